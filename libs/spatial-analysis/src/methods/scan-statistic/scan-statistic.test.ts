import { describe, expect, it } from '@jest/globals';
import { randomPoisson, seededRandom } from '@elektron/statistics';
import { bernoulliScanModel } from './scan-models.ts';
import { scanShares, scanStatistic } from './scan-statistic.ts';

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

describe('a scan of shares', () => {
  const events = units.map((i) => 20 + (i % 4));
  /** Logarithm of the likelihood of so many cases among so many events at their best share. */
  const best = (cases: number, of: number): number =>
    [cases, of - cases].reduce((sum, part) => sum + (part === 0 ? 0 : part * Math.log(part / of)), 0);

  it('compares the best share inside and outside with one share for all', () => {
    const cases = units.map((i) => (i * 7) % 20);
    const model = bernoulliScanModel(cases, events);
    for (const [inside, of] of [
      [30, 40],
      [40, 40],
      [7, 9],
      [0, 50],
      [12, 300],
    ] as const) {
      const outside = best(model.totalCases - inside, model.totalExposure - of);
      const full = best(inside, of) + outside - best(model.totalCases, model.totalExposure);
      const isMore = inside / of > model.totalCases / model.totalExposure;
      expect(model.ratio(inside, of)).toBeCloseTo(isMore ? full : 0, 9);
    }
    const rest = (model.totalCases - 30) / (model.totalExposure - 40);
    expect(model.relativeRisk(30, 40)).toBeCloseTo(0.75 / rest, 12);
    expect(bernoulliScanModel([3, 0], [4, 5]).relativeRisk(3, 4)).toBeNull();
  });

  it('draws any of the events, none twice: the mean of a unit is its part', () => {
    const model = bernoulliScanModel([5, 0, 1], [6, 3, 1]);
    const random = seededRandom(8);
    const sums = [0, 0, 0];
    for (let n = 0; n < 2_000; n += 1) {
      const drawn = model.simulate(random);
      expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(6);
      for (const [unit, most] of [6, 3, 1].entries()) {
        expect(drawn[unit]).toBeLessThanOrEqual(most);
        sums[unit]! += drawn[unit]!;
      }
    }
    // Standard deviations of these means are at most 0.02.
    for (const [unit, mean] of [3.6, 1.8, 0.6].entries()) expect(Math.abs(sums[unit]! / 2_000 - mean)).toBeLessThan(0.08);
  });

  it('finds where the share is three times as high, though there are no more events', () => {
    const high = [7, 11, 12, 13, 17];
    const cases = units.map((i) => (high.includes(i) ? 15 : 4));
    const [first, ...more] = scanShares(grid, cases, events, seededRandom(1), OPTIONS).clusters;
    expect(first).toMatchObject({ units: high, center: 12, cases: 75, pseudoPValue: 1 / 200 });
    for (const cluster of more) expect(cluster.pseudoPValue).toBeGreaterThan(0.2);
  });

  it('calls pure noise a cluster no oftener than it says', () => {
    const random = seededRandom(9);
    const maps = 60;
    let called = 0;
    for (let map = 0; map < maps; map += 1) {
      const cases = events.map((of) => Array.from({ length: of }, () => random() < 0.2).filter(Boolean).length);
      const [first] = scanShares(grid, cases, events, random, { ...OPTIONS, permutations: 99 }).clusters;
      if ((first?.pseudoPValue ?? 1) <= 0.1) called += 1;
    }
    // 6 are expected; 14 is three and a half standard deviations more.
    expect(called).toBeLessThanOrEqual(14);
    expect(called).toBeGreaterThan(0);
  });

  it('tells how far it is from the first circle on, and stops there when it is told to', () => {
    const cases = units.map((i) => (i % SIDE < 3 ? 12 : 2));
    const seen: number[] = [];
    scanShares(grid, cases, events, seededRandom(1), { ...OPTIONS, look: (fraction) => seen.push(fraction) });
    expect(seen).toHaveLength(units.length + OPTIONS.permutations);
    expect(seen).toEqual([...seen].sort((left, right) => left - right));
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBeLessThan(1);
    let looks = 0;
    const stop = (): void => {
      looks += 1;
      if (looks === 3) throw new Error('told to stop');
    };
    expect(() => scanShares(grid, cases, events, seededRandom(1), { ...OPTIONS, look: stop })).toThrow('told to stop');
    expect(looks).toBe(3);
  });

  it('keeps within the largest radius', () => {
    const cases = units.map((i) => (i % SIDE < 3 ? 12 : 2));
    const { clusters } = scanShares(grid, cases, events, seededRandom(1), { ...OPTIONS, largestRadiusMeters: 1 });
    for (const { center, units: own } of clusters)
      for (const unit of own) expect(Math.hypot(grid.x[unit]! - grid.x[center]!, grid.y[unit]! - grid.y[center]!)).toBeLessThanOrEqual(1);
    expect(clusters[0]!.units.length).toBeLessThanOrEqual(5);
  });

  it.each([
    ['more cases than events', [3, 1], [2, 5], 'INPUT_INVALID'],
    ['half an event', [1, 1], [2.5, 5], 'COUNT_NOT_WHOLE'],
    ['no case', [0, 0], [2, 5], 'NO_ACCIDENTS'],
  ])('refuses %s', (_what, cases, of, code) => {
    expect(() => bernoulliScanModel(cases, of)).toThrow(expect.objectContaining({ code }));
  });
});
