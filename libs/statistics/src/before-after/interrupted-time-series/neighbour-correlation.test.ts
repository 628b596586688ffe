import { describe, expect, it } from '@jest/globals';
import { randomNormal } from '../../random-variates.ts';
import { seededRandom } from '../../random.ts';
import { drawSeries } from '../testing/draw-series.ts';
import { DEFAULT_TERMS } from './interrupted-time-series.ts';
import { readMonths } from './monthly-series.ts';
import { neighbourCorrelation } from './neighbour-correlation.ts';
import { fitSegmented, type SegmentedFit } from './segmented-regression.ts';

function fit(seed: number, months = 36, monthsBefore = 24): SegmentedFit {
  const series = drawSeries(seededRandom(seed), { months, mean: 40, overdispersion: 0, monthsBefore, factor: 1 });
  return fitSegmented(readMonths(series, { monthsBefore, monthsBetween: 0 }), DEFAULT_TERMS, 'quasi-poisson', 0.95);
}

describe('the correlation of neighbouring residuals', () => {
  it('is on average what it says, for these terms: here by projecting drawn errors', () => {
    const of = fit(1);
    const { expected } = neighbourCorrelation(of);
    const random = seededRandom(2);
    const weights = Array.from(of.model.means, Math.sqrt);
    // Gram-Schmidt on the weighted columns; what is left of an error after them is its residual.
    const basis: number[][] = [];
    const takeOff = (vector: number[]): number[] =>
      basis.reduce((left, unit) => {
        const share = unit.reduce((sum, value, i) => sum + value * left[i]!, 0);
        return left.map((value, i) => value - share * unit[i]!);
      }, vector);
    for (const column of of.columns) {
      const left = takeOff(weights.map((weight, i) => weight * column[i]!));
      const length = Math.hypot(...left);
      basis.push(left.map((value) => value / length));
    }
    const drawn = Array.from({ length: 2000 }, () => {
      const residuals = takeOff(weights.map(() => randomNormal(random)));
      const products = residuals.reduce((sum, value, i) => sum + value * (residuals[i + 1] ?? 0), 0);
      return products / residuals.reduce((sum, value) => sum + value * value, 0);
    });
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    const deviation = Math.sqrt(drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length);
    expect(Math.abs(mean - expected)).toBeLessThan((4 * deviation) / Math.sqrt(drawn.length));
    // One term of 36 months in four: neighbours are made unlike.
    expect(expected).toBeLessThan(-0.1);
    // The same p as the share of drawn correlations beyond it, near enough.
    const { correlation, pValue } = neighbourCorrelation(of);
    const share = drawn.filter((value) => value >= correlation).length / drawn.length;
    expect(Math.abs(pValue - share)).toBeLessThan(0.04);
  });

  it('does not pair the months on both sides of the works', () => {
    const series = drawSeries(seededRandom(3), { months: 60, mean: 40, overdispersion: 0, monthsBefore: 36, factor: 1 });
    const months = readMonths(series, { monthsBefore: 36, monthsBetween: 6 });
    const gap = fitSegmented(months, DEFAULT_TERMS, 'quasi-poisson', 0.95);
    const joined = { ...gap, months: months.map((month, i) => ({ ...month, time: i + 1 })) };
    expect(neighbourCorrelation(gap).correlation).not.toBe(neighbourCorrelation(joined).correlation);
  });

  it('where months are independent, p is below 0.05 in about 5 % of series', () => {
    const series = 120;
    const found = Array.from({ length: series }, (_, seed) => neighbourCorrelation(fit(seed)).pValue).filter((p) => p < 0.05).length;
    expect(found).toBeGreaterThanOrEqual(1);
    expect(found).toBeLessThanOrEqual(15);
  });
});
