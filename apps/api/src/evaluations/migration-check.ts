import { exactOddsRatio } from '@elektron/statistics';

import type { ChosenSites } from './choose-sites.ts';
import type { SiteCounts } from './site-counts.ts';
import type { StoredMigration } from './stored-parts.ts';

/**
 * Whether accidents moved from the treated sites to those beside them, which are no references: their change against that of the reference sites. It
 * changes no number of the result.
 * @param level coverage of the interval as a share
 * @returns null where nothing lies beside them
 */
export function checkMigration({ before, after }: SiteCounts, { beside, reference }: ChosenSites, level: number): StoredMigration | null {
  if (beside === undefined || beside.length === 0) return null;
  const total = (counts: Uint32Array, positions: readonly number[]): number => positions.reduce((sum, at) => sum + counts[at]!, 0);
  const counted = {
    sites: beside.length,
    observedBefore: total(before, beside),
    observedAfter: total(after, beside),
    comparisonBefore: total(before, reference),
    comparisonAfter: total(after, reference),
  };
  return { ...counted, ratio: ratioOf(counted, level) };
}

/** Odds of "after" near by divided by those at the reference sites. */
export function ratioOf(counted: Omit<StoredMigration, 'ratio' | 'sites'>, level: number): StoredMigration['ratio'] {
  const { observedBefore, observedAfter, comparisonBefore, comparisonAfter } = counted;
  return exactOddsRatio(
    {
      first: observedAfter,
      firstTotal: observedBefore + observedAfter,
      second: comparisonAfter,
      secondTotal: comparisonBefore + comparisonAfter,
    },
    level,
  );
}
