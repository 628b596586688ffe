import { describe, expect, it } from '@jest/globals';
import { EVERY_ACCIDENT, LANGUAGES, parseAccidentFilter, parseParameters, type AccidentFilter } from '@elektron/domain';
import { getHotspotMethod, HOTSPOT_METHODS, needsRoads, UNWATCHED } from '@elektron/spatial-analysis';
import fc from 'fast-check';

import { formatCanonicalJson } from '../common/canonical-json.ts';
import { createPlane } from '../common/plane.ts';
import { makeColumns, TEST_SRID, type TestAccident } from '../common/testing/make-columns.ts';
import { analyseHotspots } from './analyse-hotspots.ts';
import { RUN_NOTICES, RUN_SENTENCES } from './hotspot-run-texts.ts';
import { describeHotspots } from './hotspot-sentence.ts';
import { findRoadName } from './store-hotspot-result.ts';
import type { StoredHotspotResult } from './stored-hotspot-result.ts';
import { makeTown } from '../common/testing/make-town.ts';

const PLANE = createPlane(TEST_SRID);
const TOWN = makeTown(1_500);

function analyse(
  methodId: string,
  given: Readonly<Record<string, unknown>> = {},
  accidents: readonly TestAccident[] = TOWN,
  filter: AccidentFilter = EVERY_ACCIDENT,
): StoredHotspotResult {
  const parameters = parseParameters(getHotspotMethod(methodId).parameters, given);
  return analyseHotspots(makeColumns(accidents), { methodId, parameters, filter, seed: 1 }, PLANE, UNWATCHED).result;
}

/** The others are met with roads, in network-screening-api.test.ts. */
const POINT_METHODS = HOTSPOT_METHODS.filter((method) => !needsRoads(method)).map(({ id }) => id);

/** The crowds of the town are small, and its severities the same everywhere: so cells are small, and circles listed whatever their p-value. */
const GIVEN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'local-moran': { hexagonWidthMeters: 30 },
  'scan-statistic': { significancePercent: 100, simulations: 99 },
};

describe.each(POINT_METHODS)('a run of %s', (methodId) => {
  const given = GIVEN[methodId] ?? {};
  const result = analyse(methodId, given);

  it('is the same to the last bit when it is repeated', () => {
    expect(formatCanonicalJson(analyse(methodId, given))).toBe(formatCanonicalJson(result));
  });

  it('finds the junctions of the town, in order of rank', () => {
    expect(result.hotspots.length).toBeGreaterThan(0);
    expect(result.hotspots.map(({ rank }) => rank)).toEqual(result.hotspots.map((_, position) => position + 1));
    for (const { longitude, latitude, outline } of result.hotspots) {
      const [x, y] = PLANE.toMeters(longitude, latitude)!;
      expect(x > 536_500 && x < 539_500 && y > 188_500 && y < 191_500).toBe(true);
      const [ring] = outline.coordinates;
      expect(ring!.length).toBeGreaterThanOrEqual(4);
      expect(ring![0]).toEqual(ring!.at(-1));
    }
  });

  it('accounts for every accident: severities of a hotspot make its number, and its number per year its rate', () => {
    for (const hotspot of result.hotspots) {
      expect(Object.values(hotspot.severities).reduce((sum, count) => sum + count, 0)).toBe(hotspot.accidents);
      expect(hotspot.accidentsPerYear * result.years).toBeCloseTo(hotspot.accidents, 9);
      expect(hotspot.roadName).toMatch(/^A10[0-4]$/);
    }
    expect(result.accidents).toBe(TOWN.length);
    expect(result.summary.accidentsUsed).toBe(TOWN.length);
  });

  it('looks at the accidents under the filter only', () => {
    const fatal = parseAccidentFilter({ selections: [{ dimension: 'severity', values: ['fatal'] }] });
    const ofFatal = analyse(methodId, given, TOWN, fatal);
    expect(ofFatal.accidents).toBe(TOWN.filter(({ severity }) => severity === 'fatal').length);
    for (const { severities } of ofFatal.hotspots) expect(severities.serious + severities.slight).toBe(0);
  });

  it('has a sentence in every language, with no place left open, that ends with what the result is not', () => {
    const sentence = describeHotspots(methodId, result);
    for (const language of LANGUAGES) {
      expect(sentence[language]).not.toMatch(/\{\{|NaN|undefined|null/);
      expect(sentence[language].endsWith(getHotspotMethod(methodId).isNot[language])).toBe(true);
      expect(sentence[language].length).toBeGreaterThan(getHotspotMethod(methodId).isNot[language].length + 30);
    }
  });

  it('fits JSON: nothing is lost on the way to the database and back', () => {
    const text = formatCanonicalJson(result);
    expect(formatCanonicalJson(JSON.parse(text))).toBe(text);
  });
});

describe('the sentence of a run', () => {
  it('names what was found', () => {
    const result = analyse('dbscan', { radiusMeters: 40, minPoints: 6 });
    const { hotspots, accidentsInHotspots } = result.summary;
    expect(describeHotspots('dbscan', result).en).toContain(
      `At ${hotspots} places at least 6 accidents lie within 40 m of one spot: together ${accidentsInHotspots!.toLocaleString('en-GB')} of the 1,500 accidents, the largest ${result.hotspots[0]!.accidents} in 5 years.`,
    );
    expect(describeHotspots('dbscan', result).el).toContain('1.500 ατυχήματα');
  });

  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      'local-moran',
      GIVEN['local-moran']!,
      /^Of [\d,]+ hexagons 30 m wide, \d+ with many accidents belongs? to clusters and \d+ (is an outlier|are outliers) among/,
    ],
    [
      'scan-statistic',
      GIVEN['scan-statistic']!,
      /^\d+ circles? ha(s|ve) a p-value up to 100%\. In the first, \d+ of \d+ accidents are fatal or serious where [\d.]+ were expected/,
    ],
    ['scan-statistic', { simulations: 99 }, /^Among 1,500 accidents that were compared no circle has a p-value up to 5%/],
  ])('of %s names its own figures', (methodId, given, sentence) => {
    expect(describeHotspots(methodId, analyse(methodId, given)).en).toMatch(sentence);
  });

  it('says so when nothing was found', () => {
    const spread = Array.from({ length: 20 }, (_, i) => ({ x: 537_000 + i * 500, y: 189_000, date: '2015-01-01' }));
    expect(describeHotspots('dbscan', analyse('dbscan', {}, spread)).en).toContain('Among 20 accidents no hotspot was found');
  });

  it('has the same places to fill in every language', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort();
    for (const text of [...Object.values(RUN_SENTENCES), ...Object.values(RUN_NOTICES)]) expect(places(text.el)).toEqual(places(text.en));
  });
});

