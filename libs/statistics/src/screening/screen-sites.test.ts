import { describe, expect, it } from '@jest/globals';

import { estimateByMoments, totalCounts } from '../before-after/empirical-bayes/method-of-moments.ts';
import { fitNegativeBinomial } from '../regression/fit-count-model.ts';
import { randomNegativeBinomial, randomPoisson } from '../random-variates.ts';
import { seededRandom, shuffle } from '../random.ts';
import { momentsOfGroup } from './group-moments.ts';
import { findInsignificant } from './screen-group.ts';
import { drawsFor, screenSites, type ScreeningOptions } from './screen-sites.ts';
import type { ScreeningSite } from './screening-site.ts';

const OPTIONS: Omit<ScreeningOptions, 'random'> = {
  years: 5,
  level: 0.95,
  draws: 60,
  weights: [10, 1],
  deviations: 1.645,
  timesOfPredicted: 1,
  lengthForm: 'offset',
};
const screen = (sites: readonly ScreeningSite[], more: Partial<ScreeningOptions> = {}) =>
  screenSites(sites, { ...OPTIONS, random: seededRandom(1), ...more });

function junction(accidents: number, more: Partial<ScreeningSite> = {}): ScreeningSite {
  return { kind: 'junction', group: 'j', lengthMeters: null, accidents, bySeverity: [0, accidents], exposure: null, ...more };
}

/** Segments of 200 m to 3 km with 1,000 to 20,000 vehicles a day, whose means follow a function and differ by k besides. */
function segments(count: number, k: number, seed = 7): ScreeningSite[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const lengthMeters = 200 + 2_800 * random();
    const vehiclesPerDay = 1_000 * 20 ** random();
    const mean = 5 * (lengthMeters / 1_000) * 0.3 * (vehiclesPerDay / 5_000) ** 0.8;
    const accidents = randomNegativeBinomial(random, mean, k);
    const exposure = {
      label: 'measured' as const,
      vehiclesPerDay,
      minorVehiclesPerDay: null,
      enteringVehiclesPerDay: null,
      source: '1',
      year: 2018,
    };
    return { kind: 'segment', group: 's', lengthMeters, accidents, bySeverity: [0, accidents], exposure };
  });
}

describe('sites without traffic', () => {
  const counts = [9, 0, 1, 0, 2, 0, 0, 3, 0, 1, 0, 2];
  const { sites, groups, order } = screen(counts.map((count) => junction(count)));

  it('are ranked by the method of moments on totals, each shrunk to the mean of its group', () => {
    const { mean, overdispersion, weight } = estimateByMoments(totalCounts(counts));
    expect(groups[0]).toMatchObject({ noFunctionReason: 'NO_EXPOSURE', function: null, reason: null, warnings: ['FEW_SITES'] });
    expect(groups[0]!.moments!.mean).toBeCloseTo(mean, 12);
    expect(groups[0]!.moments!.overdispersion).toBeCloseTo(overdispersion, 12);
    for (const [i, { basis, expected, excessPerYear }] of sites.entries()) {
      expect(basis).toBe('moments');
      expect(expected).toBeCloseTo(weight * mean + (1 - weight) * counts[i]!, 12);
      expect(excessPerYear).toBeCloseTo((expected! - mean) / 5, 12);
    }
    expect([...order].map((i) => counts[i])).toEqual(counts.toSorted((a, b) => b - a));
    expect([...order.slice(0, 4)]).toEqual([0, 7, 4, 11]);
    expect(sites[0]!.rankInterval!.upper).toBeLessThan(sites[1]!.rankInterval!.upper);
  });

  it('of different lengths are compared per kilometre: the moments of equal pieces are those of the manual', () => {
    const equal = counts.map((count) => junction(count, { kind: 'segment', lengthMeters: 500 }));
    const { mean, overdispersion } = momentsOfGroup(equal);
    expect(overdispersion).toBeCloseTo(estimateByMoments(totalCounts(counts)).overdispersion, 12);
    expect(mean).toBeCloseTo((18 / 12) * 2, 12);
    // Twice as long with twice as many: nothing that length does not explain.
    const pairs = counts.flatMap((_, i) =>
      [1, 2].map((size) => junction(3 * size + (i % 2), { kind: 'segment', lengthMeters: 300 * size })),
    );
    expect(momentsOfGroup(pairs).overdispersion).toBe(0);
  });

  it.each<[string, readonly ScreeningSite[], string]>([
    ['too few to compare', Array.from({ length: 9 }, (_, i) => junction(i)), 'SITES_TOO_FEW'],
    ['none with an accident', Array.from({ length: 20 }, () => junction(0)), 'NO_ACCIDENTS'],
    ['all alike', Array.from({ length: 20 }, () => junction(2)), 'NO_VARIATION'],
  ])('that are %s have no rank, and say why', (_, given, reason) => {
    const outcome = screen(given);
    expect(outcome.groups[0]!.reason).toBe(reason);
    for (const site of outcome.sites)
      expect([site.reason, site.rank, site.rankInterval, site.expectedInterval]).toEqual([reason, null, null, null]);
    expect([...outcome.order]).toEqual([]);
    expect(outcome.sites.map(({ measures }) => measures.accidentsPerYear)).toEqual(given.map(({ accidents }) => accidents / 5));
  });
});

