import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactRateRatio, exactRateRatioTest, proportionInterval, type TwoCounts } from './exact-ratio.ts';
import { poissonProbability } from './poisson.ts';

const counts = (first: number, firstExposure: number, second: number, secondExposure: number): TwoCounts => ({
  first,
  firstExposure,
  second,
  secondExposure,
});

const someCounts = fc.record({
  first: fc.integer({ min: 0, max: 60 }),
  firstExposure: fc.double({ min: 0.1, max: 10, noNaN: true }),
  second: fc.integer({ min: 1, max: 60 }),
  secondExposure: fc.double({ min: 0.1, max: 10, noNaN: true }),
});

describe('two Poisson rates', () => {
  // R 4.2.2, poisson.test.
  it.each([
    [counts(11, 800, 23, 1083), 0.6474456521739131, 0.28494125139725857, 1.3825650441208017, 0.29809444712313116, 0.15334121204301973],
    [counts(9, 2, 31, 4), 0.5806451612903226, 0.24314991110074016, 1.2494523880446675, 0.17977323266288708, 0.09657142720211517],
    [counts(0, 3, 6, 3), 0, 0, 0.8493111942973236, 0.03125, 0.015625],
  ])('%j has the ratio, limits and p-values of R', (two, ratio, lower, upper, pTwoSided, pLess) => {
    const estimate = exactRateRatio(two, 0.95);
    expect(estimate.ratio).toBeCloseTo(ratio, 10);
    expect(estimate.lower).toBeCloseTo(lower, 10);
    expect(estimate.upper).toBeCloseTo(upper, 10);
    expect(exactRateRatioTest(two, 1, 'two-sided')).toBeCloseTo(pTwoSided, 10);
    expect(exactRateRatioTest(two, 1, 'less')).toBeCloseTo(pLess, 10);
  });

  it('each limit is the ratio that a one-sided test just rejects', () => {
    fc.assert(
      fc.property(someCounts, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (two, level) => {
        const { lower, upper } = exactRateRatio(two, level);
        expect(exactRateRatioTest(two, upper!, 'less')).toBeCloseTo((1 - level) / 2, 8);
        if (two.first > 0) expect(exactRateRatioTest(two, lower, 'greater')).toBeCloseTo((1 - level) / 2, 8);
      }),
    );
  });

  it('exchanging the two inverts ratio and limits', () => {
    fc.assert(
      fc.property(someCounts, ({ first, ...rest }) => {
        const two = { ...rest, first: first + 1 };
        const one = exactRateRatio(two, 0.9);
        const other = exactRateRatio(counts(two.second, two.secondExposure, two.first, two.firstExposure), 0.9);
        expect(one.ratio! * other.ratio!).toBeCloseTo(1, 9);
        expect(one.lower * other.upper!).toBeCloseTo(1, 9);
      }),
    );
  });

  it.each([0.5, 1, 2])('the interval covers a true ratio of %p at least as often as it says (all pairs enumerated)', (ratio) => {
    let coverage = 0;
    let undefinedRatio = 0;
    for (let first = 0; first < 40; first += 1) {
      for (let second = 0; second < 40; second += 1) {
        const probability = poissonProbability(first, 5 * ratio) * poissonProbability(second, 5);
        const { lower, upper } = exactRateRatio(counts(first, 1, second, 1), 0.95);
        if (lower <= ratio && ratio <= (upper ?? Infinity)) coverage += probability;
        if (upper === null) undefinedRatio += probability;
      }
    }
    expect(coverage).toBeGreaterThanOrEqual(0.95);
    expect(undefinedRatio).toBeCloseTo(Math.exp(-5), 8);
  });

  it('says why a ratio or an upper limit does not exist', () => {
    expect(exactRateRatio(counts(4, 1, 0, 1), 0.95)).toMatchObject({ ratio: null, upper: null, reason: 'SECOND_COUNT_ZERO' });
    expect(exactRateRatio(counts(0, 1, 0, 1), 0.95)).toMatchObject({ ratio: null, lower: 0, upper: null, reason: 'BOTH_COUNTS_ZERO' });
  });

  it('refuses impossible counts, exposures and hypotheses', () => {
    expect(() => exactRateRatio(counts(-1, 1, 1, 1), 0.95)).toThrow(expect.objectContaining({ code: 'NEGATIVE_COUNT' }));
    expect(() => exactRateRatio(counts(1, 0, 1, 1), 0.95)).toThrow(expect.objectContaining({ code: 'NOT_POSITIVE' }));
    expect(() => exactRateRatioTest(counts(1, 1, 1, 1), 0, 'less')).toThrow(expect.objectContaining({ code: 'NOT_POSITIVE' }));
  });
});

describe('proportionInterval', () => {
  it('has the limits of Clopper and Pearson', () => {
    // The beta form in scipy; for 0 of n the upper limit is 1 - (tail)^(1/n).
    const none = proportionInterval(0, 10, 0.95);
    expect(none.lower).toBe(0);
    expect(none.upper).toBeCloseTo(1 - 0.025 ** (1 / 10), 12);
    const all = proportionInterval(10, 10, 0.95);
    expect(all.lower).toBeCloseTo(0.025 ** (1 / 10), 12);
    expect(all.upper).toBe(1);
    expect(proportionInterval(4, 10, 0.95).lower).toBeCloseTo(0.12155225811982719, 10);
  });
});
