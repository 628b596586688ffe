import { isProblem, LANGUAGES, parseParameters, SEVERITIES } from '@elektron/domain';
import { seededRandom, shuffle } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverOfAreas, type GroundCover } from './ground-cover.ts';
import { HOTSPOT_METHODS, getHotspotMethod } from './hotspot-methods.ts';
import { UNKNOWN_DAY, UNWATCHED, type HotspotInput } from './hotspot-method.ts';
import type { HotspotResult } from './hotspot-result.ts';
import { HOTSPOT_NOTICES, HOTSPOT_SCORES } from './hotspot-texts.ts';
import { exactPositions, movedBy, pointSetOf, type Positions } from './testing/arbitrary-points.ts';
import { streetNetworkAmong } from './testing/street-network-of.ts';
import { alongStreets, participantsOf, streetsAmong } from './testing/streets-among.ts';

/** Cells of 200 m for every method, so that a move by multiples of 200 m is one by whole cells. */
const GIVEN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  dbscan: { radiusMeters: 150, minPoints: 3 },
  'kernel-density': { bandwidthMeters: 300, cellSizeMeters: 50 },
  'getis-ord-gi-star': { hexagonWidthMeters: 200, falseDiscoveryPercent: 20 },
  'local-moran': { hexagonWidthMeters: 200, falseDiscoveryPercent: 20 },
  'scan-statistic': { hexagonWidthMeters: 200, simulations: 99, significancePercent: 100 },
  'network-screening': { simulations: 100 },
  'high-proportion': { limitPercent: 60, fewestAccidents: 2 },
  'statutory-rules': { rule: 'norway-point', sameType: 'yes' },
  'road-windows': { windowMeters: 50, stepMeters: 25 },
  'network-kernel-density': { simulations: 99, selection: 'fdr', levelPercent: 20 },
  'kde-plus': { simulations: 99, selection: 'all' },
};
const RUNS = { numRuns: 40 };

function inputOf(list: Positions, more: Partial<HotspotInput> = {}): HotspotInput {
  const severity = Uint8Array.from(list, ([x, y]) => Math.floor(x * 8 + y) % (SEVERITIES.length + 1));
  const input = { points: pointSetOf(list), severity, days: null, years: 3, seed: 42, studyArea: null, knownPoints: null, ...more };
  const { points } = input;
  const network = streetsAmong(points);
  return {
    ...input,
    network,
    along: alongStreets(points, network),
    participants: participantsOf(severity),
    ofType: severity.map((code) => code % 3),
    streets: streetNetworkAmong(points),
  };
}

/** The places of a few crowds and some noise: something to find for every method. */
const crowded: fc.Arbitrary<Positions> = fc
  .tuple(exactPositions, fc.array(fc.tuple(fc.integer({ min: 0, max: 16_000 }), fc.integer({ min: 0, max: 16_000 })), { maxLength: 3 }))
  .map(([noise, crowds]) => [
    ...noise,
    ...crowds.flatMap(([x, y]) => Array.from({ length: 25 }, (_, k): [number, number] => [(x + 97 * (k % 5)) / 8, (y + 61 * (k % 7)) / 8])),
  ]);

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return isProblem(error) ? error.code : 'no Problem';
  }
  return 'nothing thrown';
}

/** Everything a person compares, positions counted from a corner and rounded to the micrometre. */
function describeFrom(result: HotspotResult, x: number, y: number): unknown {
  const micrometers = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;
  const { hotspots, members, surface, cells, screening, stretches, streets, proportions, summary } = result;
  return {
    members,
    summary,
    hotspots: hotspots.map((hotspot) => ({
      ...hotspot,
      centerX: micrometers(hotspot.centerX - x),
      centerY: micrometers(hotspot.centerY - y),
      outline: hotspot.outline.map(([cornerX, cornerY]) => [micrometers(cornerX - x), micrometers(cornerY - y)]),
    })),
    surface: surface && { ...surface, originX: surface.originX - x, originY: surface.originY - y },
    stretches: stretches?.stretches.map(({ course, ...stretch }) => ({
      ...stretch,
      course: course.map(([placeX, placeY]) => [micrometers(placeX - x), micrometers(placeY - y)]),
    })),
    lines: streets?.lines.map((line) => ({
      ...line,
      course: line.course.map(([atX, atY]) => [micrometers(atX - x), micrometers(atY - y)]),
    })),
    shares: proportions?.sites.map(({ site: _site, ...share }) => share),
    sites: screening?.sites.map(({ screened, accidents, group }) => ({ screened, accidents, group })),
    cells: cells?.cells.map((cell) => ({ ...cell, centerX: micrometers(cell.centerX - x), centerY: micrometers(cell.centerY - y) })),
  };
}

