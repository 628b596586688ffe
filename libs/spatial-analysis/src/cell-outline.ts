import type { Outline } from './convex-hull.ts';

/** Steps right, up, left, down; turning left is the next entry. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/**
 * The outer edge of an area of square cells that hang together by sides, in cell units. Holes are not cut out.
 * @param contains whether a cell belongs to the area
 * @param column of the leftmost cell in the area's lowest row
 * @param row the area's lowest row
 */
export function traceCells(contains: (column: number, row: number) => boolean, column: number, row: number): Outline {
  const ring: [number, number][] = [];
  let x = column;
  let y = row;
  let heading = 0;
  // Walk the grid lines with the area on the left, from the lower left corner of the first cell until it is reached again.
  do {
    const [dx, dy] = STEPS[heading]!;
    // Of the two cells ahead; a corner (x, y) is the lower left one of cell (x, y).
    const left = contains(x + dx + (dx - dy - 1) / 2, y + dy + (dx + dy - 1) / 2);
    const right = contains(x + dx + (dx + dy - 1) / 2, y + dy + (dy - dx - 1) / 2);
    x += dx;
    y += dy;
    // Where two cells of the area touch by corners only, going right keeps to the outside.
    const next = right ? (heading + 3) % 4 : left ? heading : (heading + 1) % 4;
    if (next !== heading) ring.push([x, y]);
    heading = next;
  } while (x !== column || y !== row);
  return [...ring, ring[0]!];
}
