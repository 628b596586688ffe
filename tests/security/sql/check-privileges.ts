import type { Sql } from '../../../apps/api/src/database/sql.ts';
import type { Columns, Privileges, TableRights } from './rights/right.ts';

interface Granted {
  readonly table: string;
  readonly role: string;
  readonly right: string;
  /** Null where the right is for the whole table. */
  readonly column: string | null;
}

const ROLES = { app: 'elektron_app', identity: 'elektron_identity', service: 'elektron_service', public: 'elektron_public' } as const;
/** THE views. One reads past the policies of its tables, and must say itself who may read what. */
const VIEWS: Readonly<Record<string, Pick<TableRights, 'app' | 'identity' | 'service' | 'public'>>> = {
  open_accident: { app: { select: 'all' } },
};

const RIGHTS = ['select', 'insert', 'update'] as const;

/**
 * Compares what roles may ask of tables with what is declared.
 * @returns every right that is too much or missing
 */
export async function checkPrivileges(sql: Sql, declared: Readonly<Record<string, TableRights>>): Promise<string[]> {
  const found = new Set((await readGranted(sql)).map(({ table, role, right, column }) => nameOf(role, right, table, column)));
  const wanted = new Set(Object.entries({ ...declared, ...VIEWS }).flatMap(([table, rights]) => namesOf(table, rights)));
  return [
    ...[...found].filter((name) => !wanted.has(name)).map((name) => `granted, but not declared: ${name}`),
    ...[...wanted].filter((name) => !found.has(name)).map((name) => `declared, but not granted: ${name}`),
  ];
}

/** Everything that anybody but the owner (and the extension's own) may do with a table of the product. */
function readGranted(sql: Sql): Promise<Granted[]> {
  return sql.query<Granted>(
    `WITH ours AS (
       SELECT c.oid, c.relname, c.relacl, c.relowner FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
         AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') AND c.relname <> 'schema_migration'),
     granted AS (
       SELECT o.relname, NULL::name AS attname, a.*, o.relowner FROM ours o CROSS JOIN aclexplode(o.relacl) a
       UNION ALL
       SELECT o.relname, t.attname, a.*, o.relowner FROM ours o JOIN pg_attribute t ON t.attrelid = o.oid CROSS JOIN aclexplode(t.attacl) a)
     SELECT relname AS "table", CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END AS role,
       lower(privilege_type) AS "right", attname AS "column"
     FROM granted WHERE grantee <> relowner`,
  );
}

function namesOf(table: string, rights: Pick<TableRights, 'app' | 'identity' | 'service' | 'public'>): string[] {
  return (Object.keys(ROLES) as (keyof typeof ROLES)[]).flatMap((role) => {
    const privileges: Privileges = rights[role] ?? {};
    const names = RIGHTS.flatMap((right) => columnsOf(privileges[right]).map((column) => nameOf(ROLES[role], right, table, column)));
    return privileges.delete === true ? [...names, nameOf(ROLES[role], 'delete', table, null)] : names;
  });
}

function columnsOf(columns: Columns | undefined): readonly (string | null)[] {
  if (columns === undefined) return [];
  return columns === 'all' ? [null] : columns;
}

function nameOf(role: string, right: string, table: string, column: string | null): string {
  return `${role} ${right} ${table}${column === null ? '' : `.${column}`}`;
}
