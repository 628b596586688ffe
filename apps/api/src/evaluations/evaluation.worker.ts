import { columnsFromShared, type AccidentColumns, type PlaceMarks } from '@elektron/columns';
import { isProblem, type ProblemCode, type ProblemDetails } from '@elektron/domain';

import { digestOf, formatCanonicalJson } from '../common/canonical-json.ts';
import { createPlane, type Plane, type Position } from '../common/plane.ts';
import type { TreatedPlaces } from './choose-sites.ts';
import { evaluateIntervention } from './evaluate-intervention.ts';
import type { EvaluationQuestion } from './evaluation-question.ts';
import type { InterventionShape } from './intervention-shape.ts';
import { listTreatedPlaces, type TreatedGeometry } from './list-treated-places.ts';

/** What the thread is given. The columns lie on shared memory and are not copied. */
export interface EvaluationTask {
  readonly columns: AccidentColumns;
  /** Where its accidents lie with respect to the places that the question's filter names; null or absent where it names none. */
  readonly places?: PlaceMarks | null;
  readonly question: EvaluationQuestion;
  readonly intervention: {
    /** Degrees. */
    readonly places: readonly Position[];
    /** Of other interventions; degrees. */
    readonly otherPlaces: readonly Position[];
    readonly selectedForHighCounts: boolean | null;
    readonly illustrative: boolean;
    /** Lines or areas, beside its places. */
    readonly shape?: InterventionShape | null;
    readonly otherShapes?: readonly InterventionShape[];
  };
  /** EPSG code of the organisation's plane. */
  readonly srid: number;
}

/** A problem crosses threads as a value: an error would lose its code on the way. */
export type EvaluationAnswer =
  | { readonly kind: 'result'; readonly json: string; readonly digest: string }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly details: ProblemDetails };

/** The places of an intervention and of the others, those of lines and areas among them, as the methods read them. */
export function placesInMeters(intervention: EvaluationTask['intervention'], plane: Plane, siteWidthMeters: number): TreatedPlaces {
  const listPlaces = (geometry: TreatedGeometry): Position[] => listTreatedPlaces(geometry, plane, siteWidthMeters);
  return {
    places: listPlaces({ sites: intervention.places, shape: intervention.shape }),
    otherPlaces: [
      ...listPlaces({ sites: intervention.otherPlaces }),
      ...(intervention.otherShapes ?? []).flatMap((shape) => listPlaces({ sites: [], shape })),
    ],
  };
}

/** Evaluates to the stored form, in a thread of its own so that the server keeps answering. */
export function evaluate({ columns, places, question, intervention, srid }: EvaluationTask): EvaluationAnswer {
  const plane = createPlane(srid);
  try {
    const inMeters = placesInMeters(intervention, plane, question.siteWidthMeters);
    const result = evaluateIntervention(columnsFromShared(columns), { ...intervention, ...inMeters }, question, plane, places);
    const json = formatCanonicalJson(result);
    return { kind: 'result', json, digest: digestOf(json) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind: 'problem', code: error.code, details: error.details };
  }
}
