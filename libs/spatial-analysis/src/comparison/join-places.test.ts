import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findAgreements, RANKED_PLACES, type ComparedRun } from './agreement.ts';
import { isOnGround, NO_GROUND, type Ground } from './ground.ts';
import { joinPlaces, type ComparedHotspots, type JoinedPlace } from './join-places.ts';
import { pointsOnGrounds } from './points-on-grounds.ts';

/** A rectangle or a disc, by its closed form. No point of the lattice and no middle is on the side of a rectangle. */
type Shape =
  | { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly x: number; readonly y: number; readonly radius: number };

const holds = (shape: Shape, [x, y]: readonly [number, number]): boolean =>
  'radius' in shape
    ? Math.hypot(x - shape.x, y - shape.y) <= shape.radius
    : x > shape.x && x < shape.x + shape.width && y > shape.y && y < shape.y + shape.height;

const middleOf = (shape: Shape): [number, number] =>
  'radius' in shape ? [shape.x, shape.y] : [shape.x + shape.width / 2, shape.y + shape.height / 2];

const areaOfBox = (shape: Shape): number => ('radius' in shape ? (2 * shape.radius) ** 2 : shape.width * shape.height);

function groundOf(shape: Shape): Ground {
  const middle = middleOf(shape);
  if ('radius' in shape) return { rings: [], courses: [[[shape.x, shape.y]]], reachMeters: shape.radius, middle };
  const { x, y, width, height } = shape;
  const ring = [[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]] as const; // prettier-ignore
  return { rings: [ring], courses: [], reachMeters: 0, middle };
}

const lattice = fc.integer({ min: 0, max: 30 }).map((k) => 10 * k);
const shape: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({
    x: lattice.map((x) => x + 5),
    y: lattice.map((y) => y + 5),
    width: fc.constantFrom(10, 30, 210),
    height: fc.constantFrom(10, 30),
  }),
  fc.record({ x: lattice, y: lattice, radius: fc.constantFrom(7, 25) }),
);
const points = fc.array(fc.tuple(lattice, lattice), { maxLength: 60 });
const asked = fc.record({ runs: fc.array(fc.array(shape, { maxLength: 8 }), { minLength: 2, maxLength: 4 }), points });

const setOf = (list: readonly (readonly [number, number])[]) => ({
  x: Float64Array.from(list, ([x]) => x),
  y: Float64Array.from(list, ([, y]) => y),
});

function compared(runs: readonly (readonly Shape[])[], list: readonly (readonly [number, number])[]): ComparedHotspots[] {
  return runs.map((shapes) => {
    const grounds = shapes.map(groundOf);
    return { grounds, members: pointsOnGrounds(setOf(list), grounds) };
  });
}

/** The definition of joinPlaces, word by word, by looking at every pair. */
function joinSlowly(runs: readonly (readonly Shape[])[], list: readonly (readonly [number, number])[]): string[] {
  const meets = (a: Shape, b: Shape): boolean =>
    list.some((point) => holds(a, point) && holds(b, point)) || holds(a, middleOf(b)) || holds(b, middleOf(a));
  const all = runs.flatMap((shapes, run) => shapes.map((of, position) => ({ run, position, of })));
  const isSmaller = (a: (typeof all)[number], b: (typeof all)[number]): boolean =>
    areaOfBox(a.of) - areaOfBox(b.of) < 0 ||
    (areaOfBox(a.of) === areaOfBox(b.of) && (a.run < b.run || (a.run === b.run && a.position < b.position)));
  const isPlace = (one: (typeof all)[number]): boolean =>
    !all.some((other) => other.run !== one.run && isSmaller(other, one) && meets(other.of, one.of) && isPlace(other));
  return all.filter(isPlace).map((seed) => {
    const here = all.filter((one) => one === seed || (one.run !== seed.run && meets(seed.of, one.of)));
    return JSON.stringify(runs.map((_, run) => here.filter((one) => one.run === run).map(({ position }) => position)));
  });
}

describe('places of several runs', () => {
  it('are those that looking at every pair gives', () => {
    fc.assert(
      fc.property(asked, ({ runs, points: list }) => {
        const joined = joinPlaces(compared(runs, list)).map(({ hotspots }) => JSON.stringify(hotspots));
        expect(joined.toSorted()).toEqual(joinSlowly(runs, list).toSorted());
      }),
    );
  });

  it('leave out no hotspot, do not depend on the order of the accidents, and stand in the order of how many have found them', () => {
    fc.assert(
      fc.property(asked, ({ runs, points: list }) => {
        const joined = joinPlaces(compared(runs, list));
        for (const [run, shapes] of runs.entries())
          expect([...new Set(joined.flatMap(({ hotspots }) => hotspots[run]!))].sort((a, b) => a - b)).toEqual([...shapes.keys()]);
        expect(joinPlaces(compared(runs, list.toReversed()))).toEqual(joined);
        const found = joined.map(({ hotspots }) => hotspots.filter(({ length }) => length > 0).length);
        expect(found).toEqual(found.toSorted((a, b) => b - a));
      }),
    );
  });

  it('of a large area that holds twenty clusters are twenty, each within the area', () => {
    const clusters = Array.from({ length: 20 }, (_, k): Shape => ({ x: 10 * k, y: 0, radius: 4 }));
    const joined = joinPlaces(compared([clusters, [{ x: -100, y: -100, width: 400, height: 200 }]], []));
    expect(joined.map(({ hotspots }) => hotspots)).toEqual(clusters.map((_, k) => [[k], [0]]));
  });

  it('without a ground are places of their own', () => {
    const nowhere = { grounds: [NO_GROUND], members: [[]] };
    expect(joinPlaces([nowhere, nowhere]).map(({ hotspots }) => hotspots)).toEqual([[[0], []], [[], [0]]]); // prettier-ignore
  });
});

