import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chiSquareQuantile } from '../chi-square.ts';
import {
  BETWEEN_VARIANCE_METHODS,
  betweenVarianceInterval,
  estimateBetweenVariance,
  restrictedLogLikelihood,
  testHeterogeneity,
} from './between-variance.ts';
import type { Study } from './study.ts';
import { someStudies, TRIALS } from './testing/sample-studies.ts';

/** As in the textbook: w = 1 / (v + tau²), anew at each value. */
function slowSpread(studies: readonly Study[], tauSquared: number): number {
  let [sum, total] = [0, 0];
  for (const { logEffect, variance } of studies) {
    sum += logEffect / (variance + tauSquared);
    total += 1 / (variance + tauSquared);
  }
  let spread = 0;
  for (const { logEffect, variance } of studies) spread += (logEffect - sum / total) ** 2 / (variance + tauSquared);
  return spread;
}

/** The iteration that the literature prints, from the estimate of moments. */
function iterate(studies: readonly Study[]): number {
  let tauSquared = estimateBetweenVariance(studies, 'dersimonian-laird');
  for (let round = 0; round < 100_000; round += 1) {
    const weights = studies.map(({ variance }) => 1 / (variance + tauSquared));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = studies.reduce((sum, { logEffect }, i) => sum + weights[i]! * logEffect, 0) / total;
    const squares = weights.reduce((sum, weight) => sum + weight ** 2, 0);
    const rest = studies.reduce((sum, { logEffect, variance }, i) => sum + weights[i]! ** 2 * ((logEffect - mean) ** 2 - variance), 0);
    const next = Math.max(0, rest / squares + 1 / total);
    if (Math.abs(next - tauSquared) < 1e-14) return next;
    tauSquared = next;
  }
  return tauSquared;
}

describe('variance between studies', () => {
  it('with equal errors every method gives the variance of the effects less that of the errors', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 2, maxLength: 12 }), (effects) => {
        const studies = effects.map((logEffect, i) => ({ id: `${i}`, logEffect, variance: 0.04 }));
        const mean = effects.reduce((sum, effect) => sum + effect, 0) / effects.length;
        const variance = effects.reduce((sum, effect) => sum + (effect - mean) ** 2, 0) / (effects.length - 1);
        for (const method of BETWEEN_VARIANCE_METHODS)
          expect(estimateBetweenVariance(studies, method)).toBeCloseTo(Math.max(0, variance - 0.04), 9);
      }),
    );
  });

  it('restricted likelihood is nowhere higher than at the estimate', () => {
    fc.assert(
      fc.property(someStudies(2), (studies) => {
        const estimate = estimateBetweenVariance(studies, 'restricted-likelihood');
        const highest = restrictedLogLikelihood(studies, estimate);
        const elsewhere = Array.from({ length: 3001 }, (_, step) => restrictedLogLikelihood(studies, 40 * (step / 3000) ** 4));
        expect(Math.max(...elsewhere)).toBeLessThanOrEqual(highest + 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('of two tops of the likelihood it takes the higher one', () => {
    const twoTops = (...all: readonly (readonly [number, number])[]): Study[] =>
      all.map(([logEffect, variance], i) => ({ id: `${i}`, logEffect, variance }));
    // Precise studies that agree, and imprecise ones far away: found by drawing at random.
    const upperHigher = twoTops([0.64, 0.001], [0.48, 0.021], [0.54, 0.044], [-1.89, 0.48]);
    const lowerHigher = twoTops([-1.92, 0.0018], [0.91, 1.6], [-1.64, 0.39], [-1.86, 0.0008], [-1.33, 2.4], [0.58, 1], [-0.82, 0.7]);
    for (const studies of [lowerHigher, upperHigher]) {
      const estimate = estimateBetweenVariance(studies, 'restricted-likelihood');
      const elsewhere = Array.from({ length: 20_001 }, (_, step) => restrictedLogLikelihood(studies, 10 * (step / 20_000) ** 3));
      expect(Math.max(...elsewhere)).toBeLessThanOrEqual(restrictedLogLikelihood(studies, estimate) + 1e-9);
      const tops = elsewhere.filter((each, i) => i > 0 && each > elsewhere[i - 1]! && each > (elsewhere[i + 1] ?? Infinity));
      expect(tops).toHaveLength(2);
    }
  });

  it('restricted likelihood is what the printed iteration arrives at', () => {
    expect(estimateBetweenVariance(TRIALS, 'restricted-likelihood')).toBeCloseTo(iterate(TRIALS), 10);
    // R: optimize over the same likelihood.
    expect(estimateBetweenVariance(TRIALS, 'restricted-likelihood')).toBeCloseTo(0.313243258113, 8);
  });

  it('Paule and Mandel leave exactly as much spread as there are degrees of freedom, or none between studies', () => {
    fc.assert(
      fc.property(someStudies(2), (studies) => {
        const estimate = estimateBetweenVariance(studies, 'paule-mandel');
        const degreesOfFreedom = studies.length - 1;
        if (estimate === 0) expect(slowSpread(studies, 0)).toBeLessThanOrEqual(degreesOfFreedom + 1e-9);
        else expect(slowSpread(studies, estimate)).toBeCloseTo(degreesOfFreedom, 8);
      }),
    );
  });

  it('its limits are those that metafor prints for the BCG trials, and leave spreads at the quantiles', () => {
    const interval = betweenVarianceInterval(TRIALS, 0.95)!;
    expect(interval.lower).toBeCloseTo(0.1197, 4);
    expect(interval.upper).toBeCloseTo(1.1115, 4);
    expect(slowSpread(TRIALS, interval.lower)).toBeCloseTo(chiSquareQuantile(0.975, 12), 8);
    expect(slowSpread(TRIALS, interval.upper)).toBeCloseTo(chiSquareQuantile(0.025, 12), 8);
  });

  it('studies that agree too well have no limits, and equal ones no spread at all', () => {
    const alike = [0.1, 0.1001, 0.0999].map((logEffect, i) => ({ id: `${i}`, logEffect, variance: 0.04 }));
    expect(betweenVarianceInterval(alike, 0.95)).toBeNull();
    const equal = [0.1, 0.3, 0.05].map((variance, i) => ({ id: `${i}`, logEffect: -0.1, variance }));
    expect(testHeterogeneity(equal)).toEqual({ q: 0, degreesOfFreedom: 2, pValue: 1, iSquaredPercent: 0, hSquared: 0 });
    for (const method of BETWEEN_VARIANCE_METHODS) expect(estimateBetweenVariance(equal, method)).toBe(0);
  });
});