describe.each(HOTSPOT_METHODS.map((method) => [method.id, method] as const))('hotspot method %s', (id, method) => {
  const given = GIVEN[id]!;
  /** Of a method that simulates, fewer simulations. */
  const defaults = 'simulations' in given ? { simulations: given['simulations'] } : {};
  const run = (input: HotspotInput): HotspotResult => method.run(input, given, UNWATCHED);

  it('gives the same result for the same seed, also when run with the parameters that it reports', () => {
    fc.assert(
      fc.property(crowded, (list) => {
        const first = method.run(inputOf(list), defaults, UNWATCHED);
        expect(method.run(inputOf(list), defaults, UNWATCHED)).toEqual(first);
        const repeated = method.run(inputOf(list), first.parameters, UNWATCHED);
        expect({ ...repeated, warnings: [] }).toEqual({ ...first, warnings: [] });
      }),
      RUNS,
    );
  });

  it('groups the same accidents whatever their order', () => {
    fc.assert(
      fc.property(crowded, fc.nat(), (list, seed) => {
        const order = list.map((_, i) => i);
        shuffle(order, seededRandom(seed));
        const groups = ({ hotspots, members }: HotspotResult, idOf: (i: number) => number): string[] =>
          hotspots
            .map(({ score, severityCounts }, k) => {
              const ids = [...members[k]!].map(idOf).toSorted((a, b) => a - b);
              return JSON.stringify({ ids, score: score.toPrecision(9), severityCounts });
            })
            .toSorted();
        const shuffled = run(inputOf(order.map((i) => list[i]!)));
        expect(groups(shuffled, (position) => order[position]!)).toEqual(groups(run(inputOf(list)), (i) => i));
      }),
      RUNS,
    );
  });

  it('changes nothing when all places move by whole cells', () => {
    fc.assert(
      fc.property(crowded, fc.integer({ min: -2000, max: 2000 }), (list, cellsAway) => {
        const away = 200 * cellsAway;
        const before = describeFrom(run(inputOf(list)), 0, 0);
        const moved = inputOf(list, { points: movedBy(pointSetOf(list), away, 0) });
        expect(describeFrom(run(moved), away, 0)).toEqual(before);
      }),
      RUNS,
    );
  });

  it('finds nothing in nothing', () => {
    const result = run(inputOf([]));
    expect([result.hotspots, result.members, result.surface, result.cells, result.warnings]).toEqual([[], [], null, null, []]);
    expect(result.summary.accidentsUsed).toBe(0);
  });

  it('takes a single accident, and many at one place', () => {
    expect(run(inputOf([[5, 5]])).summary.accidentsUsed).toBe(1);
    expect(run(inputOf(Array.from({ length: 40 }, () => [5, 5]))).summary.accidentsUsed).toBe(40);
    expect(method.run(inputOf(Array.from({ length: 40 }, () => [5, 5])), {}, UNWATCHED).summary.accidentsUsed).toBe(40);
  });

  it('ranks by score, counts every member by severity and holds no number that is none', () => {
    fc.assert(
      fc.property(crowded, (list) => {
        const input = inputOf(list);
        const { hotspots, members, cells, summary } = run(input);
        expect(hotspots.map(({ rank }) => rank)).toEqual(hotspots.map((_, k) => k + 1));
        expect(members).toHaveLength(hotspots.length);
        hotspots.forEach((hotspot, k) => {
          if (k > 0) expect(hotspot.score).toBeLessThanOrEqual(hotspots[k - 1]!.score);
          expect(hotspot.scoreMeaning).toBe(method.scoreMeaning);
          expect(hotspot.accidents).toBe(members[k]!.length);
          const codes = [...members[k]!].map((i) => input.severity[i]!);
          const { unknown, ...known } = hotspot.severityCounts;
          expect([unknown, ...SEVERITIES.map((severity) => known[severity])]).toEqual(
            [0, ...SEVERITIES.map((_severity, i) => i + 1)].map((code) => codes.filter((own) => own === code).length),
          );
          expect(hotspot.noTestReason === null).toBe(hotspot.zScore !== null);
          expect(hotspot.outline[0]).toEqual(hotspot.outline.at(-1));
        });
        expect(summary.hotspots).toBe(hotspots.length);
        // JSON writes NaN and Infinity as null, so a copy that equals the original had none.
        expect(JSON.parse(JSON.stringify({ hotspots, cells, summary }))).toEqual({ hotspots, cells, summary });
      }),
      RUNS,
    );
  });

  it('can be sent to another thread', () => {
    const result = run(inputOf(Array.from({ length: 30 }, (_, k) => [k, 2 * k])));
    expect(structuredClone(result)).toEqual(result);
  });

  it('reports progress that rises to one, and stops when asked', () => {
    const list: Positions = Array.from({ length: 30 }, (_, k) => [k * 10, 0]);
    const seen: number[] = [];
    method.run(inputOf(list), given, { progress: (fraction) => seen.push(fraction), isCancelled: () => false });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    expect(codeOf(() => method.run(inputOf(list), given, { ...UNWATCHED, isCancelled: () => true }))).toBe('CANCELLED');
  });

  it.each<[string, Partial<HotspotInput>, string]>([
    ['no period', { years: 0 }, 'NOT_POSITIVE'],
    ['a period that is no number', { years: NaN }, 'NOT_POSITIVE'],
    [
      'a place that is no number',
      {
        points: pointSetOf([
          [0, 0],
          [1, NaN],
        ]),
      },
      'INPUT_INVALID',
    ],
    ['a known place that is no number', { knownPoints: pointSetOf([[Infinity, 0]]) }, 'INPUT_INVALID'],
    ['severities of other accidents', { severity: new Uint8Array(5) }, 'INPUT_INVALID'],
    ['days of other accidents', { days: new Int32Array(5) }, 'INPUT_INVALID'],
    [
      'a weight below zero',
      {
        points: {
          ...pointSetOf([
            [0, 0],
            [1, 1],
          ]),
          weight: Float64Array.of(1, -1),
        },
      },
      'NEGATIVE_COUNT',
    ],
  ])('refuses %s with a code', (_, wrong, code) => {
    expect(
      codeOf(() =>
        run(
          inputOf(
            [
              [0, 0],
              [1, 1],
            ],
            wrong,
          ),
        ),
      ),
    ).toBe(code);
  });

  it('refuses parameters that it does not know or that leave their range', () => {
    expect(codeOf(() => method.run(inputOf([[0, 0]]), { unheardOf: 1 }, UNWATCHED))).toBe('PARAMETER_UNKNOWN');
    for (const parameter of method.parameters) {
      const wrong = parameter.kind === 'choice' ? 'unheard of' : parameter.maximum + 1;
      expect(codeOf(() => method.run(inputOf([[0, 0]]), { [parameter.name]: wrong }, UNWATCHED))).toBe('PARAMETER_OUT_OF_RANGE');
    }
  });

  it('declares itself in every language, with defaults that it accepts', () => {
    expect(Object.keys(parseParameters(method.parameters, {}))).toEqual(method.parameters.map(({ name }) => name));
    expect(getHotspotMethod(id)).toBe(method);
    const texts = [method.labels, method.question, method.isNot, HOTSPOT_SCORES[method.scoreMeaning].labels];
    for (const parameter of method.parameters) {
      texts.push(
        parameter.labels,
        parameter.meaning,
        ...(parameter.kind === 'choice' ? parameter.choices.map(({ labels }) => labels) : []),
      );
    }
    for (const text of texts) for (const language of LANGUAGES) expect(text[language].trim()).not.toBe('');
    expect(method.sources.length).toBeGreaterThan(0);
    // No result without its limits: what it is not, and what it leaves out.
    const reads = (method.needs ?? []).map(({ kind }) => kind);
    expect(method.assumptions).toEqual(expect.arrayContaining(['NOT_BLACK_SPOTS', ...(reads.includes('traffic') ? [] : ['NO_EXPOSURE'])]));
  });
});

