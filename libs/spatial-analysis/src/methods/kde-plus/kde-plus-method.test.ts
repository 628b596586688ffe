import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import { UNWATCHED, type HotspotInput } from '../../hotspot-method.ts';
import type { HotspotResult } from '../../hotspot-result.ts';
import type { StreetNetwork } from '../../street-network.ts';
import { streetNetworkOf, type MadeUpPlace } from '../../testing/street-network-of.ts';
import { kdePlusMethod } from './kde-plus-method.ts';
import { alongSection, stretchOfSection } from './section-course.ts';

const FATAL = 1;
const SLIGHT = 3;
const LONG = { from: [0, 0], to: [2_000, 0], name: 'Long Road' } as const;
const OTHER = { from: [0, 500], to: [1_000, 500], name: 'Other Road' } as const;

function inputOf(places: readonly (MadeUpPlace | null)[], more: Partial<HotspotInput> = {}): HotspotInput {
  return {
    points: { x: Float64Array.from(places, (place) => place?.offset ?? 9_999), y: Float64Array.from(places, () => 0) },
    severity: new Uint8Array(places.length).fill(SLIGHT),
    days: null,
    years: 1,
    seed: 4,
    studyArea: null,
    knownPoints: null,
    streets: streetNetworkOf([LONG, OTHER], places),
    ...more,
  };
}

const run = (input: HotspotInput, given: Readonly<Record<string, unknown>> = {}): HotspotResult =>
  kdePlusMethod.run(input, { simulations: 199, ...given }, UNWATCHED);

/** Eight within 35 m, four elsewhere; two far apart on the other road. */
const PLACES: readonly (MadeUpPlace | null)[] = [
  ...Array.from({ length: 8 }, (_, i) => ({ street: 0, offset: 1_000 + 5 * i })),
  ...[100, 500, 1_500, 1_900].map((offset) => ({ street: 0, offset })),
  { street: 1, offset: 100 },
  { street: 1, offset: 900 },
];

