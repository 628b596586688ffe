import { beforeAll, expect, it } from '@jest/globals';
import { findDayNumber, formatCountPeriod, formatDayNumber, weekdayOfDayNumber, type TrafficMode } from '@elektron/domain';

import { commitBatch, insertBatch, insertRecords, type RecordRow } from './accidents/testing/insert-records.ts';
import { FactorTablesService } from './columns/traffic/factor-tables.service.ts';
import { PermanentCounters } from './columns/traffic/permanent-counters.service.ts';
import { ShortCountsService } from './columns/traffic/short-counts.service.ts';
import { SitesWithoutAverage } from './columns/traffic/sites-without-average.service.ts';
import { TrafficService } from './columns/traffic/traffic.service.ts';
import { TrafficSnapshots } from './columns/traffic/traffic-snapshots.service.ts';
import type { Database } from './database/database.ts';
import type { OrganisationContext } from './database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { CountSitesRepository } from './traffic/count-sites.repository.ts';
import { FactorTablesRepository } from './traffic/factor-tables.repository.ts';
import { TrafficCountsRepository } from './traffic/traffic-counts.repository.ts';

const idOf = (number: number): string => `${number}0000000-0000-8000-8000-00000000000${number}`;
const PLACE = { longitude_e7: 251_000_000, latitude_e7: 364_000_000, x_mm: 0, y_mm: 0 };
const site = (number: number, roadCategory: string | null): RecordRow => ({
  site_id: idOf(number),
  source_record_id: `Σ${number}`,
  road_category: roadCategory,
  ...PLACE,
});
const SITES = [site(1, 'island'), site(2, 'island'), site(3, 'island'), site(4, 'mainland'), site(5, 'mainland'), site(6, 'mainland')];

/** August is three times February: an island. */
const SEASON = [0.6, 0.5, 0.6, 0.8, 1, 1.4, 1.8, 1.5, 1.2, 0.9, 0.7, 0.6];
/** Of a day, in the hours from 8 to 20. */
const HOURS = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 20 ? 1 / 12 : 0));

function daysOf(year: number): { readonly startDate: string; readonly factor: number }[] {
  const first = findDayNumber(year, 1, 1)!;
  return Array.from({ length: findDayNumber(year + 1, 1, 1)! - first }, (_, k) => {
    const startDate = formatDayNumber(first + k);
    const week = weekdayOfDayNumber(first + k) < 6 ? 1.1 : 0.75;
    return { startDate, factor: week * SEASON[Number(startDate.slice(5, 7)) - 1]! };
  });
}

const row = (number: number, period: Parameters<typeof formatCountPeriod>[0], count: number): RecordRow => ({
  site_id: idOf(number),
  year: Number(period!.startDate.slice(0, 4)),
  direction: 'C',
  period: formatCountPeriod(period),
  all_motor_vehicles: count,
});
/** As whole days; and hour by hour in the first week of each month, which has each weekday once. */
const DAYS = daysOf(2023).map(({ startDate, factor }) => row(1, { startDate, startHour: 0, hours: 24 }, Math.round(24_000 * factor)));
const BY_HOUR = daysOf(2023)
  .filter(({ startDate }) => Number(startDate.slice(8)) <= 7)
  .flatMap(({ startDate, factor }) =>
    HOURS.map((share, startHour) => row(2, { startDate, startHour, hours: 1 }, Math.round(12_000 * factor * share))),
  );
const SHORT = [
  // A Tuesday of August of the next year, and a morning of it.
  row(3, { startDate: '2024-08-06', startHour: 0, hours: 24 }, 1650),
  row(3, { startDate: '2024-08-06', startHour: 8, hours: 3 }, 412),
  row(4, { startDate: '2024-08-06', startHour: 0, hours: 24 }, 1650),
  { ...row(6, { startDate: '2024-08-06', startHour: 0, hours: 24 }, 800), direction: 'N' },
];

