import { isProblem } from '@elektron/domain';
import { randomNegativeBinomial, seededRandom } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';
import { UNWATCHED, type HotspotInput } from '../../hotspot-method.ts';
import type { HotspotResult } from '../../hotspot-result.ts';
import { NO_SITE_REASONS, type NetworkSite, type OpenedSites, type ScreenedNetwork } from '../../network-sites.ts';
import { networkScreeningMethod } from './network-screening-method.ts';
import { outlineAlong } from '../../outline-along.ts';

const FATAL = 1;
const SLIGHT = 3;

/** Sites in a row, each with so many slight accidents at its middle. */
function inputOf(sites: readonly NetworkSite[], counts: readonly number[], more: Partial<HotspotInput> = {}): HotspotInput {
  const siteOf = Int32Array.from(counts.flatMap((count, site) => Array.from({ length: count }, () => site)));
  const network: ScreenedNetwork = {
    sites,
    siteOf,
    noSiteReason: new Uint8Array(siteOf.length).fill(255),
    sectionsInsideJunctions: 0,
    junctionMeters: 20,
  };
  const middle = (site: number): readonly [number, number] => sites[site]!.course[0]!;
  return {
    points: { x: Float64Array.from(siteOf, (site) => middle(site)[0]), y: Float64Array.from(siteOf, (site) => middle(site)[1]) },
    severity: new Uint8Array(siteOf.length).fill(SLIGHT),
    days: null,
    years: 5,
    seed: 1,
    studyArea: null,
    knownPoints: null,
    network,
    ...more,
  };
}

