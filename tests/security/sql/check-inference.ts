import { askerNamed } from '../world/askers.ts';
import type { Table } from '../world/catalogue.ts';
import type { Row } from '../world/make-row.ts';
import { ORGANISATIONS, UNKNOWN_ID } from '../world/organisations.ts';
import type { SeededWorld } from '../world/seed.ts';
import { insertStatement, quote, type Attacker } from './attacker.ts';
import { freshRow, insertableColumns } from './check-changes.ts';
import { TABLE_RIGHTS } from './table-rights.ts';

const WHO = 'everything';

/**
 * What an error, or its absence, could tell of another organisation's rows, although none is shown.
 * @returns each difference that tells something
 */
export async function checkInference(attacker: Attacker, world: SeededWorld, among: readonly string[]): Promise<string[]> {
  const tables = world.tables.filter(({ name }) => among.includes(name) && TABLE_RIGHTS[name]?.app !== undefined);
  const violations: string[] = [];
  const { secret } = askerNamed(WHO);
  for (const meant of ['own', 'foreign'] as const) {
    await attacker.at({ role: 'app', secret, meant }, async () => {
      for (const table of tables) {
        violations.push(...(await checkErrors(attacker, table)), ...(await checkPlan(attacker, table)));
        if (meant === 'own') violations.push(...(await checkKeys(attacker, world, table)));
      }
    });
  }
  return violations;
}

/** A condition that fails on every row fails on those that one sees, and on no other. */
async function checkErrors(attacker: Attacker, { name }: Table): Promise<string[]> {
  const owner = TABLE_RIGHTS[name]?.owner ?? null;
  if (owner === null) return [];
  const isForeign = `left(${owner}::text, 8) = '${ORGANISATIONS.foreign.idPrefix}'`;
  // As received grants, rows of other organisations are seen, and such a condition fails on them.
  const isSeen = name === 'sharing_grant' ? 'false' : 'true';
  const oracles = [
    `SELECT 1 FROM ${name} WHERE ${isSeen} AND ${isForeign} AND 1 / (length(${owner}::text) - length(${owner}::text)) > 0`,
    `SELECT 1 FROM ${name} WHERE ${isSeen} AND ${isForeign} AND (${owner}::text || '!')::integer > 0`,
  ];
  const violations: string[] = [];
  for (const oracle of oracles) {
    const attempt = await attacker.ask(oracle);
    if (attempt.refused !== null) violations.push(`an error tells that ${name} has foreign rows: ${attempt.message}`);
  }
  return violations;
}

/** How a question would be answered holds no value of foreign rows. (How many rows there are it does tell, over all organisations.) */
async function checkPlan(attacker: Attacker, { name }: Table): Promise<string[]> {
  const attempt = await attacker.ask(`EXPLAIN (ANALYZE, VERBOSE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT 1 FROM ${name}`);
  const plan = JSON.stringify(attempt.refused === null ? attempt.found : attempt.message);
  return plan.includes(ORGANISATIONS.foreign.mark) ? [`the plan of a question about ${name} holds foreign words`] : [];
}

/**
 * A row of the own organisation under a key that a foreign row has is received like one under a key that nothing has. Of a secret's hash that is
 * no question (whoever can name it knows the secret), nor of organisations, whose list everybody sees.
 */
async function checkKeys(attacker: Attacker, world: SeededWorld, table: Table): Promise<string[]> {
  const rights = TABLE_RIGHTS[table.name];
  if (rights?.app?.insert === undefined) return [];
  const fresh: Row = { ...freshRow(world, table, 'own', 3), ...rights.insert?.row?.(askerNamed(WHO)) };
  const columns = insertableColumns(fresh, rights.app.insert);
  const violations: string[] = [];
  for (const { name, type } of table.columns.filter((column) => column.type === 'uuid' && !column.name.endsWith('organisation_id'))) {
    const [foreign] = world.rowsOf('foreign', table.name).map((row) => row[name]);
    if (typeof foreign !== 'string' || !columns.includes(name)) continue;
    const outcomes: string[] = [];
    for (const id of [foreign, UNKNOWN_ID]) {
      const attempt = await attacker.touch(insertStatement(table.name, { ...fresh, [name]: id }, columns));
      outcomes.push(attempt.refused ?? 'added');
    }
    if (outcomes[0] !== outcomes[1])
      violations.push(`${table.name}.${name} (${type}): a foreign id is ${outcomes[0]}, an unknown one ${outcomes[1]}`);
  }
  return violations;
}

/** Statistics of columns hold values of all organisations; PostgreSQL shows them to nobody whom a policy binds. */
export async function checkStatistics(attacker: Attacker, tables: readonly string[]): Promise<string[]> {
  const names = tables.map(quote).join(', ');
  const violations: string[] = [];
  for (const role of attacker.roles) {
    const attempt = await attacker.at({ role, secret: askerNamed(WHO).secret, meant: 'own' }, () =>
      attacker.ask<{ tablename: string }>(
        `SELECT DISTINCT tablename FROM pg_stats WHERE schemaname = 'public' AND tablename IN (${names})`,
      ),
    );
    if (attempt.refused === null)
      violations.push(...attempt.found.map(({ tablename }) => `as ${role}, pg_stats shows values of ${tablename}`));
  }
  return violations;
}
