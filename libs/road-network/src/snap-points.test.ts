import { seededRandom } from '@elektron/statistics';
import { distanceToSegment } from '@elektron/spatial-analysis';
import { describe, expect, it } from '@jest/globals';

import { nodeLines } from './node-lines.ts';
import { listEdges, type NodedNetwork } from './noded-network.ts';
import { DEFAULT_TOLERANCE_METERS } from './road-line.ts';
import { snapPoints, type SegmentRank } from './snap-points.ts';
import { line } from './testing/made-up-lines.ts';

const PARAMETERS = { limitMeters: 30, doubtMeters: 4, meetingMeters: 20 };
const network = nodeLines(
  [
    line('a', [
      [0, 0],
      [100, 0],
      [200, 0],
    ]),
    line('b', [
      [100, 0],
      [100, 80],
    ]),
    line('c', [
      [0, 10],
      [80, 10],
    ]),
  ],
  { toleranceMeters: DEFAULT_TOLERANCE_METERS, splitsCrossings: false },
);
const idOf = (segment: number): string | undefined => network.segments.ids[segment];

function snap(points: readonly (readonly [number, number])[], rank?: SegmentRank): ReturnType<typeof snapPoints> {
  return snapPoints(
    network.segments,
    { x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) },
    PARAMETERS,
    rank,
  );
}

describe('points on a network', () => {
  it('belong to the nearest segment, with the place along it', () => {
    const { segment, distanceMeters, alongMeters, rival } = snap([
      [150, -7],
      [103, 40],
      [10, 12],
    ]);

    expect([...segment].map(idOf)).toEqual(['a:100000 0-200000 0', 'b:100000 0-100000 80000', 'c:0 10000-80000 10000']);
    expect([...distanceMeters]).toEqual([7, 3, 2]);
    expect([...alongMeters]).toEqual([50, 40, 10]);
    expect([...rival]).toEqual([-1, -1, -1]);
  });

  it('belong to none beyond the limit, or without a place', () => {
    const { segment, distanceMeters, alongMeters } = snap([
      [150, -31],
      [NaN, NaN],
    ]);

    expect([...segment]).toEqual([-1, -1]);
    expect([...distanceMeters]).toEqual([Infinity, Infinity]);
    expect([...alongMeters]).toEqual([NaN, NaN]);
  });

  it('are in doubt between two roads, and not where these meet', () => {
    const { segment, rival } = snap([
      [40, 6],
      [101, 2],
    ]);

    expect([...segment].map(idOf)).toEqual(['c:0 10000-80000 10000', 'b:100000 0-100000 80000']);
    expect([...rival].map(idOf)).toEqual(['a:0 0-100000 0', undefined]);
  });

  it('are in no doubt along one road, however short its pieces are, but are where two roads part slowly', () => {
    const limits = { ...PARAMETERS, doubtMeters: 5 };
    const pieces = nodeLines(
      [0, 50, 54, 58, 62, 120].slice(1).map((x, i, xs) =>
        line(`w${i}`, [
          [i === 0 ? 0 : xs[i - 1]!, 0],
          [x, 0],
        ]),
      ),
      { toleranceMeters: DEFAULT_TOLERANCE_METERS, splitsCrossings: false },
    );
    const along = { x: Float64Array.from([48, 52, 56, 60, 64]), y: new Float64Array(5).fill(25) };
    expect([...snapPoints(pieces.segments, along, limits).rival]).toEqual([-1, -1, -1, -1, -1]);

    const fork = nodeLines(
      [
        line('left', [
          [0, 0],
          [400, 20],
        ]),
        line('right', [
          [0, 0],
          [400, -20],
        ]),
      ],
      { toleranceMeters: DEFAULT_TOLERANCE_METERS, splitsCrossings: false },
    );
    const between = { x: Float64Array.from([10, 100, 300]), y: Float64Array.from([0.2, 1, 10]) };
    expect([...snapPoints(fork.segments, between, limits).rival].map((segment) => segment >= 0)).toEqual([false, true, false]);
  });

  it('have a limit for each segment', () => {
    const points = { x: Float64Array.from([150, 103]), y: Float64Array.from([-7, 40]) };
    const limitMeters = Float64Array.from(network.segments.ids, (id) => (id.startsWith('a') ? 5 : 30));
    const { segment } = snapPoints(network.segments, points, { ...PARAMETERS, limitMeters });

    expect([...segment].map(idOf)).toEqual([undefined, 'b:100000 0-100000 80000']);
  });

  it('belong to the road that they name, as long as it is near enough', () => {
    const ofA: SegmentRank = (_, segment) => (idOf(segment)!.startsWith('a') ? 1 : 0);
    const { segment, distanceMeters } = snap(
      [
        [40, 9],
        [103, 60],
      ],
      ofA,
    );

    expect([...segment].map(idOf)).toEqual(['a:0 0-100000 0', 'b:100000 0-100000 80000']);
    expect([...distanceMeters]).toEqual([9, 3]);
  });

  it('are where looking at every edge finds them', () => {
    const random = seededRandom(3);
    const town = makeTown(random);
    const points = {
      x: Float64Array.from({ length: 300 }, () => random() * 2_000),
      y: Float64Array.from({ length: 300 }, () => random() * 2_000),
    };
    const { segment, distanceMeters } = snapPoints(town.segments, points, PARAMETERS);
    const { edges, segment: ofEdge } = listEdges(town.segments);
    let none = 0;
    for (let i = 0; i < 300; i += 1) {
      let nearest = [Infinity, -1];
      for (const [edge, own] of ofEdge.entries()) {
        const distance = distanceToSegment(edges, 4 * edge, points.x[i]!, points.y[i]!);
        if (distance < nearest[0]!) nearest = [distance, own];
      }
      if (nearest[0]! > PARAMETERS.limitMeters) [nearest, none] = [[Infinity, -1], none + 1];
      expect(distanceMeters[i]).toBeCloseTo(nearest[0]!, 9);
      if (segment[i] !== nearest[1]) expect(distanceMeters[i]).toBeLessThan(PARAMETERS.limitMeters);
    }
    expect(none).toBeGreaterThan(10);
    expect(none).toBeLessThan(290);
  });
});

function makeTown(random: () => number): NodedNetwork {
  const lines = Array.from({ length: 60 }, (_, i) => {
    const [x, y] = [random() * 2_000, random() * 2_000];
    return line(`w${i}`, [
      [x, y],
      [x + random() * 300, y + random() * 300],
      [x + random() * 500, y],
    ]);
  });
  return nodeLines(lines, { toleranceMeters: DEFAULT_TOLERANCE_METERS, splitsCrossings: true });
}
