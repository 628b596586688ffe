import type { Sql } from '../../../apps/api/src/database/sql.ts';
import { TABLE_RIGHTS } from '../sql/table-rights.ts';

/** One lock of the database, and how it is taken off. */
export interface DatabaseMutation {
  readonly kind:
    | 'policy dropped'
    | 'policy opened'
    | 'row-level security off'
    | 'right revoked'
    | 'right granted'
    | 'function weakened'
    | 'view weakened'
    | 'trigger dropped'
    | 'rule dropped';
  readonly name: string;
  readonly statement: string;
  /** Tables at which the difference shows; none for what only a story tells. */
  readonly tables: readonly string[];
}

/** THE weakenings of functions: a condition that each rests on, and what is put in its place. */
const WEAKENED: readonly { readonly name: string; readonly condition: string; readonly instead: string }[] = [
  { name: 'acting()', condition: 's.revoked_at IS NULL AND', instead: '' },
  { name: 'acting()', condition: 's.expires_at > now() AND', instead: '' },
  { name: 'acting()', condition: 'AND s.idle_until > now()', instead: '' },
  { name: 'acting()', condition: 't.revoked_at IS NULL AND', instead: '' },
  { name: 'acting()', condition: 'AND t.expires_at > now()', instead: '' },
  { name: 'acting()', condition: 'AND j.expires_at > now()', instead: '' },
  { name: 'acting()', condition: 'NOT s.second_factor', instead: 'false' },
  { name: 'acting()', condition: 'AND c.capability = ANY (t.capabilities)', instead: '' },
  { name: 'acting()', condition: 'c.role = ANY (m.roles) AND', instead: '' },
  { name: 'acting()', condition: 'j.person_id IS NULL OR c IN', instead: 'true OR c IN' },
  { name: 'acting()', condition: 'i.demo OR NOT p.demo', instead: 'true' },
  { name: 'acting()', condition: 'AND m.person_id IS NOT NULL', instead: '' },
  { name: 'acting()', condition: "c.role = 'steward' AND p.steward", instead: "c.role = 'steward'" },
  { name: 'acting_in_person()', condition: "who.kind = 'session'", instead: 'true' },
  { name: 'acting_for(text)', condition: 'capability = ANY (who.capabilities) AND', instead: '' },
  { name: 'acting_for(text)', condition: 'meant IS NULL OR meant = who.organisation_id', instead: 'true' },
  { name: 'acting_for(text)', condition: 'RETURN who.organisation_id', instead: 'RETURN meant' },
  { name: 'is_installation()', condition: "coalesce((acting()).kind = 'installation', false)", instead: 'true' },
  { name: 'issue_job_secret(bytea,text[],interval)', condition: 'OR NOT wanted <@ who.capabilities', instead: '' },
  { name: 'issue_job_secret(bytea,text[],interval)', condition: "OR who.kind = 'job'", instead: '' },
  { name: 'end_job_secret()', condition: 'WHERE secret_hash =', instead: 'WHERE true OR secret_hash =' },
  { name: 'open_territory(uuid,uuid,text)', condition: 'g.recipient_organisation_id = reader AND', instead: '' },
  { name: 'open_territory(uuid,uuid,text)', condition: 'AND g.kind = meant_kind', instead: '' },
  { name: 'open_territory(uuid,uuid,text)', condition: 'AND g.municipality_ids IS NULL', instead: '' },
  { name: 'open_territory(uuid,uuid,text)', condition: 'AND g.revoked_at IS NULL', instead: '' },
  { name: 'open_territory(uuid,uuid,text)', condition: 'AND g.valid_until > today', instead: '' },
  { name: 'open_territory(uuid,uuid,text)', condition: 'o.standing_access', instead: 'true' },
  { name: 'readable_organisation_id(text)', condition: "OR NOT 'records.read' = ANY (who.capabilities)", instead: '' },
  { name: 'readable_organisation_id(text)', condition: 'RETURN NULL;\nEND', instead: 'RETURN meant;\nEND' },
  { name: 'readable_territory()', condition: "RETURN open_territory(meant, who.organisation_id, 'records')", instead: 'RETURN NULL' },
  { name: 'batches_open_to_others()', condition: 'AND b.undone_version IS NULL', instead: '' },
  { name: 'batches_open_to_others()', condition: 'b.committed_version IS NOT NULL AND', instead: '' },
  { name: 'readable_corrections(bigint)', condition: 'c.organisation_id = owner AND', instead: '' },
  { name: 'readable_corrections(bigint)', condition: 'c.withdrawn_version IS NULL', instead: 'true' },
  { name: 'readable_corrections(bigint)', condition: 'AND v.batch_id = ANY (open_to_others)', instead: '' },
  { name: 'readable_corrections(bigint)', condition: 'is_whole OR', instead: 'true OR' },
  {
    name: 'readable_corrected_version(bigint)',
    condition: `c.organisation_id = (SELECT readable_organisation_id('records')) AND`,
    instead: '',
  },
  { name: 'raise_for_correction()', condition: `acting_for('records.import')`, instead: 'acting_organisation_id()' },
  { name: 'step_correction()', condition: 'NEW.person_id := who.person_id;', instead: '' },
  { name: 'step_correction()', condition: 'NEW.withdrawn_by := who.person_id;', instead: '' },
  { name: 'step_correction()', condition: 'IF OLD.withdrawn_version IS NOT NULL THEN', instead: 'IF false THEN' },
  { name: 'opened_kinds(text[])', condition: "OR NOT 'records.read' = ANY (who.capabilities)", instead: '' },
  { name: 'received_grants()', condition: 'g.recipient_organisation_id = me AND', instead: '' },
  { name: 'opened_sites()', condition: 'g.recipient_organisation_id = me AND', instead: '' },
  { name: 'opened_sites()', condition: 'AND g.revoked_at IS NULL', instead: '' },
  { name: 'opened_sites()', condition: 'g.valid_from <= today_of(g.organisation_id) AND', instead: '' },
  { name: 'opened_sites()', condition: 'AND g.valid_until > today_of(g.organisation_id)', instead: '' },
  { name: 'network_evidence()', condition: 'IF me IS NULL AND NOT is_installation() THEN RETURN; END IF;', instead: '' },
  { name: 'network_factors()', condition: 'IF me IS NULL AND NOT is_installation() THEN RETURN; END IF;', instead: '' },
  { name: 'network_evidence()', condition: "d.decision = 'contributed' AND", instead: '' },
  { name: 'network_evidence()', condition: 'e.run_id, e.decision_no DESC', instead: 'e.run_id, e.decision_no' },
  { name: 'network_factors()', condition: "d.decision = 'contributed' AND", instead: '' },
  { name: 'network_factors()', condition: 'e.factor_id, e.decision_no DESC', instead: 'e.factor_id, e.decision_no' },
  {
    name: 'evidence_counts()',
    condition: "IF acting_for('records.read') IS NULL AND NOT is_installation() THEN",
    instead: 'IF false THEN',
  },
  { name: 'publish_release(uuid,text)', condition: 'last.person_id IS NULL OR last.person_id = publisher', instead: 'false' },
  { name: 'publish_release(uuid,text)', condition: 'me IS NULL OR publisher IS NULL', instead: 'false' },
  { name: 'publish_release(uuid,text)', condition: 'made.audit_passed IS NOT TRUE', instead: 'false' },
  { name: 'publish_release(uuid,text)', condition: 'made.digest IS DISTINCT FROM seen_digest OR', instead: '' },
  { name: 'publish_release(uuid,text)', condition: 'NOT k.release_id = ANY (made.considered)', instead: 'false' },
  { name: 'known_releases(jsonb)', condition: 'IF me IS NULL THEN RETURN; END IF;', instead: '' },
  { name: 'other_publishers()', condition: "m.organisation_id = (SELECT acting_for('releases.publish')) AND", instead: '' },
  { name: 'withdraw_release(uuid,text)', condition: 'IF me IS NULL THEN', instead: 'IF false THEN' },
  { name: 'step_release()', condition: "NEW.kind IN ('begun', 'ready', 'failed') AND", instead: '' },
  { name: 'step_evidence()', condition: 'NEW.person_id := acting_person_id();', instead: '' },
  { name: 'audit_people(uuid[])', condition: "e.organisation_id = (SELECT acting_for('audit.read')) AND", instead: '' },
  { name: 'black_spot_people()', condition: "e.organisation_id = (SELECT acting_for('records.read')) AND", instead: '' },
  { name: 'black_spot_keepers()', condition: "m.organisation_id = (SELECT acting_for('analyses.run')) AND", instead: '' },
  { name: 'black_spot_keepers()', condition: 'm.ended_at IS NULL AND', instead: '' },
  { name: 'black_spot_keepers()', condition: 'p.disabled_at IS NULL AND', instead: '' },
  { name: 'black_spot_keepers()', condition: "c.capability = 'analyses.run'", instead: 'true' },
  { name: 'name_audit_actor()', condition: 'NEW.occurred_at := clock_timestamp();', instead: '' },
  { name: 'name_audit_actor()', condition: 'NEW.actor_kind := who.kind;', instead: '' },
  { name: 'name_audit_actor()', condition: "IF who.kind IS DISTINCT FROM 'installation' THEN", instead: 'IF false THEN' },
  { name: 'prune_audit(audit_checkpoint)', condition: 'IF NOT is_installation() THEN', instead: 'IF false THEN' },
  { name: 'audit_kept_days(uuid)', condition: 'is_installation() AND', instead: '' },
  { name: 'step_subject_request()', condition: "who.kind = 'installation' AND OLD.status", instead: 'OLD.status' },
];

