import { isProblem, type ProblemCode, type ProblemDetails } from '@elektron/domain';

import { digestOf, formatCanonicalJson } from '../common/canonical-json.ts';
import type { AppraisalQuestion } from './appraisal-question.ts';
import { makeAppraisal } from './make-appraisal.ts';

/** A problem crosses threads as a value: an error would lose its code on the way. */
export type AppraisalAnswer =
  | { readonly kind: 'result'; readonly json: string; readonly digest: string }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly details: ProblemDetails };

/** Appraises to the stored form, in a thread of its own so that the server keeps answering. */
export function appraise(question: AppraisalQuestion): AppraisalAnswer {
  try {
    const json = formatCanonicalJson(makeAppraisal(question));
    return { kind: 'result', json, digest: digestOf(json) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind: 'problem', code: error.code, details: error.details };
  }
}
