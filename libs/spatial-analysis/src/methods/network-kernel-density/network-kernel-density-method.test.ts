import { isProblem } from '@elektron/domain';
import { falseDiscoveryRate } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';
import { UNWATCHED, type HotspotInput } from '../../hotspot-method.ts';
import type { HotspotResult } from '../../hotspot-result.ts';
import { streetNetworkOf, type MadeUpPlace, type MadeUpStreet } from '../../testing/street-network-of.ts';
import { networkKernelDensityMethod } from './network-kernel-density-method.ts';

const SLIGHT = 3;

/** Four arms of 400 m that meet at the origin, and a street for itself. */
const TOWN: readonly MadeUpStreet[] = [
  { from: [0, 0], to: [400, 0], name: 'East' },
  { from: [0, 0], to: [-400, 0], name: 'West' },
  { from: [0, 0], to: [0, 400], name: 'North' },
  { from: [0, 0], to: [0, -400], name: 'South' },
  { from: [1000, 0], to: [1400, 0], name: 'Apart' },
];

function inputOf(
  streets: readonly MadeUpStreet[],
  places: readonly (MadeUpPlace | null)[],
  more: Partial<HotspotInput> = {},
): HotspotInput {
  const at = (place: MadeUpPlace | null, axis: 0 | 1): number => {
    if (place === null) return 9_999;
    const { from, to } = streets[place.street]!;
    return from[axis] + (place.offset / Math.hypot(to[0] - from[0], to[1] - from[1])) * (to[axis] - from[axis]);
  };
  return {
    points: { x: Float64Array.from(places, (place) => at(place, 0)), y: Float64Array.from(places, (place) => at(place, 1)) },
    severity: new Uint8Array(places.length).fill(SLIGHT),
    days: null,
    years: 2,
    seed: 7,
    studyArea: null,
    knownPoints: null,
    streets: streetNetworkOf(streets, places),
    ...more,
  };
}

const run = (input: HotspotInput, given: Readonly<Record<string, unknown>> = {}): HotspotResult =>
  networkKernelDensityMethod.run(input, { simulations: 199, bandwidthMeters: 100, ...given }, UNWATCHED);

/** Twelve at the junction, and a few along the arms. */
const CROWD: MadeUpPlace[] = [
  ...Array.from({ length: 12 }, (_, i) => ({ street: i % 4, offset: 5 + i })),
  ...Array.from({ length: 8 }, (_, i) => ({ street: i % 5, offset: 150 + 25 * i })),
];