describe('what of roads lies wholly in named areas', () => {
  const list: Positions = Array.from({ length: 300 }, (_, k) => [(k * 37) % 3_000, (k * k * 13) % 1_000]);
  /** West of a line that cuts streets. */
  const [box, ring] = [
    { minX: -3_000, minY: -10, maxX: 1_500, maxY: 700 },
    [-3_000, -10, 1_500, -10, 1_500, -10, 1_500, 700, 1_500, 700, -3_000, 700, -3_000, 700, -3_000, -10],
  ];
  const cover = coverOfAreas([Int32Array.from(ring)], (place) => place);
  const units = { units: 'road-sections', pieceMeters: 200 };

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ...['network-screening', 'high-proportion', 'road-windows', 'statutory-rules', 'network-kernel-density', 'kde-plus'].map(
      (id): [string, Readonly<Record<string, unknown>>] => [id, GIVEN[id]!],
    ),
    ['getis-ord-gi-star', units],
    ['local-moran', units],
    ['scan-statistic', { compared: 'traffic', simulations: 99, significancePercent: 100 }],
  ])('is to %s what lies in a rectangle of the same shape, and less than all', (id, given) => {
    const run = (more: Partial<HotspotInput>): Omit<HotspotResult, 'warnings'> => {
      const input = inputOf(list, more);
      const exposure = {
        label: 'measured' as const,
        vehiclesPerDay: 900,
        minorVehiclesPerDay: null,
        enteringVehiclesPerDay: null,
        source: '',
        year: null,
      };
      const network = { ...input.network!, sites: input.network!.sites.map((site) => ({ ...site, exposure })) };
      const { warnings: _, ...result } = getHotspotMethod(id).run({ ...input, network }, given, UNWATCHED);
      return result;
    };
    const named = run({ covers: [cover] });
    expect(named).toEqual(run({ studyArea: box }));
    expect(named).not.toEqual(run({}));
    // Each part of a filter must hold it.
    expect(run({ covers: [cover, { holds: () => true }] })).toEqual(named);
    expect(run({ covers: [cover, { holds: ([first]) => first![0] < 500 }] })).not.toEqual(named);
  });

  it.each(['network-screening', 'high-proportion', 'road-windows', 'statutory-rules', 'network-kernel-density', 'kde-plus'])(
    'is asked by %s no further than to the line at which it is stopped',
    (id) => {
      let asked = 0;
      const counting: GroundCover = { holds: () => (asked += 1) > 0 };
      const run = (): unknown =>
        getHotspotMethod(id).run(inputOf(list, { covers: [counting] }), GIVEN[id]!, { ...UNWATCHED, isCancelled: () => asked === 3 });
      expect(codeOf(run)).toBe('CANCELLED');
      expect(asked).toBe(3);
    },
  );
});

