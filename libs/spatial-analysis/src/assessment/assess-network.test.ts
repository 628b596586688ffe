import { describe, expect, it } from '@jest/globals';
import { parseAssessment, SAFETY_CLASSES, type SafetyClass, type WrittenAssessment } from '@elektron/domain';
import fc from 'fast-check';
import { assessNetwork, type SiteToAssess } from './assess-network.ts';

const NONE = { fatal: 0, serious: 0, slight: 0, injury: 0, 'damage-only': 0, unknown: 0 };

function section(id: string, of: Partial<SiteToAssess> = {}): SiteToAssess {
  return {
    id,
    kind: 'segment',
    roadName: 'A1',
    roadClass: 'motorway',
    lengthMeters: 1_000,
    exposure: null,
    severities: NONE,
    accidents: 0,
    predicted: 2,
    overdispersion: 1,
    reason: null,
    ...of,
  };
}

const assess = (sites: readonly SiteToAssess[], written: WrittenAssessment = {}) =>
  assessNetwork(sites, { ...parseAssessment(written), years: 4, level: 0.95 });

const classOf = (site: SiteToAssess, written?: WrittenAssessment): SafetyClass => assess([site], written).sites[0]!.safetyClass;

/** Of a whole shape the gamma distribution's tail is a sum of Poisson terms: nothing of the product's own functions. */
function slowProbability({ accidents, predicted, overdispersion }: SiteToAssess, times: number): number {
  const shape = Math.round(1 / overdispersion!) + accidents;
  const mean = ((1 / overdispersion! + predicted!) / predicted!) * times * predicted!;
  let [term, sum] = [Math.exp(-mean), 0];
  for (let i = 0; i < shape; i += 1) {
    sum += term;
    term *= mean / (i + 1);
  }
  return sum;
}

