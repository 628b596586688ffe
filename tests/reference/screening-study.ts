import { randomGamma, randomPoisson, screenSites, seededRandom, type ScreeningSite } from '@elektron/statistics';

export interface StudySize {
  readonly seed: number;
  readonly rounds: number;
  /** In each round. */
  readonly sites: number;
}

export interface ScreeningStudy {
  readonly sites: number;
  /** Share of all sites whose true long-run mean lies in its 95 % interval. */
  readonly coverage: number;
  /** Share of the worst 5 % by counts, and by excess, that are not among the 5 % whose true excess is highest. */
  readonly falseByCounts: number;
  readonly falseByExcess: number;
}

const OVERDISPERSION = 0.6;
const YEARS = 5;
const WORST_SHARE = 0.05;

/**
 * Segments whose means are drawn from a known function and gamma-distributed around it; the function is fitted to their counts anew in each round, as for a
 * town. What a fixed function would give is no test: the error of the fit belongs to the interval.
 */
export function studyCoverage({ seed, rounds, sites }: StudySize): ScreeningStudy {
  const random = seededRandom(seed);
  let [covered, falseByCounts, falseByExcess, worst] = [0, 0, 0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const drawn = Array.from({ length: sites }, () => drawSite(random));
    const screened = screenSites(
      drawn.map(({ site }) => site),
      { years: YEARS, level: 0.95, draws: 1, random, weights: [1], deviations: 1.645, timesOfPredicted: 1, lengthForm: 'offset' },
    );
    for (const [i, { expectedInterval }] of screened.sites.entries()) {
      const mean = drawn[i]!.mean;
      if (expectedInterval !== null && expectedInterval.lower <= mean && mean <= expectedInterval.upper) covered += 1;
    }
    const size = Math.round(WORST_SHARE * sites);
    const worstBy = (of: (i: number) => number): number[] => [...drawn.keys()].sort((a, b) => of(b) - of(a)).slice(0, size);
    const truly = new Set(worstBy((i) => drawn[i]!.mean - drawn[i]!.predicted));
    const wrong = (list: readonly number[]): number => list.filter((i) => !truly.has(i)).length;
    falseByCounts += wrong(worstBy((i) => drawn[i]!.site.accidents));
    falseByExcess += wrong([...screened.order.slice(0, size)]);
    worst += size;
  }
  return {
    sites: rounds * sites,
    coverage: covered / (rounds * sites),
    falseByCounts: falseByCounts / worst,
    falseByExcess: falseByExcess / worst,
  };
}

function drawSite(random: () => number): { readonly site: ScreeningSite; readonly mean: number; readonly predicted: number } {
  const lengthMeters = 200 + 1_800 * random();
  const vehiclesPerDay = 1_000 * 30 ** random();
  const predicted = YEARS * (lengthMeters / 1_000) * 0.6 * (vehiclesPerDay / 8_000) ** 0.8;
  const mean = predicted * randomGamma(random, 1 / OVERDISPERSION, 1 / OVERDISPERSION);
  const accidents = randomPoisson(random, mean);
  const exposure = {
    label: 'measured' as const,
    vehiclesPerDay,
    minorVehiclesPerDay: null,
    enteringVehiclesPerDay: null,
    source: '',
    year: 2020,
  };
  return { site: { kind: 'segment', group: 's', lengthMeters, accidents, bySeverity: [accidents], exposure }, mean, predicted };
}
