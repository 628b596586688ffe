import { chiSquareUpperTail } from '../../chi-square.ts';
import { fitNegativeBinomial, fitPoisson, type CountModel } from '../../regression/fit-count-model.ts';
import { measureFit } from '../../regression/model-checks.ts';
import type { CountData, Covariate } from '../../regression/design.ts';
import { easterDaysOfMonth } from './orthodox-easter.ts';
import type { SeriesMonth } from './monthly-series.ts';

/** How the spread of counts beyond Poisson's is described: variance = φ · mean, or mean + k · mean². */
export const COUNT_FAMILIES = ['quasi-poisson', 'negative-binomial'] as const;
export type CountFamily = (typeof COUNT_FAMILIES)[number];

/** What the logarithm of the expected accidents is made of, beside the intercept, the trend and the change of level. */
export interface SegmentedTerms {
  /** Whether the trend may change, too. */
  readonly slopeChange: boolean;
  /** Pairs of sine and cosine over the year, 0 to 5. */
  readonly harmonics: number;
  /** Days of the Orthodox Easter holiday in the month. */
  readonly orthodoxEaster: boolean;
  /** August by itself, when cities are empty, which two waves do not follow. */
  readonly august: boolean;
}

export const TREND = 'trend';
export const LEVEL_CHANGE = 'levelChange';
export const SLOPE_CHANGE = 'slopeChange';

/** A model of one series. Index `i` is the same month in `months`, `means` and each column. */
export interface SegmentedFit {
  readonly months: readonly SeriesMonth[];
  readonly model: CountModel;
  /** The columns of the design, the intercept first. */
  readonly columns: readonly ArrayLike<number>[];
  /** Pearson's chi-square over the degrees of freedom, given k. */
  readonly dispersion: number;
  readonly degreesOfFreedom: number;
  readonly deviance: number;
  /** Of the coefficients, by rows, times the dispersion. */
  readonly covariance: Float64Array;
}

/**
 * Segmented regression of monthly counts: log mean = b0 + b1 t + b2 after + b3 (t - t0) after + season + ln(exposure).
 * The covariance is that of the likelihood times φ = Pearson's chi-square / degrees of freedom, with a fitted k, too, since k comes out too small
 * in short series (docs/methods/interrupted-time-series.md has the figures).
 * @throws Problem NO_ACCIDENTS, COVARIATES_DEPENDENT, FIT_NOT_CONVERGED, SITES_TOO_FEW with no more months than coefficients
 * Source: Wagner et al. 2002, Journal of Clinical Pharmacy and Therapeutics 27, 299-309; Bernal, Cummins & Gasparrini 2017, International
 *   Journal of Epidemiology 46, 348-355; the dispersion: McCullagh & Nelder 1989, Generalized Linear Models, 2nd ed., 6.2.3.
 */
export function fitSegmented(months: readonly SeriesMonth[], terms: SegmentedTerms, family: CountFamily, level: number): SegmentedFit {
  const covariates = listCovariates(months, terms);
  const data: CountData = {
    counts: months.map(({ count }) => count),
    covariates,
    offset: months.map(({ exposure }) => Math.log(exposure)),
  };
  const model = family === 'quasi-poisson' ? fitPoisson(data, { level }) : fitNegativeBinomial(data, { level });
  const { deviance, pearson, degreesOfFreedom } = measureFit(data.counts, model);
  const dispersion = pearson / degreesOfFreedom;
  return {
    months,
    model,
    columns: [months.map(() => 1), ...covariates.map(({ values }) => values)],
    dispersion,
    degreesOfFreedom,
    deviance,
    covariance: model.covariance.map((value) => value * dispersion),
  };
}

