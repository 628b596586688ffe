import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ACCIDENT_TABLE_KINDS, type AccidentTableKind } from '@elektron/domain';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';

import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { ImportsFixture } from './imports/testing/imports-fixture.ts';
import { migrateInstallation } from './open-installation.ts';

/*
 * The Isle of Wight: its main roads, its collisions of 2018 and its count points; and a second network of two roads, invented, of which a file says
 * all that can be known of a road.
 */

const fileOf = (name: string): string => fileURLToPath(new URL(`../../../tests/fixtures/uk-isle-of-wight/${name}`, import.meta.url));

const ROAD = { section_id: 'A1', road_name: 'Main Road', road_number: 'A65', road_class: 'Primary', speed_limit: 30, lanes: 2 };
const MAIN = { ...ROAD, road_authority: 'Leeds City Council', start_km: 10, end_km: 10.4 };
const NAMELESS = { ...Object.fromEntries(Object.keys(MAIN).map((key) => [key, null])), section_id: 'B1' };
/** Metres of the British grid. */
const [EAST, NORTH] = [430_000, 433_000];
const TOWN = JSON.stringify({
  type: 'FeatureCollection',
  crs: { type: 'name', properties: { name: 'EPSG:27700' } },
  features: [
    [MAIN, [EAST, NORTH], [EAST + 400, NORTH]],
    [NAMELESS, [EAST + 900, NORTH], [EAST + 900, NORTH + 50]],
  ].map(([properties, ...coordinates]) => ({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates } })),
});

type Row = Record<string, string>;

interface Feature {
  readonly id: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
  readonly properties: Readonly<Record<string, string | number | null>>;
}

interface Collection {
  readonly about: Readonly<Record<string, unknown>>;
  readonly features: readonly Feature[];
}

interface NamedNetwork {
  readonly network: string;
  readonly label: { readonly en: string };
  readonly classes: readonly { readonly roadClass: string | null; readonly segments: number }[];
}

