import { describe, expect, it } from '@jest/globals';
import {
  DEFAULT_OPTIONS,
  fitSegmented,
  getBeforeAfterMethod,
  interruptedTimeSeries,
  LEVEL_CHANGE,
  neweyWestCovariance,
  positionOf,
  readMonths,
  residualAutocorrelation,
  SLOPE_CHANGE,
  studentQuantile,
  type CountFamily,
  type Interruption,
  type MonthlySeries,
  type SegmentedFit,
  type SegmentedTerms,
} from '@elektron/statistics';
import { expectEveryNumber, readCase, type ToleranceAt } from './reference-case.ts';

const theCase = readCase('P10-its-seatbelts');
const rows = theCase.readTable('seatbelts.csv');
const column = (name: string): number[] => rows.map((row) => Number(row[name]));
const SERIES: MonthlySeries = { year: 1969, month: 1, counts: column('DriversKilled'), exposure: column('kms') };
/** The law came into force in the month t = 170. */
const INTERRUPTION: Interruption = { monthsBefore: 169, monthsBetween: 0 };
const TERMS: SegmentedTerms = { slopeChange: true, harmonics: 2, orthodoxEaster: false, august: false };
const LEVEL = 0.95;

/** What the case calls our terms. */
const NAMES: Readonly<Record<string, string>> = {
  '(intercept)': '(Intercept)',
  trend: 't',
  [LEVEL_CHANGE]: 'law',
  [SLOPE_CHANGE]: 'tsince',
  sine1: 's1',
  cosine1: 'c1',
  sine2: 's2',
  cosine2: 'c2',
};

function fit(family: CountFamily, terms: SegmentedTerms = TERMS): SegmentedFit {
  return fitSegmented(readMonths(SERIES, INTERRUPTION), terms, family, LEVEL);
}

const errorsOf = (of: SegmentedFit, covariance: Float64Array): Record<string, number> =>
  Object.fromEntries(
    of.model.coefficients.map(({ name }, j): [string, number] => [NAMES[name]!, Math.sqrt(covariance[j * of.columns.length + j]!)]),
  );

/** Coefficients with the errors of the likelihood, which the case has. */
const coefficientsOf = ({ model }: SegmentedFit): unknown =>
  model.coefficients.map(({ name, value, standardError }) => ({ term: NAMES[name], estimate: value, se: standardError }));

const thetaOf = ({ model }: SegmentedFit): number => 1 / model.dispersion!.k;

function arrangeLevelOnly(levelOnly: SegmentedFit): unknown {
  const { value, standardError } = levelOnly.model.coefficients[positionOf(levelOnly, LEVEL_CHANGE)!]!;
  return {
    coefficients: coefficientsOf(levelOnly),
    theta: thetaOf(levelOnly),
    log_likelihood: levelOnly.model.logLikelihood,
    rate_ratio: Math.exp(value),
    rate_ratio_ci95: [Math.exp(value - 1.959963985 * standardError), Math.exp(value + 1.959963985 * standardError)],
    effect_pct: 100 * (Math.exp(value) - 1),
  };
}

const TOLERANCE = theCase.tolerance as Readonly<Record<string, number>>;
const toleranceAt: ToleranceAt = (path) => {
  const isNegativeBinomial = /\.nb/.test(path);
  if (path.endsWith('.estimate')) return { absolute: TOLERANCE['coefficients_abs']! };
  if (path.endsWith('.theta')) return { relative: TOLERANCE['theta_rel']! };
  if (path.endsWith('.log_likelihood')) return { absolute: TOLERANCE['log_likelihood_abs']! };
  if (/\.se$|_se(_lag12_bartlett)?\./.test(path)) return { relative: TOLERANCE[isNegativeBinomial ? 'nb_se_rel' : 'se_rel']! };
  return { relative: TOLERANCE['default_rel']! };
};

