import { describe, expect, it } from '@jest/globals';
import {
  analyzeStudies,
  factorOf,
  factorsBetween,
  poolOnFactorScale,
  studyOfCounts,
  studyOfFactor,
  testSmallStudies,
  trimAndFill,
  type BetweenVarianceMethod,
  type MetaAnalysis,
  type PooledEffect,
  type Study,
} from '@elektron/statistics';
import { expectEveryNumber, readCase, type ToleranceAt } from './reference-case.ts';

const theCase = readCase('P09-meta-analysis');
const tolerance = theCase.tolerance as Readonly<Record<'default_rel' | 'tau2_rel_iterative' | 'reml_pm_abs' | 'zero_abs', number>>;
const LEVEL = 0.95;

const toleranceAt: ToleranceAt = (path) => {
  // The counts have no variance between studies, and a fixed effect never has: zeros, of which no share can be allowed.
  if (/\.fixed\.tau2$|\.counts\..*\.(tau2|i2_pct)$/.test(path)) return { absolute: tolerance.zero_abs };
  if (!/random_(reml|pm)/.test(path)) return { relative: tolerance.default_rel };
  return path.endsWith('tau2') ? { relative: tolerance.tau2_rel_iterative } : { absolute: tolerance.reml_pm_abs };
};

function arrangeEffect(effect: PooledEffect | null, tau2: number): unknown {
  const { lower, upper } = effect?.confidenceInterval ?? {};
  return {
    estimate: effect?.logEffect,
    se: effect?.standardError,
    ci95: [lower, upper],
    statistic: effect?.statistic,
    p: effect?.pValue,
    tau2,
  };
}

/** Rows in the order of the file, whatever that of their ids. */
function inOrder<Row>(studies: readonly Study[], rows: readonly Row[], idOf: (row: Row) => string): Row[] {
  return studies.map(({ id }) => rows.find((row) => idOf(row) === id)!);
}

function arrange(studies: readonly Study[], result: MetaAnalysis): Record<string, unknown> {
  const random = result.random!;
  const of = (method: BetweenVarianceMethod): unknown => arrangeEffect(random[method].normal, random[method].betweenVariance);
  const moments = random['dersimonian-laird'];
  const egger = testSmallStudies(studies)!;
  const filled = trimAndFill(studies, LEVEL)!;
  const weights = inOrder(studies, result.studies, ({ id }) => id);
  const sum = weights.reduce((total, { variance }) => total + 1 / (variance + moments.betweenVariance), 0);
  return {
    k: studies.length,
    fixed: arrangeEffect(result.fixed, 0),
    random_dl: of('dersimonian-laird'),
    random_reml: of('restricted-likelihood'),
    random_pm: of('paule-mandel'),
    random_dl_hksj: arrangeEffect(moments.knappHartung, moments.betweenVariance),
    q: result.heterogeneity?.q,
    q_df: result.heterogeneity?.degreesOfFreedom,
    q_p: result.heterogeneity?.pValue,
    i2_pct: result.heterogeneity?.iSquaredPercent,
    h2: result.heterogeneity?.hSquared,
    dl_prediction_interval_normal: [moments.prediction?.normal.lower, moments.prediction?.normal.upper],
    dl_prediction_interval_t_km2: [moments.prediction?.student.lower, moments.prediction?.student.upper],
    weights_pct_fixed: weights.map(({ fixedWeight }) => 100 * fixedWeight),
    weights_pct_dl: weights.map(({ variance }) => 100 / (variance + moments.betweenVariance) / sum),
    leave_one_out_fixed: inOrder(studies, result.leaveOneOut!, ({ omittedId }) => omittedId).map(({ fixed }) => fixed.logEffect),
    egger: { intercept_test_statistic: egger.statistic, df: egger.degreesOfFreedom, p: egger.pValue },
    trim_and_fill_fixed: { filled: filled.filled, side: filled.side, estimate: filled.fixed.logEffect, se: filled.fixed.standardError },
  };
}

function asRow({ factor, confidenceInterval }: ReturnType<typeof factorOf>): number[] {
  return [factor, confidenceInterval.lower, confidenceInterval.upper];
}

const trials: Study[] = theCase
  .readTable('bcg.csv')
  .map((row) => ({ id: row['trial']!, logEffect: Number(row['yi']), variance: Number(row['vi']) }));
const factors = theCase
  .readTable('cmf_studies.csv')
  .map((row) => ({ id: row['study']!, factor: Number(row['cmf']), standardError: Number(row['se_cmf']) }));
const counts = theCase.readTable('count_studies.csv').map((row) =>
  studyOfCounts(row['study']!, {
    treatedBefore: Number(row['treated_before']),
    treatedAfter: Number(row['treated_after']),
    comparisonBefore: Number(row['comparison_before']),
    comparisonAfter: Number(row['comparison_after']),
  }),
);

describe('P09: pooling of effects, factors and counts', () => {
  it('every known number comes out', () => {
    const ofTrials = analyzeStudies(trials, LEVEL);
    const logFactors = factors.map(({ id, factor, standardError }) => studyOfFactor(id, factor, standardError));
    const ofFactors = analyzeStudies(logFactors, LEVEL);
    const ofCounts = analyzeStudies(counts, LEVEL);
    const moments = ofFactors.random!['dersimonian-laird'];
    const prediction = factorsBetween(moments.prediction!.normal);
    const raw = poolOnFactorScale(factors);
    const actual = {
      bcg: arrange(trials, ofTrials),
      cmf: {
        log_scale: arrange(logFactors, ofFactors),
        cmf_from_log_scale: {
          fixed: asRow(factorOf(ofFactors.fixed!)),
          random_dl: asRow(factorOf(moments.normal)),
          random_dl_hksj: asRow(factorOf(moments.knappHartung!)),
          prediction_dl_normal: [prediction.lower, prediction.upper],
        },
        raw_scale_fixed_bahar2010: { cmf: raw.factor, se: raw.standardError },
      },
      counts: {
        log_odds_ratio: counts.map(({ logEffect }) => logEffect),
        variance: counts.map(({ variance }) => variance),
        statistical_weight: counts.map(({ variance }) => 1 / variance),
        meta: arrange(counts, ofCounts),
        effect_pct_fixed: factorOf(ofCounts.fixed!).changePercent,
        effect_pct_random_dl: factorOf(ofCounts.random!['dersimonian-laird'].normal).changePercent,
      },
    };
    const perAnalysis = (k: number): number => 1 + 5 * 7 + 5 + 4 + 3 * k + 3 + 4;
    const expectedNumbers = perAnalysis(13) + perAnalysis(6) + 11 + 2 + 3 * 5 + perAnalysis(5) + 2;
    expect(expectEveryNumber(actual, theCase.expected, toleranceAt)).toBe(expectedNumbers);
  });
});