describe('clusters on sections', () => {
  it('are those of sections that differ from chance, with strength, length, p and q', () => {
    const { hotspots, members, streets, summary } = run(inputOf(PLACES));
    expect(hotspots).toHaveLength(1);
    expect([...members[0]!]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const [cluster] = hotspots;
    expect(cluster).toMatchObject({ accidents: 8, scoreMeaning: 'CLUSTER_STRENGTH', exactPValue: 0.005, adjustedPValue: 0.01, zScore: null, roadName: 'Long Road' }); // prettier-ignore
    expect(cluster!.score).toBeGreaterThan(0);
    expect(cluster!.score).toBeLessThan(1);
    const [line] = streets!.lines;
    expect(line).toMatchObject({ value: cluster!.score, pValue: 0.005, adjustedPValue: 0.01, label: 0 });
    const xs = line!.course.map(([x]) => x);
    expect(xs.at(-1)! - xs[0]!).toBeCloseTo(cluster!.lengthMeters!, 9);
    expect(xs[0]).toBeLessThan(1_000);
    expect(xs.at(-1)).toBeGreaterThan(1_035);
    expect(cluster!.centerX).toBeCloseTo((xs[0]! + xs.at(-1)!) / 2, 9);
    expect(summary).toMatchObject({ sections: 2, testedSections: 2, accidentsOnStreets: 14, hotspots: 1, streetKm: 3 });
  });

  it('of all sections are shown when asked, each with its p-value, and never of one accident', () => {
    const pair = [{ street: 1, offset: 400 }, { street: 1, offset: 405 }]; // prettier-ignore
    const { hotspots, warnings } = run(inputOf([...PLACES, ...pair]), { selection: 'all' });
    expect(hotspots.map(({ roadName }) => roadName).toSorted()).toEqual(['Long Road', 'Other Road']);
    expect(hotspots.every(({ accidents }) => accidents >= 2)).toBe(true);
    const other = hotspots.find(({ roadName }) => roadName === 'Other Road')!;
    expect(other.accidents).toBe(2);
    expect(other.adjustedPValue).toBeGreaterThan(0.05);
    expect(warnings.map(({ code }) => code)).toContain('CLUSTERS_UNTESTED');
  });

  it('do not count accidents at junctions, and say how many there are', () => {
    const places = PLACES.map((place, i) => (place === null || i >= 7 ? place : { ...place, isAtJunction: true }));
    const { hotspots, warnings, streets, summary } = run(inputOf([...places, null]));
    expect(hotspots).toEqual([]);
    expect(summary.accidentsOnStreets).toBe(7);
    expect(warnings).toEqual([
      { code: 'ACCIDENTS_ON_SECTIONS', details: { placed: 7, total: 15, left: 8 } },
      { code: 'JUNCTIONS_LEFT_OUT', details: { accidents: 7 } },
      { code: 'SECTIONS_SIMULATED', details: {} },
      { code: 'SIMULATED_PLACEMENTS', details: { simulations: 199, seed: 4, least: 0.005 } },
    ]);
    expect(streets!.notOnStreets).toEqual([
      { reason: 'too-far', accidents: 1 },
      { reason: 'at-junction', accidents: 7 },
    ]);
  });

  it('are looked for on what lies outside of junctions, in the area, and nowhere else', () => {
    const network = streetNetworkOf([LONG, OTHER], PLACES);
    const [long, other] = network.sections;
    const trimmed: StreetNetwork = { ...network, sections: [{ ...long!, from: 20, to: 1_980 }, { ...other!, from: 600, to: 400 }] }; // prettier-ignore
    const { summary, streets, hotspots } = run(inputOf(PLACES, { streets: trimmed }));
    expect(summary).toMatchObject({ sections: 1, streetKm: 1.96 });
    expect(streets!.notOnStreets).toEqual([{ reason: 'inside-junctions', accidents: 2 }]);
    // The same places on the map: the stretch is measured from where the junction ends.
    expect(hotspots[0]!.centerX).toBeCloseTo(1_017, -1);
    const inArea = run(inputOf(PLACES, { studyArea: { minX: -1, maxX: 1_001, minY: 499, maxY: 501 } }));
    expect(inArea.streets!.notOnStreets).toEqual([{ reason: 'beyond-area', accidents: 12 }]);
    expect(inArea.warnings).toContainEqual({ code: 'STREETS_CUT_BY_AREA', details: { streets: 1 } });
  });

  it('are not looked for on a section that the kernel covers whole', () => {
    const { summary, streets, warnings } = run(inputOf(PLACES), { bandwidthMeters: 1_200 });
    expect(summary).toMatchObject({ sections: 1, accidentsOnStreets: 12 });
    expect(streets!.notOnStreets).toEqual([{ reason: 'short-section', accidents: 2 }]);
    expect(warnings).toContainEqual({ code: 'SECTIONS_SHORT', details: { sections: 1, bandwidth: 1_200, accidents: 2 } });
  });

  it('count their accidents by severity', () => {
    const input = inputOf(PLACES);
    expect(run({ ...input, severity: input.severity.with(3, FATAL) }).hotspots[0]!.severityCounts).toMatchObject({ fatal: 1, slight: 7 });
  });

  it('are refused without roads, and where a section has more pieces than fit', () => {
    const codeOf = (input: HotspotInput, given = {}): string => {
      try {
        run(input, given);
      } catch (error) {
        if (isProblem(error)) return error.code;
      }
      return 'nothing thrown';
    };
    const { streets: _, ...without } = inputOf(PLACES);
    expect(codeOf(without)).toBe('NO_ROADS');
    const endless = streetNetworkOf([{ from: [0, 0], to: [1e6, 0] }], [{ street: 0, offset: 1 }, { street: 0, offset: 2 }]); // prettier-ignore
    const two = inputOf([{ street: 0, offset: 1 }, { street: 0, offset: 2 }], { streets: endless }); // prettier-ignore
    expect(codeOf(two, { stepMeters: 5 })).toBe('TOO_MANY_LIXELS');
  });
});

describe('a section of several segments', () => {
  // Eastward, the second one drawn from its end.
  const network = streetNetworkOf([{ from: [0, 0], to: [100, 0] }, { from: [160, 0], to: [100, 0] }], []); // prettier-ignore
  const section = { edges: [0, 1], isReversed: [false, true], from: 0, to: 160 };

  it('has a place for what lies on each of them', () => {
    expect([alongSection(network.edges, section, 0, 30), alongSection(network.edges, section, 1, 10)]).toEqual([30, 150]);
  });

  it('is one line from place to place', () => {
    const { course, metersOf } = stretchOfSection(network, section, 90, 120);
    expect(course).toEqual([[90, 0], [100, 0], [120, 0]]); // prettier-ignore
    expect([...metersOf].map(([edge, meters]) => [edge, Math.round(meters)])).toEqual([[0, 10], [1, 20]]); // prettier-ignore
  });
});
