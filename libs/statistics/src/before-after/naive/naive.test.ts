import { describe, expect, it } from '@jest/globals';
import type { BeforeAfterInput } from '../before-after-input.ts';
import type { NaiveDetail } from './naive-detail.ts';
import { naive, naiveTraffic } from './naive.ts';

const input: BeforeAfterInput = {
  yearsBefore: 3,
  yearsAfter: 2,
  treated: { siteIds: ['a', 'b', 'c'], observedBefore: [9, 0, 12], observedAfter: [4, 1, 5] },
};

describe('naive', () => {
  it('expects the same accidents per year', () => {
    const result = naive.estimate(input, {});
    expect(result.expectedAfter).toBeCloseTo(14, 12);
    expect(result.expectedAfterVariance).toBeCloseTo((2 / 3) ** 2 * 21, 12);
    expect(result.sites.map((site) => site.ratioObservedToExpected)).toEqual([expect.closeTo(4 / 6, 12), null, expect.closeTo(5 / 8, 12)]);
  });

  it('carries the exact ratio of the two rates', () => {
    const { exactRateRatio } = naive.estimate(input, {}).detail as NaiveDetail;
    expect(exactRateRatio.ratio).toBeCloseTo(10 / 2 / (21 / 3), 12);
    expect(exactRateRatio.lower).toBeLessThan(10 / 14);
    expect(exactRateRatio.upper!).toBeGreaterThan(10 / 14);
  });

  it('shows the exact limits where no traffic makes the expectation more uncertain, and the wider approximate ones where it does', () => {
    const { detail, ratioConfidenceInterval: exact } = naive.estimate(input, {});
    const { lower, upper } = (detail as NaiveDetail).exactRateRatio;
    expect(exact).toEqual({ lower, upper, level: 0.95, basis: 'exact-rates' });
    const traffic = {
      annualAverageDailyTrafficBefore: 1000,
      annualAverageDailyTrafficAfter: 1000,
      coefficientOfVariationBefore: 0.3,
      coefficientOfVariationAfter: 0.3,
    };
    const uncertain = naiveTraffic.estimate({ ...input, traffic }, {});
    expect(uncertain.ratioObservedToExpected).toBeCloseTo(10 / 14, 12);
    expect(uncertain.ratioConfidenceInterval!.basis).toBe('logarithm');
    expect(uncertain.ratioConfidenceInterval!.upper).toBeGreaterThan(exact!.upper);
  });

  it('more traffic after raises what was to be expected, and its error the uncertainty', () => {
    const traffic = {
      annualAverageDailyTrafficBefore: 1000,
      annualAverageDailyTrafficAfter: 2000,
      coefficientOfVariationBefore: 0.1,
      coefficientOfVariationAfter: 0.1,
    };
    const result = naiveTraffic.estimate({ ...input, traffic }, { trafficExponent: 0.5 });
    expect(result.expectedAfter).toBeCloseTo(14 * Math.SQRT2, 10);
    // r_d^2 (r_tf^2 K + K^2 r_tf^2 b^2 (cv^2 + cv^2)) with r_tf^2 = 2.
    expect(result.expectedAfterVariance).toBeCloseTo((2 / 3) ** 2 * (2 * 21 + 21 ** 2 * 2 * 0.25 * 0.02), 10);
    expect(result.warnings.map((warning) => warning.code)).not.toContain('TRAFFIC_NOT_CORRECTED');
    const certain = naiveTraffic.estimate(
      { ...input, traffic: { ...traffic, coefficientOfVariationBefore: 0, coefficientOfVariationAfter: 0 } },
      { trafficExponent: 0.5 },
    );
    expect(certain.expectedAfterVariance).toBeLessThan(result.expectedAfterVariance);
    expect(naiveTraffic.estimate({ ...input, traffic }, { trafficExponent: 0 }).expectedAfter).toBeCloseTo(14, 12);
  });

  it('nothing before: no factor, and the reason', () => {
    const nothing = { ...input, treated: { ...input.treated, observedBefore: [0, 0, 0] } };
    expect(naive.estimate(nothing, {})).toMatchObject({
      ratioObservedToExpected: null,
      ratioConfidenceInterval: null,
      crashModificationFactor: { value: null, undefinedReason: 'NOTHING_EXPECTED' },
    });
  });

  it('says that it is no answer, and refuses impossible traffic', () => {
    expect(naive.estimate(input, {}).warnings.map((warning) => warning.code)).toEqual(
      expect.arrayContaining(['CONTRAST_ONLY', 'TRAFFIC_NOT_CORRECTED']),
    );
    const traffic = {
      annualAverageDailyTrafficBefore: 0,
      annualAverageDailyTrafficAfter: 2000,
      coefficientOfVariationBefore: 0.1,
      coefficientOfVariationAfter: 0.1,
    };
    expect(() => naiveTraffic.estimate({ ...input, traffic }, {})).toThrow(expect.objectContaining({ code: 'NOT_POSITIVE' }));
  });
});
