import type { NetworkSegments, NodedNetwork } from './noded-network.ts';

/** Segments of one road, one after the other. */
export interface RouteChain {
  readonly segments: readonly number[];
  /** Whether each is passed from its end to its start. */
  readonly isReversed: readonly boolean[];
}

/**
 * The chains of a road: as long as exactly two of its segments meet, a chain goes on. A road whose directions are drawn apart, or that
 * branches, has several; each segment is in one.
 * @param ofRoad indices of its segments
 */
export function findChains({ segments }: Pick<NodedNetwork, 'segments'>, ofRoad: readonly number[]): RouteChain[] {
  const { startNode, endNode } = segments;
  const atNode = new Map<number, number[]>();
  for (const segment of ofRoad)
    for (const node of [startNode[segment]!, endNode[segment]!]) atNode.set(node, [...(atNode.get(node) ?? []), segment]);
  const left = new Set([...ofRoad].sort((a, b) => a - b));
  const follow = (node: number, from: number): [number, boolean][] => {
    const passed: [number, boolean][] = [];
    for (let [at, last] = [node, from]; ;) {
      const [one, other, ...more] = atNode.get(at) ?? [];
      const next = more.length > 0 || other === undefined ? undefined : one === last ? other : one;
      if (next === undefined || !left.has(next)) return passed;
      left.delete(next);
      const isReversed = endNode[next] === at;
      passed.push([next, isReversed]);
      [at, last] = [isReversed ? startNode[next]! : endNode[next]!, next];
    }
  };
  const chains: RouteChain[] = [];
  for (const first of left) {
    left.delete(first);
    const after = follow(endNode[first]!, first);
    const before = follow(startNode[first]!, first).map(([segment, isReversed]) => [segment, !isReversed] as const);
    const all = [...before.toReversed(), [first, false] as const, ...after];
    chains.push({ segments: all.map(([segment]) => segment), isReversed: all.map(([, isReversed]) => isReversed) });
  }
  return chains;
}

/** A kilometre post, or another point whose position is known. */
export interface KilometreMark {
  readonly x: number;
  readonly y: number;
  /** Kilometre position in metres. */
  readonly positionMeters: number;
}

/** Why a chain has no positions. */
export type CalibrationFlaw = 'too-few-marks' | 'marks-out-of-order';

export interface ChainCalibration {
  /** Points along the chain with their positions in metres, never falling; index by index. Nothing is drawn out beyond the outermost marks. */
  readonly measures: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Metres of position per metre along the chain between neighbouring marks: the least and the greatest. */
  readonly stretch: readonly [number, number];
  /** Marks that lie on the chain. */
  readonly marks: number;
  /** What these say (metres, rising), and how long the way is from each to the next (metres): one fewer. */
  readonly positions: Float64Array;
  readonly wayMeters: Float64Array;
}

/**
 * Kilometre positions along a chain, between marks in proportion to the way.
 * @param marks in any order; those further away than the limit belong to other roads
 * @param limitMeters more than 0
 */
export function calibrateChain(
  { segments }: Pick<NodedNetwork, 'segments'>,
  chain: RouteChain,
  marks: readonly KilometreMark[],
  limitMeters: number,
): ChainCalibration | CalibrationFlaw {
  const course = courseOf(segments, chain);
  const placed = marks
    .flatMap((mark) => {
      const alongMeters = placeOn(course, mark, limitMeters);
      return alongMeters === null ? [] : [{ alongMeters, positionMeters: mark.positionMeters }];
    })
    .sort((a, b) => a.positionMeters - b.positionMeters || a.alongMeters - b.alongMeters);
  if (placed.length < 2) return 'too-few-marks';
  const isBackwards = placed[0]!.alongMeters > placed[placed.length - 1]!.alongMeters;
  const length = course.along[course.along.length - 1]!;
  const known = isBackwards ? placed.map((one) => ({ ...one, alongMeters: length - one.alongMeters })) : placed;
  for (const [i, { alongMeters, positionMeters }] of known.entries()) {
    const before = known[i - 1];
    if (before !== undefined && (alongMeters <= before.alongMeters || positionMeters <= before.positionMeters)) return 'marks-out-of-order';
  }
  return interpolate(isBackwards ? turn(course) : course, known);
}

