import { EVIDENCE_KINDS, LEAST_EVIDENCE_ACCIDENTS, narrowingsOfFilter, outcomeOfFilter, type Text } from '@elektron/domain';
import { estimateLogRatio } from '@elektron/statistics';

import { fillTexts } from '../common/fill-texts.ts';
import { drawsConclusion } from '../evaluations/evaluation-sentence.ts';
import type { FinishedEvaluation } from '../evaluations/finished-evaluations.repository.ts';
import { STORED_FORMAT } from '../evaluations/stored-evaluation.ts';
import type { EvaluationStudy } from './evidence-study.ts';
import { UNFIT_REASONS, type UnfitReason } from './evidence-texts.ts';
import { scoreQuality } from './score-quality.ts';

/** What an evaluation says, beside whose it is. */
export type Contribution = Omit<EvaluationStudy, 'id' | 'origin' | 'ownerId' | 'interventionNo' | 'decisionNo' | 'runId' | 'name'>;

/** An evaluation as far as a study is found in it. */
export interface EvaluatedForStudy {
  readonly run: Pick<FinishedEvaluation, 'filter' | 'result'>;
  readonly intervention: Pick<FinishedEvaluation, 'kind' | 'illustrative' | 'selectedForHighCounts'>;
}

/** Either a study, or why there is none. */
export type StudyOrReason =
  { readonly found: Contribution; readonly reason: null } | { readonly found: null; readonly reason: UnfitReason };

/** Either what would leave, or why nothing can. */
export type ContributionOrReason =
  { readonly contribution: Contribution; readonly reason: null } | { readonly contribution: null; readonly reason: UnfitReason };

/** What can be pooled of an evaluation inside of its organisation: as it leaves, but for small numbers, which are told there. */
export function findStudy({ run, intervention }: EvaluatedForStudy): StudyOrReason {
  const { result, filter } = run;
  const { selectedForHighCounts } = intervention;
  const kind = EVIDENCE_KINDS.find((known) => known === intervention.kind);
  if (intervention.illustrative) return refuse('ILLUSTRATIVE');
  if (kind === undefined) return refuse('KIND_NOT_POOLED');
  if (result.format !== STORED_FORMAT) return refuse('EARLIER_FORMAT');
  const answer = result.estimates.find(({ method }) => method === result.recommended)?.result;
  // A series or an exact test has a ratio, and no variance of its logarithm that could be pooled.
  const effect = answer?.effectKind === 'observed-to-expected' ? estimateLogRatio(answer) : null;
  if (effect === null) return refuse('NO_FACTOR');
  if (!drawsConclusion(result)) return refuse('NO_CONCLUSION');
  const ofRatio = { ratio: Math.exp(effect.logEffect), logVariance: effect.variance };
  return {
    found: {
      kind,
      ...describe(result),
      ...ofRatio,
      chosenBy: selectedForHighCounts === null ? 'unknown' : selectedForHighCounts ? 'high-counts' : 'other-reason',
      outcome: outcomeOfFilter(filter),
      narrowedBy: narrowingsOfFilter(filter),
      quality: scoreQuality({
        accidents: accidentsOf(result),
        treatedSites: result.treatedSites,
        referenceSites: result.referenceSites,
        years: Math.min(result.yearsBefore, result.yearsAfter),
        method: result.recommended,
        selectedForHighCounts,
        ...ofRatio,
      }),
    },
    reason: null,
  };
}

/** The numbers that leave are made once more by the database when it is decided; here they are shown before, and told where there are none. */
export function findContribution(evaluated: EvaluatedForStudy): ContributionOrReason {
  const { found, reason } = findStudy(evaluated);
  if (found === null) return { contribution: null, reason };
  if (accidentsOf(evaluated.run.result) < LEAST_EVIDENCE_ACCIDENTS) return { contribution: null, reason: 'TOO_FEW_ACCIDENTS' };
  const orNull = (total: number | null): number | null => (total === null || total < LEAST_EVIDENCE_ACCIDENTS ? null : total);
  return {
    contribution: { ...found, accidentsBefore: orNull(found.accidentsBefore), accidentsAfter: orNull(found.accidentsAfter) },
    reason: null,
  };
}

type Result = EvaluatedForStudy['run']['result'];

function accidentsOf({ observedBefore, observedAfter }: Result): number {
  return observedBefore + observedAfter;
}

function describe(
  result: Result,
): Pick<Contribution, 'method' | 'yearsBefore' | 'yearsAfter' | 'treatedSites' | 'accidentsBefore' | 'accidentsAfter'> {
  const { recommended, yearsBefore, yearsAfter, treatedSites, observedBefore, observedAfter } = result;
  return { method: recommended, yearsBefore, yearsAfter, treatedSites, accidentsBefore: observedBefore, accidentsAfter: observedAfter };
}

function refuse(reason: UnfitReason): StudyOrReason {
  return { found: null, reason };
}

export function describeReason(reason: UnfitReason): Text {
  return fillTexts(UNFIT_REASONS[reason], { least: LEAST_EVIDENCE_ACCIDENTS });
}
