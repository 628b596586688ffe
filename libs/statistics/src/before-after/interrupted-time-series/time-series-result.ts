import type { NeighbourCorrelation } from './neighbour-correlation.ts';
import type { Autocorrelation, CountFamily } from './segmented-regression.ts';
import type { SeriesRatio } from './series-effect.ts';
import type { AvertedAccidents } from './simulate-averted.ts';
import type { TimeSeriesRefusalCode, TimeSeriesWarningCode } from './time-series-texts.ts';

/** What a series was fitted by. */
export interface SeriesModel {
  readonly coefficients: readonly { readonly name: string; readonly value: number; readonly standardError: number }[];
  readonly degreesOfFreedom: number;
  /** φ: variance over what the family says of it. */
  readonly dispersion: number;
  /** k of the negative binomial; `null` in the other family, and where the counts vary no more than Poisson's. */
  readonly overdispersion: number | null;
  readonly autocorrelation: Autocorrelation;
  /** What the warning goes by. */
  readonly neighbours: NeighbourCorrelation;
}

/** One month of the treated series, as drawn in a chart. */
export interface TimeSeriesPoint {
  readonly year: number;
  readonly month: number;
  readonly observed: number;
  readonly fitted: number;
  /** Without the intervention; `null` before. */
  readonly expected: number | null;
}

/** The effect where one thing of the study is otherwise. */
export interface Sensitivity {
  /** Months by which the intervention is dated later (below 0: earlier). */
  readonly monthsLater: number;
  /** First months after that are left out. */
  readonly monthsLeftOut: number;
  /** `null` where the study would be refused. */
  readonly effect: SeriesRatio | null;
}

export interface InterruptedTimeSeries {
  readonly monthsBefore: number;
  readonly monthsAfter: number;
  readonly observedAfter: number;
  readonly expectedAfter: number;
  /** Over all months after. */
  readonly effect: SeriesRatio;
  /** In the first month after. */
  readonly levelChange: SeriesRatio;
  /** Of the trend of a month; `null` where it was not asked for. */
  readonly slopeChange: SeriesRatio | null;
  readonly averted: AvertedAccidents;
  readonly treated: SeriesModel;
  readonly comparison: SeriesModel | null;
  readonly points: readonly TimeSeriesPoint[];
  /** The effect with Newey and West's errors: only to compare, never to go by. */
  readonly neweyWest: SeriesRatio;
  readonly sensitivity: readonly Sensitivity[];
  readonly warnings: readonly { readonly code: TimeSeriesWarningCode; readonly values: Readonly<Record<string, number>> }[];
}

/** What stands beside the answer of the method of the list. */
export interface TimeSeriesDetail extends Omit<InterruptedTimeSeries, 'warnings' | 'observedAfter' | 'expectedAfter'> {
  readonly kind: 'interrupted-time-series';
  readonly family: CountFamily;
  /** Of the treated sites: left out of the series, since nobody knows the month (count). */
  readonly monthUnknown: number;
}

export interface TimeSeriesRefusal {
  readonly code: TimeSeriesRefusalCode;
  readonly values: Readonly<Record<string, number>>;
}

/** An answer, or why there is none. */
export type TimeSeriesResult =
  { readonly answer: InterruptedTimeSeries; readonly refusal: null } | { readonly answer: null; readonly refusal: TimeSeriesRefusal };
