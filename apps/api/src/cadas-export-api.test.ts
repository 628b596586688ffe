import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { parseMappings, type TableMapping } from '@elektron/importers';
import type { NestExpressApplication } from '@nestjs/platform-express';
import ExcelJS from 'exceljs';

import { AccidentDetailsRepository } from './accidents/accident-details.repository.ts';
import { commitBatch, insertBatch, insertRecords, undoBatch } from './accidents/testing/insert-records.ts';
import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import { describeOnEachDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { ImportsFixture } from './imports/testing/imports-fixture.ts';

/* The codes in these tests are made up: none is one of CADaS (tests/fixtures/cadas). */

const FOLDER = join(import.meta.dirname, '../../../tests/fixtures/cadas');
const FILES = ['accidents.csv', 'units.csv', 'persons.csv'].map((name) => join(FOLDER, name));
const MAPPINGS = parseMappings(JSON.parse(readFileSync(join(FOLDER, 'mapping.json'), 'utf8')));

type Sheet = readonly (readonly string[])[];
type Book = ReadonlyMap<string, Sheet>;

async function readBook(bytes: Buffer): Promise<Book> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return new Map(
    workbook.worksheets.map((sheet) => [
      sheet.name,
      Array.from({ length: sheet.rowCount }, (_, row) =>
        Array.from({ length: sheet.columnCount }, (_cell, k) => textOf(sheet.getRow(row + 1).getCell(k + 1).value)),
      ),
    ]),
  );
}

function textOf(value: ExcelJS.CellValue): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The cells below a heading, by the id of the accident of their line. */
function cellsOf(sheet: Sheet | undefined, heading: string): (readonly [string, string])[] {
  const at = sheet?.[0]?.indexOf(heading) ?? -1;
  return (sheet ?? []).slice(1).map((row) => [row[0] ?? '', row[at] ?? '–'] as const);
}

