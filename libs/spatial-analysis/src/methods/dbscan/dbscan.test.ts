import { isProblem } from '@elektron/domain';
import { seededRandom, shuffle } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PointSet } from '../../point-set.ts';
import { movedBy, pointSetOf, positions } from '../../testing/arbitrary-points.ts';
import { slowDbscan } from '../../testing/slow-dbscan.ts';
import { dbscan, NOISE } from './dbscan.ts';
import { spaceTimeDbscan } from './space-time-dbscan.ts';

const radii = fc.constantFrom(5, 10, 25, 50, 50.5, 141.4);
const minima = fc.integer({ min: 1, max: 8 });
const RUNS = { numRuns: 500 };

/** Squared distance in whole millimetres: what "at most the radius" means for stored positions. */
function squaredMillimeters({ x, y }: PointSet, i: number, j: number): number {
  return Math.round((x[i]! - x[j]!) * 1000) ** 2 + Math.round((y[i]! - y[j]!) * 1000) ** 2;
}

function compareBy(...keys: readonly ((j: number) => number)[]): (one: number, other: number) => number {
  return (one, other) => keys.map((key) => key(one) - key(other)).find((difference) => difference !== 0) ?? 0;
}

function slowTwin(points: PointSet, radiusMeters: number, minPoints: number) {
  const isNeighbor = (i: number, j: number): boolean => squaredMillimeters(points, i, j) <= (radiusMeters * 1000) ** 2;
  const isNearer = (from: number, one: number, other: number): boolean =>
    compareBy(
      (j) => squaredMillimeters(points, from, j),
      (j) => points.x[j]!,
      (j) => points.y[j]!,
    )(one, other) < 0;
  return slowDbscan(points, isNeighbor, minPoints, isNearer);
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return isProblem(error) ? error.code : 'no Problem';
  }
  return 'nothing thrown';
}

