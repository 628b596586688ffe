import { describe, expect, it } from '@jest/globals';
import { getBeforeAfterMethod, type ObservedToExpectedResult, type EmpiricalBayesDetail } from '@elektron/statistics';
import { expectEveryNumber, readCase, type JsonObject } from './reference-case.ts';

const theCase = readCase('P02-hsm9-eb-before-after');
const YEARS_BEFORE = 5;
const YEARS_AFTER = 2;

/** The function of the sample problem, in accidents of a whole period. */
function predict(averageTraffic: number, miles: number, years: number): number {
  return years * averageTraffic * miles * 365e-6 * Math.exp(-0.312);
}

function evaluate(): ObservedToExpectedResult {
  const rows = theCase
    .readTable('sites.csv')
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])));
  const column = (name: string): number[] => rows.map((row) => row[name] ?? NaN);
  const total = (prefix: string, years: number): number[] =>
    rows.map((row) => Array.from({ length: years }, (_, i) => row[`${prefix}_y${i + 1}`] ?? NaN).reduce((sum, count) => sum + count, 0));
  const miles = column('length_mi');
  const predictFor = (name: string, years: number): number[] => column(name).map((traffic, i) => predict(traffic, miles[i] ?? NaN, years));
  return getBeforeAfterMethod('empirical-bayes').estimate(
    {
      yearsBefore: YEARS_BEFORE,
      yearsAfter: YEARS_AFTER,
      treated: {
        siteIds: column('site').map((site) => String(site).padStart(2, '0')),
        observedBefore: total('before', YEARS_BEFORE),
        observedAfter: total('after', YEARS_AFTER),
      },
      predictions: {
        predictedBefore: predictFor('aadt_before', YEARS_BEFORE),
        predictedAfter: predictFor('aadt_after', YEARS_AFTER),
        overdispersion: miles.map((length) => 0.236 / length),
      },
    },
    { basis: 'safety-performance-function' },
  );
}

/** The result under the names of the case. */
function arrange(result: ObservedToExpectedResult): unknown {
  const detail = result.detail as EmpiricalBayesDetail;
  const factor = result.crashModificationFactor;
  const printed = detail.printedVariance;
  const published = {
    observed_before: result.observedBefore,
    observed_after: result.observedAfter,
    expected_after: result.expectedAfter,
    variance: result.expectedAfterVariance,
    odds_ratio: factor.value,
    effectiveness_pct: result.safetyEffectiveness.percent,
    se_pct: printed?.effectivenessStandardError,
    z: printed?.testStatistic,
  };
  return {
    sites: result.sites.map((site) => ({
      site: Number(site.siteId),
      predicted_before: site.predictedBefore,
      predicted_after: site.predictedAfter,
      // k is read back from the weight: w = 1 / (1 + k P).
      k: (1 / (site.weight ?? NaN) - 1) / (site.predictedBefore ?? NaN),
      weight: site.weight,
      observed_before: site.observedBefore,
      expected_before: site.expectedBefore,
      ratio: site.expectedAfter / site.expectedBefore,
      expected_after: site.expectedAfter,
      var_expected_after: site.expectedAfterVariance,
      observed_after: site.observedAfter,
      odds_ratio: site.ratioObservedToExpected,
    })),
    pooled: {
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
      sites: result.treatedSites,
      observed_before: result.observedBefore,
      hsm_variant: {
        var_or: printed?.variance,
        se_or: printed?.standardError,
        se_effectiveness_pct: printed?.effectivenessStandardError,
        test_statistic: printed?.testStatistic,
      },
    },
    published_rounded: published,
  };
}

/** The rounded figures have tolerances of their own; those without are whole counts, and 11.16 is given to two decimals. */
function toleranceAt(path: string): { absolute: number } | { relative: number } {
  const { default_rel: relative, published_abs: published } = theCase.tolerance as { default_rel: number; published_abs: JsonObject };
  const [, group, name = ''] = path.split('.');
  if (group !== 'published_rounded') return { relative };
  const absolute = published[name];
  return { absolute: typeof absolute === 'number' ? absolute : name === 'variance' ? 0.005 : 0 };
}

describe('P02: passing lanes on 13 rural sections (Highway Safety Manual, chapter 9)', () => {
  it('every known number comes out', () => {
    expect(expectEveryNumber(arrange(evaluate()), theCase.expected, toleranceAt)).toBe(13 * 12 + 19 + 8);
  });

  it('sites without accidents after stay in the sums', () => {
    const result = evaluate();
    const withoutAccidents = result.sites.filter((site) => site.observedAfter === 0);
    expect(withoutAccidents.map((site) => Number(site.siteId))).toEqual([8, 9, 10]);
    expect(result.sites.reduce((sum, site) => sum + site.expectedAfter, 0)).toBeCloseTo(result.expectedAfter, 10);
  });
});
