import type { AccidentFilter } from '@elektron/domain';

import { refused } from '../common/refused.ts';

/**
 * By which accidents the places of an intervention were chosen, where a question counts only some: by all, or by the very ones that are counted.
 * `not-said` is taken for all, and a conclusion drawn only where both come to the same.
 */
export const CHOICE_BASES = ['all-accidents', 'counted-accidents', 'not-said'] as const;
export type ChoiceBasis = (typeof CHOICE_BASES)[number];

export interface ChoiceQuestion {
  /** Absent where every accident is counted, and in questions from before it was asked, which empirical Bayes answers from the counted ones alone. */
  readonly chosenBy?: ChoiceBasis;
}

export interface ChoiceDraft {
  readonly chosenBy?: string | null | undefined;
}

/** @throws Problem INPUT_INVALID */
export function parseChoice({ chosenBy }: ChoiceDraft, filter: AccidentFilter | null | undefined): ChoiceQuestion {
  const basis = CHOICE_BASES.find((known) => known === (chosenBy ?? 'not-said'));
  if (basis === undefined) throw refused('chosenBy', String(chosenBy));
  return Object.keys(filter?.selections ?? {}).length === 0 ? {} : { chosenBy: basis };
}

/** Whether empirical Bayes is asked about all accidents of the places, to answer for some of them. */
export function isAskedThroughAll(chosenBy: ChoiceBasis | undefined): boolean {
  return chosenBy === 'all-accidents' || chosenBy === 'not-said';
}
