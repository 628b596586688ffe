import type { EvaluationDraft } from '../evaluation-question.ts';
import type { EvaluationPlan } from './evaluation-plan.ts';

/** What a plan asks, to be asked: a value that several methods share stands in each of them alike. */
export function planAsDraft({ parameters: planned, filter }: Pick<EvaluationPlan, 'parameters' | 'filter'>): EvaluationDraft {
  const { parameters, ...question } = planned;
  const values = Object.values(parameters).flatMap((each) => Object.entries(each));
  return { ...question, filter, parameters: Object.fromEntries(values.filter(([, value]) => value !== null)) };
}
