import {
  EVIDENCE_KINDS,
  LEAST_EVIDENCE_ACCIDENTS,
  narrowingsOfFilter,
  outcomeOfFilter,
  type EvidenceKind,
  type Text,
} from '@elektron/domain';
import { estimateLogRatio } from '@elektron/statistics';

import { fillTexts } from '../common/fill-texts.ts';
import type { EvaluatedRun } from '../evaluations/evaluation-runs.service.ts';
import { drawsConclusion } from '../evaluations/evaluation-sentence.ts';
import { STORED_FORMAT } from '../evaluations/stored-evaluation.ts';
import type { EvaluationStudy } from './evidence-study.ts';
import { UNFIT_REASONS, type UnfitReason } from './evidence-texts.ts';
import { scoreQuality } from './score-quality.ts';

/** What would leave of an evaluation, beside the name of its organisation. */
export type Contribution = Omit<EvaluationStudy, 'id' | 'origin' | 'ownerId' | 'interventionNo' | 'decisionNo' | 'runId'>;

/** Either what would leave, or why nothing can. */
export type ContributionOrReason =
  { readonly contribution: Contribution; readonly reason: null } | { readonly contribution: null; readonly reason: UnfitReason };

/** The numbers that leave are made once more by the database when it is decided; here they are shown before, and told where there are none. */
export function findContribution({ run, intervention }: EvaluatedRun): ContributionOrReason {
  const { result, filter } = run;
  if (intervention.illustrative) return refuse('ILLUSTRATIVE');
  const kind = EVIDENCE_KINDS.find((known) => known === intervention.kind);
  if (kind === undefined) return refuse('KIND_NOT_POOLED');
  if (result.format !== STORED_FORMAT) return refuse('EARLIER_FORMAT');
  const accidents = result.observedBefore + result.observedAfter;
  if (accidents < LEAST_EVIDENCE_ACCIDENTS) return refuse('TOO_FEW_ACCIDENTS');
  const answer = result.estimates.find(({ method }) => method === result.recommended)?.result;
  // A series or an exact test has a ratio, and no factor with a standard error that could be pooled.
  const effect = answer?.effectKind === 'observed-to-expected' ? estimateLogRatio(answer) : null;
  if (effect === null) return refuse('NO_FACTOR');
  if (!drawsConclusion(result)) return refuse('NO_CONCLUSION');
  const { selectedForHighCounts } = intervention;
  const ofRatio = { ratio: Math.exp(effect.logEffect), logVariance: effect.variance };
  return {
    contribution: {
      ...describe(kind, run),
      ...ofRatio,
      chosenBy: selectedForHighCounts === null ? 'unknown' : selectedForHighCounts ? 'high-counts' : 'other-reason',
      outcome: outcomeOfFilter(filter),
      narrowedBy: narrowingsOfFilter(filter),
      quality: scoreQuality({
        accidents,
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

function describe(
  kind: EvidenceKind,
  { result }: EvaluatedRun['run'],
): Pick<Contribution, 'kind' | 'method' | 'yearsBefore' | 'yearsAfter' | 'treatedSites' | 'accidentsBefore' | 'accidentsAfter'> {
  const orNull = (total: number): number | null => (total < LEAST_EVIDENCE_ACCIDENTS ? null : total);
  return {
    kind,
    method: result.recommended,
    yearsBefore: result.yearsBefore,
    yearsAfter: result.yearsAfter,
    treatedSites: result.treatedSites,
    accidentsBefore: orNull(result.observedBefore),
    accidentsAfter: orNull(result.observedAfter),
  };
}

function refuse(reason: UnfitReason): ContributionOrReason {
  return { contribution: null, reason };
}

export function describeReason(reason: UnfitReason): Text {
  return fillTexts(UNFIT_REASONS[reason], { least: LEAST_EVIDENCE_ACCIDENTS });
}