describe('what is stored of a result', () => {
  it('names a hotspot after the road that most of its accidents name, the first by alphabet where two tie', () => {
    const roadNames = ['A10', 'B2', 'Λεωφόρος'];
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 30 }), (codes) => {
        const roadName = Uint32Array.from(codes);
        const named = codes.filter((code) => code > 0).map((code) => roadNames[code - 1]!);
        const count = (name: string): number => named.filter((other) => other === name).length;
        const most = Math.max(...roadNames.map(count));
        const expected = named.length === 0 ? null : roadNames.find((name) => count(name) === most)!;
        expect(findRoadName({ roadName, roadNames }, Uint32Array.from(codes.keys()))).toBe(expected);
      }),
    );
  });

  it('lists the first thousand hotspots and says how many there are', () => {
    const pairs = Array.from({ length: 1_200 }, (_, i) =>
      [0, 1].map((meters) => ({ x: 530_000 + 100 * (i % 40) + meters, y: 180_000 + 100 * Math.floor(i / 40), date: '2015-06-01' })),
    ).flat();
    const result = analyse('dbscan', { radiusMeters: 5, minPoints: 2 }, pairs);
    expect(result.hotspots).toHaveLength(1_000);
    expect(result.summary.hotspots).toBe(1_200);
    expect(result.notices).toContainEqual({ code: 'HOTSPOTS_NOT_ALL_LISTED', details: { hotspots: 1_200, listed: 1_000 } });
  });

  it('draws the hexagons that stand out first, and says when there are more', () => {
    const scattered = Array.from({ length: 900 }, (_, i) => ({
      x: 530_000 + 200 * (i % 30),
      y: 180_000 + 200 * Math.floor(i / 30),
      date: '2015-06-01',
    }));
    const result = analyse('getis-ord-gi-star', { hexagonWidthMeters: 40, gapRings: 4 }, [...scattered, ...TOWN]);
    expect(result.summary.cells).toBeGreaterThan(10_000);
    expect(result.cells!.features).toHaveLength(10_000);
    expect(result.notices.map(({ code }) => code)).toContain('CELLS_NOT_ALL_DRAWN');
    const drawnAccidents = result.cells!.features.reduce((sum, { properties }) => sum + properties.accidents, 0);
    expect(drawnAccidents).toBe(scattered.length + TOWN.length);
    expect(result.cells!.features.filter(({ properties }) => properties.bin >= 2)).toHaveLength(result.summary.hotCells!);
  });
});
