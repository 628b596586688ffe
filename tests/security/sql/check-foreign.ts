import { ASKERS, type Asker } from '../world/askers.ts';
import type { Table } from '../world/catalogue.ts';
import type { Row } from '../world/make-row.ts';
import { ORGANISATIONS, type OrganisationName } from '../world/organisations.ts';
import type { SeededWorld } from '../world/seed.ts';
import { insertStatement, NO_RIGHT, touched, type Attacker, type Meant } from './attacker.ts';
import { freshRow, insertableColumns } from './check-changes.ts';
import type { TableRights } from './rights/right.ts';
import { TABLE_RIGHTS } from './table-rights.ts';

/** Those who may do the most, and those who may do nothing. */
const ATTACKERS = ['everything', 'manager', 'steward', 'signed out'];
/** Whose rows nobody else changes, whatever was opened for reading. The transaction says that it means them, or its own. */
const VICTIMS: readonly { readonly victim: OrganisationName; readonly meant: Meant }[] = [
  { victim: 'foreign', meant: 'own' },
  { victim: 'foreign', meant: 'foreign' },
  { victim: 'shared', meant: 'shared' },
];

/**
 * Tries to change, delete, add and move rows of other organisations.
 * @returns what succeeded
 */
export async function checkForeignChanges(attacker: Attacker, world: SeededWorld, among: readonly string[]): Promise<string[]> {
  const violations: string[] = [];
  for (const asker of ASKERS.filter(({ name }) => ATTACKERS.includes(name))) {
    for (const victim of VICTIMS) violations.push(...(await attackTables(attacker, world, among, { asker, ...victim })));
  }
  return violations;
}

interface Attack {
  readonly asker: Asker;
  readonly victim: OrganisationName;
  readonly meant: Meant;
}

function attackTables(attacker: Attacker, world: SeededWorld, among: readonly string[], attack: Attack): Promise<string[]> {
  const { asker, victim, meant } = attack;
  return attacker.at({ role: 'app', secret: asker.secret, meant }, async () => {
    const problems: string[] = [];
    for (const table of world.tables.filter(({ name }) => among.includes(name))) {
      for (const [what, statement] of statementsOf(world, table, victim)) {
        const attempt = await attacker.touch(statement);
        if (touched(attempt) > 0) problems.push(`${asker.name} meaning ${meant} can ${what} in ${table.name} of ${victim}`);
        else if (what.startsWith('add') && attempt.refused !== NO_RIGHT && attempt.refused !== null) {
          problems.push(`${asker.name} meaning ${meant}: to ${what} in ${table.name} of ${victim} fails only by ${attempt.refused}`);
        }
      }
    }
    return problems;
  });
}

function* statementsOf(world: SeededWorld, table: Table, victim: OrganisationName): Generator<readonly [string, string]> {
  const rights = TABLE_RIGHTS[table.name];
  const owner = rights?.owner ?? null;
  if (rights?.app === undefined || owner === null) return;
  const { app, update } = rights;
  const { idPrefix } = ORGANISATIONS[victim];
  const isTheirs = `left(${owner}::text, 8) = '${idPrefix}'`;
  if (app.update !== undefined) {
    yield ['change rows', `UPDATE ${table.name} SET ${update?.set ?? ''} WHERE ${isTheirs}`];
  }
  if (app.delete === true) yield ['delete rows', `DELETE FROM ${table.name} WHERE ${isTheirs}`];
  if (app.insert !== undefined) yield* addingStatements(world, table, rights, victim);
  if (table.columns.some(({ name }) => name === 'organisation_id')) yield* movingStatements(table.name, victim);
}

function* addingStatements(
  world: SeededWorld,
  table: Table,
  { app, insert }: TableRights,
  victim: OrganisationName,
): Generator<readonly [string, string]> {
  const theirs = { organisation_id: ORGANISATIONS[victim].id };
  const ownWay = insert?.row?.(ASKERS[0]!) ?? {};
  const fresh: Row = { ...freshRow(world, table, victim, 2), ...ownWay, ...theirs };
  const columns = insertableColumns(fresh, app?.insert);
  yield ['add a row', insertStatement(table.name, fresh, columns)];
  const known = world.rowsOf(victim, table.name)[0] ?? {};
  const statement = insertStatement(table.name, known, insertableColumns(known, app?.insert));
  const [key = ''] = table.primaryKey;
  yield ['add or leave a row', `${statement} ON CONFLICT DO NOTHING`];
  yield ['add or overwrite a row', `${statement} ON CONFLICT (${table.primaryKey.join(', ')}) DO UPDATE SET ${key} = excluded.${key}`];
}

function* movingStatements(table: string, victim: OrganisationName): Generator<readonly [string, string]> {
  const [own, theirs] = [ORGANISATIONS.own.id, ORGANISATIONS[victim].id];
  yield ['move own rows', `UPDATE ${table} SET organisation_id = '${theirs}' WHERE organisation_id = '${own}'`];
  yield ['take rows', `UPDATE ${table} SET organisation_id = '${own}' WHERE organisation_id = '${theirs}'`];
}
