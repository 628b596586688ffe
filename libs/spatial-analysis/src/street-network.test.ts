import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countNotOnStreets, edgesInside, nameRoads, stretchOfEdge } from './street-network.ts';
import { streetNetworkOf } from './testing/street-network-of.ts';

/** An edge of 30 and 40 m with a right angle. */
const BENT = { offsets: Int32Array.of(0, 3), x: Float64Array.of(0, 30, 30), y: Float64Array.of(0, 0, 40) };

describe('a stretch of an edge', () => {
  it('is cut at its shares, with the bends between', () => {
    const [first, bend, last] = stretchOfEdge(BENT, 0, 1 / 7, 5 / 7);
    expect([first![0], first![1], bend, last![0], last![1]]).toEqual([expect.closeTo(10, 9), 0, [30, 0], 30, expect.closeTo(20, 9)]);
    expect(stretchOfEdge(BENT, 0, 0, 1)).toEqual([[0, 0], [30, 0], [30, 40]]); // prettier-ignore
  });

  it('and the next one make one line, as long as the edge', () => {
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), { minLength: 2, maxLength: 6 }),
        share,
        (vertices, cut) => {
          const courses = { offsets: Int32Array.of(0, vertices.length), x: Float64Array.from(vertices, ([x]) => x), y: Float64Array.from(vertices, ([, y]) => y) }; // prettier-ignore
          const length = (course: readonly (readonly [number, number])[]): number =>
            course.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - course[i]![0], y - course[i]![1]), 0);
          const whole = length(vertices);
          fc.pre(whole > 0);
          const [before, after] = [stretchOfEdge(courses, 0, 0, cut), stretchOfEdge(courses, 0, cut, 1)];
          expect(before.at(-1)).toEqual(after[0]);
          expect(length(before)).toBeCloseTo(cut * whole, 6);
          expect(length(after)).toBeCloseTo((1 - cut) * whole, 6);
          expect([before[0], after.at(-1)]).toEqual([vertices[0], vertices.at(-1)]);
        },
      ),
    );
  });
});

describe('streets', () => {
  const STREETS = [
    { from: [0, 0], to: [100, 0], name: 'Low Street' },
    { from: [100, 0], to: [200, 0], name: 'High Street' },
  ] as const;

  it('are inside of an area only whole', () => {
    const network = streetNetworkOf(STREETS, []);
    expect([...edgesInside(network, { studyArea: { minX: -1, minY: -1, maxX: 150, maxY: 1 } })]).toEqual([1, 0]);
    expect([...edgesInside(network, { studyArea: null })]).toEqual([1, 1]);
  });

  it('count accidents that are not looked at by their reasons', () => {
    const { accidents } = streetNetworkOf(STREETS, [null, { street: 0, offset: 5 }, { street: 1, offset: 5 }, { street: 1, offset: 6, isAtJunction: true }]); // prettier-ignore
    const leftOut = (i: number) => (accidents.isAtJunction[i] === 1 ? 'at-junction' : accidents.edge[i] === 1 ? 'beyond-area' : null);
    expect(countNotOnStreets(accidents, leftOut)).toEqual([
      { reason: 'too-far', accidents: 1 },
      { reason: 'beyond-area', accidents: 1 },
      { reason: 'at-junction', accidents: 1 },
    ]);
  });

  it('give a hotspot their names, the longest part first', () => {
    const network = streetNetworkOf(STREETS, []);
    expect(nameRoads(network, new Map([[0, 10], [1, 25]]))).toBe('High Street / Low Street'); // prettier-ignore
    expect(nameRoads(streetNetworkOf([{ from: [0, 0], to: [1, 0] }], []), new Map([[0, 1]]))).toBeNull();
  });
});