describe('dbscan', () => {
  it('gives the core points, clusters, border points and noise of the comparison of every pair', () => {
    fc.assert(
      fc.property(positions, radii, minima, (list, radiusMeters, minPoints) => {
        const points = pointSetOf(list);
        const found = dbscan(points, { radiusMeters, minPoints });
        const slow = slowTwin(points, radiusMeters, minPoints);
        expect([...found.core].map((core) => core === 1)).toEqual(slow.core);
        expect([...found.labels]).toEqual(slow.labels);
        found.labels.forEach((label, i) => {
          if (label === NOISE) expect(slow.allowed[i]).toEqual([]);
          else expect(slow.allowed[i]).toContain(label);
        });
        expect(found.clusters).toBe(new Set(found.labels.filter((label) => label !== NOISE)).size);
      }),
      RUNS,
    );
  });

  it('numbers clusters by their first core point', () => {
    const points = pointSetOf([
      [900, 0],
      [0, 0],
      [1, 0],
      [901, 0],
      [450, 0],
    ]);
    expect([...dbscan(points, { radiusMeters: 5, minPoints: 2 }).labels]).toEqual([0, 1, 1, 0, NOISE]);
  });

  it('groups the same places whatever the order of the points', () => {
    fc.assert(
      fc.property(positions, radii, minima, fc.nat(), (list, radiusMeters, minPoints, seed) => {
        const order = list.map((_, i) => i);
        shuffle(order, seededRandom(seed));
        const before = dbscan(pointSetOf(list), { radiusMeters, minPoints });
        const after = dbscan(pointSetOf(order.map((i) => list[i]!)), { radiusMeters, minPoints });
        const sameCluster = new Map<number, number>();
        order.forEach((i, position) => {
          expect(after.core[position]).toBe(before.core[i]);
          const known = sameCluster.get(after.labels[position]!) ?? before.labels[i]!;
          expect(before.labels[i]).toBe(known);
          sameCluster.set(after.labels[position]!, known);
        });
        expect(new Set(sameCluster.values()).size).toBe(sameCluster.size);
      }),
      RUNS,
    );
  });

  it('gives the same labels wherever the origin of the coordinates is', () => {
    fc.assert(
      fc.property(positions, radii, minima, fc.integer(), fc.integer(), (list, radiusMeters, minPoints, eastMm, northMm) => {
        const options = { radiusMeters, minPoints };
        const points = pointSetOf(list);
        const moved = movedBy(points, eastMm / 1000, northMm / 1000 + 4_200_000);
        expect(dbscan(moved, options).labels).toEqual(dbscan(points, options).labels);
      }),
      RUNS,
    );
  });

  it('counts a point exactly at the radius as a neighbour, also where doubles cannot write the distance', () => {
    const three = pointSetOf([
      [500_000.1, 4_200_000.1],
      [500_000.4, 4_200_000.5],
      [500_000.7, 4_200_000.9],
    ]);
    expect([...dbscan(three, { radiusMeters: 0.5, minPoints: 3 }).core]).toEqual([0, 1, 0]);
  });

  it('gives a border point between two clusters to the nearest core point', () => {
    // Three accidents at x = ±30 and one at ±20 make a core each side; the place between sees one of either.
    const side = (sign: number): [number, number][] => [20, 30, 30, 30].map((x) => [sign * x, 0]);
    const labelOfLast = (list: readonly (readonly [number, number])[]): number =>
      dbscan(pointSetOf(list), { radiusMeters: 20.5, minPoints: 4 }).labels.at(-1)!;
    const between = (x: number): [number, number][] => [...side(1), ...side(-1), [x, 0]];
    const rightComesFirst = 0;
    const left = 1;
    expect(labelOfLast(between(0.25))).toBe(rightComesFirst);
    expect(labelOfLast(between(-0.25))).toBe(left);
  });

  it.each([
    [20, 0],
    [0, 20],
    [12, 16],
    [12, -16],
    [16, 12],
    [16, -12],
  ])('gives a border point equally far from core points at ±(%d, %d) to the lower x, then y: the second', (dx, dy) => {
    const group = (sign: number): [number, number][] => [1, 1.5, 1.5, 1.5].map((times) => [sign * times * dx, sign * times * dy]);
    const list: [number, number][] = [[0, 0], ...group(1), ...group(-1)];
    const { core, labels } = dbscan(pointSetOf(list), { radiusMeters: 20.5, minPoints: 4 });
    expect([...core]).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(labels[0]).toBe(labels[list.length - 1]);
    // The same with the two groups in the other order.
    const turned = dbscan(pointSetOf([[0, 0], ...group(-1), ...group(1)]), { radiusMeters: 20.5, minPoints: 4 }).labels;
    expect(turned[0]).toBe(turned[1]);
  });

  it('joins no clusters through a border point that both reach', () => {
    // The accident at 11 reaches a core point on either side, and lies in one cell of the grid with the core point at 15.
    const list = [0, 1, 2, 3, 4, 11, 15, 18, 19, 20, 21].map((x): [number, number] => [x, 0]);
    const { clusters, core } = dbscan(pointSetOf(list), { radiusMeters: 7.5, minPoints: 5 });
    expect([clusters, core[5]]).toEqual([2, 0]);
  });

  it('finds the same when every accident has happened forty times and forty times as many are asked for', () => {
    const TIMES = 40;
    fc.assert(
      fc.property(positions, radii, minima, (list, radiusMeters, minPoints) => {
        const once = dbscan(pointSetOf(list), { radiusMeters, minPoints });
        const repeated = list.flatMap((place) => Array.from({ length: TIMES }, () => place));
        const often = dbscan(pointSetOf(repeated), { radiusMeters, minPoints: TIMES * minPoints });
        const everyFortieth = (values: Int32Array | Uint8Array): number[] => [...values].filter((_, i) => i % TIMES === 0);
        expect(everyFortieth(often.core)).toEqual([...once.core]);
        expect(everyFortieth(often.labels)).toEqual([...once.labels]);
      }),
      RUNS,
    );
  });

  it('takes crowded places as they come', () => {
    // Half a million pairs of points out of reach of each other would be 6e10 comparisons.
    const n = 1_000_000;
    const points = { x: Float64Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 0 : 50.001)), y: new Float64Array(n) };
    expect(dbscan(points, { radiusMeters: 50, minPoints: 5 }).clusters).toBe(2);
  });

  it('finds nothing in nothing', () => {
    expect(dbscan(pointSetOf([]), { radiusMeters: 50, minPoints: 5 })).toEqual({
      labels: new Int32Array(0),
      core: new Uint8Array(0),
      clusters: 0,
    });
  });

  it.each([
    [{ radiusMeters: 0, minPoints: 5 }, 'NOT_POSITIVE'],
    [{ radiusMeters: NaN, minPoints: 5 }, 'NOT_POSITIVE'],
    [{ radiusMeters: 50, minPoints: 0 }, 'NOT_POSITIVE'],
    [{ radiusMeters: 50, minPoints: 2.5 }, 'COUNT_NOT_WHOLE'],
    [{ radiusMeters: 1e-6, minPoints: 5 }, 'TOO_MANY_CELLS'],
  ])('refuses %j with %s', (options, code) => {
    expect(
      codeOf(() =>
        dbscan(
          pointSetOf([
            [0, 0],
            [1000, 1000],
          ]),
          options,
        ),
      ),
    ).toBe(code);
  });

  it.each([
    { x: Float64Array.of(1, NaN), y: Float64Array.of(1, 1) },
    { x: Float64Array.of(1, 2), y: Float64Array.of(1, Infinity) },
    { x: Float64Array.of(1, 2), y: Float64Array.of(1) },
  ])('refuses positions that are none', (points) => {
    expect(codeOf(() => dbscan(points, { radiusMeters: 50, minPoints: 5 }))).toBe('INPUT_INVALID');
  });
});

