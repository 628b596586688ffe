import { describe, expect, it } from '@jest/globals';
import type { Membership } from '@elektron/domain';
import fc from 'fast-check';

import { findInside, findNear } from './find-members.ts';
import { PolygonIndex } from './polygon-index.ts';

type Point = readonly [number, number];

function listsOf({ start, item }: Membership): number[][] {
  return Array.from({ length: start.length - 1 }, (_, i) => [...item.subarray(start[i], start[i + 1])]);
}

const known = (points: readonly Point[]): Uint8Array => Uint8Array.from(points, (_, i) => (i % 5 === 4 ? 0 : 1));
const metersOf = (points: readonly Point[]): { x: Float64Array; y: Float64Array } => ({
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
});

describe('the surroundings of points', () => {
  it('are those that asking every point about every accident gives', () => {
    const position = fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }));
    const positions = fc.array(position, { maxLength: 60 });
    fc.assert(
      fc.property(positions, positions, fc.integer({ min: 1, max: 200 }), (accidents, places, radius) => {
        const slow = accidents.map(([x, y], i) =>
          known(accidents)[i] === 0 ? [] : places.flatMap(([px, py], at) => (Math.hypot(px - x, py - y) <= radius ? [at] : [])),
        );
        expect(listsOf(findNear(metersOf(accidents), known(accidents), metersOf(places), radius))).toEqual(slow);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('hold an accident exactly at their distance, and none a millimetre further', () => {
    const accidents: Point[] = [
      [90, 120],
      [90, 120.001],
      [-150, 0],
    ];
    expect(listsOf(findNear(metersOf(accidents), new Uint8Array(3).fill(1), metersOf([[0, 0]]), 150))).toEqual([[0], [], [0]]);
  });
});

describe('the inside of areas', () => {
  const square = (from: number, to: number): number[] => [
    ...[from, from, to, from],
    ...[to, from, to, to],
    ...[to, to, from, to],
    ...[from, to, from, from],
  ];
  const areas = [square(0, 10), square(10, 20), [...square(0, 20), ...square(4, 6)]].map((edges) => Int32Array.from(edges));
  const inside = (points: readonly Point[], isKnown = new Uint8Array(points.length).fill(1)): number[][] =>
    listsOf(
      findInside({ longitudeE7: Int32Array.from(points, ([x]) => x), latitudeE7: Int32Array.from(points, ([, y]) => y) }, isKnown, areas),
    );

  it('is that which asking every area about every accident gives', () => {
    const small = fc.integer({ min: -40, max: 40 });
    const ring = fc.array(fc.tuple(small, small), { minLength: 3, maxLength: 12 });
    const places = fc.array(fc.tuple(small, small), { maxLength: 40 });
    fc.assert(
      fc.property(fc.array(ring, { maxLength: 6 }), places, (rings, accidents) => {
        const drawn = rings.map((points) => Int32Array.from(points.flatMap((point, k) => [...point, ...points[(k + 1) % points.length]!])));
        const positions = {
          longitudeE7: Int32Array.from(accidents, ([x]) => x),
          latitudeE7: Int32Array.from(accidents, ([, y]) => y),
        };
        const slow = accidents.map(([x, y], i) =>
          known(accidents)[i] === 0 ? [] : drawn.flatMap((edges, area) => (new PolygonIndex(edges).contains(x, y) ? [area] : [])),
        );
        expect(listsOf(findInside(positions, known(accidents), drawn))).toEqual(slow);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('is the same where most positions are answered without a look at the edges', () => {
    // Wide areas, so that cells hold many positions; a multiple of the cells' width now and then, so that positions lie on their sides.
    const wide = fc.oneof(
      fc.integer({ min: -60_000, max: 60_000 }),
      fc.integer({ min: -60, max: 60 }).map((k) => k * 1_000),
    );
    const ring = fc.array(fc.tuple(wide, wide), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(
        fc.array(ring, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(wide, wide), { minLength: 400, maxLength: 400 }),
        (rings, accidents) => {
          const drawn = rings.map((points) =>
            Int32Array.from(points.flatMap((point, k) => [...point, ...points[(k + 1) % points.length]!])),
          );
          const positions = {
            longitudeE7: Int32Array.from(accidents, ([x]) => x),
            latitudeE7: Int32Array.from(accidents, ([, y]) => y),
          };
          const slow = drawn.map((edges) => new PolygonIndex(edges));
          expect(listsOf(findInside(positions, new Uint8Array(400).fill(1), drawn))).toEqual(
            accidents.map(([x, y]) => slow.flatMap((polygons, area) => (polygons.contains(x, y) ? [area] : []))),
          );
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });

  it('is no longer looked for when nobody wants it', () => {
    const stop = { isCancelled: () => true };
    const none = new Int32Array(1);
    expect(() => findInside({ longitudeE7: none, latitudeE7: none }, new Uint8Array(1), areas, stop)).toThrow('CANCELLED');
    expect(() => findNear(metersOf([[0, 0]]), new Uint8Array(1), metersOf([[0, 0]]), 10, stop)).toThrow('CANCELLED');
  });

  it('holds what lies on a border, on both sides of it, and not what lies in a hole', () => {
    expect(
      inside([
        [5, 5],
        [10, 10],
        [4, 5],
        [15, 12],
        [21, 5],
      ]),
    ).toEqual([[0], [0, 1, 2], [0, 2], [1, 2], []]);
  });

  it('holds no accident whose place is not known', () => {
    expect(
      inside(
        [
          [1, 1],
          [1, 1],
        ],
        Uint8Array.of(0, 1),
      ),
    ).toEqual([[], [0, 2]]);
  });
});
