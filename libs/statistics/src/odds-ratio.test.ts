import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findOverRepresented } from './over-represented.ts';
import { exactOddsRatio, moreFrequentTest, smallestPossibleP, type TwoShares } from './odds-ratio.ts';
import { seededRandom } from './random.ts';

const shares = (first: number, firstTotal: number, second: number, secondTotal: number): TwoShares => ({
  first,
  firstTotal,
  second,
  secondTotal,
});

const someShares: fc.Arbitrary<TwoShares> = fc
  .tuple(fc.nat({ max: 12 }), fc.nat({ max: 25 }))
  .chain(([firstTotal, secondTotal]) =>
    fc.tuple(fc.nat({ max: firstTotal }), fc.nat({ max: secondTotal }), fc.constant([firstTotal, secondTotal])),
  )
  .map(([first, second, totals]) => shares(first, totals[0], second, totals[1]));

/** By whole numbers of ways, without any logarithm. */
function slowTail({ first, firstTotal, second, secondTotal }: TwoShares, from = first): number {
  const having = first + second;
  let [tail, total] = [0n, 0n];
  for (let x = 0; x <= Math.min(having, firstTotal); x += 1) {
    const ways = choose(firstTotal, x) * choose(secondTotal, having - x);
    total += ways;
    if (x >= from) tail += ways;
  }
  return Number((tail * 10n ** 18n) / total) / 1e18;
}

function choose(all: number, some: number): bigint {
  if (some < 0 || some > all) return 0n;
  let ways = 1n;
  for (let k = 1; k <= some; k += 1) ways = (ways * BigInt(all - some + k)) / BigInt(k);
  return ways;
}

describe('something in two groups', () => {
  // SciPy 1.17.1: fisher_exact(alternative='greater'), contingency.odds_ratio(kind='conditional'); the first is R's example of Fisher's tea tasting.
  it.each([
    [shares(3, 4, 1, 4), 6.408319658199662, 0.21173559544657966, 626.2435305888141, 0.24285714285714283],
    [shares(12, 20, 830, 3429), 4.694336559669359, 1.7576161183612244, 13.28738041892005, 0.0007162246300685288],
    [shares(0, 9, 14, 50), 0, 0, 1.52748353948714, 1],
    [shares(7, 7, 20, 60), null, 2.523917817007195, null, 0.0010211370434974783],
    [shares(2, 13, 15, 17), 0.029969259080178723, 0.0018092268162137894, 0.258868466352243, 0.9999981462902634],
  ])('%j has the odds ratio, limits and p-value of SciPy', (two, ratio, lower, upper, p) => {
    const estimate = exactOddsRatio(two, 0.95);
    const near = (value: number | null, expected: number | null): void => {
      if (expected === null || value === null) expect(value).toBe(expected);
      else expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-6 * Math.max(1, expected));
    };
    near(estimate.ratio, ratio);
    near(estimate.lower, lower);
    near(estimate.upper, upper);
    expect(moreFrequentTest(two)).toBeCloseTo(p, 10);
    expect(estimate.reason).toBe(ratio === null ? 'NONE_WITHOUT' : null);
  });

  it('is tested as by counting all the ways in whole numbers', () => {
    fc.assert(
      fc.property(someShares, (two) => {
        expect(moreFrequentTest(two)).toBeCloseTo(slowTail(two), 10);
        expect(smallestPossibleP(two)).toBeCloseTo(slowTail(two, Math.min(two.firstTotal, two.first + two.second)), 10);
      }),
    );
  });

  it('has limits that enclose the estimate, and nothing to say where nothing varies', () => {
    fc.assert(
      fc.property(someShares, (two) => {
        const { ratio, lower, upper } = exactOddsRatio(two, 0.95);
        if (ratio === null) return;
        expect(lower).toBeLessThanOrEqual(ratio);
        expect(upper ?? Infinity).toBeGreaterThanOrEqual(ratio);
      }),
    );
    expect(exactOddsRatio(shares(5, 5, 9, 9), 0.95)).toEqual({ ratio: null, lower: 0, upper: null, level: 0.95, reason: 'NOTHING_VARIES' });
  });

  it('refuses what cannot be', () => {
    expect(() => moreFrequentTest(shares(3, 2, 1, 4))).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => moreFrequentTest(shares(-1, 2, 1, 4))).toThrow(expect.objectContaining({ code: 'NEGATIVE_COUNT' }));
    expect(() => exactOddsRatio(shares(1, 2, 1, 4), 1)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

describe('many things at a place', () => {
  it('are over-represented by q and not by p, and what could say nothing is not tested', () => {
    const strong = shares(15, 20, 300, 3000);
    const weak = shares(7, 20, 500, 3000);
    const hopeless = shares(1, 2, 30, 3000 * 10);
    const none = shares(0, 0, 30, 3000);
    const alone = findOverRepresented([weak], 0.95).compared[0]!;
    expect([alone.pValue < 0.05, alone.overRepresented]).toEqual([true, true]);
    const { compared, tested } = findOverRepresented(
      [weak, strong, none, ...Array.from({ length: 5 }, () => shares(3, 20, 450, 3000))],
      0.95,
    );
    expect(tested).toBe(7);
    expect(compared.map(({ overRepresented }) => overRepresented)).toEqual([false, true, false, false, false, false, false, false]);
    expect(compared[2]).toMatchObject({ qValue: null, interval: null, oddsRatio: { ratio: null, reason: 'NOTHING_VARIES' } });
    expect(findOverRepresented([hopeless], 0.95).tested).toBe(1);
    expect(findOverRepresented([shares(1, 1, 300, 3000)], 0.95).tested).toBe(0);
    expect(findOverRepresented([], 0.95)).toEqual({ compared: [], tested: 0 });
  });

  it('are called over-represented in at most 5 % of places where nothing is', () => {
    const random = seededRandom(7);
    const places = 100;
    let wrong = 0;
    for (let place = 0; place < places; place += 1) {
      const all = Array.from({ length: 6 }, (_, factor) => {
        const probability = 0.05 + factor * 0.08;
        const draw = (total: number): number => Array.from({ length: total }, () => random()).filter((u) => u < probability).length;
        return shares(draw(15), 15, draw(200), 200);
      });
      if (findOverRepresented(all, 0.95).compared.some(({ overRepresented }) => overRepresented)) wrong += 1;
    }
    expect(wrong / places).toBeLessThanOrEqual(0.05);
  });
});
