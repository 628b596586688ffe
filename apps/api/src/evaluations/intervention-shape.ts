import { E7, Problem, type Text } from '@elektron/domain';

import { isObject } from '../common/parse-geo-json.ts';
import type { Plane, Position } from '../common/plane.ts';

/** Where an intervention was that is more than points, as GeoJSON in degrees: streets, or areas. */
export type InterventionShape =
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** All lines and rings of a shape together; more is drawn with a detail that no map shows. */
export const MOST_SHAPE_VERTICES = 10_000;
const FEWEST_OF_LINE = 2;
/** A ring is a triangle at least, and ends where it began. */
const FEWEST_OF_RING = 4;

const SHAPE: Text = { el: 'σχήμα', en: 'shape' };
const NO_SHAPE = {
  KIND: {
    el: 'χρειάζεται LineString, MultiLineString, Polygon ή MultiPolygon του GeoJSON',
    en: 'it takes a LineString, MultiLineString, Polygon or MultiPolygon of GeoJSON',
  },
  LINE: { el: 'μια γραμμή θέλει τουλάχιστον δύο διαφορετικά σημεία', en: 'a line takes two different points at least' },
  RING: {
    el: 'μια περιοχή θέλει τουλάχιστον τρία διαφορετικά σημεία και να κλείνει εκεί όπου άρχισε',
    en: 'an area takes three different points at least, and closes where it began',
  },
  POSITION: {
    el: 'ένα σημείο δεν είναι γεωγραφικό μήκος και πλάτος κοντά στην περιοχή του οργανισμού· ίσως είναι αντεστραμμένα ή σε μέτρα',
    en: 'a point is no longitude and latitude near the organisation’s area; they may be swapped, or in metres',
  },
  VERTICES: {
    el: `έχει πάνω από ${MOST_SHAPE_VERTICES} σημεία· απλοποιήστε το`,
    en: `it has more than ${MOST_SHAPE_VERTICES} points; simplify it`,
  },
  CROSSING: { el: 'το περίγραμμα μιας περιοχής τέμνει τον εαυτό του', en: 'the outline of an area crosses itself' },
} as const satisfies Readonly<Record<string, Text>>;

/** @throws Problem INPUT_INVALID */
export function refuseShape(reason: keyof typeof NO_SHAPE): never {
  throw new Problem('INPUT_INVALID', { field: SHAPE, value: NO_SHAPE[reason] });
}

/**
 * A shape in its one form, with the seven decimals that records have. Whether an outline crosses itself is found out by the database.
 * @throws Problem INPUT_INVALID, which says why
 */
export function parseShape(value: unknown, plane: Plane): InterventionShape | null {
  if (value === null || value === undefined) return null;
  if (!isObject(value)) return refuseShape('KIND');
  const { type, coordinates } = value;
  const budget = { left: MOST_SHAPE_VERTICES };
  const lineOf = (line: unknown): Position[] => parseLine(line, plane, budget);
  const ringsOf = (polygon: unknown): Position[][] => listOf(polygon).map((ring) => parseRing(ring, plane, budget));
  switch (type) {
    case 'LineString':
      return { type: 'MultiLineString', coordinates: [lineOf(coordinates)] };
    case 'MultiLineString':
      return { type, coordinates: listOf(coordinates).map(lineOf) };
    case 'Polygon':
      return { type: 'MultiPolygon', coordinates: [ringsOf(coordinates)] };
    case 'MultiPolygon':
      return { type, coordinates: listOf(coordinates).map(ringsOf) };
    default:
      return refuseShape('KIND');
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) && value.length > 0 ? value : refuseShape('KIND');
}

function parseLine(line: unknown, plane: Plane, budget: { left: number }): Position[] {
  const positions = parsePositions(line, plane, budget);
  if (positions.length < FEWEST_OF_LINE || positions.every((position) => isSame(position, positions[0]!))) refuseShape('LINE');
  return positions;
}

function parseRing(ring: unknown, plane: Plane, budget: { left: number }): Position[] {
  const positions = parsePositions(ring, plane, budget);
  const different = new Set(positions.map(String)).size;
  if (positions.length < FEWEST_OF_RING || different < FEWEST_OF_RING - 1 || !isSame(positions[0]!, positions.at(-1)!)) refuseShape('RING');
  return positions;
}

function isSame(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Heights are left out: nothing here knows up and down. */
function parsePositions(value: unknown, plane: Plane, budget: { left: number }): Position[] {
  const list = listOf(value);
  budget.left -= list.length;
  if (budget.left < 0) refuseShape('VERTICES');
  return list.map((each) => {
    const [longitude, latitude] = (Array.isArray(each) ? each : []) as unknown[];
    if (typeof longitude !== 'number' || typeof latitude !== 'number' || plane.toMeters(longitude, latitude) === null) {
      return refuseShape('POSITION');
    }
    return [Math.round(longitude * E7) / E7, Math.round(latitude * E7) / E7];
  });
}
