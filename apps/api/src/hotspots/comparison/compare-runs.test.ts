import { describe, expect, it } from '@jest/globals';
import { formatAccidentId, type AccidentColumns } from '@elektron/columns';
import { EVERY_ACCIDENT, parseAccidentFilter, parseParameters, type AccidentFilter } from '@elektron/domain';
import { getHotspotMethod, UNWATCHED } from '@elektron/spatial-analysis';

import { createPlane } from '../../common/plane.ts';
import { makeColumns, TEST_SRID } from '../../common/testing/make-columns.ts';
import { makeTown } from '../../common/testing/make-town.ts';
import { analyseHotspots } from '../analyse-hotspots.ts';
import type { StoredHotspotResult, StoredSite } from '../stored-hotspot-result.ts';
import { findCommonAccidents } from './common-accidents.ts';
import { compareRuns, type RunToCompare } from './compare-runs.ts';
import { explainPlace, type ExplainedRun } from './explain-place.ts';
import { presentComparison } from './present-comparison.ts';
import type { PlaceReading } from './read-place.ts';

const PLANE = createPlane(TEST_SRID);
const TOWN = makeColumns(makeTown(900));
/** The first accidents are those of the town; then there are more. */
const LATER = makeColumns([...makeTown(900), ...makeTown(400, 3)]);
const SEVERE = parseAccidentFilter({ selections: [{ dimension: 'severity', values: ['fatal', 'serious'] }] });

interface Asked {
  readonly given?: Readonly<Record<string, unknown>>;
  readonly filter?: AccidentFilter;
  readonly columns?: AccidentColumns;
  readonly dataVersion?: number;
}

function runOf(methodId: string, { given = {}, filter = EVERY_ACCIDENT, columns = TOWN, dataVersion = 1 }: Asked = {}): RunToCompare {
  const parameters = parseParameters(getHotspotMethod(methodId).parameters, given);
  const question = { methodId, parameters, filter, seed: 1 };
  const { result } = analyseHotspots(columns, question, PLANE, UNWATCHED);
  return {
    run: {
      ...question,
      runId: `${methodId} ${dataVersion}`,
      dataVersion,
      roadsVersion: null,
      trafficVersion: null,
      softwareVersion: '1',
      status: 'finished',
      progress: 1,
      createdAt: new Date(dataVersion),
      finishedAt: new Date(dataVersion),
      problem: null,
      resultDigest: 'd',
      repeatsRunId: null,
      hotspotCount: result.hotspots.length,
      repeatedDigest: null,
      erasedSinceRepeated: false,
      repeatedOtherwiseSinceErasure: false,
      result,
    },
    records: { columns, filter, places: null },
  };
}

const DBSCAN = runOf('dbscan');
const DENSITY = runOf('kernel-density');
const HEXAGONS = runOf('getis-ord-gi-star');

describe('accidents of several runs', () => {
  it('are those that a table of ids gives', () => {
    const runs = [DBSCAN, runOf('dbscan', { filter: SEVERE, columns: LATER })].map(({ records }) => records);
    const common = findCommonAccidents(runs);
    const slow = runs.map(
      ({ columns, filter }) =>
        new Set(
          [...columns.located.keys()]
            .filter((i) => filter === EVERY_ACCIDENT || [1, 2].includes(columns.severity[i]!))
            .map((i) => formatAccidentId(columns, i)),
        ),
    );
    const ids = [...new Set(slow.flatMap((set) => [...set]))].sort();
    expect(common.x).toHaveLength(ids.length);
    for (const [i, id] of ids.entries()) {
      expect(slow.map((set) => Number(set.has(id)))).toEqual(common.asked.map((asked) => asked[i]));
      for (const [run, { columns }] of runs.entries()) {
        const at = common.position[run]![i]!;
        if (at !== -1) expect([formatAccidentId(columns, at), columns.x[at], columns.y[at]]).toEqual([id, common.x[i], common.y[i]]);
      }
    }
  });
});

