import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactRateRatio } from '../exact-ratio.ts';
import { randomGamma, randomPoisson } from '../random-variates.ts';
import { seededRandom } from '../random.ts';
import { estimateEffect } from './estimate-effect.ts';

describe('estimateEffect', () => {
  it('is the plain ratio with the plain Poisson error where the expectation is certain', () => {
    const effect = estimateEffect({ observedAfter: 25, expectedAfter: 50, expectedAfterVariance: 0 }, 0.95);
    expect(effect.crashModificationFactor.value).toBe(0.5);
    expect(effect.crashModificationFactor.standardError).toBeCloseTo(0.5 / 5, 12);
    expect(effect.accidentsPrevented).toBe(25);
    expect(effect.accidentsPreventedStandardError).toBe(5);
    expect(effect.zScore).toBeCloseTo(5, 12);
    expect(effect.safetyEffectiveness.percent).toBe(50);
  });

  it('the interval is symmetric around the ratio in proportion and never below zero, that of the factor in difference', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        (observedAfter, expectedAfter, expectedAfterVariance) => {
          const effect = estimateEffect({ observedAfter, expectedAfter, expectedAfterVariance }, 0.95);
          const { ratioObservedToExpected: ratio, ratioConfidenceInterval: interval, crashModificationFactor: factor } = effect;
          expect((interval!.lower * interval!.upper) / ratio! ** 2).toBeCloseTo(1, 9);
          expect(interval!.lower).toBeGreaterThan(0);
          expect((factor.normalConfidenceInterval!.lower + factor.normalConfidenceInterval!.upper) / 2 / factor.value!).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it('the variance of the logarithm of the ratio is 1/lambda + Var(pi)/pi^2, divided by nothing', () => {
    const { ratioConfidenceInterval } = estimateEffect({ observedAfter: 25, expectedAfter: 50, expectedAfterVariance: 100 }, 0.95);
    const spread = Math.exp(1.959963984540054 * Math.sqrt(1 / 25 + 100 / 2500));
    expect(ratioConfidenceInterval).toEqual({
      lower: expect.closeTo(0.5 / spread, 12),
      upper: expect.closeTo(0.5 * spread, 12),
      level: 0.95,
      basis: 'logarithm',
    });
  });

  it('no accident after: the limit of Clopper and Pearson where the expectation is a scaled count, Garwood where it is certain', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.1, max: 10, noNaN: true }), (before, durationRatio) => {
        const study = { observedAfter: 0, expectedAfter: durationRatio * before, expectedAfterVariance: durationRatio ** 2 * before };
        const exact = exactRateRatio({ first: 0, firstExposure: durationRatio, second: before, secondExposure: 1 }, 0.95);
        expect(estimateEffect(study, 0.95).ratioConfidenceInterval!.upper / exact.upper!).toBeCloseTo(1, 8);
      }),
    );
    const certain = estimateEffect({ observedAfter: 0, expectedAfter: 8, expectedAfterVariance: 0 }, 0.95);
    expect(certain.ratioConfidenceInterval).toEqual({
      lower: 0,
      upper: expect.closeTo(3.6888794541139354 / 8, 12),
      level: 0.95,
      basis: 'gamma',
    });
  });

  it('a little uncertainty of the expectation moves the limit of none a little, a boundless one to the end of numbers', () => {
    const upper = (expectedAfterVariance: number): number =>
      estimateEffect({ observedAfter: 0, expectedAfter: 8, expectedAfterVariance }, 0.95).ratioConfidenceInterval!.upper;
    expect(upper(1e-6) / upper(0)).toBeCloseTo(1, 6);
    expect(upper(4)).toBeGreaterThan(upper(1));
    expect(upper(1e6)).toBe(Number.MAX_VALUE);
  });

  it('an uncertain expectation adds its relative variance and divides by the correction', () => {
    // theta = 0.5 / 1.04, se = theta sqrt(1/25 + 0.04) / 1.04.
    const factor = estimateEffect({ observedAfter: 25, expectedAfter: 50, expectedAfterVariance: 100 }, 0.95).crashModificationFactor;
    expect(factor.value).toBeCloseTo(0.5 / 1.04, 12);
    expect(factor.standardError).toBeCloseTo(((0.5 / 1.04) * Math.sqrt(0.08)) / 1.04, 12);
  });

  it('the correction takes the bias out of the ratio (simulated: expectation with 20 % error, true factor 0.8)', () => {
    const random = seededRandom(17);
    const studies = 40_000;
    const truth = 60;
    const variance = (0.2 * truth) ** 2;
    let corrected = 0;
    let plain = 0;
    for (let i = 0; i < studies; i += 1) {
      // Gamma with mean 60 and a standard deviation of 12.
      const expectedAfter = randomGamma(random, truth ** 2 / variance, truth / variance);
      const effect = estimateEffect(
        { observedAfter: randomPoisson(random, 0.8 * truth), expectedAfter, expectedAfterVariance: (0.2 * expectedAfter) ** 2 },
        0.95,
      );
      corrected += effect.crashModificationFactor.value! / studies;
      plain += effect.ratioObservedToExpected! / studies;
    }
    expect(plain).toBeGreaterThan(0.82);
    expect(Math.abs(corrected - 0.8)).toBeLessThan(0.005);
  });

  it('nothing expected: no ratio, and the reason', () => {
    const effect = estimateEffect({ observedAfter: 3, expectedAfter: 0, expectedAfterVariance: 0 }, 0.95);
    expect(effect.crashModificationFactor).toEqual({
      value: null,
      standardError: null,
      normalConfidenceInterval: null,
      undefinedReason: 'NOTHING_EXPECTED',
    });
    expect(effect).toMatchObject({ ratioObservedToExpected: null, ratioConfidenceInterval: null, zScore: null, accidentsPrevented: -3 });
    expect(effect.safetyEffectiveness).toEqual({ percent: null, standardError: null });
  });

  it('effectiveness is the mirror of the factor', () => {
    const { crashModificationFactor: factor, safetyEffectiveness } = estimateEffect(
      { observedAfter: 30, expectedAfter: 42.88, expectedAfterVariance: 11.16 },
      0.9,
    );
    expect(safetyEffectiveness.percent).toBeCloseTo(100 - 100 * factor.value!, 10);
    expect(safetyEffectiveness.standardError).toBeCloseTo(100 * factor.standardError!, 10);
  });

  it('refuses impossible numbers', () => {
    const good = { observedAfter: 3, expectedAfter: 4, expectedAfterVariance: 1 };
    expect(() => estimateEffect({ ...good, observedAfter: -1 }, 0.95)).toThrow(expect.objectContaining({ code: 'NEGATIVE_COUNT' }));
    expect(() => estimateEffect({ ...good, expectedAfter: NaN }, 0.95)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => estimateEffect({ ...good, expectedAfterVariance: -1 }, 0.95)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => estimateEffect(good, 1)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
