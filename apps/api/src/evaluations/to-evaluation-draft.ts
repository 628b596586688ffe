import { toAccidentFilter } from '../common/accident-filter.input.ts';
import { toParameterValues } from '../common/parameter.ts';
import type { EvaluateInput } from './evaluation.inputs.ts';
import type { EvaluationDraft } from './evaluation-question.ts';

/** What an input asks for, in the words of the room. */
export function toEvaluationDraft({ filter, parameters, targetFilter, ...draft }: EvaluateInput): EvaluationDraft {
  return {
    ...draft,
    filter: toAccidentFilter(filter),
    parameters: toParameterValues(parameters),
    targetFilter: targetFilter == null ? null : toAccidentFilter(targetFilter),
  };
}
