import { requireCount, requireLevel } from '../../require-number.ts';
import { sum } from '../treated-table.ts';
import { fitStudy, sumWhere, type TimeSeriesOptions, type TimeSeriesStudy } from './fit-study.ts';
import { neighbourCorrelation } from './neighbour-correlation.ts';
import { MOST_LAG, neweyWestCovariance, residualAutocorrelation, type SegmentedFit, type SegmentedTerms } from './segmented-regression.ts';
import {
  accidentsAfter,
  layOutMonthsAfter,
  levelChange,
  overallEffect,
  slopeChange,
  type FittedSeries,
  type SeriesRatio,
} from './series-effect.ts';
import { simulateAverted } from './simulate-averted.ts';
import type { InterruptedTimeSeries, Sensitivity, SeriesModel, TimeSeriesResult } from './time-series-result.ts';
import type { TimeSeriesWarningCode } from './time-series-texts.ts';

export const DEFAULT_TERMS: SegmentedTerms = { slopeChange: true, harmonics: 2, orthodoxEaster: true, august: true };
export const DEFAULT_OPTIONS: TimeSeriesOptions = { terms: DEFAULT_TERMS, family: 'quasi-poisson', level: 0.95, draws: 2000, seed: 1 };

/**
 * Whether monthly accidents left the level and trend that they had before an intervention.
 * @throws Problem INPUT_INVALID, NEGATIVE_COUNT, COUNT_NOT_WHOLE, NOT_POSITIVE for impossible input; what is too little is refused in the result
 * Source: Bernal, Cummins & Gasparrini 2017 and 2018, International Journal of Epidemiology 46, 348-355, and 47, 2082-2093 (controlled).
 */
export function interruptedTimeSeries(study: TimeSeriesStudy, options: TimeSeriesOptions = DEFAULT_OPTIONS): TimeSeriesResult {
  requireLevel(options.level);
  requireCount('draws', options.draws);
  requireCount('harmonics', options.terms.harmonics);
  const series = fitStudy(study, options);
  if ('code' in series) return { answer: null, refusal: series };
  return { answer: describe(series, study, options), refusal: null };
}

function describe(series: FittedSeries, study: TimeSeriesStudy, options: TimeSeriesOptions): InterruptedTimeSeries {
  const { level } = options;
  const { months, model } = series.treated;
  const { at } = layOutMonthsAfter(series.treated);
  const { expected } = accidentsAfter(series);
  const effect = overallEffect(series, level);
  const sensitivity = findSensitivity(study, options);
  const expectedAt = new Map(at.map((position, i) => [position, expected[i]!]));
  return {
    monthsBefore: months.length - at.length,
    monthsAfter: at.length,
    observedAfter: sumWhere(months, true),
    expectedAfter: sum(expected),
    effect,
    levelChange: levelChange(series, level),
    slopeChange: slopeChange(series, level),
    averted: simulateAverted(series, options),
    treated: describeModel(series.treated),
    comparison: series.comparison === null ? null : describeModel(series.comparison),
    points: months.map(({ year, month, count }, position) => ({
      year,
      month,
      observed: count,
      fitted: model.means[position]!,
      expected: expectedAt.get(position) ?? null,
    })),
    neweyWest: overallEffect(series, level, (fit) => neweyWestCovariance(fit, MOST_LAG)),
    sensitivity,
    warnings: findWarnings(series, effect, sensitivity),
  };
}

function describeModel(fit: SegmentedFit): SeriesModel {
  const size = fit.columns.length;
  return {
    coefficients: fit.model.coefficients.map(({ name, value }, j) => ({
      name,
      value,
      standardError: Math.sqrt(fit.covariance[j * size + j]!),
    })),
    degreesOfFreedom: fit.degreesOfFreedom,
    dispersion: fit.dispersion,
    overdispersion: fit.model.dispersion?.k ?? null,
    autocorrelation: residualAutocorrelation(fit),
    neighbours: neighbourCorrelation(fit),
  };
}

/** Source of the choices: methods.md c6, the date by up to two months, and without the transition. */
const OTHERWISE = [
  { monthsLater: -2, monthsLeftOut: 0 },
  { monthsLater: -1, monthsLeftOut: 0 },
  { monthsLater: 1, monthsLeftOut: 0 },
  { monthsLater: 2, monthsLeftOut: 0 },
  { monthsLater: 0, monthsLeftOut: 3 },
] as const;

function findSensitivity({ interruption, ...study }: TimeSeriesStudy, options: TimeSeriesOptions): Sensitivity[] {
  const shifts = study.datedOtherwiseBy !== 'leaving-out';
  return OTHERWISE.map(({ monthsLater, monthsLeftOut }) => {
    const otherwise = {
      monthsBefore: interruption.monthsBefore + (shifts ? monthsLater : Math.min(0, monthsLater)),
      monthsBetween: interruption.monthsBetween + monthsLeftOut + (shifts ? 0 : Math.abs(monthsLater)),
    };
    const series = fitStudy({ ...study, interruption: otherwise }, options);
    return { monthsLater, monthsLeftOut, effect: 'code' in series ? null : overallEffect(series, options.level) };
  });
}

/** Below it residuals count as alike. */
const ALIKE = 0.05;

function findWarnings(series: FittedSeries, effect: SeriesRatio, sensitivity: readonly Sensitivity[]): InterruptedTimeSeries['warnings'] {
  const alike = (fit: SegmentedFit | null, code: TimeSeriesWarningCode): InterruptedTimeSeries['warnings'] => {
    const pValue = fit === null ? 1 : neighbourCorrelation(fit).pValue;
    return pValue < ALIKE ? [{ code, values: { p: Math.max(0.001, Math.round(1000 * pValue) / 1000) } }] : [];
  };
  const verdict = verdictOn(effect);
  const depends = sensitivity.some((other) => other.effect !== null && verdictOn(other.effect) !== verdict);
  return [
    ...(series.comparison === null ? [{ code: 'NO_COMPARISON_SERIES', values: {} } as const] : []),
    { code: 'REGRESSION_TO_THE_MEAN_REMAINS', values: {} },
    ...alike(series.treated, 'RESIDUALS_AUTOCORRELATED'),
    ...alike(series.comparison, 'COMPARISON_RESIDUALS_AUTOCORRELATED'),
    ...(depends ? [{ code: 'DEPENDS_ON_DATE', values: {} } as const] : []),
  ];
}

/** What the interval says. */
export function verdictOn({ lower, upper }: Pick<SeriesRatio, 'lower' | 'upper'>): 'FEWER' | 'MORE' | 'NOT_SHOWN' {
  if (upper < 1) return 'FEWER';
  return lower > 1 ? 'MORE' : 'NOT_SHOWN';
}