interface Course {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Metres from its start, index by index. */
  readonly along: Float64Array;
}

function courseOf({ offsets, x, y }: NetworkSegments, { segments, isReversed }: RouteChain): Course {
  const vertices: number[] = [];
  for (const [i, segment] of segments.entries()) {
    const own = Array.from({ length: offsets[segment + 1]! - offsets[segment]! }, (_, k) => offsets[segment]! + k);
    vertices.push(...(isReversed[i] ? own.reverse() : own).slice(i === 0 ? 0 : 1));
  }
  return withLengths(
    Float64Array.from(vertices, (vertex) => x[vertex]!),
    Float64Array.from(vertices, (vertex) => y[vertex]!),
  );
}

function withLengths(x: Float64Array, y: Float64Array): Course {
  const along = new Float64Array(x.length);
  for (let k = 1; k < x.length; k += 1) along[k] = along[k - 1]! + Math.hypot(x[k]! - x[k - 1]!, y[k]! - y[k - 1]!);
  return { x, y, along };
}

function turn({ x, y }: Course): Course {
  return withLengths(x.toReversed(), y.toReversed());
}

/** Metres along a course to its point nearest to a mark; `null` beyond the limit. */
function placeOn({ x, y, along }: Course, mark: KilometreMark, limitMeters: number): number | null {
  let best: { readonly distance: number; readonly at: number } | null = null;
  for (let k = 0; k + 1 < x.length; k += 1) {
    const [dx, dy] = [x[k + 1]! - x[k]!, y[k + 1]! - y[k]!];
    const squared = dx * dx + dy * dy;
    const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((mark.x - x[k]!) * dx + (mark.y - y[k]!) * dy) / squared));
    const distance = Math.hypot(mark.x - x[k]! - share * dx, mark.y - y[k]! - share * dy);
    if (distance <= limitMeters && (best === null || distance < best.distance))
      best = { distance, at: along[k]! + share * Math.sqrt(squared) };
  }
  return best === null ? null : best.at;
}

function interpolate(
  { x, y, along }: Course,
  known: readonly { readonly alongMeters: number; readonly positionMeters: number }[],
): ChainCalibration {
  const points: { position: number; x: number; y: number }[] = [];
  const stretches: number[] = [];
  const pointAt = (meters: number, position: number): void => {
    const next = along.findIndex((value) => value >= meters);
    const k = Math.max(0, next - 1);
    const share = along[k + 1] === along[k] ? 0 : (meters - along[k]!) / (along[k + 1]! - along[k]!);
    points.push({ position, x: x[k]! + share * (x[k + 1]! - x[k]!), y: y[k]! + share * (y[k + 1]! - y[k]!) });
  };
  for (const [i, mark] of known.entries()) {
    pointAt(mark.alongMeters, mark.positionMeters);
    const next = known[i + 1];
    if (next === undefined) break;
    const stretch = (next.positionMeters - mark.positionMeters) / (next.alongMeters - mark.alongMeters);
    stretches.push(stretch);
    for (const [k, meters] of along.entries()) {
      if (meters <= mark.alongMeters || meters >= next.alongMeters) continue;
      points.push({ position: mark.positionMeters + stretch * (meters - mark.alongMeters), x: x[k]!, y: y[k]! });
    }
  }
  return {
    measures: Float64Array.from(points, ({ position }) => position),
    x: Float64Array.from(points, (point) => point.x),
    y: Float64Array.from(points, (point) => point.y),
    stretch: [Math.min(...stretches), Math.max(...stretches)],
    marks: known.length,
    positions: Float64Array.from(known, ({ positionMeters }) => positionMeters),
    wayMeters: Float64Array.from(known.slice(1), ({ alongMeters }, i) => alongMeters - known[i]!.alongMeters),
  };
}
