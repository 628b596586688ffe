import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ACCIDENT_TABLE_KINDS, formatAccidentFilter, parseAccidentFilter, type AccidentTableKind } from '@elektron/domain';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';

import { AccidentSourcesRepository } from './accidents/accident-sources.repository.ts';
import { commitBatch, insertBatch, insertRecords, undoBatch, type RecordRow } from './accidents/testing/insert-records.ts';
import { readEnvironment } from './common/env.ts';
import { hashSecret, makeSecret } from './common/secrets.ts';
import type { Database } from './database/database.ts';
import type { OrganisationContext } from './database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { ACCIDENTS as EXPORT_OF_ACCIDENTS } from './exports/accident-export.ts';
import { ExportFiles } from './exports/export-files.service.ts';
import { createHttpServer } from './http-server.ts';
import { SessionRepository } from './identity/sessions/session.repository.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';

/** Three portions. */
const ACCIDENTS = 2_345;
const idOf = (k: number): string =>
  `${((k * 2654435761) >>> 0).toString(16).padStart(8, '0')}-0000-8000-8000-${String(k).padStart(12, '0')}`;

/** Every third has no place, every fifth no day, every seventh only a year. */
function accidentRow(k: number): RecordRow {
  const place = {
    longitude_e7: 237_000_000 + k * 100,
    latitude_e7: 379_000_000,
    x_mm: 476_000_000 + k,
    y_mm: 4_200_000_000,
    place_accuracy: 1,
  };
  const isYearOnly = k % 7 === 0;
  return {
    accident_id: idOf(k),
    source_system: 'stats19',
    source_record_id: `=S${k}`,
    severity: k % 5,
    severity_native: `λέξη ${k % 5}`,
    year: 2014 + (k % 5),
    month: isYearOnly ? null : 1 + (k % 12),
    day: isYearOnly || k % 5 === 0 ? null : 1 + (k % 28),
    weekday: isYearOnly ? null : 1 + (k % 7),
    hour: isYearOnly ? null : k % 24,
    minute: isYearOnly ? null : k % 60,
    light: k % 6,
    speed_limit: k % 4 === 0 ? null : 30,
    speed_unit: 2,
    road_name: k % 11 === 0 ? null : `Οδός ${k % 4}`,
    attributes: { secret: `attribute of ${k}` },
    ...(k % 3 === 0 ? {} : place),
  };
}

const NUMBERS = Array.from({ length: ACCIDENTS }, (_, index) => index + 1);

const casualtyRow = (k: number): RecordRow => ({
  accident_id: idOf(k),
  unit_reference: '1',
  casualty_reference: '1',
  severity: 1 + (k % 3),
  severity_native: 'words on a person',
  casualty_class: 3,
  road_user: 1,
  sex: 1,
  age: 30,
});

/** As in the address of the page, and as the page asks. */
const FILTERS: readonly (readonly [string, object | null])[] = [
  ['', null],
  ['from=2015-03-01&to=2016-12-31', { period: { start: '2015-03-01', end: '2017-01-01' } }],
  ['area=23.70,37.8,23.71,38', { area: [23.7, 37.8, 23.71, 38] }],
  ['severity=fatal,unknown', { selections: [{ dimension: 'SEVERITY', values: ['fatal', 'unknown'] }] }],
  [
    'year=2016&road-user=pedestrian',
    {
      selections: [
        { dimension: 'YEAR', values: ['2016'] },
        { dimension: 'ROAD_USER', values: ['pedestrian'] },
      ],
    },
  ],
  ['year=1999', { selections: [{ dimension: 'YEAR', values: ['1999'] }] }],
];

