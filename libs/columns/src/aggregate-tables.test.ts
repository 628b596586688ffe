import { ROAD_USERS, SEVERITIES, type Period } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { AGGREGATE_YEARS, countAggregates, findAggregatePeriod, type AggregateTable } from './aggregate-tables.ts';
import { buildAccidentColumns } from './build-accident-columns.ts';
import { packRecords, records as arbitraryRecords, type PlainRecords } from './testing/arbitrary-records.ts';
import { packAccidents, type PlainAccident } from './testing/pack-records.ts';
import { inPeriod, wholeAccidents } from './testing/slow-twin.ts';

const PERIOD: Period = { start: '2015-01-01', end: '2018-01-01' };

/** The English labels of the rows of a table with their first counts, those of zero left out. */
function rowsOf(table: AggregateTable): Record<string, number> {
  const rows = table.rows.map((label, row) => [label.en, table.counts[row]!.reduce((sum, count) => sum + count, 0)] as const);
  return Object.fromEntries(rows.filter(([, count]) => count > 0));
}

function tally(labels: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

const columnsOf = (records: PlainRecords): Parameters<typeof countAggregates>[0] => buildAccidentColumns(packRecords(records), 'mph');

describe('the fixed tables', () => {
  it('count what counting accident by accident counts', () => {
    fc.assert(
      fc.property(arbitraryRecords, (records) => {
        const tables = new Map(countAggregates(columnsOf(records), PERIOD).map((table) => [table.id, table]));
        const meant = wholeAccidents(records).filter((accident) => inPeriod(accident, PERIOD) === 'inside');
        expect(rowsOf(tables.get('year-severity')!)).toEqual(tally(meant.map(({ year }) => String(year))));
        const severities = tables
          .get('month-severity')!
          .columns.map((_, column) => tables.get('month-severity')!.counts.reduce((sum, row) => sum + row[column]!, 0));
        expect(severities).toEqual(
          [...SEVERITIES, undefined].map((severity) => meant.filter((accident) => SEVERITIES[accident.severity - 1] === severity).length),
        );
        const hours = meant.map(({ hour }) =>
          hour === null ? 'Unknown' : `${String(hour).padStart(2, '0')}:00–${String(hour).padStart(2, '0')}:59`,
        );
        expect(rowsOf(tables.get('hour')!)).toEqual(tally(hours));
        for (const id of ['weekday', 'light', 'road-type', 'junction']) {
          expect(Object.values(rowsOf(tables.get(id)!)).reduce((sum, count) => sum + count, 0)).toBe(meant.length);
        }
        // The only table in which an accident stands more than once, and at least once.
        const users = tables.get('road-user')!.counts.map(([count]) => count!);
        expect(users).toHaveLength(ROAD_USERS.length + 1);
        expect(users.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(meant.length);
        expect(Math.max(0, ...users)).toBeLessThanOrEqual(meant.length);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('are of the last full years that the records cover', () => {
    const on = (year: number, month: number, day: number): PlainAccident => ({
      id: `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}-0000-8000-8000-000000000000`,
      place: null,
      year,
      month,
      day,
      weekday: null,
      hour: null,
      minute: null,
      severity: 3,
      accidentType: 0,
      light: 0,
      weather: 0,
      roadType: 0,
      junction: 0,
      surface: 0,
      speedLimit: null,
      speedUnit: 1,
      roadName: null,
    });
    const periodOf = (...accidents: PlainAccident[]): Period | null =>
      findAggregatePeriod(buildAccidentColumns({ accidents: [packAccidents(accidents)], units: [], casualties: [] }, 'km/h'));
    expect(periodOf(on(2012, 1, 3), on(2019, 12, 20))).toEqual({ start: '2015-01-01', end: '2020-01-01' });
    // The last year has only begun, and the first one began before the records.
    expect(periodOf(on(2016, 4, 1), on(2019, 6, 20))).toEqual({ start: '2017-01-01', end: '2019-01-01' });
    expect(periodOf(on(2019, 4, 1), on(2019, 6, 20))).toBeNull();
    expect(periodOf()).toBeNull();
    expect(AGGREGATE_YEARS).toBe(5);
  });
});