describeOnEachDatabase('accidents in the codes that somebody has stated', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let town: ImportsFixture;
  let other: ImportsFixture;
  let analyst: SignedIn;

  beforeAll(async () => {
    database = await open();
    app = await createHttpServer({ ...readEnvironment({}), logLevel: 'silent' as const }, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    town = await ImportsFixture.make(database, { srid: 2100, timeZone: 'Europe/Athens' });
    other = await ImportsFixture.make(database, { srid: 2100, timeZone: 'Europe/Athens' });
    analyst = await signInForTest(database, town.context.organisationId, { roles: ['analyst'] });
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await Promise.all([town.remove(), other.remove()]);
  });

  const ask = (who: SignedIn, parameters = ''): Promise<Response> =>
    fetch(`${url}/api/export/accidents.cadas?lang=en${parameters}`, { headers: { cookie: who.cookie } });

  async function take(
    who: SignedIn,
    parameters = '',
  ): Promise<{ readonly bytes: Buffer; readonly book: Book; readonly count: string | null }> {
    const response = await ask(who, parameters);
    expect(response.status).toBe(200);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { bytes, book: await readBook(bytes), count: response.headers.get('x-elektron-accidents') };
  }

  async function problemOf(answer: Promise<Response>): Promise<readonly [number, string]> {
    const response = await answer;
    return [response.status, ((await response.json()) as { problem: { code: string } }).problem.code];
  }

  const eventsOf = ({
    personId,
  }: SignedIn): Promise<{ action: string; fields: string[]; details: { format?: string; count?: number } }[]> =>
    database.asOwner((sql) =>
      sql.query(
        `SELECT action, fields, details FROM audit_event WHERE person_id = $1 AND action IN ('records.exported', 'personal.read') ORDER BY action`,
        [personId],
      ),
    );

  /** What is on record, without what is the organisation's own. */
  const recordsOf = ({ context }: ImportsFixture): Promise<unknown[]> =>
    database.inOrganisation(context, async (sql) => {
      const accidents = await sql.query(
        `SELECT source_record_id AS id, severity, year, month, day, hour, minute, longitude_e7, latitude_e7, light, road_type, junction, surface, speed_limit
         FROM accident_version WHERE source_system = 'mapped:town-cadas' ORDER BY 1`,
      );
      const units = await sql.query(
        `SELECT a.source_record_id AS id, unit_reference, road_user FROM traffic_unit_version u JOIN accident_version a USING (organisation_id, accident_id)
         WHERE a.source_system = 'mapped:town-cadas' ORDER BY 1, 2`,
      );
      const casualties = await sql.query(
        `SELECT a.source_record_id AS id, casualty_reference, unit_reference, c.severity, casualty_class, sex, age
         FROM casualty_version c JOIN accident_version a USING (organisation_id, accident_id) WHERE a.source_system = 'mapped:town-cadas' ORDER BY 1, 2`,
      );
      return [accidents, units, casualties];
    });

  it('are refused where nobody has stated any, and that is no export', async () => {
    expect(await problemOf(ask(analyst))).toEqual([422, 'EXPORT_CODES_UNKNOWN']);
    // Numbers alone, of which nobody has said what they mean, are none.
    const path = await town.writeFile('numbers.csv', 'A-1;A-2;A-6\nN-1;05/03/2023;71\n');
    const [accidents] = MAPPINGS;
    const mapping: TableMapping = {
      ...accidents!,
      name: 'numbers',
      fields: ['accident-key', 'date', 'weather'],
      headings: ['a 1', 'a 2', 'a 6'],
      codes: { weather: {} },
    };
    const { batch } = await town.local.run(town.context, [path], new AbortController().signal, undefined, { mappings: [mapping] });
    expect(batch.counts).toMatchObject({ added: 1, warnings: 1 });
    expect(await problemOf(ask(analyst))).toEqual([422, 'EXPORT_CODES_UNKNOWN']);
    await town.actions.undo(town.context, batch.batchId);
    expect(await eventsOf(analyst)).toEqual([]);
  });

  it('have the numbers of variables as headings, and the stated codes below them', async () => {
    const { batch } = await town.local.run(town.context, FILES, new AbortController().signal, undefined, { mappings: MAPPINGS });
    expect(batch.counts).toMatchObject({ added: 21, held: 0, rejected: 0 });
    const { book, count } = await take(analyst);
    expect([...book.keys()]).toEqual(['Accidents and roads', 'Traffic units', 'Persons', 'Codes']);
    const [accidents, units, persons] = [...book.values()];
    expect(count).toBe('6');
    expect(accidents![0]).toEqual(['A-1', 'A-2', 'A-3', 'A-6', 'A-7', 'R-1', 'R-2', 'R-7', 'R-11', 'R-14', 'R-16']);
    expect(accidents!.slice(1)).toEqual([
      ['G-6', '2023-03-10', '18:00', '71', '81', '', '', '50', '91', 'w1', 'c1'],
      ['G-5', '2023-03-09', '09:15', '79', '89', '39.3650001', '22.9490001', '50', '99', 'w9', 'c1'],
      ['G-4', '2023-03-08', '23:50', '74', '84', '39.3640001', '22.9480001', '', '93', 'w3', 'c3'],
      // 72 and 73 mean the same: none of them is written.
      ['G-3', '2023-03-07', '', '', '83', '39.3630001', '22.9470001', '50', '91', 'w1', 'c1'],
      ['G-2', '2023-03-06', '07:05', '', '82', '39.3620001', '22.9460001', '90', '92', 'w2', 'c2'],
      ['G-1', '2023-03-05', '14:30', '71', '81', '39.3612301', '22.9451201', '50', '91', 'w1', 'c1'],
    ]);
    // K2 and K3 mean the same too, and their source has written which.
    expect(units!.slice(1).toSorted()).toEqual([
      ['G-1', '1', 'K1'],
      ['G-1', '2', 'K3'],
      ['G-2', '1', 'K2'],
      ['G-3', '1', 'K1'],
      ['G-4', '1', 'K4'],
      ['G-4', '2', 'K1'],
      ['G-5', '1', 'K9'],
      ['G-6', '1', 'K1'],
    ]);
    expect(persons![0]).toEqual(['A-1', 'U-1', 'P-1', 'P-2', 'P-3', 'P-5', 'P-6']);
    expect(persons!.slice(1).toSorted()).toEqual([
      ['G-1', '2', '1', '34', 's1', 'i2', 'r1'],
      ['G-2', '1', '1', '19', 's2', 'i1', 'r1'],
      ['G-3', '1', '1', '8', 's1', 'i3', 'r3'],
      ['G-4', '1', '1', '67', 's1', 'i3', 'r2'],
      ['G-4', '2', '2', '', 's9', 'i2', 'r1'],
      ['G-5', '1', '1', '45', 's2', 'i9', 'r1'],
      ['G-6', '1', '1', '29', 's1', 'i3', 'r1'],
    ]);
  });

  it('are as many as the filter shows, with their own units and persons alone', async () => {
    const { book, count } = await take(analyst, '&severity=fatal');
    expect(count).toBe('1');
    expect([...book.values()].slice(0, 3).map((sheet) => sheet.slice(1).map(([id]) => id))).toEqual([['G-2'], ['G-2'], ['G-2']]);
    const none = await take(analyst, '&year=1999');
    expect([none.count, [...none.book.values()].slice(0, 3).map((sheet) => sheet.length)]).toEqual(['0', [1, 1, 1]]);
  });

  it('break off where something fails under way: half of a file is no file', async () => {
    const find = jest.spyOn(app.get(AccidentDetailsRepository), 'find').mockRejectedValueOnce(new Error('the database is gone'));
    await expect(ask(analyst).then((response) => response.arrayBuffer())).rejects.toThrow();
    find.mockResolvedValueOnce([]);
    await expect(ask(analyst).then((response) => response.arrayBuffer())).rejects.toThrow();
    find.mockRestore();
  });

  it('say by which mapping, and what no code says', async () => {
    const codes = (await take(analyst)).book.get('Codes')!;
    const about = (variable: string, value: string): readonly string[] | undefined =>
      codes.find(([id, , label]) => id === variable && label === value)?.slice(3);
    expect(about('A-6', 'Fine')).toEqual(['71', '0', '', 'town-cadas, 2']);
    expect(about('A-6', 'Rain')).toEqual(['72, 73', '2', 'Several codes mean it; none of them is chosen', 'town-cadas, 2']);
    expect(about('A-6', 'Fog or mist')).toEqual(['', '0', '', 'town-cadas, 2']);
    expect(about('U-2', 'Powered two-wheeler')).toEqual(['K2, K3', '0', '', 'town-cadas, 2']);
    expect(about('P-5', 'Killed')).toEqual(['i1', '0', '', 'town-cadas, 2']);
    expect(codes.find(([label]) => label === 'Not kept here')?.[1]).toMatch(/^A-4, A-5, A-8, .*, P-18$/);
    expect(codes.find(([label]) => label === 'Accidents')?.[1]).toBe('6');
  });

  it('are the accidents alone, by our own numbers, for whoever may not see personal fields; and are written down', async () => {
    const manager = await signInForTest(database, town.context.organisationId, { roles: ['manager'] });
    const { book } = await take(manager);
    expect([...book.keys()]).toEqual(['Accidents and roads', 'Codes']);
    for (const [id] of book.get('Accidents and roads')!.slice(1)) expect(id).toMatch(/^[\da-f]{8}-/);
    expect(JSON.stringify([...book])).not.toMatch(/G-\d/);
    expect(book.get('Codes')!.some(([label]) => label === 'Traffic units and persons')).toBe(true);
    expect(await eventsOf(manager)).toMatchObject([{ action: 'records.exported', fields: [], details: { format: 'cadas', count: 6 } }]);
    const reader = await signInForTest(database, town.context.organisationId, { roles: ['analyst'] });
    await take(reader);
    const fields = ['sourceRecordId', 'units', 'casualties'];
    expect(await eventsOf(reader)).toMatchObject([
      { action: 'personal.read', fields, details: { count: 6 } },
      { action: 'records.exported', fields, details: { format: 'cadas', count: 6 } },
    ]);
  });

  it('say the same when they are imported again', async () => {
    const { bytes, book } = await take(analyst);
    const unknown = await other.uploadUnknown('export.xlsx', bytes);
    if (!('draft' in unknown)) throw new Error('It was recognised.');
    const tables = unknown.tables.filter(({ linked }) => linked !== null);
    // Nothing but the codes has to be said.
    const stated = tables.map(({ file, linked }) => {
      const { codes } = MAPPINGS.find(({ rowIs }) => rowIs === linked?.rowIs)!;
      return { file, mapping: { ...linked, name: 'town-cadas', codes } };
    });
    expect(stated.map(({ mapping }) => [mapping.rowIs, mapping.fields?.includes(null)])).toEqual([
      ['accident', false],
      ['vehicle', false],
      ['casualty', false],
    ]);
    await other.mapping.map(other.context, unknown.uploadId, stated);
    const { batchId } = await other.imports.start(other.context, unknown.uploadId);
    await other.runQueued();
    expect((await other.imports.get(other.context, batchId)).counts).toMatchObject({ added: 21, held: 0, rejected: 0 });
    expect(await recordsOf(other)).toEqual(await recordsOf(town));
    const elsewhere = await signInForTest(database, other.context.organisationId, { roles: ['analyst'] });
    const again = (await take(elsewhere)).book;
    for (const name of ['Traffic units', 'Persons']) expect(again.get(name)!.toSorted()).toEqual(book.get(name)!.toSorted());
    const weather = (sheet: Sheet): Sheet => sheet.map((row) => row.filter((_, k) => k !== 3));
    expect(weather(again.get('Accidents and roads')!)).toEqual(weather(book.get('Accidents and roads')!));
    // What the export could not say is unknown now.
    expect(cellsOf(again.get('Accidents and roads'), 'A-6').slice(3, 5)).toEqual([
      ['G-3', '79'],
      ['G-2', '79'],
    ]);
    // In the town itself nothing of it is new.
    const path = await town.writeFile('export.xlsx', bytes);
    const mappings = parseMappings({ tables: stated.map(({ mapping }) => mapping) });
    const trial = await town.local.run(town.context, [path], new AbortController().signal, undefined, { mappings, review: true });
    expect(trial.batch.counts).toMatchObject({ added: 0, held: 0, rejected: 0 });
    await town.actions.discard(town.context, trial.batch.batchId);
  });

  it('of other sources are named by our own numbers, and what cannot be said of them is counted', async () => {
    const [dated, bare] = [randomUUID(), randomUUID()];
    await insertBatch(database, town.context, 50);
    await insertRecords(database, town.context, 'accident_version', 50, [
      {
        accident_id: dated,
        source_system: 'stats19',
        source_record_id: 'G-1',
        severity: 2,
        year: 2019,
        month: 5,
        day: 6,
        speed_limit: 30,
        speed_unit: 2,
      },
      { accident_id: bare, source_system: 'stats19', source_record_id: 'G-2', severity: 3, year: 2019, light: 5 },
    ]);
    // k2, which the other source means otherwise.
    const unit = { accident_id: dated, unit_reference: '1', road_user: 3, road_user_native: 'k2' };
    await insertRecords(database, town.context, 'traffic_unit_version', 50, [unit]);
    const person = { accident_id: dated, unit_reference: '1', casualty_reference: '1', severity: 2, road_user: 3 };
    await insertRecords(database, town.context, 'casualty_version', 50, [person]);
    await commitBatch(database, town.context, 50);
    const { book, count } = await take(analyst, '&year=2019');
    expect(count).toBe('2');
    const [accidents, units, persons, codes] = [...book.values()];
    expect(new Set(cellsOf(accidents, 'A-2'))).toEqual(
      new Set([
        [dated, '2019-05-06'],
        [bare, ''],
      ]),
    );
    expect(cellsOf(accidents, 'R-7').map(([, limit]) => limit)).toEqual(['', '']);
    expect(cellsOf(units, 'U-2')).toEqual([[dated, '']]);
    expect(cellsOf(persons, 'P-5')).toEqual([[dated, 'i2']]);
    const emptied = codes!.filter(([, , , , cells]) => Number(cells) > 0).map(([id, , value, , cells, why]) => [id, value, cells, why]);
    expect(emptied).toEqual([
      ['A-2', '', '1', 'The day is not known'],
      ['A-7', 'Dark, lighting unknown', '1', 'No code was stated for it'],
      ['R-7', '', '1', 'The limit is recorded in another unit'],
      ['U-2', 'Powered two-wheeler', '1', 'Several codes mean it; none of them is chosen'],
      ['P-5', '', '1', 'Accidents of known severity without casualties on record: their severity is in no cell'],
    ]);
    await undoBatch(database, town.context, 50);
  });

  it('are Greek for whoever reads Greek, and refused again when the import that stated them is undone', async () => {
    const response = await fetch(`${url}/api/export/accidents.cadas?lang=el`, { headers: { cookie: analyst.cookie } });
    expect(response.headers.get('content-disposition')).toMatch(/-accidents-20\d\d-\d\d-\d\d\.cadas\.xlsx"$/);
    expect(response.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect([...(await readBook(Buffer.from(await response.arrayBuffer()))).keys()]).toEqual([
      'Ατυχήματα και οδοί',
      'Οχήματα και πεζοί',
      'Πρόσωπα',
      'Κωδικοί',
    ]);
    await town.actions.undo(town.context, 2);
    expect(await problemOf(ask(analyst))).toEqual([422, 'EXPORT_CODES_UNKNOWN']);
  });
});