describeOnEachDatabase('accidents as a file', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let town: OrganisationContext;
  let analyst: SignedIn;
  let manager: SignedIn;
  let folder: string;

  beforeAll(async () => {
    database = await open();
    app = await createHttpServer({ ...readEnvironment({}), logLevel: 'silent' as const }, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    folder = await mkdtemp(join(tmpdir(), 'elektron-exports-test-'));
    town = await createTestOrganisation(database, `town-${randomUUID().slice(0, 8)}`);
    analyst = await signInForTest(database, town.organisationId, { roles: ['analyst'] });
    manager = await signInForTest(database, town.organisationId, { roles: ['manager'] });
    await insertBatch(database, town, 1);
    await insertRecords(database, town, 'accident_version', 1, NUMBERS.map(accidentRow));
    await insertRecords(database, town, 'casualty_version', 1, NUMBERS.filter((k) => k % 2 === 0).map(casualtyRow));
    const unit = { unit_reference: '1', road_user: 4, road_user_native: '9' };
    await insertRecords(
      database,
      town,
      'traffic_unit_version',
      1,
      [1, 2].map((k) => ({ ...unit, accident_id: idOf(k) })),
    );
    await commitBatch(database, town, 1);
    // Never committed, and another organisation's.
    await insertBatch(database, town, 2);
    await insertRecords(database, town, 'accident_version', 2, [accidentRow(90_001)]);
    const other = await createTestOrganisation(database, `other-${randomUUID().slice(0, 8)}`);
    await insertBatch(database, other, 1);
    await insertRecords(database, other, 'accident_version', 1, [accidentRow(90_002)]);
    await commitBatch(database, other, 1);
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  function ask(address: string, who: SignedIn | null = analyst, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${url}/api/export/${address}`, { headers: { ...(who === null ? {} : { cookie: who.cookie }), ...headers } });
  }

  async function problemOf(answer: Promise<Response>): Promise<readonly [number, string]> {
    const response = await answer;
    const { problem } = (await response.json()) as { problem: { code: string } };
    return [response.status, problem.code];
  }

  async function query<Data>(text: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: analyst.cookie },
      body: JSON.stringify({ query: text, variables }),
    });
    return ((await response.json()) as { data: Data }).data;
  }

  /** n on the overview. */
  async function countOnPage(filter: object | null): Promise<number> {
    const { accidentFacets } = await query<{ accidentFacets: { figures: { accidents: number } } }>(
      'query ($filter: AccidentFilterInput) { accidentFacets(filter: $filter) { figures { accidents } } }',
      { filter },
    );
    return accidentFacets.figures.accidents;
  }

  async function readIds(kind: AccidentTableKind, response: Response): Promise<string[]> {
    const bytes = Buffer.from(await response.arrayBuffer());
    if (kind === 'csv') return parse(bytes.toString(), { columns: true }).map((row) => (row as { Id: string }).Id);
    if (kind === 'geojson') return (JSON.parse(bytes.toString()) as { features: { id: string }[] }).features.map(({ id }) => id);
    if (kind === 'xlsx') {
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
      const ids: string[] = [];
      workbook.worksheets[0]!.eachRow((row, number) => {
        if (number > 1) ids.push(row.getCell(1).text);
      });
      return ids;
    }
    const path = join(folder, `${randomUUID()}.gpkg`);
    await writeFile(path, bytes);
    const file = new DatabaseSync(path, { readOnly: true });
    const ids = file.prepare('SELECT id FROM accidents ORDER BY fid').all();
    file.close();
    return ids.map(({ id }) => String(id));
  }

  async function readCsv(who: SignedIn, parameters = ''): Promise<Record<string, string>[]> {
    const response = await ask(`accidents.csv?lang=en${parameters}`, who);
    expect(response.status).toBe(200);
    return parse(await response.text(), { columns: true });
  }

  type Known = string | number | null;

  interface Event {
    readonly action: string;
    readonly fields: readonly string[];
    readonly details: Readonly<Record<string, unknown>>;
  }

  function eventsOf({ personId }: SignedIn): Promise<Event[]> {
    return database.asOwner((sql) =>
      sql.query<Event>('SELECT action, fields, details FROM audit_event WHERE person_id = $1 ORDER BY occurred_at, action', [personId]),
    );
  }

  it.each(FILTERS)('are in every kind as many as the overview counts: %j', async (parameters, filter) => {
    const count = await countOnPage(filter);
    expect(parameters === 'year=1999' ? count === 0 : count > 0).toBe(true);
    const all: string[][] = [];
    for (const kind of ACCIDENT_TABLE_KINDS) {
      const response = await ask(`accidents.${kind}?lang=en&${parameters}`);
      expect([response.status, response.headers.get('x-elektron-accidents')]).toEqual([200, String(count)]);
      all.push(await readIds(kind, response));
    }
    // The same ones, each once, in the same order.
    expect(new Set(all[0]).size).toBe(count);
    for (const ids of all) expect(ids).toEqual(all[0]);
  });

  describe('beside features of accessibility', () => {
    /** A kerb ramp that is missing, a footway that is a line, and a crossing without a place or a date. */
    const FEATURES = ['1', '6', '3'].map((item, k) => ({
      feature_id: idOf(500_000 + k),
      item: Number(item),
      source_system: 'osm-accessibility',
    }));
    const LINE = [[237_000_000, 379_000_000, 237_010_000, 379_000_000]];

    beforeAll(async () => {
      await insertBatch(database, town, 50, 'accessibility');
      const place = { longitude_e7: 237_000_000, latitude_e7: 379_000_000, x_mm: 1, y_mm: 1, place_accuracy: 1 };
      const [ramp, footway, crossing] = FEATURES as unknown as readonly [RecordRow, RecordRow, RecordRow];
      await insertRecords(database, town, 'accessibility_feature_version', 50, [
        { ...ramp, ...place },
        { ...footway, ...place, lines: LINE },
      ]);
      await insertRecords(database, town, 'accessibility_feature_version', 50, [crossing]);
      const seen = { observed_on: '2024-05-02', date_basis: 1, surveyor: 'a surveyor', observation_reference: '2024-05-02' };
      await insertRecords(database, town, 'accessibility_observation_version', 50, [
        { feature_id: FEATURES[0]!.feature_id, ...seen, state: 2 },
        { feature_id: FEATURES[1]!.feature_id, ...seen, clear_width_m: 1.2 },
        { feature_id: FEATURES[2]!.feature_id, surveyor: 'a surveyor' },
      ]);
      await commitBatch(database, town, 50);
    });

    it('are in every kind as many as the inventory counts, by its filter', async () => {
      for (const [parameters, filter, expected] of [
        ['', {}, 3],
        ['items=kerb-ramp,footway', { items: ['KERB_RAMP', 'FOOTWAY'] }, 2],
        ['states=absent', { states: ['ABSENT'] }, 1],
        ['seenSince=2024-05-03', { seenSince: '2024-05-03' }, 0],
      ] as const) {
        const { accessibilityInventory } = await query<{ accessibilityInventory: { total: number } }>(
          'query ($filter: AccessibilityFilterInput) { accessibilityInventory(filter: $filter) { total } }',
          { filter },
        );
        expect(accessibilityInventory.total).toBe(expected);
        for (const kind of ACCIDENT_TABLE_KINDS) {
          const response = await ask(`accessibility.${kind}?lang=en&${parameters}`);
          expect([response.status, response.headers.get('x-elektron-features')]).toEqual([200, String(expected)]);
          expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
        }
      }
    });

    it('say what was last seen, name whom their licence asks for, and never who has surveyed', async () => {
      const text = await (await ask('accessibility.geojson?lang=en')).text();
      const { features, about } = JSON.parse(text) as {
        features: { geometry: unknown; properties: Record<string, unknown> }[];
        about: { attribution: string };
      };
      expect(
        features.map(({ properties: { item, state, observed_on, clear_width_m } }) => [item, state, observed_on, clear_width_m]),
      ).toEqual(
        expect.arrayContaining([
          ['kerb-ramp', 'absent', '2024-05-02', null],
          ['footway', 'present', '2024-05-02', 1.2],
          ['crossing', 'present', null, null],
        ]),
      );
      const geometryOf = (item: string): unknown => features.find(({ properties }) => properties['item'] === item)?.geometry;
      expect(geometryOf('kerb-ramp')).toEqual({ type: 'Point', coordinates: [23.7, 37.9] });
      expect(geometryOf('footway')).toEqual({
        type: 'MultiLineString',
        coordinates: [
          [
            [23.7, 37.9],
            [23.701, 37.9],
          ],
        ],
      });
      expect(geometryOf('crossing')).toBeNull();
      expect(about.attribution).toContain('OpenStreetMap contributors');
      for (const kind of ['csv', 'geojson']) expect(await (await ask(`accessibility.${kind}`)).text()).not.toContain('a surveyor');
    });

    it('are a layer of their own in a GeoPackage', async () => {
      const path = join(folder, `${randomUUID()}.gpkg`);
      await writeFile(path, Buffer.from(await (await ask('accessibility.gpkg')).arrayBuffer()));
      const file = new DatabaseSync(path, { readOnly: true });
      expect(file.prepare('SELECT count(*) AS n FROM accessibility WHERE geom IS NOT NULL').get()).toEqual({ n: 2 });
      file.close();
    });

    it('are written down before they leave, and refused where something is not understood', async () => {
      const reader = await signInForTest(database, town.organisationId, { roles: ['manager'] });
      await (await ask('accessibility.csv?items=kerb-ramp', reader)).arrayBuffer();
      const exported = (await eventsOf(reader)).filter(({ action }) => action === 'records.exported');
      expect(exported).toMatchObject([{ fields: [], details: { format: 'csv', count: 1, version: 1 } }]);
      for (const address of [
        'accessibility.cadas',
        'accessibility.csv?item=x',
        'accessibility.csv?items=bridge',
        'accessibility.csv?seenSince=soon',
      ]) {
        expect(await problemOf(ask(address))).toEqual([400, 'INPUT_INVALID']);
      }
      expect(await problemOf(ask('accessibility.csv', null))).toEqual([401, 'NOT_SIGNED_IN']);
    });
  });

  it('come in the order of the list', async () => {
    const text = `{ accidents(first: 200) { edges { node { id year month day hour minute severity roadName killed } } } }`;
    const { accidents } = await query<{ accidents: { edges: { node: Record<string, Known> }[] } }>(text);
    const rows = await readCsv(analyst);
    expect(rows.slice(0, 200).map(({ Id }) => Id)).toEqual(accidents.edges.map(({ node }) => node['id']));
    for (const [k, { node }] of accidents.edges.entries()) {
      const { Year, Month, Day, Hour, Minute, Road } = rows[k]!;
      const asText = (value: Known | undefined): string => (value == null ? '' : String(value));
      expect([Year, Month, Day, Hour, Minute, Road]).toEqual(
        ['year', 'month', 'day', 'hour', 'minute', 'roadName'].map((field) => asText(node[field])),
      );
    }
  });

  it('say of each what its record says, and nothing where that says nothing', async () => {
    const rows = new Map((await readCsv(analyst)).map((row) => [row['Id'], row]));
    expect(rows.get(idOf(2))).toMatchObject({
      'Record number at the source': "'=S2",
      Date: '2016-03-03',
      Severity: 'Serious',
      'Severity, as written': 'λέξη 2',
      Casualties: '1',
      Killed: '0',
      'Seriously injured': '0',
      'Slightly injured': '1',
      'Traffic units': '1',
      'Road users': 'Pedestrian, Car',
      'Speed limit': '30',
      'Unit of speed': 'mph',
      Longitude: '23.70002',
      Latitude: '37.9',
      'x (metres)': '476000.002',
      'Accuracy of the place': 'Exact',
      'Number of the import': '1',
    });
    const blank = ['Date', 'Month', 'Day', 'Weekday', 'Hour', 'Minute', 'Casualties', 'Killed', 'Traffic units', 'Longitude', 'x (metres)'];
    const nothing = rows.get(idOf(21))!;
    expect(blank.map((heading) => nothing[heading])).toEqual(blank.map(() => ''));
    expect(JSON.stringify([...rows.values()])).not.toMatch(/attribute of|words on a person/);
  });

  it('have the names of columns and places in Greek, for whoever reads Greek', async () => {
    const response = await ask('accidents.csv?lang=el&severity=fatal');
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    expect(text.startsWith('\ufeffΑναγνωριστικό;Αριθμός εγγραφής στην πηγή;Ημερομηνία;')).toBe(true);
    expect(text).toContain(';Θανατηφόρο;');
    expect(text).toMatch(/;23,7\d+;37,9;/);
  });

  it('are named after the organisation and the day, kept by nobody, and sent as what they are', async () => {
    for (const kind of ACCIDENT_TABLE_KINDS) {
      const { headers } = await ask(`accidents.${kind}?year=1999`);
      expect(headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename="elektron-town-[\\da-f]{8}-accidents-20\\d\\d-\\d\\d-\\d\\d\\.${kind}"$`),
      );
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-type')).not.toMatch(/html/);
    }
  });

  it('name the record at the source to whoever may see personal fields, and to nobody else', async () => {
    expect(Object.keys((await readCsv(analyst, '&year=2016'))[0]!)).toContain('Record number at the source');
    const [row] = await readCsv(manager, '&year=2016');
    expect(Object.keys(row!)).not.toContain('Record number at the source');
    expect(JSON.stringify(await (await ask('accidents.geojson', manager)).text())).not.toMatch(/=S\d/);
  });

  it('are written down before they leave: who, what kind, under which filter, how many', async () => {
    const filter = formatAccidentFilter(parseAccidentFilter({ selections: [{ dimension: 'year', values: ['2016'] }] }));
    const count = await countOnPage({ selections: [{ dimension: 'YEAR', values: ['2016'] }] });
    const reader = await signInForTest(database, town.organisationId, { roles: ['manager'] });
    await (await ask('accidents.xlsx?year=2016', reader)).arrayBuffer();
    expect((await eventsOf(reader)).filter(({ action }) => /records|personal/.test(action))).toEqual([
      { action: 'records.exported', fields: [], details: { format: 'xlsx', count, filter, version: 1 } },
    ]);
    const uploader = await signInForTest(database, town.organisationId, { roles: ['uploader'] });
    await (await ask('accidents.geojson?year=2016', uploader)).arrayBuffer();
    const written = (await eventsOf(uploader)).filter(({ action }) => /records|personal/.test(action));
    expect(written.toSorted((a, b) => (a.action < b.action ? -1 : 1))).toEqual([
      { action: 'personal.read', fields: ['sourceRecordId'], details: { count } },
      { action: 'records.exported', fields: ['sourceRecordId'], details: { format: 'geojson', count, filter, version: 1 } },
    ]);
  });

  it('are refused where something is not understood, and that is no export', async () => {
    const asker = await signInForTest(database, town.organisationId, { roles: ['analyst'] });
    const refusals: readonly (readonly [string, number, string])[] = [
      ['accidents.exe', 400, 'INPUT_INVALID'],
      ['accidents.csv?sevrity=fatal', 400, 'INPUT_INVALID'],
      ['accidents.csv?severity=fatal&severity=slight', 400, 'INPUT_INVALID'],
      ['accidents.csv?lang=fr', 400, 'INPUT_INVALID'],
      ['accidents.csv?severity=awful', 422, 'FILTER_VALUE_UNKNOWN'],
      ['accidents.csv?severity=', 422, 'FILTER_VALUE_UNKNOWN'],
      ['accidents.csv?area=1,2', 422, 'AREA_INVALID'],
      ['accidents.csv?from=2016-02-01&to=2016-01-01', 422, 'PERIOD_EMPTY'],
    ];
    for (const [address, status, code] of refusals) expect(await problemOf(ask(address, asker))).toEqual([status, code]);
    expect(await problemOf(ask('accidents.csv', asker, { 'sec-fetch-site': 'cross-site' }))).toEqual([403, 'ORIGIN_REFUSED']);
    expect(await problemOf(ask('accidents.csv', asker, { 'x-elektron-acting': randomUUID() }))).toEqual([409, 'ORGANISATION_SWITCHED']);
    expect((await eventsOf(asker)).filter(({ action }) => action === 'records.exported')).toEqual([]);
  });

  it('are for nobody who may not read records', async () => {
    expect(await problemOf(ask('accidents.csv', null))).toEqual([401, 'NOT_SIGNED_IN']);
    const officer = await signInForTest(database, town.organisationId, { roles: ['data-protection-officer'] });
    expect(await problemOf(ask('accidents.csv', officer))).toEqual([403, 'FORBIDDEN']);
  });

  it('come to a machine that shows a token, without what the token may not see', async () => {
    const token = makeSecret('token');
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO api_token (token_id, organisation_id, person_id, name, token_hash, capabilities, expires_at)
         VALUES (gen_random_uuid(), $1, $2, 'test', $3, '{records.read}', now() + interval '1 day')`,
        [town.organisationId, analyst.personId, hashSecret(token)],
      ),
    );
    const response = await ask('accidents.csv?lang=en&year=2016', null, { authorization: `Bearer ${token}` });
    const rows: Record<string, string>[] = parse(await response.text(), { columns: true });
    expect(rows).toHaveLength(await countOnPage({ selections: [{ dimension: 'YEAR', values: ['2016'] }] }));
    expect(Object.keys(rows[0]!)).not.toContain('Record number at the source');
  });

  it('are never another organisation’s, which has opened them for reading', async () => {
    const neighbour = await createTestOrganisation(database, `neighbour-${randomUUID().slice(0, 8)}`);
    const reader = await signInForTest(database, neighbour.organisationId, { roles: ['analyst'] });
    const about = { 'x-elektron-records-of': town.organisationId };
    expect(await problemOf(ask('accidents.csv', reader, about))).toEqual([404, 'ORGANISATION_NOT_FOUND']);
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO sharing_grant (organisation_id, grant_id, recipient_organisation_id, kind, valid_from, valid_until, purpose)
         VALUES ($1, gen_random_uuid(), $2, 'records', current_date - 5, current_date + 5, 'test')`,
        [town.organisationId, neighbour.organisationId],
      ),
    );
    expect(await problemOf(ask('accidents.csv', reader, about))).toEqual([403, 'EXPORT_NOT_OPENED']);
    expect(await problemOf(ask(`accidents.csv?of=${town.organisationId}`, reader))).toEqual([403, 'EXPORT_NOT_OPENED']);
    const own = await ask('accidents.csv', reader);
    expect([own.status, own.headers.get('x-elektron-accidents')]).toEqual([200, '0']);
  });

  it('break off where something fails under way: half of a file is no file', async () => {
    const sources = app.get(AccidentSourcesRepository);
    for (const kind of ACCIDENT_TABLE_KINDS) {
      const find = jest.spyOn(sources, 'find');
      const { find: real } = AccidentSourcesRepository.prototype;
      find.mockImplementationOnce((...given) => real.apply(sources, given)).mockRejectedValueOnce(new Error('the database is gone'));
      await expect(ask(`accidents.${kind}`).then((response) => response.arrayBuffer())).rejects.toThrow();
      find.mockRestore();
    }
    expect((await readCsv(analyst)).length).toBe(ACCIDENTS);
  });

  it('are refused in words where nothing can be read at all, and that is no export', async () => {
    const asker = await signInForTest(database, town.organisationId, { roles: ['analyst'] });
    const find = jest.spyOn(app.get(AccidentSourcesRepository), 'find').mockResolvedValueOnce(new Map());
    expect(await problemOf(ask('accidents.gpkg', asker))).toEqual([404, 'DATA_VERSION_UNKNOWN']);
    find.mockRestore();
    expect((await eventsOf(asker)).filter(({ action }) => action === 'records.exported')).toEqual([]);
  });

  describe('while it is made', () => {
    async function begin(who: SignedIn, gone = new AbortController().signal): Promise<AsyncIterator<string | Uint8Array>> {
      const actor = await app.get(SessionRepository).findActor(who.secret);
      const asking = { context: who.context, actor: actor!, kind: 'csv', query: {} };
      const file = await app.get(ExportFiles).open(EXPORT_OF_ACCIDENTS, app.get(EXPORT_OF_ACCIDENTS.source), asking, new Date());
      const content = file.content(gone)[Symbol.asyncIterator]();
      await content.next();
      await content.next();
      return content;
    }

    it('ends with an error when the session ends', async () => {
      const leaver = await signInForTest(database, town.organisationId, { roles: ['analyst'] });
      const content = await begin(leaver);
      await database.asOwner((sql) => sql.execute('DELETE FROM session WHERE person_id = $1', [leaver.personId]));
      // What was read before comes still.
      const rest = async (): Promise<void> => {
        for (let part = await content.next(); part.done !== true; part = await content.next()) expect(part.value).not.toBe('');
      };
      await expect(rest()).rejects.toThrow('DATA_VERSION_UNKNOWN');
    });

    it('asks the database nothing more when whoever asked is gone', async () => {
      const find = jest.spyOn(app.get(AccidentSourcesRepository), 'find');
      const gone = new AbortController();
      const content = await begin(analyst, gone.signal);
      gone.abort();
      const rest = async (): Promise<void> => {
        for (let part = await content.next(); part.done !== true; part = await content.next()) expect(part.value).not.toBe('');
      };
      await expect(rest()).rejects.toThrow(/abort/i);
      expect(find).toHaveBeenCalledTimes(1);
      find.mockRestore();
    });

    it('stays what it was when an import is undone', async () => {
      const content = await begin(analyst);
      await undoBatch(database, town, 1);
      // What `begin` has taken.
      let rows = 100;
      for (let part = await content.next(); part.done !== true; part = await content.next()) {
        rows += (parse(String(part.value), { delimiter: [',', ';'] }) as unknown[]).length;
      }
      expect(rows).toBe(ACCIDENTS);
    });
  });
});
