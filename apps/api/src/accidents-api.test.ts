import { VectorTile } from '@mapbox/vector-tile';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ACCIDENT_TYPES } from '@elektron/domain';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { PbfReader } from 'pbf';

import type { AccidentObject } from './accidents/accident.object.ts';
import { commitBatch, insertBatch, insertRecords, undoBatch, type RecordRow } from './accidents/testing/insert-records.ts';
import type { AccidentFacetsObject, FacetObject } from './columns/accident-facets.object.ts';
import type { AccidentConnection } from './columns/accident-list.object.ts';
import type { DataVersionsObject } from './columns/data-versions.resolver.ts';
import type { MapContextObject } from './columns/map-context.object.ts';
import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import type { OrganisationContext } from './database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import { DEMO_ORGANISATION } from './demo/demo-organisation.ts';
import { signInForTest } from './identity/testing/sign-in-for-test.ts';
import { migrateInstallation } from './open-installation.ts';

/** What the queries below give back, each of them some; enums arrive under GraphQL's names. */
interface Data {
  readonly accidentFacets: AccidentFacetsObject;
  readonly accidents: AccidentConnection;
  readonly accident: AccidentObject | null;
  readonly mapContext: MapContextObject;
  readonly dataVersions: DataVersionsObject;
}

interface Answer {
  readonly data: Data;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

function facetOf(page: AccidentFacetsObject, dimension: string): FacetObject {
  return page.facets.find((facet) => facet.dimension === dimension)!;
}

const ACCIDENTS = 120;
const idOf = (number: number): string =>
  `${((number * 2654435761) >>> 0).toString(16).padStart(8, '0')}-0000-8000-8000-${String(number).padStart(12, '0')}`;

/** Accident `k`: every third has no place, those of each ten share one; years 2014 to 2018; every fifth has no day. */
function accidentRow(k: number): RecordRow {
  const place =
    k % 3 === 0
      ? {}
      : { longitude_e7: -100_000 + Math.floor(k / 10) * 5_000, latitude_e7: 516_000_000, x_mm: k * 1000, y_mm: 0, place_accuracy: 1 };
  return {
    accident_id: idOf(k),
    source_record_id: `S${k}`,
    severity: 1 + (k % 3),
    severity_native: String(1 + (k % 3)),
    year: 2014 + (k % 5),
    month: 1 + (k % 12),
    day: k % 5 === 0 ? null : 1 + (k % 28),
    weekday: 1 + (k % 7),
    hour: k % 24,
    minute: k % 60,
    accident_type: k % 4,
    light: k % 6,
    weather: 1,
    road_type: 1,
    speed_limit: 30,
    speed_unit: 2,
    road_name: `A${k % 4}`,
    attributes: { lsoa: `E0${k}` },
    ...place,
  };
}

const unitRow = (k: number): RecordRow => ({ accident_id: idOf(k), unit_reference: '1', road_user: 4, road_user_native: '9' });
const casualtyRow = (k: number): RecordRow => ({
  accident_id: idOf(k),
  unit_reference: '1',
  casualty_reference: '1',
  severity: 1 + (k % 3),
  severity_native: '3',
  casualty_class: 3,
  road_user: 1,
  sex: 1,
  age: 30,
});

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

describeOnEachDatabase('accidents over the API', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let cookie: string;
  let demo: OrganisationContext;

  async function importAccidents(context: OrganisationContext, batchId: number, from: number, to: number): Promise<void> {
    await insertBatch(database, context, batchId);
    await insertRecords(database, context, 'accident_version', batchId, numbers(from, to).map(accidentRow));
    await insertRecords(database, context, 'traffic_unit_version', batchId, numbers(from, to).map(unitRow));
    await insertRecords(database, context, 'casualty_version', batchId, numbers(from, to).map(casualtyRow));
  }

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    demo = database.actAsInstallation(DEMO_ORGANISATION.organisationId);
    ({ cookie } = await signInForTest(database, DEMO_ORGANISATION.organisationId));
    await importAccidents(demo, 1, 1, 101);
    await commitBatch(database, demo, 1);
    await importAccidents(demo, 2, 101, ACCIDENTS + 1);
    await commitBatch(database, demo, 2);
    // Never committed; and another organisation's.
    await importAccidents(demo, 3, 200, 210);
    const other = await createTestOrganisation(database, 'elsewhere');
    await importAccidents(other, 1, 300, 340);
    await commitBatch(database, other, 1);
    await insertBatch(database, demo, 4, 'traffic');
    const site = { site_id: idOf(1), road_name: 'A104', longitude_e7: -90_000, latitude_e7: 515_900_000, x_mm: 0, y_mm: 0 };
    await insertRecords(database, demo, 'traffic_count_site_version', 4, [site]);
    const count = (year: number, direction: string, vehicles: number): RecordRow => ({
      site_id: idOf(1),
      year,
      direction,
      all_motor_vehicles: vehicles,
      pedal_cycles: direction === 'N' ? 30 : 40,
    });
    await insertRecords(database, demo, 'traffic_count_version', 4, [count(2017, 'C', 1), count(2018, 'N', 4000), count(2018, 'S', 5000)]);
    await commitBatch(database, demo, 4);
  }, 120_000);
  afterAll(() => app.close());

  async function send(query: string, variables: object = {}): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  async function ask(query: string, variables: object = {}): Promise<Data> {
    const { data, errors } = await send(query, variables);
    expect(errors).toBeUndefined();
    return data;
  }

  const FACETS = `query ($filter: AccidentFilterInput, $measure: AccidentMeasure) { accidentFacets(filter: $filter, measure: $measure) {
    dataVersion dataPeriod { start end } allAccidents figures { accidents casualties killed seriouslyInjured slightlyInjured otherCasualties fatalAccidents
    seriousAccidents slightAccidents injuryAccidents damageOnlyAccidents severityUnknown withoutCasualties } farAway beyondRecords figuresBefore { period { start end } figures { accidents } accidentsRatio { ratio lower upper level } } notLocated dateUncertain measure
    facets { dimension multiValued total accidents withoutCasualties buckets { key count } } extent tilePath } }`;

  async function facetsOf(filter: object = {}, measure = 'ACCIDENTS'): Promise<AccidentFacetsObject> {
    return (await ask(FACETS, { filter, measure })).accidentFacets;
  }

  it('counts a page: committed batches of the acting organisation, nothing else', async () => {
    const page = await facetsOf();
    expect(page).toMatchObject({
      dataVersion: 2,
      dataPeriod: { start: '2014-01-01', end: '2018-12-09' },
      allAccidents: 120,
      figures: {
        accidents: 120,
        casualties: 120,
        killed: 40,
        fatalAccidents: 40,
        seriousAccidents: 40,
        slightAccidents: 40,
        injuryAccidents: 0,
        damageOnlyAccidents: 0,
        severityUnknown: 0,
        withoutCasualties: 0,
      },
      farAway: 0,
      beyondRecords: false,
      figuresBefore: null,
      notLocated: 40,
      dateUncertain: 0,
      measure: 'ACCIDENTS',
      extent: [-0.01, 51.6, -0.0045, 51.6],
    });
    expect(page.facets.map(({ dimension }) => dimension)).toEqual([
      'YEAR',
      'MONTH',
      'HOUR_OF_WEEK',
      'SEVERITY',
      'ROAD_USER',
      'ACCIDENT_TYPE',
      'LIGHT',
      'WEATHER',
      'ROAD_TYPE',
      'SPEED_LIMIT',
      'PLACE_ACCURACY',
    ]);
    expect(facetOf(page, 'SPEED_LIMIT').buckets).toEqual([
      { key: '30', count: 120 },
      { key: 'unknown', count: 0 },
    ]);
    expect(facetOf(page, 'ROAD_USER')).toMatchObject({ multiValued: true, total: 120 });
    // 0 is unknown, as it is where nothing was said.
    const byType = facetOf(page, 'ACCIDENT_TYPE').buckets;
    expect(byType.map(({ key }) => key)).toEqual([...ACCIDENT_TYPES, 'unknown']);
    expect(byType.filter(({ count }) => count > 0)).toEqual(['head-on', 'rear-end', 'angle', 'unknown'].map((key) => ({ key, count: 30 })));
  });

  it('lets a chart ignore its own filter and obey the others', async () => {
    const filter = {
      selections: [
        { dimension: 'SEVERITY', values: ['fatal'] },
        { dimension: 'YEAR', values: ['2014', '2015'] },
      ],
    };
    const page = await facetsOf(filter, 'KILLED');
    const matching = numbers(1, 121).filter((k) => k % 5 < 2);
    const bySeverity = facetOf(page, 'SEVERITY');
    expect(bySeverity.total).toBe(matching.filter((k) => k % 3 === 0).length);
    expect(page.figures.accidents).toBe(matching.filter((k) => k % 3 === 0).length);
    const byYear = facetOf(page, 'YEAR');
    expect(byYear.buckets.map(({ count }) => count)).toEqual([
      ...[0, 1, 2, 3, 4].map((year) => numbers(1, 121).filter((k) => k % 3 === 0 && k % 5 === year).length),
      0,
    ]);
  });

  it('says what was just before, where the records cover it, and what a period leaves out', async () => {
    const year2015 = { period: { start: '2015-01-01', end: '2016-01-01' } };
    expect(await facetsOf(year2015)).toMatchObject({
      figures: { accidents: 24 },
      figuresBefore: {
        period: { start: '2014-01-01', end: '2015-01-01' },
        figures: { accidents: 24 },
        accidentsRatio: { ratio: 1, level: 0.95 },
      },
    });
    // The records end in December 2018.
    expect((await facetsOf({ period: { start: '2018-01-01', end: '2019-01-01' } })).figuresBefore).not.toBeNull();
    expect((await facetsOf({ period: { start: '2018-06-01', end: '2019-06-01' } })).figuresBefore).toBeNull();
    expect((await facetsOf({ period: { start: '2014-06-01', end: '2015-06-01' } })).figuresBefore).toBeNull();
    expect(await facetsOf({ period: { start: '2030-01-01', end: '2031-01-01' } })).toMatchObject({
      figures: { accidents: 0 },
      beyondRecords: true,
    });
    expect((await facetsOf({ period: { start: '2018-01-01', end: '2019-01-01' } })).beyondRecords).toBe(false);
    // Accidents whose number is divisible by five have no day: those of January 2014 may lie before the 10th.
    const january = numbers(1, 121).filter((k) => k % 5 === 0 && k % 12 === 0).length;
    expect(await facetsOf({ period: { start: '2014-01-10', end: '2014-02-01' } })).toMatchObject({ dateUncertain: january });
  });

  it('refuses a filter that makes no sense, with its code', async () => {
    for (const [filter, code] of [
      [{ selections: [{ dimension: 'LIGHT', values: ['noon'] }] }, 'FILTER_VALUE_UNKNOWN'],
      [{ period: { start: '2015-01-01', end: '2015-01-01' } }, 'PERIOD_EMPTY'],
      [{ area: [1, 2, 3] }, 'AREA_INVALID'],
    ] as const) {
      expect((await send(FACETS, { filter })).errors?.[0]?.extensions.code).toBe(code);
    }
  });

  const LIST = `query ($filter: AccidentFilterInput, $first: Int, $after: String) { accidents(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id year month day hour minute severity } } } }`;

  it('lists accidents newest first, every one once', async () => {
    const seen: AccidentObject[] = [];
    let after: string | null = null;
    for (let hasNextPage = true; hasNextPage;) {
      const page: AccidentConnection = (await ask(LIST, { first: 7, after })).accidents;
      expect(page.totalCount).toBe(120);
      seen.push(...page.edges.map(({ node }) => node));
      ({ hasNextPage, endCursor: after } = page.pageInfo);
    }
    const keyOf = ({ year, month, day, hour, minute, id }: AccidentObject): string =>
      [...[year, month, day, hour, minute].map((part) => String(9999 - (part ?? 0)).padStart(4, '0')), id].join(' ');
    expect(seen.map(({ id }) => id)).toEqual(seen.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map(({ id }) => id));
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(numbers(1, 121).map(idOf)));
  });

  it('lists what the filter means, and refuses pages that it cannot give', async () => {
    const filter = { selections: [{ dimension: 'SEVERITY', values: ['fatal'] }] };
    const { accidents } = await ask(LIST, { filter, first: 500 });
    expect(accidents.totalCount).toBe(40);
    expect(accidents.edges.every(({ node }) => String(node.severity) === 'FATAL')).toBe(true);
    const ofType = { selections: [{ dimension: 'ACCIDENT_TYPE', values: ['rear-end', 'unknown'] }] };
    const some = (await ask(LIST, { filter: ofType, first: 500 })).accidents;
    expect(new Set(some.edges.map(({ node }) => node.id))).toEqual(
      new Set(
        numbers(1, 121)
          .filter((k) => k % 2 === 0)
          .map(idOf),
      ),
    );
    for (const wrong of [{ first: 0 }, { first: 501 }, { after: 'nonsense' }]) {
      expect((await send(LIST, wrong)).errors?.[0]?.extensions.code).toBe('INPUT_INVALID');
    }
  });

  const DETAILS = `query ($id: ID!) { accident(id: $id) { id sourceRecordId severity severityNative year month day weekday hour minute
    place { longitude latitude accuracy } accidentType light weather roadType junction surface speedLimit speedUnit roadName roadUsers
    killed seriouslyInjured slightlyInjured units { unitReference roadUser roadUserNative attributes }
    casualties { unitReference casualtyReference severity severityNative casualtyClass roadUser sex age } attributes } }`;

  it('shows one accident with its units and casualties', async () => {
    expect((await ask(DETAILS, { id: idOf(7).toUpperCase() })).accident).toEqual({
      id: idOf(7),
      sourceRecordId: 'S7',
      severity: 'SERIOUS',
      severityNative: '2',
      year: 2016,
      month: 8,
      day: 8,
      weekday: 1,
      hour: 7,
      minute: 7,
      place: { longitude: -0.01, latitude: 51.6, accuracy: 'exact' },
      accidentType: 'angle',
      light: 'daylight',
      weather: 'fine',
      roadType: 'single-carriageway',
      junction: null,
      surface: null,
      speedLimit: 30,
      speedUnit: 'mph',
      roadName: 'A3',
      roadUsers: ['pedestrian', 'car'],
      killed: 0,
      seriouslyInjured: 1,
      slightlyInjured: 0,
      units: [{ unitReference: '1', roadUser: 'car', roadUserNative: '9', attributes: {} }],
      casualties: [
        {
          unitReference: '1',
          casualtyReference: '1',
          severity: 'serious',
          severityNative: '3',
          casualtyClass: 'pedestrian',
          roadUser: 'pedestrian',
          sex: 'female',
          age: 30,
        },
      ],
      attributes: { lsoa: 'E07' },
    });
  });

  it("shows no accident that is not there, not committed, another organisation's, or no id at all", async () => {
    for (const id of [idOf(9999), idOf(205), idOf(305), "'; DROP TABLE accident_version; --"]) {
      expect((await ask(DETAILS, { id })).accident).toBeNull();
    }
  });

  it('gives the map something to draw without a network', async () => {
    const { mapContext, dataVersions } = await ask(`{ dataVersions { accidents traffic } mapContext { extent boundary roads countSites {
      id roadName startName endName longitude latitude latestYear annualAverageDailyTraffic annualAverageDailyCycles bothDirections counted } } }`);
    expect(dataVersions).toEqual({ accidents: 2, traffic: 1 });
    expect(mapContext).toEqual({
      extent: [-0.01, 51.6, -0.0045, 51.6],
      boundary: null,
      roads: null,
      countSites: [
        {
          id: idOf(1),
          roadName: 'A104',
          startName: null,
          endName: null,
          longitude: -0.009,
          latitude: 51.59,
          latestYear: 2018,
          annualAverageDailyTraffic: 9000,
          annualAverageDailyCycles: 70,
          bothDirections: true,
          counted: true,
        },
      ],
    });
  });

  interface Shown {
    readonly layer: string;
    readonly x: number;
    readonly y: number;
    readonly properties: Readonly<Record<string, string | number | boolean>>;
  }

  async function readTile(path: string, z: number, x: number, y: number): Promise<Shown[]> {
    const address = path.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));
    const response = await fetch(url + address, { headers: { cookie } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
    expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    const { layers } = new VectorTile(new PbfReader(await response.arrayBuffer()));
    return Object.entries(layers).flatMap(([layer, features]) =>
      Array.from({ length: features.length }, (_, k) => {
        const feature = features.feature(k);
        const [[point]] = feature.loadGeometry() as unknown as [[{ x: number; y: number }]];
        return { layer, x: point.x, y: point.y, properties: feature.properties };
      }),
    );
  }

  const isInside = ({ x, y }: Shown): boolean => x >= 0 && y >= 0 && x < 4096 && y < 4096;

  it('draws from afar as many accidents in its cells as are located under the filter', async () => {
    const filter = { selections: [{ dimension: 'SEVERITY', values: ['fatal', 'serious'] }] };
    const page = await facetsOf(filter);
    const located = page.figures.accidents - page.notLocated;
    const world = await readTile(page.tilePath, 0, 0, 0);
    expect(new Set(world.map(({ layer }) => layer))).toEqual(new Set(['cells']));
    const sum = (shown: readonly Shown[], property: string): number =>
      shown.reduce((all, { properties }) => all + Number(properties[property]), 0);
    expect([sum(world, 'count'), sum(world, 'killed') + sum(world, 'serious')]).toEqual([located, located]);
    expect(world.every(({ properties }) => [1, 2].includes(Number(properties['severity'])))).toBe(true);
    // Both tiles that meet at Greenwich, each without the other's margin.
    const tiles = await Promise.all([1023, 1024].map((x) => readTile(page.tilePath, 11, x, 680)));
    expect(sum(tiles.flat().filter(isInside), 'count')).toBe(located);
  });

  it('draws from near every position once, and every accident there can be reached', async () => {
    const page = await facetsOf();
    const tiles = await Promise.all([8191, 8190].map((x) => readTile(page.tilePath, 14, x, 5441)));
    const points = tiles.flat().filter(isInside);
    expect(points.reduce((all, { properties }) => all + Number(properties['count']), 0)).toBe(80);
    expect(points.every(({ layer }) => layer === 'accidents')).toBe(true);
    const reached = new Set<string>();
    for (const { properties } of points) {
      const { id, longitude, latitude, count } = properties as { id?: string; longitude: number; latitude: number; count: number };
      if (id !== undefined) {
        reached.add((await ask(DETAILS, { id })).accident!.id);
        continue;
      }
      // Half a unit of the seventh decimal around a position means exactly that position.
      const area = [longitude - 4e-8, latitude - 4e-8, longitude + 4e-8, latitude + 4e-8];
      const { accidents } = await ask(LIST, { filter: { area }, first: 100 });
      expect(accidents.totalCount).toBe(count);
      for (const { node } of accidents.edges) reached.add(node.id);
    }
    expect(reached).toEqual(
      new Set(
        numbers(1, 121)
          .filter((k) => k % 3 !== 0)
          .map(idOf),
      ),
    );
  });

  it('draws nothing where nothing is, and refuses addresses that mean nothing', async () => {
    const { tilePath } = await facetsOf();
    expect(await readTile(tilePath, 10, 0, 0)).toEqual([]);
    const status = async (address: string): Promise<[number, string]> => {
      const response = await fetch(url + address, { headers: { cookie } });
      return [response.status, ((await response.json()) as { problem: { code: string } }).problem.code];
    };
    const at = (z: number, x: number, y: number): string =>
      tilePath.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));
    expect(await status(at(23, 0, 0))).toEqual([400, 'INPUT_INVALID']);
    expect(await status(at(3, 8, 0))).toEqual([400, 'INPUT_INVALID']);
    expect(await status(at(3, 1, 1).replace('/2/', '/99/'))).toEqual([404, 'DATA_VERSION_UNKNOWN']);
    expect(await status(`/api/tiles/accidents/${DEMO_ORGANISATION.organisationId}/2/bm9uc2Vuc2U/3/1/1.mvt`)).toEqual([
      400,
      'INPUT_INVALID',
    ]);
  });

  it('says of how many accidents the casualties are missing, and which lie far from all others', async () => {
    await insertBatch(database, demo, 5);
    const swapped = { longitude_e7: 516_000_000, latitude_e7: -100_000, x_mm: 0, y_mm: 0, place_accuracy: 1 };
    const rows = numbers(401, 411).map((k) => ({ ...accidentRow(k), ...(k === 401 ? swapped : {}) }));
    await insertRecords(database, demo, 'accident_version', 5, rows);
    await commitBatch(database, demo, 5);
    const page = await facetsOf({}, 'KILLED');
    expect(page).toMatchObject({ figures: { accidents: 130, killed: 40, withoutCasualties: 10 }, farAway: 1 });
    expect(facetOf(page, 'LIGHT')).toMatchObject({ accidents: 130, withoutCasualties: 10 });
    expect(page.extent).toEqual([-0.01, -0.01, 51.6, 51.6]);
    const { mapContext } = await ask('{ mapContext { extent } }');
    expect(mapContext.extent?.[2]).toBeLessThan(0.1);
    expect(mapContext.extent?.[1]).toBe(51.6);
    await undoBatch(database, demo, 5);
    expect(await facetsOf()).toMatchObject({ figures: { accidents: 120, withoutCasualties: 0 }, farAway: 0 });
  });

  it('gives back the former numbers after an undo, and keeps those of a version', async () => {
    const before = await facetsOf();
    await undoBatch(database, demo, 2);
    const after = await facetsOf();
    expect([after.dataVersion, after.allAccidents]).toEqual([5, 100]);
    expect((await ask(DETAILS, { id: idOf(110) })).accident).toBeNull();
    const count = async (path: string): Promise<number> =>
      (await readTile(path, 0, 0, 0)).reduce((all, { properties }) => all + Number(properties['count']), 0);
    expect([await count(before.tilePath), await count(after.tilePath)]).toEqual([80, 67]);
  });
});