describe('runs beside each other', () => {
  const compared = [DBSCAN, DENSITY, HEXAGONS];
  const comparison = compareRuns(compared, PLANE);

  it('keep every hotspot with its own rank and measure', () => {
    for (const [
      run,
      {
        run: { result },
      },
    ] of compared.entries()) {
      // prettier-ignore
      const readings = comparison.places.map(({ readings }) => readings[run]!);
      expect([...new Set(readings.flatMap(({ ranks }) => ranks))].sort((a, b) => a - b)).toEqual(result.hotspots.map(({ rank }) => rank));
      for (const { ranks, score, accidents } of readings) {
        const best = result.hotspots.find(({ rank }) => rank === ranks[0]);
        expect([score, accidents]).toEqual([best?.score ?? null, best?.accidents ?? null]);
      }
    }
  });

  it('count on the ground of a cluster what the cluster counts, and find the same junctions', () => {
    // Each cluster is drawn around its accidents, and noise may lie within.
    const ofClusters = comparison.places.flatMap(({ readings: [first] }) => (first!.ranks.length === 1 ? [first!] : []));
    for (const { accidents, accidentsHere } of ofClusters) expect(accidentsHere).toBeGreaterThan(0.5 * accidents!);
    const [clustersAndDensity] = comparison.agreements;
    expect(clustersAndDensity!.places.both).toBeGreaterThanOrEqual(5);
    expect(clustersAndDensity!.accidents.share).toBeGreaterThan(0.3);
    expect(clustersAndDensity!.ranks.correlation).toBeGreaterThan(0);
  });

  it('read a hexagon and a density wherever there is one', () => {
    const readings = comparison.places.map(({ readings: [, density, hexagons] }) => ({ density: density!, hexagons: hexagons! }));
    for (const { density, hexagons } of readings) {
      if (density.ranks.length > 0) expect(density.density).toBeGreaterThan(0);
      if (hexagons.ranks.length > 0) expect(hexagons.cell).not.toBeNull();
    }
    expect(comparison.places.every(({ readings: [clusters] }) => clusters!.cell === null && clusters!.density === null)).toBe(true);
  });

  it('say in words what is said, in both languages, with no place left open', () => {
    for (const pair of [
      compared,
      [DBSCAN, runOf('dbscan', { filter: SEVERE })],
      [DENSITY, HEXAGONS],
      [DBSCAN, runOf('dbscan', { columns: LATER, dataVersion: 2 })],
    ]) {
      // prettier-ignore
      const { sentence, notices, places, agreements } = presentComparison(compareRuns(pair, PLANE));
      const texts = [
        sentence,
        ...notices.map(({ message }) => message),
        ...places.flatMap(({ explanations }) => explanations.map(({ message }) => message)),
        ...agreements.flatMap(({ reasonTexts }) => Object.values(reasonTexts)),
      ];
      for (const { el, en } of texts) {
        expect(`${el} ${en}`).not.toMatch(/\{\{|NaN|undefined|null|Infinity|\[object/);
        expect(el).not.toBe(en);
      }
    }
  });

  it('that ask the same of the same records agree wholly, and say so', () => {
    const twice = compareRuns([DBSCAN, DBSCAN], PLANE);
    for (const { readings } of twice.places) expect(readings[0]!.ranks).toEqual(readings[1]!.ranks);
    expect(twice.agreements[0]).toMatchObject({ places: { share: 1 }, accidents: { share: 1 }, ranks: { correlation: 1 } });
    expect(twice.change).toBeNull();
    expect(presentComparison(twice).notices.map(({ code }) => code)).toContain('SAME_QUESTION');
  });

  it('with different filters are warned of, and the filter is named where it is the cause', () => {
    const { places, notices } = presentComparison(compareRuns([DBSCAN, runOf('dbscan', { filter: SEVERE })], PLANE));
    expect(notices.map(({ code }) => code)).toContain('FILTERS_DIFFER');
    const missing = places.filter(({ readings: [, severe] }) => severe!.ranks.length === 0);
    expect(missing.length).toBeGreaterThan(0);
    for (const { explanations, readings } of missing) {
      expect(explanations.map(({ code }) => code)).toEqual([
        'FILTER_LEAVES_OUT',
        expect.stringMatching(/TOO_FEW_ACCIDENTS|NOT_CLOSE_ENOUGH/),
      ]);
      expect(explanations[0]!.message.en).toContain(`B counts ${readings[1]!.accidentsHere} accident`);
    }
  });
});

describe('two runs that ask the same of changed records', () => {
  const later = runOf('dbscan', { columns: LATER, dataVersion: 2 });

  it.each([
    ['in the order of the records', [DBSCAN, later]],
    ['whichever is named first', [later, DBSCAN]],
  ])('say what is new, gone and stayed, and what happened to the records, %s', (_, runs) => {
    const { change, places, notices, sentence } = presentComparison(compareRuns(runs, PLANE));
    const older = runs[0] === later ? 1 : 0;
    expect(change).toEqual({ older, newer: 1 - older, added: 400, removed: 0, altered: 0 });
    expect(notices.map(({ code }) => code)).not.toContain('VERSIONS_DIFFER');
    const statuses = places.map(({ status }) => ['new', 'gone', 'stayed'].indexOf(status!));
    expect(statuses).toEqual(statuses.toSorted());
    for (const { status, readings } of places) {
      const [then, now] = [readings[older]!.ranks.length > 0, readings[1 - older]!.ranks.length > 0];
      expect(status).toBe(then && now ? 'stayed' : now ? 'new' : 'gone');
    }
    expect(new Set(places.map(({ status }) => status)).has('stayed')).toBe(true);
    expect(sentence.en).toContain('In the records 400 accidents came, 0 went');
  });

  it('count accidents that are elsewhere or otherwise now', () => {
    const moved = makeTown(900).map((accident, i) => (i < 3 ? { ...accident, x: accident.x! + 5 } : i < 5 ? { ...accident, severity: 'fatal' as const } : accident)); // prettier-ignore
    const was = makeTown(900).slice(3, 5).filter(({ severity }) => severity !== 'fatal').length; // prettier-ignore
    const { change } = compareRuns([DBSCAN, runOf('dbscan', { columns: makeColumns(moved), dataVersion: 2 })], PLANE);
    expect(change).toMatchObject({ added: 0, removed: 0, altered: 3 + was });
  });

  it('name what was left to the method and came out otherwise', () => {
    const { notices, change } = presentComparison(
      compareRuns([DENSITY, runOf('kernel-density', { columns: LATER, dataVersion: 2 })], PLANE),
    );
    expect(change).not.toBeNull();
    const { message } = notices.find(({ code }) => code === 'CHOSEN_OTHERWISE')!;
    expect(message.en).toMatch(/\(Bandwidth: A \d+(\.\d+)?, B \d/);
    expect(presentComparison(compareRuns([DBSCAN, later], PLANE)).notices.map(({ code }) => code)).not.toContain('CHOSEN_OTHERWISE');
  });

  it('are no such two where a parameter differs: then the versions are warned of', () => {
    const comparison = compareRuns([DBSCAN, runOf('dbscan', { columns: LATER, dataVersion: 2, given: { minPoints: 6 } })], PLANE);
    expect(comparison.change).toBeNull();
    expect(presentComparison(comparison).notices.find(({ code }) => code === 'VERSIONS_DIFFER')!.message.en).toContain('(A: 1, B: 2)');
  });
});

describe('the sites of a network beside other runs', () => {
  const [first] = DBSCAN.run.result.hotspots;
  const site = (id: string, rank: number | null, longitude: number, predicted: number): StoredSite =>
    ({
      id,
      rank,
      accidents: 7,
      predicted,
      expected: predicted + 1,
      excessPerYear: rank === 1 ? 1 : -0.1,
      reason: null,
      exposure: { label: 'measured', vehiclesPerDay: 21_000, source: 's', year: 2018 },
      geometry: { type: 'Point', coordinates: [longitude, first!.latitude] },
    }) as unknown as StoredSite;

  it('explain a high number by traffic where as many are predicted', () => {
    const sites = [site('far', 1, first!.longitude + 0.05, 2), site('here', 2, first!.longitude, 9.26)];
    const far = { ...first!, rank: 1, longitude: first!.longitude + 0.05, accidents: 7, score: 1 };
    const result: StoredHotspotResult = {
      ...DBSCAN.run.result,
      scoreMeaning: 'EXPECTED_EXCESS',
      hotspots: [far],
      screening: { sites, groups: [], level: 0.95, notAtSites: [] } as unknown as NonNullable<StoredHotspotResult['screening']>,
    };
    const screening = { ...DBSCAN, run: { ...DBSCAN.run, methodId: 'network-screening', result } };
    const { places } = presentComparison(compareRuns([DBSCAN, screening], PLANE));
    const there = places.find(({ readings }) => readings[0]!.ranks[0] === 1)!;
    expect(there.readings[1]).toMatchObject({ ranks: [], site: { rank: 2, predicted: 9.26, vehiclesPerDay: 21_000 } });
    expect(there.explanations).toEqual([
      {
        code: 'AS_EXPECTED_FOR_TRAFFIC',
        message: expect.objectContaining({
          en: 'B: 7 accidents at this site, where 9.3 are predicted for its traffic (21,000 vehicles a day). The number is explained by traffic.',
        }),
      },
    ]);
  });
});

describe('why a place is lower in one run', () => {
  const reading = (rank: number, more: Partial<PlaceReading> = {}): PlaceReading => ({
    ranks: [rank],
    score: 10,
    accidents: 6,
    neighborhoodAccidents: null,
    accidentsHere: 6,
    site: null,
    cell: null,
    density: null,
    ...more,
  });
  const run = (scoreMeaning: ExplainedRun['scoreMeaning'], setting = 0): ExplainedRun => ({
    scoreMeaning,
    parameters: { minPoints: setting },
    filterKey: '',
    dataVersion: 1,
    summary: {},
    found: 40,
    listed: 40,
    has: { sites: false, cells: false, surface: false },
  });
  const site = { rank: 30, accidents: 6, predicted: 5.1, expected: 5.2, excessPerYear: 0.02, reason: null, vehiclesPerDay: null };
  const codes = (readings: PlaceReading[], runs: ExplainedRun[]): string[] => explainPlace(readings, runs).map(({ code }) => code);

  it.each([
    ['few accidents that are close', [reading(1), reading(39)], ['PEAK_INTENSITY', 'ACCIDENTS'], 'FEW_BUT_CLOSE'],
    ['many that are spread', [reading(1), reading(39)], ['ACCIDENTS', 'PEAK_INTENSITY'], 'MANY_BUT_SPREAD'],
    ['a number that is mostly expected', [reading(1), reading(30, { site })], ['ACCIDENTS', 'EXPECTED_EXCESS'], 'MOSTLY_EXPECTED'],
    ['more than is predicted', [reading(1, { site }), reading(30)], ['EXPECTED_EXCESS', 'ACCIDENTS'], 'MORE_THAN_PREDICTED'],
    ['a neighbourhood', [reading(1, { neighborhoodAccidents: 30 }), reading(30)], ['Z_SCORE', 'ACCIDENTS'], 'NEIGHBOURS_COUNT'],
    ['other settings', [reading(1), reading(30)], ['ACCIDENTS', 'ACCIDENTS'], 'OTHER_SETTINGS'],
  ] as const)('is %s', (_, readings, meanings, cause) => {
    expect(
      codes(
        [...readings],
        meanings.map((meaning, setting) => run(meaning, setting)),
      ),
    ).toEqual(['RANKED_APART', cause]);
  });

  it('has no cause in other settings where both have the same, of other records', () => {
    expect(codes([reading(1), reading(30)], [run('ACCIDENTS'), run('ACCIDENTS')])).toEqual(['RANKED_APART']);
  });

  it('is not asked where it stands about as high, or where the list is cut', () => {
    expect(codes([reading(9), reading(18)], [run('ACCIDENTS'), run('Z_SCORE')])).toEqual([]);
    expect(codes([reading(1), { ...reading(1), ranks: [] }], [run('ACCIDENTS'), { ...run('Z_SCORE'), found: 50 }])).toEqual([
      'BEYOND_THE_LIST',
    ]);
  });
});
