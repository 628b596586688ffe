import { Problem } from '@elektron/domain';

/** Places in metres of one projected coordinate system. Index `i` is the same accident in every array; index order is id order. */
export interface PointSet {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** What one point counts for; 1 each when absent. Only densities read it. */
  readonly weight?: Float64Array;
}

/** A rectangle in metres, edges included. */
export interface BoundingBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/**
 * Refuses a point set whose arrays differ in length or that holds a position which is not a number.
 * @throws Problem INPUT_INVALID, NEGATIVE_COUNT
 */
export function checkPointSet(points: PointSet): void {
  const { x, y, weight } = points;
  if (y.length !== x.length) throw new Problem('INPUT_INVALID', { field: 'y', value: y.length });
  if (weight && weight.length !== x.length) throw new Problem('INPUT_INVALID', { field: 'weight', value: weight.length });
  for (let i = 0; i < x.length; i++) {
    // The difference is NaN as soon as one of the two is NaN or infinite: one test for both.
    if (Number.isNaN(x[i]! - x[i]! + (y[i]! - y[i]!))) throw new Problem('INPUT_INVALID', { field: 'position', value: `${x[i]}, ${y[i]}` });
    if (weight && !(weight[i]! >= 0 && weight[i]! < Infinity))
      throw new Problem('NEGATIVE_COUNT', { field: 'weight', value: String(weight[i]) });
  }
}

/** The smallest rectangle around the points; `null` when there is none. */
export function findBoundingBox(points: PointSet): BoundingBox | null {
  const { x, y } = points;
  if (x.length === 0) return null;
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let i = 0; i < x.length; i++) {
    if (x[i]! < minX) minX = x[i]!;
    if (x[i]! > maxX) maxX = x[i]!;
    if (y[i]! < minY) minY = y[i]!;
    if (y[i]! > maxY) maxY = y[i]!;
  }
  return { minX, minY, maxX, maxY };
}

/** True when the box holds the place; no box holds every place. */
export function boxContains(box: BoundingBox | null, x: number, y: number): boolean {
  return box === null || (x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY);
}
