import { columnsFromShared } from '@elektron/columns';
import { isProblem, type ProblemCode, type ProblemDetails } from '@elektron/domain';

import { createPlane } from '../../common/plane.ts';
import { placesInMeters, type EvaluationTask } from '../evaluation.worker.ts';
import { examineDesign, type DesignContext, type ExaminedDesign } from './examine-design.ts';

/** What the thread is given: as for an evaluation, and what is known beside the records. */
export interface DesignTask extends EvaluationTask {
  readonly context: DesignContext;
}

/** A problem crosses threads as a value: an error would lose its code on the way. */
export type DesignAnswer =
  | { readonly kind: 'design'; readonly design: ExaminedDesign }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly details: ProblemDetails };

/** Examines a design in a thread of its own: the power of a large study takes a second. */
export function examine(task: DesignTask): DesignAnswer {
  const { columns, places = null, question, intervention, srid, network = null, context } = task;
  const plane = createPlane(srid);
  try {
    const treated = { ...intervention, ...placesInMeters(task, plane, question.siteWidthMeters) };
    const design = examineDesign(columnsFromShared(columns), treated, question, context, { places, network });
    return { kind: 'design', design };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind: 'problem', code: error.code, details: error.details };
  }
}
