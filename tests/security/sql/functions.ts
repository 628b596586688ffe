import type { Sql } from '../../../apps/api/src/database/sql.ts';
import type { AttackingRole } from './attacker.ts';

type Role = Exclude<AttackingRole, 'login'>;

/** A function of the product's schema. */
export interface DeclaredFunction {
  /** Whether it runs with its owner's rights, past the policies. */
  readonly asOwner: boolean;
  /** Who may call it. Those of triggers are called by nobody. */
  readonly callers: readonly Role[] | 'everybody';
}

const OF_TRIGGER: DeclaredFunction = { asOwner: true, callers: [] };
const FOR_APP: DeclaredFunction = { asOwner: true, callers: ['app'] };
const FOR_BOTH: DeclaredFunction = { asOwner: true, callers: ['app', 'identity'] };
const FOR_IDENTITY: DeclaredFunction = { asOwner: true, callers: ['identity'] };

const FOR_PUBLIC: DeclaredFunction = { asOwner: true, callers: ['public'] };

/** THE functions, as PostgreSQL writes their names. Each that runs as the owner is a way past the policies, and is attacked below. */
export const FUNCTIONS: Readonly<Record<string, DeclaredFunction>> = {
  'acting()': FOR_BOTH,
  'acting_organisation_id()': FOR_BOTH,
  'acting_person_id()': FOR_APP,
  'acting_in_person()': FOR_APP,
  'who_is_there()': FOR_APP,
  'acting_for(text)': FOR_APP,
  'is_installation()': FOR_BOTH,
  'issue_job_secret(bytea,text[],interval)': FOR_APP,
  'end_job_secret()': FOR_APP,
  'refuse_rewriting()': { asOwner: false, callers: 'everybody' },
  'today_of(uuid)': FOR_APP,
  'is_road_authority(text)': { asOwner: false, callers: 'everybody' },
  'open_territory(uuid,uuid,text)': { asOwner: true, callers: [] },
  'readable_organisation_id(text)': FOR_APP,
  'readable_territory()': FOR_APP,
  'batches_open_to_others()': FOR_APP,
  'readable_batches(text,bigint)': FOR_APP,
  'readable_corrections(bigint)': FOR_APP,
  'readable_corrected_version(bigint)': FOR_APP,
  'excluded_accidents(integer[],bigint)': FOR_APP,
  'once_excluded_accidents()': FOR_APP,
  'step_duplicate_decision()': OF_TRIGGER,
  'step_place_skip()': OF_TRIGGER,
  'erase_place_search()': OF_TRIGGER,
  'step_reporting()': OF_TRIGGER,
  'step_black_spot()': OF_TRIGGER,
  'sign_evaluation_plan()': OF_TRIGGER,
  'require_black_spot_keeper()': OF_TRIGGER,
  'count_site_table_bytes()': OF_TRIGGER,
  'black_spot_keepers()': FOR_APP,
  'black_spot_people()': FOR_APP,
  'raise_for_correction()': OF_TRIGGER,
  'step_correction()': OF_TRIGGER,
  'erase_corrections()': OF_TRIGGER,
  'opened_kinds(text[])': FOR_APP,
  'received_grants()': FOR_APP,
  'to_two_digits(text)': { asOwner: false, callers: 'everybody' },
  'site_counts(uuid,uuid)': { asOwner: false, callers: ['app'] },
  'opened_sites()': FOR_APP,
  'name_citizen_report_decision()': OF_TRIGGER,
  'set_citizen_report_desk(boolean,integer)': FOR_APP,
  'accepted_citizen_reports()': FOR_APP,
  'erase_due_citizen_reports()': { asOwner: true, callers: ['app', 'public'] },
  'citizen_report_recipient(double precision,double precision)': FOR_PUBLIC,
  'send_citizen_report(uuid,uuid,bytea,text,text,double precision,double precision,date,text)': FOR_PUBLIC,
  'attach_citizen_photo(bytea,bytea)': FOR_PUBLIC,
  'citizen_report_by(bytea)': FOR_PUBLIC,
  'take_back_citizen_report(bytea)': FOR_PUBLIC,
  'name_published_factor()': OF_TRIGGER,
  'step_evidence()': OF_TRIGGER,
  'network_evidence()': FOR_BOTH,
  'network_factors()': FOR_BOTH,
  'evidence_counts()': FOR_BOTH,
  'name_release_draft()': OF_TRIGGER,
  'step_release()': OF_TRIGGER,
  'known_releases(jsonb)': FOR_APP,
  'other_publishers()': FOR_APP,
  'publish_release(uuid,text)': FOR_APP,
  'withdraw_release(uuid,text)': FOR_APP,
  'name_audit_actor()': OF_TRIGGER,
  'await_audit_seal()': OF_TRIGGER,
  'refuse_audit_change()': { asOwner: false, callers: [] },
  'refuse_audit_removal()': OF_TRIGGER,
  'audit_kept_days(uuid)': FOR_IDENTITY,
  'prune_audit(audit_checkpoint)': FOR_IDENTITY,
  'audit_people(uuid[])': FOR_APP,
  'step_subject_request()': OF_TRIGGER,
  'erase_subject(uuid,bytea[],erased_content[],erased_content[],text[])': FOR_APP,
};

interface FoundFunction {
  readonly name: string;
  readonly asOwner: boolean;
  readonly searchPath: string | null;
  readonly callers: string[];
}

const ROLES: readonly Role[] = ['app', 'identity', 'service', 'public'];

/** @returns functions that are not as declared, or that find tables and functions wherever a caller says */
export async function checkFunctions(sql: Sql): Promise<string[]> {
  const found = await sql.query<FoundFunction>(
    `SELECT p.oid::regprocedure::text AS name, p.prosecdef AS "asOwner",
       (SELECT c FROM unnest(p.proconfig) c WHERE c LIKE 'search_path=%') AS "searchPath",
       ARRAY(SELECT r FROM unnest(ARRAY['app', 'identity', 'service', 'public']) r WHERE has_function_privilege('elektron_' || r, p.oid, 'EXECUTE')) AS callers
     FROM pg_proc p WHERE (p.pronamespace = 'public'::regnamespace OR p.prosecdef)
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  );
  const missing = Object.keys(FUNCTIONS).filter((name) => !found.some((each) => each.name === name));
  return [...missing.map((name) => `declared, but not there: ${name}`), ...found.flatMap(compare)];
}

function compare({ name, asOwner, searchPath, callers }: FoundFunction): string[] {
  const declared = FUNCTIONS[name];
  if (declared === undefined) return [`not declared: ${name}`];
  const expected = declared.callers === 'everybody' ? ROLES : declared.callers;
  return [
    ...(declared.asOwner === asOwner ? [] : [`${name} runs ${asOwner ? 'as its owner' : 'as its caller'}, which is not declared`]),
    ...([...expected].sort().join() === [...callers].sort().join() ? [] : [`${name} may be called by [${callers.join()}]`]),
    ...(asOwner && searchPath !== 'search_path=public, pg_temp'
      ? [`${name} looks for tables in ${searchPath ?? 'the caller’s search path'}`]
      : []),
  ];
}
