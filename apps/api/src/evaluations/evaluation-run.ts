import type { AccidentFilter, Text } from '@elektron/domain';

import type { EvaluationQuestion } from './evaluation-question.ts';
import type { StoredEvaluation } from './stored-evaluation.ts';

/** All that repeats an evaluation, besides the filter. */
export type EvaluationParameters = Omit<EvaluationQuestion, 'filter'>;

export interface NewEvaluationRun {
  readonly runId: string;
  readonly interventionId: string;
  readonly parameters: EvaluationParameters;
  readonly filter: AccidentFilter;
  readonly seed: number;
  readonly dataVersion: number;
  readonly softwareVersion: string;
  /** Canonical JSON of a StoredEvaluation. */
  readonly resultJson: string;
  readonly resultDigest: string;
}

export interface EvaluationRun extends Omit<NewEvaluationRun, 'resultJson'> {
  readonly result: StoredEvaluation;
  readonly createdAt: Date;
}

/** What a list shows. */
export interface EvaluationRunSummary {
  readonly runId: string;
  readonly interventionId: string;
  readonly interventionName: Text;
  readonly illustrative: boolean;
  readonly createdAt: Date;
  /** Without its sites, which are the heavy part. */
  readonly result: Omit<StoredEvaluation, 'sites'>;
}
