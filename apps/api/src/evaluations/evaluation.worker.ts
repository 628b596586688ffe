import { columnsFromShared, type AccidentColumns, type PlaceMarks } from '@elektron/columns';
import { isProblem, type ProblemCode, type ProblemDetails } from '@elektron/domain';

import type { ScreeningMaterial } from '../columns/roads/roads-to-screen.service.ts';
import { digestOf, formatCanonicalJson } from '../common/canonical-json.ts';
import { createPlane, type Plane, type Position } from '../common/plane.ts';
import type { TreatedPlaces } from './choose-sites.ts';
import { evaluateIntervention } from './evaluate-intervention.ts';
import type { EvaluationQuestion } from './evaluation-question.ts';
import type { InterventionShape } from './intervention-shape.ts';
import { listTreatedPlaces, type TreatedGeometry } from './list-treated-places.ts';
import { drawPlaces } from './road-sites/draw-places.ts';
import { proposeForIntervention } from './road-sites/propose-for-intervention.ts';

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
  /** What sites of the road network are made of; null or absent where sites are hexagons. */
  readonly network?: ScreeningMaterial | null;
  /** Whether the answer is a proposal of reference sites, and no evaluation. */
  readonly proposes?: boolean;
}

/** A problem crosses threads as a value: an error would lose its code on the way. */
export type EvaluationAnswer =
  | { readonly kind: 'result'; readonly json: string; readonly digest: string }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly details: ProblemDetails };

/**
 * The places of an intervention and of the others, those of lines and areas among them, as the methods read them: sites of the road network are found from
 * what was drawn, hexagons by covering it.
 */
export function placesInMeters(
  { intervention, network }: Pick<EvaluationTask, 'intervention' | 'network'>,
  plane: Plane,
  siteWidthMeters: number,
): TreatedPlaces {
  const { places: sites, shape, otherPlaces, otherShapes = [] } = intervention;
  if (network != null) {
    const [own, others] = [drawPlaces(sites, shape == null ? [] : [shape], plane), drawPlaces(otherPlaces, otherShapes, plane)];
    return { places: own.points, otherPlaces: others.points, drawn: { own, others } };
  }
  const listPlaces = (geometry: TreatedGeometry): Position[] => listTreatedPlaces(geometry, plane, siteWidthMeters);
  return {
    places: listPlaces({ sites, shape }),
    otherPlaces: [...listPlaces({ sites: otherPlaces }), ...otherShapes.flatMap((other) => listPlaces({ sites: [], shape: other }))],
  };
}

/** Evaluates to the stored form, or proposes, in a thread of its own so that the server keeps answering. */
export function evaluate(task: EvaluationTask): EvaluationAnswer {
  const { columns, places, question, intervention, srid, network = null, proposes } = task;
  const plane = createPlane(srid);
  try {
    const treated = { ...intervention, ...placesInMeters(task, plane, question.siteWidthMeters) };
    const answer = proposes === true ? proposeForIntervention : evaluateIntervention;
    const json = formatCanonicalJson(answer(columnsFromShared(columns), treated, question, plane, places, network));
    return { kind: 'result', json, digest: digestOf(json) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind: 'problem', code: error.code, details: error.details };
  }
}