describe('THE list of hotspot methods', () => {
  it('names each once and refuses a stranger', () => {
    expect(new Set(HOTSPOT_METHODS.map(({ id }) => id)).size).toBe(HOTSPOT_METHODS.length);
    expect(codeOf(() => getHotspotMethod('heat-map'))).toBe('METHOD_UNKNOWN');
  });

  it('recommends one, the first', () => {
    expect(HOTSPOT_METHODS.map(({ recommended }) => recommended ?? false)).toEqual(HOTSPOT_METHODS.map((_, place) => place === 0));
  });

  it('has notices that name the same values in every language', () => {
    for (const text of Object.values(HOTSPOT_NOTICES)) {
      const places = LANGUAGES.map((language) => [...text[language].matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted());
      expect(places[0]).toEqual(places[1]);
    }
  });
});

describe('dbscan with a time window', () => {
  const dbscan = getHotspotMethod('dbscan');
  const list: Positions = Array.from({ length: 8 }, () => [0, 0]);
  const days = Int32Array.of(0, 1, 2, 3, 100, 101, 102, 103);

  it('splits one place into its times', () => {
    const given = { radiusMeters: 50, minPoints: 3, windowDays: 7 };
    const { members } = dbscan.run(inputOf(list, { days }), given, UNWATCHED);
    expect(members.map((group) => [...group])).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]);
  });

  it('refuses accidents without a day, and says how many', () => {
    const missing = days.with(2, UNKNOWN_DAY).with(5, UNKNOWN_DAY);
    const details = (input: HotspotInput): unknown => {
      try {
        dbscan.run(input, { windowDays: 7 }, UNWATCHED);
      } catch (error) {
        if (isProblem(error)) return [error.code, error.details];
      }
      return 'nothing thrown';
    };
    expect(details(inputOf(list, { days: missing }))).toEqual(['TIME_NOT_KNOWN', { total: 8, missing: 2 }]);
    expect(details(inputOf(list))).toEqual(['TIME_NOT_KNOWN', { total: 8, missing: 8 }]);
    expect(dbscan.run(inputOf(list, { days: missing }), {}, UNWATCHED).summary.hotspots).toBe(1);
  });
});
