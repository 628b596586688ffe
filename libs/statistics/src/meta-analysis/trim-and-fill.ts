import { estimateBetweenVariance } from './between-variance.ts';
import { poolNormal, weighStudies, type PooledEffect } from './pooled-effect.ts';
import { testSmallStudies } from './small-study-effects.ts';
import type { Study } from './study.ts';

/** What the pooled effect would be if the funnel lacked studies on one side. A sensitivity figure: nobody saw those studies. */
export interface TrimAndFill {
  readonly filled: number;
  /** Where studies are missing: `right` is less reduction than the others report. */
  readonly side: 'left' | 'right';
  /** The mirror images that were added. */
  readonly added: readonly Pick<Study, 'logEffect' | 'variance'>[];
  readonly fixed: PooledEffect;
  /** Random effects after DerSimonian and Laird, with all that were added. */
  readonly random: PooledEffect;
}

const MOST_ROUNDS = 100;

/**
 * Trim and fill with the estimator L0, centred by fixed effect; the side is the one that the slope of Egger's line points away from.
 * @param studies at least two, in a fixed order: of equal distances the first counts as the nearer
 * @returns `null` where the number of missing studies does not settle, or no side can be told
 * Source: Duval & Tweedie 2000, Biometrics 56, 455-463; as `trimfill` of the R package metafor.
 */
export function trimAndFill(studies: readonly Study[], level: number): TrimAndFill | null {
  const line = testSmallStudies(studies);
  if (line === null) return null;
  const side = line.slope < 0 ? 'right' : 'left';
  const sign = side === 'right' ? -1 : 1;
  const turned = studies.map((study) => ({ ...study, logEffect: sign * study.logEffect })).sort((a, b) => a.logEffect - b.logEffect);
  const found = findMissing(turned);
  if (found === null) return null;
  const added = turned
    .slice(turned.length - found.missing)
    .map(({ logEffect, variance }) => ({ logEffect: sign * (2 * found.centre - logEffect), variance }));
  const all = [...studies, ...added.map((each, i) => ({ ...each, id: `filled ${i + 1}` }))];
  return {
    filled: found.missing,
    side,
    added,
    fixed: poolNormal(all, 0, level),
    random: poolNormal(all, estimateBetweenVariance(all, 'dersimonian-laird'), level),
  };
}

/** How many of the largest effects have no counterpart, and the mean of the others. */
function findMissing(sorted: readonly Study[]): { readonly missing: number; readonly centre: number } | null {
  const k = sorted.length;
  let missing = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const centre = weighStudies(sorted.slice(0, k - missing), 0).mean;
    const next = Math.max(0, Math.round((4 * sumOfRanksAbove(sorted, centre) - k * (k + 1)) / (2 * k - 1)));
    if (next === missing) return { missing, centre };
    // All but one cannot be mirrored: there would be no centre left.
    if (next > k - 1) return null;
    missing = next;
  }
  return null;
}

/** Ranks of the distances from the centre, summed over the effects above it. */
function sumOfRanksAbove(sorted: readonly Study[], centre: number): number {
  return sorted
    .map(({ logEffect }) => logEffect - centre)
    .sort((a, b) => Math.abs(a) - Math.abs(b))
    .reduce((total, distance, i) => (distance > 0 ? total + i + 1 : total), 0);
}
