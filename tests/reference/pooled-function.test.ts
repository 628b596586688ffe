import { describe, expect, it } from '@jest/globals';
import { POOL_ACCIDENTS, POOL_SITES, screenSites, seededRandom, type PooledOrganisation, type Screening } from '@elektron/statistics';

import { drawTown, openTown, roundTown, STUDY_OPTIONS, studySmallTown, TRUTH, type Town } from './pooled-study.ts';
import { maximizeSlowly, normalTailByIntegral, type Counted } from './slow-count-model.ts';

const random = seededRandom(35);
const OWN = drawTown(random, 80, 1, 5);
const OTHERS = { north: drawTown(random, 120, 1.8, 4), south: drawTown(random, 150, 0.7, 6) };
const OPENED = Object.entries(OTHERS).map(([key, town]) => openTown(key, town));

function screen(town: Town, others: readonly PooledOrganisation[], more: { readonly lengthForm?: 'free' } = {}): Screening {
  return screenSites(
    town.sites.map(({ site }) => site),
    { ...STUDY_OPTIONS, ...more, years: town.years, random: seededRandom(1), others },
  );
}

/** The rows of the pooled model: traffic, then one column for each other town. */
function rowsOf(): Counted[] {
  return [OWN, ...Object.values(OTHERS)].flatMap(({ sites, years }, town) =>
    sites.map(({ site }) => ({
      accidents: site.accidents,
      terms: [Math.log(site.exposure.vehiclesPerDay), town === 1 ? 1 : 0, town === 2 ? 1 : 0],
      size: site.lengthMeters! / 1_000,
      years,
    })),
  );
}

