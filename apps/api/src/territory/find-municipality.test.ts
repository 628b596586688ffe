import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { createMunicipalityFinder } from './find-municipality.ts';
import type { MunicipalityBoundary } from './municipality-boundary.ts';

type Point = readonly [number, number];

function boundaryOf(id: number, rings: readonly (readonly Point[])[]): MunicipalityBoundary {
  const edges = rings.flatMap((ring) => ring.map((point, k) => [...point, ...ring[(k + 1) % ring.length]!]));
  return { id, edges: Int32Array.from(edges.flat()) };
}

/** The slow twin, in whole numbers of any size: on an edge, or an odd number of edges to the east. */
function holds(boundary: MunicipalityBoundary, x: number, y: number): boolean {
  const edges = Array.from({ length: boundary.edges.length / 4 }, (_, k) => [...boundary.edges.slice(4 * k, 4 * k + 4)].map(BigInt));
  const [px, py] = [BigInt(x), BigInt(y)];
  const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
  const larger = (a: bigint, b: bigint): bigint => (a < b ? b : a);
  const side = ([x1, y1, x2, y2]: readonly bigint[]): bigint => (x2! - x1!) * (py - y1!) - (px - x1!) * (y2! - y1!);
  const onEdge = edges.some(
    (edge) =>
      side(edge) === 0n &&
      px >= smaller(edge[0]!, edge[2]!) &&
      px <= larger(edge[0]!, edge[2]!) &&
      py >= smaller(edge[1]!, edge[3]!) &&
      py <= larger(edge[1]!, edge[3]!),
  );
  const crossings = edges.filter(([x1, y1, x2, y2]) => {
    if (y1! > py === y2! > py) return false;
    // Where the edge meets the height of the place, times the height of the edge: no division, no rounding.
    const meets = x1! * (y2! - y1!) + (py - y1!) * (x2! - x1!);
    return y2! > y1! ? px * (y2! - y1!) < meets : px * (y2! - y1!) > meets;
  });
  return onEdge || crossings.length % 2 === 1;
}

const small = fc.integer({ min: -6, max: 6 });
const ring = fc.array(fc.tuple(small, small), { minLength: 3, maxLength: 30 });
const boundaries = fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });

describe('the municipality of a place', () => {
  it('is the one with the lowest id that holds it, as asking every edge of every one says', () => {
    fc.assert(
      fc.property(boundaries, fc.array(fc.tuple(small, small), { maxLength: 30 }), (drawn, places) => {
        const all = drawn.map((rings, k) => boundaryOf(10 - k, rings));
        const find = createMunicipalityFinder(all);
        for (const [x, y] of places) {
          const holding = all.filter((boundary) => holds(boundary, x, y)).map(({ id }) => id);
          expect(find(x, y)).toBe(holding.length === 0 ? null : Math.min(...holding));
        }
      }),
      { seed: 3, numRuns: 400 },
    );
  });

  it('is exact to the last digit at the edges of the longest that may be', () => {
    const long = 60_000_000;
    const at = fc.integer({ min: 1, max: long - 1 });
    fc.assert(
      fc.property(at, at, fc.integer({ min: -2, max: 2 }), (x, run, off) => {
        const triangle = boundaryOf(1, [
          [
            [0, 0],
            [long, run],
            [0, long],
          ],
        ]);
        const y = Math.round((x * run) / long) + off;
        expect(createMunicipalityFinder([triangle])(x, y)).toBe(holds(triangle, x, y) ? 1 : null);
      }),
      { seed: 3, numRuns: 2_000 },
    );
  });

  it('is the lower id on a common border, in whatever order they are given', () => {
    const west = boundaryOf(7, [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
      ],
    ]);
    const east = boundaryOf(3, [
      [
        [10, 0],
        [20, 0],
        [20, 10],
        [10, 10],
      ],
    ]);
    for (const given of [
      [west, east],
      [east, west],
    ]) {
      const find = createMunicipalityFinder(given);
      expect([find(9, 5), find(10, 5), find(10, 0), find(11, 5), find(21, 5)]).toEqual([7, 3, 3, 3, null]);
    }
  });

  it('is not found in a hole, and nowhere when there are none', () => {
    const square = (from: number, to: number): Point[] => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
    ];
    const find = createMunicipalityFinder([boundaryOf(1, [square(0, 100), square(40, 60)])]);
    expect([find(20, 50), find(50, 50), find(40, 50), find(80, 50)]).toEqual([1, null, 1, 1]);
    expect(createMunicipalityFinder([])(50, 50)).toBeNull();
  });
});
