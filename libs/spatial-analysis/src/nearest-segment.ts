/**
 * The distance from a place to the nearest of many straight segments, found by a grid: each segment stands in every cell that its box touches.
 * @param segments x1, y1, x2, y2 of each, in metres
 * @param limitMeters places further away than this from all of them are told no distance; also the side of a cell
 * @returns a function of a place that gives metres, or Infinity where no segment is within the limit
 */
export function createSegmentDistance(segments: Float64Array, limitMeters: number): (x: number, y: number) => number {
  const cells = new Map<string, number[]>();
  const cellOf = (value: number): number => Math.floor(value / limitMeters);
  for (let at = 0; at + 3 < segments.length; at += 4) {
    const [x1, y1, x2, y2] = [segments[at]!, segments[at + 1]!, segments[at + 2]!, segments[at + 3]!];
    for (let column = cellOf(Math.min(x1, x2)); column <= cellOf(Math.max(x1, x2)); column += 1) {
      for (let row = cellOf(Math.min(y1, y2)); row <= cellOf(Math.max(y1, y2)); row += 1) {
        const key = `${column} ${row}`;
        const cell = cells.get(key);
        if (cell === undefined) cells.set(key, [at]);
        else cell.push(at);
      }
    }
  }
  return (x, y) => {
    let nearest = Infinity;
    // A cell is as wide as the limit, so whatever lies within it stands in one of the nine around.
    for (let column = cellOf(x) - 1; column <= cellOf(x) + 1; column += 1) {
      for (let row = cellOf(y) - 1; row <= cellOf(y) + 1; row += 1) {
        for (const at of cells.get(`${column} ${row}`) ?? []) nearest = Math.min(nearest, distanceToSegment(segments, at, x, y));
      }
    }
    return nearest <= limitMeters ? nearest : Infinity;
  };
}

/** Metres from a place to the segment that begins at a position of the array. */
export function distanceToSegment(segments: Float64Array, at: number, x: number, y: number): number {
  const [x1, y1] = [segments[at]!, segments[at + 1]!];
  const [dx, dy] = [segments[at + 2]! - x1, segments[at + 3]! - y1];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / squared));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
