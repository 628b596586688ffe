import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { describeOnOneDatabase } from '../database/testing/test-database.ts';
import { ImportsFixture, missingLines } from './testing/imports-fixture.ts';

/*
 * Formats of which no file may be kept here: made-up ones, as far as the records. What is read of their lines is asked in libs/importers.
 */

const FIXTURES = new URL('../../../../tests/fixtures/', import.meta.url);
const fixtureFile = (name: string): string => fileURLToPath(new URL(name, FIXTURES));

describeOnOneDatabase('made-up files', (open) => {
  let database: Database;
  let fixture: ImportsFixture;

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    fixture = await ImportsFixture.make(database, { srid: 2100, timeZone: 'Europe/Athens' });
  });
  afterEach(() => fixture.remove());

  it('of the French register become accidents as severe as their worst casualty, on the first of their roads', async () => {
    const files = ['usagers', 'lieux', 'vehicules', 'caracteristiques'].map((table) => fixtureFile(`fr-baac/${table}-2023.csv`));
    const { batch } = await fixture.import(files);
    // 5 accidents, 7 vehicles, 7 casualties; 6 lines of roads and 2 of people who were not hurt are no records.
    expect(batch.counts).toMatchObject({ lines: 27, added: 19, skipped: 8, held: 0, rejected: 0, duplicates: 0 });
    expect(missingLines(batch.counts)).toBe(0);
    expect(await readAccidents()).toEqual([
      { source_record_id: '202300000001', severity: 3, road_type: 4, surface: 2, speed_limit: 50, casualties: 1 },
      { source_record_id: '202300000002', severity: 2, road_type: 1, surface: 1, speed_limit: 50, casualties: 2 },
      { source_record_id: '202300000003', severity: 1, road_type: 5, surface: 4, speed_limit: 110, casualties: 1 },
      { source_record_id: '202300000004', severity: 2, road_type: 1, surface: 6, speed_limit: null, casualties: 2 },
      { source_record_id: '202300000005', severity: 0, road_type: 0, surface: 0, speed_limit: null, casualties: 1 },
    ]);
    const again = await fixture.import(files);
    expect(again.batch.counts).toMatchObject({ lines: 27, unchanged: 19, skipped: 8, added: 0, changed: 0 });
  });

  it('of the Greek police have the totals of their own last line', async () => {
    const { batch } = await fixture.import([fixtureFile('greek-police/police-list.csv')]);
    expect(batch.counts).toMatchObject({ lines: 124, added: 120, skipped: 4, held: 0, rejected: 0, duplicates: 0 });
    expect(missingLines(batch.counts)).toBe(0);
    expect(await countCasualties()).toEqual({ 1: 1, 2: 15, 3: 172 });
  });

  it('of the Greek police have their people one by one where those are listed, in a workbook as in two texts', async () => {
    const { batch } = await fixture.import([fixtureFile('greek-police/police-list.xlsx')]);
    // 120 accidents and 188 people hurt; titles, a blank line, a total, and 25 people who were not hurt.
    expect(batch.counts).toMatchObject({ lines: 338, added: 308, skipped: 30, held: 0, rejected: 0, duplicates: 0 });
    expect(missingLines(batch.counts)).toBe(0);
    expect(await countCasualties()).toEqual({ 1: 1, 2: 15, 3: 172 });
    const texts = ['police-persons.csv', 'police-list.csv'].map((name) => fixtureFile(`greek-police/${name}`));
    const again = await fixture.import(texts);
    expect(again.batch.counts).toMatchObject({ lines: 338, added: 0, changed: 0, unchanged: 308, skipped: 30 });
  });

  it('of the Greek police say where a list of people is shorter than what was counted', async () => {
    const accidents = 'Αρ. ΔΟΤΑ;Ημ/νία;Νεκροί;Β/Τ;Ε/Τ\n1;5/3/2023;0;1;2\n2;6/3/2023;0;0;1\n';
    const persons = 'Αρ. ΔΟΤΑ;Ημ/νία;Βαρύτητα παθόντος\n1;5/3/2023;Β/Τ\n2;6/3/2023;Ε/Τ\n';
    const { batch } = await fixture.importTexts({ 'ατυχήματα.csv': accidents, 'παθόντες.csv': persons });
    expect(await countCasualties()).toEqual({ 2: 1, 3: 1 });
    const groups = await fixture.issues.listGroups(fixture.context, batch.batchId);
    const contradicting = groups.filter(({ code }) => code === 'CASUALTY_COUNT_CONTRADICTS');
    expect(contradicting.map(({ count, exampleRow, exampleValue }) => [count, exampleRow, exampleValue])).toEqual([[1, 2, '3 ≠ 1']]);
  });

  it('of the Greek police have the same people when one of them dies later', async () => {
    const lines = (counts: string): string => `Αρ. ΔΟΤΑ;Ημ/νία;Νεκροί;Β/Τ;Ε/Τ\n1;5/3/2023;${counts}\n`;
    await fixture.importTexts({ 'μάρτιος.csv': lines('0;1;0') });
    const { batch } = await fixture.importTexts({ 'απρίλιος.csv': lines('1;0;0') });
    expect(batch.counts).toMatchObject({ added: 0 });
    const people = await fixture.database.inOrganisation(fixture.context, (sql) =>
      sql.query(`SELECT DISTINCT accident_id, unit_reference, casualty_reference FROM casualty_version`),
    );
    expect(people).toHaveLength(1);
  });

  it('of totals are refused before anything is asked', async () => {
    await expect(fixture.import([fixtureFile('gr-elstat/dataset_2022.xlsx')])).rejects.toThrow('FILE_OF_TOTALS');
  });

  async function readAccidents(): Promise<unknown[]> {
    return fixture.database.inOrganisation(fixture.context, (sql) =>
      sql.query(
        `SELECT source_record_id, severity, road_type, surface, speed_limit,
                (SELECT count(*)::int FROM casualty_version c WHERE c.accident_id = a.accident_id) AS casualties
         FROM accident_version a ORDER BY source_record_id`,
      ),
    );
  }

  async function countCasualties(): Promise<Record<string, number>> {
    const rows = await fixture.database.inOrganisation(fixture.context, (sql) =>
      sql.query<{ severity: number; n: number }>(
        `SELECT severity, count(*)::int AS n FROM (
           SELECT DISTINCT accident_id, unit_reference, casualty_reference, severity FROM casualty_version) c GROUP BY severity`,
      ),
    );
    return Object.fromEntries(rows.map(({ severity, n }) => [severity, n]));
  }
});
