import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BeforeAfterInput } from '../before-after-input.ts';
import type { ExactTestDetail } from './exact-test-detail.ts';
import { exactTest } from './exact-test.ts';

/** Accidents before and after at one treated site, and in the comparison group. */
function study(before: number, after: number, comparisonBefore: number, comparisonAfter: number): BeforeAfterInput {
  return {
    yearsBefore: 3,
    yearsAfter: 1,
    treated: { siteIds: ['a'], observedBefore: [before], observedAfter: [after] },
    comparison: { observedBefore: comparisonBefore, observedAfter: comparisonAfter },
  };
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways = (ways * (n - k + i)) / i;
  return ways;
}

/** Chance of every number of treated accidents after, one by one, where accidents move with odds `odds`. */
function chances(row: number, others: number, after: number, odds: number): number[] {
  const weights = Array.from({ length: row + 1 }, (_, x) => (x > after ? 0 : choose(row, x) * choose(others, after - x) * odds ** x));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

const sumFrom = (of: readonly number[], from: number): number => of.slice(from).reduce((sum, chance) => sum + chance, 0);

describe('the exact test', () => {
  it('gives the tails of every possible table, counted one by one', () => {
    const count = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 12 }), count, (before, after, others, othersAfter) => {
        const result = exactTest.estimate(study(before, after, others, othersAfter), {});
        const { pFewer, pMore, oddsRatio } = result.detail as ExactTestDetail;
        const all = chances(before + after, others + othersAfter, after + othersAfter, 1);
        expect(pMore).toBeCloseTo(sumFrom(all, after), 9);
        expect(pFewer).toBeCloseTo(1 - sumFrom(all, after + 1), 9);
        expect(result.pValue).toBeCloseTo(Math.min(1, 2 * Math.min(pFewer, pMore)), 12);
        // At the limits each tail holds 2.5 %.
        const at = (odds: number): number[] => chances(before + after, others + othersAfter, after + othersAfter, odds);
        if (oddsRatio.lower > 0) expect(sumFrom(at(oddsRatio.lower), after)).toBeCloseTo(0.025, 6);
        if (oddsRatio.upper !== null && oddsRatio.upper > 0) expect(1 - sumFrom(at(oddsRatio.upper), after + 1)).toBeCloseTo(0.025, 6);
      }),
    );
  });

  it('shows observed over expected, with the limits of the odds ratio given the margins', () => {
    const { detail, ratioObservedToExpected, ratioConfidenceInterval } = exactTest.estimate(study(11, 3, 19, 31), {});
    const { pFewer, oddsRatio } = detail as ExactTestDetail;
    expect(pFewer).toBeCloseTo(1 - sumFrom(chances(14, 50, 34, 1), 4), 12);
    expect(ratioObservedToExpected).toBeCloseTo(3 / ((11 * 31) / 19), 12);
    expect(oddsRatio.ratio).not.toBeCloseTo(ratioObservedToExpected!, 3);
    expect(ratioConfidenceInterval).toEqual({ lower: oddsRatio.lower, upper: oddsRatio.upper, level: 0.95, basis: 'exact-odds' });
  });

  it('finds an effect that is not there in 5 % of studies at most, however few the accidents', () => {
    // Every outcome of 8 treated and 30 other accidents, half of each after on average: the exact chance of a false find.
    let found = 0;
    const half = (n: number, k: number): number => choose(n, k) / 2 ** n;
    for (let after = 0; after <= 8; after += 1) {
      for (let others = 0; others < 30; others += 1) {
        const { pValue } = exactTest.estimate(study(8 - after, after, 30 - others, others), {});
        if (pValue < 0.05) found += half(8, after) * half(30, others);
      }
    }
    expect(found).toBeGreaterThan(0.005);
    expect(found).toBeLessThanOrEqual(0.05);
  });

  it('no accident after: ratio 0 with an upper limit', () => {
    const result = exactTest.estimate(study(6, 0, 40, 40), {});
    expect(result).toMatchObject({ ratioObservedToExpected: 0, undefinedReason: null });
    expect(result.ratioConfidenceInterval!.upper).toBeLessThan(1);
    expect(result.warnings.map(({ code }) => code)).toContain('NO_ACCIDENTS_AFTER');
  });

  it('none before: no ratio, and the reason; the limits stand beside', () => {
    const result = exactTest.estimate(study(0, 4, 40, 40), {});
    expect(result).toMatchObject({ ratioObservedToExpected: null, ratioConfidenceInterval: null, undefinedReason: 'NOTHING_EXPECTED' });
    expect((result.detail as ExactTestDetail).oddsRatio.lower).toBeGreaterThan(0);
  });

  it('without comparison accidents before there is nothing to compare with', () => {
    expect(() => exactTest.estimate(study(4, 4, 0, 3), {})).toThrow(expect.objectContaining({ code: 'NO_COMPARISON_ACCIDENTS' }));
    expect(exactTest.estimate(study(4, 4, 3, 0), {})).toMatchObject({ ratioObservedToExpected: null, undefinedReason: 'NOTHING_EXPECTED' });
  });
});
