import type { Sql } from '../../../apps/api/src/database/sql.ts';
import { Attacker, touched } from './attacker.ts';

/** What not even the owner of the tables does: its tables refuse it, unless it takes the refusal away first. */
const REFUSED = [
  `UPDATE audit_event SET action = 'x'`,
  'DELETE FROM audit_event',
  'TRUNCATE audit_event',
  'UPDATE audit_seal SET mac = mac',
  'DELETE FROM audit_seal',
  'TRUNCATE audit_seal',
  'UPDATE audit_checkpoint SET mac = mac',
  'DELETE FROM audit_checkpoint',
  'TRUNCATE audit_checkpoint',
  `UPDATE data_version SET version = version WHERE kind = 'accidents'`,
  'UPDATE accident_correction SET withdrawn_at = now() WHERE withdrawn_version IS NOT NULL',
  'UPDATE import_batch SET committed_version = 99 WHERE committed_version IS NOT NULL',
];

const INTEGRITY = '23000';

/** @param sql as the owner @returns what it could do */
export async function checkOwner(sql: Sql): Promise<string[]> {
  const owner = new Attacker(sql, false);
  const done: string[] = [];
  for (const statement of REFUSED) {
    const attempt = await owner.touch(statement);
    if (attempt.refused !== INTEGRITY)
      done.push(`${statement}: ${attempt.refused === null ? `${touched(attempt)} rows` : attempt.message}`);
  }
  return done;
}