describe('the class of a section', () => {
  it('is that of an example by hand: k = 1, two predicted', () => {
    // Gamma with shape 1 + x and rate 1.5, above 2: the first 1 + x terms of a Poisson distribution of mean 3.
    const known = [
      [0, 0.049787, 'low'],
      [1, 0.199148, 'low'],
      [2, 0.42319, 'medium'],
      [4, 0.815263, 'high'],
    ] as const;
    for (const [accidents, probability, safetyClass] of known) {
      const [found] = assess([section('a', { accidents })]).sites;
      expect(found!.probability).toBeCloseTo(probability, 6);
      expect(found!.safetyClass).toBe(safetyClass);
    }
  });

  it('follows the chosen limits', () => {
    const site = section('a', { accidents: 2 });
    expect(classOf(site)).toBe('medium');
    expect(classOf(section('a', { accidents: 4 }), { parameters: { highPercent: 81.6 } })).toBe('medium');
    expect(classOf(section('a', { accidents: 4 }), { parameters: { highPercent: 81.5 } })).toBe('high');
    expect(classOf(section('a', { accidents: 1 }), { parameters: { lowPercent: 19.9 } })).toBe('medium');
    expect(classOf(section('a', { accidents: 4 }), { parameters: { timesOfPeers: 2 } })).toBe('medium');
    expect(() => assess([site], { parameters: { highPercent: 50, lowPercent: 50 } })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });

  it.each([
    ['a group too small', { predicted: null, overdispersion: null, reason: 'SITES_TOO_FEW' }],
    ['a group without accidents', { predicted: null, overdispersion: null, reason: 'NO_ACCIDENTS' }],
    ['counts that differ no more than by chance', { predicted: 2, overdispersion: 0, reason: 'NO_VARIATION' }],
  ] as const)('is none for %s, and never low', (_what, of) => {
    const [found] = assess([section('a', of)]).sites;
    expect(found).toMatchObject({ safetyClass: 'not-assessable', probability: null, reason: of.reason });
  });

  it('is that of its slow twin, whatever the order of the sites', () => {
    const SITE = fc.record({
      accidents: fc.integer({ min: 0, max: 30 }),
      predicted: fc.double({ min: 0.01, max: 12, noNaN: true }),
      overdispersion: fc.constantFrom(1, 0.5, 0.25, 0.2),
      lengthMeters: fc.integer({ min: 1, max: 9_000 }),
    });
    fc.assert(
      fc.property(fc.array(SITE, { maxLength: 30 }), fc.constantFrom(1, 1.5, 3), (drawn, timesOfPeers) => {
        const sites = drawn.map((of, i) => section(String(i).padStart(3, '0'), of));
        const written = { parameters: { timesOfPeers, highPercent: 75, lowPercent: 25 } };
        const found = assess(sites, written);
        expect(found.sites).toHaveLength(sites.length);
        for (const { site, probability, safetyClass } of found.sites) {
          const slow = slowProbability(site, timesOfPeers);
          expect(probability).toBeCloseTo(slow, 9);
          // A probability at a limit may fall on either side of it.
          if (Math.abs(slow - 0.75) > 1e-9 && Math.abs(slow - 0.25) > 1e-9) {
            expect(safetyClass).toBe(slow >= 0.75 ? 'high' : slow <= 0.25 ? 'low' : 'medium');
          }
        }
        expect(assess(sites.toReversed(), written)).toEqual(found);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

describe('the sums of the classes', () => {
  const SITES = [
    section('a', { accidents: 6, lengthMeters: 500, severities: { ...NONE, fatal: 1, serious: 2, slight: 3 } }),
    section('b', { accidents: 0, lengthMeters: 1_500 }),
    section('c', { reason: 'SITES_TOO_FEW', predicted: null, overdispersion: null, lengthMeters: 2_000, accidents: 1 }),
    section('d', { roadClass: 'residential', roadName: 'Lane', lengthMeters: 700, accidents: 9 }),
    section('j', { kind: 'junction', roadName: 'A1 / Lane', lengthMeters: null, accidents: 5 }),
  ];

  it('are all covered sections and junctions, each once', () => {
    const { sites, totals } = assess(SITES);
    expect(sites.map(({ site }) => site.id)).toEqual(['j', 'a', 'b', 'c'].sort((x, y) => order(x) - order(y)));
    const sections = totals.filter(({ kind }) => kind === 'segment');
    expect(sections.map(({ safetyClass }) => safetyClass)).toEqual([...SAFETY_CLASSES]);
    expect(sections.map((total) => [total.sites, total.lengthMeters, total.share, total.accidents])).toEqual([
      [1, 500, 0.125, 6],
      [0, 0, 0, 0],
      [1, 1_500, 0.375, 0],
      [1, 2_000, 0.5, 1],
    ]);
    const junctions = totals.filter(({ kind }) => kind === 'junction');
    expect(junctions.map((total) => [total.sites, total.share])).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    function order(id: string): number {
      return assess(SITES).sites.findIndex(({ site }) => site.id === id);
    }
  });

  it('have fatal and serious accidents over length and traffic, with exact limits', () => {
    const exposure = {
      label: 'measured',
      vehiclesPerDay: 10_000,
      minorVehiclesPerDay: null,
      enteringVehiclesPerDay: null,
      source: '7',
      year: 2018,
    } as const;
    const { totals } = assess([{ ...SITES[0]!, exposure }, section('e', { accidents: 6, lengthMeters: 500 })]);
    const [high] = totals;
    expect(high).toMatchObject({ fatal: 1, serious: 2, sites: 2, trafficMeters: 500 });
    // Three in 1 km and four years; limits of Garwood for three: 0.6187 and 8.7673.
    expect(high!.perKilometerYear!.rate).toBeCloseTo(3 / 4, 12);
    expect(high!.perKilometerYear!.confidenceInterval.lower).toBeCloseTo(0.6187 / 4, 4);
    expect(high!.perKilometerYear!.confidenceInterval.upper).toBeCloseTo(8.7673 / 4, 4);
    // 10,000 vehicles a day over 0.5 km and 4 · 365 days are 7.3 million vehicle kilometres.
    expect(high!.perBillionVehicleKilometers!.rate).toBeCloseTo(3 / 0.0073, 8);
  });

  it('have no rate where there is no length, and none by traffic where nobody counted', () => {
    const { totals } = assess(SITES);
    const of = (kind: string, safetyClass: SafetyClass) =>
      totals.find((total) => total.kind === kind && total.safetyClass === safetyClass)!;
    expect(of('segment', 'high').perBillionVehicleKilometers).toBeNull();
    expect(of('junction', 'high').perKilometerYear).toBeNull();
    expect(of('segment', 'medium').perKilometerYear).toBeNull();
    expect(assess([]).totals.map(({ share }) => share)).toEqual(Array.from({ length: 8 }, () => null));
  });

  it('leave nothing out, whatever is covered', () => {
    const CLASSES = ['motorway', 'primary', null, 'residential'];
    const SITE = fc.record({
      roadClass: fc.constantFrom(...CLASSES),
      roadName: fc.constantFrom('A1', 'Lane', null),
      kind: fc.constantFrom('segment' as const, 'junction' as const),
      overdispersion: fc.constantFrom(0, 1),
      accidents: fc.integer({ min: 0, max: 8 }),
    });
    fc.assert(
      fc.property(fc.array(SITE, { maxLength: 25 }), fc.constantFrom<readonly string[]>(['A1'], []), (drawn, covered) => {
        const sites = drawn.map((of, i) => section(`s${i}`, { ...of, lengthMeters: of.kind === 'segment' ? 100 * (i + 1) : null }));
        const { totals, sites: listed, roads } = assess(sites, { classes: ['primary', 'unknown'], covered });
        const meant = sites.filter(
          ({ roadClass, roadName }) => covered.includes(roadName ?? '') || roadClass === 'primary' || roadClass === null,
        );
        expect(listed.map(({ site }) => site.id).sort()).toEqual(meant.map(({ id }) => id).sort());
        const sum = (of: (total: (typeof totals)[number]) => number): number => totals.reduce((all, total) => all + of(total), 0);
        expect(sum((total) => total.sites)).toBe(meant.length);
        expect(sum((total) => total.accidents)).toBe(meant.reduce((all, { accidents }) => all + accidents, 0));
        const meters = meant.reduce((all, { lengthMeters }) => all + (lengthMeters ?? 0), 0);
        expect(sum((total) => total.lengthMeters)).toBe(meters);
        expect(roads.filter((road) => road.isCovered).reduce((all, road) => all + road.lengthMeters, 0)).toBe(meters);
      }),
      { seed: 5, numRuns: 80 },
    );
  });
});

describe('which roads are covered', () => {
  const SITES = [
    section('m', { lengthMeters: 300 }),
    section('p1', { roadName: 'B2', roadClass: 'primary', lengthMeters: 400 }),
    section('p2', { roadName: 'B2', roadClass: 'primary', lengthMeters: 500 }),
    section('u', { roadName: null, roadClass: null, lengthMeters: 50 }),
    section('r', { roadName: 'Lane', roadClass: 'residential', lengthMeters: 80 }),
    section('j', { kind: 'junction', roadName: 'B2 / Lane', roadClass: 'primary', lengthMeters: null }),
  ];
  const idsOf = (written: WrittenAssessment): string[] =>
    assess(SITES, written)
      .sites.map(({ site }) => site.id)
      .sort();

  it('is proposed by their class, and said road by road', () => {
    expect(assess(SITES).roads).toMatchObject([
      { roadName: 'A1', proposal: 'likely', isCovered: true, isDecided: false, sections: 1, lengthMeters: 300 },
      { roadName: 'B2', proposal: 'check', isCovered: false, isDecided: false, sections: 2, lengthMeters: 900 },
      { roadName: null, proposal: 'check', isCovered: false, isDecided: false, sections: 1, lengthMeters: 50 },
      { roadName: 'Lane', proposal: 'unlikely', isCovered: false, isDecided: false, sections: 1, lengthMeters: 80 },
    ]);
    expect(assess(SITES, { covered: ['B2'], notCovered: ['A1'] }).roads).toMatchObject([
      { roadName: 'A1', isCovered: false, isDecided: true },
      { roadName: 'B2', isCovered: true, isDecided: true },
      { isDecided: false },
      { isDecided: false },
    ]);
  });

  it('goes by the road before its class; a junction goes with any covered road, and is left out by all of its roads only', () => {
    expect(idsOf({})).toEqual(['m']);
    expect(idsOf({ covered: ['B2'] })).toEqual(['j', 'm', 'p1', 'p2']);
    expect(idsOf({ covered: ['Lane'], classes: [] })).toEqual(['j', 'r']);
    expect(idsOf({ classes: ['primary', 'unknown'] })).toEqual(['j', 'p1', 'p2', 'u']);
    expect(idsOf({ classes: ['primary'], notCovered: ['B2'] })).toEqual(['j']);
    expect(idsOf({ classes: ['primary'], notCovered: ['B2', 'Lane'] })).toEqual([]);
  });
});
