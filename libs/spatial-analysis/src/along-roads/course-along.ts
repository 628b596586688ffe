import type { NetworkRoad } from '../network-roads.ts';

type Place = readonly [x: number, y: number];

/**
 * The course of a road between two of its metres, at least one place; both ends of it are on the road.
 * @param from metres from the start of the road, at most `to`
 */
export function courseBetween({ course, lengthMeters }: NetworkRoad, from: number, to: number): Place[] {
  const drawn = lengthsAlong(course);
  const whole = drawn.at(-1)!;
  // What is on record as the length of a road and the length of its drawing differ a little.
  const scale = lengthMeters > 0 ? whole / lengthMeters : 0;
  const [start, end] = [from, to].map((meters) => Math.min(Math.max(meters * scale, 0), whole)) as [number, number];
  const inner = course.filter((_, i) => drawn[i]! > start && drawn[i]! < end);
  const first = placeAt(course, drawn, start);
  return end > start ? [first, ...inner, placeAt(course, drawn, end)] : [first];
}

/** Metres along the course of each of its places. */
function lengthsAlong(course: readonly Place[]): Float64Array {
  const lengths = new Float64Array(course.length);
  for (let i = 1; i < course.length; i += 1) {
    const [[fromX, fromY], [toX, toY]] = [course[i - 1]!, course[i]!];
    lengths[i] = lengths[i - 1]! + Math.hypot(toX - fromX, toY - fromY);
  }
  return lengths;
}

function placeAt(course: readonly Place[], drawn: Float64Array, meters: number): Place {
  const next = Math.max(
    1,
    drawn.findIndex((length) => length >= meters),
  );
  const [before, after] = [course[next - 1]!, course[next] ?? course[next - 1]!];
  const edge = (drawn[next] ?? 0) - drawn[next - 1]!;
  const share = edge > 0 ? (meters - drawn[next - 1]!) / edge : 0;
  return [before[0] + share * (after[0] - before[0]), before[1] + share * (after[1] - before[1])];
}
