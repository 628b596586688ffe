import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
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

  it('the interval from the logarithm is symmetric in ratio and never below zero, the normal one in difference', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        (observedAfter, expectedAfter, expectedAfterVariance) => {
          const { value, confidenceInterval, normalConfidenceInterval } = estimateEffect(
            { observedAfter, expectedAfter, expectedAfterVariance },
            0.95,
          ).crashModificationFactor;
          expect((confidenceInterval!.lower * confidenceInterval!.upper) / value! ** 2).toBeCloseTo(1, 9);
          expect(confidenceInterval!.lower).toBeGreaterThan(0);
          expect((normalConfidenceInterval!.lower + normalConfidenceInterval!.upper) / 2 / value!).toBeCloseTo(1, 9);
        },
      ),
    );
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
      confidenceInterval: null,
      intervalBasis: null,
      normalConfidenceInterval: null,
      undefinedReason: 'NOTHING_EXPECTED',
    });
    expect(effect).toMatchObject({ ratioObservedToExpected: null, zScore: null, accidentsPrevented: -3 });
    expect(effect.safetyEffectiveness).toEqual({ percent: null, standardError: null, confidenceInterval: null });
  });

  it('effectiveness is the mirror of the factor', () => {
    const { crashModificationFactor: factor, safetyEffectiveness } = estimateEffect(
      { observedAfter: 30, expectedAfter: 42.88, expectedAfterVariance: 11.16 },
      0.9,
    );
    expect(safetyEffectiveness.percent).toBeCloseTo(100 - 100 * factor.value!, 10);
    expect(safetyEffectiveness.confidenceInterval!.lower).toBeCloseTo(100 - 100 * factor.confidenceInterval!.upper, 10);
    expect(safetyEffectiveness.confidenceInterval!.upper).toBeCloseTo(100 - 100 * factor.confidenceInterval!.lower, 10);
  });

  it('refuses impossible numbers', () => {
    const good = { observedAfter: 3, expectedAfter: 4, expectedAfterVariance: 1 };
    expect(() => estimateEffect({ ...good, observedAfter: -1 }, 0.95)).toThrow(expect.objectContaining({ code: 'NEGATIVE_COUNT' }));
    expect(() => estimateEffect({ ...good, expectedAfter: NaN }, 0.95)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => estimateEffect({ ...good, expectedAfterVariance: -1 }, 0.95)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => estimateEffect(good, 1)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