describeOnEachDatabase('tables of factors', (open) => {
  let database: Database;
  let context: OrganisationContext;
  let elsewhere: OrganisationContext;
  let tables: FactorTablesService;
  let traffic: TrafficService;
  let without: SitesWithoutAverage;

  beforeAll(async () => {
    database = await open();
    context = await createTestOrganisation(database, 'factors');
    elsewhere = await createTestOrganisation(database, 'no-factors');
    await insertBatch(database, context, 1, 'traffic');
    await insertRecords(database, context, 'traffic_count_site_version', 1, SITES);
    await insertRecords(database, context, 'traffic_count_version', 1, [...DAYS, ...BY_HOUR, ...SHORT]);
    await commitBatch(database, context, 1);
    const counts = new TrafficCountsRepository(database);
    const snapshots = new TrafficSnapshots(new CountSitesRepository(database), counts);
    const counters = new PermanentCounters(counts);
    const kept = new FactorTablesRepository(database);
    tables = new FactorTablesService(kept, counters, snapshots);
    const shortCounts = new ShortCountsService(counts, counters, kept);
    traffic = new TrafficService(snapshots, shortCounts);
    without = new SitesWithoutAverage(snapshots, counts, shortCounts);
  }, 120_000);

  const acting = () => database.actAsInstallation(context.organisationId);
  const group = (roadCategory: string, validYear: number | null = null) => ({
    roadCategory,
    mode: 'motor-vehicle' as TrafficMode,
    validYear,
  });
  const statusOf = async (number: number) =>
    (await without.list(acting(), { mode: 'motor-vehicle', year: null, roadCategory: null })).find(({ id }) => id === idOf(number));
  const shortOf = async (number: number) => (await traffic.getSite(acting(), idOf(number), 'motor-vehicle'))!.shortCounts;

  it('are not made up: without counters of the same year there is no average, and the reason is told', async () => {
    expect(await tables.list(acting())).toEqual([]);
    expect(await statusOf(5)).toMatchObject({ status: 'missing', year: null, bothDirections: null });
    expect(await statusOf(4)).toMatchObject({ status: 'not-expanded', bothDirections: true });
    expect(await statusOf(6)).toMatchObject({ status: 'not-expanded', bothDirections: false });
    expect((await shortOf(3)).map(({ expansion }) => [expansion?.annualAverageDailyTraffic, expansion?.failure]).sort()).toEqual([
      [null, 'NO_FACTORS'],
      [null, 'PART_OF_A_DAY'],
    ]);
    await expect(tables.derive(acting(), { ...group('island'), countedYear: 2024 })).rejects.toMatchObject({
      code: 'TRAFFIC_FACTORS_NOT_DERIVABLE',
    });
    await expect(tables.derive(acting(), { ...group('mainland'), countedYear: 2023 })).rejects.toMatchObject({
      code: 'TRAFFIC_FACTORS_NOT_DERIVABLE',
    });
  });

  it('are derived from the own counters, by days and by hours, and expand counts of other years', async () => {
    expect(await statusOf(4)).toMatchObject({ status: 'not-expanded', failure: 'NO_FACTORS', annualAverageDaily: null });
    await tables.derive(acting(), { ...group('island'), countedYear: 2023 });
    const [table] = await tables.list(acting());
    expect(table).toMatchObject({ roadCategory: 'island', version: 1, origin: 'derived', source: 'Σ1, Σ2', countedYear: 2023, sites: 2 });
    // August against the year, whose mean day is the mean of its months.
    const mean = SEASON.reduce((sum, share) => sum + share, 0) / 12;
    expect(table!.months[7]! / table!.months[1]!).toBeCloseTo(SEASON[1]! / SEASON[7]!, 2);
    expect(table!.months[7]).toBeCloseTo(mean / SEASON[7]!, 1);
    expect(table!.hours![9]).toBeCloseTo(1 / 12, 3);
    expect(table!.hours![3]).toBe(0);
    expect(table!.hourDays).toBe(84);
    expect(table!.coefficientOfVariation).toBeLessThan(0.02);
    const short = await shortOf(3);
    const [day, morning] = ['PT24H', 'PT3H'].map((hours) => short.find(({ period }) => formatCountPeriod(period).endsWith(hours)));
    const week = (5 * 1.1 + 2 * 0.75) / 7;
    expect(day?.expansion?.annualAverageDailyTraffic).toBeCloseTo((1650 / (1.1 * SEASON[7]!)) * mean * week, -1);
    expect(day?.factorTable).toMatchObject({ version: 1 });
    // Three of twelve hours, a quarter of the day.
    expect(morning?.expansion?.annualAverageDailyTraffic).toBeCloseTo(day!.expansion!.annualAverageDailyTraffic!, -1);
    expect(morning?.expansion?.coefficientOfVariation).toBeGreaterThanOrEqual(day!.expansion!.coefficientOfVariation!);
    // What the page lists of the site is that of its latest count that can be expanded.
    expect(await statusOf(3)).toMatchObject({
      status: 'expanded',
      year: 2024,
      annualAverageDaily: expect.any(Number),
      failure: null,
      bothDirections: true,
    });
    // Another group has none.
    expect((await shortOf(4))[0]?.expansion?.failure).toBe('NO_FACTORS');
  });

  it('that are entered keep their source and version; one for the very year comes before one for every year', async () => {
    const ones = (length: number): number[] => Array.from({ length }, () => 1);
    const island = [2, 2, 1.6, 1.2, 1, 0.7, 0.5, 0.5, 0.8, 1.4, 2, 2];
    const entered = { months: ones(12), weekdays: ones(7), hours: null, coefficientOfVariation: 0.2, source: 'Invented' };
    await tables.enter(acting(), { ...group('island', 2024), ...entered });
    await tables.enter(acting(), { ...group('island', 2024), ...entered, source: 'Invented, second edition' });
    expect((await tables.list(acting())).map(({ validYear, version, source }) => [validYear, version, source])).toEqual([
      [null, 1, 'Σ1, Σ2'],
      [2024, 2, 'Invented, second edition'],
    ]);
    const day = (await shortOf(3)).find(({ period }) => period.hours === 24);
    expect(day?.expansion).toMatchObject({ annualAverageDailyTraffic: 1650, coefficientOfVariation: 0.2 });
    for (const wrong of [
      { source: ' ' },
      { months: ones(11) },
      { weekdays: [0, 1, 1, 1, 1, 1, 1] },
      { hours: [1] },
      { coefficientOfVariation: -1 },
    ]) {
      await expect(tables.enter(acting(), { ...group('island'), ...entered, ...wrong })).rejects.toHaveProperty('code');
    }
    await tables.enter(acting(), { ...group('elsewhere'), ...entered, months: island });
    expect((await tables.list(acting())).find(({ roadCategory }) => roadCategory === 'elsewhere')).toMatchObject({
      months: island,
      weekdays: ones(7),
    });
    await tables.withdraw(acting(), group('elsewhere'));
    await expect(tables.enter(acting(), { ...group('x', 12), ...entered })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('are withdrawn without being lost, and are nobody else’s', async () => {
    await tables.withdraw(acting(), group('island', 2024));
    expect((await tables.list(acting())).map(({ validYear }) => validYear)).toEqual([null]);
    await expect(tables.withdraw(acting(), group('island', 2024))).rejects.toMatchObject({ code: 'TRAFFIC_FACTORS_NOT_FOUND' });
    const versions = await database.inOrganisation(acting(), (sql) =>
      sql.query('SELECT version, origin FROM traffic_factor_version WHERE valid_year = 2024 ORDER BY version'),
    );
    expect(versions).toEqual([
      { version: 1, origin: 'entered' },
      { version: 2, origin: 'entered' },
      { version: 3, origin: 'withdrawn' },
    ]);
    expect(await tables.list(database.actAsInstallation(elsewhere.organisationId))).toEqual([]);
  });
});
