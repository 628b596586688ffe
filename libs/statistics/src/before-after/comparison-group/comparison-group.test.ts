import { describe, expect, it } from '@jest/globals';
import { randomGamma, randomPoisson } from '../../random-variates.ts';
import { seededRandom } from '../../random.ts';
import type { BeforeAfterInput } from '../before-after-input.ts';
import { estimateComparability } from './comparability.ts';
import type { ComparisonGroupDetail } from './comparison-group-detail.ts';
import { comparisonGroup } from './comparison-group.ts';

const input: BeforeAfterInput = {
  yearsBefore: 3,
  yearsAfter: 3,
  treated: { siteIds: ['a', 'b'], observedBefore: [60, 40], observedAfter: [30, 25] },
  comparison: { observedBefore: 500, observedAfter: 400 },
};
const codesOf = (given: BeforeAfterInput): string[] => comparisonGroup.estimate(given, {}).warnings.map((warning) => warning.code);

describe('comparison group', () => {
  it('multiplies the treated sites by the corrected change of the group', () => {
    const result = comparisonGroup.estimate(input, {});
    expect(result.expectedAfter).toBeCloseTo((100 * 400) / 500 / (1 + 1 / 500), 10);
    expect(result.expectedAfterVariance).toBeCloseTo(result.expectedAfter ** 2 * (1 / 100 + 1 / 500 + 1 / 400), 10);
  });

  it('durations cancel: both groups live through the same periods', () => {
    expect(comparisonGroup.estimate({ ...input, yearsAfter: 1 }, {}).expectedAfter).toBe(comparisonGroup.estimate(input, {}).expectedAfter);
  });

  it('the variance of the odds ratio comes from the series unless it is given', () => {
    const yearlySeries = { treated: [300, 420, 290, 410], comparison: [1000, 1010, 990, 1000] };
    const estimated = comparisonGroup.estimate({ ...input, yearlySeries }, {}).detail as ComparisonGroupDetail;
    expect(estimated.varianceOfOddsRatio).toBe(estimated.comparability.varianceOfOddsRatio);
    expect(estimated.varianceOfOddsRatio).toBeGreaterThan(0.02);
    const given = comparisonGroup.estimate({ ...input, yearlySeries }, { varianceOfOddsRatio: 0.001 });
    expect((given.detail as ComparisonGroupDetail).varianceOfOddsRatio).toBe(0.001);
    expect(given.crashModificationFactor.standardError!).toBeLessThan(
      comparisonGroup.estimate({ ...input, yearlySeries }, {}).crashModificationFactor.standardError!,
    );
  });

  it('refuses a group without accidents in a period', () => {
    for (const comparison of [
      { observedBefore: 0, observedAfter: 3 },
      { observedBefore: 3, observedAfter: 0 },
    ]) {
      expect(() => comparisonGroup.estimate({ ...input, comparison }, {})).toThrow(
        expect.objectContaining({ code: 'NO_COMPARISON_ACCIDENTS' }),
      );
    }
  });

  it('nothing before at the treated sites: no factor, and the reason', () => {
    const nothing = { ...input, treated: { ...input.treated, observedBefore: [0, 0] } };
    expect(comparisonGroup.estimate(nothing, {}).crashModificationFactor).toMatchObject({
      value: null,
      undefinedReason: 'NOTHING_EXPECTED',
    });
  });

  it('says what it cannot see: selection, an unchecked, unlike or small group', () => {
    expect(codesOf(input)).toEqual(expect.arrayContaining(['REGRESSION_TO_THE_MEAN_REMAINS', 'COMPARABILITY_NOT_CHECKED']));
    expect(codesOf({ ...input, yearlySeries: { treated: [100, 200, 400, 800], comparison: [500, 500, 500, 500] } })).toContain(
      'COMPARISON_NOT_COMPARABLE',
    );
    expect(codesOf({ ...input, yearlySeries: { treated: [100, 102, 98, 101], comparison: [500, 505, 495, 500] } })).not.toContain(
      'COMPARISON_NOT_COMPARABLE',
    );
    expect(codesOf({ ...input, comparison: { observedBefore: 50, observedAfter: 40 } })).toContain('COMPARISON_SMALL');
  });

  it('covers the true effect as often as it says where the sites were not selected (simulated)', () => {
    const random = seededRandom(23);
    const studies = 3000;
    let covered = 0;
    let mean = 0;
    for (let i = 0; i < studies; i += 1) {
      const { value, confidenceInterval } = comparisonGroup.estimate(
        {
          ...input,
          treated: {
            siteIds: ['all'],
            observedBefore: [randomPoisson(random, 120)],
            observedAfter: [randomPoisson(random, 120 * 0.9 * 0.75)],
          },
          comparison: { observedBefore: randomPoisson(random, 400), observedAfter: randomPoisson(random, 400 * 0.9) },
        },
        {},
      ).crashModificationFactor;
      mean += value! / studies;
      if (confidenceInterval!.lower <= 0.75 && 0.75 <= confidenceInterval!.upper) covered += 1 / studies;
    }
    expect(Math.abs(mean - 0.75)).toBeLessThan(0.01);
    expect(covered).toBeGreaterThan(0.935);
    expect(covered).toBeLessThan(0.97);
  });
});

