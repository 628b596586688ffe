import { describe, expect, it } from '@jest/globals';
import { randomPoisson, seededRandom } from '@elektron/statistics';
import { scanStatistic } from './scan-statistic.ts';

const SIDE = 5;
const units = Array.from({ length: SIDE * SIDE }, (_, i) => i);
const grid = { x: Float64Array.from(units, (i) => i % SIDE), y: Float64Array.from(units, (i) => Math.floor(i / SIDE)) };
const exposures = units.map((i) => 100 + 10 * (i % 3));
const OPTIONS = { largestShare: 0.5, permutations: 199, significance: 0.05 };

/** Around every unit, as wide as to every other, each summed on its own. */
function slowCircles(cases: readonly number[]): { readonly inside: readonly number[]; readonly ratio: number }[] {
  const total = (values: readonly number[], inside: readonly number[]): number => inside.reduce((sum, unit) => sum + values[unit]!, 0);
  const [allCases, allExposures] = [total(cases, units), total(exposures, units)];
  const distance = (a: number, b: number): number => Math.hypot(grid.x[a]! - grid.x[b]!, grid.y[a]! - grid.y[b]!);
  return units.flatMap((center) =>
    units.flatMap((rim) => {
      const inside = units.filter((unit) => distance(unit, center) <= distance(rim, center));
      if (total(exposures, inside) > OPTIONS.largestShare * allExposures) return [];
      const [c, e] = [total(cases, inside), (allCases * total(exposures, inside)) / allExposures];
      const outside = allCases - c;
      return [{ inside, ratio: c > e ? c * Math.log(c / e) + outside * Math.log(outside / (allCases - e)) : 0 }];
    }),
  );
}

describe('a scan statistic', () => {
  it('finds where the rate is five times as high, and no other place', () => {
    // The middle of the grid and its four neighbours.
    const high = [7, 11, 12, 13, 17];
    const cases = units.map((i) => (high.includes(i) ? 25 : 5));
    const [first, ...more] = scanStatistic(grid, cases, exposures, seededRandom(1), OPTIONS).clusters;
    expect(first).toMatchObject({ units: high, cases: 125, pseudoPValue: 1 / 200 });
    for (const cluster of more) expect(cluster.pseudoPValue).toBeGreaterThan(0.2);
  });

  it('goes on with the best circle that shares no unit with those before it (all circles looked at one by one)', () => {
    const random = seededRandom(5);
    for (let map = 0; map < 20; map += 1) {
      const cases = units.map(() => randomPoisson(random, 4));
      const { clusters } = scanStatistic(grid, cases, exposures, seededRandom(6), { ...OPTIONS, permutations: 19 });
      const circles = slowCircles(cases);
      const taken = new Set<number>();
      for (const cluster of clusters) {
        const free = circles.filter(({ inside }) => !inside.some((unit) => taken.has(unit)));
        expect(cluster.logLikelihoodRatio).toBeCloseTo(Math.max(...free.map(({ ratio }) => ratio)), 9);
        expect(cluster.units.some((unit) => taken.has(unit))).toBe(false);
        for (const unit of cluster.units) taken.add(unit);
      }
      // Nothing is left that stands out at all.
      expect(circles.every(({ inside, ratio }) => ratio <= 0 || inside.some((unit) => taken.has(unit)))).toBe(true);
      expect(clusters.length).toBeGreaterThan(1);
    }
  });

  it('lets units at one distance enter together', () => {
    // Around the middle one of five in a row the next two are equally far; the circle of one of them cannot leave the other out.
    const row = { x: Float64Array.from([0, 1, 2, 3, 4]), y: new Float64Array(5) };
    const [first] = scanStatistic(row, [0, 9, 9, 0, 0], [1, 1, 1, 1, 1], seededRandom(2), OPTIONS).clusters;
    expect(first?.units).toEqual([1]);
  });

  it('calls pure noise a cluster no oftener than it says', () => {
    const random = seededRandom(3);
    const maps = 60;
    let called = 0;
    for (let map = 0; map < maps; map += 1) {
      const cases = exposures.map((exposure) => randomPoisson(random, exposure / 40));
      const [first] = scanStatistic(grid, cases, exposures, random, { ...OPTIONS, permutations: 99 }).clusters;
      if ((first?.pseudoPValue ?? 1) <= 0.1) called += 1;
    }
    // 6 are expected; 14 is three and a half standard deviations more.
    expect(called).toBeLessThanOrEqual(14);
    expect(called).toBeGreaterThan(0);
  });

  it.each([
    [
      'no case',
      () =>
        scanStatistic(
          grid,
          units.map(() => 0),
          exposures,
          seededRandom(4),
          OPTIONS,
        ),
      'NO_ACCIDENTS',
    ],
    ['a unit where nobody is', () => scanStatistic(grid, units, units, seededRandom(4), OPTIONS), 'NOT_POSITIVE'],
    ['fewer counts than units', () => scanStatistic(grid, [1], exposures, seededRandom(4), OPTIONS), 'INPUT_INVALID'],
    ['circles of nothing', () => scanStatistic(grid, units, exposures, seededRandom(4), { ...OPTIONS, largestShare: 0 }), 'INPUT_INVALID'],
  ])('refuses %s', (_what, ask, code) => {
    expect(ask).toThrow(expect.objectContaining({ code }));
  });
});