describe('sites with traffic', () => {
  const given = segments(400, 0.5);
  const { sites, groups, order } = screen(given);
  const [group] = groups;

  it('are predicted by the function that the regression fits, with its length as offset', () => {
    const counts = given.map(({ accidents }) => accidents);
    const covariates = [{ name: 'x', values: given.map(({ exposure }) => Math.log(exposure!.vehiclesPerDay)) }];
    const offset = given.map(({ lengthMeters }) => Math.log((lengthMeters! / 1_000) * 5));
    const model = fitNegativeBinomial({ counts, covariates, offset }, { level: 0.95 });
    const spf = group!.function!;
    expect(spf.overdispersionForm).toBe('constant');
    expect(spf.coefficients.map(({ value }) => value)).toEqual(model.coefficients.map(({ value }) => value));
    expect(spf.akaike).toBe(model.akaike);
    expect(sites.map(({ predicted }) => predicted)).toEqual([...model.means]);
    expect(group!.warnings).toEqual([]);
    expect([spf.sites, spf.measuredSites, group!.noFunctionReason, group!.moments]).toEqual([400, 400, null, null]);
    expect(spf.overdispersionPValue).toBeLessThan(0.001);
  });

  it('come in the order of their excess, each between its limits', () => {
    const excesses = [...order].map((i) => sites[i]!.excessPerYear!);
    expect(excesses).toEqual(excesses.toSorted((a, b) => b - a));
    for (const [place, i] of order.entries()) {
      const { rank, expected, expectedInterval, excessPerYear, excessPerYearInterval, probabilityAbove, predicted } = sites[i]!;
      expect(rank).toBe(place + 1);
      expect(expectedInterval!.lower).toBeLessThan(expected!);
      expect(expectedInterval!.upper).toBeGreaterThan(expected!);
      expect(excessPerYearInterval!.upper).toBeCloseTo((expectedInterval!.upper - predicted!) / 5, 12);
      if (excessPerYearInterval!.lower > 0) expect(probabilityAbove).toBeGreaterThan(0.95);
      if (excessPerYear! < 0) expect(probabilityAbove).toBeLessThan(0.6);
    }
  });

  it('have curves that a chart can show, which end at nothing', () => {
    const { residuals } = group!.function!;
    expect(residuals.cumulative).toHaveLength(200);
    expect(residuals.vehiclesPerDay).toEqual(residuals.vehiclesPerDay.toSorted((a, b) => a - b));
    expect(residuals.limits.at(-1)).toBeCloseTo(0, 6);
    expect(Math.abs(residuals.cumulative.at(-1)!)).toBeLessThan(residuals.largest);
  });

  it('beside others without it: those rest on the counts of the whole group', () => {
    const mixed = given.map((site, i) => (i % 4 === 0 ? { ...site, exposure: null } : site));
    const outcome = screen(mixed);
    expect(outcome.groups[0]).toMatchObject({ warnings: ['EXPOSURE_PARTLY_MISSING'], moments: { sites: 400 }, function: { sites: 300 } });
    expect(outcome.sites.map(({ basis }) => basis)).toEqual(mixed.map(({ exposure }) => (exposure === null ? 'moments' : 'function')));
    expect(outcome.sites[0]!.measures.rate).toBeNull();
  });

  it('fit their exponent of the length where that is asked for', () => {
    const names = screen(given, { lengthForm: 'free' }).groups[0]!.function!.coefficients.map(({ name }) => name);
    expect(names).toEqual(['(intercept)', 'ln-traffic', 'ln-length']);
  });

  it('warn where traffic is mostly from elsewhere, where its term tells nothing, and where sites are few', () => {
    const random = seededRandom(3);
    const flat = segments(60, 0).map((site) => {
      const accidents = randomNegativeBinomial(random, 4 * (site.lengthMeters! / 1_000), 0.8);
      return { ...site, accidents, bySeverity: [0, accidents], exposure: { ...site.exposure!, label: 'modelled' as const } };
    });
    expect(screen(flat).groups[0]!.warnings).toEqual(
      expect.arrayContaining(['FEW_SITES', 'EXPOSURE_MOSTLY_MODELLED', 'TERM_NOT_SIGNIFICANT']),
    );
  });

  it('that differ no more than Poisson counts have no rank: nothing stands out', () => {
    const random = seededRandom(5);
    const even = segments(300, 0).map((site) => {
      // Less than Poisson: every other site has its mean to the next whole number.
      const mean = (site.lengthMeters! / 1_000) * 1.5 * (site.exposure!.vehiclesPerDay / 5_000) ** 0.8;
      const accidents = random() < 0.8 ? Math.round(mean) : randomPoisson(random, mean);
      return { ...site, accidents, bySeverity: [0, accidents] };
    });
    const outcome = screen(even);
    expect(outcome.groups[0]!.function!.overdispersion).toBe(0);
    expect(outcome.groups[0]!.warnings).toContain('POISSON');
    expect(
      outcome.sites.every(({ reason, rank, excessPerYear }) => reason === 'NO_VARIATION' && rank === null && excessPerYear === 0),
    ).toBe(true);
  });

  it.each<[string, readonly ScreeningSite[], string]>([
    ['too few sites', given.slice(0, 29), 'SITES_TOO_FEW'],
    ['too few accidents', given.slice(0, 40).map((site) => ({ ...site, accidents: 1, bySeverity: [0, 1] })), 'ACCIDENTS_TOO_FEW'],
    ['the same traffic everywhere', given.map((site) => ({ ...site, exposure: { ...site.exposure!, vehiclesPerDay: 900 } })), 'FIT_FAILED'],
  ])('have no function of %s, and say so', (_, few, reason) => {
    expect(screen(few).groups[0]).toMatchObject({ noFunctionReason: reason, function: null });
  });

  it('have other measures beside the ranking, whose traffic is that of the segment or of what enters the junction', () => {
    const traffic = { label: 'measured' as const, vehiclesPerDay: 10_000, minorVehiclesPerDay: 100, source: '', year: 2018 };
    const known = { ...traffic, enteringVehiclesPerDay: 11_000 };
    const some = [
      ...Array.from({ length: 10 }, (_, i) => junction(i, { exposure: known, bySeverity: [1, i] })),
      junction(4, { exposure: { ...traffic, enteringVehiclesPerDay: null } }),
    ];
    const { sites: measured } = screen(some);
    const million = (11_000 * 365 * 5) / 1e6;
    expect(measured[9]!.measures).toMatchObject({ accidentsPerYear: 1.8, weightedAccidents: 19, levelOfService: null });
    // (1 · 10 + 9 · 1) / 10 of its own; of the whole group ten severe ones and 45 + 4 others.
    expect(measured[9]!.measures.relativeSeverityIndex).toBeCloseTo(19 / 10, 12);
    expect(measured[9]!.measures.groupSeverityIndex).toBeCloseTo(149 / 59, 12);
    expect(screen([...some, junction(0)]).sites[11]!.measures.relativeSeverityIndex).toBeNull();
    expect(measured[9]!.measures.rate).toBeCloseTo(9 / million, 12);
    const mean = 45 / (10 * million);
    expect(measured[9]!.measures.criticalRate).toBeCloseTo(mean + 1.645 * Math.sqrt(mean / million) + 1 / (2 * million), 12);
    expect([measured[10]!.measures.rate, measured[10]!.measures.criticalRate]).toEqual([null, null]);
    expect(screen(some.slice(0, 5)).sites[0]!.measures.criticalRate).toBeNull();
  });
});

