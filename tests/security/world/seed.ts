import type { Database } from '../../../apps/api/src/database/database.ts';
import type { Sql } from '../../../apps/api/src/database/sql.ts';
import { inOrderOfNeed, readTables, type Table } from './catalogue.ts';
import { makeRow, type Row } from './make-row.ts';
import {
  NOBODYS_ID_PREFIX,
  NOBODYS_MARK,
  ORGANISATION_NAMES,
  ORGANISATIONS,
  type OrganisationName,
  type TestOrganisation,
} from './organisations.ts';
import { OF_NOBODY, SHAPES } from './shapes.ts';
import { PEOPLE } from './people.ts';

/** What lies in the database: the tables, and the rows of each organisation in each. */
export interface SeededWorld {
  readonly tables: readonly Table[];
  rowsOf(organisation: OrganisationName, table: string): readonly Row[];
}

/** Fills a migrated, empty database: every organisation has rows in every table. */
export async function seedWorld(database: Database): Promise<SeededWorld> {
  const rows = new Map<string, Row[]>();
  const tables = await database.asOwner(async (sql) => {
    const all = await readTables(sql);
    for (const table of inOrderOfNeed(all)) {
      // Some tables find out by themselves who writes into them, or let nobody write what these rows say.
      await sql.execute(`ALTER TABLE ${table.name} DISABLE TRIGGER USER`);
      await seedTable(sql, table, rows);
      await sql.execute(`ALTER TABLE ${table.name} ENABLE TRIGGER USER`);
    }
    return all;
  });
  return { tables, rowsOf: (organisation, table) => rows.get(`${organisation} ${table}`) ?? [] };
}

async function seedTable(sql: Sql, table: Table, rows: Map<string, Row[]>): Promise<void> {
  const ofNobody = OF_NOBODY[table.name];
  if (ofNobody !== undefined) {
    for (const row of ofNobody) await insertRow(sql, table.name, row);
    return;
  }
  for (const name of ORGANISATION_NAMES) {
    const made = makeRows(table, ORGANISATIONS[name]);
    for (const row of made) await insertRow(sql, table.name, row);
    rows.set(`${name} ${table.name}`, made);
  }
  if (table.name === 'person') await seedNobodys(sql, table);
}

function makeRows(table: Table, organisation: TestOrganisation): Row[] {
  const shapes = SHAPES[table.name]?.(organisation, ORGANISATIONS) ?? [{}];
  return shapes.map((shape, index) => makeRow(table, organisation, index + 1, shape));
}

/** People who belong to no organisation. */
async function seedNobodys(sql: Sql, table: Table): Promise<void> {
  const nobodys = { ...ORGANISATIONS.own, idPrefix: NOBODYS_ID_PREFIX, mark: NOBODYS_MARK };
  for (const [index, { id, steward }] of PEOPLE.filter(({ organisation }) => organisation === null).entries()) {
    const email = `${id}@test.example`;
    await insertRow(
      sql,
      'person',
      makeRow(table, nobodys, index + 1, {
        person_id: id,
        email,
        language: 'en',
        password_hash: null,
        steward: steward ?? false,
        demo: false,
      }),
    );
  }
}

/** Adds a row that is given as JSON. */
export async function insertRow(sql: Sql, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).join(', ');
  await sql.execute(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, $1)`, [
    JSON.stringify(row),
  ]);
}
