import { describe, expect, it } from '@jest/globals';
import { poissonInterval } from '../poisson-interval.ts';
import { estimateEffect } from './estimate-effect.ts';
import { testEffect } from './effect-test.ts';
import { siteRatioInterval } from './site-interval.ts';

/** Probability of at most `count` accidents at a ratio, summed term by term: a Poisson count whose mean is a gamma variable times the ratio. */
function chanceOfAtMost(count: number, ratio: number, expected: number, variance: number): number {
  const shape = expected ** 2 / variance;
  const stop = expected / variance / (expected / variance + ratio);
  let term = stop ** shape;
  let total = term;
  for (let k = 1; k <= count; k += 1) {
    term *= ((shape + k - 1) / k) * (1 - stop);
    total += term;
  }
  return total;
}

const SITES = [
  [0, 2.4, 1.1],
  [1, 2.4, 1.1],
  [3, 2.4, 0.2],
  [7, 4.8, 2.6],
  [12, 30.5, 11],
  [40, 22, 7.5],
] as const;

describe('the interval of a site', () => {
  it.each(SITES)(
    'leaves each tail its share: %d accidents where %d were expected, with variance %d',
    (observedAfter, expectedAfter, variance) => {
      for (const level of [0.9, 0.95]) {
        const { lower, upper } = siteRatioInterval({ observedAfter, expectedAfter, expectedAfterVariance: variance }, level)!;
        const tail = (1 - level) / 2;
        expect(chanceOfAtMost(observedAfter, upper, expectedAfter, variance)).toBeCloseTo(tail, 9);
        if (observedAfter === 0) expect(lower).toBe(0);
        else expect(1 - chanceOfAtMost(observedAfter - 1, lower, expectedAfter, variance)).toBeCloseTo(tail, 9);
      }
    },
  );

  it('is Garwood’s where the expectation is certain, and nearly so where it almost is', () => {
    const { lower, upper } = poissonInterval(5, 0.95);
    const certain = siteRatioInterval({ observedAfter: 5, expectedAfter: 4, expectedAfterVariance: 0 }, 0.95)!;
    expect([certain.lower, certain.upper]).toEqual([lower / 4, upper / 4]);
    const almost = siteRatioInterval({ observedAfter: 5, expectedAfter: 4, expectedAfterVariance: 1e-6 }, 0.95)!;
    expect(almost.lower).toBeCloseTo(certain.lower, 5);
    expect(almost.upper).toBeCloseTo(certain.upper, 5);
  });

  it('has the upper limit of the total’s where no accident happened', () => {
    const study = { observedAfter: 0, expectedAfter: 3.2, expectedAfterVariance: 1.4 };
    expect(siteRatioInterval(study, 0.95)!.upper).toBeCloseTo(estimateEffect(study, 0.95).ratioConfidenceInterval!.upper, 9);
  });

  it('is none where nothing was expected', () => {
    expect(siteRatioInterval({ observedAfter: 2, expectedAfter: 0, expectedAfterVariance: 0 }, 0.95)).toBeNull();
    expect(testEffect({ observedAfter: 2, expectedAfter: 0, expectedAfterVariance: 0 })).toBeNull();
  });
});

describe('the test of an effect', () => {
  it('says of every level what the interval of that level says', () => {
    for (const [observedAfter, expectedAfter, expectedAfterVariance] of [...SITES, [0, 9, 0], [0, 3.69, 0], [22, 22, 7.5]] as const) {
      const study = { observedAfter, expectedAfter, expectedAfterVariance };
      const p = testEffect(study)!;
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
      // At a level just above 1 - p the interval holds 1, just below it does not.
      for (const [level, holds] of [
        [Math.min(1 - p + 1e-6, 1 - 1e-12), true],
        [1 - p - 1e-6, false],
      ] as const) {
        if (level <= 0 || level >= 1) continue;
        const { lower, upper } = estimateEffect(study, level).ratioConfidenceInterval!;
        expect({ observedAfter, level, holds: lower <= 1 && upper >= 1 }).toEqual({ observedAfter, level, holds });
      }
    }
  });
});
