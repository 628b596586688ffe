import { describeSiteRemark, STUDY_ROLE_LABELS, type SiteRemark, type Text } from '@elektron/domain';

import { fillTexts } from '../../common/fill-texts.ts';
import type { WarningObject } from '../../common/warning.ts';
import type { EstimateObject } from '../evaluation-run.objects.ts';
import { describeEvaluation } from '../evaluation-sentence.ts';
import { EVALUATION_NOTICES } from '../evaluation-texts.ts';
import { presentEstimate } from '../present-evaluation.ts';
import type { AnsweredStudy, SaidOfStudy, StudyEvaluation, StudySiteRow } from './study-table.ts';

/** A line that cannot be a site, in words. */
export interface ToldFault {
  readonly row: number;
  readonly message: Text;
}

export interface PresentedStudy extends Omit<StudyEvaluation, 'recommended' | 'estimates' | 'notices' | 'sites'> {
  readonly sentence: Text;
  readonly recommendedMethodId: string;
  readonly estimates: readonly EstimateObject[];
  readonly warnings: readonly WarningObject[];
  readonly sites: readonly (StudySiteRow & { readonly roleLabels: Text })[];
  /** What was said, defaults filled in: with the file itself, all that repeats the answer. */
  readonly said: SaidOfStudy;
}

export interface PresentedAnswer {
  /** Null where a line of the table cannot be a site. */
  readonly evaluation: PresentedStudy | null;
  /** How many lines these are. */
  readonly faults: number;
  /** The first of them. */
  readonly told: readonly ToldFault[];
}

const TOLD = 20;

export function presentStudy({ evaluation, faults }: AnsweredStudy, said: SaidOfStudy): PresentedAnswer {
  return {
    evaluation: evaluation === null ? null : present(evaluation, said),
    faults: faults.length,
    told: faults.slice(0, TOLD).map(tell),
  };
}

function present({ recommended, estimates, notices, sites, ...numbers }: StudyEvaluation, said: SaidOfStudy): PresentedStudy {
  const { observedAfter } = numbers;
  const { parameters, selectedForHighCounts } = said;
  return {
    ...numbers,
    sentence: describeEvaluation({ recommended, estimates, notices }, false),
    recommendedMethodId: recommended,
    estimates: estimates.map((estimate) => presentEstimate(estimate, { observedAfter, parameters, selectedForHighCounts })),
    warnings: notices.map(({ code, details }) => ({ code, message: fillTexts(EVALUATION_NOTICES[code], details) })),
    sites: sites.map((site) => ({ ...site, roleLabels: STUDY_ROLE_LABELS[site.role] })),
    said,
  };
}

function tell(remark: SiteRemark): ToldFault {
  return { row: remark.row, message: { el: describeSiteRemark(remark, 'el'), en: describeSiteRemark(remark, 'en') } };
}
