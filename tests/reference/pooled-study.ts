import {
  randomNegativeBinomial,
  screenSites,
  type PooledOrganisation,
  type Random,
  type ScreeningOptions,
  type ScreeningSite,
} from '@elektron/statistics';

/** What the means of simulated sections are made of: one exponent and one k everywhere, and a level of each town. */
export const TRUTH = { exponent: 0.8, overdispersion: 0.5, perKilometreAndYear: 0.5, atVehiclesPerDay: 8_000 } as const;

export const STUDY_OPTIONS: Omit<ScreeningOptions, 'random' | 'years'> = {
  level: 0.95,
  draws: 1,
  weights: [1],
  deviations: 1.645,
  timesOfPredicted: 1,
  lengthForm: 'offset',
};

export interface Town {
  readonly sites: readonly SimulatedSite[];
  readonly years: number;
}

export interface SimulatedSite {
  readonly site: ScreeningSite & { readonly exposure: NonNullable<ScreeningSite['exposure']> };
  /** What the true function says of it. */
  readonly predicted: number;
}

/** Sections of a town whose accidents are `factor` times those of the first town with the same traffic. */
export function drawTown(random: Random, size: number, factor: number, years: number): Town {
  return { years, sites: Array.from({ length: size }, () => drawSite(random, factor, years)) };
}

function drawSite(random: Random, factor: number, years: number): SimulatedSite {
  const lengthMeters = 200 + 1_800 * random();
  const vehiclesPerDay = 1_000 * 30 ** random();
  const { exponent, overdispersion, perKilometreAndYear, atVehiclesPerDay } = TRUTH;
  const predicted = factor * years * (lengthMeters / 1_000) * perKilometreAndYear * (vehiclesPerDay / atVehiclesPerDay) ** exponent;
  const accidents = randomNegativeBinomial(random, predicted, overdispersion);
  const exposure = {
    label: 'measured' as const,
    vehiclesPerDay,
    minorVehiclesPerDay: null,
    enteringVehiclesPerDay: null,
    source: '',
    year: 2020,
  };
  return { site: { kind: 'segment', group: 's', lengthMeters, accidents, bySeverity: [accidents], exposure }, predicted };
}

/** As others see the sites of a town. */
export function openTown(key: string, { sites, years }: Town): PooledOrganisation {
  return { key, years, sites: sites.map(({ site }) => site) };
}

/** As a town lets its sites go: metres to ten, vehicles a day to two digits. */
export function roundTown({ years, sites }: Town): Town {
  return {
    years,
    sites: sites.map(({ site, ...own }) => ({
      ...own,
      site: {
        ...site,
        lengthMeters: Math.max(10, Math.round(site.lengthMeters! / 10) * 10),
        exposure: { ...site.exposure, vehiclesPerDay: Number(site.exposure.vehiclesPerDay.toPrecision(2)) },
      },
    })),
  };
}

export interface SmallTownStudy {
  /** Rounds in which the town had enough accidents to be pooled. */
  readonly pooledRounds: number;
  /** Rounds in which the own sites alone had a function. */
  readonly aloneRounds: number;
  /** Root of the mean squared difference of ln predicted from ln of the truth, over the sites of these rounds. */
  readonly pooledError: number;
  readonly momentsError: number;
  /** Share of 95 % intervals of the factor of the first other town that hold the truth. */
  readonly factorCoverage: number;
  /** Share of rounds in which the test of one exponent says that there are several. */
  readonly falseWarnings: number;
}

/** A town of few sections beside two larger ones, again and again. */
export function studySmallTown(random: Random, rounds: number, size: number): SmallTownStudy {
  const [ownFactor, first, second] = [0.6, 1, 1.7];
  let [pooledRounds, aloneRounds, pooledSquares, momentsSquares, sites, covered, warned] = [0, 0, 0, 0, 0, 0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const own = drawTown(random, size, ownFactor, 5);
    const others = [openTown('first', drawTown(random, 150, first, 4)), openTown('second', drawTown(random, 200, second, 6))];
    const asked = own.sites.map(({ site }) => site);
    const alone = screenSites(asked, { ...STUDY_OPTIONS, years: 5, random });
    const pooled = screenSites(asked, { ...STUDY_OPTIONS, years: 5, random, others });
    if (alone.groups[0]!.function !== null) aloneRounds += 1;
    const fit = pooled.groups[0]!.function?.pooled;
    if (fit === undefined) continue;
    pooledRounds += 1;
    const { lower, upper } = fit.organisations[0]!;
    if (lower <= first / ownFactor && first / ownFactor <= upper) covered += 1;
    if (fit.exponentsPValue! < 0.05) warned += 1;
    for (const [i, { predicted }] of own.sites.entries()) {
      sites += 1;
      pooledSquares += Math.log(pooled.sites[i]!.predicted! / predicted) ** 2;
      momentsSquares += Math.log(alone.sites[i]!.predicted! / predicted) ** 2;
    }
  }
  return {
    pooledRounds,
    aloneRounds,
    pooledError: Math.sqrt(pooledSquares / sites),
    momentsError: Math.sqrt(momentsSquares / sites),
    factorCoverage: covered / pooledRounds,
    falseWarnings: warned / pooledRounds,
  };
}
