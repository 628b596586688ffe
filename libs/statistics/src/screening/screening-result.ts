import type { ConfidenceInterval } from '../confidence-interval.ts';
import type { FunctionCalibration, PublishedFunction } from './calibrate-function.ts';
import type { Coefficient } from '../regression/fit-count-model.ts';
import type { LevelOfServiceOfSafety } from './level-of-service.ts';
import type { SiteKind } from './screening-site.ts';

/** What a site's prediction rests on: a safety performance function of traffic, one that was published and calibrated, or the counts of its group alone. */
export type ScreeningBasis = 'function' | 'calibrated' | 'moments';

/** Why nothing is expected of the sites of a group, or why nothing tells them apart. */
export type NoScreeningReason = 'SITES_TOO_FEW' | 'NO_ACCIDENTS' | 'NO_VARIATION';

/** Why a group has no safety performance function. */
export type NoFunctionReason =
  | 'NO_EXPOSURE'
  | 'SITES_TOO_FEW'
  | 'ACCIDENTS_TOO_FEW'
  | 'FIT_FAILED'
  | 'OWN_SITES_TOO_FEW'
  | 'NOT_ASKED'
  | 'NONE_PUBLISHED'
  | 'OUTSIDE_FUNCTION'
  | 'CALIBRATION_SITES_TOO_FEW'
  | 'CALIBRATION_ACCIDENTS_TOO_FEW';

/** What a reader of a group's ranking must know. */
export type GroupWarning =
  | 'FEW_SITES'
  | 'POISSON'
  | 'EXPOSURE_MOSTLY_MODELLED'
  | 'EXPOSURE_PARTLY_MISSING'
  | 'COVARIATE_PARTLY_MISSING'
  | 'TERM_NOT_SIGNIFICANT'
  | 'FORM_DOUBTFUL'
  | 'EXPONENTS_DIFFER'
  | 'FACTOR_UNCERTAIN'
  | 'FACTOR_FAR'
  | 'FUNCTION_WITHOUT_LIMITS'
  | 'OUTSIDE_FUNCTION'
  | 'CALIBRATED_FORM_DOUBTFUL';

/** A site as it comes out; all numbers of accidents are of the whole period unless they say "per year". */
export interface ScreenedSite {
  readonly basis: ScreeningBasis | null;
  /** Why it has no rank; null where it has one. */
  readonly reason: NoScreeningReason | null;
  /** 1 is the highest excess. */
  readonly rank: number | null;
  readonly rankInterval: ConfidenceInterval | null;
  readonly predicted: number | null;
  readonly overdispersion: number | null;
  /** Empirical Bayes. */
  readonly expected: number | null;
  readonly expectedInterval: ConfidenceInterval | null;
  /** Expected less predicted. */
  readonly excessPerYear: number | null;
  readonly excessPerYearInterval: ConfidenceInterval | null;
  /** That the long-run accidents are more than so many times the predicted ones. */
  readonly probabilityAbove: number | null;
  readonly measures: SiteMeasures;
}

/** What else is ranked by; none of them is the ranking. */
export interface SiteMeasures {
  readonly accidentsPerYear: number;
  /** Per million vehicle kilometres, of a junction per million entering vehicles; null without that traffic. */
  readonly rate: number | null;
  readonly criticalRate: number | null;
  readonly weightedAccidents: number;
  /** Weighted accidents over accidents: how severe they are on average; null without accidents. */
  readonly relativeSeverityIndex: number | null;
  /** The same of the site's whole group. */
  readonly groupSeverityIndex: number | null;
  /** Null without a safety performance function. */
  readonly levelOfService: LevelOfServiceOfSafety | null;
  /** Observed less predicted: with the luck of the period. */
  readonly excessPredictedPerYear: number | null;
}

/** Residuals along the traffic, thinned so that they can be drawn. */
export interface ResidualCurve {
  readonly vehiclesPerDay: readonly number[];
  readonly cumulative: readonly number[];
  readonly limits: readonly number[];
  /** Of all sites, not of the thinned ones. */
  readonly shareOutside: number;
  readonly largest: number;
}

