import { ASKERS, type Asker } from '../world/askers.ts';
import { ORGANISATION_NAMES, ORGANISATIONS } from '../world/organisations.ts';
import type { Attacker, AttackingRole, Meant } from './attacker.ts';
import { personIdOf } from './rights/people.ts';
import { TABLE_RIGHTS } from './table-rights.ts';

const MEANT: readonly Meant[] = ['none', ...ORGANISATION_NAMES];
/** Of whoever is nobody, what the database finds by their secret is asked, which is all that policies know; the tables of one of them. */
const NOBODY = 'signed out';
/** In place of the digits of an organisation. */
const NOBODYS = 'nobodys';

interface Seen {
  readonly table: string;
  readonly owner: string;
}

/** Tables of which a role may ask whose rows are there. */
export function readableTables(role: Exclude<AttackingRole, 'login'>, among: readonly string[]): string[] {
  return among.filter((table) => {
    const { owner, [role]: privileges } = TABLE_RIGHTS[table] ?? { owner: null };
    const columns = privileges?.select;
    return columns === 'all' || (columns !== undefined && (owner === null || columns.includes(owner)));
  });
}

/** Whose rows are there, in all tables at once. */
function questionOf(tables: readonly string[]): string {
  const parts = tables.map((table) => {
    const owner = TABLE_RIGHTS[table]?.owner ?? `'${NOBODYS}'`;
    return `SELECT DISTINCT '${table}' AS "table", left(${owner}::text, 8) AS owner FROM ${table} WHERE ${owner} IS NOT NULL`;
  });
  return parts.join(' UNION ALL ');
}

/**
 * Looks at every table from every position: every role, every asker, every organisation that can be meant.
 * @param among names of tables
 * @returns each table of which somebody sees too much or too little
 */
export async function checkSight(attacker: Attacker, among: readonly string[]): Promise<string[]> {
  const violations: string[] = [];
  const asApp = readableTables('app', among);
  for (const asker of ASKERS) {
    violations.push(...(await checkActing(attacker, asker)));
    if (asker.kind === 'nobody' && asker.name !== NOBODY) continue;
    for (const meant of MEANT) violations.push(...(await compare(attacker, asker, meant, asApp)));
  }
  for (const name of ['signed out', 'everything', 'steward']) {
    const asker = ASKERS.find((each) => each.name === name);
    violations.push(...(await checkNothing(attacker, 'identity', asker?.secret ?? null, readableTables('identity', among))));
  }
  return violations;
}

interface Acting {
  readonly kind: string | null;
  readonly person: string | null;
  readonly organisation: string | null;
  readonly capabilities: string[] | null;
}

/** Who it is, by the function on which all policies rest. */
async function checkActing(attacker: Attacker, asker: Asker): Promise<string[]> {
  const question = `SELECT a.kind, a.person_id AS person, a.organisation_id AS organisation, a.capabilities FROM acting() a`;
  const attempt = await attacker.at({ role: 'app', secret: asker.secret, meant: 'own' }, () => attacker.ask<Acting>(question));
  const found = attempt.refused === null ? attempt.found[0] : undefined;
  const isNobody = asker.kind === 'nobody';
  const expected = [
    isNobody ? null : asker.kind,
    isNobody ? null : personIdOf(asker),
    asker.actsForOwn ? ORGANISATIONS.own.id : null,
    [...asker.capabilities].sort().join(),
  ];
  const actual = [found?.kind ?? null, found?.person ?? null, found?.organisation ?? null, [...(found?.capabilities ?? [])].sort().join()];
  return actual.join(' | ') === expected.join(' | ') ? [] : [`${asker.name} is ${actual.join(' | ')} instead of ${expected.join(' | ')}`];
}

async function compare(attacker: Attacker, asker: Asker, meant: Meant, tables: readonly string[]): Promise<string[]> {
  if (tables.length === 0) return [];
  const seen = await look(attacker, 'app', asker.secret, meant, tables);
  return tables.flatMap((table) => {
    const expected = [...new Set(TABLE_RIGHTS[table]?.sees(asker, meant) ?? [])].sort();
    const found = seen
      .filter((each) => each.table === table)
      .map(({ owner }) => nameOfPrefix(owner))
      .filter((name) => name !== null)
      .sort();
    if (found.join() === expected.join()) return [];
    return [`${asker.name} meaning ${meant} sees ${table} of [${found.join()}] instead of [${expected.join()}]`];
  });
}

/** Another role than that of records sees nothing but for the installation itself. */
async function checkNothing(attacker: Attacker, role: 'identity', secret: string | null, tables: readonly string[]): Promise<string[]> {
  if (tables.length === 0) return [];
  const seen = await look(attacker, role, secret, 'none', tables);
  return seen.map(({ table, owner }) => `as ${role}, ${table} shows rows of ${owner} without the installation’s secret`);
}

export async function look(
  attacker: Attacker,
  role: AttackingRole,
  secret: string | null,
  meant: Meant,
  tables: readonly string[],
): Promise<Seen[]> {
  const attempt = await attacker.at({ role, secret, meant }, () => attacker.ask<Seen>(questionOf(tables)));
  return attempt.refused === null ? attempt.found : tables.map((table) => ({ table, owner: `refused: ${attempt.message}` }));
}

/** Whose rows they are, or why there are none; null for people who belong to no organisation. */
export function nameOfPrefix(prefix: string): string | null {
  if (prefix === NOBODYS) return 'nobody';
  if (prefix.startsWith('refused')) return prefix;
  return ORGANISATION_NAMES.find((name) => ORGANISATIONS[name].idPrefix === prefix) ?? null;
}
