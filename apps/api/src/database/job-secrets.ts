import type { Capability } from '@elektron/domain';

import { hashSecret, makeSecret } from '../common/secrets.ts';
import type { OrganisationContext } from './in-organisation.ts';
import type { Sql } from './sql.ts';

/** As long as the longest job may take. */
const LIFETIME = '24 hours';

/**
 * Lends a job some of what the context may do.
 * @param sql inside a transaction of the context
 * @throws when that is more than the context may do itself
 */
export async function issueJobSecret(
  sql: Sql,
  { organisationId }: OrganisationContext,
  capabilities: readonly Capability[],
): Promise<OrganisationContext> {
  const secret = makeSecret('job');
  await sql.query(`SELECT issue_job_secret($1, $2, interval '${LIFETIME}')`, [hashSecret(secret), capabilities]);
  return { organisationId, secret };
}

/** @param sql inside a transaction of the job's own context */
export async function endJobSecret(sql: Sql): Promise<void> {
  await sql.query('SELECT end_job_secret()');
}