function section(i: number, more: Partial<NetworkSite> = {}): NetworkSite {
  const course: NetworkSite['course'] = [[1_000 * i, 0], [1_000 * i + 900, 0]]; // prettier-ignore
  return {
    id: `s${i}`,
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

const run = (input: HotspotInput, given: Readonly<Record<string, unknown>> = {}): HotspotResult =>
  networkScreeningMethod.run(input, { simulations: 100, ...given }, UNWATCHED);

/** Sections with traffic, whose counts follow it. */
function counted(length: number, seed = 3): { readonly sites: NetworkSite[]; readonly counts: number[] } {
  const random = seededRandom(seed);
  const sites = Array.from({ length }, (_, i) => {
    const vehiclesPerDay = 1_000 * 20 ** random();
    const exposure = {
      label: 'measured' as const,
      vehiclesPerDay,
      minorVehiclesPerDay: null,
      enteringVehiclesPerDay: null,
      source: '1',
      year: 2018,
    };
    return section(i, { exposure });
  });
  return { sites, counts: sites.map(({ exposure }) => randomNegativeBinomial(random, exposure!.vehiclesPerDay / 2_000, 0.6)) };
}

describe('the ranking of a network', () => {
  const COUNTS = [7, 0, 1, 0, 2, 0, 0, 3, 0, 1, 0, 2];
  const sites = COUNTS.map((_, i) => section(i));

  it('shows every site, those without accidents too, and as hotspots those of which more is expected than of their like', () => {
    const { screening, hotspots, members, summary } = run(inputOf(sites, COUNTS));
    expect(screening!.sites.map(({ accidents }) => accidents)).toEqual([7, 3, 2, 2, 1, 1, 0, 0, 0, 0, 0, 0]);
    expect(hotspots.map(({ accidents }) => accidents)).toEqual([7, 3, 2, 2]);
    expect(members.map((list) => list.length)).toEqual([7, 3, 2, 2]);
    expect(hotspots.map(({ score }) => score)).toEqual(screening!.sites.slice(0, 4).map(({ screened }) => screened.excessPerYear));
    expect(summary).toMatchObject({
      sites: 12,
      rankedSites: 12,
      hotspots: 4,
      accidentsInHotspots: 14,
      accidentsAtSites: 16,
      measuredSites: 0,
    });
  });

  it('compares like with like: junctions apart from sections, by class and legs', () => {
    const mixed = [
      ...sites,
      ...COUNTS.map((_, i) => section(20 + i, { kind: 'junction', lengthMeters: null, legs: 3 + (i % 3), course: [[20_000 + i, 50]] })),
      ...COUNTS.map((_, i) => section(40 + i, { roadClass: 'residential' })),
    ];
    const { screening } = run(inputOf(mixed, [...COUNTS, ...COUNTS, ...COUNTS]));
    const described = screening!.groups.map(({ kind, classGroup, legs, sites: size }) => [kind, classGroup, legs, size]);
    expect(described).toEqual(
      expect.arrayContaining([
        ['segment', 'primary-secondary', null, 12],
        ['junction', 'primary-secondary', 3, 4],
        ['junction', 'primary-secondary', 4, 8],
        ['segment', 'street', null, 12],
      ]),
    );
    const unranked = screening!.sites.filter(({ screened }) => screened.rank === null);
    expect(unranked).toHaveLength(12);
    expect(unranked.every(({ screened }) => screened.reason === 'SITES_TOO_FEW')).toBe(true);
  });

  it('counts accidents that are at no site by their reasons', () => {
    const input = inputOf(sites, COUNTS);
    const network = { ...input.network!, siteOf: input.network!.siteOf.with(0, -1).with(1, -1).with(2, -1) };
    const tooFar = NO_SITE_REASONS.indexOf('too-far');
    const reasons = network.noSiteReason.with(0, tooFar).with(1, tooFar).with(2, NO_SITE_REASONS.indexOf('ambiguous'));
    const { screening, warnings, summary } = run({ ...input, network: { ...network, noSiteReason: reasons } });
    expect(screening!.notAtSites).toEqual([
      { reason: 'too-far', accidents: 2 },
      { reason: 'ambiguous', accidents: 1 },
    ]);
    expect(warnings).toContainEqual({ code: 'ACCIDENTS_NOT_AT_SITES', details: { accidents: 3, total: 16 } });
    expect(summary.accidentsAtSites).toBe(13);
  });

  it('leaves out sites that reach beyond the area, and says so', () => {
    const studyArea = { minX: -10, maxX: 11_500, minY: -10, maxY: 10 };
    const { screening, warnings } = run(inputOf(sites, COUNTS, { studyArea }));
    expect(screening!.sites).toHaveLength(11);
    expect(warnings).toContainEqual({ code: 'SITES_CUT_BY_AREA', details: { sites: 1 } });
    expect(screening!.notAtSites).toEqual([{ reason: 'beyond-area', accidents: 2 }]);
  });

  it('puts the more severe of equal sites first', () => {
    const input = inputOf(sites, COUNTS);
    const last = input.severity.length - 1;
    expect(run({ ...input, severity: input.severity.with(last, FATAL) }).hotspots[2]!.severityCounts.fatal).toBe(1);
  });

  it('says what would change it: traffic, more accidents, measured traffic, and how firm the first rank is', () => {
    const codesOf = (input: HotspotInput): string[] => run(input).screening!.changes.map(({ code }) => code);
    expect(codesOf(inputOf(sites, COUNTS))).toEqual(['CHANGE_TRAFFIC', 'CHANGE_RANKS']);
    expect(codesOf(inputOf(sites, COUNTS.map(() => 1)))).toEqual(['CHANGE_TRAFFIC', 'CHANGE_NOTHING_RANKED']); // prettier-ignore
    const { sites: known, counts } = counted(120);
    expect(codesOf(inputOf(known, counts))).toEqual(['CHANGE_RANKS']);
    expect(codesOf(inputOf(known.slice(0, 40), counts.map((_, i) => (i < 40 ? i % 2 : 0)).slice(0, 40)))[0]).toBe('CHANGE_ACCIDENTS');
    const carried = known.map((site) => ({ ...site, exposure: { ...site.exposure!, label: 'modelled' as const } }));
    expect(codesOf(inputOf(carried, counts))[0]).toBe('CHANGE_MEASURED');
  });

  it('warns of a short period, of traffic that is not known, and of few sites', () => {
    const codesOf = (input: HotspotInput): string[] => run(input).warnings.map(({ code }) => code);
    expect(codesOf(inputOf(sites, COUNTS, { years: 1 }))).toEqual(['TRAFFIC_NOT_KNOWN', 'GROUPS_OF_FEW_SITES', 'PERIOD_SHORT']);
    const { sites: known, counts } = counted(120);
    expect(codesOf(inputOf(known, counts, { years: 1_096 / 365.25 }))).toEqual([]);
  });

  it('takes its weights from the parameters, the unknown as slight', () => {
    const input = inputOf(sites, COUNTS);
    const weighted = (given: Readonly<Record<string, unknown>>) =>
      run({ ...input, severity: input.severity.with(0, FATAL).with(1, 0) }, given).screening!.sites[0]!.screened.measures.weightedAccidents;
    expect([weighted({}), weighted({ weightFatal: 100, weightSlight: 2 })]).toEqual([5 + 6, 100 + 12]);
  });

  describe('with sites that others have opened', () => {
    const own = counted(40, 5);
    const openedBy = (key: string, length: number, group = 'segment/primary-secondary'): OpenedSites => {
      const { sites: theirs, counts } = counted(length, 7);
      return {
        key,
        name: { el: key, en: key },
        years: 4,
        sites: theirs.map((site, i) => ({ ...site, group, exposure: site.exposure!, accidents: counts[i]! })),
      };
    };

    it('rests its functions on them, ranks the own ones only, and says from whom they are', () => {
      const opened = [openedBy('north', 100), openedBy('south', 5)];
      const { screening, warnings } = run(inputOf(own.sites, own.counts, { opened }));
      expect(screening!.sites).toHaveLength(40);
      const { pooled, sites: fitted } = screening!.groups[0]!.function!;
      expect([fitted, pooled!.ownSites, pooled!.organisations.map(({ key }) => key)]).toEqual([140, 40, ['north']]);
      expect(screening!.pool).toEqual({
        organisations: [
          { key: 'north', name: { el: 'north', en: 'north' }, years: 4, sites: 100 },
          { key: 'south', name: { el: 'south', en: 'south' }, years: 4, sites: 5 },
        ],
        ranks: { first: 20, alsoAlone: expect.any(Number) },
      });
      expect(warnings).toContainEqual({ code: 'POOLED', details: { groups: 1, organisations: 1, sites: 100 } });
    });

    it('says that none of them could be used, and comes out as without them', () => {
      const { screening, warnings } = run(inputOf(own.sites, own.counts, { opened: [openedBy('north', 100, 'junction/street/3')] }));
      expect(warnings).toContainEqual({ code: 'POOL_NOT_USED', details: { sites: 100 } });
      expect(screening!.pool!.ranks).toBeNull();
      expect(screening!.groups).toEqual(run(inputOf(own.sites, own.counts)).screening!.groups);
    });
  });

  describe('with a published function', () => {
    const { sites: own, counts } = counted(40);
    const published = { functionFrom: 'published', sectionIntercept: -7.6, sectionExponent: 1, sectionOverdispersion: 0.6 };

    it('ranks by it at the level of the own sites, and k stays as published', () => {
      const { screening } = run(inputOf(own, counts), published);
      const [group] = screening!.groups;
      const asPublished = own.map(({ exposure }) => 5 * 0.9 * Math.exp(-7.6) * exposure!.vehiclesPerDay);
      const sum = (of: readonly number[]): number => of.reduce((total, value) => total + value, 0);
      expect(group!.function).toBeNull();
      expect(group!.calibrated!.factor).toBeCloseTo(sum(counts) / sum(asPublished), 9);
      for (const { site, accidents, screened } of screening!.sites) {
        const mean = (asPublished[own.indexOf(site)]! * sum(counts)) / sum(asPublished);
        const weight = 1 / (1 + 0.6 * mean);
        expect(screened.basis).toBe('calibrated');
        expect(screened.expected).toBeCloseTo(weight * mean + (1 - weight) * accidents, 9);
        expect(screened.measures.levelOfService).not.toBeNull();
      }
    });

    it('asks it of no site beyond its traffic, and says of how many', () => {
      const bounds = { sectionLeastTraffic: 2_000, sectionMostTraffic: 15_000 };
      const { screening } = run(inputOf(own, counts), { ...published, ...bounds });
      const outside = screening!.sites.filter(
        ({ site: { exposure } }) => exposure!.vehiclesPerDay < 2_000 || exposure!.vehiclesPerDay > 15_000,
      );
      expect(outside.length).toBeGreaterThan(0);
      expect(screening!.sites.filter(({ screened }) => screened.basis === 'moments')).toEqual(outside);
      expect(screening!.groups[0]!.calibrated!.outsideSites).toBe(outside.length);
      expect(screening!.groups[0]!.warnings).toContain('OUTSIDE_FUNCTION');
    });

    it('takes a preset as it is, with the numbers that are given in its place', () => {
      const of = (given: Readonly<Record<string, unknown>>) =>
        run(inputOf(own, counts), { functionFrom: 'hsm-rural-two-lane', ...given }).screening!.groups[0]!.calibrated!.published;
      // Of a mile and 10,000 vehicles a day the Highway Safety Manual's function has 10,000 · 365 · 10⁻⁶ · e^(−0.312) accidents a year, and k = 0.236.
      const perMile = 1.609344 * Math.exp(of({}).intercept + Math.log(10_000));
      expect(perMile).toBeCloseTo(10_000 * 365e-6 * Math.exp(-0.312), 4);
      expect(of({})).toMatchObject({ trafficExponent: 1, overdispersionForm: 'over-length', vehiclesPerDay: null });
      expect(of({}).overdispersion / 1.609344).toBeCloseTo(0.236, 5);
      expect(of({ sectionExponent: 0.9, sectionOverdispersion: 0.5 })).toMatchObject({
        trafficExponent: 0.9,
        overdispersion: 0.5,
        overdispersionForm: 'over-length',
      });
      const constant = of({ sectionOverdispersion: 0.5, sectionOverdispersionForm: 'constant' });
      expect(constant).toMatchObject({ overdispersion: 0.5, overdispersionForm: 'constant' });
      const { parameters } = run(inputOf(own, counts), { functionFrom: 'hsm-rural-two-lane' });
      expect(parameters).toMatchObject({
        sectionIntercept: -8.70344,
        sectionOverdispersionForm: 'over-length',
        sectionClasses: 'primary-secondary',
      });
    });

    it('is not asked of classes of roads that it is not meant for', () => {
      const reason = (given: Readonly<Record<string, unknown>>) => run(inputOf(own, counts), given).screening!.groups[0]!.noFunctionReason;
      expect(reason({ ...published, sectionClasses: 'street' })).toBe('NONE_PUBLISHED');
      expect(reason({ ...published, sectionClasses: 'primary-secondary' })).toBeNull();
    });

    it('warns where no limits of traffic are given, and where the factor tells of another unit', () => {
      const warnings = (given: Readonly<Record<string, unknown>>) =>
        run(inputOf(own, counts), { ...published, ...given }).screening!.groups[0]!.warnings;
      expect(warnings({})).toContain('FUNCTION_WITHOUT_LIMITS');
      expect(warnings({})).not.toContain('FACTOR_FAR');
      expect(warnings({ sectionIntercept: -2, sectionMostTraffic: 50_000 })).toEqual(expect.arrayContaining(['FACTOR_FAR']));
      expect(warnings({ sectionIntercept: -2, sectionMostTraffic: 50_000 })).not.toContain('FUNCTION_WITHOUT_LIMITS');
    });

    it.each([
      ['without any', { functionFrom: 'published' }, 'Sections: intercept'],
      ['without its exponent', { functionFrom: 'published', sectionIntercept: -7 }, 'Sections: exponent of traffic'],
      ['without its intercept', { functionFrom: 'published', sectionExponent: 1 }, 'Sections: intercept'],
      ['without its k', { functionFrom: 'published', junctionIntercept: -7, junctionExponent: 1 }, 'Junctions: overdispersion k'],
    ])('is refused %s', (_what, given, label) => {
      expect(() => run(inputOf(own, counts), given)).toThrow(
        expect.objectContaining({ code: 'PARAMETER_MISSING', details: { parameter: expect.objectContaining({ en: label }) } }),
      );
    });

    it('is said to be missing for sites of the other kind, and for none where none is asked for', () => {
      const reason = (given: Readonly<Record<string, unknown>>) => run(inputOf(own, counts), given).screening!.groups[0]!.noFunctionReason;
      expect(() => run(inputOf(own, counts), { ...published, sectionLeastTraffic: 5_000, sectionMostTraffic: 1_000 })).toThrow(
        expect.objectContaining({ code: 'PARAMETER_OUT_OF_RANGE' }),
      );
      expect(reason({ functionFrom: 'published', junctionIntercept: -7, junctionExponent: 1, junctionOverdispersion: 1 })).toBe(
        'NONE_PUBLISHED',
      );
      const none = run(inputOf(own, counts), { functionFrom: 'none' }).screening!;
      expect(none.groups[0]!.noFunctionReason).toBe('NOT_ASKED');
      expect(none.changes.map(({ code }) => code)).not.toContain('CHANGE_TRAFFIC');
      const withoutTraffic = own.map((site) => ({ ...site, exposure: null }));
      const alone = run(inputOf(withoutTraffic, counts)).screening!;
      expect(none.sites.map(({ screened }) => screened.expected)).toEqual(alone.sites.map(({ screened }) => screened.expected));
    });
  });

  it('refuses to rank what has no roads', () => {
    const codeOf = (network: ScreenedNetwork | undefined): string => {
      try {
        const { network: _, ...input } = inputOf(sites, COUNTS);
        run(network === undefined ? input : { ...input, network });
      } catch (error) {
        if (isProblem(error)) return error.code;
      }
      return 'nothing thrown';
    };
    expect(codeOf(undefined)).toBe('NO_ROADS');
    expect(codeOf({ ...inputOf(sites, COUNTS).network!, sites: [] })).toBe('NO_ROADS');
    expect(codeOf({ ...inputOf(sites, COUNTS).network!, siteOf: new Int32Array(3) })).toBe('INPUT_INVALID');
  });
});

describe('an outline along a line', () => {
  it('is a band on both sides, closed', () => {
    expect(outlineAlong([[0, 0], [100, 0]], 10)).toEqual([[0, -10], [100, -10], [100, 10], [0, 10], [0, -10]]); // prettier-ignore
  });

  it('has finite corners even of a line that comes back', () => {
    for (const [x, y] of outlineAlong([[0, 0], [5, 5], [0, 0]], 10)) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true); // prettier-ignore
  });
});
