import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { findDayNumber, formatCountPeriod, formatDayNumber, weekdayOfDayNumber } from '@elektron/domain';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { parse } from 'csv-parse/sync';

import { commitBatch, insertBatch, insertRecords, type RecordRow } from './accidents/testing/insert-records.ts';
import type { TrafficObject, TrafficSiteDetailsObject } from './columns/traffic/traffic.object.ts';
import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import type { OrganisationContext } from './database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { DEMO_ORGANISATION } from './demo/demo-organisation.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest } from './identity/testing/sign-in-for-test.ts';
import { migrateInstallation } from './open-installation.ts';

interface Data {
  readonly traffic: TrafficObject;
  readonly trafficSite: TrafficSiteDetailsObject | null;
}

const idOf = (number: number): string => `${number}0000000-0000-8000-8000-00000000000${number}`;
const PLACE = { longitude_e7: -90_000, latitude_e7: 515_900_000, x_mm: 0, y_mm: 0 };
const SITES: readonly RecordRow[] = [
  { site_id: idOf(1), source_record_id: '101', road_name: 'A104', road_category: 'PA', ...PLACE },
  { site_id: idOf(2), source_record_id: '102', road_name: 'Forest Road', road_category: 'MCU', ...PLACE },
  // Nobody knows where.
  { site_id: idOf(3), source_record_id: '103', road_category: 'PA', place_accuracy: 0 },
  { site_id: idOf(4), source_record_id: '104', road_category: 'island', ...PLACE },
  { site_id: idOf(5), source_record_id: '105', road_category: 'island', ...PLACE },
  { site_id: idOf(6), source_record_id: '106', road_category: 'island', ...PLACE },
];

const average = (site: number, year: number, direction: string, more: RecordRow): RecordRow => ({
  site_id: idOf(site),
  year,
  direction,
  ...more,
});
const AVERAGES: readonly RecordRow[] = [
  average(1, 2016, 'N', { all_motor_vehicles: 4000, pedal_cycles: 30, cars: 3000 }),
  average(1, 2016, 'S', { all_motor_vehicles: 5000, pedal_cycles: 40, cars: 3500, speed_unit: 2, mean_speed: 28.5, speed_v85: 34 }),
  average(1, 2018, 'N', { all_motor_vehicles: 4100, pedal_cycles: null }),
  average(1, 2018, 'S', { all_motor_vehicles: 5100, pedal_cycles: 50, counted: false }),
  average(2, 2018, 'C', { all_motor_vehicles: 700, pedestrians: 90 }),
  average(3, 2018, 'E', { all_motor_vehicles: 10 }),
];

const SEASON = [0.5, 0.5, 0.6, 0.8, 1, 1.5, 2, 2.1, 1.3, 0.7, 0.5, 0.5];

/** A permanent counter: every day of 2023, half of it in each direction. */
function yearOf(site: number, mean: number): RecordRow[] {
  const first = findDayNumber(2023, 1, 1)!;
  return Array.from({ length: 365 }, (_, k) => {
    const startDate = formatDayNumber(first + k);
    const week = weekdayOfDayNumber(first + k) < 6 ? 1.1 : 0.75;
    const count = Math.round((mean * week * SEASON[Number(startDate.slice(5, 7)) - 1]!) / 2);
    const period = formatCountPeriod({ startDate, startHour: 0, hours: 24 });
    return ['N', 'S'].map((direction) => average(site, 2023, direction, { period, all_motor_vehicles: count }));
  }).flat();
}

const short = (startDate: string, hours: number, more: RecordRow): RecordRow =>
  average(6, 2023, 'C', { period: formatCountPeriod({ startDate, startHour: 0, hours }), ...more });
const SHORT_COUNTS: readonly RecordRow[] = [
  ...yearOf(4, 20_000),
  ...yearOf(5, 60_000),
  // Tuesday and Wednesday of August: two days of 2.1 * 1.1 times the average.
  short('2023-08-01', 48, { all_motor_vehicles: 4620, speed_unit: 1, mean_speed: 48, speed_v85: 57, measured_speeds: 4000 }),
  short('2023-08-03', 12, { all_motor_vehicles: 900 }),
];