describe('estimateComparability', () => {
  it('follows its formula, written out', () => {
    const { sampleOddsRatios, mean, standardError, varianceOfOddsRatio, isComparable } = estimateComparability({
      treated: [20, 25, 18],
      comparison: [200, 210, 190],
    });
    const first = (20 * 210) / (25 * 200) / (1 + 1 / 25 + 1 / 200);
    const second = (25 * 190) / (18 * 210) / (1 + 1 / 18 + 1 / 210);
    expect(sampleOddsRatios).toEqual([expect.closeTo(first, 12), expect.closeTo(second, 12)]);
    expect(mean).toBeCloseTo((first + second) / 2, 12);
    const variance = (first - second) ** 2 / 2;
    expect(standardError).toBeCloseTo(Math.sqrt(variance / 2), 12);
    const chance = (1 / 20 + 2 / 25 + 1 / 18 + 1 / 200 + 2 / 210 + 1 / 190) / 2;
    expect(varianceOfOddsRatio).toBeCloseTo(Math.max(0, variance - chance), 12);
    expect(isComparable).toBe(true);
  });

  it('finds the variance of the true odds ratio on long series (simulated: 0.02)', () => {
    const random = seededRandom(29);
    const years = 4000;
    // Odds between consecutive years differ by the ratio of two independent changes, so their variance is about twice 0.01.
    const treated = Array.from({ length: years }, () => randomPoisson(random, 400 * randomGamma(random, 100, 100)));
    const comparison = Array.from({ length: years }, () => randomPoisson(random, 3000));
    const { mean, varianceOfOddsRatio } = estimateComparability({ treated, comparison });
    expect(varianceOfOddsRatio!).toBeGreaterThan(0.017);
    expect(varianceOfOddsRatio!).toBeLessThan(0.024);
    expect(mean).toBeCloseTo(1, 1);
  });

  it('finds no variance where there is none but chance (simulated)', () => {
    const random = seededRandom(31);
    const { mean, varianceOfOddsRatio } = estimateComparability({
      treated: Array.from({ length: 4000 }, () => randomPoisson(random, 150)),
      comparison: Array.from({ length: 4000 }, () => randomPoisson(random, 900)),
    });
    expect(varianceOfOddsRatio!).toBeLessThan(0.002);
    expect(Math.abs(mean! - 1)).toBeLessThan(0.01);
  });

  it('says why it cannot be computed', () => {
    expect(estimateComparability(null).undefinedReason).toBe('SERIES_MISSING');
    expect(estimateComparability({ treated: [5, 6], comparison: [50, 60] }).undefinedReason).toBe('SERIES_TOO_SHORT');
    const withZero = estimateComparability({ treated: [5, 0, 6], comparison: [50, 60, 55] });
    expect(withZero).toMatchObject({
      undefinedReason: 'YEAR_WITHOUT_ACCIDENTS',
      mean: null,
      varianceOfOddsRatio: null,
      isComparable: null,
    });
  });

  it('refuses series of different length and impossible counts', () => {
    expect(() => estimateComparability({ treated: [1, 2, 3], comparison: [1, 2] })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
    expect(() => estimateComparability({ treated: [1, -2, 3], comparison: [1, 2, 3] })).toThrow(
      expect.objectContaining({ code: 'NEGATIVE_COUNT' }),
    );
  });
});
