import { randomBytes } from 'node:crypto';
import { beforeAll, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import type { OrganisationContext } from '../database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { readSequences, readTables, type StoredTable } from './catalog.repository.ts';
import { emptyTables, setSequences } from './restore.repository.ts';
import { fixTextForms, insertRows, readPage, type OfBatches, type RowsPage } from './rows.repository.ts';

describeOnEachDatabase('a table that is read page by page', (open) => {
  let database: Database;
  let one: OrganisationContext;
  let other: OrganisationContext;

  beforeAll(async () => {
    database = await open();
    one = await createTestOrganisation(database, 'one');
    other = await createTestOrganisation(database, 'other');
    for (const { organisationId } of [one, other]) {
      for (const batchId of [1, 2]) {
        await database.asOwner((sql) =>
          sql.execute(
            `INSERT INTO import_batch (organisation_id, batch_id, kind, format_id, mapping_version, status, files, counts, position)
             VALUES ($1, $2, 'accidents', 'test', 1, 'running', '[]', '{}', '{}')`,
            [organisationId, batchId],
          ),
        );
        // Keys that no two databases sort alike: letters of several scripts, capitals, accents, digits and spaces.
        await database.asOwner((sql) =>
          sql.execute(
            `INSERT INTO traffic_unit_version (organisation_id, accident_id, unit_reference, batch_id, content_hash, mapping_version, road_user_native, attributes)
             SELECT $1, '00000000-0000-8000-8000-000000000001', (ARRAY['a', 'A', 'ά', 'Α', 'z', ' ', '-', 'é', 'ζ', '\u{1f6b2}'])[1 + i % 10] || i / 7, $2, '\\x00', 1, '', '{}'
             FROM generate_series(1, 1300) i`,
            [organisationId, batchId],
          ),
        );
      }
    }
  });

  async function readAll(name: string, batches: OfBatches | null = null): Promise<{ pages: RowsPage[]; lines: string[] }> {
    const pages: RowsPage[] = [];
    await database.asOwner(async (sql) => {
      await fixTextForms(sql);
      const table = (await readTables(sql)).find((candidate) => candidate.name === name) as StoredTable;
      for (
        let page = await readPage(sql, table, null, batches);
        page.last !== null;
        page = await readPage(sql, table, page.last, batches)
      ) {
        pages.push(page);
      }
    });
    const lines = pages.flatMap(({ columns, rows }) =>
      Array.from({ length: rows }, (_, i) => JSON.stringify(columns.map((column) => column[i]))),
    );
    return { pages, lines };
  }

  it('gives every row once, in pages of a thousand', async () => {
    const { pages, lines } = await readAll('traffic_unit_version');
    expect(pages.map((page) => page.rows)).toEqual([1000, 1000, 1000, 1000, 1000, 200]);
    expect(new Set(lines).size).toBe(5_200);
  });

  it('gives the rows of some imports and no others', async () => {
    const some = { organisationIds: [one.organisationId, other.organisationId], batchIds: [2, 1] };
    const { lines } = await readAll('traffic_unit_version', some);
    expect(new Set(lines).size).toBe(2_600);
    const batches = new Set(lines.map((line) => (JSON.parse(line) as string[]).toSpliced(1, 2).slice(0, 2).join(' ')));
    expect(batches).toEqual(new Set([`${one.organisationId} 2`, `${other.organisationId} 1`]));
    expect((await readAll('traffic_unit_version', { organisationIds: [], batchIds: [] })).pages).toEqual([]);
  });

  it('is cut into smaller pages where its rows are large', async () => {
    for (let i = 0; i < 12; i++) {
      await database.asOwner((sql) =>
        sql.execute(
          `INSERT INTO hotspot_run (organisation_id, run_id, method_id, parameters, filter, seed, data_version, software_version, status, result)
           VALUES ($1, gen_random_uuid(), 'm', '{}', '{}', 1, 1, '0', 'finished', to_jsonb($2::text))`,
          [one.organisationId, randomBytes(i === 5 ? 3_600_000 : 750_000).toString('base64')],
        ),
      );
    }
    const { pages, lines } = await readAll('hotspot_run');
    expect(new Set(lines).size).toBe(12);
    expect(pages.length).toBeGreaterThanOrEqual(4);
    // One row of 4.8 MB is a page of its own; otherwise they end where the next row would be too much.
    const bytes = pages.map(({ columns }) => JSON.stringify(columns).length);
    expect(Math.max(...bytes)).toBeLessThan(5_000_000);
    expect(bytes.filter((length) => length > 3_000_000).length).toBeGreaterThanOrEqual(2);
  });

  it('may have what no table of ours has yet: sequences, identities, computed columns, names that need quotes', async () => {
    await database.asOwner(async (sql) => {
      await fixTextForms(sql);
      const before = await readSequences(sql);
      await sql.execute(
        `CREATE SEQUENCE "Odd sequence"; CREATE SEQUENCE never_called START 7;
         CREATE TABLE "Odd table" ("the id" bigint GENERATED ALWAYS AS IDENTITY, "select" text, twice text GENERATED ALWAYS AS ("select" || "select") STORED,
           PRIMARY KEY ("the id"));
         INSERT INTO "Odd table" ("select") VALUES ('a'), (NULL);
         SELECT nextval('"Odd sequence"') FROM generate_series(1, 3)`,
      );
      const sequences = (await readSequences(sql)).filter(({ name }) => !before.some((known) => known.name === name));
      expect(sequences).toEqual([
        { name: 'Odd sequence', value: '3', called: true },
        { name: 'Odd table_the id_seq', value: '2', called: true },
        { name: 'never_called', value: '7', called: false },
      ]);
      const table = (await readTables(sql)).find(({ name }) => name === 'Odd table')!;
      expect(table.columns.map(({ name }) => name)).toEqual(['the id', 'select']);
      const { columns } = await readPage(sql, table, null);
      await emptyTables(sql, [table]);
      await sql.execute(
        `ALTER SEQUENCE "Odd sequence" RESTART; ALTER SEQUENCE "Odd table_the id_seq" RESTART; SELECT nextval('never_called')`,
      );
      // The columns come in the order in which they were backed up, whatever it is here.
      await insertRows(sql, table, ['select', 'the id'], columns.toReversed());
      await setSequences(sql, sequences);
      await sql.execute(`INSERT INTO "Odd table" ("select") VALUES ('b')`);
      expect(await sql.query('SELECT "the id" AS id, twice FROM "Odd table" ORDER BY 1')).toEqual([
        { id: 1, twice: 'aa' },
        { id: 2, twice: null },
        { id: 3, twice: 'bb' },
      ]);
      const nextOf = `SELECT nextval('"Odd sequence"') AS odd, nextval('never_called') AS never`;
      expect(await sql.query(nextOf)).toEqual([{ odd: 4, never: 7 }]);
      await sql.execute('DROP TABLE "Odd table"; DROP SEQUENCE "Odd sequence", never_called');
    });
  });
});
