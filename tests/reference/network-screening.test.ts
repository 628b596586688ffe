import { describe, expect, it } from '@jest/globals';
import { screenSites, seededRandom, type ScreenedSite, type ScreeningOptions, type ScreeningSite } from '@elektron/statistics';

import { studyCoverage } from './screening-study.ts';
import { readCase } from './reference-case.ts';

const OPTIONS: Omit<ScreeningOptions, 'random' | 'years'> = {
  level: 0.95,
  draws: 100,
  weights: [1],
  deviations: 1.645,
  timesOfPredicted: 1,
  lengthForm: 'offset',
};

describe('P01 through the whole of the screening: the intersections with their traffic', () => {
  const theCase = readCase('P01-hsm4-network-screening');
  const { years, epdo_weights: epdo } = theCase.inputs as unknown as {
    years: number;
    epdo_weights: Record<'fatal' | 'injury' | 'pdo', number>;
  };
  const rows = theCase.readTable('intersections.csv');
  const sites = rows.map((row): ScreeningSite => {
    const number = (name: string): number => Number(row[name]);
    const [major, minor] = [number('aadt_major'), number('aadt_minor')];
    return {
      kind: 'junction',
      group: row['control']!,
      lengthMeters: null,
      accidents: number('crashes_y1') + number('crashes_y2') + number('crashes_y3'),
      bySeverity: [number('fatal'), number('injury'), number('pdo')],
      exposure: {
        label: 'measured',
        vehiclesPerDay: major,
        minorVehiclesPerDay: minor,
        enteringVehiclesPerDay: major + minor,
        source: row['id']!,
        year: 2010,
      },
    };
  });
  const weights = [epdo.fatal, epdo.injury, epdo.pdo];
  const screened = screenSites(sites, { ...OPTIONS, years, weights, random: seededRandom(1) });

  it.each<[keyof ScreenedSite['measures'], string]>([
    ['accidentsPerYear', 'frequency_per_year'],
    ['rate', 'rate_per_mev'],
    ['criticalRate', 'critical_rate'],
    ['weightedAccidents', 'epdo'],
  ])('%s of every intersection is that of the manual', (measure, name) => {
    const known = theCase.expected['intersections'] as readonly Readonly<Record<string, number>>[];
    for (const [i, { measures }] of screened.sites.entries()) {
      // The case carries nine digits and more; its critical rates rest on its group's.
      expect(Math.abs((measures[measure] as number) / known[i]![name]! - 1)).toBeLessThan(theCase.tolerance['default_rel'] as number);
    }
  });

  it('fits no function to so few, and ranks those with a spread by moments', () => {
    expect(screened.groups.map(({ noFunctionReason }) => noFunctionReason)).toEqual(['SITES_TOO_FEW', 'SITES_TOO_FEW']);
    expect(screened.sites.every(({ basis }) => basis !== 'function')).toBe(true);
  });
});

describe('P05 through the whole of the screening: 318 intersections of Florida', () => {
  const theCase = readCase('P05-eb-pipeline-florida');
  const rows = theCase.readTable('reference.csv');
  const sites = rows.map((row): ScreeningSite => {
    const [major, minor, accidents] = [Number(row['max_aadt']), Number(row['min_aadt']), Number(row['crashes'])];
    const exposure = {
      label: 'measured' as const,
      vehiclesPerDay: major,
      minorVehiclesPerDay: minor,
      enteringVehiclesPerDay: null,
      source: row['site']!,
      year: 2010,
    };
    return { kind: 'junction', group: 'j', lengthMeters: null, accidents, bySeverity: [accidents], exposure };
  });
  const { groups, sites: screened } = screenSites(sites, { ...OPTIONS, years: 10, random: seededRandom(1) });
  const { spf } = theCase.expected as unknown as { spf: Readonly<Record<'b0' | 'b1' | 'b2' | 'k' | 'log_likelihood', number>> };
  const tolerance = theCase.tolerance as Readonly<Record<string, number>>;

  it('finds the known function, and says that traffic of the minor road tells nothing', () => {
    const found = groups[0]!.function!;
    for (const [i, name] of (['b0', 'b1', 'b2'] as const).entries()) {
      expect(Math.abs(found.coefficients[i]!.value - spf[name])).toBeLessThan(tolerance['spf_abs']!);
    }
    expect(Math.abs(found.overdispersion / spf.k - 1)).toBeLessThan(tolerance['k_rel']!);
    expect(Math.abs(found.logLikelihood / spf.log_likelihood - 1)).toBeLessThan(tolerance['default_rel']!);
    expect(groups[0]!.warnings).toContain('TERM_NOT_SIGNIFICANT');
  });

  it('expects of each intersection what the known function and its own accidents give', () => {
    for (const [i, row] of rows.entries()) {
      const predicted = 10 * Math.exp(spf.b0 + spf.b1 * Math.log(Number(row['max_aadt'])) + spf.b2 * Math.log(Number(row['min_aadt'])));
      const weight = 1 / (1 + spf.k * predicted);
      const expected = weight * predicted + (1 - weight) * Number(row['crashes']);
      expect(Math.abs(screened[i]!.expected! / expected - 1)).toBeLessThan(1e-3);
    }
  });
});

describe('intervals of what is expected, with the function fitted to the same sites', () => {
  it('cover the true means of 300 sites in at least 93 % of cases', () => {
    const { coverage, sites } = studyCoverage({ seed: 2026, rounds: 12, sites: 300 });
    expect(sites).toBe(12 * 300);
    expect(coverage).toBeGreaterThanOrEqual(0.93);
    expect(coverage).toBeLessThan(0.98);
  });

  it('and of the worst 5 % by counts more are wrong than of those by excess', () => {
    const { falseByCounts, falseByExcess } = studyCoverage({ seed: 2027, rounds: 12, sites: 300 });
    expect(falseByExcess).toBeLessThan(falseByCounts);
    expect(falseByCounts).toBeLessThan(1);
  });
});
