import { highProportion, seededRandom } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';
import { NOT_OF_TYPE, OF_TYPE, TYPE_UNKNOWN } from '../../accident-type.ts';
import { UNWATCHED, type HotspotInput } from '../../hotspot-method.ts';
import type { HotspotProportions, HotspotResult, SiteProportion } from '../../hotspot-result.ts';
import type { NetworkSite } from '../../network-sites.ts';
import { highProportionMethod } from './high-proportion-method.ts';
import { ALIKE_LEVEL, NO_SHARE_REASON_TEXTS, sayExpectedFalse } from './high-proportion-texts.ts';

/** Accidents of a site: of the type, others, and such of which nobody knows. */
type Counts = readonly [ofType: number, others: number, unknown: number];

function section(i: number, more: Partial<NetworkSite> = {}): NetworkSite {
  const course: NetworkSite['course'] = [[1_000 * i, 0], [1_000 * i + 900, 0]]; // prettier-ignore
  return {
    id: `s${String(i).padStart(3, '0')}`,
    kind: 'segment',
    roadName: 'A1',
    roadClass: 'primary',
    legs: null,
    lengthMeters: 900,
    exposure: null,
    course,
    ...more,
  };
}

function inputOf(sites: readonly NetworkSite[], counts: readonly Counts[], more: Partial<HotspotInput> = {}): HotspotInput {
  const marks = [OF_TYPE, NOT_OF_TYPE, TYPE_UNKNOWN];
  const accidents = counts.flatMap((own, site) =>
    own.flatMap((count, k) => Array.from({ length: count }, () => ({ site, mark: marks[k]! }))),
  );
  const at = (axis: 0 | 1): Float64Array => Float64Array.from(accidents, ({ site }) => sites[site]!.course[0]![axis]);
  return {
    points: { x: at(0), y: at(1) },
    severity: new Uint8Array(accidents.length).fill(3),
    days: null,
    years: 5,
    seed: 1,
    studyArea: null,
    knownPoints: null,
    network: {
      sites,
      siteOf: Int32Array.from(accidents, ({ site }) => site),
      noSiteReason: new Uint8Array(accidents.length).fill(255),
      sectionsInsideJunctions: 0,
      junctionMeters: 20,
    },
    ofType: Uint8Array.from(accidents, ({ mark }) => mark),
    ...more,
  };
}

const run = (input: HotspotInput, given: Readonly<Record<string, unknown>> = {}): HotspotResult & { proportions: HotspotProportions } => {
  const result = highProportionMethod.run(input, given, UNWATCHED);
  return { ...result, proportions: result.proportions! };
};

const OF = [5, 2, 0, 9, 1, 3, 8, 1, 2, 6, 4, 0, 7, 2];
const ALL = [12, 9, 7, 14, 10, 8, 11, 1, 15, 20, 6, 5, 19, 4];
/** scipy.stats.beta.sf(p, a + x, b + n - x), and the limits by beta.ppf. */
const KNOWN: Readonly<Record<number, readonly [probability: number, lower: number, upper: number]>> = {
  0: [0.640994778229836, 0.15165222980843013, 0.7233303143178942],
  1: [0.23104768782420354, 0.028144973477898197, 0.600093573716312],
  2: [0.04210647302533236, 0, 0.40961639722500337],
  3: [0.9715140277709614, 0.3513801106159917, 0.8724015701408404],
  4: [0.06308489000897405, 0.0025285785444617848, 0.4450161170281954],
  5: [0.5243261720292194, 0.08523341413725354, 0.7551367836334484],
  6: [0.9822865388958507, 0.39025744042757876, 0.9397822658270933],
  8: [0.0454561944174666, 0.016575913440083623, 0.40460269660337206],
  9: [0.3182982340613248, 0.11893159040572769, 0.5427891822762891],
  10: [0.874007668674763, 0.22277809550351213, 0.9567281317072583],
  11: [0.0872035616121925, 0, 0.5218237501049814],
  12: [0.5433410489058875, 0.16288587215509961, 0.6164220766855947],
  13: [0.6410768733199937, 0.06758598648854294, 0.932414013511457],
};

