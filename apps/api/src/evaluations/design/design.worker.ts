import { columnsFromShared } from '@elektron/columns';
import { isProblem, Problem, type ProblemCode, type ProblemDetails } from '@elektron/domain';

import { createPlane, type Position } from '../../common/plane.ts';
import type { EvaluationTask } from '../evaluation.worker.ts';
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
export function examine({ columns, places, question, intervention, srid, context }: DesignTask): DesignAnswer {
  const plane = createPlane(srid);
  try {
    const toMeters = ([longitude, latitude]: Position): Position => {
      const place = plane.toMeters(longitude, latitude);
      if (place === null) throw new Problem('INPUT_INVALID', { field: 'sites', value: `${longitude} ${latitude}` });
      return place;
    };
    const inMeters = { places: intervention.places.map(toMeters), otherPlaces: intervention.otherPlaces.map(toMeters) };
    const design = examineDesign(columnsFromShared(columns), { ...intervention, ...inMeters }, question, context, places);
    return { kind: 'design', design };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind: 'problem', code: error.code, details: error.details };
  }
}
