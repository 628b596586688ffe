import { installationSecretOf } from '../../../apps/api/src/database/installation.ts';
import { KeyRing } from '../../../apps/api/src/common/key-ring.ts';
import { TEST_SECRET_KEY } from '../../../apps/api/src/database/testing/test-secret-key.ts';
import type { Table } from '../world/catalogue.ts';
import type { Row } from '../world/make-row.ts';
import { ORGANISATION_NAMES, UNKNOWN_ID, type OrganisationName } from '../world/organisations.ts';
import { personNamed } from '../world/people.ts';
import type { SeededWorld } from '../world/seed.ts';
import { insertStatement, touched, type Attacker } from './attacker.ts';
import { freshRow, insertableColumns } from './check-changes.ts';
import { look, nameOfPrefix, readableTables } from './check-sight.ts';
import { TABLE_RIGHTS } from './table-rights.ts';

const secret = installationSecretOf(new KeyRing(TEST_SECRET_KEY));

/** Where the installation, acting for an organisation, sees rows of others: grants that the organisation has received. */
const ALSO: Readonly<Record<string, readonly OrganisationName[]>> = { sharing_grant: ['foreign', 'own'] };

/**
 * The installation's own secret opens what signing in, recovery and the command line need: as `elektron_identity` all of it, as `elektron_app`
 * that of the organisation that is meant. (Were it closed, a policy that is missing would not be noticed.)
 * @returns what is not as declared
 */
export async function checkInstallation(attacker: Attacker, world: SeededWorld, among: readonly string[]): Promise<string[]> {
  const everywhere = [...ORGANISATION_NAMES].sort().join();
  const isNobodys = (table: string): boolean => TABLE_RIGHTS[table]?.owner === null;
  const asIdentity = await compareSight(attacker, 'identity', 'none', among, (table) => (isNobodys(table) ? 'nobody' : everywhere));
  const asApp = await compareSight(attacker, 'app', 'foreign', among, (table) =>
    isNobodys(table) ? 'nobody' : (ALSO[table] ?? ['foreign']).join(),
  );
  const changes: string[] = [];
  await attacker.at({ role: 'identity', secret, meant: 'none' }, async () => {
    for (const table of world.tables.filter(({ name }) => among.includes(name)))
      changes.push(...(await changeAsIdentity(attacker, world, table)));
  });
  return [...asIdentity, ...asApp, ...changes];
}

async function compareSight(
  attacker: Attacker,
  role: 'app' | 'identity',
  meant: 'none' | 'foreign',
  among: readonly string[],
  expectedOf: (table: string) => string,
): Promise<string[]> {
  const tables = readableTables(role, among);
  if (tables.length === 0) return [];
  const seen = await look(attacker, role, secret, meant, tables);
  return tables.flatMap((table) => {
    const found = seen.filter((each) => each.table === table).map(({ owner }) => nameOfPrefix(owner));
    const names = found
      .filter((name) => name !== null)
      .sort()
      .join();
    return names === expectedOf(table)
      ? []
      : [`as ${role}, the installation sees ${table} of [${names}] instead of [${expectedOf(table)}]`];
  });
}

/** What the rules of a table ask of a new row: it refers to somebody who is there and is no member yet, its key is one of a few words. */
const GIVEN: Readonly<Record<string, Row>> = {
  organisation: { organisation_id: UNKNOWN_ID, slug: 'fresh' },
  person: { person_id: UNKNOWN_ID },
  membership: { person_id: personNamed('outsider', null).id },
  organisation_municipality: { municipality_id: 2 },
  sharing_use: { what: 'aggregates' },
};

async function changeAsIdentity(attacker: Attacker, world: SeededWorld, table: Table): Promise<string[]> {
  const { identity: privileges = {} } = TABLE_RIGHTS[table.name] ?? {};
  const row = { ...freshRow(world, table, 'foreign', 4), ...GIVEN[table.name] };
  const [key = ''] = privileges.update === 'all' ? table.primaryKey : (privileges.update ?? []);
  const attempts: [string, boolean, string][] = [
    ['insert', privileges.insert !== undefined, insertStatement(table.name, row, insertableColumns(row, privileges.insert))],
    ['update', privileges.update !== undefined, `UPDATE ${table.name} SET ${key} = ${key}`],
    ['delete', privileges.delete === true, `DELETE FROM ${table.name}`],
  ];
  const problems: string[] = [];
  for (const [verb, isAllowed, statement] of attempts) {
    if (!isAllowed) continue;
    const attempt = await attacker.touch(statement);
    if (touched(attempt) > 0) continue;
    problems.push(`the installation cannot ${verb} in ${table.name}${attempt.refused === null ? '' : ` (${attempt.message})`}`);
  }
  return problems;
}
