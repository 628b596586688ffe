import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeAll, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { describeOnEachDatabase } from '../database/testing/test-database.ts';
import { ImportsFixture, missingLines } from './testing/imports-fixture.ts';

const FIXTURES = new URL('../../../../tests/fixtures/', import.meta.url);

/** A file as its publisher gives it; of a long one the header and the first lines. */
function published(path: string, lines = Infinity): string {
  const text = gunzipSync(readFileSync(new URL(`${path}.gz`, FIXTURES))).toString('utf8');
  if (lines === Infinity) return text;
  return text
    .split('\n')
    .slice(0, lines + 1)
    .join('\n');
}

const MANCHESTER = 'uk-greater-manchester/STATS19_road_casualties_2019-Jun2024.csv';

describeOnEachDatabase('files of other publishers', (open) => {
  let database: Database;
  let fixture: ImportsFixture;

  beforeAll(async () => {
    database = await open();
  });
  afterEach(() => fixture.remove());

  /** What readers see of a table: its newest visible versions. */
  async function count(table: string, what = '*'): Promise<number> {
    const [row] = await database.inOrganisation(fixture.context, (sql) =>
      sql.query<{ n: number }>(`SELECT count(${what}) AS n FROM ${table}`),
    );
    return row?.n ?? 0;
  }

  it('with a line for each casualty give accidents as well, once each', async () => {
    fixture = await ImportsFixture.make(database);
    const text = published(MANCHESTER, 4_000);
    const first = await fixture.importTexts({ 'casualties.csv': text });
    const accidents = new Set(
      text
        .split('\n')
        .slice(1, 4_001)
        .map((line) => line.split(',')[0]),
    ).size;
    expect(first.batch.counts).toMatchObject({ lines: 4_000, added: 4_000, duplicates: 0, held: 0, rejected: 0 });
    expect(await count('casualty_version')).toBe(4_000);
    expect(await count('accident_version')).toBe(accidents);
    expect(await count('accident_version', 'DISTINCT accident_id')).toBe(accidents);
    expect(accidents).toBeLessThan(4_000);
    const digest = await fixture.digestVisible();

    const again = await fixture.importTexts({ 'casualties.csv': text });
    expect(again.batch.counts).toMatchObject({ lines: 4_000, added: 0, changed: 0, unchanged: 4_000 });
    expect(await fixture.digestVisible()).toEqual(digest);

    // The source corrects an accident with several casualties: each of its lines is a changed one, and so is the accident.
    const [key = ''] = [...text.matchAll(/^(\d+),/gm)].map(([, id = '']) => id).filter((id, i, all) => all[i + 1] === id);
    const corrected = text.replace(new RegExp(`^(${key},.*,)(?:Dark|Daylight)(,\\d+,)`, 'gm'), '$1Twilight?$2');
    const touched = [...corrected.matchAll(/Twilight\?/g)].length;
    expect(touched).toBeGreaterThan(1);
    const third = await fixture.importTexts({ 'casualties.csv': corrected });
    expect(third.batch.counts).toMatchObject({ changed: touched, unchanged: 4_000 - touched });
    expect(await count('accident_version')).toBe(accidents + 1);
  });

  it('whose lines disagree about their accident are believed the first time, with a remark', async () => {
    fixture = await ImportsFixture.make(database);
    const [header = '', line = ''] = published(MANCHESTER, 1).split('\n');
    const other = line.replace(',Slight,Slight,', ',Serious,Serious,');
    expect(other).not.toBe(line);
    const { batch } = await fixture.importTexts({ 'casualties.csv': `${header}\n${line}\n${other}\n` });
    expect(batch.counts).toMatchObject({ lines: 2, added: 2, warnings: 3 });
    const remarks = await database.inOrganisation(fixture.context, (sql) =>
      sql.query('SELECT code, level, row_number, value FROM row_issue ORDER BY issue_no'),
    );
    // The line that counts states one casualty, and an accident less severe than the second casualty is.
    expect(remarks).toMatchObject([
      { code: 'ACCIDENT_LINES_DIFFER', level: 'warning', row_number: 3, value: line.split(',')[0] },
      { code: 'CASUALTY_COUNT_CONTRADICTS', level: 'warning', row_number: 2, value: '1 ≠ 2' },
      { code: 'SEVERITY_CONTRADICTS', level: 'warning', row_number: 2, value: 'slight' },
    ]);
    expect(await count('accident_version WHERE severity = 3')).toBe(1);
    expect(await count('casualty_version WHERE severity = 2')).toBe(1);
  });

  it('without numbers of their own are named by what they say, equal ones each for itself', async () => {
    fixture = await ImportsFixture.make(database, { srid: 3067, timeZone: 'Europe/Helsinki' });
    const text = published('fi-helsinki/liikenneonnettomuudet_Helsingissa.csv', 3_000);
    const distinct = new Set(text.trim().split(/\r?\n/).slice(1)).size;
    expect(distinct).toBeLessThan(3_000);
    const first = await fixture.importTexts({ 'helsinki.csv': text });
    expect(first.batch.counts).toMatchObject({ lines: 3_000, added: 3_000, duplicates: 0 });
    expect(await count('accident_version', 'DISTINCT accident_id')).toBe(3_000);
    expect(await count('traffic_unit_version')).toBe(3_000);
    // In another order they are the same accidents.
    const [header = '', ...lines] = text.trim().split(/\r?\n/);
    const shuffled = [header, ...lines.toReversed()].join('\n');
    const again = await fixture.importTexts({ 'helsinki.csv': shuffled });
    expect(again.batch.counts).toMatchObject({ added: 0, changed: 0, unchanged: 3_000 });
  });

  it('of accidents and persons fit together, and a person of an accident that is not there is held', async () => {
    fixture = await ImportsFixture.make(database, { srid: 25831, timeZone: 'Europe/Madrid' });
    const folder = 'es-barcelona-2018';
    const accidents = published(`${folder}/2018_accidents_gu_bcn.csv`);
    const persons = published(`${folder}/2018_accidents_persones_gu_bcn_.csv`);
    const { batch } = await fixture.importTexts({
      'accidents.csv': accidents,
      'persons.csv': `${persons.trimEnd()}\n${persons
        .trimEnd()
        .split('\n')
        .at(-1)
        ?.replace(/^[^,]*/, '2018S999999')}\n`,
    });
    expect(batch.counts).toMatchObject({ lines: 9_936 + 11_855, added: 9_926 + 11_854, duplicates: 10, held: 1, rejected: 0 });
    expect(missingLines(batch.counts)).toBe(0);
    // Where they lie, and in which system that is to be read, is the question of import-quality.test.ts.
    expect(await count('accident_version WHERE location IS NOT NULL')).toBe(9_926);
  });

  it('of counts in the line of an accident give a casualty for each of them', async () => {
    fixture = await ImportsFixture.make(database, { srid: 32618, timeZone: 'America/New_York' });
    const text = published('us-new-york/nypd_collisions_2023_2024.csv', 3_000);
    const { batch } = await fixture.importTexts({ 'nypd.csv': text });
    const lines = text.split('\n').slice(1, 3_001);
    expect(batch.counts).toMatchObject({ lines: 3_000, added: 3_000, rejected: 0 });
    const again = await fixture.importTexts({ 'nypd.csv': text });
    expect(again.batch.counts).toMatchObject({ unchanged: 3_000 });
    expect(await count('accident_version')).toBe(lines.length);
    const [row] = await database.inOrganisation(fixture.context, (sql) =>
      sql.query<{ stated: number }>(
        `SELECT sum((attributes ->> 'number_of_persons_injured')::int + (attributes ->> 'number_of_persons_killed')::int) AS stated FROM accident_version`,
      ),
    );
    expect(await count('casualty_version')).toBe(Number(row?.stated));
  });
});