function listCovariates(months: readonly SeriesMonth[], { slopeChange, harmonics, orthodoxEaster, august }: SegmentedTerms): Covariate[] {
  const column = (name: string, valueOf: (month: SeriesMonth) => number): Covariate => ({ name, values: months.map(valueOf) });
  const turn = (wave: number, { month }: SeriesMonth): number => (2 * Math.PI * wave * month) / 12;
  const waves = Array.from({ length: harmonics }, (_, i) => i + 1);
  return [
    column(TREND, ({ time }) => time),
    column(LEVEL_CHANGE, ({ since }) => (since === null ? 0 : 1)),
    ...(slopeChange ? [column(SLOPE_CHANGE, ({ since }) => since ?? 0)] : []),
    ...waves.flatMap((wave) => [
      column(`sine${wave}`, (month) => Math.sin(turn(wave, month))),
      column(`cosine${wave}`, (month) => Math.cos(turn(wave, month))),
    ]),
    ...(orthodoxEaster ? [column('orthodoxEasterDays', ({ year, month }) => easterDaysOfMonth(year, month))] : []),
    ...(august ? [column('august', ({ month }) => (month === 8 ? 1 : 0))] : []),
  ];
}

/** Square root of each month's share in the deviance, with the sign of the residual. */
export function devianceResiduals({ months, model: { means, dispersions } }: SegmentedFit): number[] {
  return months.map(({ count }, i) => {
    const mean = means[i]!;
    const k = dispersions[i]!;
    const own = count === 0 ? 0 : count * Math.log(count / mean);
    const rest = k === 0 ? count - mean : (count + 1 / k) * Math.log1p((k * (count - mean)) / (1 + k * mean));
    return Math.sign(count - mean) * Math.sqrt(Math.max(0, 2 * (own - rest)));
  });
}

/** Lags at which residuals are looked at: a year of months. */
export const MOST_LAG = 12;

export interface Autocorrelation {
  /** Of the deviance residuals at the lags 1 to 12. */
  readonly atLag: readonly number[];
  readonly ljungBox: number;
  readonly pValue: number;
}

/**
 * How alike residuals of months near each other are, as the literature reports it; `neighbourCorrelation` is what the warning goes by.
 * Months left out make no pairs.
 * Source: Ljung & Box 1978, Biometrika 65, 297-303.
 */
export function residualAutocorrelation(fit: SegmentedFit): Autocorrelation {
  const residuals = devianceResiduals(fit);
  const n = residuals.length;
  const mean = residuals.reduce((sum, value) => sum + value, 0) / n;
  const byTime = new Map(fit.months.map(({ time }, i) => [time, residuals[i]! - mean]));
  const productsAt = (lag: number): number =>
    fit.months.reduce((sum, { time }) => sum + byTime.get(time)! * (byTime.get(time - lag) ?? 0), 0);
  const variance = productsAt(0);
  const atLag = Array.from({ length: MOST_LAG }, (_, i) => productsAt(i + 1) / variance);
  const ljungBox = n * (n + 2) * atLag.reduce((sum, value, i) => sum + value ** 2 / (n - i - 1), 0);
  return { atLag, ljungBox, pValue: chiSquareUpperTail(ljungBox, MOST_LAG) };
}

/**
 * Covariance of the coefficients where residuals of near months are alike, with Bartlett's weights. Only for comparison: in short series it is
 * far too small.
 * @param lag up to which months count as near
 * Source: Newey & West 1987, Econometrica 55, 703-708, without prewhitening or correction for small samples.
 */
export function neweyWestCovariance({ months, model, columns }: SegmentedFit, lag: number): Float64Array {
  const p = columns.length;
  const scores = new Map(
    months.map(({ time, count }, i) => {
      const residual = (count - model.means[i]!) / (1 + model.dispersions[i]! * model.means[i]!);
      return [time, columns.map((column) => residual * column[i]!)] as const;
    }),
  );
  const meat = new Float64Array(p * p);
  for (const [time, score] of scores) {
    for (let apart = -lag; apart <= lag; apart += 1) {
      const other = scores.get(time + apart);
      if (other === undefined) continue;
      const weight = 1 - Math.abs(apart) / (lag + 1);
      for (let j = 0; j < p; j += 1) for (let k = 0; k < p; k += 1) meat[j * p + k]! += weight * score[j]! * other[k]!;
    }
  }
  return sandwich(model.covariance, meat, p);
}

function sandwich(bread: Float64Array, meat: Float64Array, size: number): Float64Array {
  return multiply(multiply(bread, meat, size), bread, size);
}

function multiply(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      let sum = 0;
      for (let k = 0; k < size; k += 1) sum += a[i * size + k]! * b[k * size + j]!;
      product[i * size + j] = sum;
    }
  }
  return product;
}
