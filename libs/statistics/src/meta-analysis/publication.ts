import { normalQuantile } from '../normal.ts';
import type { PoolingReason } from './meta-analysis-codes.ts';
import { weighStudies } from './pooled-effect.ts';
import { testSmallStudies, type EggerTest } from './small-study-effects.ts';
import type { Study } from './study.ts';
import { trimAndFill, type TrimAndFill } from './trim-and-fill.ts';

/**
 * From so many studies on the tests are made.
 * Source: Sterne et al. 2011, BMJ 343, d4002.
 */
export const FUNNEL_STUDIES = 10;

/** A study in the funnel: effect across, standard error down. */
export interface FunnelPoint {
  readonly id: string;
  readonly logEffect: number;
  readonly standardError: number;
  /** Between the centre minus and plus z standard errors, where a share of `level` lies if nothing but chance spreads the studies. */
  readonly isInside: boolean;
}

/** Whether results may have been withheld. Effects that differ for other reasons look the same: none of this proves that any were. */
export interface PublicationStudy {
  /** The points are shown with any number of studies. */
  readonly funnel: readonly FunnelPoint[];
  /** Where the funnel stands: the fixed effect; `null` without studies. */
  readonly centre: number | null;
  /** `null` with the reason below. */
  readonly egger: EggerTest | null;
  readonly eggerReason: PoolingReason | null;
  readonly trimAndFill: TrimAndFill | null;
  readonly trimAndFillReason: PoolingReason | null;
}

export function studyPublication(studies: readonly Study[], level: number): PublicationStudy {
  const centre = studies.length === 0 ? null : weighStudies(studies, 0).mean;
  const reach = normalQuantile((1 + level) / 2);
  const isEnough = studies.length >= FUNNEL_STUDIES;
  const egger = isEnough ? testSmallStudies(studies) : null;
  const filled = isEnough ? trimAndFill(studies, level) : null;
  const reasonOf = (isThere: boolean, otherwise: PoolingReason): PoolingReason | null => {
    if (isThere) return null;
    if (!isEnough) return 'TOO_FEW_FOR_FUNNEL';
    return egger === null ? 'SAME_STANDARD_ERRORS' : otherwise;
  };
  return {
    funnel: studies.map(({ id, logEffect, variance }) => {
      const standardError = Math.sqrt(variance);
      return { id, logEffect, standardError, isInside: Math.abs(logEffect - centre!) <= reach * standardError };
    }),
    centre,
    egger,
    eggerReason: reasonOf(egger !== null, 'SAME_STANDARD_ERRORS'),
    trimAndFill: filled,
    trimAndFillReason: reasonOf(filled !== null, 'FILL_NOT_SETTLED'),
  };
}
