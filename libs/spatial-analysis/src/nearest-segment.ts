import { createSegmentGrid } from './segment-grid.ts';

/**
 * The distance from a place to the nearest of many straight segments.
 * @param segments x1, y1, x2, y2 of each, in metres
 * @param limitMeters places further away than this from all of them are told no distance; also the side of a cell
 * @returns a function of a place that gives metres, or Infinity where no segment is within the limit
 */
export function createSegmentDistance(segments: Float64Array, limitMeters: number): (x: number, y: number) => number {
  const grid = createSegmentGrid(segments, limitMeters);
  return (x, y) => {
    let nearest = Infinity;
    grid.visitNear(x - limitMeters, y - limitMeters, x + limitMeters, y + limitMeters, (at) => {
      nearest = Math.min(nearest, distanceToSegment(segments, at, x, y));
    });
    return nearest <= limitMeters ? nearest : Infinity;
  };
}

/** Metres from a place to the segment that begins at a position of the array. */
export function distanceToSegment(segments: Float64Array, at: number, x: number, y: number): number {
  const [x1, y1] = [segments[at]!, segments[at + 1]!];
  const [dx, dy] = [segments[at + 2]! - x1, segments[at + 3]! - y1];
  const along = shareAlongSegment(segments, at, x, y);
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/** Where on that segment its point nearest to a place lies: 0 at its first end, 1 at its second. */
export function shareAlongSegment(segments: Float64Array, at: number, x: number, y: number): number {
  const [x1, y1] = [segments[at]!, segments[at + 1]!];
  const [dx, dy] = [segments[at + 2]! - x1, segments[at + 3]! - y1];
  const squared = dx * dx + dy * dy;
  return squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / squared));
}
