import { createSegmentGrid, shareAlongSegment } from '@elektron/spatial-analysis';

import { listEdges, type SegmentCourses } from './noded-network.ts';
import { createNetworkWalk, type NetworkWalk } from './walk-network.ts';

export interface SnapParameters {
  /** What is further away from a segment than this does not belong to it (metres, more than 0): one number, or index by index of the segments. */
  readonly limitMeters: number | Float64Array;
  /** A second road that is at most so much further away than the nearest makes the choice doubtful (metres). */
  readonly doubtMeters: number;
  /** It makes no doubt where one comes to it within so many metres along the roads: there the two are one place. */
  readonly meetingMeters: number;
}

/** Index by index the points. */
export interface SnappedPoints {
  /** Nearest segment, or -1 where none is within the limit. */
  readonly segment: Int32Array;
  /** To that segment; Infinity where there is none. */
  readonly distanceMeters: Float64Array;
  /** Where on the segment, from its start; NaN where there is none. */
  readonly alongMeters: Float64Array;
  /** The second nearest segment, where it makes the choice doubtful, else -1. */
  readonly rival: Int32Array;
}

/** A segment that a point may belong to. */
export interface NearSegment {
  readonly segment: number;
  readonly distance: number;
  readonly along: number;
}

/** Segments by their place: of each segment within a distance of a point the nearest place, in no order that means anything. */
export type SegmentSearch = (x: number, y: number, limitMeters: number) => NearSegment[];

/** What a point is put on, and what it could as well be on. */
export interface SegmentChoice {
  readonly best: NearSegment;
  readonly rival: NearSegment | null;
}

/** Of two segments, the one of the higher rank comes first, however near the other is. */
export type SegmentRank = (point: number, segment: number) => number;

/** What segments are to points, and to each other. */
export interface SegmentMeaning {
  readonly rank: SegmentRank;
  /** Between two segments of one road, such as its carriageways, there is no doubt. */
  readonly isOneRoad: (one: number, other: number) => boolean;
}

/**
 * The segments on which points lie.
 * @param points metres, index by index; NaN for a point that is nowhere, which belongs to no segment
 * @param rank of segments within their limit, as of those of the road that a point names
 */
export function snapPoints(
  segments: SegmentCourses,
  points: { readonly x: Float64Array; readonly y: Float64Array },
  parameters: SnapParameters,
  rank: SegmentRank = () => 0,
): SnappedPoints {
  const find = createSegmentSearch(segments, mostOf(parameters.limitMeters));
  const choose = createSegmentChoice(createNetworkWalk(segments), find, parameters, { rank, isOneRoad: () => false });
  const count = points.x.length;
  const snapped: SnappedPoints = {
    segment: new Int32Array(count).fill(-1),
    distanceMeters: new Float64Array(count).fill(Infinity),
    alongMeters: new Float64Array(count).fill(NaN),
    rival: new Int32Array(count).fill(-1),
  };
  for (let i = 0; i < count; i += 1) {
    const [x, y] = [points.x[i]!, points.y[i]!];
    const choice = Number.isNaN(x) || Number.isNaN(y) ? null : choose(i, x, y);
    if (choice === null) continue;
    snapped.segment[i] = choice.best.segment;
    snapped.distanceMeters[i] = choice.best.distance;
    snapped.alongMeters[i] = choice.best.along;
    snapped.rival[i] = choice.rival?.segment ?? -1;
  }
  return snapped;
}

const CELL_METERS = 50;

/** @param usualMeters how far most points look */
export function createSegmentSearch(segments: SegmentCourses, usualMeters: number): SegmentSearch {
  const { edges, segment, alongMeters } = listEdges(segments);
  const grid = createSegmentGrid(edges, Math.max(CELL_METERS, usualMeters));
  return (x, y, limitMeters) => {
    const near = new Map<number, NearSegment>();
    grid.visitNear(x - limitMeters, y - limitMeters, x + limitMeters, y + limitMeters, (at) => {
      const share = shareAlongSegment(edges, at, x, y);
      const [dx, dy] = [edges[at + 2]! - edges[at]!, edges[at + 3]! - edges[at + 1]!];
      const distance = Math.hypot(edges[at]! + share * dx - x, edges[at + 1]! + share * dy - y);
      const own = segment[at / 4]!;
      if (distance > limitMeters || distance >= (near.get(own)?.distance ?? Infinity)) return;
      near.set(own, { segment: own, distance, along: alongMeters[at / 4]! + share * Math.hypot(dx, dy) });
    });
    return [...near.values()];
  };
}

/** The segment that a point belongs to: of those within their limit the one of the highest rank, and of equal ones the nearest. */
export function createSegmentChoice(
  walk: NetworkWalk,
  find: SegmentSearch,
  { limitMeters, doubtMeters, meetingMeters }: SnapParameters,
  { rank, isOneRoad }: SegmentMeaning,
): (point: number, x: number, y: number) => SegmentChoice | null {
  const most = mostOf(limitMeters);
  const limitOf = (segment: number): number => (typeof limitMeters === 'number' ? limitMeters : limitMeters[segment]!);
  return (point, x, y) => {
    const near = find(x, y, most).filter(({ segment, distance }) => distance <= limitOf(segment));
    if (near.length > 1) {
      near.sort((a, b) => rank(point, b.segment) - rank(point, a.segment) || a.distance - b.distance || a.segment - b.segment);
    }
    const [best, ...others] = near;
    if (best === undefined) return null;
    const isEqual = (one: NearSegment): boolean =>
      one.distance - best.distance <= doubtMeters &&
      rank(point, one.segment) === rank(point, best.segment) &&
      !isOneRoad(one.segment, best.segment);
    const equals = others.filter(isEqual);
    if (equals.length === 0) return { best, rival: null };
    const { segments } = walk(best.segment, best.along, meetingMeters);
    return { best, rival: equals.find(({ segment }) => !segments.has(segment)) ?? null };
  };
}

function mostOf(limitMeters: number | Float64Array): number {
  return typeof limitMeters === 'number' ? limitMeters : limitMeters.reduce((a, b) => Math.max(a, b), 0);
}
