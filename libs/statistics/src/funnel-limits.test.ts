import { describe, expect, it } from '@jest/globals';

import { estimateByMoments, totalCounts } from './before-after/empirical-bayes/method-of-moments.ts';
import { funnelLimits, overdispersionAround } from './funnel-limits.ts';

/** Probabilities of 0, 1, 2 … by their recurrences, without any tail function. */
function probabilities(mean: number, k: number, most: number): number[] {
  const list = [k === 0 ? Math.exp(-mean) : (1 + k * mean) ** (-1 / k)];
  for (let n = 1; n <= most; n++) {
    const ratio = k === 0 ? mean / n : ((1 / k + n - 1) / n) * ((k * mean) / (1 + k * mean));
    list.push(list[n - 1]! * ratio);
  }
  return list;
}

/** The same limits by adding up. */
function slowLimits(mean: number, k: number, level: number): { lower: number; upper: number } {
  const tail = (1 - level) / 2;
  const list = probabilities(mean, k, 20_000);
  let below = 0;
  let lower = 0;
  while (below + list[lower]! <= tail) below += list[lower++]!;
  let above = 0;
  let upper = list.length - 1;
  while (above + list[upper]! <= tail) above += list[upper--]!;
  return { lower, upper };
}

describe('limits of a funnel', () => {
  it.each([0.3, 1, 4.7, 12, 55, 300])('around %p are those that adding up gives, with and without overdispersion', (mean) => {
    for (const k of [0, 0.05, 0.4, 1.5])
      for (const level of [0.95, 0.998])
        expect({ k, level, ...funnelLimits(mean, k, level) }).toEqual({ k, level, ...slowLimits(mean, k, level) });
  });

  it('of Poisson counts are the quantiles that any table prints: a mean of 10 gives 4 to 17 at 95 %', () => {
    expect(funnelLimits(10, 0, 0.95)).toEqual({ lower: 4, upper: 17 });
  });

  it('refuse what is no mean', () => {
    expect(() => funnelLimits(0, 0, 0.95)).toThrow('NOT_POSITIVE');
    expect(() => funnelLimits(1, -1, 0.95)).toThrow('INPUT_INVALID');
  });
});

describe('overdispersion around expected counts', () => {
  it('is that of the method of moments where all sites are alike', () => {
    const counts = [0, 3, 1, 12, 7, 2, 2, 30, 5];
    const { mean, overdispersion } = estimateByMoments(totalCounts(counts));
    expect(
      overdispersionAround(
        counts,
        counts.map(() => mean),
      ),
    ).toBeCloseTo(overdispersion, 12);
  });

  it('is 0 where sites differ less than chance makes them', () => {
    expect(overdispersionAround([5, 5, 6, 4], [5, 5, 5, 5])).toBe(0);
  });
});
