import { describe, expect, it } from '@jest/globals';
import { NOTHING_MEASURED } from '@elektron/domain';

import type { AccessibilityFeature } from './accessibility-feature.ts';
import { countCoverage, countCrossingEnds, countItems } from './summarize-features.ts';

const feature = (id: string, more: Partial<AccessibilityFeature>): AccessibilityFeature => ({
  id,
  item: 'kerb-ramp',
  side: null,
  longitude: null,
  latitude: null,
  lines: [],
  roadName: null,
  startId: null,
  endId: null,
  signalled: null,
  sourceSystem: 'test',
  sourceRecordId: id,
  state: 'present',
  condition: null,
  measures: NOTHING_MEASURED,
  observedOn: null,
  dateBasis: null,
  method: null,
  temporary: false,
  note: null,
  presentFrom: null,
  presentUntil: null,
  observations: 1,
  ...more,
});

describe('an inventory', () => {
  it('has every item, zeros included', () => {
    expect(countItems([]).map(({ total }) => total)).toEqual(Array.from({ length: 10 }, () => 0));
  });

  it('counts measures against their limit where one is known, and says nothing where none is', () => {
    const footway = (id: string, clearWidthMeters: number, longitudinalSlopePercent: number | null) =>
      feature(id, { item: 'footway', measures: { ...NOTHING_MEASURED, clearWidthMeters, longitudinalSlopePercent } });
    const [found] = countItems([footway('a', 1.2, 4), footway('b', 1.5, null), footway('c', 3, null)]).filter(
      ({ item }) => item === 'footway',
    );
    expect(found?.measures).toEqual([
      { measure: 'clearWidthMeters', measured: 3, meeting: 2, missing: 1 },
      { measure: 'longitudinalSlopePercent', measured: 1, meeting: null, missing: null },
    ]);
  });
});

it('coverage tells surveys from the dates of files, month by month, the undated last', () => {
  const months = countCoverage([
    feature('a', { observedOn: '2024-05-02', dateBasis: 'survey' }),
    feature('b', { observedOn: '2024-05-30', dateBasis: 'extract' }),
    feature('c', {}),
    feature('d', { observedOn: '2023-12-01', dateBasis: 'survey' }),
  ]);
  expect(months).toEqual([
    { month: '2023-12', surveyed: 1, ofFile: 0, undated: 0 },
    { month: '2024-05', surveyed: 1, ofFile: 1, undated: 0 },
    { month: null, surveyed: 0, ofFile: 0, undated: 1 },
  ]);
});

it('of a crossing both ends must be known; a filter that leaves ramps out takes no ramp away', () => {
  const ramps = [feature('r1', {}), feature('r2', { state: 'absent' }), feature('r3', { state: 'unknown' })];
  const crossing = (id: string, startId: string | null, endId: string | null) => feature(id, { item: 'crossing', startId, endId });
  const crossings = [
    crossing('c1', 'r1', 'r1'),
    crossing('c2', 'r1', 'r2'),
    crossing('c3', 'r2', 'r2'),
    crossing('c4', 'r1', 'r3'),
    crossing('c5', 'r1', 'gone'),
    crossing('c6', null, null),
  ];
  const all = [...ramps, ...crossings];
  const expected = { crossings: 6, known: 3, bothRamps: 1, oneRamp: 1, noRamp: 1 };
  expect(countCrossingEnds(all, all)).toEqual(expected);
  expect(countCrossingEnds(crossings, all)).toEqual(expected);
});