describeOnEachDatabase('traffic over the API', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let cookie: string;

  async function importTraffic(context: OrganisationContext, batchId: number, sites: readonly RecordRow[], counts: readonly RecordRow[]) {
    await insertBatch(database, context, batchId, 'traffic');
    await insertRecords(database, context, 'traffic_count_site_version', batchId, sites);
    const alike = Map.groupBy(counts, (row) => Object.keys(row).sort().join());
    for (const rows of alike.values()) await insertRecords(database, context, 'traffic_count_version', batchId, rows);
  }

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    const demo = database.actAsInstallation(DEMO_ORGANISATION.organisationId);
    ({ cookie } = await signInForTest(database, DEMO_ORGANISATION.organisationId));
    await importTraffic(demo, 1, SITES, [...AVERAGES, ...SHORT_COUNTS]);
    await commitBatch(database, demo, 1);
    // Never committed; and another organisation's.
    await importTraffic(demo, 2, [{ site_id: idOf(7) }], [average(7, 2019, 'C', { all_motor_vehicles: 1 })]);
    const other = await createTestOrganisation(database, 'elsewhere');
    await importTraffic(other, 1, [{ site_id: idOf(8) }], [average(8, 2020, 'C', { all_motor_vehicles: 1 })]);
    await commitBatch(database, other, 1);
  }, 120_000);
  afterAll(() => app.close());

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

  const TRAFFIC = `query ($filter: TrafficFilterInput) { traffic(filter: $filter) { dataVersion modes roadCategories
    years { year sites counted oneDirection } sites { sourceRecordId longitude year annualAverageDaily bothDirections counted } } }`;

  it('gives each site in its latest year, opposite directions added, and the coverage of every year', async () => {
    const { traffic } = await ask(TRAFFIC);
    expect(traffic.dataVersion).toBe(1);
    expect(traffic.modes).toEqual(['MOTOR_VEHICLE', 'BICYCLE', 'PEDESTRIAN', 'CAR']);
    expect(traffic.roadCategories).toEqual(['MCU', 'PA', 'island']);
    expect(traffic.years).toEqual([
      { year: 2016, sites: 1, counted: 1, oneDirection: 0 },
      { year: 2017, sites: 0, counted: 0, oneDirection: 0 },
      { year: 2018, sites: 3, counted: 2, oneDirection: 1 },
    ]);
    expect(traffic.sites).toEqual([
      { sourceRecordId: '101', longitude: -0.009, year: 2018, annualAverageDaily: 9200, bothDirections: true, counted: false },
      { sourceRecordId: '102', longitude: -0.009, year: 2018, annualAverageDaily: 700, bothDirections: true, counted: true },
      { sourceRecordId: '103', longitude: null, year: 2018, annualAverageDaily: 10, bothDirections: false, counted: true },
    ]);
  });

  it('shows what a year, a road category and a mode ask for', async () => {
    const shown = async (filter: object): Promise<unknown[]> => {
      const { traffic } = await ask(TRAFFIC, { filter });
      return traffic.sites.map(({ sourceRecordId, year, annualAverageDaily }) => [sourceRecordId, year, annualAverageDaily]);
    };
    expect(await shown({ year: 2016 })).toEqual([['101', 2016, 9000]]);
    expect(await shown({ roadCategory: 'MCU' })).toEqual([['102', 2018, 700]]);
    expect(await shown({ mode: 'PEDESTRIAN' })).toEqual([['102', 2018, 90]]);
    // Of 2018 one direction has no bicycles on record: what is left is of that one, and says so.
    expect(await shown({ mode: 'BICYCLE', year: 2016 })).toEqual([['101', 2016, 70]]);
    const { traffic } = await ask(TRAFFIC, { filter: { mode: 'BICYCLE' } });
    expect(traffic.sites).toMatchObject([{ year: 2018, annualAverageDaily: 50, bothDirections: false }]);
    expect(await shown({ roadCategory: 'none' })).toEqual([]);
  });

  const SITE = `query ($id: ID!, $mode: TrafficMode! = MOTOR_VEHICLE) { trafficSite(id: $id, mode: $mode) { roadName seasons { year monthShares }
    years { year counted bothDirections counts { mode count } directions { direction counted speedUnit meanSpeed speedV85 counts { mode count } } }
    shortCounts { startDate hours total annualAverageDaily failure coefficientOfVariation lower upper factorSites bothDirections
      speeds { direction unit mean v85 measured } } } }`;

  it('tells of a site year by year, by mode and direction, without a sum of which half is missing', async () => {
    const { trafficSite } = await ask(SITE, { id: idOf(1) });
    expect(trafficSite?.years.map(({ year, counted, counts }) => ({ year, counted, counts }))).toEqual([
      {
        year: 2016,
        counted: true,
        counts: [
          { mode: 'MOTOR_VEHICLE', count: 9000 },
          { mode: 'BICYCLE', count: 70 },
          { mode: 'CAR', count: 6500 },
        ],
      },
      { year: 2018, counted: false, counts: [{ mode: 'MOTOR_VEHICLE', count: 9200 }] },
    ]);
    expect(trafficSite?.years[0]?.directions).toMatchObject([
      { direction: 'N', speedUnit: null, meanSpeed: null, speedV85: null },
      { direction: 'S', speedUnit: 'mph', meanSpeed: 28.5, speedV85: 34 },
    ]);
    expect(trafficSite).toMatchObject({ roadName: 'A104', shortCounts: [], seasons: [] });
  });

  it('expands a short count by the permanent counters of its roads in its year, and says why another is not', async () => {
    const { trafficSite } = await ask(SITE, { id: idOf(6) });
    const [whole, part] = trafficSite!.shortCounts;
    expect(whole).toMatchObject({ startDate: '2023-08-01', hours: 48, total: 4620, failure: null, factorSites: 2 });
    // Both counters move alike and the site as they do, so the average is exact: 4620 / (2 * 2.1 * 1.1), but for whole numbers of vehicles.
    expect(whole!.annualAverageDaily! / 1000).toBeCloseTo(1, 3);
    expect(whole!.coefficientOfVariation).toBeLessThan(0.001);
    expect(whole!.lower).toBeLessThanOrEqual(whole!.annualAverageDaily!);
    expect(whole!.speeds).toEqual([{ direction: 'C', unit: 'km/h', mean: 48, v85: 57, measured: 4000 }]);
    expect(part).toMatchObject({
      startDate: '2023-08-03',
      hours: 12,
      total: 900,
      annualAverageDaily: null,
      failure: 'PART_OF_A_DAY',
      lower: null,
    });
    // No bicycles were counted by any permanent counter.
    const { trafficSite: cycling } = await ask(SITE, { id: idOf(6), mode: 'BICYCLE' });
    expect(cycling?.shortCounts).toMatchObject([{ total: null, annualAverageDaily: null }, { total: null }]);
  });

  it('shows the season of a permanent counter in place of its days', async () => {
    const { trafficSite } = await ask(SITE, { id: idOf(4) });
    expect(trafficSite?.shortCounts).toEqual([]);
    expect(trafficSite?.seasons.map(({ year }) => year)).toEqual([2023]);
    trafficSite!.seasons[0]!.monthShares.forEach((share, month) => expect(share).toBeCloseTo(SEASON[month]!, 3));
  });

  it("knows no site that is not there, not committed or another organisation's", async () => {
    for (const id of [idOf(9), idOf(7), idOf(8), "'; DROP TABLE traffic_count_version; --"]) {
      expect((await ask(SITE, { id })).trafficSite).toBeNull();
    }
  });

  it('hands out what a filter shows as a file, and nothing for what is not understood', async () => {
    const get = (path: string): Promise<Response> =>
      fetch(`${url}/api/export/${path}`, { headers: { cookie, 'sec-fetch-site': 'same-origin' } });
    const csv = await get('traffic.csv?year=2016&lang=en');
    expect(csv.headers.get('content-disposition')).toMatch(/-traffic-\d{4}-\d\d-\d\d\.csv"$/);
    const rows: Record<string, string>[] = parse(await csv.text(), { columns: true });
    expect(rows.map((row) => [row['Count site'], row['Direction'], row['Basis'], row['Motor vehicles']])).toEqual([
      ['101', 'Northbound', 'Counted', '4000'],
      ['101', 'Southbound', 'Counted', '5000'],
    ]);
    expect(rows[1]).toMatchObject({ 'Mean speed': '28.5', 'Unit of speed': 'mph', Longitude: '-0.009' });
    const collection = (await (await get('traffic.geojson?mode=pedestrian')).json()) as { features: { properties: object }[] };
    expect(collection.features).toHaveLength(1);
    expect(collection.features[0]?.properties).toMatchObject({ count_site: '102', pedestrians: 90, direction: 'C' });
    for (const kind of ['xlsx', 'gpkg']) {
      const file = await get(`traffic.${kind}?category=PA`);
      expect([file.status, file.headers.get('x-elektron-rows')]).toEqual([200, '5']);
      expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
    }
    const all: Record<string, string>[] = parse(await (await get('traffic.csv?category=island&lang=en')).text(), { columns: true });
    // Two permanent counters in two directions, and what was counted for a while.
    expect(all).toHaveLength(2 * 2 * 365 + 2);
    expect(all.find((row) => row['Count site'] === '106' && row['Duration (hours)'] === '48')).toMatchObject({
      'Count start': '2023-08-01',
      'Start hour': '0',
      Direction: 'Both directions',
      Basis: 'Counted',
      'Motor vehicles': '4620',
      'Mean speed': '48',
      'Speed V85': '57',
      'Measured speeds': '4000',
    });
    expect((await get('traffic.csv?category=island&year=2022')).headers.get('x-elektron-rows')).toBe('0');
    for (const path of ['traffic.cadas', 'traffic.csv?mode=walking', 'traffic.csv?year=next', 'traffic.csv?of=x']) {
      expect((await get(path)).status).toBe(400);
    }
  });
});
