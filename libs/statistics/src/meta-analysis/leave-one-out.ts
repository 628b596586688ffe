import { estimateBetweenVariance } from './between-variance.ts';
import { poolKnappHartung, poolNormal, type PooledEffect } from './pooled-effect.ts';
import type { Study } from './study.ts';

/** What the others say without one study. */
export interface WithoutStudy {
  readonly omittedId: string;
  readonly fixed: PooledEffect;
  /** The cautious one of restricted likelihood; `null` where one study is left. */
  readonly random: PooledEffect | null;
  readonly betweenVariance: number | null;
}

/**
 * Whether the result hangs on one study.
 * @param studies at least two
 */
export function leaveOneOut(studies: readonly Study[], level: number): WithoutStudy[] {
  return studies.map(({ id }) => {
    const others = studies.filter((study) => study.id !== id);
    const betweenVariance = others.length < 2 ? null : estimateBetweenVariance(others, 'restricted-likelihood');
    return {
      omittedId: id,
      fixed: poolNormal(others, 0, level),
      random: betweenVariance === null ? null : poolKnappHartung(others, betweenVariance, 'not-below-normal', level),
      betweenVariance,
    };
  });
}