describe('spaceTimeDbscan', () => {
  const days = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 60, maxLength: 60 });

  it('gives the core points, clusters, border points and noise of the comparison of every pair', () => {
    fc.assert(
      fc.property(positions, days, radii, minima, fc.integer({ min: 0, max: 20 }), (list, dayList, radiusMeters, minPoints, windowDays) => {
        const points = pointSetOf(list);
        const day = Int32Array.from(list, (_, i) => dayList[i]!);
        const found = spaceTimeDbscan(points, day, { radiusMeters, minPoints, windowDays });
        const slow = slowDbscan(
          points,
          (i, j) => squaredMillimeters(points, i, j) <= (radiusMeters * 1000) ** 2 && Math.abs(day[i]! - day[j]!) <= windowDays,
          minPoints,
          (from, one, other) =>
            compareBy(
              (j) => squaredMillimeters(points, from, j),
              (j) => Math.abs(day[j]! - day[from]!),
              (j) => points.x[j]!,
              (j) => points.y[j]!,
              (j) => day[j]!,
            )(one, other) < 0,
        );
        expect([...found.core].map((core) => core === 1)).toEqual(slow.core);
        expect([...found.labels]).toEqual(slow.labels);
      }),
      RUNS,
    );
  });

  it('gives a border point equally far in space to the core point nearer in time, whatever its x', () => {
    // At -20 three accidents around day 0, at +20 around day 12; the one between, on day 5 or 7, sees one of either.
    const points = pointSetOf([
      ...[1, 1.5, 1.5, 1.5].map((times): [number, number] => [-20 * times, 0]),
      ...[1, 1.5, 1.5, 1.5].map((times): [number, number] => [20 * times, 0]),
      [0, 0],
    ]);
    const labelOn = (day: number): number =>
      spaceTimeDbscan(points, Int32Array.of(0, 0, 0, 0, 12, 12, 12, 12, day), {
        radiusMeters: 20.5,
        minPoints: 4,
        windowDays: 8,
      }).labels.at(-1)!;
    expect([labelOn(5), labelOn(6), labelOn(7)]).toEqual([0, 0, 1]);
  });

  it('is dbscan when the window holds every day', () => {
    fc.assert(
      fc.property(positions, days, radii, minima, (list, dayList, radiusMeters, minPoints) => {
        const points = pointSetOf(list);
        const timed = spaceTimeDbscan(
          points,
          Int32Array.from(list, (_, i) => dayList[i]!),
          { radiusMeters, minPoints, windowDays: 40 },
        );
        const timeless = dbscan(points, { radiusMeters, minPoints });
        expect(timed.core).toEqual(timeless.core);
        // A border point at equal distances is decided by time in one and by place in the other.
        timed.core.forEach((core, i) => {
          if (core === 1) expect(timed.labels[i]).toBe(timeless.labels[i]);
          else expect(timed.labels[i] === NOISE).toBe(timeless.labels[i] === NOISE);
        });
      }),
      RUNS,
    );
  });

  it.each([
    [new Int32Array(1), 3, 'INPUT_INVALID'],
    [new Int32Array(2), -1, 'INPUT_INVALID'],
    [new Int32Array(2), 1.5, 'COUNT_NOT_WHOLE'],
  ])('refuses %j days with a window of %d: %s', (day, windowDays, code) => {
    const points = pointSetOf([
      [0, 0],
      [1, 1],
    ]);
    expect(codeOf(() => spaceTimeDbscan(points, day, { radiusMeters: 50, minPoints: 2, windowDays }))).toBe(code);
  });
});
