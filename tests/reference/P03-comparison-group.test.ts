import { describe, expect, it } from '@jest/globals';
import {
  compareLogOdds,
  getBeforeAfterMethod,
  type BeforeAfterInput,
  type ComparisonGroupDetail,
  type NaiveDetail,
  type ObservedToExpectedResult,
  type PredictedSites,
} from '@elektron/statistics';
import type { ParameterValues } from '@elektron/domain';
import { expectEveryNumber, readCase } from './reference-case.ts';

const theCase = readCase('P03-comparison-group');
const { default_rel: relative } = theCase.tolerance as { default_rel: number };
const inputs = theCase.inputs as unknown as {
  readonly rtor: Readonly<Record<'treated_before' | 'treated_after' | 'comparison_before' | 'comparison_after', number>>;
  readonly naive_constructed: Readonly<
    Record<
      | 'before'
      | 'after'
      | 'years_before'
      | 'years_after'
      | 'traffic_before'
      | 'traffic_after'
      | 'traffic_exponent'
      | 'cv_traffic_before'
      | 'cv_traffic_after',
      number
    >
  >;
};

function oneSite(before: number, after: number, yearsBefore = 1, yearsAfter = 1): BeforeAfterInput {
  return { yearsBefore, yearsAfter, treated: { siteIds: ['all'], observedBefore: [before], observedAfter: [after] } };
}

/** What every estimator of the case reports, under the names of the case. */
function arrangeEffect(result: ObservedToExpectedResult): Record<string, unknown> {
  const factor = result.crashModificationFactor;
  return {
    pi: result.expectedAfter,
    var_pi: result.expectedAfterVariance,
    lambda_: result.observedAfter,
    delta: result.accidentsPrevented,
    se_delta: result.accidentsPreventedStandardError,
    odds_ratio_biased: result.ratioObservedToExpected,
    theta: factor.value,
    se_theta: factor.standardError,
    cmf_ci95_normal: [factor.normalConfidenceInterval?.lower, factor.normalConfidenceInterval?.upper],
    safety_effectiveness_pct: result.safetyEffectiveness.percent,
    se_effectiveness_pct: result.safetyEffectiveness.standardError,
    z: result.zScore,
  };
}

function compareRightTurnOnRed(varianceOfOddsRatio: number): unknown {
  const { treated_before, treated_after, comparison_before, comparison_after } = inputs.rtor;
  const result = getBeforeAfterMethod('comparison-group').estimate(
    { ...oneSite(treated_before, treated_after), comparison: { observedBefore: comparison_before, observedAfter: comparison_after } },
    { varianceOfOddsRatio },
  );
  const detail = result.detail as ComparisonGroupDetail;
  return { ...arrangeEffect(result), r_c: detail.comparisonRatio, r_t: detail.expectedRatio, var_omega: detail.varianceOfOddsRatio };
}

function compareNaively(input: BeforeAfterInput, parameters: ParameterValues): unknown {
  const result = getBeforeAfterMethod(input.traffic ? 'naive-traffic' : 'naive').estimate(input, parameters);
  const detail = result.detail as NaiveDetail;
  return { ...arrangeEffect(result), rd: detail.durationRatio, rtf: detail.trafficRatio };
}

function readSites(name: string): PredictedSites {
  const rows = theCase.readTable(name);
  const column = (key: string): number[] => rows.map((row) => Number(row[key]));
  return {
    siteIds: rows.map((row) => row['site'] ?? ''),
    observedBefore: column('observed_before'),
    observedAfter: column('observed_after'),
    predictedBefore: column('predicted_before_total'),
    predictedAfter: column('predicted_after_total'),
  };
}

function withPredictions(treated: PredictedSites, comparison: PredictedSites): BeforeAfterInput {
  const total = (counts: ArrayLike<number>): number => Array.from(counts).reduce((sum, count) => sum + count, 0);
  return {
    yearsBefore: 1,
    yearsAfter: 1,
    treated,
    comparison: { observedBefore: total(comparison.observedBefore), observedAfter: total(comparison.observedAfter), sites: comparison },
    predictions: { ...treated, overdispersion: treated.siteIds.map(() => 0) },
  };
}

function compareByLogOdds(): unknown {
  const [treated, comparison] = [readSites('treated.csv'), readSites('comparison.csv')];
  const result = compareLogOdds(treated, comparison, 0.95);
  // The method of the list says the same beside its own answer.
  expect(getBeforeAfterMethod('comparison-group').estimate(withPredictions(treated, comparison), {}).detail).toMatchObject({
    logOdds: {
      usesPredictions: true,
      oddsRatio: result.oddsRatio,
      confidenceInterval: result.confidenceInterval,
      effectivenessPercent: result.effectivenessPercent,
      effectivenessStandardError: result.effectivenessStandardError,
      testStatistic: result.testStatistic,
    },
  });
  return {
    sites: result.sites.map((row) => ({
      site: row.siteId,
      comparison_expected_before: row.comparisonExpectedBefore,
      comparison_expected_after: row.comparisonExpectedAfter,
      r_c: row.comparisonRatio,
      expected_after: row.expectedAfter,
      odds_ratio: row.oddsRatio,
      log_odds_ratio: row.logOddsRatio,
      var_log_odds_ratio: row.logOddsRatioVariance,
      weight: row.weight,
    })),
    sum_weights: result.sumOfWeights,
    mean_log_odds_ratio: result.meanLogOddsRatio,
    odds_ratio: result.oddsRatio,
    effectiveness_pct: result.effectivenessPercent,
    se_effectiveness_pct: result.effectivenessStandardError,
    test_statistic: result.testStatistic,
  };
}

describe('P03: naive and comparison-group before/after, with the form of the Highway Safety Manual', () => {
  it('every known number comes out', () => {
    const { naive_constructed: constructed, rtor } = inputs;
    const { years_before, years_after } = constructed;
    const withDuration = oneSite(constructed.before, constructed.after, years_before, years_after);
    const withTraffic: BeforeAfterInput = {
      ...withDuration,
      traffic: {
        annualAverageDailyTrafficBefore: constructed.traffic_before,
        annualAverageDailyTrafficAfter: constructed.traffic_after,
        coefficientOfVariationBefore: constructed.cv_traffic_before,
        coefficientOfVariationAfter: constructed.cv_traffic_after,
      },
    };
    const actual = {
      rtor_var_omega_0: compareRightTurnOnRed(0),
      rtor_var_omega_0_005: compareRightTurnOnRed(0.005),
      rtor_naive_same_duration: compareNaively(oneSite(rtor.treated_before, rtor.treated_after), {}),
      naive_with_duration: compareNaively(withDuration, {}),
      naive_with_duration_and_traffic: compareNaively(withTraffic, { trafficExponent: constructed.traffic_exponent }),
      hsm_9a2: compareByLogOdds(),
    };
    const perEffect = 13;
    expect(expectEveryNumber(actual, theCase.expected, () => ({ relative }))).toBe(2 * (perEffect + 3) + 3 * (perEffect + 2) + 4 * 9 + 6);
  });
});
