import type { UndefinedReason } from '../before-after-codes.ts';
import { ratioOrNull } from '../estimate-effect.ts';
import type { TreatedTable } from '../treated-table.ts';
import type { DropDecomposition } from './empirical-bayes-detail.ts';

/**
 * How much of the plain drop was chance, how much trend, and what is left for the treatment.
 * @param expectedBefore sum of the sites' long-run accidents in the before period (count)
 * @param expectedAfter pi (count)
 */
export function decomposeDrop(treated: TreatedTable, expectedBefore: number, expectedAfter: number): DropDecomposition {
  const { durationRatio, totalBefore, totalAfter } = treated;
  const drop = durationRatio * totalBefore - totalAfter;
  const regressionToTheMean = durationRatio * (totalBefore - expectedBefore);
  const undefinedReasons: UndefinedReason[] = [];
  if (drop <= 0) undefinedReasons.push('NO_DROP');
  if (totalBefore === 0) undefinedReasons.push('NO_ACCIDENTS_BEFORE');
  return {
    drop,
    regressionToTheMean,
    trend: durationRatio * expectedBefore - expectedAfter,
    treatment: expectedAfter - totalAfter,
    regressionShare: ratioOrNull(regressionToTheMean, drop),
    excessOfObserved: ratioOrNull(totalBefore - expectedBefore, totalBefore),
    undefinedReasons,
  };
}