describe('a ground', () => {
  it('has no places in its holes, and reaches as far from its lines as it says', () => {
    const square = (from: number, to: number) => [[from, from], [to, from], [to, to], [from, to], [from, from]] as const; // prettier-ignore
    const ground: Ground = { rings: [square(0, 10), square(4, 6)], courses: [[[20, 0], [30, 0], [30, 10]]], reachMeters: 2, middle: null }; // prettier-ignore
    const on = (x: number, y: number): boolean => isOnGround(ground, x, y);
    expect([on(1, 1), on(5, 5), on(11, 5), on(25, 2), on(25, 2.01), on(32, 5), on(18, 0), on(17.9, 0)]).toEqual([
      true,
      false,
      false,
      true,
      false,
      true,
      true,
      false, // prettier-ignore
    ]);
  });

  it('holds the points that it holds one by one', () => {
    fc.assert(
      fc.property(fc.array(shape), points, (shapes, list) => {
        const found = pointsOnGrounds(setOf(list), shapes.map(groundOf)).map((indices) => [...indices]);
        expect(found).toEqual(shapes.map((of) => [...list.keys()].filter((i) => holds(of, list[i]!))));
      }),
    );
  });
});

describe('the agreement of two runs', () => {
  const place = (...hotspots: number[][]): JoinedPlace => ({ seed: { run: 0, position: 0 }, hotspots });
  const runOf = (hotspots: number, members: number[][], flags: number[]): ComparedRun => ({
    grounds: Array.from({ length: hotspots }, () => NO_GROUND),
    members,
    asked: Uint8Array.from(flags),
  });

  it('counts hotspots, places and the accidents that both were asked about', () => {
    const first = runOf(3, [[0, 1], [2], [5]], [1, 1, 1, 1, 1, 0]);
    const second = runOf(2, [[1, 2, 3], [4]], [1, 1, 1, 0, 1, 1]);
    const [agreement, ...others] = findAgreements([first, second], [place([0, 1], [0]), place([2], []), place([], [1])]);
    expect(others).toEqual([]);
    expect(agreement).toEqual({
      runs: [0, 1],
      matched: [
        { matched: 2, hotspots: 3 },
        { matched: 1, hotspots: 2 },
      ],
      places: { both: 1, either: 3, share: 1 / 3, reason: null },
      // Of 0, 1, 2 and 4, the first has 0, 1, 2 and the second 1, 2, 4.
      accidents: { asked: 4, both: 2, either: 4, share: 0.5, reason: null },
      ranks: { places: 1, correlation: null, reason: 'TOO_FEW_COMMON_PLACES' },
    });
  });

  it('of ranks is that of the best rank at each common place, and says why there is none', () => {
    const order = [...Array(RANKED_PLACES).keys()];
    const run = runOf(
      RANKED_PLACES,
      order.map(() => []),
      [],
    );
    const of = (second: number[]) =>
      findAgreements(
        [run, run],
        order.map((k) => place([k, 99], [second[k]!])),
      )[0]!.ranks;
    expect(of(order)).toEqual({ places: RANKED_PLACES, correlation: 1, reason: null });
    expect(of(order.toReversed()).correlation).toBe(-1);
    expect(of(order.map(() => 3))).toEqual({ places: RANKED_PLACES, correlation: null, reason: 'RANKS_ALL_EQUAL' });
  });

  it('is nothing, with its reason, where nothing was found or no accident is common', () => {
    const [agreement] = findAgreements([runOf(0, [], [1, 0]), runOf(0, [], [0, 1])], []);
    expect(agreement).toMatchObject({
      places: { share: null, reason: 'NOTHING_FOUND' },
      accidents: { share: null, reason: 'NO_COMMON_ACCIDENTS', asked: 0 },
    });
  });

  it('is between every two of four runs', () => {
    const run = runOf(0, [], []);
    expect(findAgreements([run, run, run, run], []).map(({ runs }) => runs.join(' '))).toEqual(['0 1', '0 2', '0 3', '1 2', '1 3', '2 3']);
  });
});
