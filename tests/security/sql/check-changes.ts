import { ASKERS, type Asker } from '../world/askers.ts';
import type { Table } from '../world/catalogue.ts';
import { bytesNamed, type Row } from '../world/make-row.ts';
import { idIn, ORGANISATIONS, type OrganisationName } from '../world/organisations.ts';
import { OF_NOBODY } from '../world/shapes.ts';
import { BATCHES } from '../world/shapes/imports.ts';
import type { SeededWorld } from '../world/seed.ts';
import { insertStatement, touched, type Attacker } from './attacker.ts';
import { IN_OPEN_BATCH } from './rights/imports.ts';
import type { Columns, TableRights } from './rights/right.ts';
import { TABLE_RIGHTS } from './table-rights.ts';

/** Organisations and people must be there already; the period of a count has a form, and its site is fresh. */
const isKept = (column: string): boolean => column.endsWith('organisation_id') || column === 'person_id' || column === 'period';

/** A row that is not there yet: as one that is, under a new key, in a batch that is open. */
export function freshRow(world: SeededWorld, table: Table, organisation: OrganisationName, number: number): Row {
  const [template = {}] = (OF_NOBODY[table.name] ?? world.rowsOf(organisation, table.name)).slice(-1);
  const row: Record<string, unknown> = { ...template };
  if ('batch_id' in row && table.name !== 'import_batch') row['batch_id'] = BATCHES.open;
  for (const { name, type } of table.columns.filter((column) => table.keyColumns.includes(column.name) && !isKept(column.name))) {
    if (name === 'batch_id' && table.name !== 'import_batch') continue;
    if (type === 'uuid') row[name] = idIn(ORGANISATIONS[organisation], `${table.name}.${name}`, 900_000 + number);
    else if (type === 'text') row[name] = `${String(row[name])} fresh ${number}`;
    else if (type === 'bytea') row[name] = bytesNamed(`${table.name} ${name} fresh ${number}`);
    else if (type === 'timestamp with time zone') row[name] = `2021-01-01T00:00:${String(number % 60).padStart(2, '0')}Z`;
    else row[name] = 9_000 + number;
  }
  return row;
}

/** Columns that a row gives and the right allows. */
export function insertableColumns(row: Row, columns: Columns | undefined): string[] {
  return Object.keys(row).filter((name) => columns === 'all' || columns?.includes(name) === true);
}

/**
 * Adds, changes and deletes own rows as every asker: what is allowed succeeds, and nothing else.
 * @returns what is not as declared
 */
export async function checkOwnChanges(attacker: Attacker, world: SeededWorld, among: readonly string[]): Promise<string[]> {
  const violations: string[] = [];
  for (const asker of ASKERS.filter(({ kind, name }) => kind !== 'nobody' || name === 'signed out')) {
    const found = await attacker.at({ role: 'app', secret: asker.secret, meant: 'own' }, async () => {
      const problems: string[] = [];
      for (const table of world.tables.filter(({ name }) => among.includes(name))) {
        problems.push(...(await changeOwn(attacker, world, table, asker)));
      }
      return problems;
    });
    violations.push(...found);
  }
  return violations;
}

async function changeOwn(attacker: Attacker, world: SeededWorld, table: Table, asker: Asker): Promise<string[]> {
  const rights = TABLE_RIGHTS[table.name];
  if (rights?.app === undefined) return [];
  const attempts: [string, string | null, boolean][] = [
    ['insert', insertOwn(world, table, rights, asker), rights.insert?.allowed(asker) ?? false],
    ['update', updateOwn(table, rights), rights.update?.allowed(asker) ?? false],
    ['delete', deleteOwn(table, rights), rights.delete?.allowed(asker) ?? false],
  ];
  const problems: string[] = [];
  for (const [verb, statement, isAllowed] of attempts) {
    if (statement === null) continue;
    const attempt = await attacker.touch(statement);
    const happened = touched(attempt) > 0;
    const reason = attempt.refused === null ? '' : ` (${attempt.message})`;
    if (happened !== isAllowed) problems.push(`${asker.name} ${happened ? 'can' : 'cannot'} ${verb} own rows of ${table.name}${reason}`);
  }
  return [...problems, ...(await sweep(attacker, table, rights)), ...(await reachCommitted(attacker, world, table, rights))];
}

/** Without a condition a statement needs no right to read: then only the policy of the change itself says how far it reaches. */
async function sweep(attacker: Attacker, table: Table, rights: TableRights): Promise<string[]> {
  const problems: string[] = [];
  for (const [verb, statement] of [
    ['update', updateOwn(table, rights)],
    ['delete', deleteOwn(table, rights)],
  ] as const) {
    if (statement?.includes(' WHERE ') !== true) continue;
    const [sweeping = ''] = statement.split(' WHERE ');
    const counts = [touched(await attacker.touch(statement)), touched(await attacker.touch(sweeping))] as const;
    if (counts[1] > counts[0]) problems.push(`a sweeping ${verb} of ${table.name} reaches ${counts[1]} rows instead of ${counts[0]}`);
  }
  return problems;
}

/** What belongs to a batch is written while the batch is open, and never again. */
async function reachCommitted(
  attacker: Attacker,
  world: SeededWorld,
  table: Table,
  { app, delete: removal }: TableRights,
): Promise<string[]> {
  if (removal?.where !== IN_OPEN_BATCH && table.name !== 'import_batch') return [];
  const late = table.name === 'import_batch' ? { committed_version: 99 } : { batch_id: BATCHES.accidents };
  const row = { ...freshRow(world, table, 'own', 5), ...late };
  const statements = [
    insertStatement(table.name, row, insertableColumns(row, app?.insert)),
    ...(app?.delete === true ? [`DELETE FROM ${table.name} WHERE batch_id <> ${BATCHES.open}`] : []),
    ...(app?.update === 'all' ? [`UPDATE ${table.name} SET batch_id = batch_id WHERE batch_id <> ${BATCHES.open}`] : []),
  ];
  const problems: string[] = [];
  for (const statement of statements) {
    if (touched(await attacker.touch(statement)) > 0) problems.push(`after its commit a batch is changed: ${statement.slice(0, 60)}`);
  }
  return problems;
}

function insertOwn(world: SeededWorld, table: Table, { app, insert }: TableRights, asker: Asker): string | null {
  if (app?.insert === undefined) return null;
  const row = { ...freshRow(world, table, 'own', 1), ...insert?.row?.(asker) };
  return insertStatement(table.name, row, insertableColumns(row, app.insert));
}

function updateOwn({ name }: Table, { app, update }: TableRights): string | null {
  if (app?.update === undefined || update === undefined) return null;
  return `UPDATE ${name} SET ${update.set}${update.where === undefined ? '' : ` WHERE ${update.where}`}`;
}

function deleteOwn({ name }: Table, { app, delete: removal }: TableRights): string | null {
  if (app?.delete === undefined) return null;
  return `DELETE FROM ${name}${removal?.where === undefined ? '' : ` WHERE ${removal.where}`}`;
}