it('the order in which sites are given changes nothing', () => {
  const given = [...segments(120, 0.7), ...Array.from({ length: 40 }, (_, i) => junction((i * 7) % 5))];
  const order = given.map((_, i) => i);
  shuffle(order, seededRandom(9));
  const [straight, shuffled] = [screen(given), screen(order.map((i) => given[i]!))];
  for (const [place, i] of order.entries()) {
    expect(shuffled.sites[place]!.excessPerYear).toBeCloseTo(straight.sites[i]!.excessPerYear!, 9);
  }
});

it('the same seed gives the same ranks, and many sites fewer draws', () => {
  const given = segments(100, 0.7);
  expect(screen(given)).toEqual(screen(given));
  expect(screen(given, { random: seededRandom(2) }).sites).not.toEqual(screen(given).sites);
  expect(screen(given).draws).toBe(60);
  expect([0, 100, 4_000, 100_000].map((sites) => drawsFor(sites, 1_000))).toEqual([1_000, 1_000, 500, 200]);
});

it.each([
  [{ years: 0 }, 'NOT_POSITIVE'],
  [{ level: 1 }, 'INPUT_INVALID'],
  [{ weights: [1] }, 'INPUT_INVALID'],
])('%p is refused', (more, code) => {
  expect(() => screen([junction(1)], more)).toThrow(expect.objectContaining({ code }));
});

