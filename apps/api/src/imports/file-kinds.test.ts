import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { isProblem } from '@elektron/domain';
import { zip } from '@elektron/importers/testing/archives';
import { textRows, workbook } from '@elektron/importers/testing/workbooks';
import { afterEach, beforeAll, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { describeOnOneDatabase } from '../database/testing/test-database.ts';
import { casualtiesText, collisionsText, manyCollisions, vehiclesText } from './testing/stats19-text.ts';
import { ImportsFixture, missingLines } from './testing/imports-fixture.ts';

const fileOf = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const ISLE_OF_WIGHT = fileOf('tests/fixtures/uk-isle-of-wight/car_crashes_2018_iow.gpkg');
/** The whole year lies beside the project, not in it. */
const SERBIA_2024 = fileOf('../shared/data/rs-serbia/dtp_2024.xlsx');

const rowsOf = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

function geoJson(text: string): Buffer {
  const [header = [], ...rows] = rowsOf(text);
  const features = rows.map((cells) => ({
    type: 'Feature',
    properties: Object.fromEntries(header.map((name, i) => [name, cells[i]])),
    geometry: null,
  }));
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
}

describeOnOneDatabase('a table that is no plain text', (open) => {
  let database: Database;
  let fixture: ImportsFixture;

  beforeAll(async () => {
    database = await open();
  });

  afterEach(() => fixture.remove());

  async function refusalOf(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
    const before = (await fixture.batches.list(fixture.context, 10, null)).length;
    try {
      await fixture.importTexts(files);
    } catch (error) {
      expect((await fixture.batches.list(fixture.context, 10, null)).length).toBe(before);
      if (isProblem(error)) return error.code;
      throw error;
    }
    return 'none';
  }

  it('gives the records of that text, whatever it is packed in', async () => {
    fixture = await ImportsFixture.make(database);
    const text = collisionsText([...manyCollisions(1_200), manyCollisions(1)[0]!, { index: 'BAD', date: 'x' }]);
    const plain = await fixture.importTexts({ 'c.csv': text });
    expect(plain.batch.counts).toMatchObject({ lines: 1_202, added: 1_200, duplicates: 1, rejected: 1, skipped: 0 });
    const titled = [['Ατυχήματα 2017', '', 'εκτύπωση 1/2/2018'], [''], ...rowsOf(text)];
    const packed: [string, Buffer, number][] = [
      ['c.csv.gz', gzipSync(text), 0],
      ['c.zip', zip([{ name: 'c.csv', content: Buffer.from(text) }]), 0],
      ['c.xlsx', workbook([{ name: 'Φύλλο 1', rows: textRows(rowsOf(text)) }]), 0],
      ['c.geojson', geoJson(text), 0],
      // All rows but the header are counted.
      ['titled.xlsx', workbook([{ name: 'Φύλλο 1', rows: textRows(titled) }]), 2],
      ['titled.csv', Buffer.from(`Ατυχήματα 2017\n\n${text}`), 2],
    ];
    for (const [name, bytes, skipped] of packed) {
      const { outcome, batch } = await fixture.importTexts({ [name]: bytes });
      expect([name, outcome, batch.counts]).toEqual([
        name,
        'committed',
        { ...plain.batch.counts, lines: 1_202 + skipped, skipped, added: 0, unchanged: 1_200 },
      ]);
      expect(missingLines(batch.counts)).toBe(0);
    }
  });

  it('may be one of several in an archive, which is one upload and is undone as one', async () => {
    fixture = await ImportsFixture.make(database);
    const collisions = manyCollisions(30);
    const archive = zip([
      { name: 'read me.txt', content: Buffer.from('Collisions, vehicles and casualties of 2017') },
      { name: 'casualties.csv', content: Buffer.from(casualtiesText(collisions.map(({ index }) => [index, '1', '1'] as const))) },
      { name: 'vehicles.csv', content: Buffer.from(vehiclesText(collisions.map(({ index }) => [index, '1'] as const))) },
      { name: 'collisions.csv', content: Buffer.from(collisionsText(collisions)), stored: true },
    ]);
    const { outcome, batch, notes } = await fixture.importTexts({ 'all.zip': archive });
    expect(outcome).toBe('committed');
    expect(batch.files.map(({ name, tableId }) => [name, tableId])).toEqual([
      ['all.zip › collisions.csv', 'collisions'],
      ['all.zip › vehicles.csv', 'vehicles'],
      ['all.zip › casualties.csv', 'casualties'],
    ]);
    expect(batch.counts).toMatchObject({ lines: 90, added: 90 });
    expect(notes.map(({ code }) => code)).toEqual(['CONTENTS_LEFT_OUT']);
    expect(await fixture.countRows(batch.batchId)).toBe(90);
  });

  it('is read from the points of the Isle of Wight', async () => {
    fixture = await ImportsFixture.make(database);
    const { outcome, batch } = await fixture.import([ISLE_OF_WIGHT]);
    expect(outcome).toBe('committed');
    expect(batch.counts).toMatchObject({ lines: 289, added: 289, warnings: 0 });
    const again = await fixture.import([ISLE_OF_WIGHT]);
    expect(again.batch.counts).toMatchObject({ lines: 289, added: 0, unchanged: 289 });
  });

  it('leaves nothing behind when it is broken, and says why', async () => {
    fixture = await ImportsFixture.make(database);
    const text = collisionsText(manyCollisions(3));
    const book = workbook([{ name: 'A', rows: textRows(rowsOf(text)) }]);
    expect(await refusalOf({ 'c.gz': gzipSync(text).subarray(0, -4) })).toBe('FILE_EXPANDS_TOO_FAR');
    expect(await refusalOf({ 'c.xlsx': book.subarray(0, -4) })).toBe('FILE_EXPANDS_TOO_FAR');
    expect(await refusalOf({ 'c.xlsx': workbook([{ name: 'A', rows: '<row><row' }]) })).toBe('FILE_UNREADABLE');
    expect(await refusalOf({ 'c.geojson': geoJson(text).subarray(0, -4) })).toBe('FILE_UNREADABLE');
    expect(await refusalOf({ 'c.gpkg': Buffer.from('SQLite format 3\0 and nothing else') })).toBe('FILE_UNREADABLE');
    expect(await fixture.uploads.list(fixture.context)).toEqual([]);
  });

  (existsSync(SERBIA_2024) ? it : it.skip)(
    'is read from the Serbian register of a year, without a line of headings',
    async () => {
      fixture = await ImportsFixture.make(database, { srid: 32_634, timeZone: 'Europe/Belgrade' });
      const { outcome, batch } = await fixture.import([SERBIA_2024]);
      expect(outcome).toBe('committed');
      expect(batch.counts).toMatchObject({ lines: 32_330, skipped: 0, added: 32_133, duplicates: 197, held: 0, rejected: 0 });
      expect(missingLines(batch.counts)).toBe(0);
    },
    120_000,
  );
});