/** And of the view on which the territory rests. */
const WEAKENED_VIEWS = [
  { name: 'open_accident', condition: /b\.committed_version DESC/, instead: 'b.committed_version' },
  // Some versions of PostgreSQL write of which table a column is, and some do not.
  { name: 'open_accident', condition: /(newest\.)?municipality_id = ANY/, instead: 'true OR $&' },
  { name: 'open_accident', condition: /v\.organisation_id = \( SELECT/, instead: 'true OR $&' },
];

/** Rights that nobody has and that would open something; what is more would also be found by the comparison of all rights. */
const GRANTED = [
  ['elektron_app', 'SELECT (password_hash, totp_secret)', 'person'],
  ['elektron_app', 'SELECT (token_hash)', 'session'],
  ['elektron_app', 'SELECT (token_hash)', 'api_token'],
  ['elektron_app', 'SELECT (link_hash)', 'one_time_link'],
  ['elektron_app', 'UPDATE (second_factor)', 'session'],
  ['elektron_app', 'UPDATE (recipient_organisation_id, municipality_ids)', 'sharing_grant'],
  ['elektron_app', 'DELETE', 'sharing_grant'],
  ['elektron_app', 'UPDATE', 'audit_event'],
  ['elektron_app', 'INSERT', 'membership'],
  ['elektron_app', 'UPDATE', 'accident_version'],
  ['elektron_identity', 'SELECT', 'job_secret'],
  ['elektron_service', 'SELECT', 'person'],
  ['PUBLIC', 'SELECT', 'installation'],
] as const;

/** Whole rules of tables: what a token may be made of, and for how long. */
const RULES = ['api_token_capabilities_check', 'api_token_check'] as const;

/** THE locks of a database: each policy, each table's row-level security, each right, each trigger, each condition of a function. */
export async function listDatabaseMutations(sql: Sql): Promise<DatabaseMutation[]> {
  return [
    ...(await listPolicies(sql)),
    ...(await listTables(sql)),
    ...(await listRights(sql)),
    ...GRANTED.map(([role, right, table]): DatabaseMutation => ({
      kind: 'right granted',
      name: `${role}: ${right} ON ${table}`,
      statement: `GRANT ${right} ON ${table} TO ${role}`,
      tables: [table],
    })),
    ...(await listWeakened(sql)),
    ...(await listWeakenedViews(sql)),
    ...(await listTriggers(sql)),
    ...RULES.map((name): DatabaseMutation => ({
      kind: 'rule dropped',
      name,
      statement: `ALTER TABLE api_token DROP CONSTRAINT ${name}`,
      tables: [],
    })),
  ];
}

interface Policy {
  readonly name: string;
  readonly table: string;
  readonly command: string;
  readonly permissive: boolean;
}

async function listPolicies(sql: Sql): Promise<DatabaseMutation[]> {
  const policies = await sql.query<Policy>(
    `SELECT policyname AS name, tablename AS "table", cmd AS command, permissive = 'PERMISSIVE' AS permissive FROM pg_policies
     WHERE schemaname = 'public' ORDER BY tablename, policyname`,
  );
  return policies.flatMap(({ name, table, command, permissive }): DatabaseMutation[] => {
    const dropped = { kind: 'policy dropped', name, statement: `DROP POLICY ${name} ON ${table}`, tables: [table] } as const;
    // Without a policy that only restricts, as without a wall, everything is open already.
    if (!permissive) return [dropped];
    const using = command === 'INSERT' ? '' : ' USING (true)';
    const check = command === 'SELECT' || command === 'DELETE' ? '' : ' WITH CHECK (true)';
    return [dropped, { kind: 'policy opened', name, statement: `ALTER POLICY ${name} ON ${table}${using}${check}`, tables: [table] }];
  });
}

async function listTables(sql: Sql): Promise<DatabaseMutation[]> {
  const tables = await sql.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity ORDER BY 1`,
  );
  return (
    tables
      // Where no role of the application has any right, there is nobody to keep out.
      .filter(({ name }) => TABLE_RIGHTS[name]?.app !== undefined || TABLE_RIGHTS[name]?.identity !== undefined)
      .map(({ name }) => ({
        kind: 'row-level security off',
        name,
        statement: `ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`,
        tables: [name],
      }))
  );
}

async function listRights(sql: Sql): Promise<DatabaseMutation[]> {
  const rights = await sql.query<{ table: string; role: string; right: string; columns: string[] | null }>(
    `SELECT c.relname AS "table", pg_get_userbyid(a.grantee) AS role, a.privilege_type AS "right", NULL::text[] AS columns
       FROM pg_class c CROSS JOIN aclexplode(c.relacl) a
       WHERE c.relnamespace = 'public'::regnamespace AND pg_get_userbyid(a.grantee) IN ('elektron_app', 'elektron_identity')
     UNION ALL
     SELECT c.relname, pg_get_userbyid(a.grantee), a.privilege_type, array_agg(t.attname::text)
       FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid CROSS JOIN aclexplode(t.attacl) a
       WHERE c.relnamespace = 'public'::regnamespace AND pg_get_userbyid(a.grantee) IN ('elektron_app', 'elektron_identity') GROUP BY 1, 2, 3
     ORDER BY 1, 2, 3`,
  );
  return rights.map(({ table, role, right, columns }) => {
    const what = columns === null ? right : `${right} (${columns.join(', ')})`;
    return {
      kind: 'right revoked',
      name: `${role}: ${right} ON ${table}`,
      statement: `REVOKE ${what} ON ${table} FROM ${role}`,
      tables: [table],
    };
  });
}

async function listWeakened(sql: Sql): Promise<DatabaseMutation[]> {
  const mutations: DatabaseMutation[] = [];
  for (const { name, condition, instead } of WEAKENED) {
    const [found] = await sql.query<{ definition: string }>('SELECT pg_get_functiondef($1::regprocedure) AS definition', [name]);
    const definition = found?.definition ?? '';
    // A list that no longer fits the functions would show nothing.
    if (!definition.includes(condition)) throw new Error(`The function ${name} has no condition “${condition}”.`);
    mutations.push({
      kind: 'function weakened',
      name: `${name}: ${condition.replaceAll(/\s+/g, ' ')}`,
      statement: definition.replaceAll(condition, instead),
      tables: ['accident_version', 'intervention', 'import_batch', 'membership', 'session', 'api_token', 'person'],
    });
  }
  return mutations;
}

async function listWeakenedViews(sql: Sql): Promise<DatabaseMutation[]> {
  const mutations: DatabaseMutation[] = [];
  for (const { name, condition, instead } of WEAKENED_VIEWS) {
    const [found] = await sql.query<{ definition: string }>('SELECT pg_get_viewdef($1::regclass) AS definition', [name]);
    const definition = found?.definition ?? '';
    if (!condition.test(definition)) throw new Error(`The view ${name} has no condition ${condition.source}.`);
    mutations.push({
      kind: 'view weakened',
      name: `${name}: ${condition.source}`,
      statement: `CREATE OR REPLACE VIEW ${name} WITH (security_barrier) AS ${definition.replace(condition, instead)}`,
      tables: ['accident_version', 'casualty_version'],
    });
  }
  return mutations;
}

async function listTriggers(sql: Sql): Promise<DatabaseMutation[]> {
  const triggers = await sql.query<{ name: string; table: string }>(
    `SELECT tgname AS name, tgrelid::regclass::text AS "table" FROM pg_trigger WHERE NOT tgisinternal ORDER BY 2, 1`,
  );
  return triggers.map(({ name, table }) => ({
    kind: 'trigger dropped',
    name: `${name} ON ${table}`,
    statement: `DROP TRIGGER ${name} ON ${table}`,
    tables: [table],
  }));
}
