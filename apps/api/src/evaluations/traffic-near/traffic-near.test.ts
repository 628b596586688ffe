import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '@elektron/domain';

import { createPlane } from '../../common/plane.ts';
import type { DrawnPlaces } from '../road-sites/find-treated-sites.ts';
import { makeTrafficColumns, type TestStation } from '../testing/make-traffic.ts';
import { distanceToPlaces } from './distance-to-places.ts';
import { findTrafficNear, type TrafficNear } from './traffic-near.ts';
import { presentTrafficNear } from './traffic-near-texts.ts';

const PLANE = createPlane(2100);
const [X, Y] = PLANE.toMeters(23.72, 37.98)!;
const NOTHING: DrawnPlaces = { points: [], lines: [], areas: [] };
const HERE: DrawnPlaces = { ...NOTHING, points: [[X, Y]] };
const PERIODS = { beforePeriod: { start: '2014-01-01', end: '2016-01-01' }, afterPeriod: { start: '2017-01-01', end: '2019-01-01' } };

type Station = Omit<TestStation, 'at'> & { /** Metres from the place. */ readonly east: number };

const columnsOf = (stations: readonly Station[]) =>
  makeTrafficColumns(stations.map(({ east, ...station }) => ({ ...station, at: PLANE.toDegrees(X + east, Y) })));

const near = (stations: readonly Station[], radiusMeters = 300, periods = PERIODS): TrafficNear =>
  findTrafficNear(columnsOf(stations), HERE, PLANE, { ...periods, radiusMeters });

describe('traffic from the count sites near the places', () => {
  const A: Station = { east: 40, years: { 2013: 99_999, 2014: 10_000, 2015: 11_000, 2016: 99_999, 2017: 12_000, 2018: 12_600 } };
  const B: Station = { east: -200, years: { 2015: 4_000, 2017: 4_400, 2018: 4_000 }, counted: false };

  it('is the mean over count sites of the mean of their whole years, the same sites on both sides', () => {
    const onlyBefore: Station = { east: 100, years: { 2014: 50_000 } };
    const oneDirection: Station = { east: 110, years: { 2014: 9_000, 2017: 9_000 }, direction: 'N' };
    const tooFar: Station = { east: 301, years: { 2014: 9_000, 2017: 9_000 } };
    const found = near([tooFar, B, onlyBefore, A, oneDirection]);
    expect(found.before).toBeCloseTo((10_500 + 4_000) / 2, 9);
    expect(found.after).toBeCloseTo((12_300 + 4_200) / 2, 9);
    expect(found.stations.map(({ siteId, distanceMeters, used }) => [siteId, distanceMeters, used])).toEqual([
      ['s3', 40, true],
      ['s2', 100, false],
      ['s4', 110, false],
      ['s1', 200, true],
    ]);
    expect(found.stations[0]!.before).toMatchObject({ years: [2014, 2015], counted: 2 });
    expect(found.stations[3]!.after).toMatchObject({ years: [2017, 2018], counted: 0 });
    expect(found.reason).toBeNull();
  });

  it('has the error of a mean of years, by the spread of years pooled over sites and periods', () => {
    const found = near([A, B]);
    // Step by step: relative squares of four groups of years, three of them with two, over their three degrees of freedom.
    const squares = (values: readonly number[]): number => {
      const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
      return values.reduce((sum, each) => sum + (each / mean - 1) ** 2, 0);
    };
    const spread = (squares([10_000, 11_000]) + squares([12_000, 12_600]) + squares([4_000]) + squares([4_400, 4_000])) / 3;
    expect(found.errorBefore).toBeCloseTo(Math.sqrt((10_500 ** 2 / 2 + 4_000 ** 2) * spread) / 14_500, 12);
    expect(found.errorAfter).toBeCloseTo(Math.sqrt((12_300 ** 2 / 2 + 4_200 ** 2 / 2) * spread) / 16_500, 12);
  });

  it.each<[TrafficNear['reason'], TrafficNear]>([
    ['NO_COUNT_SITES', near([])],
    ['NONE_NEAR', near([A], 30)],
    ['NO_WHOLE_YEAR', near([A], 300, { ...PERIODS, afterPeriod: { start: '2017-01-02', end: '2018-01-01' } })],
    [
      'NO_COMMON_SITE',
      near([
        { east: 0, years: { 2014: 1_000 } },
        { east: 1, years: { 2018: 1_000 } },
      ]),
    ],
    ['NO_SPREAD', near([{ east: 0, years: { 2014: 1_000, 2018: 1_100 } }])],
  ])('says why it is not known: %s', (reason, found) => {
    expect(found.reason).toBe(reason);
    expect(found.errorBefore).toBeNull();
    expect(found.before === null).toBe(reason !== 'NO_SPREAD');
    const { reason: told } = presentTrafficNear(found);
    for (const language of LANGUAGES) expect(told![language]).not.toMatch(/\{\{|undefined|NaN/);
  });

  it('tells which count sites and years it is from, in both languages', () => {
    const { source } = presentTrafficNear(near([A, B]));
    expect(source!.en).toBe(
      'Count sites within 300 m: A0 (40 m, 2014, 2015 / 2017, 2018), A1 (200 m, 2015 / 2017, 2018). Years counted: 4 of 7. The others are estimates of the source: the error does not hold theirs, and is rather too small.',
    );
    expect(source!.el).toContain('A0 (40 μ., 2014, 2015 / 2017, 2018)');
    expect(presentTrafficNear(near([A], 30)).source).toBeNull();
  });

  it('is measured to the nearest point, line or border, and not at all inside of an area', () => {
    const square = [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
      [0, 0],
    ] as const;
    const hole = square.map(([x, y]) => [40 + x / 5, 40 + y / 5] as const);
    const places: DrawnPlaces = {
      points: [[500, 0]],
      lines: [
        [
          [0, 300],
          [100, 300],
        ],
      ],
      areas: [[square, hole]],
    };
    expect(distanceToPlaces([30, 30], places)).toBe(0);
    expect(distanceToPlaces([50, 50], places)).toBeCloseTo(10, 9);
    expect(distanceToPlaces([110, 50], places)).toBeCloseTo(10, 9);
    expect(distanceToPlaces([50, 280], places)).toBeCloseTo(20, 9);
    expect(distanceToPlaces([503, 4], places)).toBeCloseTo(5, 9);
    expect(distanceToPlaces([0, 0], NOTHING)).toBe(Infinity);
  });
});
