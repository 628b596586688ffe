import type { EdgeNetwork } from './methods/network-kernel-density/edge-network.ts';
import { LEFT_OUT_REASONS, NO_SITE_REASONS, type Course, type LeftOut, type LeftOutReason } from './network-sites.ts';
import { liesOnGround, type StudyGround } from './study-ground.ts';

/** The roads as streets, for methods that look along them: what is only on foot or by bicycle is none. Index `i` is the same segment in every list of segments. */
export interface StreetNetwork {
  readonly edges: EdgeNetwork;
  /** Vertices of segment `i` from `offsets[i]` up to `offsets[i + 1]`, in metres; its ends are the places of its nodes. */
  readonly courses: EdgeCourses;
  readonly roadName: readonly (string | null)[];
  readonly roadClass: readonly (string | null)[];
  /** Motor vehicles a day; 0 where nobody knows. */
  readonly vehiclesPerDay: Float64Array;
  /** Segments one after the other, of one road between two junctions; every segment is in one of them. */
  readonly sections: readonly StreetSection[];
  readonly accidents: AccidentsOnStreets;
}

export interface EdgeCourses {
  readonly offsets: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface StreetSection {
  readonly edges: readonly number[];
  /** Index by index of them: whether one meets it against the order of its vertices. */
  readonly isReversed: readonly boolean[];
  /** Metres along the section between which nothing belongs to a junction; none where `to` is not above `from`. */
  readonly from: number;
  readonly to: number;
}

/** Index by index of the points. */
export interface AccidentsOnStreets {
  /** The segment, or -1. */
  readonly edge: Int32Array;
  /** Metres from the start of the segment. */
  readonly offset: Float64Array;
  readonly isAtJunction: Uint8Array;
  /** Position in NO_SITE_REASONS of one that is on no street; 255 of one that is. */
  readonly reason: Uint8Array;
}

/** Which segments lie wholly where accidents were looked for. */
export function edgesInside({ courses: { offsets, x, y } }: Pick<StreetNetwork, 'courses'>, ground: StudyGround): Uint8Array {
  return Uint8Array.from({ length: offsets.length - 1 }, (_, edge) => {
    const [first, end] = [offsets[edge]!, offsets[edge + 1]!];
    const course = Array.from({ length: end - first }, (_, k) => [x[first + k]!, y[first + k]!] as const);
    return liesOnGround(course, ground) ? 1 : 0;
  });
}

/**
 * Accidents that are not looked at, by their reasons in a fixed order; reasons that none has are left out.
 * @param leftOut why one that is on a street is left out all the same; null for one that is not
 */
export function countNotOnStreets({ edge, reason }: AccidentsOnStreets, leftOut: (accident: number) => LeftOutReason | null): LeftOut[] {
  const counts = new Map<LeftOutReason, number>();
  for (const [accident, on] of edge.entries()) {
    const why = on < 0 ? NO_SITE_REASONS[reason[accident]!]! : leftOut(accident);
    if (why !== null) counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return [...NO_SITE_REASONS, ...LEFT_OUT_REASONS].flatMap((why) => {
    const accidents = counts.get(why);
    return accidents === undefined ? [] : [{ reason: why, accidents }];
  });
}

/**
 * A stretch of a segment, from one share of its length to another.
 * @param from 0 at the start of the segment, less than `to`
 * @param to 1 at its end
 */
export function stretchOfEdge({ offsets, x, y }: EdgeCourses, edge: number, from: number, to: number): Course {
  const [first, last] = [offsets[edge]!, offsets[edge + 1]! - 1];
  let length = 0;
  for (let v = first; v < last; v += 1) length += Math.hypot(x[v + 1]! - x[v]!, y[v + 1]! - y[v]!);
  const [begin, end] = [from * length, to * length];
  const stretch: [number, number][] = [];
  let passed = 0;
  for (let v = first; v < last; v += 1) {
    const [dx, dy] = [x[v + 1]! - x[v]!, y[v + 1]! - y[v]!];
    const step = Math.hypot(dx, dy);
    const at = (meters: number): [number, number] => {
      const share = step === 0 ? 0 : (meters - passed) / step;
      return [x[v]! + share * dx, y[v]! + share * dy];
    };
    if (stretch.length === 0 && (begin < passed + step || v === last - 1)) stretch.push(from === 0 ? [x[first]!, y[first]!] : at(begin));
    if (stretch.length > 0 && end <= passed + step && to < 1) return [...stretch, at(end)];
    if (stretch.length > 0) stretch.push([x[v + 1]!, y[v + 1]!]);
    passed += step;
  }
  return stretch;
}

/** More roads than so many are not named. */
const NAMED_ROADS = 3;

/** Names of the roads on which a hotspot lies, the longest part first. @param meters what of each segment it holds */
export function nameRoads({ roadName }: Pick<StreetNetwork, 'roadName'>, meters: ReadonlyMap<number, number>): string | null {
  const lengths = new Map<string, number>();
  for (const [edge, length] of meters) {
    const name = roadName[edge];
    if (name != null) lengths.set(name, (lengths.get(name) ?? 0) + length);
  }
  const names = [...lengths].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).map(([name]) => name);
  return names.length === 0 ? null : names.slice(0, NAMED_ROADS).join(' / ');
}
