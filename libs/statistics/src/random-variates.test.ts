import { describe, expect, it } from '@jest/globals';
import { chiSquareUpperTail } from './chi-square.ts';
import { gammaUpperTail } from './gamma.ts';
import { normalCumulative } from './normal.ts';
import { poissonProbability } from './poisson.ts';
import { randomGamma, randomNegativeBinomial, randomNormal, randomPoisson } from './random-variates.ts';
import { seededRandom } from './random.ts';

const DRAWS = 20_000;

/** Largest distance between the drawn and the true distribution function, in units that exceed 1.95 once in 1,000 (Kolmogorov). */
function kolmogorov(draw: () => number, cumulative: (value: number) => number): number {
  const values = Float64Array.from({ length: DRAWS }, draw).sort();
  const distances = values.map((value, i) =>
    Math.max(Math.abs(cumulative(value) - i / DRAWS), Math.abs(cumulative(value) - (i + 1) / DRAWS)),
  );
  return distances.reduce((a, b) => Math.max(a, b), 0) * Math.sqrt(DRAWS);
}

/** p-value of the drawn counts against their exact probabilities; rare counts are taken together. */
function chiSquareTest(draw: () => number, probability: (count: number) => number): number {
  const seen = new Map<number, number>();
  for (let i = 0; i < DRAWS; i += 1) {
    const count = draw();
    seen.set(count, (seen.get(count) ?? 0) + 1);
  }
  let statistic = 0;
  let cells = 0;
  let restExpected = DRAWS;
  let restSeen = DRAWS;
  for (let count = 0; count < 400; count += 1) {
    const expected = DRAWS * probability(count);
    if (expected < 10) continue;
    cells += 1;
    restExpected -= expected;
    restSeen -= seen.get(count) ?? 0;
    statistic += ((seen.get(count) ?? 0) - expected) ** 2 / expected;
  }
  return chiSquareUpperTail(statistic + (restSeen - restExpected) ** 2 / Math.max(restExpected, 1), cells);
}

describe('random variates follow their distributions', () => {
  it('normal', () => {
    const random = seededRandom(1);
    expect(kolmogorov(() => randomNormal(random), normalCumulative)).toBeLessThan(1.95);
  });

  it.each([
    [0.3, 2],
    [1, 0.5],
    [7.5, 3],
  ])('gamma, shape %p and rate %p', (shape, rate) => {
    const random = seededRandom(2);
    expect(
      kolmogorov(
        () => randomGamma(random, shape, rate),
        (value) => 1 - gammaUpperTail(value, shape, rate),
      ),
    ).toBeLessThan(1.95);
  });

  // 9.9 and 10 lie on both sides of the change of algorithm.
  it.each([0.2, 3, 9.9, 10, 37, 250])('Poisson, mean %p', (mean) => {
    const random = seededRandom(3);
    expect(
      chiSquareTest(
        () => randomPoisson(random, mean),
        (count) => poissonProbability(count, mean),
      ),
    ).toBeGreaterThan(0.001);
  });

  it('negative binomial has variance mean + k mean^2, and is Poisson for k = 0', () => {
    const random = seededRandom(4);
    const draws = Array.from({ length: DRAWS }, () => randomNegativeBinomial(random, 4, 0.5));
    const mean = draws.reduce((sum, count) => sum + count, 0) / DRAWS;
    const variance = draws.reduce((sum, count) => sum + (count - mean) ** 2, 0) / DRAWS;
    expect(mean).toBeCloseTo(4, 1);
    expect(variance / (4 + 0.5 * 16)).toBeCloseTo(1, 1);
    expect(
      chiSquareTest(
        () => randomNegativeBinomial(random, 3, 0),
        (count) => poissonProbability(count, 3),
      ),
    ).toBeGreaterThan(0.001);
  });

  it('nothing is ever drawn from a mean of zero', () => {
    expect(randomPoisson(seededRandom(5), 0)).toBe(0);
    expect(randomNegativeBinomial(seededRandom(5), 0, 1)).toBe(0);
  });

  it('impossible parameters are refused', () => {
    const random = seededRandom(6);
    expect(() => randomPoisson(random, -1)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => randomPoisson(random, NaN)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => randomGamma(random, 0, 1)).toThrow(expect.objectContaining({ code: 'NOT_POSITIVE' }));
  });
});
