import { sum } from '../treated-table.ts';
import { studentQuantile, studentTail } from '../../student-t.ts';
import { LEVEL_CHANGE, SLOPE_CHANGE, type SegmentedFit } from './segmented-regression.ts';

/** A ratio of accidents with and without the intervention; 1 = no effect. */
export interface SeriesRatio {
  readonly ratio: number;
  readonly standardErrorOfLog: number;
  readonly degreesOfFreedom: number;
  readonly lower: number;
  readonly upper: number;
  /** Coverage of the limits as a share. */
  readonly level: number;
  /** Two-sided, against 1. */
  readonly pValue: number;
}

/** The fits that an effect comes from: of the treated series, and of the comparison series whose own change is taken off. */
export interface FittedSeries {
  readonly treated: SegmentedFit;
  readonly comparison: SegmentedFit | null;
}

/** The covariance to go by: the fit's own, or another. */
export type CovarianceOf = (fit: SegmentedFit) => Float64Array;

const OWN: CovarianceOf = ({ covariance }) => covariance;

/** How the level changed in the first month after, of the comparison series taken off. */
export function levelChange(series: FittedSeries, level: number): SeriesRatio {
  return ofCoefficient(series, LEVEL_CHANGE, level)!;
}

/** How the trend of a month changed; `null` where the model lets it go on. */
export function slopeChange(series: FittedSeries, level: number): SeriesRatio | null {
  return ofCoefficient(series, SLOPE_CHANGE, level);
}

function ofCoefficient({ treated, comparison }: FittedSeries, name: string, level: number): SeriesRatio | null {
  const at = positionOf(treated, name);
  if (at === null) return null;
  const size = treated.columns.length;
  const gradient = Float64Array.from({ length: size }, (_, j) => (j === at ? 1 : 0));
  const valueIn = ({ model }: SegmentedFit): number => model.coefficients[at]!.value;
  const value = valueIn(treated) - (comparison === null ? 0 : valueIn(comparison));
  const parts = [partOf(treated, gradient, OWN), ...(comparison === null ? [] : [partOf(comparison, gradient, OWN)])];
  return combine(value, parts, level);
}

/** Position of a coefficient; both fits have the same. */
export function positionOf({ model }: SegmentedFit, name: string): number | null {
  const at = model.coefficients.findIndex((coefficient) => coefficient.name === name);
  return at < 0 ? null : at;
}

/** The months after, laid out for computing them from one set of coefficients or from many. */
export interface MonthsAfter {
  /** Position of each among the months of the fit. */
  readonly at: readonly number[];
  readonly since: Float64Array;
  readonly logExposure: Float64Array;
  /** Their rows of the design, one behind the other. */
  readonly rows: Float64Array;
  readonly level: number;
  readonly slope: number | null;
}

export function layOutMonthsAfter(treated: SegmentedFit): MonthsAfter {
  const { months, columns } = treated;
  const at = months.flatMap(({ since }, i) => (since === null ? [] : [i]));
  return {
    at,
    since: Float64Array.from(at, (i) => months[i]!.since!),
    logExposure: Float64Array.from(at, (i) => Math.log(months[i]!.exposure)),
    rows: Float64Array.from(at.flatMap((i) => columns.map((column) => column[i]!))),
    level: positionOf(treated, LEVEL_CHANGE)!,
    slope: positionOf(treated, SLOPE_CHANGE),
  };
}

/** What a set of coefficients says of the months after. Index `i` is the same month in both. */
export interface AccidentsAfter {
  /** With the intervention. */
  readonly fitted: Float64Array;
  /** Had level and trend gone on, or changed as those of the comparison series did. */
  readonly expected: Float64Array;
}

/** @param own coefficients of the treated series @param others those of the comparison series */
export function predictAfter(
  { since, logExposure, rows, level, slope }: MonthsAfter,
  own: ArrayLike<number>,
  others: ArrayLike<number> | null,
): AccidentsAfter {
  const size = own.length;
  const changeOf = (at: number): number => own[at]! - (others === null ? 0 : others[at]!);
  const [levelChanged, slopeChanged] = [changeOf(level), slope === null ? 0 : changeOf(slope)];
  const fitted = logExposure.map((start, i) => {
    let logMean = start;
    for (let j = 0; j < size; j += 1) logMean += own[j]! * rows[i * size + j]!;
    return Math.exp(logMean);
  });
  return { fitted, expected: fitted.map((mean, i) => mean * Math.exp(-levelChanged - slopeChanged * since[i]!)) };
}

/** What the fits themselves say of them. */
export function accidentsAfter({ treated, comparison }: FittedSeries): AccidentsAfter {
  return predictAfter(layOutMonthsAfter(treated), valuesOf(treated), comparison === null ? null : valuesOf(comparison));
}

export function valuesOf({ model }: SegmentedFit): Float64Array {
  return Float64Array.from(model.coefficients, ({ value }) => value);
}

/** Accidents of the whole time after, as fitted, over those expected without the intervention; its error by the delta method. */
export function overallEffect(series: FittedSeries, level: number, covarianceOf: CovarianceOf = OWN): SeriesRatio {
  const { treated, comparison } = series;
  const { at } = layOutMonthsAfter(treated);
  const after = accidentsAfter(series);
  const [fitted, expected] = [sum(after.fitted), sum(after.expected)];
  const changes = new Set([positionOf(treated, LEVEL_CHANGE), positionOf(treated, SLOPE_CHANGE)]);
  const meanOf = (column: ArrayLike<number>, weights: Float64Array, whole: number): number =>
    at.reduce((total, month, i) => total + (weights[i]! * column[month]!) / whole, 0);
  const own = treated.columns.map((column, j) => {
    const without = changes.has(j) ? 0 : meanOf(column, after.expected, expected);
    return meanOf(column, after.fitted, fitted) - without;
  });
  const others = treated.columns.map((column, j) => (changes.has(j) ? -meanOf(column, after.expected, expected) : 0));
  const parts = [partOf(treated, own, covarianceOf), ...(comparison === null ? [] : [partOf(comparison, others, covarianceOf)])];
  return combine(Math.log(fitted / expected), parts, level);
}

interface VariancePart {
  readonly variance: number;
  readonly degreesOfFreedom: number;
}

function partOf(fit: SegmentedFit, gradient: ArrayLike<number>, covarianceOf: CovarianceOf): VariancePart {
  const covariance = covarianceOf(fit);
  const size = fit.columns.length;
  let variance = 0;
  for (let j = 0; j < size; j += 1) for (let k = 0; k < size; k += 1) variance += gradient[j]! * gradient[k]! * covariance[j * size + k]!;
  return { variance, degreesOfFreedom: fit.degreesOfFreedom };
}

/** Source of the degrees of freedom of two fits together: Welch 1947, Biometrika 34, 28-35. */
function combine(logRatio: number, parts: readonly VariancePart[], level: number): SeriesRatio {
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const degreesOfFreedom = variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.degreesOfFreedom, 0);
  const standardErrorOfLog = Math.sqrt(variance);
  const reach = studentQuantile((1 + level) / 2, degreesOfFreedom) * standardErrorOfLog;
  return {
    ratio: Math.exp(logRatio),
    standardErrorOfLog,
    degreesOfFreedom,
    lower: Math.exp(logRatio - reach),
    upper: Math.exp(logRatio + reach),
    level,
    pValue: studentTail(logRatio / standardErrorOfLog, degreesOfFreedom, 'two-sided'),
  };
}
