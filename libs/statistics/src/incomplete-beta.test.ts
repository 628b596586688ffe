import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { incompleteBeta } from './incomplete-beta.ts';

const ofAll = (x: number, a: number, b: number): { lower: number; upper: number } => {
  const { logLower, logUpper } = incompleteBeta(x, 1 - x, a, b);
  return { lower: Math.exp(logLower), upper: Math.exp(logUpper) };
};

/** Of whole parameters in whole numbers, so without any rounding: the probability of a or more successes in a + b - 1 trials. */
function exactLower(numerator: bigint, denominator: bigint, a: number, b: number): number {
  const trials = a + b - 1;
  let ways = 1n;
  let sum = 0n;
  for (let successes = 0; successes <= trials; successes += 1) {
    if (successes > 0) ways = (ways * BigInt(trials - successes + 1)) / BigInt(successes);
    if (successes >= a) sum += ways * numerator ** BigInt(successes) * (denominator - numerator) ** BigInt(trials - successes);
  }
  const digits = 10n ** 40n;
  return Number((sum * digits) / denominator ** BigInt(trials)) / 1e40;
}

describe('the incomplete beta function', () => {
  it('of whole parameters is a sum of binomial probabilities, in whole numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 63 }),
        (a, b, sixtyFourths) => {
          const { lower, upper } = ofAll(sixtyFourths / 64, a, b);
          expect(lower).toBeCloseTo(exactLower(BigInt(sixtyFourths), 64n, a, b), 13);
          expect(upper).toBeCloseTo(exactLower(64n - BigInt(sixtyFourths), 64n, b, a), 13);
        },
      ),
      { numRuns: 300 },
    );
  });

  // The hypergeometric series, all of whose terms are positive, to forty digits with mpmath: x, a, b, ln I, ln (1 - I).
  it.each([
    [0.0014030842107973123, 0.109, 77.577, -0.1990658945162546, -1.712001738412306],
    [0.934572947556838, 34.982, 2.449, -0.859575646746233, -0.550505372685823],
    [0.43276706790505337, 0.041, 69.672, -1.0970592767795439e-20, -45.95906864469713],
    [0.8018263669964836, 19.201, 0.368, -6.078361446316452, -0.0022945595159620915],
    [0.9996708489745378, 127.559, 0.042, -2.24340881196226, -0.11215714402856469],
    [0.06898077450174243, 17.617, 237.773, -0.6380381659482973, -0.7514712374822871],
    [0.9722923677480146, 180.579, 5.146, -0.812445763367338, -0.586575878768073],
    [0.0009162698355052942, 203.694, 160.704, -1178.97352067388, 0.0],
    [0.0002963903927869346, 0.079, 10.409, -0.41980293333391333, -1.070539000714333],
    [0.02708433349335894, 0.677, 24.319, -0.42601831128122747, -1.0587313593703513],
    [0.023964311176051217, 3.395, 138.274, -0.5627330553765547, -0.8431565623348336],
    [0.5890022579825517, 76.699, 3.32, -33.50841159139149, -2.8020878597809137e-15],
    [0.00036712383142708805, 29.849, 1.31, -234.93071049463958, 0.0],
    [0.0864675897282483, 40.119, 28.37, -57.370292266179085, -1.2145031446020043e-25],
    [0.33, 1000, 2000, -1.0480161102270047, -0.4317567380018738],
    [0.3, 1000, 2000, -10.10834238761326, -4.0739108986739397e-5],
    [0.5, 14.9, 15.1, -0.6640381932999496, -0.7231289708461192],
    [0.52, 15, 15, -0.534374931063306, -0.8819750292726962],
    [0.9999, 50000.5, 0.5, -6.459911131492667, -0.0015661605670822178],
    [0.26, 3000, 9000, -0.006029818913934314, -5.114051694061563],
    [1e-12, 0.5, 0.5, -14.267093263253562, -6.366199750101407e-7],
    [0.9, 20, 400, 0.0, -848.0652038549554],
  ])('at %p with %p and %p has the digits of the series', (x, a, b, logLower, logUpper) => {
    const tails = incompleteBeta(x, 1 - x, a, b);
    // A difference of logarithms is a relative difference.
    expect(Math.abs(tails.logLower - logLower)).toBeLessThan(1e-11);
    expect(Math.abs(tails.logUpper - logUpper)).toBeLessThan(1e-11);
  });

  it('holds where pbeta of lib-r-math.js 2.0.3 is off in the fourth digit', () => {
    expect(ofAll(0.112, 1, 2).lower).toBeCloseTo(1 - 0.888 ** 2, 15);
  });

  it('at its ends is nothing and all', () => {
    expect(ofAll(0, 2, 3)).toEqual({ lower: 0, upper: 1 });
    expect(ofAll(1, 2, 3)).toEqual({ lower: 1, upper: 0 });
  });
});
