import type { Membership } from '@elektron/domain';

import { AreaIndex } from './area-index.ts';
import { createGridIndex, type GridIndex } from './grid-index.ts';
import { throwIfCancelled, UNWATCHED, type HotspotControl } from './hotspot-method.ts';
import { MemberList } from './member-list.ts';
import { findBoundingBox, type PointSet } from './point-set.ts';

/** Accidents in degrees times 10^7. Index `i` is the same accident in every array. */
export interface DegreeSet {
  readonly longitudeE7: Int32Array;
  readonly latitudeE7: Int32Array;
}

/** Accidents between two looks at whether the search shall stop: some milliseconds of work. */
const LOOK = 32_768;

type Stop = Pick<HotspotControl, 'isCancelled'>;

/**
 * Which polygons hold each accident. Borders belong to them, so one on a common border is held by both.
 * @param isKnown 1 where the place is known well enough to ask; others are held by none
 * @param areas the edges of each, see PolygonIndex
 * @throws Problem CANCELLED
 */
export function findInside(
  { longitudeE7, latitudeE7 }: DegreeSet,
  isKnown: Uint8Array,
  areas: readonly Int32Array[],
  stop: Stop = UNWATCHED,
): Membership {
  const index = new AreaIndex(areas, isKnown.length);
  const members = new MemberList(isKnown.length);
  for (let i = 0; i < isKnown.length; i += 1) {
    if (i % LOOK === 0) throwIfCancelled(stop);
    if (isKnown[i] === 1) index.listHolding(longitudeE7[i]!, latitudeE7[i]!, members);
    members.endAccident(i);
  }
  return members.finish();
}

/**
 * Which places have each accident in their surroundings: at most so far away in the plane, the distance itself included.
 * @param isKnown 1 where the place is known well enough to ask; others are near none
 * @param places in the same metres as the accidents
 * @param radiusMeters above 0
 * @throws Problem TOO_MANY_CELLS, CANCELLED
 */
export function findNear(
  { x, y }: PointSet,
  isKnown: Uint8Array,
  places: PointSet,
  radiusMeters: number,
  stop: Stop = UNWATCHED,
): Membership {
  const members = new MemberList(isKnown.length);
  const search = places.x.length === 0 ? null : createSearch(places, radiusMeters);
  for (let i = 0; i < isKnown.length; i += 1) {
    if (i % LOOK === 0) throwIfCancelled(stop);
    if (isKnown[i] === 1 && search !== null) search(x[i]!, y[i]!, members);
    members.endAccident(i);
  }
  return members.finish();
}

/** Lists the places around a position. Cells are as wide as the radius, so that nine of them hold all. */
function createSearch(places: PointSet, radiusMeters: number): (x: number, y: number, members: MemberList) => void {
  const grid = createGridIndex(places, radiusMeters);
  const { minX, minY } = findBoundingBox(places)!;
  const square = radiusMeters * radiusMeters;
  return (x, y, members) => {
    const column = Math.floor((x - minX) / radiusMeters);
    const row = Math.floor((y - minY) / radiusMeters);
    for (let near = Math.max(0, row - 1); near <= Math.min(grid.rows - 1, row + 1); near += 1) {
      const end = grid.rowStart[near + 1]!;
      for (let cell = firstCellFrom(grid, near, column - 1); cell < end && grid.cellColumn[cell]! <= column + 1; cell += 1) {
        for (let k = grid.cellStart[cell]!; k < grid.cellStart[cell + 1]!; k += 1) {
          const [dx, dy] = [grid.x[k]! - x, grid.y[k]! - y];
          if (dx * dx + dy * dy <= square) members.add(grid.item[k]!);
        }
      }
    }
  };
}

/** The first cell of a row that is in this column or to the right of it. */
function firstCellFrom({ rowStart, cellColumn }: GridIndex, row: number, column: number): number {
  let [low, high] = [rowStart[row]!, rowStart[row + 1]!];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cellColumn[middle]! < column) low = middle + 1;
    else high = middle;
  }
  return low;
}
