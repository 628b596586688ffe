import { expect, it } from '@jest/globals';
import { EVERY_ACCIDENT, parseParameters } from '@elektron/domain';
import { getHotspotMethod, UNWATCHED } from '@elektron/spatial-analysis';

import { createPlane } from '../common/plane.ts';
import { makeColumns, TEST_SRID } from '../common/testing/make-columns.ts';
import { makeTown } from '../common/testing/make-town.ts';
import { analyseHotspots } from './analyse-hotspots.ts';
import type { HotspotRun } from './hotspot-run.ts';
import { toGeoJson } from './run-as-geojson.ts';
import type { StoredHotspotResult, StoredSite } from './stored-hotspot-result.ts';

const parameters = parseParameters(getHotspotMethod('dbscan').parameters, {});
const QUESTION = { methodId: 'dbscan', parameters, filter: EVERY_ACCIDENT, seed: 1 };
const { result } = analyseHotspots(makeColumns(makeTown(400)), QUESTION, createPlane(TEST_SRID), UNWATCHED);

function runOf(of: StoredHotspotResult | null): HotspotRun {
  return {
    ...QUESTION,
    runId: 'r',
    dataVersion: 3,
    roadsVersion: null,
    trafficVersion: null,
    softwareVersion: '1',
    status: 'finished',
    progress: 1,
    createdAt: new Date(0),
    finishedAt: new Date(0),
    problem: null,
    resultDigest: 'd',
    repeatsRunId: null,
    hotspotCount: 1,
    repeatedDigest: null,
    erasedSinceRepeated: false,
    repeatedOtherwiseSinceErasure: false,
    result: of,
  };
}

it('a run of hotspots is their outlines, with all that repeats it', () => {
  const { run, features } = toGeoJson(runOf(result));
  expect(features.map(({ id }) => id)).toEqual(result.hotspots.map(({ rank }) => rank));
  expect(features[0]!.geometry).toEqual(result.hotspots[0]!.outline);
  expect(features[0]!.properties).toMatchObject({ rank: 1, accidents: result.hotspots[0]!.accidents });
  expect(run).toMatchObject({
    methodId: 'dbscan',
    seed: 1,
    dataVersion: 3,
    resultDigest: 'd',
    filter: EVERY_ACCIDENT,
    parametersUsed: parameters,
  });
});

it('a circle of the scan statistic has its figures beside the others, flat', () => {
  const scan = { radiusMeters: 500, cases: 7, expectedCases: 2.5, relativeRisk: 3, pseudoPValue: 0.002 };
  const circle = { ...result.hotspots[0]!, scan };
  const { features } = toGeoJson(runOf({ ...result, hotspots: [circle] }));
  expect(features[0]!.properties).toMatchObject({
    rank: 1,
    radius_meters: 500,
    cases: 7,
    expected_cases: 2.5,
    relative_risk: 3,
    pseudo_p_value: 0.002,
  });
  expect(features[0]!.properties).not.toHaveProperty('scan');
});

it('a ranking is every site, flat, with its limits and where its traffic is from', () => {
  const site = {
    id: 's1',
    kind: 'segment',
    group: 0,
    rank: 1,
    accidents: 4,
    severities: { fatal: 1, serious: 0, slight: 3, injury: 0, 'damage-only': 0, unknown: 0 },
    geometry: { type: 'LineString', coordinates: [[0, 0], [1, 1]] }, // prettier-ignore
    rankInterval: { lower: 1, upper: 9 },
    expectedInterval: { lower: 2, upper: 5 },
    excessPerYearInterval: null,
    measures: { accidentsPerYear: 2 },
    exposure: { label: 'modelled', vehiclesPerDay: 900, source: '77', year: 2017 },
  } as unknown as StoredSite;
  const quiet = { ...site, rank: null, rankInterval: null, exposure: null };
  const screening = { sites: [site, quiet], groups: [{ group: 'segment/main' }], level: 0.95, notAtSites: [] } as unknown as NonNullable<
    StoredHotspotResult['screening']
  >;
  const { features, run } = toGeoJson(runOf({ ...result, screening }));
  expect(features).toHaveLength(2);
  expect(features[0]).toMatchObject({
    geometry: { type: 'LineString' },
    properties: {
      rank: 1,
      rank_lower: 1,
      rank_upper: 9,
      fatal: 1,
      exposure: 'modelled',
      vehicles_per_day: 900,
      count_site: '77',
      accidents_per_year: 2,
    },
  });
  expect(features[1]!.properties).toMatchObject({ rank: null, rank_upper: null, exposure: 'missing', vehicles_per_day: null });
  for (const { properties } of features)
    for (const value of Object.values(properties)) expect(['string', 'number']).toContain(typeof (value ?? 0));
  expect(features[0]!.properties).toMatchObject({ group: 'segment/main' });
  expect(run).toMatchObject({ level: 0.95, groups: [{ group: 'segment/main' }] });
});

