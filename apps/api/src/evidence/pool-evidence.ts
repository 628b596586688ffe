import { sumQuality, type ProblemDetails } from '@elektron/domain';
import { analyzeStudies, studyOfFactor, type MetaAnalysis, type Study } from '@elektron/statistics';

import type { EvidenceCount, EvidenceFilter, EvidenceStudy } from './evidence-study.ts';
import type { EvidenceNoticeCode } from './evidence-texts.ts';

/** Coverage of all intervals. */
export const EVIDENCE_LEVEL = 0.95;

export interface EvidenceNotice {
  readonly code: EvidenceNoticeCode;
  readonly details: ProblemDetails;
}

/** What the studies of one kind say together. */
export interface PooledEvidence {
  /** Those that are pooled, in the order of their ids. */
  readonly studies: readonly EvidenceStudy[];
  readonly analysis: MetaAnalysis;
  readonly notices: readonly EvidenceNotice[];
}

/** Points of a study; `null` where nobody has scored it. */
export function pointsOf(study: EvidenceStudy): number | null {
  return study.origin === 'published' ? study.qualityPoints : sumQuality(study.quality).points;
}

/**
 * Pools the studies of one kind that a filter leaves. Of one intervention only the evaluation that was contributed last counts, of those that the filter
 * leaves: several count the same accidents.
 * @param studies of one kind, in any order
 */
export function poolEvidence(
  studies: readonly EvidenceStudy[],
  filter: EvidenceFilter,
  count: Pick<EvidenceCount, 'withheld' | 'undecided'>,
): PooledEvidence {
  const { outcome, origin, leastPoints } = filter;
  const wanted = studies.filter((study) => (outcome === null || study.outcome === outcome) && isOfOrigin(study, origin));
  const scored = wanted.filter((study) => leastPoints === null || (pointsOf(study) ?? -1) >= leastPoints);
  const kept = scored.filter((study) => !isReplaced(study, scored)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    studies: kept,
    analysis: analyzeStudies(kept.map(toStudy), EVIDENCE_LEVEL),
    notices: findNotices({ wanted, scored, kept, count }),
  };
}

/** Of an evaluation its plain ratio; a publication says how its factor was made in words at most. */
function toStudy(study: EvidenceStudy): Study {
  if (study.origin === 'published') return studyOfFactor(study.id, study.factor, study.standardError);
  return { id: study.id, logEffect: Math.log(study.ratio), variance: study.logVariance };
}

/** Own studies are read as such: where they are wanted there are no others. */
function isOfOrigin({ origin }: EvidenceStudy, wanted: EvidenceFilter['origin']): boolean {
  return wanted === 'all' || (origin === 'published') === (wanted === 'published');
}

/** Whether a later evaluation of the same intervention is there. */
function isReplaced(study: EvidenceStudy, among: readonly EvidenceStudy[]): boolean {
  if (study.origin === 'published') return false;
  return among.some(
    (other) =>
      other.origin === 'evaluation' &&
      other.ownerId === study.ownerId &&
      other.interventionNo === study.interventionNo &&
      other.decisionNo > study.decisionNo,
  );
}

interface Chosen {
  readonly wanted: readonly EvidenceStudy[];
  readonly scored: readonly EvidenceStudy[];
  readonly kept: readonly EvidenceStudy[];
  readonly count: Pick<EvidenceCount, 'withheld' | 'undecided'>;
}

function findNotices({ wanted, scored, kept, count: { withheld, undecided } }: Chosen): EvidenceNotice[] {
  const notices: EvidenceNotice[] = [];
  if (new Set(kept.map(measureOf)).size > 1) notices.push({ code: 'OUTCOMES_MIXED', details: {} });
  if (scored.length > kept.length) notices.push({ code: 'SAME_INTERVENTION', details: { left: scored.length - kept.length } });
  if (wanted.length > scored.length) notices.push({ code: 'WITHOUT_POINTS', details: { left: wanted.length - scored.length } });
  if (withheld + undecided > 0) notices.push({ code: 'WITHHELD', details: { withheld, undecided } });
  if (kept.length > 1 && kept.some(({ origin }) => origin === 'published')) notices.push({ code: 'PUBLISHED_OVERLAP', details: {} });
  return notices;
}

/** Of which accidents an effect is. Whom a published one is about stands in words, which cannot be compared. */
function measureOf(study: EvidenceStudy): string {
  return [study.outcome, ...(study.origin === 'evaluation' ? study.narrowedBy : [])].join(' ');
}
