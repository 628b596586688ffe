import { formatCanonicalJson } from '../common/canonical-json.ts';
import type { EvaluatedRun } from './evaluation-runs.service.ts';
import { STORED_FORMAT } from './stored-evaluation.ts';

/** What a reader of the file checks first (docs/evaluation-result.md). The number changes when a member changes its meaning. */
export const EVALUATION_FILE = { format: 'elektron-evaluation', formatVersion: 1 } as const;

/**
 * All that an evaluation is and all that repeats it, as one JSON text: question, what the methods were given, what they answered. No accident is in it.
 * @returns null for a run of an earlier format, which did not keep what its methods were given
 */
export function formatEvaluationFile({ run, intervention }: EvaluatedRun): string | null {
  const { runId, createdAt, seed, dataVersion, softwareVersion, filter, parameters, result, resultDigest } = run;
  if (result.format !== STORED_FORMAT || result.input === undefined) return null;
  const { interventionId: _id, ...described } = intervention;
  return formatCanonicalJson({
    ...EVALUATION_FILE,
    run: { id: runId, createdAt: createdAt.toISOString(), seed, dataVersion, softwareVersion },
    intervention: described,
    question: { ...parameters, filter },
    methods: run.result.estimates.map(({ method }) => method),
    result,
    resultDigest,
  });
}
