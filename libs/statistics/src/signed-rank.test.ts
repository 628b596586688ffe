import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_EXACT, pseudoMedian, signedRankTest, type SignedRanks } from './signed-rank.ts';

/** Middle ranks by counting: as many as are smaller, and half of those of the same size. */
function rank(differences: readonly number[]): SignedRanks {
  const sizes = differences.map(Math.abs);
  const ranks = sizes.map(
    (size) => sizes.filter((other) => other < size).length + (sizes.filter((other) => other === size).length + 1) / 2,
  );
  return { ranks, isPositive: differences.map((difference) => difference > 0) };
}

/** Every way to give signs, one by one. */
function enumerate({ ranks }: SignedRanks, ranksAbove: number): { readonly lower: number; readonly upper: number } {
  let [lower, upper] = [0, 0];
  for (let signs = 0; signs < 2 ** ranks.length; signs += 1) {
    const sum = ranks.reduce((total, value, i) => total + ((signs >> i) & 1 ? value : 0), 0);
    if (sum <= ranksAbove) lower += 1;
    if (sum >= ranksAbove) upper += 1;
  }
  return { lower: lower / 2 ** ranks.length, upper: upper / 2 ** ranks.length };
}

const ELEVEN = [-3.1, 2.2, -1.4, 0.7, -5.5, 4.1, -2.9, -0.3, 1.8, -6.2, -4.7];

describe('the signed-rank test', () => {
  it('is that of R 4.2.2, wilcox.test(exact = TRUE, conf.int = TRUE)', () => {
    expect(signedRankTest(rank(ELEVEN))).toMatchObject({ n: 11, ranksAbove: 19, ranksBelow: 47, exactPTwoSided: 0.240234375 });
    expect(signedRankTest(rank(ELEVEN)).exactPDecrease).toBe(0.1201171875);
    const { value, interval } = pseudoMedian(ELEVEN, 0.95);
    expect(value).toBeCloseTo(-1.425, 12);
    expect([interval!.lower, interval!.upper]).toEqual([expect.closeTo(-3.9, 12), expect.closeTo(1.25, 12)]);
  });

  it('with more than 25 differences and ties is that of R with exact = FALSE, correct = TRUE', () => {
    const differences = [...Array.from({ length: 30 }, (_, i) => (i + 1) * ((i + 1) % 3 === 0 ? 1 : -1)), 5, -5, 12, -12];
    const result = signedRankTest(rank(differences));
    expect(differences.length).toBeGreaterThan(MOST_EXACT);
    expect(result).toMatchObject({ ranksAbove: 217, exactPTwoSided: null, exactPDecrease: null });
    expect(result.pTwoSided).toBeCloseTo(0.17133676185, 10);
  });

  it('counts every way to give signs, with ties too', () => {
    const difference = fc.integer({ min: -4, max: 4 }).filter((value) => value !== 0);
    fc.assert(
      fc.property(fc.array(difference, { minLength: 1, maxLength: 10 }), (differences) => {
        const ranks = rank(differences);
        const result = signedRankTest(ranks);
        const { lower, upper } = enumerate(ranks, result.ranksAbove);
        expect(result.exactPDecrease).toBeCloseTo(lower, 12);
        expect(result.exactPTwoSided).toBeCloseTo(Math.min(1, 2 * Math.min(lower, upper)), 12);
      }),
      { numRuns: 60 },
    );
  });

  it('the interval of the median holds the shifts that the test does not reject', () => {
    const { lower, upper } = pseudoMedian(ELEVEN, 0.95).interval!;
    const pOfShift = (shift: number): number => signedRankTest(rank(ELEVEN.map((difference) => difference - shift))).pTwoSided;
    for (const limit of [lower, upper]) {
      const inwards = limit === lower ? 1e-6 : -1e-6;
      expect(pOfShift(limit + inwards)).toBeGreaterThan(0.05);
      expect(pOfShift(limit - inwards)).toBeLessThanOrEqual(0.05);
    }
  });

  it('five differences cannot bound a median at 95 %, six can', () => {
    expect(pseudoMedian([1, 2, 3, 4, 5], 0.95)).toEqual({ value: 3, interval: null });
    expect(pseudoMedian([1, 2, 3, 4, 5, 6], 0.95)).toEqual({ value: 3.5, interval: { lower: 1, upper: 6, level: 0.95 } });
    expect(() => pseudoMedian([], 0.95)).toThrow(expect.objectContaining({ code: 'SITES_TOO_FEW' }));
    expect(() => signedRankTest({ ranks: [], isPositive: [] })).toThrow(expect.objectContaining({ code: 'SITES_TOO_FEW' }));
  });

  it('above 25 differences bounds the median nearly as the exact interval of R does', () => {
    const spread = (n: number): number[] => Array.from({ length: n }, (_, i) => (i + 1) * (i % 4 === 0 ? 1 : -1) + 0.25);
    const { value, interval } = pseudoMedian(spread(26), 0.95);
    // wilcox.test(x, conf.int = TRUE, exact = TRUE): -13.25, -0.75, middle -7.25. The approximation leaves out one average fewer on each side.
    expect(value).toBe(-7.25);
    expect(interval!.lower).toBeLessThanOrEqual(-13.25);
    expect(interval!.lower).toBeGreaterThanOrEqual(-13.75);
    expect(interval!.upper).toBeGreaterThanOrEqual(-0.75);
    expect(interval!.upper).toBeLessThanOrEqual(-0.25);
    const { exactPTwoSided, normalPTwoSided } = signedRankTest(rank(spread(25)));
    expect(normalPTwoSided).toBeCloseTo(exactPTwoSided!, 2);
  });
});
