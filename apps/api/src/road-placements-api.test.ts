import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import type {
  AccidentOnRoadConnection,
  AccidentOnRoadObject,
  AccidentsOnRoadsObject,
  CountSiteOnRoadObject,
  CountSitesOnRoadsObject,
} from './columns/roads/road-placement.objects.ts';
import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import { describeOnEachDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest } from './identity/testing/sign-in-for-test.ts';
import { ImportsFixture } from './imports/testing/imports-fixture.ts';
import { migrateInstallation } from './open-installation.ts';

/*
 * The Isle of Wight: its main roads, its collisions of 2018 and its count points. The figures are those of docs/roads.md.
 */

const fileOf = (name: string): string => fileURLToPath(new URL(`../../../tests/fixtures/uk-isle-of-wight/${name}`, import.meta.url));

interface Data {
  readonly accidentsOnRoads: AccidentsOnRoadsObject;
  readonly accidentRoads: AccidentOnRoadConnection;
  readonly countSitesOnRoads: CountSitesOnRoadsObject;
  readonly countSiteOnRoad: CountSiteOnRoadObject | null;
}

const SUMMARY = `query ($filter: AccidentFilterInput) { accidentsOnRoads(filter: $filter) { accidentsVersion roadsVersion accidents onRoads onOtherNumber
  placements { placement count } classes { roadClass accidents atJunctions } rules { tolerances { roadClass meters } junctionMeters doubtMeters nearestMeters }
  placedLines unplacedPoints } }`;
const LIST = `query ($filter: AccidentFilterInput, $placements: [RoadPlacement!], $after: String) {
  accidentRoads(filter: $filter, placements: $placements, first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    edges { node { id year month day hour roadName longitude latitude placement otherRoadName junctionId
      road { segmentId roadName roadReference roadClass distanceMeters alongMeters segmentLengthMeters longitude latitude agreement } } } } }`;
const SITE = `id sourceRecordId roadName longitude latitude years placement otherRoadName road { roadReference distanceMeters agreement }`;
const SITES = `{ countSitesOnRoads { trafficVersion roadsVersion attached placements { placement count } sites { ${SITE} } } }`;

const countsOf = (placements: AccidentsOnRoadsObject['placements']): Record<string, number> =>
  Object.fromEntries(placements.map(({ placement, count }) => [placement, count]));