/** A term of a function. */
export interface FittedTerm extends Coefficient {
  /** That its coefficient is 0, two-sided, by the normal approximation (Wald). */
  readonly pValue: number;
}

export interface SafetyPerformanceFunction {
  readonly sites: number;
  readonly accidents: number;
  readonly measuredSites: number;
  readonly coefficients: readonly FittedTerm[];
  readonly level: number;
  /** k in variance = mean + k · mean², over the length in km where `overdispersionForm` says so; 0: a Poisson model. */
  readonly overdispersion: number;
  readonly overdispersionForm: 'constant' | 'over-length';
  /** That the counts differ no more than Poisson counts. */
  readonly overdispersionPValue: number;
  readonly logLikelihood: number;
  readonly akaike: number;
  readonly residuals: ResidualCurve;
  /** Least and most vehicles a day of its sites. */
  readonly vehiclesPerDay: readonly [least: number, most: number];
  /** Absent from a function that was fitted to the own sites alone. */
  readonly pooled?: PooledFit;
}

/** What of a function is from others: exponents and k are one for all, and the level is each organisation's own. */
export interface PooledFit {
  /** Of those above, the own ones. */
  readonly ownSites: number;
  readonly ownAccidents: number;
  readonly organisations: readonly OrganisationFactor[];
  /** That the exponent of traffic is the same in every organisation, by the likelihood ratio; null where the wider model could not be fitted. */
  readonly exponentsPValue: number | null;
  /** The function of the own sites alone, or why there is none. */
  readonly alone: Pick<SafetyPerformanceFunction, 'coefficients' | 'overdispersion' | 'overdispersionForm'> | NoFunctionReason;
}

/** How many times the accidents of the own sites those of another organisation have with the same traffic, length and years, with its interval. */
export interface OrganisationFactor {
  readonly key: string;
  readonly sites: number;
  readonly accidents: number;
  readonly factor: number;
  readonly lower: number;
  readonly upper: number;
}

/** A published function with the factor of one group, and what it could not be asked of. */
export interface CalibratedFunction extends FunctionCalibration {
  readonly published: PublishedFunction;
  /** With traffic, but beyond that of the function, or without the other road's: compared by the counts of the group. */
  readonly outsideSites: number;
  readonly outsideAccidents: number;
  readonly residuals: ResidualCurve;
}

/** Mean and spread of a group by its counts alone. */
export interface GroupMoments {
  readonly sites: number;
  readonly accidents: number;
  /** Accidents of the period: of segments per km, of junctions per junction. */
  readonly mean: number;
  readonly overdispersion: number;
}

export interface ScreenedGroup {
  readonly group: string;
  readonly kind: SiteKind;
  readonly sites: number;
  readonly accidents: number;
  readonly lengthMeters: number | null;
  readonly measuredSites: number;
  readonly modelledSites: number;
  readonly function: SafetyPerformanceFunction | null;
  /** A published function in place of a fitted one; absent where none was asked for, or none could be calibrated. */
  readonly calibrated?: CalibratedFunction;
  readonly noFunctionReason: NoFunctionReason | null;
  /** Of the whole group, where any of its sites rests on it. */
  readonly moments: GroupMoments | null;
  readonly reason: NoScreeningReason | null;
  readonly warnings: readonly GroupWarning[];
}

export interface Screening {
  /** Index by index of the sites asked about. */
  readonly sites: readonly ScreenedSite[];
  /** In the order in which they first come. */
  readonly groups: readonly ScreenedGroup[];
  /** Sites with a rank, the first rank first. */
  readonly order: Uint32Array;
  /** Simulations behind the rank intervals. */
  readonly draws: number;
  /** What a pooled function changed; absent where none was used. */
  readonly pooledRanks?: PooledRanks;
}

/** Of the first so many sites, those that would be among them by the own sites alone. */
export interface PooledRanks {
  readonly first: number;
  readonly alsoAlone: number;
}
