import { describe, expect, it } from '@jest/globals';
import { randomNegativeBinomial } from '../random-variates.ts';
import { seededRandom } from '../random.ts';
import { calibrateFunction, isWithinFunction, type CalibratedSites, type PublishedFunction } from './calibrate-function.ts';
import type { CountedSite } from './fit-group.ts';

const FUNCTION: PublishedFunction = {
  intercept: -7,
  trafficExponent: 0.8,
  minorTrafficExponent: null,
  overdispersion: 0.4,
  overdispersionForm: 'constant',
  vehiclesPerDay: [1_000, 20_000],
};
const PERIOD = { years: 5, level: 0.95 };

function section(lengthMeters: number, vehiclesPerDay: number, accidents: number): CountedSite {
  const exposure = {
    label: 'measured' as const,
    vehiclesPerDay,
    minorVehiclesPerDay: null,
    enteringVehiclesPerDay: null,
    source: 'a',
    year: null,
  };
  return { kind: 'segment', group: 'g', lengthMeters, accidents, bySeverity: [accidents], exposure };
}

function calibrate(sites: readonly CountedSite[], published = FUNCTION): CalibratedSites {
  const found = calibrateFunction(sites, published, PERIOD);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

describe('the factor of a published function', () => {
  const sites = Array.from({ length: 40 }, (_, i) => section(400 + 20 * i, 2_000 + 300 * i, 1 + (i % 3)));

  it('makes the predictions sum up to the accidents, in the function’s own proportions', () => {
    const { calibration, predicted } = calibrate(sites);
    const asPublished = sites.map((site, i) => (0.4 + 0.02 * i) * Math.exp(-7) * site.exposure.vehiclesPerDay ** 0.8 * 5);
    const sum = asPublished.reduce((all, mean) => all + mean, 0);
    expect(calibration.predictedAsPublished).toBeCloseTo(sum, 9);
    expect(predicted.reduce((all, mean) => all + mean, 0)).toBeCloseTo(calibration.accidents, 9);
    for (const [i, mean] of asPublished.entries()) expect(predicted[i]! / mean).toBeCloseTo(calibration.factor, 9);
  });

  it('of junctions counts the other road where the function names it', () => {
    const junctions = sites.map((site, i): CountedSite => ({
      ...site,
      kind: 'junction',
      lengthMeters: null,
      exposure: { ...site.exposure, minorVehiclesPerDay: 500 + 10 * i },
    }));
    const { predicted } = calibrate(junctions, { ...FUNCTION, minorTrafficExponent: 0.3 });
    expect(predicted[7]! / predicted[0]!).toBeCloseTo((4_100 / 2_000) ** 0.8 * (570 / 500) ** 0.3, 9);
  });

  it('keeps k as published, over the length in km where the function has it so', () => {
    expect(calibrate(sites).overdispersion[3]).toBe(0.4);
    expect(calibrate(sites, { ...FUNCTION, overdispersionForm: 'over-length' }).overdispersion[5]).toBeCloseTo(0.4 / 0.5, 12);
  });

  it('stands beside what the counts of the sites say of k: near the k that they were drawn with', () => {
    const random = seededRandom(5);
    const many = Array.from({ length: 3_000 }, (_, i) => section(400 + (i % 7) * 200, 5_000 + (i % 11) * 1_000, 0));
    const drawnWith = (k: (site: CountedSite) => number) =>
      many.map((site): CountedSite => {
        const mean = (site.lengthMeters! / 1_000) * Math.exp(-7) * site.exposure.vehiclesPerDay ** 0.8 * PERIOD.years;
        return { ...site, accidents: randomNegativeBinomial(random, mean, k(site)) };
      });
    expect(calibrate(drawnWith(() => 0.6)).calibration.overdispersionOfSites).toBeCloseTo(0.6, 1);
    const overLength = calibrate(
      drawnWith(({ lengthMeters }) => 0.5 / (lengthMeters! / 1_000)),
      { ...FUNCTION, overdispersionForm: 'over-length' },
    );
    expect(overLength.calibration.overdispersionOfSites).toBeCloseTo(0.5, 1);
  });

  it('lies within its interval in 93 to 97 of a hundred draws', () => {
    const random = seededRandom(11);
    const truth = 1.7;
    const [draws, means] = [2_000, calibrate(sites).calibration];
    let covered = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      const drawn = sites.map((site): CountedSite => {
        const mean = truth * (site.lengthMeters! / 1_000) * Math.exp(-7) * site.exposure.vehiclesPerDay ** 0.8 * PERIOD.years;
        return { ...site, accidents: randomNegativeBinomial(random, mean, FUNCTION.overdispersion) };
      });
      const { factorInterval } = calibrate(drawn).calibration;
      if (factorInterval.lower <= truth && truth <= factorInterval.upper) covered += 1;
    }
    expect(means.predictedAsPublished).toBeGreaterThan(20);
    expect(covered / draws).toBeGreaterThan(0.93);
    expect(covered / draws).toBeLessThan(0.97);
  });

  it.each([
    ['nine sites', sites.slice(0, 9), 'CALIBRATION_SITES_TOO_FEW'],
    ['nineteen accidents', sites.map((site, i) => ({ ...site, accidents: i < 19 ? 1 : 0 })), 'CALIBRATION_ACCIDENTS_TOO_FEW'],
  ])('is not told of %s', (_what, few, reason) => {
    expect(calibrateFunction(few, FUNCTION, PERIOD)).toBe(reason);
  });
});

describe('a published function is asked of no site', () => {
  it.each([
    ['with less traffic than it was fitted with', section(500, 999, 1), FUNCTION, false],
    ['with more', section(500, 20_001, 1), FUNCTION, false],
    ['with traffic in a measure of its own', { ...section(500, 5_000, 1), isRelative: true }, FUNCTION, false],
    ['without the other road that it names', section(500, 5_000, 1), { ...FUNCTION, minorTrafficExponent: 0.3 }, false],
    ['but of one within its bounds', section(500, 1_000, 1), FUNCTION, true],
    ['but of all where none are stated', section(500, 5, 1), { ...FUNCTION, vehiclesPerDay: null }, true],
  ])('%s', (_what, { isRelative, ...site }: CountedSite & { readonly isRelative?: boolean }, published, is) => {
    const exposure = isRelative ? { ...site.exposure, isRelative: true as const } : site.exposure;
    expect(isWithinFunction({ ...site, exposure }, published)).toBe(is);
  });
});
