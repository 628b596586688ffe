import type { PredictedSites } from './comparison-group/log-odds-comparison.ts';
import type { TimeSeriesStudy } from './interrupted-time-series/fit-study.ts';
import type { TargetCounts } from './shift-of-proportions/shift-of-proportions.ts';
import type { FunctionSites } from './empirical-bayes/function-sites.ts';

/** The sites that were treated; index `i` is the same site in every array. */
export interface TreatedSites {
  /** Distinct; results come in the order of these ids, whatever the order given. */
  readonly siteIds: readonly string[];
  /** Accidents of the whole before period (count). */
  readonly observedBefore: ArrayLike<number>;
  /** Accidents of the whole after period (count). */
  readonly observedAfter: ArrayLike<number>;
}

/** Totals over untreated sites, in the same two periods as the treated ones (count). */
export interface ComparisonGroup {
  readonly observedBefore: number;
  readonly observedAfter: number;
  /** The same one by one, with predictions, where a safety performance function gives them: for the form of the Highway Safety Manual. */
  readonly sites?: PredictedSites | null;
}

/** Totals of consecutive equal years before the treatment, oldest first (count): shows whether both groups used to move together. */
export interface YearlySeries {
  readonly treated: ArrayLike<number>;
  readonly comparison: ArrayLike<number>;
}

/** Untreated sites of the same kind, one by one, in the same two periods as the treated ones (count). */
export interface ReferenceSites {
  readonly observedBefore: ArrayLike<number>;
  readonly observedAfter: ArrayLike<number>;
}

/**
 * What a safety performance function says of each treated site, as if untreated: accidents of the whole period (count), traffic and
 * trend of each period included. Index `i` is the treated site `i`.
 */
export interface SafetyPredictions {
  readonly predictedBefore: ArrayLike<number>;
  readonly predictedAfter: ArrayLike<number>;
  /** k in variance = mean + k mean^2, of the site (for segments with k given per length: k / length). */
  readonly overdispersion: ArrayLike<number>;
}

/** Average traffic of the treated sites in both periods, with the standard error of each count as a share of it. */
export interface TrafficChange {
  readonly annualAverageDailyTrafficBefore: number;
  readonly annualAverageDailyTrafficAfter: number;
  readonly coefficientOfVariationBefore: number;
  readonly coefficientOfVariationAfter: number;
}

/** Accidents of consecutive whole months, treated and untreated. */
export interface MonthlyStudy extends TimeSeriesStudy {
  /** Of the treated sites: certainly in one of the periods, but nobody knows in which month; left out of the series (count). */
  readonly monthUnknown: number;
}

/**
 * All that a before/after method may be given; it declares which optional parts it needs. The works period lies in neither period,
 * and the periods do not overlap: that is the caller's care.
 */
export interface BeforeAfterInput {
  readonly yearsBefore: number;
  readonly yearsAfter: number;
  readonly treated: TreatedSites;
  readonly comparison?: ComparisonGroup | null;
  readonly yearlySeries?: YearlySeries | null;
  readonly reference?: ReferenceSites | null;
  readonly predictions?: SafetyPredictions | null;
  readonly traffic?: TrafficChange | null;
  readonly monthlySeries?: MonthlyStudy | null;
  readonly targetCounts?: TargetCounts | null;
  readonly functionSites?: FunctionSites | null;
  /** Decides what a method draws, where it draws; 1 unless given. */
  readonly seed?: number;
}

/** The optional parts, as a form or a message names them. */
export const BEFORE_AFTER_INPUT_PARTS = [
  'comparison',
  'yearlySeries',
  'reference',
  'predictions',
  'traffic',
  'monthlySeries',
  'targetCounts',
  'functionSites',
] as const;
export type BeforeAfterInputPart = (typeof BEFORE_AFTER_INPUT_PARTS)[number];