describeOnEachDatabase('accidents and count sites on the roads', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let cookie: string;
  let fixture: ImportsFixture;
  let roadsBatch: number;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    fixture = await ImportsFixture.make(database);
    ({ cookie } = await signInForTest(database, fixture.context.organisationId));
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await fixture.remove();
  });

  async function ask(query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { readonly data: Data; readonly errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  async function listAll(variables: object = {}): Promise<AccidentOnRoadObject[]> {
    const all: AccidentOnRoadObject[] = [];
    for (let after: string | null = null; ;) {
      const { accidentRoads } = await ask(LIST, { ...variables, after });
      all.push(...accidentRoads.edges.map(({ node }) => node));
      if (!accidentRoads.pageInfo.hasNextPage) {
        expect(all).toHaveLength(accidentRoads.totalCount);
        return all;
      }
      after = accidentRoads.pageInfo.endCursor;
    }
  }

  it('are on none while there are no roads, and nothing while there is nothing', async () => {
    const { accidentsOnRoads } = await ask(SUMMARY);
    expect(accidentsOnRoads).toMatchObject({ accidents: 0, onRoads: 0, roadsVersion: 0, classes: [] });
    expect((await ask(SITES)).countSitesOnRoads).toMatchObject({ attached: 0, sites: [] });

    await fixture.import([fileOf('car_crashes_2018_iow.gpkg')]);
    const before = (await ask(SUMMARY)).accidentsOnRoads;
    expect(before).toMatchObject({ accidents: 289, onRoads: 0 });
    expect(countsOf(before.placements)).toMatchObject({ NO_ROADS: 289, TOO_FAR: 0, SEGMENT: 0 });
    expect(before.unplacedPoints).toMatchObject({ type: 'MultiPoint' });
  });

  it('are each on a road, or told why not, once the roads are there', async () => {
    ({
      batch: { batchId: roadsBatch },
    } = await fixture.import([fileOf('iow_main_highways.gpkg')]));
    const { accidentsOnRoads } = await ask(SUMMARY);
    const { placements, classes, onRoads } = accidentsOnRoads;
    expect(accidentsOnRoads).toMatchObject({ accidents: 289, roadsVersion: 1 });
    expect({ ...countsOf(placements), onRoads, onOtherNumber: accidentsOnRoads.onOtherNumber }).toMatchInlineSnapshot(`
      {
        "AMBIGUOUS": 0,
        "AREA_ONLY": 0,
        "JUNCTION": 54,
        "NO_PLACE": 0,
        "NO_ROADS": 0,
        "SEGMENT": 199,
        "TOO_FAR": 36,
        "onOtherNumber": 3,
        "onRoads": 253,
      }
    `);
    expect(placements.reduce((sum, { count }) => sum + count, 0)).toBe(289);
    expect(classes).toMatchInlineSnapshot(`
      [
        {
          "accidents": 121,
          "atJunctions": 28,
          "roadClass": "primary",
        },
        {
          "accidents": 59,
          "atJunctions": 10,
          "roadClass": "secondary",
        },
        {
          "accidents": 73,
          "atJunctions": 16,
          "roadClass": "tertiary",
        },
      ]
    `);
    expect(classes.reduce((sum, { accidents }) => sum + accidents, 0)).toBe(onRoads);
    expect(accidentsOnRoads.rules).toMatchObject({ junctionMeters: 20, doubtMeters: 5, nearestMeters: 1000 });
    expect(accidentsOnRoads.rules.tolerances).toContainEqual({ roadClass: 'residential', meters: 20 });
    expect(accidentsOnRoads.rules.tolerances).toContainEqual({ roadClass: null, meters: 25 });
    expect((accidentsOnRoads.placedLines as GeoJSON.MultiLineString).coordinates).toHaveLength(onRoads);
    expect((accidentsOnRoads.unplacedPoints as GeoJSON.MultiPoint).coordinates).toHaveLength(289 - onRoads);
  });

  it('are listed, every one once, with distance and place along, or with the nearest road', async () => {
    const all = await listAll();
    expect(new Set(all.map(({ id }) => id)).size).toBe(289);
    const counts = countsOf((await ask(SUMMARY)).accidentsOnRoads.placements);
    for (const [placement, count] of Object.entries(counts)) {
      const listed = await listAll({ placements: [placement] });
      expect(listed).toEqual(all.filter((one) => (one.placement as string) === placement));
      expect(listed).toHaveLength(count);
    }
    const onRoads = all.filter(({ placement }) => ['SEGMENT', 'JUNCTION'].includes(placement));
    for (const { road, placement, junctionId, longitude, latitude } of onRoads) {
      expect(road!.distanceMeters).toBeLessThanOrEqual(25);
      expect(road!.alongMeters).toBeGreaterThanOrEqual(0);
      expect(road!.alongMeters).toBeLessThanOrEqual(road!.segmentLengthMeters + 0.01);
      expect(junctionId === null).toBe((placement as string) === 'SEGMENT');
      // Degrees of the road and of the place are as far apart as the distance says, give or take the grid's scale.
      const north = (road!.latitude - latitude!) * 111_250;
      const east = (road!.longitude - longitude!) * 111_250 * Math.cos((latitude! * Math.PI) / 180);
      expect(Math.abs(Math.hypot(north, east) - road!.distanceMeters)).toBeLessThan(0.2);
    }
    const far = all.filter(({ placement }) => (placement as string) === 'TOO_FAR');
    for (const { road } of far) expect(road === null || road.distanceMeters > 25).toBe(true);
    expect(far.some(({ road }) => road !== null)).toBe(true);
    for (const { otherRoadName } of all.filter(({ placement }) => (placement as string) === 'AMBIGUOUS'))
      expect(otherRoadName).not.toBeNull();
  });

  it('follow the one filter', async () => {
    const filter = { selections: [{ dimension: 'SEVERITY', values: ['serious'] }] };
    const { accidentsOnRoads } = await ask(SUMMARY, { filter });
    expect(accidentsOnRoads.accidents).toBeGreaterThan(0);
    expect(accidentsOnRoads.accidents).toBeLessThan(289);
    expect(await listAll({ filter })).toHaveLength(accidentsOnRoads.accidents);
    const drawn = [accidentsOnRoads.placedLines, accidentsOnRoads.unplacedPoints] as readonly (
      GeoJSON.MultiLineString | GeoJSON.MultiPoint
    )[];
    expect(drawn.reduce((sum, { coordinates }) => sum + coordinates.length, 0)).toBe(accidentsOnRoads.accidents);
  });

  it('attach each count point to its road with its years, or say why not', async () => {
    await fixture.import([fileOf('aadf_by_direction_la199.csv')]);
    const { countSitesOnRoads } = await ask(SITES);
    const { sites, attached, placements } = countSitesOnRoads;
    expect(sites).toHaveLength(53);
    expect({ ...countsOf(placements), attached }).toMatchInlineSnapshot(`
      {
        "AMBIGUOUS": 0,
        "JUNCTION": 2,
        "NO_PLACE": 0,
        "NO_ROADS": 0,
        "OTHER_NUMBER": 1,
        "SEGMENT": 44,
        "TOO_FAR": 6,
        "attached": 46,
      }
    `);
    const isAttached = ({ placement }: CountSiteOnRoadObject): boolean => ['SEGMENT', 'JUNCTION'].includes(placement);
    expect(sites.filter(isAttached)).toHaveLength(attached);
    expect(sites.flatMap(({ years }) => years)).toHaveLength(297);
    const agreeing = (agreement: string): number =>
      sites.filter((site) => isAttached(site) && (site.road!.agreement as string) === agreement).length;
    expect({ same: agreeing('SAME'), unknown: agreeing('UNKNOWN'), other: agreeing('OTHER') }).toEqual({ same: 34, unknown: 12, other: 0 });
    for (const { road, roadName } of sites.filter((site) => isAttached(site) && (site.road!.agreement as string) === 'SAME'))
      expect(road!.roadReference!.split(';')).toContain(roadName);
    const [first] = sites;
    const one = `query ($id: ID!) { countSiteOnRoad(id: $id) { ${SITE} } }`;
    expect((await ask(one, { id: first!.id })).countSiteOnRoad).toEqual(first);
    expect((await ask(one, { id: '00000000-0000-8000-8000-000000000000' })).countSiteOnRoad).toBeNull();
  });

  it('are never of roads that were: when these are taken back, nothing lies on them', async () => {
    await fixture.actions.undo(fixture.context, roadsBatch);
    const { accidentsOnRoads } = await ask(SUMMARY);
    expect(accidentsOnRoads).toMatchObject({ accidents: 289, onRoads: 0 });
    expect(countsOf(accidentsOnRoads.placements)).toMatchObject({ NO_ROADS: 289 });
    expect((await ask(SITES)).countSitesOnRoads).toMatchObject({ attached: 0 });
  });
});
