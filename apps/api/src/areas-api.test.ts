import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { geoPackage, geoPackagePolygon } from '@elektron/importers/testing/geo-packages';
import { VectorTile } from '@mapbox/vector-tile';
import { EVERY_ACCIDENT, parseAccidentFilter } from '@elektron/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { PbfReader } from 'pbf';

import { commitBatch, insertBatch, insertRecords, type RecordRow } from './accidents/testing/insert-records.ts';
import { AreasService, type AreaFile } from './areas/areas.service.ts';
import { areaFeature, pointFeature, rectangle } from './areas/testing/areas-text.ts';
import { areas } from './cli/areas.ts';
import { UsageError } from './cli/command.ts';
import { readEnvironment } from './common/env.ts';
import { createPlane } from './common/plane.ts';
import { makeTestSession } from './cli/testing/test-session.ts';
import type { Database } from './database/database.ts';
import type { OrganisationContext } from './database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { createMunicipalityFinder } from './territory/find-municipality.ts';
import { DEMO_ORGANISATION } from './demo/demo-organisation.ts';
import { HotspotRunsService } from './hotspots/hotspot-runs.service.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest } from './identity/testing/sign-in-for-test.ts';
import { migrateInstallation } from './open-installation.ts';

interface Counts {
  readonly accidents: number;
  readonly killed: number;
}

interface Data {
  readonly areaCollections: readonly {
    readonly collectionId: number;
    readonly kind: string;
    readonly shape: string;
    readonly itemCount: number;
  }[];
  readonly areaCounts: {
    readonly key: string;
    readonly radiusMeters: number | null;
    readonly rows: readonly (Counts & { readonly key: string; readonly name: { readonly en: string } })[];
    readonly inAny: Counts;
    readonly outside: Counts;
    readonly uncertain: Counts;
    readonly placesWithout: number;
  };
  readonly placeNames: readonly { readonly key: string; readonly name: { readonly en: string; readonly el: string } }[];
  readonly accidentFacets: { readonly figures: Counts; readonly placeUncertain: number; readonly tilePath: string };
  readonly accidents: { readonly totalCount: number; readonly edges: readonly { readonly node: { readonly id: string } }[] };
  readonly placeOutline: { readonly coordinates: readonly (readonly (readonly (readonly [number, number])[])[])[] } | null;
  readonly retireAreas: { readonly collection: object | null; readonly userErrors: readonly { readonly code: string }[] };
}

