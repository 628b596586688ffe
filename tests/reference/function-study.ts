import { isProblem } from '@elektron/domain';
import {
  getBeforeAfterMethod,
  randomGamma,
  randomNormal,
  randomPoisson,
  seededRandom,
  type BeforeAfterInput,
  type Effect,
  type EmpiricalBayesDetail,
  type FunctionSite,
  type Random,
  type ReferenceRole,
} from '@elektron/statistics';

/** A simulated road network: accidents follow traffic, length and what nobody knows of a site; the sites with most accidents before are treated. */
export interface FunctionStudy {
  readonly referenceSites: number;
  readonly treated: number;
  readonly trueFactor: number;
  /** Accidents of a middling site in the three years before. */
  readonly meanBefore: number;
  readonly overdispersion: number;
  readonly role: ReferenceRole;
}

/** What became of many studies by one method. */
export interface Score {
  readonly studies: number;
  /** Of observed over expected, and of Hauer's factor. */
  readonly meanRatio: number;
  readonly meanFactor: number;
  /** Monte Carlo standard error of meanFactor. */
  readonly standardError: number;
  /** Studies in which the 95 % interval contains what the treatment really does. */
  readonly covered: number;
  /** Studies in which it lies wholly below that: success beyond the truth. */
  readonly below: number;
}

export interface FunctionScores {
  readonly naive: Score;
  readonly empiricalBayes: Score;
  /** The same estimates with Hauer's variance alone. */
  readonly withinSitesOnly: Score;
  readonly refused: number;
}

/** The studies of the requirement: 100 and 300 reference sites, and what the treatment really does. */
export const FUNCTION_STUDIES: readonly FunctionStudy[] = (['remainder', 'separate'] as const).flatMap((role) =>
  [100, 300].flatMap((referenceSites) =>
    [1, 0.7, 1.2].map((trueFactor) => ({ referenceSites, treated: 20, trueFactor, meanBefore: 6, overdispersion: 0.4, role })),
  ),
);

const YEARS_BEFORE = 3;
/** What happened everywhere, year by year, from the first year before to the last year after. */
const LEVELS = [1, 1.04, 0.97, 0.93, 0.95, 0.9];
const EXPONENT = 0.8;
/** Standard deviations of ln traffic, ln length, and of the yearly growth of traffic, which is 2 % on average. */
const TRAFFIC_SPREAD = 0.7;
const LENGTH_SPREAD = 0.4;
const GROWTH = 0.02;
const GROWTH_SPREAD = 0.02;

type Told = Pick<Effect, 'ratioObservedToExpected' | 'ratioConfidenceInterval' | 'crashModificationFactor'>;

/** Repeats a study on networks drawn from a seed. */
export function simulateFunction(study: FunctionStudy, studies: number, seed: number): FunctionScores {
  const random = seededRandom(seed);
  const [naive, empiricalBayes, withinSitesOnly]: [Told[], Told[], Told[]] = [[], [], []];
  const bayes = getBeforeAfterMethod('empirical-bayes');
  for (let i = 0; i < studies; i += 1) {
    const input = drawNetwork(study, random);
    naive.push(getBeforeAfterMethod('naive').estimate(input, {}));
    try {
      const result = bayes.estimate(input, { basis: 'fitted-function', referenceRole: study.role });
      empiricalBayes.push(result);
      withinSitesOnly.push({ ...result, ratioConfidenceInterval: (result.detail as EmpiricalBayesDetail).intervalWithinSites });
    } catch (error) {
      if (!isProblem(error)) throw error;
    }
  }
  const score = (told: readonly Told[]): Score => scoreOf(told, study.trueFactor);
  return {
    naive: score(naive),
    empiricalBayes: score(empiricalBayes),
    withinSitesOnly: score(withinSitesOnly),
    refused: studies - empiricalBayes.length,
  };
}