describe('high proportion of a type of accidents', () => {
  const sites = ALL.map((_, i) => section(i));
  const counts = ALL.map((n, i): Counts => [OF[i]!, n - OF[i]!, i % 3]);

  it('comes out as scipy has it, with exact limits, ranked by probability', () => {
    const { proportions, hotspots } = run(inputOf(sites, counts), { fewestAccidents: 2, limitPercent: 90 });
    const [group] = proportions.groups;
    expect(group).toMatchObject({ sites: 14, modelledSites: 13, accidents: 141, ofType: 50, reason: null });
    expect(group!.proportion).toBeCloseTo(49 / 140, 14);
    expect(group!.variance).toBeCloseTo(0.037011327668944494, 14);
    expect(group!.alpha).toBeCloseTo(1.8013683786818553, 10);
    expect(group!.beta).toBeCloseTo(3.3453984175520177, 10);
    for (const { site, probability, interval, proportion, excess, unknown } of proportions.sites) {
      const i = Number(site.id.slice(1));
      expect([proportion, unknown]).toEqual([OF[i]! / ALL[i]!, i % 3]);
      if (KNOWN[i] === undefined) continue;
      expect(probability).toBeCloseTo(KNOWN[i][0], 11);
      expect(interval.lower).toBeCloseTo(KNOWN[i][1], 9);
      expect(interval.upper).toBeCloseTo(KNOWN[i][2], 9);
      expect(excess).toBeCloseTo(OF[i]! / ALL[i]! - 49 / 140, 14);
    }
    const order = Object.keys(KNOWN).map(Number).toSorted((a, b) => KNOWN[b]![0] - KNOWN[a]![0]); // prettier-ignore
    expect(proportions.sites.map(({ site }) => Number(site.id.slice(1)))).toEqual([...order, 7]);
    expect(proportions.sites.at(-1)).toMatchObject({ rank: null, probability: null, reason: 'ACCIDENTS_TOO_FEW' });
    const flagged = order.filter((i) => KNOWN[i]![0] >= 0.9);
    expect(hotspots.map(({ score }) => score)).toEqual(proportions.sites.slice(0, flagged.length).map(({ probability }) => probability));
    expect(proportions.expectedFalse).toBeCloseTo(flagged.reduce((sum, i) => sum + 1 - KNOWN[i]![0], 0), 10); // prettier-ignore
  });

  it('says of less than a tenth of a site expected false that it is little, and not that it is nothing', () => {
    expect([0, 0.0999, 0.1, 0.66, 12.34].map(sayExpectedFalse)).toEqual([0, { el: 'κάτω από 0,1', en: 'under 0.1' }, 0.1, 0.7, 12.3]);
  });

  it('says how many accidents it could not tell the type of, what is expected false, and which sites have too few', () => {
    const { warnings, summary, proportions } = run(inputOf(sites, counts), { limitPercent: 90 });
    const unknown = counts.reduce((sum, [, , of]) => sum + of, 0);
    expect(warnings).toContainEqual({ code: 'TYPE_NOT_KNOWN', details: { accidents: unknown, total: 141 + unknown } });
    expect(warnings.map(({ code }) => code)).toContain('SITES_EXPECTED_FALSE');
    expect(summary).toMatchObject({ accidentsAtSites: 141 + unknown, accidentsOfType: 50, sites: 14, rankedSites: 12 });
    const few = proportions.sites.filter(({ reason }) => reason === 'ACCIDENTS_TOO_FEW');
    expect(few.map(({ accidents }) => accidents)).toEqual([4, 1]);
    // Their accidents are in the model all the same.
    expect(proportions.groups[0]!.modelledSites).toBe(13);
  });

  it('warns before all else where most accidents are of no known type', () => {
    const { warnings } = run(inputOf(sites, ALL.map((n, i): Counts => [OF[i]!, n - OF[i]!, n + 1]))); // prettier-ignore
    expect(warnings[0]).toEqual({ code: 'TYPE_MOSTLY_UNKNOWN', details: { accidents: 155, total: 296 } });
    expect(warnings.map(({ code }) => code)).not.toContain('TYPE_NOT_KNOWN');
  });

  it('gives each group its own share: alike sites with the same numbers count the same wherever they stand among others', () => {
    const others = ALL.map((_, i) => section(i + 100, { kind: 'junction', legs: 3, lengthMeters: null, course: [[1_000 * i, 50]] }));
    // Every accident of a junction is of the type.
    const mixed = run(inputOf([...others, ...sites], [...ALL.map((n): Counts => [n, 0, 0]), ...counts]), { fewestAccidents: 2 });
    const alone = run(inputOf(sites, counts), { fewestAccidents: 2 });
    const figures = ({ site, probability, rank, excess }: SiteProportion): unknown => [site.id, probability, rank, excess];
    const ranked = ({ proportions }: { proportions: HotspotProportions }): unknown[] =>
      proportions.sites.filter(({ rank }) => rank !== null).map(figures);
    expect(ranked(mixed)).toEqual(ranked(alone));
    const reasons = mixed.proportions.groups.map(({ kind, reason }) => [kind, reason]);
    expect(reasons).toEqual([['junction', 'NO_VARIATION'], ['segment', null]]); // prettier-ignore
    expect(mixed.warnings).toContainEqual({ code: 'GROUPS_WITHOUT_SHARES', details: { groups: 1, total: 2 } });
  });

  it('says nothing of fewer than ten sites with two accidents', () => {
    const few = run(inputOf(sites.slice(0, 9), counts.slice(0, 9)), { limitPercent: 50 });
    expect(few.proportions.groups[0]).toMatchObject({ reason: 'SITES_TOO_FEW', proportion: null, alpha: null });
    expect(few.proportions.sites.every(({ rank, reason }) => rank === null && reason === 'SITES_TOO_FEW')).toBe(true);
    expect(few.hotspots).toEqual([]);
  });

  it('lets next to no site stand out where the shares of all are alike, though every other such group leaves some variance', () => {
    const random = seededRandom(21);
    const many = Array.from({ length: 40 }, (_, i) => section(i));
    const [groups, share] = [400, 0.25];
    let [withVariance, compared, flagged] = [0, 0, 0];
    for (let group = 0; group < groups; group += 1) {
      const drawn = many.map((): Counts => {
        const n = 2 + Math.floor(random() * 9);
        const of = Array.from({ length: n }, () => (random() < share ? 1 : 0)).reduce<number>((a, b) => a + b, 0);
        return [of, n - of, 0];
      });
      withVariance +=
        highProportion({ ofType: drawn.map(([of]) => of), all: drawn.map(([of, others]) => of + others) }).model === null ? 0 : 1;
      const { proportions, hotspots } = run(inputOf(many, drawn));
      compared += proportions.groups[0]!.reason === null ? 1 : 0;
      flagged += hotspots.length;
    }
    expect(withVariance).toBeGreaterThan(0.35 * groups);
    // Twice the level: the test is approximate with so few accidents at each site.
    expect(compared).toBeLessThanOrEqual(2 * ALIKE_LEVEL * groups);
    // Of 16,000 sites.
    expect(flagged).toBeLessThanOrEqual(2 * ALIKE_LEVEL * groups);
  });

  it('says of alike shares that they are not seen to differ, and at what level', () => {
    // Differences of one accident leave some variance and are no evidence.
    const alike = inputOf(sites, ALL.map((n, i): Counts => [Math.floor(n / 3) + (i % 2), n - Math.floor(n / 3) - (i % 2), 0])); // prettier-ignore
    const { proportions, hotspots, warnings } = run(alike, { limitPercent: 50, fewestAccidents: 2 });
    expect(proportions.groups[0]).toMatchObject({ reason: 'PROPORTIONS_ALIKE', proportion: null, alpha: null });
    expect(proportions.sites.every(({ rank, probability, reason }) => rank === null && probability === null && reason !== null)).toBe(true);
    expect(hotspots).toEqual([]);
    expect(warnings).toContainEqual({ code: 'GROUPS_WITHOUT_SHARES', details: { groups: 1, total: 1 } });
    for (const text of Object.values(NO_SHARE_REASON_TEXTS.PROPORTIONS_ALIKE)) expect(text).toContain(`${100 * ALIKE_LEVEL}%`);
  });

  it('is the probability that a slow twin finds by summing the density of the share', () => {
    const random = seededRandom(5);
    const many = Array.from({ length: 40 }, (_, i) => section(i));
    const drawn = many.map((): Counts => {
      const [share, n] = [random() ** 2, 2 + Math.floor(random() * 12)];
      const of = Array.from({ length: n }, () => (random() < share ? 1 : 0)).reduce<number>((a, b) => a + b, 0);
      return [of, n - of, 0];
    });
    const { proportions } = run(inputOf(many, drawn), { fewestAccidents: 2 });
    const { alpha, beta, proportion } = proportions.groups[0]!;
    for (const { ofType, accidents, probability } of proportions.sites) {
      expect(probability).toBeCloseTo(sumAbove(proportion!, alpha! + ofType, beta! + accidents - ofType), 4);
    }
  });

  it('leaves out sites that reach beyond the area, with their accidents, and lists these', () => {
    const box = { minX: -1, minY: -1, maxX: 12_950, maxY: 1 };
    const { proportions, warnings } = run(inputOf(sites, counts, { studyArea: box }));
    expect(proportions.groups[0]).toMatchObject({ sites: 13, accidents: 137 });
    expect(proportions.notAtSites).toEqual([{ reason: 'beyond-area', accidents: 4 + (13 % 3) }]);
    expect(warnings).toContainEqual({ code: 'SITES_CUT_BY_AREA', details: { sites: 1 } });
  });

  it('refuses sites of which no record says the type', () => {
    const { ofType: _, ...untyped } = inputOf(sites, counts);
    expect(() => run(untyped)).toThrow(expect.objectContaining({ code: 'SITES_WITHOUT_TYPES' }));
    expect(() => run(inputOf([], []))).not.toThrow();
    expect(() => run({ ...inputOf(sites, counts), ofType: new Uint8Array(3) })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });

  it('asks for one type by the words of the filter', () => {
    const { proportions, parameters } = run(inputOf(sites, counts), { dimension: 'light', light: 'daylight', match: 'others' });
    expect(proportions.type).toEqual({ dimension: 'light', value: 'daylight', isOther: true });
    expect(highProportionMethod.typeOf!(parameters)).toEqual(proportions.type);
    expect(highProportionMethod.typeOf!({ ...parameters, dimension: 'road-user', match: 'value' })).toEqual({
      dimension: 'road-user',
      value: 'pedestrian',
      isOther: false,
    });
  });
});

/** The upper tail of a beta distribution by the midpoint rule, in steps so small that four digits hold. */
function sumAbove(from: number, a: number, b: number): number {
  const steps = 2_000;
  // Steps are narrow at both ends, where the density may have a pole.
  const density = (p: number): number => p ** (a - 1) * (1 - p) ** (b - 1);
  const integral = (low: number, high: number): number => {
    let sum = 0;
    for (let k = 0; k < steps; k += 1) {
      const angle = (share: number): number => (1 - Math.cos(Math.PI * share)) / 2;
      const middle = angle((k + 0.5) / steps);
      const width = angle((k + 1) / steps) - angle(k / steps);
      sum += density(low + middle * (high - low)) * width * (high - low);
    }
    return sum;
  };
  const above = integral(from, 1);
  return above / (above + integral(0, from));
}
