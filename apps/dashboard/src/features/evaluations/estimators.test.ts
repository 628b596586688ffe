import { describe, expect, it } from '@jest/globals';
import { ACCIDENT_DIMENSIONS } from '@elektron/domain';
import {
  isTargetComplete,
  isTrafficComplete,
  NOTHING_MORE,
  TARGET_DIMENSIONS,
  toEstimatorInput,
  TRAFFIC_PARTS,
} from './estimator-draft.ts';
import { toSeriesMonths } from './series-chart.tsx';
import { takeTraffic } from './traffic-near.tsx';

const TRAFFIC = {
  annualAverageDailyTrafficBefore: 9_000,
  annualAverageDailyTrafficAfter: 8_000,
  coefficientOfVariationBefore: 0,
  coefficientOfVariationAfter: 0.1,
};

describe('what is asked for besides', () => {
  it('is nothing where nothing was typed', () => {
    expect(toEstimatorInput(NOTHING_MORE)).toEqual({});
    expect([isTargetComplete(NOTHING_MORE), isTrafficComplete(NOTHING_MORE)]).toEqual([true, true]);
  });

  it('is a type by its characteristic, with at least one value', () => {
    const draft = { ...NOTHING_MORE, dimension: 'light', values: ['darkness-lit'] } as const;
    expect(toEstimatorInput(draft)).toEqual({ targetFilter: { selections: [{ dimension: 'LIGHT', values: ['darkness-lit'] }] } });
    expect(isTargetComplete({ ...draft, values: [] })).toBe(false);
    for (const id of TARGET_DIMENSIONS) expect(ACCIDENT_DIMENSIONS.find((each) => each.id === id)!.keys!.length).toBeLessThan(20);
  });

  it('is all four numbers of traffic or none', () => {
    const draft = { ...NOTHING_MORE, traffic: TRAFFIC };
    expect(isTrafficComplete(draft)).toBe(true);
    expect(toEstimatorInput(draft)).toEqual({ traffic: TRAFFIC });
    for (const part of TRAFFIC_PARTS) {
      for (const wrong of [null, NaN, -1]) expect(isTrafficComplete({ ...draft, traffic: { ...TRAFFIC, [part]: wrong } })).toBe(false);
    }
    expect(isTrafficComplete({ ...draft, traffic: { ...TRAFFIC, coefficientOfVariationAfter: 5 } })).toBe(false);
  });
});

describe('traffic from count sites', () => {
  const FOUND = {
    radiusMeters: 300,
    before: 10_499.6,
    after: 11_300.2,
    errorBefore: 0.012_345_6,
    errorAfter: 0.02,
    reason: null,
    source: null,
    stations: [],
  };

  it('fills in all four numbers, and the server is asked for the count sites, not for the numbers', () => {
    const draft = { ...NOTHING_MORE, ...takeTraffic(FOUND) };
    expect(Object.values(draft.traffic)).toEqual([10_500, 11_300, 0.0123, 0.02]);
    expect(isTrafficComplete(draft)).toBe(true);
    expect(toEstimatorInput(draft)).toEqual({ trafficNear: 300 });
  });

  it('without an error is for a person to complete, and then counts as typed', () => {
    const draft = { ...NOTHING_MORE, ...takeTraffic({ ...FOUND, errorBefore: null, errorAfter: null }) };
    expect(isTrafficComplete(draft)).toBe(false);
    expect(draft.trafficNear).toBeNull();
    const traffic = { ...draft.traffic, coefficientOfVariationBefore: 0.1, coefficientOfVariationAfter: 0.1 };
    expect(toEstimatorInput({ ...draft, traffic })).toEqual({ traffic });
  });
});

describe('the months of a series', () => {
  const point = (year: number, month: number, expected: number | null) => ({ year, month, observed: 3, fitted: 2.5, expected });

  it('go on over the end of a year, and leave a gap where months were left out', () => {
    const months = toSeriesMonths([point(2015, 11, null), point(2015, 12, null), point(2016, 3, 4)]);
    expect(months.map(({ label, observed, expected }) => [label, observed, expected])).toEqual([
      ['11/2015', 3, null],
      ['12/2015', 3, null],
      ['01/2016', null, null],
      ['02/2016', null, null],
      ['03/2016', 3, 4],
    ]);
    expect(toSeriesMonths([])).toEqual([]);
  });
});
