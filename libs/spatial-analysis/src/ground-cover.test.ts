import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverOfAreas, coverOfSurroundings } from './ground-cover.ts';
import { pointSetOf } from './testing/arbitrary-points.ts';

type Place = readonly [x: number, y: number];

/** The edges of closed rings, each told by its corners once. */
const edgesOf = (...rings: readonly (readonly Place[])[]): Int32Array =>
  Int32Array.from(rings.flatMap((ring) => ring.flatMap((corner, k) => [...corner, ...ring[(k + 1) % ring.length]!])));
const square = (x: number, y: number, side: number): Place[] => [[x, y], [x + side, y], [x + side, y + side], [x, y + side]]; // prettier-ignore
const asTheyAre = (place: Place): Place => place;

/** On an edge, or to the west of an odd number of them. */
function isIn(edges: Int32Array, [x, y]: Place): boolean {
  let inside = false;
  for (let at = 0; at < edges.length; at += 4) {
    const [x1, y1, x2, y2] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!];
    const side = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1);
    const isBeside = x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2);
    if (side === 0 && isBeside) return true;
    if (y1 > y !== y2 > y && side > 0 === y2 > y1) inside = !inside;
  }
  return inside;
}

/** What a line is asked at: with corners on a lattice of so many steps, every sample is a whole number. */
const SAMPLES = 2_048;
/** Of lattice lines two meetings are at least 1 / 32² of a side apart: a sample at least lies between them. */
const LATTICE = 4;

const between = (a: Place, b: Place, share: number): Place => [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];

/** The parts of a way between the places where it meets the lines of the edges. */
function gapsOf(areas: readonly Int32Array[], a: Place, b: Place): (readonly [from: number, to: number])[] {
  const cuts = [0, 1];
  for (const edges of areas) {
    for (let at = 0; at < edges.length; at += 4) {
      const [x1, y1, x2, y2] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!];
      const beside = ([x, y]: Place): number => (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
      const share = beside(a) / (beside(a) - beside(b));
      if (share > 0 && share < 1) cuts.push(share);
    }
  }
  cuts.sort((first, second) => first - second);
  return cuts.slice(1).map((to, k) => [cuts[k]!, to] as const);
}

describe('whether a line lies wholly in areas', () => {
  it('is what comes out of asking everywhere on it, of several areas with holes', () => {
    const corner = fc.tuple(fc.nat(LATTICE), fc.nat(LATTICE)).map(([x, y]): Place => [x * SAMPLES, y * SAMPLES]);
    const ring = fc.array(corner, { minLength: 3, maxLength: 5 });
    const area = fc.array(ring, { minLength: 1, maxLength: 2 }).map((rings) => edgesOf(...rings));
    const seen = { held: 0, left: 0 };
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 3 }), fc.array(corner, { minLength: 1, maxLength: 3 }), (areas, course) => {
        const isHeld = (place: Place): boolean => areas.some((edges) => isIn(edges, place));
        const sides = course.slice(1).map((to, k) => [course[k]!, to] as const);
        const everywhere = sides.every(([a, b]) =>
          Array.from({ length: SAMPLES + 1 }, (_, j) => j / SAMPLES).every((share) =>
            isHeld([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]),
          ),
        );
        const expected = course.every(isHeld) && everywhere;
        seen[expected ? 'held' : 'left'] += 1;
        expect(coverOfAreas(areas, asTheyAre).holds(course)).toBe(expected);
      }),
      { numRuns: 250, seed: 3 },
    );
    expect(Math.min(seen.held, seen.left) / (seen.held + seen.left)).toBeGreaterThan(0.06);
  });

  it.each<[string, readonly Place[], boolean]>([
    ['in one', [[100, 100], [900, 900]], true], // prettier-ignore
    ['from one into the next, which share a border', [[100, 100], [1_900, 500]], true], // prettier-ignore
    ['along that border', [[1_000, 0], [1_000, 1_000]], true], // prettier-ignore
    ['along the border of both', [[0, 1_000], [2_000, 1_000]], true], // prettier-ignore
    ['with an end beyond', [[100, 100], [100, 1_001]], false], // prettier-ignore
    ['that leaves and comes back', [[100, 900], [500, 1_100], [900, 900]], false], // prettier-ignore
    ['across the hole of a third', [[3_000, 1_500], [6_000, 1_500]], false], // prettier-ignore
    ['around that hole', [[3_100, 1_500], [3_100, 3_100], [6_000, 3_100]], true], // prettier-ignore
    ['along the edge of the hole', [[3_500, 1_000], [5_500, 1_000]], true], // prettier-ignore
    ['from one to another that does not touch it', [[1_900, 500], [3_100, 500]], false], // prettier-ignore
    ['of one place', [[500, 500]], true], // prettier-ignore
    ['of one place in the hole', [[4_500, 1_500]], false], // prettier-ignore
  ])('by hand: one %s', (_, course, expected) => {
    const areas = [
      edgesOf(square(0, 0, 1_000)),
      edgesOf(square(1_000, 0, 1_000)),
      edgesOf(square(3_000, 0, 4_000), square(4_000, 1_000, 1_000)),
    ];
    expect(coverOfAreas(areas, asTheyAre).holds(course)).toBe(expected);
  });

  it('is what the middles between all cuts say, of many triangles at once', () => {
    const number = fc.integer({ min: 0, max: 100_000 });
    const corner = fc.tuple(number, number);
    const seen = { held: 0, left: 0 };
    fc.assert(
      fc.property(fc.array(fc.tuple(corner, corner, corner), { minLength: 20, maxLength: 60 }), corner, corner, (triangles, a, b) => {
        const areas = triangles.map((ring) => edgesOf(ring));
        const isHeld = (place: Place): boolean => areas.some((edges) => isIn(edges, place));
        const gaps = gapsOf(areas, a, b).filter(([from, to]) => !isHeld(between(a, b, (from + to) / 2)));
        const longest = Math.max(0, ...gaps.map(([from, to]) => (to - from) * Math.hypot(b[0] - a[0], b[1] - a[1])));
        // What is left for a few hundredths of a metre is taken for rounding.
        fc.pre(longest === 0 || longest > 10);
        const expected = isHeld(a) && isHeld(b) && longest === 0;
        seen[expected ? 'held' : 'left'] += 1;
        expect(coverOfAreas(areas, asTheyAre).holds([a, b])).toBe(expected);
      }),
      { numRuns: 400, seed: 6 },
    );
    expect(Math.min(seen.held, seen.left)).toBeGreaterThan(15);
  });

  it('is told of thousands of thin triangles across each other, with and without a rectangle that holds them all', () => {
    const thin = Array.from({ length: 2_000 }, (_, k) => edgesOf([[10 * k, 0], [1_000_000 - 10 * k, 1_000_000], [10 * k + 5, 0]])); // prettier-ignore
    const around = edgesOf(square(-1_000, -1_000, 1_002_000));
    const courses: Place[][] = [[[0, 10], [999_000, 500_000]], [[0, 0], [1_000_000, 1_000_000]], [[0, 0], [1_100_000, 0]]]; // prettier-ignore
    const answers = (areas: readonly Int32Array[]): boolean[] => {
      const cover = coverOfAreas(areas, asTheyAre);
      return courses.map((course) => cover.holds(course));
    };
    expect(answers(thin)).toEqual([false, true, false]);
    expect(answers([...thin, around])).toEqual([true, true, false]);
  });

  it('is said of none by no area', () => {
    expect(coverOfAreas([], asTheyAre).holds([[1, 1]])).toBe(false);
  });
});