describe('sites with more than traffic', () => {
  const plain = segments(200, 0.5);
  /** Every second site has twice the accidents that it would have. */
  const doubled = plain.map((site, i): ScreeningSite => {
    const accidents = i % 2 === 0 ? site.accidents : 2 * site.accidents;
    return { ...site, accidents, bySeverity: [0, accidents], covariates: [i % 2, 1] };
  });

  it('have their covariates as terms, except what is the same at all of them', () => {
    const { groups } = screen(doubled, { covariateNames: ['double', 'same'] });
    const { coefficients } = groups[0]!.function!;
    expect(coefficients.map(({ name }) => name)).toEqual(['(intercept)', 'ln-traffic', 'covariate:double']);
    const double = coefficients[2]!;
    expect([double.lower < Math.LN2, double.upper > Math.LN2, double.pValue < 0.001]).toEqual([true, true, true]);
    expect(groups[0]!.warnings).not.toContain('TERM_NOT_SIGNIFICANT');
  });

  it('have a term named that tells nothing, by its interval as by its p', () => {
    const random = seededRandom(3);
    const { groups } = screen(
      plain.map((site) => ({ ...site, covariates: [random()] })),
      { covariateNames: ['noise'] },
    );
    const found = groups[0]!.function!;
    expect(findInsignificant(found).map(({ name, pValue }) => [name, pValue > 0.05])).toEqual([['covariate:noise', true]]);
    expect(groups[0]!.warnings).toContain('TERM_NOT_SIGNIFICANT');
  });

  it('are compared by the mean of their group where a value is missing, and stay in it', () => {
    const { groups, sites } = screen(
      doubled.map((site, i) => (i < 5 ? { ...site, covariates: [null, 1] } : site)),
      { covariateNames: ['double', 'same'] },
    );
    expect(sites.map(({ basis }) => basis)).toEqual(plain.map((_, i) => (i < 5 ? 'moments' : 'function')));
    expect([groups[0]!.sites, groups[0]!.function!.sites]).toEqual([200, 195]);
    expect(groups[0]!.warnings).toContain('COVARIATE_PARTLY_MISSING');
  });

  it('have no rate of traffic that is a relative measure, and the same function', () => {
    const relative = plain.map((site) => ({ ...site, exposure: { ...site.exposure!, isRelative: true as const } }));
    const [own, other] = [screen(plain), screen(relative)];
    expect(own.sites.every(({ measures }) => measures.rate !== null && measures.criticalRate !== null)).toBe(true);
    expect(other.sites.every(({ measures }) => measures.rate === null && measures.criticalRate === null)).toBe(true);
    expect(other.groups[0]!.function).toEqual(own.groups[0]!.function);
  });
});
