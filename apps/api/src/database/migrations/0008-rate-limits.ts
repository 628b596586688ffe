import { IDENTITY_ROLE } from './0003-people.ts';
import type { Migration } from './migration.ts';

/** What was used of each budget, for all processes of a server. After a crash it is empty, and that is no loss: nothing of it goes into the log. */
export const rateLimits: Migration = {
  number: 8,
  name: 'rate-limits',
  steps: [
    `CREATE UNLOGGED TABLE rate_limit (
       -- Keyed hash of the budget and of whose it is: a table of addresses would be a record of who was here.
       budget_key bytea PRIMARY KEY,
       points integer NOT NULL,
       resets_at timestamptz NOT NULL
     );
     ALTER TABLE rate_limit ENABLE ROW LEVEL SECURITY;
     CREATE POLICY rate_limit_installation ON rate_limit TO ${IDENTITY_ROLE}
       USING ((SELECT is_installation())) WITH CHECK ((SELECT is_installation()));
     GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO ${IDENTITY_ROLE};`,
  ],
};
