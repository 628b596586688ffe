import { readFileSync } from 'node:fs';

import { ACCIDENT_TYPES, codeOf } from '@elektron/domain';
import { afterEach, beforeAll, expect, it, jest } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { describeOnOneDatabase } from '../database/testing/test-database.ts';
import { ImportsFixture, missingLines } from './testing/imports-fixture.ts';
import { linesOf, publishedText, WHOLE_FILES } from './testing/published-text.ts';

if (WHOLE_FILES) jest.setTimeout(900_000);

const MANCHESTER = 'uk-greater-manchester/STATS19_road_casualties_2019-Jun2024.csv';

describeOnOneDatabase('files of other publishers', (open) => {
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
    const text = publishedText(MANCHESTER);
    const first = await fixture.importTexts({ 'casualties.csv': text });
    const lines = linesOf(text).length;
    const accidents = new Set(linesOf(text).map((line) => line.split(',')[0])).size;
    expect(first.batch.counts).toMatchObject({ lines, added: lines, duplicates: 0, held: 0, rejected: 0 });
    expect(await count('casualty_version')).toBe(lines);
    expect(await count('accident_version')).toBe(accidents);
    expect(await count('accident_version', 'DISTINCT accident_id')).toBe(accidents);
    expect(accidents).toBeLessThan(lines);
    const digest = await fixture.digestVisible();

    const again = await fixture.importTexts({ 'casualties.csv': text });
    expect(again.batch.counts).toMatchObject({ lines, added: 0, changed: 0, unchanged: lines });
    expect(await fixture.digestVisible()).toEqual(digest);

    // The source corrects an accident with several casualties: each of its lines is a changed one, and so is the accident.
    const [key = ''] = [...text.matchAll(/^(\d+),/gm)].map(([, id = '']) => id).filter((id, i, all) => all[i + 1] === id);
    const corrected = text.replace(new RegExp(`^(${key},.*,)(?:Dark|Daylight)(,\\d+,)`, 'gm'), '$1Twilight?$2');
    const touched = [...corrected.matchAll(/Twilight\?/g)].length;
    expect(touched).toBeGreaterThan(1);
    const third = await fixture.importTexts({ 'casualties.csv': corrected });
    expect(third.batch.counts).toMatchObject({ changed: touched, unchanged: lines - touched });
    expect(await count('accident_version')).toBe(accidents + 1);
  });

  it('whose lines disagree about their accident are believed the first time, with a remark', async () => {
    fixture = await ImportsFixture.make(database);
    const [header = '', line = ''] = publishedText(MANCHESTER, 1).split('\n');
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
    const text = publishedText('../../demo/helsinki/liikenneonnettomuudet_Helsingissa.csv');
    const lines = linesOf(text);
    expect(new Set(lines).size).toBeLessThan(lines.length);
    const first = await fixture.importTexts({ 'helsinki.csv': text });
    expect(first.batch.counts).toMatchObject({ lines: lines.length, added: lines.length, duplicates: 0 });
    expect(await count('accident_version', 'DISTINCT accident_id')).toBe(lines.length);
    expect(await count('traffic_unit_version')).toBe(lines.length);
    // In another order they are the same accidents.
    const [header = ''] = text.split(/\r?\n/);
    const shuffled = [header, ...lines.toReversed()].join('\n');
    const again = await fixture.importTexts({ 'helsinki.csv': shuffled });
    expect(again.batch.counts).toMatchObject({ added: 0, changed: 0, unchanged: lines.length });
  });

  it('of accidents and persons fit together, and a person of an accident that is not there is held', async () => {
    fixture = await ImportsFixture.make(database, { srid: 25831, timeZone: 'Europe/Madrid' });
    const folder = 'es-barcelona-2018';
    const accidents = publishedText(`${folder}/2018_accidents_gu_bcn.csv`);
    const idOf = (line: string): string => line.split(',')[0] ?? '';
    const ids = linesOf(accidents).map(idOf);
    const [header = ''] = publishedText(`${folder}/2018_accidents_persones_gu_bcn_.csv`, 0).split(/\r?\n/);
    const persons = linesOf(publishedText(`${folder}/2018_accidents_persones_gu_bcn_.csv`, Infinity)).filter((line) =>
      ids.includes(idOf(line)),
    );
    expect(persons.length).toBeGreaterThan(ids.length / 2);
    const orphan = persons.at(-1)?.replace(/^[^,]*/, '2018S999999');
    const { batch } = await fixture.importTexts({
      'accidents.csv': accidents,
      'persons.csv': [header, ...persons, orphan, ''].join('\n'),
    });
    const distinct = new Set(ids).size;
    expect(batch.counts).toMatchObject({
      lines: ids.length + persons.length + 1,
      added: distinct + persons.length,
      duplicates: ids.length - distinct,
      held: 1,
      rejected: 0,
    });
    expect(missingLines(batch.counts)).toBe(0);
    // Where they lie, and in which system that is to be read, is the question of import-quality.test.ts.
    expect(await count('accident_version WHERE location IS NOT NULL')).toBe(distinct);
  });

  it('with the types of accidents complete them later, and change those alone of which a type is known now', async () => {
    fixture = await ImportsFixture.make(database, { srid: 25831, timeZone: 'Europe/Madrid' });
    const accidents = publishedText('es-barcelona-2018/2018_accidents_gu_bcn.csv');
    const ids = new Set(linesOf(accidents).map((line) => line.split(',')[0]?.trim() ?? ''));
    const types = publishedText('es-barcelona-2018/2018_accidents_tipus_gu_bcn_.csv', Infinity);
    const [header = ''] = types.split(/\r?\n/);
    const idOf = (line: string): string => line.split(',')[0]?.replaceAll('"', '').trim() ?? '';
    const own = linesOf(types).filter((line) => ids.has(idOf(line)));
    const wordsOf = Map.groupBy(own, idOf);
    const once = [...wordsOf].filter(([, lines]) => lines.length === 1);
    expect([once.length > ids.size / 2, wordsOf.size]).toEqual([true, ids.size]);
    await fixture.importTexts({ 'accidents.csv': accidents });
    expect(await count('accident_version WHERE accident_type > 0')).toBe(0);

    const files = { 'accidents.csv': accidents, 'tipus.csv': [header, ...once.flatMap(([, lines]) => lines), ''].join('\n') };
    const { batch } = await fixture.importTexts(files);
    // Before the coordinates; a district may be unknown too.
    const known = once.filter(([, [line = '']]) => !/"Desconegut","4\d{5}/.test(line)).length;
    expect(batch.counts).toMatchObject({ added: 0, changed: known, unchanged: ids.size - known, skipped: once.length, rejected: 0 });
    expect(missingLines(batch.counts)).toBe(0);
    const rearEnd = once.filter(([, [line = '']]) => /Abast|Encalç/.test(line)).length;
    expect(rearEnd).toBeGreaterThan(0);
    expect(await count(`accident_version WHERE accident_type = ${codeOf(ACCIDENT_TYPES, 'rear-end')}`)).toBe(rearEnd);
    const again = await fixture.importTexts(files);
    expect(again.batch.counts).toMatchObject({ added: 0, changed: 0, unchanged: ids.size });
  });

  it('of counts in the line of an accident give a casualty for each of them', async () => {
    fixture = await ImportsFixture.make(database, { srid: 32618, timeZone: 'America/New_York' });
    const text = publishedText('us-new-york/nypd_collisions_2023_2024.csv');
    const { batch } = await fixture.importTexts({ 'nypd.csv': text });
    const lines = linesOf(text).length;
    expect(batch.counts).toMatchObject({ lines, added: lines, rejected: 0 });
    const again = await fixture.importTexts({ 'nypd.csv': text });
    expect(again.batch.counts).toMatchObject({ unchanged: lines });
    expect(await count('accident_version')).toBe(lines);
    const [row] = await database.inOrganisation(fixture.context, (sql) =>
      sql.query<{ stated: number }>(
        `SELECT sum((attributes ->> 'number_of_persons_injured')::int + (attributes ->> 'number_of_persons_killed')::int) AS stated FROM accident_version`,
      ),
    );
    expect(await count('casualty_version')).toBe(Number(row?.stated));
  });

  it('with traffic counts of a country account for every line, and keep all classes', async () => {
    fixture = await ImportsFixture.make(database);
    const text = readFileSync(
      new URL('../../../../tests/fixtures/uk-traffic-counts-national/aadf_by_direction_gb_cut.csv', import.meta.url),
      'utf8',
    );
    const { batch } = await fixture.importTexts({ 'counts.csv': text });
    expect(batch.counts).toMatchObject({ lines: 39, added: 26, duplicates: 1, rejected: 12, held: 0, skipped: 0, warnings: 3 });
    expect(missingLines(batch.counts)).toBe(0);
    const groups = await fixture.issues.listGroups(fixture.context, batch.batchId);
    expect(groups.map(({ code, level, column, count: lines }) => [code, level, column, lines]).sort()).toEqual([
      ['CODE_UNKNOWN', 'rejected', 'direction_of_travel', 12],
      ['CODE_UNKNOWN', 'warning', 'road_type', 1],
      ['DUPLICATE_LINE_DIFFERS', 'duplicate', null, 1],
      ['VALUES_CONTRADICT', 'warning', 'all_motor_vehicles', 2],
    ]);
    const rows = await database.inOrganisation(fixture.context, (sql) =>
      sql.query(
        `SELECT count(*) AS n, count(*) FILTER (WHERE direction IN ('N', 'S', 'E', 'W', 'C')) AS known, count(cars) AS cars,
           count(pedestrians) AS pedestrians, count(*) FILTER (WHERE period = '') AS averages FROM traffic_count_version`,
      ),
    );
    expect(rows).toEqual([{ n: 26, known: 26, cars: 26, pedestrians: 0, averages: 26 }]);
  });
});
