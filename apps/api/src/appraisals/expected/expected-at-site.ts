import { SEVERITIES, type Severity, type UnitValueBasis } from '@elektron/domain';

import type { FinishedRun } from '../../hotspots/hotspot-run.ts';
import type { StoredSite } from '../../hotspots/stored-hotspot-result.ts';
import type { ExpectedNumber } from '../appraisal-question.ts';

/** A black spot that was accepted, or a site of a ranking by its rank. */
export interface AskedPlace {
  readonly blackSpotId?: string | null | undefined;
  readonly runId?: string | null | undefined;
  readonly rank?: number | null | undefined;
}

/** Why a place has no expected number. */
export type NoExpectedReason = 'DRAWN_BY_HAND' | 'NOT_OF_A_RANKING' | 'SITE_NOT_RANKED' | 'CASUALTIES' | 'NO_SEVERITY';

/** Accidents of each severity at all sites of a run. */
export type SeverityCounts = Readonly<Record<Severity | 'unknown', number>>;

export interface ExpectedAtSite {
  /** By empirical Bayes: long-run accidents a year, of all severities under the run's filter. */
  readonly perYear: number;
  /** Null where the sites differ no more than by chance: then it is taken as sure. */
  readonly standardError: number | null;
  /** On record at the site, a year: what the luck of the period is in. */
  readonly recordedPerYear: number;
}

/**
 * What empirical Bayes expects of a site in a year. The posterior of a negative binomial is a gamma: with w = 1 / (1 + k P), its variance is (1 - w) times
 * its mean (Hauer, Observational Before-After Studies in Road Safety, 1997, ch. 11).
 * @returns null where the run could not tell it
 */
export function expectedAt({ expected, predicted, overdispersion, accidents }: ExpectedSite, years: number): ExpectedAtSite | null {
  if (expected === null || predicted === null || overdispersion === null) return null;
  const variance = expected * (1 - 1 / (1 + overdispersion * predicted));
  return {
    perYear: expected / years,
    standardError: variance === 0 ? null : Math.sqrt(variance) / years,
    recordedPerYear: accidents / years,
  };
}

export type ExpectedSite = Pick<StoredSite, 'expected' | 'predicted' | 'overdispersion' | 'accidents'>;

/**
 * Divided by severity as the accidents of all sites of the run are: a single site has too few for shares of its own. Those of unknown severity are in no
 * value and in no share.
 */
export function divideBySeverity(
  { perYear, standardError }: ExpectedAtSite,
  severities: SeverityCounts,
  basis: UnitValueBasis,
): readonly ExpectedNumber[] | NoExpectedReason {
  if (basis === 'per-casualty') return 'CASUALTIES';
  const all = SEVERITIES.reduce((sum, severity) => sum + severities[severity], severities.unknown);
  const numbers = SEVERITIES.filter((severity) => severities[severity] > 0).map((severity): ExpectedNumber => {
    const share = severities[severity] / all;
    return { severity, perYear: perYear * share, standardError: standardError === null ? null : standardError * share };
  });
  return numbers.length === 0 ? 'NO_SEVERITY' : numbers;
}

/** Whether a run expects accidents at sites, of the own records. */
export function isRanking({ result }: FinishedRun): boolean {
  return result.screening !== undefined;
}
