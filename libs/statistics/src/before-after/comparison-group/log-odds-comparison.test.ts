import { describe, expect, it } from '@jest/globals';
import type { BeforeAfterInput } from '../before-after-input.ts';
import type { ComparisonGroupDetail } from './comparison-group-detail.ts';
import { comparisonGroup } from './comparison-group.ts';
import { compareLogOdds, type PredictedSites } from './log-odds-comparison.ts';

const treated: PredictedSites = {
  siteIds: ['T1', 'T2'],
  observedBefore: [34, 18],
  observedAfter: [22, 14],
  predictedBefore: [21, 12.5],
  predictedAfter: [20.1, 12.9],
};
const comparison: PredictedSites = {
  siteIds: ['C1', 'C2'],
  observedBefore: [40, 22],
  observedAfter: [36, 25],
  predictedBefore: [33, 20.4],
  predictedAfter: [31.5, 21],
};
const reverse = (sites: PredictedSites): PredictedSites => ({
  siteIds: [...sites.siteIds].reverse(),
  observedBefore: Array.from(sites.observedBefore).reverse(),
  observedAfter: Array.from(sites.observedAfter).reverse(),
  predictedBefore: Array.from(sites.predictedBefore).reverse(),
  predictedAfter: Array.from(sites.predictedAfter).reverse(),
});

describe('compareLogOdds', () => {
  it('without predictions that differ it is the plain odds ratio with the plain variance', () => {
    const ones = (sites: PredictedSites): PredictedSites => ({ ...sites, predictedBefore: [1, 1], predictedAfter: [1, 1] });
    const [row] = compareLogOdds(ones(treated), ones(comparison), 0.95).sites;
    expect(row!.oddsRatio).toBeCloseTo(22 / 34 / (61 / 62), 12);
    expect(row!.logOddsRatioVariance).toBeCloseTo(1 / 34 + 1 / 22 + 1 / 62 + 1 / 61, 12);
  });

  it('does not depend on the order of sites', () => {
    expect(compareLogOdds(reverse(treated), reverse(comparison), 0.95)).toEqual(compareLogOdds(treated, comparison, 0.95));
  });

  it('names the site whose logarithm does not exist', () => {
    const withZero = { ...treated, observedAfter: [22, 0] };
    expect(() => compareLogOdds(withZero, comparison, 0.95)).toThrow(
      expect.objectContaining({
        code: 'NOT_POSITIVE',
        details: expect.objectContaining({ field: { el: 'ατυχήματα μετά (T2)', en: 'accidents after (T2)' } }),
      }),
    );
  });

  it('refuses empty groups, groups without accidents and impossible predictions', () => {
    const none: PredictedSites = { siteIds: [], observedBefore: [], observedAfter: [], predictedBefore: [], predictedAfter: [] };
    expect(() => compareLogOdds(none, comparison, 0.95)).toThrow(expect.objectContaining({ code: 'SITES_TOO_FEW' }));
    expect(() => compareLogOdds(treated, { ...comparison, observedAfter: [0, 0] }, 0.95)).toThrow(
      expect.objectContaining({ code: 'NO_COMPARISON_ACCIDENTS' }),
    );
    expect(() => compareLogOdds(treated, { ...comparison, predictedAfter: [0, 1] }, 0.95)).toThrow(
      expect.objectContaining({ code: 'NOT_POSITIVE' }),
    );
  });
});

describe('the form of the Highway Safety Manual beside the comparison group', () => {
  const { siteIds, observedBefore, observedAfter } = treated;
  const study = { yearsBefore: 1, yearsAfter: 1, treated: { siteIds, observedBefore, observedAfter } };
  const group = { observedBefore: 62, observedAfter: 61 };
  const logOddsOf = (input: BeforeAfterInput) => (comparisonGroup.estimate(input, {}).detail as ComparisonGroupDetail).logOdds;

  it('is that of the group as one total where there are no predictions', () => {
    const ones = { predictedBefore: [1, 1], predictedAfter: [1, 1] };
    const one = { siteIds: ['g'], observedBefore: [62], observedAfter: [61], predictedBefore: [1], predictedAfter: [1] };
    const { oddsRatio, confidenceInterval, testStatistic } = compareLogOdds({ ...treated, ...ones }, one, 0.95);
    expect(logOddsOf({ ...study, comparison: group })).toMatchObject({
      usesPredictions: false,
      oddsRatio,
      confidenceInterval,
      testStatistic,
      undefinedReason: null,
    });
  });

  it('takes predictions where both groups have them, whatever the order of the sites', () => {
    const predictions = { ...treated, overdispersion: [0.1, 0.1] };
    const given = { ...study, comparison: { ...group, sites: comparison }, predictions };
    const { oddsRatio } = compareLogOdds(treated, comparison, 0.95);
    expect(logOddsOf(given)).toMatchObject({ usesPredictions: true, oddsRatio });
    const turned = { ...given, treated: reverse(treated), predictions: { ...reverse(treated), overdispersion: [0.1, 0.1] } };
    expect(logOddsOf(turned)).toEqual(logOddsOf(given));
  });

  it('is not defined where a site had none in a period, and says why', () => {
    const withZero = { ...study, treated: { ...study.treated, observedAfter: [22, 0] }, comparison: group };
    expect(logOddsOf(withZero)).toMatchObject({ oddsRatio: null, confidenceInterval: null, undefinedReason: 'SITE_WITHOUT_ACCIDENTS' });
  });
});