it('stretches of road are their outlines with what fulfilled the rule and what is expected there, flat', () => {
  const stretch = {
    roadName: 'A1',
    fromMeters: 100,
    toMeters: 200,
    geometry: { type: 'LineString', coordinates: [[0, 0], [1, 1]] }, // prettier-ignore
    estimate: {
      accidents: 5,
      expected: 2,
      expectedInterval: { lower: 1, upper: 4 },
      excessPerYearInterval: null,
      reason: null,
      basis: 'moments',
    },
    flag: { counted: 4, type: null, fromMeters: 110, toMeters: 190, windows: 2, mostAccidents: 3, highestScore: 16, severities: {} },
    search: null,
  };
  const stretches = { stretches: [stretch], groups: [], level: 0.95, leftOut: [], rule: { preset: 'flanders' } };
  const { features, run } = toGeoJson(
    runOf({ ...result, stretches: stretches as unknown as NonNullable<StoredHotspotResult['stretches']> }),
  );
  expect(features[0]!.geometry).toEqual(result.hotspots[0]!.outline);
  expect(features[0]!.properties).toMatchObject({
    rank: 1,
    accidents: result.hotspots[0]!.accidents,
    from_meters: 100,
    accidents_at_sites: 5,
    expected: 2,
    expected_lower: 1,
    expected_upper: 4,
    excess_per_year_lower: null,
    rule_accidents: 4,
    rule_most_accidents: 3,
    rule_highest_score: 16,
  });
  expect(features[1]!.properties).not.toHaveProperty('expected');
  expect(run).toMatchObject({ level: 0.95, rule: { preset: 'flanders' } });
});

it('a run along the streets is its hotspots and the pieces of streets, with the accidents that are on none', () => {
  const line = (hotspot: number | null) => ({
    type: 'Feature' as const,
    geometry: { type: 'LineString' as const, coordinates: [[0, 0], [1, 1]] as const }, // prettier-ignore
    properties: { value: 2.5, expected: 1, pValue: 0.01, adjustedPValue: 0.04, hotspot },
  });
  const lines = { type: 'FeatureCollection' as const, features: [line(1), line(null)] };
  const notOnStreets = [{ reason: 'too-far' as const, accidents: 3 }];
  const { features, run } = toGeoJson(runOf({ ...result, streets: { lines, lineValue: 'density', notOnStreets, simulations: 99 } }));
  const hotspots = result.hotspots.length;
  expect(features.map(({ id }) => id)).toEqual(Array.from({ length: hotspots + 2 }, (_, i) => i + 1));
  expect(features.slice(hotspots).map(({ geometry, properties }) => [geometry, properties])).toEqual(
    lines.features.map(({ geometry, properties: { value, expected, hotspot } }) => [
      geometry,
      { value, expected, p_value: 0.01, adjusted_p_value: 0.04, hotspot },
    ]),
  );
  expect(run).toMatchObject({ lineValue: 'density', simulations: 99, notOnStreets });
});

it('a run without a result is nothing, and says what it was', () => {
  expect(toGeoJson(runOf(null))).toMatchObject({ features: [], run: { methodId: 'dbscan' } });
});