interface Answer {
  readonly data: Data | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

const ACCIDENTS = 90;
const E7 = 1e7;
const PLANE = createPlane(DEMO_ORGANISATION.srid);
const idOf = (k: number): string =>
  `${((k * 2654435761) >>> 0).toString(16).padStart(8, '0')}-0000-8000-8000-${String(k).padStart(12, '0')}`;

/** Where accident `k` lies: on a street to the east, each some 69 m from the last; every ninth nowhere, every tenth known as an area only. */
function placeOf(k: number): readonly [number, number] {
  return [(-100_000 + k * 10_000) / E7, 516_000_000 / E7];
}
const isNowhere = (k: number): boolean => k % 9 === 0;
const isArea = (k: number): boolean => k % 10 === 0 && !isNowhere(k);
const isKnown = (k: number): boolean => !isNowhere(k) && !isArea(k);

function rowOf(k: number): RecordRow {
  const [longitude, latitude] = placeOf(k);
  const [x, y] = PLANE.toMeters(longitude, latitude)!;
  const place = {
    longitude_e7: Math.round(longitude * E7),
    latitude_e7: Math.round(latitude * E7),
    x_mm: Math.round(x * 1_000),
    y_mm: Math.round(y * 1_000),
    place_accuracy: isArea(k) ? 3 : 1,
  };
  return {
    accident_id: idOf(k),
    source_record_id: `S${k}`,
    severity: 1 + (k % 3),
    severity_native: '1',
    year: 2016 + (k % 2),
    month: 1,
    day: 1,
    light: 1,
    weather: 1,
    road_type: 1,
    speed_unit: 2,
    attributes: {},
    ...(isNowhere(k) ? {} : place),
  };
}

const casualtyOf = (k: number): RecordRow => ({
  accident_id: idOf(k),
  unit_reference: '1',
  casualty_reference: '1',
  severity: 1 + (k % 3),
  severity_native: '1',
  casualty_class: 3,
  road_user: 1,
  sex: 1,
  age: 30,
});

const ALL = Array.from({ length: ACCIDENTS }, (_, index) => index + 1);
const among = (holds: (k: number) => boolean): number => ALL.filter(holds).length;

/** From the tenth accident to the twentieth, on its border both; and from the twentieth to the fortieth. */
const [WEST, MIDDLE, EAST] = [placeOf(10)[0], placeOf(20)[0], placeOf(40)[0]];
const DISTRICTS = [
  areaFeature('Old Town', rectangle(WEST, 51.5, MIDDLE, 51.7)),
  areaFeature('New Town', rectangle(MIDDLE, 51.5, EAST, 51.7)),
  areaFeature('Far Away', rectangle(1, 51.5, 1.1, 51.7)),
];
const SCHOOLS = [pointFeature('First School', placeOf(31)), pointFeature('', placeOf(33))];
const FILE: AreaFile = { fileName: 'areas.geojson', kind: 'district', name: { el: '', en: '' }, licence: 'ODbL 1.0', attribution: 'OSM' };

const edgesOf = (ring: readonly (readonly [number, number])[]): Int32Array =>
  Int32Array.from(ring.slice(1).flatMap((end, k) => [...ring[k]!, ...end].map((degrees) => Math.round(degrees * E7))));

const distance = (k: number, other: number): number => {
  const [a, b] = [PLANE.toMeters(...placeOf(k))!, PLANE.toMeters(...placeOf(other))!];
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
};

describeOnEachDatabase('areas of an organisation', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let demo: OrganisationContext;
  let other: OrganisationContext;
  let cookie: string;
  let otherCookie: string;

  async function tell(query: string, as = cookie, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: as, ...headers },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as Answer;
  }

  async function ask(query: string): Promise<Data> {
    const { data, errors } = await tell(query);
    if (errors !== undefined || data === null) throw new Error(JSON.stringify(errors));
    return data;
  }