describe('a function pooled over organisations', () => {
  const spf = screen(OWN, OPENED).groups[0]!.function!;

  it('is the maximum that a slow climb finds: coefficients, factors, k and likelihood', () => {
    const form = spf.overdispersionForm === 'constant' ? 'constant' : 'over-size';
    const slow = maximizeSlowly(rowsOf(), form);
    const [intercept, exponent, north, south] = slow.coefficients as [number, number, number, number];
    expect(spf.coefficients.map(({ name }) => name)).toEqual(['(intercept)', 'ln-traffic']);
    expect(spf.coefficients[0]!.value).toBeCloseTo(intercept, 3);
    expect(spf.coefficients[1]!.value).toBeCloseTo(exponent, 4);
    expect(spf.pooled!.organisations.map(({ factor }) => Math.log(factor))).toEqual([expect.closeTo(north, 4), expect.closeTo(south, 4)]);
    expect(spf.overdispersion).toBeCloseTo(slow.k, 3);
    expect(spf.logLikelihood).toBeCloseTo(slow.logLikelihood, 5);
  });

  it('is within its error of what the sites were made from', () => {
    const [intercept, exponent] = spf.coefficients as [(typeof spf.coefficients)[number], (typeof spf.coefficients)[number]];
    expect(Math.abs(exponent.value - TRUTH.exponent)).toBeLessThan(3 * exponent.standardError);
    const truth = Math.log(TRUTH.perKilometreAndYear) - TRUTH.exponent * Math.log(TRUTH.atVehiclesPerDay);
    expect(Math.abs(intercept.value - truth)).toBeLessThan(3 * intercept.standardError);
    for (const [i, factor] of [1.8, 0.7].entries()) {
      const found = spf.pooled!.organisations[i]!;
      expect(Math.abs(Math.log(found.factor / factor))).toBeLessThan(3 * errorOf(found));
    }
    expect(Math.abs(spf.overdispersion - TRUTH.overdispersion)).toBeLessThan(0.2);
  });

  it('predicts for the own sites only, at the own level', () => {
    const { sites } = screen(OWN, OPENED);
    expect(sites).toHaveLength(OWN.sites.length);
    const [intercept, exponent] = spf.coefficients.map(({ value }) => value) as [number, number];
    for (const [i, { site }] of OWN.sites.entries()) {
      const mean = Math.exp(intercept) * site.exposure.vehiclesPerDay ** exponent * (site.lengthMeters! / 1_000) * OWN.years;
      expect(sites[i]!.predicted! / mean).toBeCloseTo(1, 9);
    }
  });

  it('tells the range of the own traffic, and no number of a single site of another', () => {
    // So many accidents at each that no number of the own town is one of theirs; traffic and length have more digits than chance repeats.
    const busy = Object.entries(OTHERS).map(([key, town]) => {
      const opened = openTown(key, town);
      return { ...opened, sites: opened.sites.map((site) => ({ ...site, accidents: 1_000 * site.accidents + 500 })) };
    });
    for (const [others, more] of [
      [OPENED, {}],
      [busy, {}],
      [OPENED, { lengthForm: 'free' }],
    ] as const) {
      // prettier-ignore
      const screening = screen(OWN, others, more);
      const fit = screening.groups[0]!.function!;
      expect(fit.pooled!.organisations).toHaveLength(2);
      const own = OWN.sites.map(({ site }) => site.exposure.vehiclesPerDay);
      expect(fit.vehiclesPerDay).toEqual([Math.min(...own), Math.max(...own)]);
      const numbers = new Set(numbersIn(screening));
      const foreign = others.flatMap(({ sites }) =>
        sites.flatMap(({ exposure, lengthMeters, accidents }) => [
          exposure.vehiclesPerDay,
          lengthMeters!,
          lengthMeters! / 1_000,
          ...(others === busy ? [accidents] : []),
        ]),
      );
      expect(foreign.filter((number) => numbers.has(number))).toEqual([]);
    }
  });

  it('says whose sites it rests on, and what there was without them', () => {
    expect([spf.sites, spf.pooled!.ownSites]).toEqual([350, 80]);
    expect(spf.pooled!.organisations.map(({ key, sites }) => [key, sites])).toEqual([
      ['north', 120],
      ['south', 150],
    ]);
    const alone = screen(OWN, []).groups[0]!.function!;
    expect(alone).not.toHaveProperty('pooled');
    expect(spf.pooled!.alone).toEqual({
      coefficients: alone.coefficients,
      overdispersion: alone.overdispersion,
      overdispersionForm: alone.overdispersionForm,
    });
    // What both kinds of sites tell of the exponent is more than the own ones alone.
    expect(spf.coefficients[1]!.standardError).toBeLessThan(alone.coefficients[1]!.standardError);
  });

  it('tests whether one exponent fits all, as twice the likelihoods that a slow climb finds', () => {
    expect(spf.pooled!.exponentsPValue).toBeGreaterThan(0.05);
    const steep = {
      ...OTHERS.north,
      sites: OTHERS.north.sites.map(({ site, ...own }) => ({
        ...own,
        site: { ...site, exposure: { ...site.exposure, vehiclesPerDay: 2_000 + site.exposure.vehiclesPerDay / 10 } },
      })),
    };
    const group = screen(OWN, [openTown('north', steep)]).groups[0]!;
    expect(group.function!.pooled!.exponentsPValue).toBeLessThan(0.05);
    expect(group.warnings).toContain('EXPONENTS_DIFFER');
    expect(screen(OWN, OPENED).groups[0]!.warnings).not.toContain('EXPONENTS_DIFFER');
    const rows = [OWN, steep].flatMap(({ sites, years }, town) =>
      sites.map(({ site }) => {
        const traffic = Math.log(site.exposure.vehiclesPerDay);
        return { accidents: site.accidents, terms: [traffic, town], size: site.lengthMeters! / 1_000, years, traffic };
      }),
    );
    const form = group.function!.overdispersionForm === 'constant' ? 'constant' : 'over-size';
    // Traffic and the town's own exponent about the mean of traffic: a simplex gets lost between columns that are nearly alike.
    const mean = rows.reduce((sum, { traffic }) => sum + traffic, 0) / rows.length;
    const wider = rows.map(({ traffic, ...row }) => ({ ...row, terms: [...row.terms, row.terms[1]! * (traffic - mean)] }));
    const gain = 2 * (maximizeSlowly(wider, form).logLikelihood - maximizeSlowly(rows, form).logLikelihood);
    // One degree of freedom: the tail of chi-square is twice that of the normal distribution at the root.
    expect((2 * normalTailByIntegral(Math.sqrt(gain))) / group.function!.pooled!.exponentsPValue!).toBeCloseTo(1, 2);
  });

  it('fits the exponent of the length with the others, too, where that is asked', () => {
    const free = screen(OWN, OPENED, { lengthForm: 'free' }).groups[0]!.function!;
    expect(free.coefficients.map(({ name }) => name)).toEqual(['(intercept)', 'ln-traffic', 'ln-length']);
    expect(Math.abs(free.coefficients[2]!.value - 1)).toBeLessThan(3 * free.coefficients[2]!.standardError);
  });

  it('counts how many of the first ranks would be the same without it', () => {
    expect(screen(OWN, []).pooledRanks).toBeUndefined();
    const { pooledRanks, order } = screen(OWN, OPENED);
    const alone = screen(OWN, []).order;
    const both = [...order.slice(0, 20)].filter((i) => alone.slice(0, 20).includes(i));
    expect(pooledRanks).toEqual({ first: 20, alsoAlone: both.length });
  });
});

