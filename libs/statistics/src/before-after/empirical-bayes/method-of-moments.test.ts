import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomNegativeBinomial } from '../../random-variates.ts';
import { seededRandom } from '../../random.ts';
import { estimateByMoments, totalCounts } from './method-of-moments.ts';

describe('method of moments', () => {
  it('mean and variance are the textbook ones, and w = 1 / (1 + k m)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 60 }), (counts) => {
        fc.pre(counts.some((count) => count > 0));
        const { mean, variance, overdispersion, weight } = estimateByMoments(totalCounts(counts));
        const slowMean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
        const slowVariance = counts.reduce((sum, count) => sum + (count - slowMean) ** 2, 0) / (counts.length - 1);
        expect(mean).toBeCloseTo(slowMean, 10);
        expect(variance).toBeCloseTo(slowVariance, 9);
        expect(weight).toBeCloseTo(1 / (1 + overdispersion * mean), 10);
      }),
    );
  });

  it('finds the overdispersion that the counts were drawn with', () => {
    const random = seededRandom(41);
    const counts = Array.from({ length: 50_000 }, () => randomNegativeBinomial(random, 4, 0.6));
    const { mean, overdispersion } = estimateByMoments(totalCounts(counts));
    expect(mean).toBeCloseTo(4, 1);
    expect(Math.abs(overdispersion - 0.6)).toBeLessThan(0.03);
  });

  it('sites that differ no more than chance have none, and the mean is all that counts', () => {
    expect(estimateByMoments(totalCounts([3, 3, 4, 3, 3]))).toMatchObject({ overdispersion: 0, weight: 1 });
  });

  it('refuses impossible counts', () => {
    expect(() => totalCounts([1, -1])).toThrow(expect.objectContaining({ code: 'NEGATIVE_COUNT' }));
    expect(() => totalCounts([1, 1.5])).toThrow(expect.objectContaining({ code: 'COUNT_NOT_WHOLE' }));
  });
});