  const facets = (filter: string): string =>
    `{ accidentFacets(filter: {${filter}}) { placeUncertain tilePath figures { accidents killed } } }`;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    demo = database.actAsInstallation(DEMO_ORGANISATION.organisationId);
    ({ cookie } = await signInForTest(database, DEMO_ORGANISATION.organisationId));
    other = await createTestOrganisation(database, 'elsewhere');
    ({ cookie: otherCookie } = await signInForTest(database, other.organisationId));
    await insertBatch(database, demo, 1);
    await insertRecords(database, demo, 'accident_version', 1, ALL.map(rowOf));
    await insertRecords(database, demo, 'casualty_version', 1, ALL.map(casualtyOf));
    await commitBatch(database, demo, 1);
    const service = app.get(AreasService, { strict: false });
    await service.add(demo, DISTRICTS, FILE);
    await service.add(demo, SCHOOLS, { ...FILE, kind: 'school', name: { el: 'Τα σχολεία', en: 'The schools' } });
    await service.add(other, DISTRICTS, FILE);
  }, 120_000);
  afterAll(() => app.close());

  it('are listed as they were brought, each organisation its own', async () => {
    const query = '{ areaCollections { collectionId kind shape itemCount } }';
    expect((await ask(query)).areaCollections).toEqual([
      { collectionId: 1, kind: 'DISTRICT', shape: 'POLYGON', itemCount: 3 },
      { collectionId: 2, kind: 'SCHOOL', shape: 'POINT', itemCount: 2 },
    ]);
    expect((await tell(query, otherCookie)).data?.areaCollections).toHaveLength(1);
  });

  it('restrict figures and list alike, and tell of accidents whose place does not say', async () => {
    const old = (k: number): boolean => isKnown(k) && k >= 10 && k <= 20;
    const { accidentFacets } = await ask(facets('within: ["1.1"]'));
    expect(accidentFacets).toMatchObject({
      placeUncertain: among((k) => !isKnown(k)),
      figures: { accidents: among(old), killed: among((k) => old(k) && k % 3 === 0) },
    });
    const list = await ask('{ accidents(first: 50, filter: { within: ["1.1"] }) { totalCount edges { node { id } } } }');
    expect(list.accidents.edges.map(({ node }) => node.id).sort()).toEqual(ALL.filter(old).map(idOf).sort());
    const both = await ask(facets('within: ["1.1", "1.2"], near: ["2~150"], selections: [{ dimension: YEAR, values: ["2016"] }]'));
    const near = (k: number): boolean => [31, 33].some((school) => distance(k, school) <= 150);
    expect(both.accidentFacets).toMatchObject({
      figures: { accidents: among((k) => isKnown(k) && near(k) && k % 2 === 0) },
      placeUncertain: among((k) => !isKnown(k) && k % 2 === 0),
    });
  });

  it('restrict the tiles of the map', async () => {
    const { accidentFacets } = await ask(facets('within: ["1"]'));
    const path = accidentFacets.tilePath.replace('{z}', '0').replace('{x}', '0').replace('{y}', '0');
    const response = await fetch(`${url}${path}`, { headers: { cookie } });
    const { layers } = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())));
    const [layer] = Object.values(layers);
    const counts = Array.from({ length: layer?.length ?? 0 }, (_, k) => Number(layer?.feature(k).properties['count']));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(among((k) => isKnown(k) && k >= 10 && k <= 40));
  });

  it('restrict an exported file, which names them', async () => {
    const response = await fetch(`${url}/api/export/accidents.csv?within=1.1&near=2~150&lang=en`, { headers: { cookie } });
    expect(response.status).toBe(200);
    const words = await fetch(`${url}/api/export/accidents.geojson?within=1.1&lang=en`, { headers: { cookie } });
    expect(await words.text()).toContain('Places: Old Town (Districts)');
  });

  it('restrict what a hotspot run looks at', async () => {
    const runs = app.get(HotspotRunsService, { strict: false });
    const parameters = { radiusMeters: 100, minPoints: 3 };
    const start = async (filter = EVERY_ACCIDENT): Promise<number> => {
      const run = await runs.runHere(demo, { methodId: 'dbscan', parameters, filter }, { signal: new AbortController().signal });
      return (run.result as { accidents?: number; records?: number } | null)?.accidents ?? -1;
    };
    expect([await start(), await start(parseAccidentFilter({ within: ['1.2'] }))]).toEqual([
      among((k) => !isNowhere(k)),
      among((k) => isKnown(k) && k >= 20 && k <= 40),
    ]);
  });

  it('are counted place by place, with those outside and those uncertain making up all', async () => {
    const selected =
      'key radiusMeters placesWithout rows { key name { en } accidents killed } inAny { accidents killed } outside { accidents killed } uncertain { accidents killed }';
    const { areaCounts: districts } = await ask(`{ areaCounts(collectionId: 1) { ${selected} } }`);
    const held = (from: number, to: number) => (k: number) => isKnown(k) && k >= from && k <= to;
    expect(districts.rows.map(({ key, name, accidents }) => [key, name.en, accidents])).toEqual([
      ['1.2', 'New Town', among(held(20, 40))],
      ['1.1', 'Old Town', among(held(10, 20))],
      ['1.3', 'Far Away', 0],
    ]);
    expect([districts.key, districts.radiusMeters, districts.placesWithout]).toEqual(['1', null, 1]);
    expect([districts.inAny.accidents, districts.outside.accidents, districts.uncertain.accidents]).toEqual([
      among(held(10, 40)),
      among((k) => isKnown(k) && !held(10, 40)(k)),
      among((k) => !isKnown(k)),
    ]);
    const { areaCounts: schools } = await ask(`{ areaCounts(collectionId: 2, radiusMeters: 200) { ${selected} } }`);
    expect(schools.rows.map(({ key, accidents }) => [key, accidents])).toEqual(
      [
        ['2.1~200', among((k) => isKnown(k) && distance(k, 31) <= 200)],
        ['2.2~200', among((k) => isKnown(k) && distance(k, 33) <= 200)],
      ].sort((a, b) => Number(b[1]) - Number(a[1])),
    );
    expect((await ask('{ areaCounts(collectionId: 2) { key } }')).areaCounts.key).toBe('2~150');
    expect((await tell('{ areaCounts(collectionId: 2, radiusMeters: 5000) { key } }')).errors?.[0]?.extensions.code).toBe('INPUT_INVALID');
  });

  it('are counted by kind, an accident in two places of a kind once, and by every measure', async () => {
    const { data } = await tell(
      `{ areaKindCounts(radiusMeters: 200) { radiusMeters rows { kind keys accidents casualties killed } inAny { accidents } outside { accidents } uncertain { accidents } } }`,
    );
    const district = (k: number): boolean => isKnown(k) && k >= 10 && k <= 40;
    const school = (k: number): boolean => isKnown(k) && [31, 33].some((at) => distance(k, at) <= 200);
    const counts = (holds: (k: number) => boolean): object => ({
      accidents: among(holds),
      // One casualty each.
      casualties: among(holds),
      killed: among((k) => holds(k) && k % 3 === 0),
    });
    expect(data).toEqual({
      areaKindCounts: {
        radiusMeters: 200,
        rows: [
          { kind: 'DISTRICT', keys: ['1'], ...counts(district) },
          { kind: 'SCHOOL', keys: ['2~200'], ...counts(school) },
        ],
        inAny: { accidents: among((k) => district(k) || school(k)) },
        outside: { accidents: among((k) => isKnown(k) && !district(k) && !school(k)) },
        uncertain: { accidents: among((k) => !isKnown(k)) },
      },
    });
    expect((await tell('{ areaKindCounts(radiusMeters: 9) { radiusMeters } }')).errors?.[0]?.extensions.code).toBe('INPUT_INVALID');
  });

  it('are a column of a file: all the places of each accident, none, or not known', async () => {
    const response = await fetch(`${url}/api/export/accidents.csv?areas=1,2~150&lang=en`, { headers: { cookie } });
    const [head = '', ...lines] = (await response.text()).trim().split('\r\n');
    expect(head.split(',').slice(-2)).toEqual(['Districts', 'The schools (within 150 m)']);
    const cellsOf = new Map(lines.map((line) => [line.slice(0, line.indexOf(',')), line.split(',').slice(-2)]));
    // In one, in another, outside of all, known as an area only, and nowhere; near both schools.
    const districts = [15, 21, 51, 20, 9].map((k) => cellsOf.get(idOf(k))?.[0]);
    expect(districts).toEqual(['Old Town', 'New Town', 'outside of all', '', '']);
    expect(cellsOf.get(idOf(32))?.[1]).toBe('First School; No. 2');
    const statusOf = async (kind: string, areas: string): Promise<number> =>
      (await fetch(`${url}/api/export/accidents.${kind}?areas=${areas}`, { headers: { cookie } })).status;
    expect([await statusOf('csv', '9'), await statusOf('csv', '1.1'), await statusOf('csv', '2'), await statusOf('cadas', '1')]).toEqual([
      422, 422, 422, 400,
    ]);
  });

  it('are called by their names', async () => {
    const { placeNames } = await ask('{ placeNames(within: ["1", "1.2", "9"], near: ["2~80", "2.2~80"]) { key name { en el } } }');
    expect(placeNames.map(({ key, name }) => [key, name.en])).toEqual([
      ['1', 'Districts'],
      ['1.2', 'New Town (Districts)'],
      ['2~80', 'Within 80 m of: The schools'],
      ['2.2~80', 'Within 80 m of: No. 2 (The schools)'],
    ]);
  });

  it('are drawn: areas as they are, surroundings as circles', async () => {
    const { placeOutline } = await ask('{ placeOutline(within: ["1.3"], near: ["2.1~100"]) }');
    const [area, circle] = placeOutline?.coordinates ?? [];
    expect(area).toEqual([rectangle(1, 51.5, 1.1, 51.7)]);
    const [x, y] = PLANE.toMeters(...placeOf(31))!;
    for (const [longitude, latitude] of circle?.[0] ?? []) {
      const [cx, cy] = PLANE.toMeters(longitude, latitude)!;
      expect(Math.abs(Math.hypot(cx - x, cy - y) - 100)).toBeLessThan(0.1);
    }
    expect(circle?.[0]).toHaveLength(49);
    expect((await ask('{ placeOutline(within: [], near: []) }')).placeOutline).toBeNull();
  });

  it('that are not there are refused, and no answer tells another organisation’s from them', async () => {
    const codeOf = async (filter: string, as = cookie): Promise<string | undefined> =>
      (await tell(facets(filter), as)).errors?.[0]?.extensions.code;
    for (const filter of ['within: ["9"]', 'within: ["1.4"]', 'within: ["2"]', 'near: ["1~150"]', 'near: ["2.3~150"]', 'within: ["x"]']) {
      expect([filter, await codeOf(filter)]).toEqual([filter, 'FILTER_VALUE_UNKNOWN']);
    }
    // The number is one that only the demo organisation has.
    expect(await codeOf('near: ["2~150"]', otherCookie)).toBe('FILTER_VALUE_UNKNOWN');
    expect((await tell('{ areaCounts(collectionId: 2) { key } }', otherCookie)).errors?.[0]?.extensions.code).toBe('AREAS_NOT_FOUND');
  });

  it('cross no border of organisations where records are shared', async () => {
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO sharing_grant (organisation_id, grant_id, recipient_organisation_id, kind, valid_from, valid_until, purpose)
         VALUES ($1, gen_random_uuid(), $2, 'records', current_date - 5, current_date + 5, 'test')`,
        [demo.organisationId, other.organisationId],
      ),
    );
    const headers = { 'x-elektron-records-of': demo.organisationId };
    const whole = await tell(facets(''), otherCookie, headers);
    expect(whole.data?.accidentFacets.figures.accidents).toBe(ACCIDENTS);
    // Both have a collection 1: neither is taken for the other, and neither asks about the other's records.
    const answer = await tell(facets('within: ["1.1"]'), otherCookie, headers);
    expect(answer.errors?.[0]?.extensions.code).toBe('FILTER_VALUE_UNKNOWN');
  });

  it('that are retired keep their meaning, and are retired once', async () => {
    const before = await ask(facets('within: ["1.2"]'));
    const retire = 'mutation { retireAreas(collectionId: 1) { collection { collectionId } userErrors { code } } }';
    expect((await ask(retire)).retireAreas).toMatchObject({ collection: { collectionId: 1 }, userErrors: [] });
    expect((await ask(retire)).retireAreas).toMatchObject({ collection: null, userErrors: [{ code: 'AREAS_NOT_FOUND' }] });
    expect((await ask(facets('within: ["1.2"]'))).accidentFacets.figures).toEqual(before.accidentFacets.figures);
    const trail = await database.asOwner((sql) =>
      sql.query<{ action: string }>(
        `SELECT action FROM audit_event WHERE organisation_id = $1 AND action LIKE 'areas.%' ORDER BY occurred_at`,
        [demo.organisationId],
      ),
    );
    expect(trail.map(({ action }) => action)).toEqual(['areas.added', 'areas.added', 'areas.retired']);
  });

  it('are stored whole or not at all, and a boundary that crosses itself is named', async () => {
    const bow = areaFeature('Bow', [
      [23, 37],
      [24, 38],
      [24, 37],
      [23, 38],
      [23, 37],
    ]);
    const service = app.get(AreasService, { strict: false });
    await expect(service.add(demo, [...DISTRICTS, bow], FILE)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { field: 'features[3] “Bow”', value: expect.stringContaining('Self-intersection') },
    });
    await expect(service.add(demo, DISTRICTS, { ...FILE, licence: ' ' })).rejects.toMatchObject({ details: { field: 'licence' } });
    await expect(service.add(demo, [pointFeature('Sydney', [151.2, -33.9])], { ...FILE, kind: 'school' })).rejects.toMatchObject({
      details: { field: 'Sydney' },
    });
    expect((await ask('{ areaCollections { collectionId } }')).areaCollections).toHaveLength(2);
  });

  it('come from a file over HTTP, packed or not, and nothing else does', async () => {
    const body = JSON.stringify({ type: 'FeatureCollection', features: SCHOOLS });
    const post = (query: string, content: string | Buffer<ArrayBuffer>, type = 'application/octet-stream'): Promise<Response> =>
      fetch(`${url}/api/areas?${query}`, { method: 'POST', headers: { cookie, 'content-type': type }, body: content });
    const stored = await post('kind=school&licence=ODbL&fileName=s.geojson.gz&nameEl=Σχ&nameEn=Sch', gzipSync(body));
    expect(stored.status).toBe(201);
    expect(await stored.json()).toEqual({ collections: [{ collectionId: 3, kind: 'school', itemCount: 2 }], ofNoKind: 0, notPoints: 0 });
    const refusals = await Promise.all([
      post('kind=school&licence=ODbL', body, 'text/plain'),
      post('kind=school&licence=ODbL', '{'),
      post('kind=school', body),
      post('kind=moon&licence=ODbL', body),
      post('kind=school&licence=ODbL', Buffer.from([0x1f, 0x8b, 1, 2])),
    ]);
    expect(refusals.map(({ status }) => status)).toEqual([400, 400, 400, 400, 422]);
    const { placeNames } = await ask('{ placeNames(within: [], near: ["3.1~80"]) { key name { en } } }');
    expect(placeNames).toMatchObject([{ name: { en: 'Within 80 m of: First School (Sch)' } }]);
  });

  it('come from a GeoPackage in the metres of its system, after a look at what is in it', async () => {
    const meters = rectangle(WEST, 51.5, MIDDLE, 51.7).map(([longitude, latitude]) => PLANE.toMeters(longitude, latitude)!);
    const bytes = geoPackage([
      {
        name: 'wards',
        columns: [['Ward', 'TEXT']],
        rows: [['Old']],
        geometries: [geoPackagePolygon([[meters]])],
        srid: DEMO_ORGANISATION.srid,
      },
      { name: 'empty', columns: [['x', 'TEXT']], rows: [] },
    ]);
    const post = (path: string): Promise<Response> =>
      fetch(`${url}/api/areas${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/octet-stream' },
        body: new Uint8Array(bytes),
      });
    const looked = await post('/look?fileName=wards.gpkg');
    expect(looked.status).toBe(200);
    expect(await looked.json()).toMatchObject({
      layers: [
        { name: 'empty', features: 0 },
        { name: 'wards', polygons: 1, srid: DEMO_ORGANISATION.srid, system: 'said', columns: ['Ward'], nameColumns: { en: '' } },
      ],
    });
    const stored = await post('?kind=district&licence=OGL&fileName=wards.gpkg&layer=wards&nameColumnEn=Ward&nameColumnEl=Ward&epsg=');
    expect(stored.status).toBe(201);
    const { collections } = (await stored.json()) as { readonly collections: readonly { readonly collectionId: number }[] };
    const id = collections[0]!.collectionId;
    const { areaCounts } = await ask(`{ areaCounts(collectionId: ${id}) { rows { name { en } accidents } } }`);
    // Its borders run through accidents, and metres are rounded: those may fall on either side.
    expect(areaCounts.rows[0]!.name.en).toBe('Old');
    expect(Math.abs(areaCounts.rows[0]!.accidents - among((k) => isKnown(k) && k >= 10 && k <= 20))).toBeLessThanOrEqual(1);
    expect((await post('?kind=district&licence=OGL&layer=none')).status).toBe(400);
  });

  it('are the organisation’s own municipalities, without a file, as an import finds them', async () => {
    const [far, near] = [rectangle(1, 51.5, 1.1, 51.7), rectangle(MIDDLE, 51.5, EAST, 51.7)];
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO municipality (municipality_id, name_el, name_en, boundary)
         SELECT id, el, en, ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326)) FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[]) AS m (id, el, en, shape)`,
        [
          [71, 72, 73],
          ['Μακριά', 'Κοντά', 'Ξένος'],
          ['Far', 'Near', 'Foreign'],
          [far, near, near].map((ring) => JSON.stringify({ type: 'Polygon', coordinates: [ring] })),
        ],
      ),
    );
    const take =
      'mutation { addMunicipalityAreas(licence: "CC BY 4.0", attribution: "Registry") { collection { collectionId kind itemCount licence } userErrors { code } } }';
    const before = await tell(take);
    expect(before.data).toMatchObject({ addMunicipalityAreas: { collection: null, userErrors: [{ code: 'AREAS_NOT_FOUND' }] } });
    await database.asOwner((sql) =>
      sql.execute('INSERT INTO organisation_municipality SELECT $1, unnest($2::integer[])', [demo.organisationId, [71, 72]]),
    );
    expect((await tell('{ municipalitiesForAreas { en } }')).data).toEqual({ municipalitiesForAreas: [{ en: 'Far' }, { en: 'Near' }] });
    expect((await tell('{ municipalitiesForAreas { en } }', otherCookie)).data).toEqual({ municipalitiesForAreas: [] });
    const { data } = await tell(take);
    const { collection } = (data as unknown as { addMunicipalityAreas: { collection: { collectionId: number } } }).addMunicipalityAreas;
    expect(collection).toMatchObject({ kind: 'MUNICIPALITY', itemCount: 2, licence: 'CC BY 4.0' });
    const { areaCounts } = await ask(`{ areaCounts(collectionId: ${collection.collectionId}) { rows { name { en } accidents } } }`);
    const find = createMunicipalityFinder([
      { id: 71, edges: edgesOf(far) },
      { id: 72, edges: edgesOf(near) },
    ]);
    const municipalityOf = (k: number): number | null => {
      const [longitude, latitude] = placeOf(k);
      return find(Math.round(longitude * E7), Math.round(latitude * E7));
    };
    expect(areaCounts.rows.map(({ name, accidents }) => [name.en, accidents])).toEqual([
      ['Near', among((k) => isKnown(k) && municipalityOf(k) === 72)],
      ['Far', among((k) => isKnown(k) && municipalityOf(k) === 71)],
    ]);
    expect(areaCounts.rows[0]!.accidents).toBeGreaterThan(5);
    await ask(`mutation { retireAreas(collectionId: ${collection.collectionId}) { userErrors { code } } }`);
  });

  it('are brought, listed and retired from the command line, which says what it has not used', async () => {
    const { session, printed, said } = makeTestSession({ app, context: demo });
    const run = (...args: string[]): Promise<number> => areas.run(session, args);
    const file = fileURLToPath(new URL('../../../demo/leeds/osm_points_leeds_centre.geojson.gz', import.meta.url));
    await expect(run(file, '--kind', 'osm')).rejects.toThrow(UsageError);
    expect(await run(file, '--kind', 'osm', '--licence', 'ODbL 1.0', '--attribution', 'OpenStreetMap contributors')).toBe(0);
    expect(printed.map((line) => line.split('\t').slice(1, 4))).toEqual([
      ['Schools', 'Schools', '9'],
      ['Health facilities', 'Health facilities', '12'],
      ['Public transport stops', 'Public transport stops', '540'],
    ]);
    expect(said).toEqual(['Not used: 8676 features of another kind, and 0 that are no points.']);
    const [first = ''] = printed;
    expect(await run('--retire', first.split('\t')[0]!)).toBe(0);
    const listed = printed.filter((line) => line.startsWith(`${first.split('\t')[0]}\t`));
    expect(listed.at(-1)).toMatch(/\(retired\)$/);
    await expect(run('--retire', 'x')).rejects.toThrow(UsageError);
  });

  it('take no further item once they are there', async () => {
    const add = (item: number, collection: number): Promise<unknown> =>
      database.inOrganisation(demo, (sql) =>
        sql.execute(
          `INSERT INTO area_item (organisation_id, collection_id, item_id, source_id, name_el, name_en, shape, x_mm, y_mm)
           VALUES ($1, $2, $3, '', '', '', 'SRID=4326;POINT(0 51)', 1, 1)`,
          [demo.organisationId, collection, item],
        ),
      );
    await expect(add(3, 2)).rejects.toThrow(/row-level security/);
    await expect(add(2, 2)).rejects.toThrow(/duplicate key/);
    await expect(add(1, 1)).rejects.toThrow();
  });

  it('that several people bring at the same moment are all kept', async () => {
    const service = app.get(AreasService, { strict: false });
    const added = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => service.add(demo, SCHOOLS, { ...FILE, kind: 'school', fileName: name })),
    );
    expect(new Set(added.flatMap(({ collections }) => collections.map(({ collectionId }) => collectionId))).size).toBe(4);
  });
});
