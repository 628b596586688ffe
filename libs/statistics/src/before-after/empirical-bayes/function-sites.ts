/**
 * A calendar year, or the whole of a period, with what accidents depend on in it. Index `i` of the reference arrays is the reference site `i`, of the
 * treated ones the treated site `i` as it was given.
 */
export interface FunctionYear {
  /** `null` for a period as a whole. */
  readonly year: number | null;
  readonly part: 'before' | 'after';
  /** How long it is. */
  readonly years: number;
  /** Accidents of each reference site in it (count). */
  readonly observed: ArrayLike<number>;
  /** Covariate by covariate, such as the logarithm of traffic, site by site. */
  readonly reference: readonly ArrayLike<number>[];
  readonly treated: readonly ArrayLike<number>[];
}

/** A site as far as it does not change. */
export interface FunctionSite {
  /** Functions are fitted to the sites of each kind by themselves, such as junctions apart from sections. */
  readonly kind: string;
  /** What accidents are proportional to, such as kilometres; 1 for a junction. */
  readonly size: number;
}

/** What a function of accidents is fitted to, and what it is asked about. */
export interface FunctionSites {
  /** Names of the covariates; none: a function of size alone. */
  readonly covariates: readonly string[];
  readonly reference: readonly FunctionSite[];
  readonly treated: readonly FunctionSite[];
  /** Accidents of each reference site in the whole of each period (count). */
  readonly observedBefore: ArrayLike<number>;
  readonly observedAfter: ArrayLike<number>;
  /** Those of the before period first, each period in the order of time. What of a period lies in none of its years counts in its totals only. */
  readonly years: readonly FunctionYear[];
}
