import { describe, expect, it } from '@jest/globals';
import { parseAccidentFilter, type Severity } from '@elektron/domain';
import { findHexagon, hexagonCenter } from '@elektron/spatial-analysis';
import fc from 'fast-check';

import type { Position } from '../common/plane.ts';
import { makeColumns, type TestAccident } from '../common/testing/make-columns.ts';
import { chooseSites } from './choose-sites.ts';
import { countFurther } from './count-further.ts';
import { parseEvaluation } from './evaluation-question.ts';
import { countSites } from './site-counts.ts';

const WIDTH = 150;
const TARGET = parseAccidentFilter({ selections: [{ dimension: 'severity', values: ['fatal', 'serious'] }] });
const QUESTION = parseEvaluation(
  {
    beforePeriod: { start: '2014-01-01', end: '2016-01-01' },
    afterPeriod: { start: '2016-04-01', end: '2018-01-01' },
    siteWidthMeters: WIDTH,
    targetFilter: TARGET,
  },
  { start: '2016-01-01', end: '2016-04-01' },
);
const ORIGIN = findHexagon(538_000, 190_000, WIDTH);

function middleOf(column: number): Position {
  const { x, y } = hexagonCenter({ q: ORIGIN.q + 3 * column, r: ORIGIN.r }, WIDTH);
  return [x, y];
}

interface Drawn {
  readonly column: number;
  readonly date: string;
  readonly severity: Severity;
}

const MONTHS = Array.from({ length: 48 }, (_, i) => `${2014 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`);
const drawn = fc.record({
  column: fc.integer({ min: 0, max: 5 }),
  date: fc.oneof(
    fc.tuple(fc.constantFrom(...MONTHS), fc.integer({ min: 1, max: 28 })).map(([month, day]) => `${month}-${String(day).padStart(2, '0')}`),
    fc.constantFrom(...MONTHS),
    fc.constantFrom('2014', '2015', '2016', '2017'),
  ),
  severity: fc.constantFrom('fatal' as const, 'serious' as const, 'slight' as const),
});

/** Every site is in the pool, and the records hold every month. */
const FRAME: readonly Drawn[] = [
  ...Array.from({ length: 6 }, (_, column) => ({ column, date: '2016-02-10', severity: 'slight' as const })),
  { column: 5, date: '2013-12-31', severity: 'slight' },
  { column: 5, date: '2018-01-01', severity: 'slight' },
];

function countAll(accidents: readonly Drawn[], treated: readonly number[]) {
  const columns = makeColumns(
    accidents.map(({ column, date, severity }): TestAccident => {
      const [x, y] = middleOf(column);
      return { x, y, date, severity };
    }),
  );
  const counts = countSites(columns, QUESTION);
  const chosen = chooseSites(counts, { places: treated.map(middleOf), otherPlaces: [] }, WIDTH);
  const further = countFurther(columns, counts, chosen, { question: QUESTION, places: null });
  return { ...further, order: treated.map((column) => chosen.treatedKeys.indexOf(keyOf(column))), chosen };

  function keyOf(column: number): number {
    const [x, y] = middleOf(column);
    return chosen.treatedKeys.find((key) => counts.positionOf.has(key) && isAt(key, x, y))!;
  }
  function isAt(key: number, x: number, y: number): boolean {
    const site = counts.positionOf.get(key)!;
    return Array.from(counts.siteOf).some((of, i) => of === site && Math.hypot(columns.x[i]! - x, columns.y[i]! - y) < 1);
  }
}

describe('months and target accidents', () => {
  it('are what a plain count by month and site counts', () => {
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 60 }), (given) => {
        const accidents = [...FRAME, ...given];
        const { monthlySeries, targetCounts, order, chosen } = countAll(accidents, [0, 2]);
        expect(chosen.reference).toHaveLength(4);
        const byMonth = (sites: readonly number[]): number[] =>
          MONTHS.map((month) => accidents.filter(({ column, date }) => sites.includes(column) && date.slice(0, 7) === month).length);
        expect(monthlySeries).toMatchObject({
          treated: { year: 2014, month: 1, counts: byMonth([0, 2]) },
          comparison: { year: 2014, month: 1, counts: byMonth([1, 3, 4, 5]) },
          interruption: { monthsBefore: 24, monthsBetween: 3 },
          datedOtherwiseBy: 'leaving-out',
        });
        // The year 2016 lies in no period for certain.
        const inPeriod = accidents.filter(({ column, date }) => [0, 2].includes(column) && ['2014', '2015', '2017'].includes(date));
        expect(monthlySeries!.monthUnknown).toBe(inPeriod.length);
        const isBefore = (date: string): boolean => date < '2016';
        const isAfter = (date: string): boolean => date >= '2016-04' && date < '2018';
        const countAt = (column: number, isIn: (date: string) => boolean, isSevere: boolean): number =>
          accidents.filter((one) => one.column === column && isIn(one.date) && (!isSevere || one.severity !== 'slight')).length;
        for (const [i, column] of [0, 2].entries()) {
          const place = order[i]!;
          expect([
            targetCounts!.targetBefore[place],
            targetCounts!.allBefore[place],
            targetCounts!.targetAfter[place],
            targetCounts!.allAfter[place],
          ]).toEqual([
            countAt(column, isBefore, true),
            countAt(column, isBefore, false),
            countAt(column, isAfter, true),
            countAt(column, isAfter, false),
          ]);
        }
      }),
    );
  });

  it('are not counted where no target type was asked for', () => {
    const columns = makeColumns(
      FRAME.map(({ column, date, severity }) => ({ x: middleOf(column)[0], y: middleOf(column)[1], date, severity })),
    );
    const { targetFilter: _none, ...question } = QUESTION;
    const counts = countSites(columns, question);
    const chosen = chooseSites(counts, { places: [middleOf(0)], otherPlaces: [] }, WIDTH);
    expect(countFurther(columns, counts, chosen, { question, places: null })).toMatchObject({ targetCounts: null, traffic: null, seed: 1 });
  });
});
