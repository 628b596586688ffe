import { describe, expect, it } from '@jest/globals';

import { line } from '../testing/made-up-lines.ts';
import { roadsOfLines, type RoadFacts } from '../testing/roads-of-lines.ts';
import { buildSites } from './build-sites.ts';
import { estimateYears, type AverageOfCountSite, type CountSiteOnRoad } from './estimate-years.ts';

const average = (year: number, vehiclesPerDay: number, counted = true): AverageOfCountSite => ({ year, vehiclesPerDay, counted });

describe('traffic over years', () => {
  it('is measured where every year has its own, one of them counted', () => {
    const three = [average(2016, 900, false), average(2017, 1_000), average(2018, 1_100, false)];
    expect(estimateYears(three, [2016, 2017, 2018])).toEqual({ vehiclesPerDay: 1_000, isMeasured: true, latestYear: 2018 });
    expect(estimateYears(three, [2018])).toMatchObject({ vehiclesPerDay: 1_100, isMeasured: false });
  });

  it('of a gap lies on the line between, and beyond the ends is the nearest', () => {
    const two = [average(2019, 1_300), average(2016, 1_000)];
    expect(estimateYears(two, [2017])).toEqual({ vehiclesPerDay: 1_100, isMeasured: false, latestYear: 2019 });
    expect(estimateYears(two, [2014])?.vehiclesPerDay).toBe(1_000);
    expect(estimateYears(two, [2018, 2019, 2020])?.vehiclesPerDay).toBeCloseTo((1_200 + 1_300 + 1_300) / 3, 9);
  });

  it('is not known far from every count, nor where nobody drives', () => {
    expect(estimateYears([average(2010, 1_000)], [2015])?.vehiclesPerDay).toBe(1_000);
    expect(estimateYears([average(2010, 1_000)], [2016])).toBeNull();
    expect(estimateYears([average(2010, 1_000), average(2030, 9_000)], [2020])).toBeNull();
    expect(estimateYears([average(2018, 0)], [2018])).toBeNull();
    expect(estimateYears([], [2018])).toBeNull();
  });
});

/** A4 from west to east in four pieces, crossed by a street at 1,000, by the numbered B9 at 2,000, and by a street at 3,000. */
const LINES = [
  line('a4', [[0, 0], [1_000, 0], [2_000, 0], [3_000, 0], [4_000, 0]]), // prettier-ignore
  line('street1', [[1_000, -500], [1_000, 0]]), // prettier-ignore
  line('b9', [[2_000, -500], [2_000, 0]]), // prettier-ignore
  line('street2', [[3_000, -500], [3_000, 0]]), // prettier-ignore
];
const FACTS: Readonly<Record<string, RoadFacts>> = { a4: { number: 4 }, b9: { number: 9 } };
const ROADS = roadsOfLines(LINES, (id) => FACTS[id] ?? { name: id });
const NOBODY = { placement: new Uint8Array(0), segment: new Int32Array(0), node: new Int32Array(0) };

/** The segment that runs through a place. */
function segmentAt(x: number, y: number): number {
  return [...ROADS.isRoad.keys()].find((segment) => {
    const ends = [ROADS.segments.startNode[segment]!, ROADS.segments.endNode[segment]!];
    const [xs, ys] = [ends.map((node) => ROADS.nodes.x[node]!), ends.map((node) => ROADS.nodes.y[node]!)];
    return x >= Math.min(...xs) && x <= Math.max(...xs) && y >= Math.min(...ys) && y <= Math.max(...ys);
  })!;
}

function exposuresOf(countSites: readonly CountSiteOnRoad[]) {
  const { sites } = buildSites(ROADS, NOBODY, { countSites, years: [2018], junctionMeters: 20 });
  const at = (x: number, y: number) =>
    sites.find(({ kind, course }) => {
      const [xs, ys] = [course.map((place) => place[0]), course.map((place) => place[1])];
      return kind === (course.length === 1 ? 'junction' : 'segment') && Math.min(...xs) === x && Math.min(...ys) === y;
    })!.exposure;
  return {
    west: at(0, 0),
    second: sites.find(({ course }) => course.length > 1 && middle(course) === 1_500)!.exposure,
    third: sites.find(({ course }) => course.length > 1 && middle(course) === 2_500)!.exposure,
    street: at(1_000, -500),
    sites,
  };
}

function middle(course: readonly (readonly [number, number])[]): number {
  return (course[0]![0] + course.at(-1)![0]) / 2;
}

describe('traffic of sections', () => {
  const onWest: CountSiteOnRoad = { source: '77', segment: segmentAt(500, 0), averages: [average(2018, 8_000)] };

  it('is carried along its number past a street, and not past another numbered road', () => {
    const { west, second, third, street } = exposuresOf([onWest]);
    expect(west).toMatchObject({ label: 'measured', vehiclesPerDay: 8_000, source: '77', year: 2018 });
    expect(second).toMatchObject({ label: 'modelled', vehiclesPerDay: 8_000, source: '77' });
    expect([third, street]).toEqual([null, null]);
  });

  it('is of the nearer count, and its own before any other', () => {
    const onSecond = { source: '78', segment: segmentAt(1_500, 0), averages: [average(2016, 100)] };
    const { west, second } = exposuresOf([onWest, onSecond]);
    expect([west?.vehiclesPerDay, second?.vehiclesPerDay, second?.label]).toEqual([8_000, 100, 'modelled']);
  });

  it('of several counts on one piece is their mean, of those that were measured', () => {
    const more = [
      { ...onWest, source: '76', averages: [average(2018, 6_000)] },
      { ...onWest, source: '75', averages: [average(2015, 1)] },
    ];
    expect(exposuresOf([onWest, ...more]).west).toMatchObject({ vehiclesPerDay: 7_000, label: 'measured', source: '76, 77' });
  });

  it('of a junction is that of its busiest road, whole where every leg was counted', () => {
    const onB9 = { source: '9', segment: segmentAt(2_000, -250), averages: [average(2018, 3_000)] };
    const onThird = { source: '79', segment: segmentAt(2_500, 0), averages: [average(2018, 7_000)] };
    const junction = (counts: readonly CountSiteOnRoad[]) =>
      exposuresOf(counts).sites.find(({ kind, course }) => kind === 'junction' && course[0]![0] === 2_000)!.exposure;
    expect(junction([onWest])).toMatchObject({ vehiclesPerDay: 8_000, minorVehiclesPerDay: null, enteringVehiclesPerDay: null });
    expect(junction([onWest, onB9])).toMatchObject({ minorVehiclesPerDay: 3_000, enteringVehiclesPerDay: null });
    expect(junction([onWest, onB9, onThird])).toMatchObject({
      vehiclesPerDay: 8_000,
      minorVehiclesPerDay: 3_000,
      enteringVehiclesPerDay: 9_000,
    });
    expect(junction([])).toBeNull();
  });
});