describe('P10: interrupted time series, seat belts in Great Britain', () => {
  it('every known number comes out', () => {
    const quasi = fit('quasi-poisson');
    const negativeBinomial = fit('negative-binomial');
    const levelOnly = fit('negative-binomial', { ...TERMS, slopeChange: false });
    const { answer } = interruptedTimeSeries(
      { treated: SERIES, interruption: INTERRUPTION },
      { ...DEFAULT_OPTIONS, terms: TERMS, family: 'negative-binomial' },
    );
    const { atLag, ljungBox, pValue } = residualAutocorrelation(negativeBinomial);
    const actual = {
      poisson: {
        coefficients: coefficientsOf(quasi),
        log_likelihood: quasi.model.logLikelihood,
        deviance: quasi.deviance,
        pearson_dispersion: quasi.dispersion,
      },
      quasi_poisson_se: errorsOf(quasi, quasi.covariance),
      newey_west_se_lag12_bartlett: errorsOf(quasi, neweyWestCovariance(quasi, 12)),
      nb: {
        coefficients: coefficientsOf(negativeBinomial),
        theta: thetaOf(negativeBinomial),
        log_likelihood: negativeBinomial.model.logLikelihood,
        aic: negativeBinomial.model.akaike,
        deviance_residual_acf_1_to_12: atLag,
        ljung_box_12: { statistic: ljungBox, p: pValue },
      },
      nb_level_only: arrangeLevelOnly(levelOnly),
      slope_change_lr_test: {
        statistic: 2 * (negativeBinomial.model.logLikelihood - levelOnly.model.logLikelihood),
        df: negativeBinomial.columns.length - levelOnly.columns.length,
      },
      averted_in_post_period_nb: answer?.averted.value,
      post_months: answer?.monthsAfter,
    };
    expect(expectEveryNumber(actual, theCase.expected, toleranceAt)).toBe(27 + 8 + 8 + (24 + 3 + 12 + 2) + (21 + 6) + 2 + 2);
  });

  it('the answer goes by the quasi-Poisson errors, warns of alike residuals, and its averted accidents are in the interval', () => {
    const { answer } = interruptedTimeSeries({ treated: SERIES, interruption: INTERRUPTION }, { ...DEFAULT_OPTIONS, terms: TERMS });
    const { levelChange, averted, warnings, effect } = answer!;
    expect(levelChange.standardErrorOfLog).toBeCloseTo(0.063388389245789, 6);
    expect(levelChange.degreesOfFreedom).toBeCloseTo(192 - 8, 9);
    expect(Math.log(levelChange.upper / levelChange.ratio)).toBeCloseTo(studentQuantile(0.975, 184) * levelChange.standardErrorOfLog, 9);
    expect(warnings.map(({ code }) => code)).toContain('RESIDUALS_AUTOCORRELATED');
    expect(averted.interval!.lower).toBeGreaterThan(0);
    expect(averted.interval!.lower).toBeLessThan(averted.value);
    expect(averted.interval!.upper).toBeGreaterThan(averted.value);
    // Fitted accidents after are the observed ones in the Poisson family, so the effect is observed over expected.
    expect(effect.ratio).toBeCloseTo(answer!.observedAfter / answer!.expectedAfter, 6);
  });

  it('the method of the list answers with the same numbers', () => {
    const { answer } = interruptedTimeSeries(
      { treated: SERIES, interruption: INTERRUPTION },
      { ...DEFAULT_OPTIONS, terms: TERMS, family: 'negative-binomial', seed: 7 },
    );
    const result = getBeforeAfterMethod('interrupted-time-series').estimate(
      {
        ...{ yearsBefore: 169 / 12, yearsAfter: 23 / 12, seed: 7 },
        treated: { siteIds: ['all'], observedBefore: [1], observedAfter: [1] },
        monthlySeries: { treated: SERIES, interruption: INTERRUPTION, monthUnknown: 3 },
      },
      { countFamily: 'negative-binomial', orthodoxEaster: 'no', august: 'no' },
    );
    const { effect, averted, observedAfter, expectedAfter, warnings: _warnings, ...series } = answer!;
    expect(result).toMatchObject({
      ...{ observedAfter, expectedAfter, accidentsPrevented: averted.value, ratioObservedToExpected: effect.ratio, pValue: effect.pValue },
      ratioConfidenceInterval: { lower: effect.lower, upper: effect.upper, level: 0.95, basis: 'student' },
      detail: { ...series, averted, family: 'negative-binomial', monthUnknown: 3 },
    });
    expect(result.observedBefore + observedAfter).toBe(column('DriversKilled').reduce((sum, count) => sum + count, 0));
    expect(result.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['RESIDUALS_AUTOCORRELATED', 'NO_COMPARISON_SERIES', 'MONTH_UNKNOWN']),
    );
  });
});