describe('an organisation with too little of its own', () => {
  const few = drawTown(seededRandom(4), POOL_SITES - 1, 1, 5);
  const quiet = { ...drawTown(seededRandom(5), 20, 1, 5) };
  const quietSites = quiet.sites.map(({ site, ...own }, i) => ({ ...own, site: { ...site, accidents: i < POOL_ACCIDENTS - 1 ? 1 : 0 } }));

  it.each<[string, Town]>([
    ['sites', few],
    ['accidents', { ...quiet, sites: quietSites }],
  ])('%s takes no level of another: there is no function, and it says so', (_, town) => {
    const group = screen(town, OPENED).groups[0]!;
    expect([group.function, group.noFunctionReason]).toEqual([null, 'OWN_SITES_TOO_FEW']);
  });

  it('is left out of the pool of others, and with nobody left the own sites stand alone', () => {
    const spf = screen(OWN, [...OPENED, openTown('few', few)]).groups[0]!.function!;
    expect(spf.pooled!.organisations.map(({ key }) => key)).toEqual(['north', 'south']);
    expect(screen(OWN, [openTown('few', few)])).toEqual(screen(OWN, []));
  });

  it('is compared with its group alone where nobody has sites of it', () => {
    const other = { ...OPENED[0]!, sites: OPENED[0]!.sites.map((site) => ({ ...site, group: 'another' })) };
    expect(screen(OWN, [other])).toEqual(screen(OWN, []));
  });
});

describe('what leaves is rounded', () => {
  it('and changes the function by a tenth of its standard errors at most', () => {
    const [exact, rounded] = [OPENED, Object.entries(OTHERS).map(([key, town]) => openTown(key, roundTown(town)))].map(
      (others) => screen(OWN, others).groups[0]!.function!,
    );
    const exponent = exact!.coefficients[1]!;
    expect(Math.abs(rounded!.coefficients[1]!.value - exponent.value)).toBeLessThan(exponent.standardError / 10);
    expect(rounded!.coefficients[1]!.value).not.toBe(exponent.value);
    for (const [i, found] of exact!.pooled!.organisations.entries()) {
      expect(Math.abs(Math.log(rounded!.pooled!.organisations[i]!.factor / found.factor))).toBeLessThan(errorOf(found) / 10);
    }
    expect(Math.abs(rounded!.overdispersion - exact!.overdispersion)).toBeLessThan(0.02);
  });
});

describe('a town of 15 sections beside two larger ones', () => {
  it('has no function alone, and one with them that is nearer to the truth than the mean of its sections', () => {
    const study = studySmallTown(seededRandom(2035), 60, 15);
    expect(study.aloneRounds).toBe(0);
    expect(study.pooledRounds).toBeGreaterThan(50);
    expect(study.pooledError).toBeLessThan(study.momentsError / 2);
    expect(study.factorCoverage).toBeGreaterThan(0.85);
    expect(study.falseWarnings).toBeLessThan(0.15);
  });
});

/** Of the logarithm of a factor, from its 95 % interval. */
function errorOf({ lower, upper }: { readonly lower: number; readonly upper: number }): number {
  return Math.log(upper / lower) / (2 * 1.96);
}

/** Every number that stands anywhere in a value. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (ArrayBuffer.isView(value)) return [...(value as Float64Array)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