describe('the density along streets', () => {
  it('finds the crowd at a junction as one hotspot over its arms, by the maximum of the map', () => {
    const { hotspots, members, streets } = run(inputOf(TOWN, CROWD));
    expect(hotspots).toHaveLength(1);
    expect([...members[0]!]).toEqual(expect.arrayContaining([...Array(12).keys()]));
    const [first] = hotspots;
    expect(first!.adjustedPValue).toBeLessThanOrEqual(0.05);
    expect(first!.exactPValue).toBeLessThanOrEqual(first!.adjustedPValue!);
    expect(first).toMatchObject({ zScore: null, noTestReason: 'TESTED_BY_SIMULATION', scoreMeaning: 'PEAK_LINE_DENSITY' });
    expect(first!.roadName!.split(' / ')).toHaveLength(3);
    const flagged = streets!.lines.filter(({ label }) => label === 0);
    expect(flagged).toHaveLength(first!.lengthMeters! / 25);
    expect(first!.score).toBe(Math.max(...flagged.map(({ value }) => value)));
    expect(new Set(flagged.map(({ course }) => course.map(([x, y]) => (Math.abs(x) > Math.abs(y) ? Math.sign(x) : 2 * Math.sign(y))).at(-1)))).toEqual(new Set([1, -1, 2, -2])); // prettier-ignore
  });

  it('gives densities per km and year, of the mass of its accidents where no street ends near', () => {
    const { streets } = run(inputOf(TOWN, [{ street: 0, offset: 205 }]));
    const mass = streets!.lines.reduce((sum, { value }) => sum + value * 0.025, 0);
    // One accident in two years; lixels of 25 m.
    expect(mass).toBeCloseTo(0.5, 2);
    expect(streets!.lines.every(({ expected }) => expected !== null && expected > 0)).toBe(true);
  });

  it('adjusts by the false discovery rate of all pieces when asked', () => {
    const { hotspots, streets, summary } = run(inputOf(TOWN, CROWD), { selection: 'fdr', levelPercent: 20 });
    expect(hotspots.length).toBeGreaterThan(0);
    // Those without a density have p = 1 and count among the tests.
    const p = [...streets!.lines.map(({ pValue }) => pValue!), ...Array.from({ length: summary.lixels! - streets!.lines.length }, () => 1)];
    const q = falseDiscoveryRate(Float64Array.from(p));
    streets!.lines.forEach(({ adjustedPValue, label }, i) => {
      expect(adjustedPValue).toBeCloseTo(q[i]!, 12);
      expect(label !== null).toBe(adjustedPValue! <= 0.2);
    });
  });

  it('without a test shows the fewest metres that hold a share of the density, and says so', () => {
    const { hotspots, streets, warnings, summary } = run(inputOf(TOWN, CROWD), { selection: 'densest', highDensityPercent: 30 });
    const values = streets!.lines.map(({ value }) => value).toSorted((a, b) => b - a);
    const total = values.reduce((sum, value) => sum + value, 0);
    const shown = streets!.lines.filter(({ label }) => label !== null).map(({ value }) => value);
    const held = shown.reduce((sum, value) => sum + value, 0);
    expect(held).toBeGreaterThanOrEqual(0.3 * total);
    expect(held - Math.min(...shown) * shown.filter((value) => value === Math.min(...shown)).length).toBeLessThan(0.3 * total);
    expect(shown.toSorted((a, b) => b - a)).toEqual(values.slice(0, shown.length));
    expect(hotspots[0]).toMatchObject({ exactPValue: null, adjustedPValue: null, noTestReason: 'NOT_TESTED_AS_ASKED' });
    expect(warnings.map(({ code }) => code)).toEqual(['ACCIDENTS_ON_STREETS', 'DENSEST_UNTESTED']);
    expect([streets!.simulations, summary.lixels]).toEqual([0, 80]);
    // The same densities as with a test.
    const tested = run(inputOf(TOWN, CROWD)).streets!.lines;
    tested.forEach(({ value }, i) => expect(streets!.lines[i]!.value).toBeCloseTo(value, 9));
  });

  it.each(['simple', 'discontinuous', 'continuous'])('splits at junctions as asked: %s', (split) => {
    const { streets } = run(inputOf(TOWN, [{ street: 0, offset: 12.5 }]), { split, kernel: 'triangular' });
    const at = (x: number, y: number): number =>
      streets!.lines.find(({ course: [a, b] }) => Math.hypot((a![0] + b![0]) / 2 - x, (a![1] + b![1]) / 2 - y) < 1e-6)?.value ?? 0;
    // 25 m away beyond the junction, in accidents per km and year: kernel (1 - 0.25) / 100 m in two years.
    const beyond = 0.0075 * 500 * { simple: 1, discontinuous: 1 / 3, continuous: 1 / 2 }[split]!;
    expect(at(0, 12.5)).toBeCloseTo(beyond, 9);
    // On the own arm 25 m further out; by the continuous split less what comes back over 50 m.
    expect(at(37.5, 0)).toBeCloseTo(500 * (0.0075 - (split === 'continuous' ? 0.5 * 0.005 : 0)), 9);
  });

  it('finds no busy road by its traffic alone, and a crowd on a quiet one', () => {
    const busy = TOWN.map((street, i) => ({ ...street, traffic: i === 0 ? 20_000 : 500 }));
    const onBusy = Array.from({ length: 40 }, (_, i) => ({ street: 0, offset: 5 + 10 * i }));
    expect(run(inputOf(busy, onBusy)).hotspots).toEqual([]);
    const found = run(inputOf(busy, [...onBusy, ...Array.from({ length: 5 }, (_, i) => ({ street: 4, offset: 200 + i }))])).hotspots;
    expect(found.map(({ roadName }) => roadName)).toEqual(['Apart']);
  });

  it('says what was placed, what the null model was, and how often it was drawn', () => {
    const half = TOWN.map((street, i) => ({ ...street, traffic: i === 4 ? 900 : 0 }));
    const { warnings, streets, summary } = run(inputOf(half, [...CROWD, null, null]));
    expect(warnings).toEqual([
      { code: 'ACCIDENTS_ON_STREETS', details: { placed: 20, total: 22, left: 2 } },
      { code: 'NULL_BY_TRAFFIC', details: { counted: 1, countedKm: 0.4, others: 19 } },
      { code: 'SIMULATED_PLACEMENTS', details: { simulations: 199, seed: 7, least: 0.005 } },
    ]);
    expect(run(inputOf(TOWN, CROWD)).warnings).toContainEqual({ code: 'NULL_BY_LENGTH', details: { others: 20 } });
    expect(streets!.notOnStreets).toEqual([{ reason: 'too-far', accidents: 2 }]);
    expect(summary).toMatchObject({ accidentsUsed: 22, accidentsOnStreets: 20, streetKm: 2 });
  });

  it('says when p-values are at their floor and still too many are tested', () => {
    const { warnings, hotspots } = run(inputOf(TOWN, CROWD), { selection: 'fdr', simulations: 99, levelPercent: 1 });
    expect(hotspots).toEqual([]);
    const notice = warnings.find(({ code }) => code === 'SIMULATIONS_TOO_FEW')!;
    expect(notice.details).toMatchObject({ simulations: 99, lixels: 80 });
    expect(notice.details['least']).toBeGreaterThan(0.01);
  });

  it('looks only at streets wholly in the area', () => {
    const studyArea = { minX: -10, maxX: 500, minY: -10, maxY: 500 };
    const { streets, warnings, summary } = run(inputOf(TOWN, CROWD, { studyArea }));
    expect(summary.streetKm).toBeCloseTo(0.8, 9);
    expect(warnings).toContainEqual({ code: 'STREETS_CUT_BY_AREA', details: { streets: 3 } });
    const onOthers = CROWD.filter(({ street }) => street !== 0 && street !== 2).length;
    expect(streets!.notOnStreets).toEqual([{ reason: 'beyond-area', accidents: onOthers }]);
  });

  it('has nothing to say where no accident is on a street', () => {
    const { hotspots, streets, summary, warnings } = run(inputOf(TOWN, [null, null]));
    expect([hotspots, streets!.lines, streets!.simulations, summary.accidentsOnStreets]).toEqual([[], [], 0, 0]);
    expect(warnings.map(({ code }) => code)).toEqual(['ACCIDENTS_ON_STREETS']);
  });

  it.each<[string, () => HotspotInput, Readonly<Record<string, unknown>>, string]>([
    ['no roads', () => ({ ...inputOf([], [null]) }), {}, 'NO_ROADS'],
    ['accidents of another run', () => ({ ...inputOf(TOWN, CROWD), streets: streetNetworkOf(TOWN, []) }), {}, 'INPUT_INVALID'],
    ['more pieces than a run takes', () => inputOf([{ from: [0, 0], to: [3e6, 0] }], [{ street: 0, offset: 1 }]), { lixelMeters: 5 }, 'TOO_MANY_LIXELS'], // prettier-ignore
    [
      'more ways than a run follows',
      () => inputOf(knot(), [{ street: 0, offset: 0.1 }]),
      { split: 'continuous', bandwidthMeters: 2_000 },
      'TOO_MANY_WAYS',
    ],
  ])('refuses %s with a code', (_, makeInput, given, code) => {
    let seen = 'nothing thrown';
    try {
      run(makeInput(), given);
    } catch (error) {
      seen = isProblem(error) ? error.code : String(error);
    }
    expect(seen).toBe(code);
  });
});

/** Six places around a metre, each joined with each: ways among them have no end. */
function knot(): MadeUpStreet[] {
  const places = Array.from({ length: 6 }, (_, i) => [Math.cos(i), Math.sin(i)] as const);
  return places.flatMap((from, i) => places.slice(i + 1).map((to) => ({ from, to })));
}
