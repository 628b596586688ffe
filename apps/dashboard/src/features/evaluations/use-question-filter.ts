import type { AccidentFilter } from '@elektron/domain';
import { useState } from 'react';
import { readStoredFilter } from '../../filter/describe-filter.ts';
import { toFilterInput } from '../../filter/filter-input.ts';
import { useFilter } from '../../filter/use-filter.ts';
import type { EvaluateInput } from '../../graphql/generated/graphql.ts';
import type { Intervention } from './evaluations-queries.ts';

/** By which accidents the places were chosen, where only some are counted; the first is what nobody has said. */
export const CHOICE_BASES = ['not-said', 'all-accidents', 'counted-accidents'] as const;
export type ChoiceBasis = (typeof CHOICE_BASES)[number];

export interface QuestionFilter {
  /** Without a period: an evaluation has its own two. */
  readonly filter: AccidentFilter;
  /** What the measure is aimed at; null for all accidents. */
  readonly target: AccidentFilter | null;
  /** Whether that is what is counted now. */
  readonly isTarget: boolean;
  readonly setFilter: (filter: AccidentFilter) => void;
  readonly takeTarget: () => void;
  /** Back to the filter of the workspace. */
  readonly dropTarget: () => void;
  readonly chosenBy: ChoiceBasis;
  readonly setChosenBy: (chosenBy: ChoiceBasis) => void;
  /** Whether it matters by which accidents the places were chosen. */
  readonly asksChoice: boolean;
  readonly input: Pick<EvaluateInput, 'filter' | 'chosenBy'>;
}

/**
 * Which accidents a question counts: those under the filter of the workspace, or, where it has none, those that the measure is aimed at. What is taken of the
 * intervention stays with this question and leaves the address, which other pages share, alone.
 */
export function useQuestionFilter({
  targetFilter,
  selectedForHighCounts,
}: Pick<Intervention, 'targetFilter' | 'selectedForHighCounts'>): QuestionFilter {
  const workspace = useFilter();
  const ofWorkspace = { ...workspace.filter, period: null };
  const target = targetFilter == null ? null : { ...readStoredFilter(targetFilter), period: null };
  const [own, setOwn] = useState<AccidentFilter | null>(() => (toFilterInput(ofWorkspace) === null ? target : null));
  const [chosenBy, setChosenBy] = useState<ChoiceBasis>(CHOICE_BASES[0]);
  const filter = own ?? ofWorkspace;
  const asksChoice = selectedForHighCounts !== false && Object.keys(filter.selections).length > 0;
  return {
    filter,
    target,
    isTarget: own !== null,
    setFilter: (next) => (own === null ? workspace.setFilter({ ...next, period: workspace.filter.period }) : setOwn(next)),
    takeTarget: () => setOwn(target),
    dropTarget: () => setOwn(null),
    chosenBy,
    setChosenBy,
    asksChoice,
    input: { filter: toFilterInput(filter), ...(asksChoice ? { chosenBy } : {}) },
  };
}
