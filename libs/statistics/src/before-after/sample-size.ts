import { requirePositive } from '../require-number.ts';

export interface PlannedStudy {
  /** The effect to be seen, as a crash modification factor other than 1. */
  readonly crashModificationFactor: number;
  /** Expected accidents after, untreated, per accident before: the after period in units of the before period, times the trend. */
  readonly afterToBefore: number;
  /** How many standard errors the effect shall be away from 1: 1.96 gives an even chance of "significant at 5 %". */
  readonly zScore: number;
}

/**
 * Accidents needed before the treatment so that an effect lies a given number of standard errors from "none".
 * @returns count, not rounded
 * @throws Problem NOT_POSITIVE
 * Source: Hauer 2008, "How many accidents are needed to show a difference?", Accident Analysis and Prevention 40, 1634-1635.
 */
export function accidentsNeededBefore({ crashModificationFactor, afterToBefore, zScore }: PlannedStudy): number {
  const theta = requirePositive('crashModificationFactor', crashModificationFactor);
  const ratio = requirePositive('afterToBefore', afterToBefore);
  requirePositive('|1 - crashModificationFactor|', Math.abs(1 - theta));
  return (zScore / (1 - theta)) ** 2 * (theta / ratio + theta ** 2);
}
