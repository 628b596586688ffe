import { outcomeOfFilter, type EvidenceOutcome, type Text } from '@elektron/domain';

import type { FinishedEvaluation, RunPair } from '../evaluations/finished-evaluations.repository.ts';
import type { EvaluationStudy } from './evidence-study.ts';
import type { UnfitReason } from './evidence-texts.ts';
import { findStudy } from './find-contribution.ts';

/** An own evaluation that can be pooled, with what tells whether it counts the accidents of another. */
export interface OwnStudy {
  readonly study: EvaluationStudy;
  readonly evaluation: FinishedEvaluation;
}

/** Of each intervention the evaluation that counts. */
export interface LatestEvaluations {
  /** The latest first. */
  readonly own: readonly OwnStudy[];
  readonly unfit: readonly { readonly kind: string; readonly name: Text; readonly reason: UnfitReason }[];
  /** Of which kind each evaluation was that a later one of the same intervention has replaced. */
  readonly replaced: readonly string[];
}

/**
 * Of each intervention the last evaluation, of those that are of the wanted accidents. Whether it can be pooled is asked of that one alone: an earlier one does
 * not take the place of a later one that drew no conclusion.
 * @param evaluations of one organisation, the oldest first
 * @param outcome `null` for every one
 */
export function chooseLatest(
  evaluations: readonly FinishedEvaluation[],
  ownerId: string,
  outcome: EvidenceOutcome | null,
): LatestEvaluations {
  const wanted = evaluations.filter(({ filter }) => outcome === null || outcomeOfFilter(filter) === outcome);
  const last = new Map(wanted.map((evaluation, position) => [evaluation.interventionId, { evaluation, position }]));
  const [own, unfit] = [[] as OwnStudy[], [] as LatestEvaluations['unfit'][number][]];
  let interventionNo = 0;
  for (const { evaluation, position } of [...last.values()].sort((a, b) => b.position - a.position)) {
    interventionNo += 1;
    const { kind, name, runId } = evaluation;
    const { found, reason } = findStudy({ run: evaluation, intervention: evaluation });
    if (found === null) unfit.push({ kind, name, reason });
    else {
      const study = { ...found, id: runId, origin: 'evaluation', ownerId, interventionNo, decisionNo: position, runId, name } as const;
      own.push({ study, evaluation });
    }
  }
  const replaced = wanted.filter((evaluation) => last.get(evaluation.interventionId)?.evaluation !== evaluation).map(({ kind }) => kind);
  return { own, unfit, replaced };
}

/** What stays of own studies, and what would count accidents of a later one once more. */
export interface DisjointStudies {
  readonly kept: readonly OwnStudy[];
  readonly overlapping: readonly OwnStudy[];
}

/**
 * Leaves out every study that has treated ground in common with a later one that is kept, on days that both are about: the accidents there would count twice.
 * @param own of one kind, the latest first
 * @param sharedGround pairs of runs, in any order
 */
export function dropOverlapping(own: readonly OwnStudy[], sharedGround: readonly RunPair[]): DisjointStudies {
  const shared = new Set(sharedGround.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const [kept, overlapping] = [[] as OwnStudy[], [] as OwnStudy[]];
  for (const one of own) {
    const isTwice = kept.some((other) => shared.has(`${one.study.id} ${other.study.id}`) && meetInTime(one.evaluation, other.evaluation));
    (isTwice ? overlapping : kept).push(one);
  }
  return { kept, overlapping };
}

/** Whether two evaluations are about the same days, some of them at least; between the two periods of one lie the works, which count nothing. */
export function meetInTime({ periods }: Pick<FinishedEvaluation, 'periods'>, other: Pick<FinishedEvaluation, 'periods'>): boolean {
  return periods.some(({ start, end }) => other.periods.some((period) => start < period.end && period.start < end));
}