function scoreOf(told: readonly Told[], truth: number): Score {
  const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const factors = told.map(({ crashModificationFactor }) => crashModificationFactor.value!);
  const mean = meanOf(factors);
  return {
    studies: told.length,
    meanRatio: meanOf(told.map(({ ratioObservedToExpected }) => ratioObservedToExpected!)),
    meanFactor: mean,
    standardError: Math.sqrt(meanOf(factors.map((value) => (value - mean) ** 2)) / told.length),
    covered: told.filter(({ ratioConfidenceInterval: interval }) => interval!.lower <= truth && truth <= interval!.upper).length,
    below: told.filter(({ ratioConfidenceInterval: interval }) => interval!.upper < truth).length,
  };
}

interface DrawnSite {
  readonly kilometers: number;
  /** Of each year. */
  readonly logTraffic: readonly number[];
  /** Long-run accidents of each year, untreated. */
  readonly means: readonly number[];
  /** Of each year before. */
  readonly before: readonly number[];
  readonly totalBefore: number;
}

/** One network as an analyst would see it. */
export function drawNetwork(study: FunctionStudy, random: Random): BeforeAfterInput {
  const pool = study.role === 'remainder' ? study.referenceSites + study.treated : Math.round(1.2 * study.referenceSites);
  const network = Array.from({ length: pool }, () => drawSite(study, random));
  const byCount = [...network.keys()].sort((a, b) => network[b]!.totalBefore - network[a]!.totalBefore || a - b).map((i) => network[i]!);
  const treated = byCount.slice(0, study.treated);
  const reference =
    study.role === 'remainder' ? byCount.slice(study.treated) : Array.from({ length: study.referenceSites }, () => drawSite(study, random));
  const draw = (sites: readonly DrawnSite[], factor: number): number[][] =>
    sites.map(({ means }) => means.slice(YEARS_BEFORE).map((mean) => randomPoisson(random, mean * factor)));
  const [treatedAfter, referenceAfter] = [draw(treated, study.trueFactor), draw(reference, 1)];
  const observed = reference.map(({ before }, i) => [...before, ...referenceAfter[i]!]);
  return {
    yearsBefore: YEARS_BEFORE,
    yearsAfter: LEVELS.length - YEARS_BEFORE,
    treated: {
      siteIds: treated.map((_, i) => `site ${i}`),
      observedBefore: treated.map(({ totalBefore }) => totalBefore),
      observedAfter: treatedAfter.map(total),
    },
    functionSites: {
      covariates: ['ln-traffic'],
      reference: reference.map(toSite),
      treated: treated.map(toSite),
      observedBefore: reference.map(({ totalBefore }) => totalBefore),
      observedAfter: referenceAfter.map(total),
      years: LEVELS.map((_, y) => ({
        year: 2014 + y,
        part: y < YEARS_BEFORE ? 'before' : 'after',
        years: 1,
        observed: observed.map((counts) => counts[y]!),
        reference: [reference.map(({ logTraffic }) => logTraffic[y]!)],
        treated: [treated.map(({ logTraffic }) => logTraffic[y]!)],
      })),
    },
  };
}

function toSite({ kilometers }: DrawnSite): FunctionSite {
  return { kind: 'section', size: kilometers };
}

function drawSite({ meanBefore, overdispersion }: FunctionStudy, random: Random): DrawnSite {
  const kilometers = Math.exp(LENGTH_SPREAD * randomNormal(random));
  const level = TRAFFIC_SPREAD * randomNormal(random);
  const growth = GROWTH + GROWTH_SPREAD * randomNormal(random);
  const unknown = randomGamma(random, 1 / overdispersion, 1 / overdispersion);
  const relative = LEVELS.map((_, y) => level + growth * y);
  const means = LEVELS.map((of, y) => (meanBefore / YEARS_BEFORE) * of * kilometers * unknown * Math.exp(EXPONENT * relative[y]!));
  const before = means.slice(0, YEARS_BEFORE).map((mean) => randomPoisson(random, mean));
  return { kilometers, logTraffic: relative.map((value) => Math.log(8_000) + value), means, before, totalBefore: total(before) };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
