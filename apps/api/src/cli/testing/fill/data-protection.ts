import { randomBytes, randomUUID } from 'node:crypto';

import type { Sql } from '../../../database/sql.ts';
import { AWKWARD_TEXTS, EXACT_TIMES } from './awkward.ts';
import { hex, insert } from './insert.ts';
import type { Known } from './known.ts';

/** Requests on behalf of persons. */
export async function fillDataProtection(sql: Sql, { organisation, police, one, accident }: Known): Promise<void> {
  const request = { ...organisation, request_id: randomUUID() };
  await insert(sql, 'subject_request', [
    {
      ...request,
      ...accident,
      kind: 'export',
      unit_reference: '1',
      casualty_reference: 'α',
      reason: AWKWARD_TEXTS[0],
      status: 'open',
      opened_by: one,
      opened_by_name: 'Test',
      opened_at: EXACT_TIMES[0],
    },
  ]);
  await insert(sql, 'subject_export', [{ ...request, sealed: hex(randomBytes(300)), expires_at: EXACT_TIMES[2] }]);
  await insert(sql, 'subject_erasure', [{ organisation_id: police, key_hash: hex(randomBytes(32)), erased_at: EXACT_TIMES[0] }]);
}
