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
  assessNetwork(sites, { ...parseAssessment(written), years: 4, level: 0.95, isWhole: true });

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
    expect(classOf(section('a', { accidents: 4 }), { parameters: { fewestAccidents: 5 } })).toBe('medium');
    expect(classOf(section('a', { accidents: 0 }), { parameters: { fewestPredicted: 2.5 } })).toBe('medium');
  });

  it.each([
    ['a group too small', { predicted: null, overdispersion: null, reason: 'SITES_TOO_FEW' }],
    ['a group without accidents', { predicted: null, overdispersion: null, reason: 'NO_ACCIDENTS' }],
    ['counts that differ no more than by chance', { predicted: 2, overdispersion: 0, reason: 'NO_VARIATION' }],
  ] as const)('is none for %s, and never low', (_what, of) => {
    const [found] = assess([section('a', of)]).sites;
    expect(found).toMatchObject({ safetyClass: 'not-assessable', probability: null, reason: of.reason });
  });

  it('is low against its like itself, however many times the high one is judged with', () => {
    // Two of two predicted, k = 1: an average section. P(> 4) is that of gamma (3, 1.5): e⁻⁶ (1 + 6 + 18) = 0.062.
    const [average] = assess([section('a', { accidents: 2 })], { parameters: { timesOfPeers: 2 } }).sites;
    expect(average!.probability).toBeCloseTo(25 * Math.exp(-6), 9);
    expect(average!.probabilityAboveLike).toBeCloseTo(0.42319, 6);
    expect(average!.safetyClass).toBe('medium');
    expect(classOf(section('a'), { parameters: { timesOfPeers: 2 } })).toBe('low');
    expect(classOf(section('a', { accidents: 9 }), { parameters: { timesOfPeers: 2 } })).toBe('high');
  });

  it('is not high for one accident of a short section, nor low for none of it', () => {
    // 30 m of a road with one accident predicted a km, k = 0.2 a km: the parts of a section of k₀ / L.
    const short = { lengthMeters: 30, predicted: 0.03, overdispersion: 0.2 / 0.03 };
    const [one] = assess([section('a', { ...short, accidents: 1 })]).sites;
    expect(one!.probability).toBeGreaterThan(0.8);
    expect(one).toMatchObject({ safetyClass: 'medium', reason: 'FEW_ACCIDENTS' });
    const [none] = assess([section('a', short)]).sites;
    expect(none!.probability).toBeLessThan(0.2);
    expect(none).toMatchObject({ safetyClass: 'medium', reason: 'FEW_PREDICTED' });
    // A cluster on the same 30 m is no luck.
    expect(classOf(section('a', { ...short, accidents: 4 }))).toBe('high');
  });

  it('is never made by how its like differ alone, whatever the overdispersion', () => {
    for (let step = -40; step <= 60; step += 1) {
      const overdispersion = 10 ** (step / 20);
      // As little of the section itself as can be: its like alone.
      expect(classOf(section('a', { predicted: 1e-6, overdispersion }))).toBe('medium');
      for (let predicted = 0.25; predicted <= 12; predicted += 0.25) {
        // As many accidents as are predicted, or one more: the section says nothing of its own.
        const accidents = Math.ceil(predicted);
        expect(classOf(section('a', { accidents, predicted, overdispersion }), { parameters: { lowPercent: 35 } })).not.toBe('low');
        // Where one or more are predicted, the probability of two accidents is below 80 % anyway: three are asked of shorter sections too.
        if (predicted >= 1) {
          const [two] = assess([section('a', { accidents: 2, predicted, overdispersion })]).sites;
          expect(two!.probability).toBeLessThan(0.8);
        }
      }
    }
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
        for (const { site, probability, probabilityAboveLike, safetyClass } of found.sites) {
          const slow = slowProbability(site, timesOfPeers);
          const ofLike = slowProbability(site, 1);
          expect(probability).toBeCloseTo(slow, 9);
          expect(probabilityAboveLike).toBeCloseTo(ofLike, 9);
          // A probability at a limit may fall on either side of it.
          if (Math.abs(slow - 0.75) > 1e-9 && Math.abs(ofLike - 0.25) > 1e-9) {
            const isHigh = slow >= 0.75 && site.accidents >= 3;
            const isLow = ofLike <= 0.25 && site.predicted! >= 1;
            expect(safetyClass).toBe(isHigh ? 'high' : isLow ? 'low' : 'medium');
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

  it('have fatal and serious accidents over length and traffic: by class without limits, by class of road with exact ones', () => {
    const exposure = {
      label: 'measured',
      vehiclesPerDay: 10_000,
      minorVehiclesPerDay: null,
      enteringVehiclesPerDay: null,
      source: '7',
      year: 2018,
    } as const;
    const sites = [{ ...SITES[0]!, exposure }, section('e', { accidents: 6, lengthMeters: 500 })];
    const { totals, roadClasses } = assess(sites);
    const [high] = totals;
    const [motorways] = roadClasses!;
    expect(high).toMatchObject({ fatal: 1, serious: 2, sites: 2, trafficMeters: 500 });
    // Three in 1 km and four years; limits of Garwood for three: 0.6187 and 8.7673.
    expect(high!.perKilometerYear).toBeCloseTo(3 / 4, 12);
    expect(motorways).toMatchObject({ roadClass: 'motorway', sections: 2, lengthMeters: 1_000, accidents: 12, fatal: 1, serious: 2 });
    expect(motorways!.perKilometerYear!.rate).toBeCloseTo(3 / 4, 12);
    expect(motorways!.perKilometerYear!.confidenceInterval.lower).toBeCloseTo(0.6187 / 4, 4);
    expect(motorways!.perKilometerYear!.confidenceInterval.upper).toBeCloseTo(8.7673 / 4, 4);
    // 10,000 vehicles a day over 0.5 km and 4 · 365 days are 7.3 million vehicle kilometres.
    expect(high!.perBillionVehicleKilometers).toBeCloseTo(3 / 0.0073, 8);
    expect(motorways!.perBillionVehicleKilometers!.rate).toBeCloseTo(3 / 0.0073, 8);
    // What is left of a list that was cut by accidents has too many of them.
    expect(assessNetwork(sites, { ...parseAssessment({}), years: 4, level: 0.95, isWhole: false }).roadClasses).toBeNull();
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
      fc.property(
        fc.array(SITE, { maxLength: 25 }),
        fc.constantFrom<readonly string[]>(['A1|motorway', 'A1|residential'], []),
        (drawn, covered) => {
          const sites = drawn.map((of, i) =>
            section(
              `s${i}`,
              of.kind === 'segment' ? { ...of, lengthMeters: 100 * (i + 1) } : { ...of, roadName: null, lengthMeters: null },
            ),
          );
          const { totals, sites: listed, roads, roadClasses } = assess(sites, { classes: ['primary', 'unknown'], covered });
          const meant = sites.filter(
            ({ roadClass, roadName }) => covered.includes(`${roadName}|${roadClass}`) || roadClass === 'primary' || roadClass === null,
          );
          expect(listed.map(({ site }) => site.id).sort()).toEqual(meant.map(({ id }) => id).sort());
          const sum = (of: (total: (typeof totals)[number]) => number): number => totals.reduce((all, total) => all + of(total), 0);
          expect(sum((total) => total.sites)).toBe(meant.length);
          expect(sum((total) => total.accidents)).toBe(meant.reduce((all, { accidents }) => all + accidents, 0));
          const meters = meant.reduce((all, { lengthMeters }) => all + (lengthMeters ?? 0), 0);
          expect(sum((total) => total.lengthMeters)).toBe(meters);
          expect(roadClasses!.reduce((all, road) => all + road.lengthMeters, 0)).toBe(meters);
          expect(roads.filter((road) => road.isCovered).reduce((all, road) => all + road.lengthMeters, 0)).toBe(meters);
        },
      ),
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
    expect(assess(SITES, { covered: ['B2|primary'], notCovered: ['A1|motorway'] }).roads).toMatchObject([
      { roadName: 'A1', isCovered: false, isDecided: true },
      { roadName: 'B2', isCovered: true, isDecided: true },
      { isDecided: false },
      { isDecided: false },
    ]);
  });

  it('goes by the road before its class; a junction goes with any covered road, and is left out by all of its roads only', () => {
    expect(idsOf({})).toEqual(['m']);
    expect(idsOf({ covered: ['B2|primary'] })).toEqual(['j', 'm', 'p1', 'p2']);
    expect(idsOf({ covered: ['Lane|residential'], classes: [] })).toEqual(['j', 'r']);
    expect(idsOf({ classes: ['primary', 'unknown'] })).toEqual(['j', 'p1', 'p2', 'u']);
    // The junction was covered by the class of the road that is not: what is left of it is the lane.
    expect(idsOf({ classes: ['primary'], notCovered: ['B2|primary'] })).toEqual([]);
    expect(idsOf({ classes: ['primary', 'residential'], notCovered: ['B2|primary'] })).toEqual(['j', 'r']);
    expect(idsOf({ classes: ['primary'], notCovered: ['Lane|residential'] })).toEqual(['j', 'p1', 'p2']);
  });

  it('tells roads of one name by their class', () => {
    const sites = [
      section('m', { lengthMeters: 300 }),
      section('s', { roadClass: 'service', lengthMeters: 20 }),
      section('p', { roadName: 'B2', roadClass: 'primary' }),
      section('mp', { kind: 'junction', roadName: 'A1 / B2', roadClass: 'motorway', lengthMeters: null }),
      section('sp', { kind: 'junction', roadName: 'A1 / B2', roadClass: 'primary', lengthMeters: null }),
      // Its class is that of a road without a name.
      section('x', { kind: 'junction', roadName: 'B2', roadClass: 'trunk', lengthMeters: null }),
    ];
    const ids = (written: WrittenAssessment): string[] => assess(sites, written).sites.map(({ site }) => site.id);
    expect(ids({}).sort()).toEqual(['m', 'mp', 'x']);
    expect(ids({ notCovered: ['A1|service'] }).sort()).toEqual(['m', 'mp', 'x']);
    expect(ids({ notCovered: ['A1|motorway'] }).sort()).toEqual(['x']);
    expect(ids({ classes: [], covered: ['A1|motorway'] }).sort()).toEqual(['m', 'mp']);
    expect(ids({ classes: ['motorway', 'primary'], notCovered: ['A1|motorway'] }).sort()).toEqual(['mp', 'p', 'sp']);
    expect(assess(sites, { covered: ['A1|service'] }).roads.filter(({ isDecided }) => isDecided)).toMatchObject([{ roadClass: 'service' }]);
  });
});
