import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { poissonProbability } from '../../poisson.ts';
import { estimateExpectedAccidents } from './expected-accidents.ts';

/**
 * Mean and variance of the long-run accidents given the observed ones, by summing prior times likelihood over a fine grid: Bayes' rule
 * without any algebra.
 */
function slowPosterior(observed: number, predicted: number, overdispersion: number): { mean: number; variance: number } {
  const shape = 1 / overdispersion;
  const rate = shape / predicted;
  const top = 5 * (predicted + observed) + 80 * overdispersion * predicted + 40;
  const steps = 200_000;
  let total = 0;
  let first = 0;
  let second = 0;
  for (let i = 0; i < steps; i += 1) {
    const longRun = ((i + 0.5) * top) / steps;
    const density = Math.exp((shape - 1) * Math.log(longRun) - rate * longRun) * poissonProbability(observed, longRun);
    total += density;
    first += density * longRun;
    second += density * longRun * longRun;
  }
  return { mean: first / total, variance: second / total - (first / total) ** 2 };
}

describe('estimateExpectedAccidents', () => {
  it.each([
    [0, 3, 0.5],
    [12, 3, 0.5],
    [4, 7.5, 0.2],
    [30, 10, 0.9],
  ])('observed %p, predicted %p, k %p: mean and variance of the posterior', (observed, predicted, overdispersion) => {
    const slow = slowPosterior(observed, predicted, overdispersion);
    const { expected, variance } = estimateExpectedAccidents(observed, predicted, overdispersion);
    expect(expected / slow.mean).toBeCloseTo(1, 4);
    expect(variance / slow.variance).toBeCloseTo(1, 3);
  });

  it('lies between prediction and observation, nearer the prediction the less sites differ', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 80 }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.double({ min: 0.001, max: 3, noNaN: true }),
        (observed, predicted, k) => {
          const { expected, weight } = estimateExpectedAccidents(observed, predicted, k);
          expect(expected).toBeGreaterThanOrEqual(Math.min(observed, predicted) - 1e-9);
          expect(expected).toBeLessThanOrEqual(Math.max(observed, predicted) + 1e-9);
          expect(estimateExpectedAccidents(observed, predicted, 2 * k).weight).toBeLessThan(weight);
        },
      ),
    );
    expect(estimateExpectedAccidents(9, 4, 0)).toEqual({ expected: 4, variance: 0, weight: 1 });
  });

  it('refuses impossible numbers', () => {
    expect(() => estimateExpectedAccidents(1, 0, 0.5)).toThrow(expect.objectContaining({ code: 'NOT_POSITIVE' }));
    expect(() => estimateExpectedAccidents(-1, 1, 0.5)).toThrow(expect.objectContaining({ code: 'NEGATIVE_COUNT' }));
    expect(() => estimateExpectedAccidents(1, 1, -0.5)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
