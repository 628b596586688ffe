import { describe, expect, it } from '@jest/globals';

import { randomNormal } from '../random-variates.ts';
import { seededRandom } from '../random.ts';
import { combineFactors, logErrorOf, MOST_COMBINED, type FactorToCombine } from './combine-factors.ts';

const Z = 1.959963984540054;
const withError = (factor: number, error: number): FactorToCombine => ({
  factor,
  interval: { lower: factor * Math.exp(-Z * error), upper: factor * Math.exp(Z * error), level: 0.95 },
});
const SURE: FactorToCombine = { factor: 0.9, interval: null };

describe('several measures at one place', () => {
  it('multiplied leave their shares of each other, with the variances of the logarithms added', () => {
    const { factor, interval } = combineFactors([withError(0.8, 0.1), withError(0.7, 0.2)], 'multiplied', 0.95);
    expect(factor).toBeCloseTo(0.56, 12);
    expect(logErrorOf(interval)).toBeCloseTo(Math.sqrt(0.1 ** 2 + 0.2 ** 2), 9);
    expect(interval!.lower * interval!.upper).toBeCloseTo(factor ** 2, 12);
  });

  it('multiplied have the interval that drawing both and multiplying shows', () => {
    const random = seededRandom(20_261_202);
    const drawn = Array.from(
      { length: 40_000 },
      () => 0.8 * Math.exp(0.1 * randomNormal(random)) * 0.7 * Math.exp(0.2 * randomNormal(random)),
    ).sort((a, b) => a - b);
    const { interval } = combineFactors([withError(0.8, 0.1), withError(0.7, 0.2)], 'multiplied', 0.9);
    expect(drawn[2_000]!).toBeCloseTo(interval!.lower, 2);
    expect(drawn[38_000]!).toBeCloseTo(interval!.upper, 2);
  });

  it('the strongest counts alone, with its own interval, wherever it stands', () => {
    const strong = withError(0.7, 0.2);
    for (const factors of [
      [withError(0.8, 0.1), strong, SURE],
      [strong, SURE],
    ])
      expect(combineFactors(factors, 'strongest', 0.95)).toEqual(strong);
  });

  it('what is taken as sure adds no error, and of sure factors alone there is no interval', () => {
    expect(logErrorOf(combineFactors([SURE, withError(0.8, 0.1)], 'multiplied', 0.95).interval)).toBeCloseTo(0.1, 9);
    expect(combineFactors([SURE, SURE], 'multiplied', 0.95)).toEqual({ factor: expect.closeTo(0.81, 12), interval: null });
  });

  it('one measure is itself, and none, too many or less than nothing is refused', () => {
    expect(combineFactors([SURE], 'multiplied', 0.95)).toBe(SURE);
    for (const factors of [[], Array.from({ length: MOST_COMBINED + 1 }, () => SURE), [SURE, { factor: -1, interval: null }]]) {
      expect(() => combineFactors(factors, 'multiplied', 0.95)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    }
  });
});
