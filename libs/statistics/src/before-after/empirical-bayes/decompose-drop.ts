import type { UndefinedReason } from '../before-after-codes.ts';
import { normalInterval, ratioOrNull } from '../estimate-effect.ts';
import type { TreatedTable } from '../treated-table.ts';
import type { DropDecomposition } from './empirical-bayes-detail.ts';

export interface Expectation {
  /** Sum of the sites' long-run accidents in the before period (count), given what they had. */
  readonly expectedBefore: { readonly value: number; readonly variance: number };
  /** pi (count). */
  readonly expectedAfter: number;
  /** Coverage of the interval as a share. */
  readonly level: number;
}

/** How much of the plain drop was chance, how much trend, and what is left for the treatment. */
export function decomposeDrop(treated: TreatedTable, { expectedBefore, expectedAfter, level }: Expectation): DropDecomposition {
  const { durationRatio, totalBefore, totalAfter } = treated;
  const drop = durationRatio * totalBefore - totalAfter;
  const dropStandardError = Math.sqrt(durationRatio ** 2 * totalBefore + totalAfter);
  const hasDropped = drop > 0 && drop >= dropStandardError;
  const regressionToTheMean = durationRatio * (totalBefore - expectedBefore.value);
  const undefinedReasons: UndefinedReason[] = [];
  if (!hasDropped) undefinedReasons.push('NO_DROP');
  if (totalBefore === 0) undefinedReasons.push('NO_ACCIDENTS_BEFORE');
  return {
    drop,
    dropStandardError,
    regressionToTheMean,
    trend: durationRatio * expectedBefore.value - expectedAfter,
    treatment: expectedAfter - totalAfter,
    // The count before is known: what is uncertain is the long-run level below it.
    regressionConfidenceInterval: hasDropped
      ? normalInterval(regressionToTheMean, durationRatio * Math.sqrt(expectedBefore.variance), level)
      : null,
    excessOfObserved: ratioOrNull(totalBefore - expectedBefore.value, totalBefore),
    undefinedReasons,
  };
}