describeOnEachDatabase('roads, and what lies on them, as files', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let fixture: ImportsFixture;
  let analyst: SignedIn;
  let manager: SignedIn;
  let folder: string;
  /** Where a map opens while there is nothing but roads. */
  let opening: readonly number[] | null;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    folder = await mkdtemp(join(tmpdir(), 'elektron-road-exports-test-'));
    fixture = await ImportsFixture.make(database);
    analyst = await signInForTest(database, fixture.context.organisationId, { roles: ['analyst'] });
    manager = await signInForTest(database, fixture.context.organisationId, { roles: ['manager'] });
    await fixture.import([fileOf('iow_main_highways.gpkg')]);
    opening = (await query<{ mapContext: { extent: readonly number[] | null } }>('{ mapContext { extent } }')).mapContext.extent;
    for (const name of ['car_crashes_2018_iow.gpkg', 'aadf_by_direction_la199.csv']) await fixture.import([fileOf(name)]);
    const upload = await fixture.uploadUnknown('leeds.geojson', TOWN);
    if ('draft' in upload) {
      await fixture.mapping.map(fixture.context, upload.uploadId, [{ mapping: { ...upload.tables[0]!.linked, name: 'leeds' } }]);
    }
    await fixture.imports.start(fixture.context, upload.uploadId, false, 'leeds');
    await fixture.runQueued();
  }, 240_000);
  afterAll(async () => {
    await app.close();
    await fixture.remove();
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

  const readCollection = async (address: string, who = analyst): Promise<Collection> => (await ask(address, who)).json() as never;
  const readCsv = async (address: string, who = analyst): Promise<Row[]> =>
    parse(await (await ask(address, who)).text(), { columns: true });

  async function openPackage(address: string): Promise<DatabaseSync> {
    const path = join(folder, `${randomUUID()}.gpkg`);
    await writeFile(path, Buffer.from(await (await ask(address)).arrayBuffer()));
    return new DatabaseSync(path, { readOnly: true });
  }

  async function openBook(address: string): Promise<ExcelJS.Workbook> {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(await (await ask(address)).arrayBuffer()) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
    return workbook;
  }

  async function readIds(kind: AccidentTableKind, name: string, parameters: string): Promise<string[]> {
    const address = `${name}.${kind}?lang=en&${parameters}`;
    if (kind === 'csv') return (await readCsv(address)).map(({ Id }) => Id!);
    if (kind === 'geojson') return (await readCollection(address)).features.map(({ id }) => id);
    if (kind === 'xlsx') {
      const ids: string[] = [];
      (await openBook(address)).worksheets[0]!.eachRow((row, number) => {
        if (number > 1) ids.push(row.getCell(1).text);
      });
      return ids;
    }
    const file = await openPackage(address);
    const ids = file.prepare(`SELECT id FROM ${name.replaceAll('-', '_')} ORDER BY fid`).all();
    file.close();
    return ids.map(({ id }) => String(id));
  }

  const readNetworks = async (): Promise<readonly NamedNetwork[]> =>
    (
      await query<{ roadNetwork: { networks: readonly NamedNetwork[] } }>(
        '{ roadNetwork { networks { network label { en } classes { roadClass segments } } } }',
      )
    ).roadNetwork.networks;

  function eventsOf({
    personId,
  }: SignedIn): Promise<readonly { readonly action: string; readonly subject: string; readonly details: object }[]> {
    return database.asOwner((sql) =>
      sql.query(
        `SELECT action, subject_kind AS subject, details FROM audit_event WHERE person_id = $1 AND action ~ '^(records|personal)' ORDER BY occurred_at, action`,
        [personId],
      ),
    );
  }

  it('are the same to a GIS program that reads them page by page, in a box and one by one', async () => {
    const get = async (path: string): Promise<Response> =>
      fetch(`${url}/api/ogc/collections/${path}`, { headers: { cookie: analyst.cookie } });
    type Page = { readonly numberMatched: number; readonly features: readonly Feature[] };
    const readAll = async (collection: string, box = ''): Promise<readonly Feature[]> => {
      const features: Feature[] = [];
      for (;;) {
        const page = (await (await get(`${collection}/items?limit=700&offset=${features.length}${box}`)).json()) as Page;
        features.push(...page.features);
        if (features.length >= page.numberMatched || page.features.length === 0) return features;
      }
    };
    const [west, south, east, north] = [-1.3, 50.68, -1.2, 50.72] as const;
    // Whether the frame of a shape meets the box, told anew from the coordinates of the file.
    const meets = ({ geometry }: Feature): boolean => {
      const numbers =
        JSON.stringify(geometry?.coordinates ?? [])
          .match(/-?[\d.]+(e-?\d+)?/g)
          ?.map(Number) ?? [];
      const [x, y] = [numbers.filter((_, i) => i % 2 === 0), numbers.filter((_, i) => i % 2 === 1)];
      return x.length > 0 && Math.min(...x) <= east && Math.max(...x) >= west && Math.min(...y) <= north && Math.max(...y) >= south;
    };
    for (const [collection, file] of [
      ['roads', 'roads'],
      ['count-sites', 'count-site-roads'],
    ] as const) {
      const { features } = await readCollection(`${file}.geojson?lang=en`);
      const byId = (list: readonly Feature[]): readonly string[] => list.map(({ id }) => id).sort();
      expect(features.length).toBeGreaterThan(10);
      const all = await readAll(collection);
      expect(byId(all)).toEqual(byId(features));
      const inBox = features.filter(meets);
      expect(inBox.length).toBeGreaterThan(0);
      expect(inBox.length).toBeLessThan(features.length);
      expect(byId(await readAll(collection, `&bbox=${[west, south, east, north].join(',')}`))).toEqual(byId(inBox));
      const one = all.at(-1)!;
      expect(await (await get(`${collection}/items/${one.id}`)).json()).toMatchObject({ id: one.id, geometry: one.geometry });
      expect((await get(`${collection}/items/${randomUUID()}`)).status).toBe(404);
    }
    const [told] = await database.asOwner((sql) =>
      sql.query<{ kinds: string[] }>(
        `SELECT array_agg(DISTINCT subject_kind ORDER BY subject_kind) AS kinds FROM audit_event WHERE action = 'records.exported' AND details ->> 'format' = 'ogc'`,
      ),
    );
    expect(told!.kinds).toEqual(expect.arrayContaining(['road-segment', 'traffic-count']));
  });

  it('have as many segments in every kind of file as the page counts, for every class and network', async () => {
    const networks = await readNetworks();
    expect(networks.map(({ network, label }) => [network, label.en])).toEqual([
      ['osm-roads', 'OpenStreetMap road network'],
      ['roads:leeds', expect.stringContaining('leeds')],
    ]);
    const sum = (of: readonly NamedNetwork[], isMeant: (roadClass: string | null) => boolean): number =>
      of.flatMap(({ classes }) => classes).reduce((all, { roadClass, segments }) => all + (isMeant(roadClass) ? segments : 0), 0);
    for (const [parameters, expected] of [
      ['', sum(networks, () => true)],
      ['classes=primary,unknown', sum(networks, (roadClass) => roadClass === 'primary' || roadClass === null)],
      ['networks=roads:leeds', 2],
      ['classes=unknown&networks=roads:leeds', 1],
      ['classes=motorway', 0],
    ] as const) {
      expect(expected > 0).toBe(parameters !== 'classes=motorway');
      const response = await ask(`roads.csv?${parameters}`);
      expect([response.status, response.headers.get('x-elektron-segments')]).toEqual([200, String(expected)]);
      await response.arrayBuffer();
      const all: string[][] = [];
      for (const kind of ACCIDENT_TABLE_KINDS) all.push(await readIds(kind, 'roads', parameters));
      expect(new Set(all[0]).size).toBe(expected);
      for (const ids of all) expect(ids).toEqual(all[0]);
    }
    expect(sum(networks, () => true)).toBe(1_501);
  }, 120_000);

  it('are where a map opens while there is nothing else', async () => {
    const { features } = await readCollection('roads.geojson?networks=osm-roads');
    const points = features.flatMap(({ geometry }) => (geometry!.coordinates as [number, number][][]).flat());
    const [longitudes, latitudes] = [points.map(([longitude]) => longitude), points.map(([, latitude]) => latitude)];
    expect(opening).toEqual([Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)]);
  });

  it('say of a segment what its file says, and nothing where it says nothing', async () => {
    const { features, about } = await readCollection('roads.geojson?networks=roads:leeds&lang=en');
    const [main, nameless] = features.toSorted((a, b) => String(a.properties['line_id']).localeCompare(String(b.properties['line_id'])));
    expect(main!.properties).toEqual({
      id: main!.id,
      road_name: 'Main Road',
      road_number: 'A65',
      road_class: 'primary',
      speed_limit: 30,
      speed_unit: 'mph',
      lanes: 2,
      one_way: null,
      length_m: 400,
      road_authority: 'Leeds City Council',
      from_km: 10,
      to_km: 10.4,
      level: 0,
      start_junction_id: expect.stringMatching(/^[\da-f-]{36}$/),
      end_junction_id: expect.stringMatching(/^[\da-f-]{36}$/),
      network: 'leeds',
      format: 'roads:leeds',
      line_id: 'A1',
      batch: expect.any(Number),
    });
    const unsaid = ['road_name', 'road_number', 'road_class', 'speed_limit', 'speed_unit', 'lanes', 'road_authority', 'from_km', 'to_km'];
    expect(unsaid.map((name) => nameless!.properties[name])).toEqual(unsaid.map(() => null));
    // Whoever made a file by themselves asks for nobody to be named; OpenStreetMap does.
    expect(about).toMatchObject({ count: 2, version: 2, filter: expect.stringMatching(/^Network: .*leeds/) });
    expect(about['attribution'] ?? '').not.toContain('OpenStreetMap');
    expect((await readCollection('roads.geojson?classes=primary&lang=en')).about['attribution']).toContain('OpenStreetMap contributors');
    const [row] = (await readCsv('roads.csv?networks=roads:leeds&lang=en')).filter(({ Road }) => Road === 'Main Road');
    expect(row).toMatchObject({
      'Class of road': 'Primary road',
      'Unit of speed': 'mph',
      'Length (m)': '400',
      'Kilometre position of its end': '10.4',
    });
  });

  it('keep every line from end to end, in each kind of file', async () => {
    const { features } = await readCollection('roads.geojson?lang=en');
    const lines = new Map(features.map(({ id, geometry }) => [id, (geometry!.coordinates as [number, number][][])[0]!]));
    const inText = ([line]: readonly (readonly [number, number])[][]): string =>
      `LINESTRING (${line!.map((point) => point.join(' ')).join(', ')})`;
    for (const row of await readCsv('roads.csv?lang=en')) expect(row['Line (WKT, EPSG:4326)']).toBe(inText([lines.get(row['Id']!)!]));
    const file = await openPackage('roads.gpkg');
    const stored = file.prepare('SELECT id, geom FROM roads').all() as { id: string; geom: Uint8Array }[];
    const [layer] = file
      .prepare('SELECT geometry_type_name AS type, c.* FROM gpkg_geometry_columns JOIN gpkg_contents c USING (table_name)')
      .all();
    file.close();
    // PostGIS reads what stands behind the eight bytes of the package's own header.
    const read = await database.asOwner((sql) =>
      sql.query<{ text: string; type: string }>(
        'SELECT ST_AsText(ST_GeometryN(g, 1), 15) AS text, ST_GeometryType(g) AS type FROM (SELECT ST_GeomFromWKB(w) AS g FROM unnest($1::bytea[]) WITH ORDINALITY AS u(w, n) ORDER BY n) s',
        [stored.map(({ geom }) => Buffer.from(geom.subarray(8)))],
      ),
    );
    expect(read).toHaveLength(1_501);
    expect(new Set(read.map(({ type }) => type))).toEqual(new Set(['ST_MultiLineString']));
    const points = (text: string): number[] => text.match(/-?\d+(\.\d+)?/g)!.map(Number);
    for (const [k, { text }] of read.entries()) {
      const expected = lines.get(stored[k]!.id)!.flat();
      const found = points(text);
      expect(found).toHaveLength(expected.length);
      for (const [i, degrees] of found.entries()) expect(Math.abs(degrees - expected[i]!)).toBeLessThan(1e-9);
    }
    const all = [...lines.values()].flat();
    expect(layer).toMatchObject({
      type: 'MULTILINESTRING',
      min_x: Math.min(...all.map(([x]) => x)),
      max_y: Math.max(...all.map(([, y]) => y)),
    });
  });

  it('are written down before they leave, and refused where something is not understood', async () => {
    const reader = await signInForTest(database, fixture.context.organisationId, { roles: ['manager'] });
    await (await ask('roads.csv?networks=roads:leeds', reader)).arrayBuffer();
    expect(await eventsOf(reader)).toEqual([
      {
        action: 'records.exported',
        subject: 'road-segment',
        details: { format: 'csv', count: 2, classes: null, networks: 'roads:leeds', version: 2 },
      },
    ]);
    for (const [address, status, code] of [
      ['roads.cadas', 400, 'INPUT_INVALID'],
      ['roads.csv?class=primary', 400, 'INPUT_INVALID'],
      ['roads.csv?classes=wide', 422, 'FILTER_VALUE_UNKNOWN'],
      ['roads.csv?networks=osm-roads:elsewhere', 422, 'FILTER_VALUE_UNKNOWN'],
      ['accident-roads.csv?placements=nowhere', 400, 'INPUT_INVALID'],
      ['accident-roads.csv?severity=awful', 422, 'FILTER_VALUE_UNKNOWN'],
      ['count-site-roads.csv?classes=primary', 400, 'INPUT_INVALID'],
    ] as const) {
      expect([address, ...(await problemOf(ask(address, reader)))]).toEqual([address, status, code]);
    }
    expect(await eventsOf(reader)).toHaveLength(1);
  });

  it('are for nobody who may not read records, and not for those to whom the records are only opened', async () => {
    const officer = await signInForTest(database, fixture.context.organisationId, { roles: ['data-protection-officer'] });
    const neighbour = await createTestOrganisation(database, `neighbour-${randomUUID().slice(0, 8)}`);
    const guest = await signInForTest(database, neighbour.organisationId, { roles: ['analyst'] });
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO sharing_grant (organisation_id, grant_id, recipient_organisation_id, kind, valid_from, valid_until, purpose)
         VALUES ($1, gen_random_uuid(), $2, 'records', current_date - 5, current_date + 5, 'test')`,
        [fixture.context.organisationId, neighbour.organisationId],
      ),
    );
    const about = { 'x-elektron-records-of': fixture.context.organisationId };
    for (const name of ['roads', 'accident-roads', 'count-site-roads']) {
      expect(await problemOf(ask(`${name}.csv`, null))).toEqual([401, 'NOT_SIGNED_IN']);
      expect(await problemOf(ask(`${name}.csv`, officer))).toEqual([403, 'FORBIDDEN']);
      expect(await problemOf(ask(`${name}.csv`, guest, about))).toEqual([
        403,
        name === 'count-site-roads' ? 'FORBIDDEN' : 'EXPORT_NOT_OPENED',
      ]);
      expect(await readCsv(`${name}.csv`, guest)).toEqual([]);
    }
  });

  it('tell of each accident of the list on which road it lies, or why on none', async () => {
    const text = `query ($filter: AccidentFilterInput, $placements: [RoadPlacement!]) { accidentRoads(filter: $filter, placements: $placements, first: 200) {
      totalCount edges { node { id placement otherRoadName junctionId road { segmentId roadReference distanceMeters agreement } } } } }`;
    for (const [parameters, variables, most] of [
      ['placements=too-far,ambiguous', { placements: ['TOO_FAR', 'AMBIGUOUS'] }, 36],
      [
        'severity=serious&placements=junction',
        { filter: { selections: [{ dimension: 'SEVERITY', values: ['serious'] }] }, placements: ['JUNCTION'] },
        54,
      ],
    ] as const) {
      const { accidentRoads } = await query<{ accidentRoads: { totalCount: number; edges: readonly { node: Listed }[] } }>(text, variables);
      expect(accidentRoads.totalCount).toBeGreaterThan(0);
      expect(accidentRoads.totalCount).toBeLessThanOrEqual(most);
      const listed = accidentRoads.edges.map(({ node }) => node);
      for (const kind of ACCIDENT_TABLE_KINDS)
        expect(await readIds(kind, 'accident-roads', parameters)).toEqual(listed.map(({ id }) => id));
      const { features, about } = await readCollection(`accident-roads.geojson?lang=en&${parameters}`);
      expect(features.map(({ properties }) => properties)).toMatchObject(
        listed.map(({ placement, otherRoadName, junctionId, road }) => ({
          outcome: placement.toLowerCase().replaceAll('_', '-'),
          other_road: otherRoadName,
          junction_id: junctionId,
          segment_id: road?.segmentId ?? null,
          segment_number: road?.roadReference ?? null,
          distance_m: road === null ? null : Math.round(road.distanceMeters * 100) / 100,
          agreement: road?.agreement.toLowerCase() ?? null,
        })),
      );
      expect(features.every(({ geometry }) => geometry?.type === 'Point')).toBe(true);
      expect(about).toMatchObject({ count: listed.length, roadsVersion: 2, filter: expect.stringContaining('Where they lie: ') });
      expect(about['attribution']).toContain('OpenStreetMap contributors');
    }
    expect(await readCsv('accident-roads.csv')).toHaveLength(289);
  });

  interface Listed {
    readonly id: string;
    readonly placement: string;
    readonly otherRoadName: string | null;
    readonly junctionId: string | null;
    readonly road: {
      readonly segmentId: string;
      readonly roadReference: string | null;
      readonly distanceMeters: number;
      readonly agreement: string;
    } | null;
  }

  it('name the record at the source to whoever may see personal fields alone, and write that down as a look at them', async () => {
    const source = 'Record number at the source';
    expect((await readCsv('accident-roads.csv?lang=en'))[0]![source]).toMatch(/./);
    expect(Object.keys((await readCsv('accident-roads.csv?lang=en', manager))[0]!)).not.toContain(source);
    const looking = await signInForTest(database, fixture.context.organisationId, { roles: ['analyst'] });
    await (await ask('accident-roads.csv?placements=too-far', looking)).arrayBuffer();
    const details = { format: 'csv', count: 36, placements: 'too-far', roadsVersion: 2, version: 1 };
    const written = await eventsOf(looking);
    expect(written.toSorted((a, b) => (a.action < b.action ? -1 : 1))).toMatchObject([
      { action: 'personal.read', subject: 'accident', details: { count: 36 } },
      { action: 'records.exported', subject: 'accident', details },
    ]);
  });

  it('tell of each count site which road it counts, or why none', async () => {
    const { countSitesOnRoads } = await query<{
      countSitesOnRoads: { sites: readonly { id: string; placement: string; years: number[] }[] };
    }>('{ countSitesOnRoads { sites { id placement years } } }');
    const { sites } = countSitesOnRoads;
    expect(sites).toHaveLength(53);
    for (const kind of ACCIDENT_TABLE_KINDS) expect(await readIds(kind, 'count-site-roads', '')).toEqual(sites.map(({ id }) => id));
    const { features } = await readCollection('count-site-roads.geojson?lang=en');
    expect(features.map(({ properties: { outcome, years } }) => [outcome, years])).toEqual(
      sites.map(({ placement, years }) => [placement.toLowerCase().replaceAll('_', '-'), years.length === 0 ? null : years.join(' ')]),
    );
  });
});