describe('whether a line lies wholly in surroundings', () => {
  it('is what comes out of asking everywhere on it, but within a decimetre of their edge', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 800 }));
    const choice = fc.tuple(fc.array(place, { minLength: 1, maxLength: 6 }), fc.integer({ min: 50, max: 400 }));
    const seen = { held: 0, left: 0 };
    fc.assert(
      fc.property(fc.array(choice, { minLength: 1, maxLength: 2 }), fc.array(place, { minLength: 1, maxLength: 3 }), (choices, course) => {
        const beyond = ([x, y]: Place): number =>
          Math.min(...choices.flatMap(([points, radius]) => points.map(([px, py]) => Math.hypot(px - x, py - y) - radius)));
        const samples = course.flatMap((to, k) => {
          const from = course[Math.max(0, k - 1)]!;
          return Array.from({ length: 501 }, (_, j): Place => [
            from[0] + (j / 500) * (to[0] - from[0]),
            from[1] + (j / 500) * (to[1] - from[1]),
          ]);
        });
        const farthest = Math.max(...samples.map(beyond));
        fc.pre(Math.abs(farthest) > 0.1);
        seen[farthest < 0 ? 'held' : 'left'] += 1;
        const surroundings = choices.map(([points, radiusMeters]) => ({ points: pointSetOf(points), radiusMeters }));
        expect(coverOfSurroundings(surroundings).holds(course)).toBe(farthest < 0);
      }),
      { numRuns: 120, seed: 4 },
    );
    expect(Math.min(seen.held, seen.left) / (seen.held + seen.left)).toBeGreaterThan(0.125);
  });

  it.each<[string, readonly Place[], boolean]>([
    ['from one circle into the next', [[-90, 0], [240, 0]], true], // prettier-ignore
    ['on the edge at both ends', [[-100, 0], [100, 0]], true], // prettier-ignore
    ['between them, where they do not reach', [[0, 90], [150, 90]], false], // prettier-ignore
    ['of one place on an edge', [[0, 100]], true], // prettier-ignore
    ['of one place beyond', [[0, 100.5]], false], // prettier-ignore
  ])('by hand: one %s', (_, course, expected) => {
    const surroundings = [{ points: pointSetOf([[0, 0], [150, 0]]), radiusMeters: 100 }]; // prettier-ignore
    expect(coverOfSurroundings(surroundings).holds(course)).toBe(expected);
  });
});
