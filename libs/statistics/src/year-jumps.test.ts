import { describe, expect, it } from '@jest/globals';

import { randomNegativeBinomial } from './random-variates.ts';
import { seededRandom } from './random.ts';
import { findYearJumps, type YearOfSeries } from './year-jumps.ts';

const NUMBERS = { significance: 0.01, least: 1.25 };
const SHARES = { significance: 0.01, least: 0.05 };
const series = (counts: readonly number[]): YearOfSeries[] => counts.map((count, index) => ({ year: 2010 + index, count }));
const shares = (counts: readonly number[], total: number): YearOfSeries[] => series(counts).map((year) => ({ ...year, total }));
const yearsOf = (found: readonly { readonly year: number }[]): number[] => found.map(({ year }) => year);

describe('a jump between years', () => {
  it('is found where the level changes, and only there', () => {
    expect(yearsOf(findYearJumps(series([1000, 1020, 985, 1010, 650, 640, 662]), NUMBERS))).toEqual([2014]);
    expect(yearsOf(findYearJumps(shares([950, 948, 955, 700, 702, 695], 1000), SHARES))).toEqual([2013]);
    expect(findYearJumps(shares([950, 948, 955, 700, 702, 695], 1000), SHARES)[0]).toMatchObject({ before: 0.955, after: 0.7 });
  });

  it('is none in a series that always wavers as much, however many accidents it has', () => {
    expect(findYearJumps(series([10_000, 13_500, 9_800, 13_900, 10_100, 13_200]), NUMBERS)).toEqual([]);
  });

  it('is none where the change is too small to matter, or too few are counted', () => {
    expect(findYearJumps(series([100_000, 100_050, 99_900, 100_020, 110_000]), NUMBERS)).toEqual([]);
    expect(findYearJumps(series([10, 9, 12, 8, 15, 11]), NUMBERS)).toEqual([]);
    expect(findYearJumps(series([0, 0, 0]), NUMBERS)).toEqual([]);
    expect(findYearJumps([], NUMBERS)).toEqual([]);
  });

  it('is found across a year in which nothing was counted that could have a share', () => {
    const [jump] = findYearJumps(
      [
        { year: 2015, count: 0, total: 120 },
        { year: 2016, count: 0, total: 0 },
        { year: 2017, count: 300, total: 300 },
      ],
      SHARES,
    );
    expect(jump).toMatchObject({ year: 2017, before: 0, after: 1 });
  });

  it('has the p-value of the step alone, times the steps, where three steps show no spread', () => {
    // (ln 200.5 - ln 100.5) / sqrt(1/200.5 + 1/100.5) = 5.6509; 2 (1 - Phi) = 1.5957e-8, of two steps.
    const [jump] = findYearJumps(series([100, 100, 200]), NUMBERS);
    expect(jump!.year).toBe(2012);
    const z = (Math.log(200.5) - Math.log(100.5)) / Math.sqrt(1 / 200.5 + 1 / 100.5);
    expect(z).toBeCloseTo(5.651, 3);
    expect(jump!.pValue).toBeGreaterThan(3e-8);
    expect(jump!.pValue).toBeLessThan(3.4e-8);
  });

  it('is claimed of hardly any series without one, and of most in which it halves the level', () => {
    const random = seededRandom(43);
    // Ten years that waver by a tenth beyond chance.
    const draw = (meanOf: (year: number) => number): YearOfSeries[] =>
      series(Array.from({ length: 10 }, (_, year) => randomNegativeBinomial(random, meanOf(year), 0.01)));
    const share = (meanOf: (year: number) => number): number => {
      const trials = 500;
      let found = 0;
      for (let trial = 0; trial < trials; trial += 1) if (findYearJumps(draw(meanOf), NUMBERS).length > 0) found += 1;
      return found / trials;
    };
    expect(share(() => 400)).toBeLessThan(0.06);
    expect(share((year) => (year < 5 ? 400 : 200))).toBeGreaterThan(0.5);
  });

  it('refuses what is no count', () => {
    expect(() => findYearJumps(series([1, -1]), NUMBERS)).toThrow('NEGATIVE_COUNT');
    expect(() => findYearJumps([{ year: 2010, count: 3, total: 2 }], SHARES)).toThrow('INPUT_INVALID');
  });
});
