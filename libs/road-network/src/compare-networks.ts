import { createSegmentGrid, distanceToSegment } from '@elektron/spatial-analysis';

import { listEdges, type NetworkSegments } from './noded-network.ts';

/** What of a network one compares: its segments with their ids and vertices. */
export type ComparedSegments = Pick<NetworkSegments, 'ids' | 'offsets' | 'x' | 'y' | 'lengthMeters'>;

export interface NetworkComparison {
  /** Ids that are in both, with the same course. */
  readonly kept: readonly string[];
  /** Ids that are in both, with another course between the same places. */
  readonly changed: readonly string[];
  readonly added: readonly string[];
  readonly gone: readonly GoneSegment[];
}

export interface GoneSegment {
  readonly id: string;
  /** Segments of the newer network that lie where it lay, the one that covers most of it first. */
  readonly successors: readonly Successor[];
}

export interface Successor {
  readonly id: string;
  /** How much of the gone segment lies along it (0 to 1). */
  readonly share: number;
}

export interface ComparisonParameters {
  /** A new segment within this distance lies where the old one lay (metres, more than 0). */
  readonly nearMeters: number;
  /** Successors that cover less of the old segment than this are only its neighbours (0 to 1). */
  readonly leastShare: number;
}

/** Drawn anew by hand, a road seldom moves by more than the width of a carriageway; at a crossing, neighbours cover some metres of any piece. */
export const DEFAULT_COMPARISON: ComparisonParameters = { nearMeters: 10, leastShare: 0.2 };

/** Vertices that moved by less than this did not move (metres): places are stored in 1e-7 degrees, 11 mm. */
const SAME_METERS = 0.05;

/** A gone segment is looked at in steps of so many metres. */
const STEP_METERS = 5;

/** What became of the segments of a network in a newer extract of its source. */
export function compareNetworks(
  older: ComparedSegments,
  newer: ComparedSegments,
  parameters: ComparisonParameters = DEFAULT_COMPARISON,
): NetworkComparison {
  const before = new Map(older.ids.map((id, index) => [id, index]));
  const now = new Map(newer.ids.map((id, index) => [id, index]));
  const comparison = { kept: [] as string[], changed: [] as string[], added: [] as string[] };
  for (const [id, index] of now) {
    const known = before.get(id);
    if (known === undefined) comparison.added.push(id);
    else comparison[isSameCourse(older, known, newer, index) ? 'kept' : 'changed'].push(id);
  }
  const gone = older.ids.filter((id) => !now.has(id));
  const findSuccessors = createSuccessorSearch(newer, parameters);
  return { ...comparison, gone: gone.map((id) => ({ id, successors: findSuccessors(older, before.get(id)!) })) };
}

function isSameCourse(older: ComparedSegments, one: number, newer: ComparedSegments, other: number): boolean {
  const [a, b] = [older.offsets[one]!, newer.offsets[other]!];
  const count = older.offsets[one + 1]! - a;
  if (newer.offsets[other + 1]! - b !== count) return false;
  for (let k = 0; k < count; k += 1) {
    if (Math.abs(older.x[a + k]! - newer.x[b + k]!) > SAME_METERS || Math.abs(older.y[a + k]! - newer.y[b + k]!) > SAME_METERS)
      return false;
  }
  return true;
}

function createSuccessorSearch(
  newer: ComparedSegments,
  { nearMeters, leastShare }: ComparisonParameters,
): (older: ComparedSegments, segment: number) => Successor[] {
  const { edges, segment: ofEdge } = listEdges(newer);
  const grid = createSegmentGrid(edges, Math.max(50, nearMeters));
  return (older, segment) => {
    const covered = new Map<number, number>();
    const points = pointsAlong(older, segment);
    for (const [x, y] of points) {
      const near = new Set<number>();
      grid.visitNear(x - nearMeters, y - nearMeters, x + nearMeters, y + nearMeters, (at) => {
        if (distanceToSegment(edges, at, x, y) <= nearMeters) near.add(ofEdge[at / 4]!);
      });
      for (const index of near) covered.set(index, (covered.get(index) ?? 0) + 1);
    }
    return [...covered]
      .map(([index, count]) => ({ id: newer.ids[index]!, share: count / points.length }))
      .filter(({ share }) => share >= leastShare)
      .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
  };
}

/** Points in equal steps along a segment, half a step from its ends, so that what only meets it there covers none. */
function pointsAlong({ offsets, x, y, lengthMeters }: ComparedSegments, segment: number): (readonly [number, number])[] {
  const steps = Math.max(1, Math.round(lengthMeters[segment]! / STEP_METERS));
  const points: (readonly [number, number])[] = [];
  let vertex = offsets[segment]!;
  let passed = 0;
  for (let step = 0; step < steps; step += 1) {
    const wanted = ((step + 0.5) / steps) * lengthMeters[segment]!;
    let edge = Math.hypot(x[vertex + 1]! - x[vertex]!, y[vertex + 1]! - y[vertex]!);
    while (passed + edge < wanted && vertex + 2 < offsets[segment + 1]!) {
      passed += edge;
      vertex += 1;
      edge = Math.hypot(x[vertex + 1]! - x[vertex]!, y[vertex + 1]! - y[vertex]!);
    }
    const share = edge === 0 ? 0 : Math.min(1, (wanted - passed) / edge);
    points.push([x[vertex]! + share * (x[vertex + 1]! - x[vertex]!), y[vertex]! + share * (y[vertex + 1]! - y[vertex]!)]);
  }
  return points;
}
