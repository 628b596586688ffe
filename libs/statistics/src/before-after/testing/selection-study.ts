import { isProblem, type ProblemCode } from '@elektron/domain';
import { randomPoisson, randomGamma } from '../../random-variates.ts';
import { seededRandom, type Random } from '../../random.ts';
import type { BeforeAfterInput, ReferenceSites } from '../before-after-input.ts';
import { getBeforeAfterMethod } from '../before-after-methods.ts';
import type { ObservedToExpectedResult, Effect } from '../before-after-result.ts';
import type { EmpiricalBayesDetail, ReferenceRole } from '../empirical-bayes/empirical-bayes-detail.ts';

/**
 * A simulated town: sites with gamma long-run means, the worst of them "treated" with a known effect. What a study ought to find is
 * therefore known. `true` roles describe how the world is; the analyst may believe otherwise.
 */
export interface SelectionStudy {
  readonly sites: number;
  /** Treated are those with the most accidents before. */
  readonly treated: number;
  readonly meanBefore: number;
  readonly overdispersion: number;
  /** Accidents after per long-run accident before, untreated: duration times trend. */
  readonly trend: number;
  readonly trueFactor: number;
  /** `remainder`: the reference group is the rest of the town; a number: so many sites of another, equal town. */
  readonly reference: 'remainder' | number;
  readonly analystAssumes: ReferenceRole;
  /** Variance of a random change of each site between the periods (mean 1): 0 = all sites follow the trend exactly. */
  readonly siteChangeVariance?: number;
  /** Sites of another kind that belong to the same town and are taken for alike. */
  readonly otherKind?: { readonly sites: number; readonly meanBefore: number; readonly overdispersion: number };
}

export interface MethodScore {
  readonly studies: number;
  /** Studies that the method refused. */
  readonly refused: number;
  /** Of observed / expected. */
  readonly meanRatio: number;
  /** Of the ratio after Hauer's correction. */
  readonly meanFactor: number;
  /** Monte Carlo standard error of meanFactor. */
  readonly standardError: number;
  /** Share of 95 % intervals that contain the true factor. */
  readonly coverage: number;
  /** Share that lie wholly below the true factor: success claimed beyond the truth. */
  readonly falseSuccess: number;
}

export interface StudyScores {
  readonly naive: MethodScore;
  readonly empiricalBayes: MethodScore;
  /** The same estimates with Hauer's variance alone. */
  readonly withinSitesOnly: MethodScore;
  /** Mean share of the before count that empirical Bayes calls luck. */
  readonly meanExcessOfObserved: number;
  /** Share of 95 % intervals of regression to the mean that contain the true number of accidents that luck had added before. */
  readonly regressionCoverage: number;
  /** Mean factor that studies refused for want of variation would have got from the group mean alone (k = 0); `null` without such. */
  readonly meanFactorWithoutVariation: number | null;
}

/** Repeats a study on towns drawn from a seed. */
export function simulateSelection(study: SelectionStudy, studies: number, seed: number): StudyScores {
  const random = seededRandom(seed);
  const naive = new Score(study.trueFactor);
  const empiricalBayes = new Score(study.trueFactor);
  const withinSitesOnly = new Score(study.trueFactor);
  const excess = new Mean();
  const regression = new Mean();
  const factorsWithoutVariation = new Mean();
  for (let i = 0; i < studies; i += 1) {
    const { input, luck } = drawTown(study, random);
    naive.add(getBeforeAfterMethod('naive').estimate(input, {}));
    const result = tryEmpiricalBayes(input, study.analystAssumes);
    if (typeof result === 'string') {
      empiricalBayes.refuse();
      withinSitesOnly.refuse();
      if (result === 'NO_REFERENCE_VARIATION') factorsWithoutVariation.add(factorFromMeanAlone(input));
      continue;
    }
    empiricalBayes.add(result);
    const { intervalWithinSites, dropDecomposition } = result.detail as EmpiricalBayesDetail;
    withinSitesOnly.add({ ...result, ratioConfidenceInterval: intervalWithinSites });
    excess.add(dropDecomposition.excessOfObserved ?? 0);
    const { regressionConfidenceInterval: interval } = dropDecomposition;
    if (interval !== null) regression.add(interval.lower <= luck && luck <= interval.upper ? 1 : 0);
  }
  return {
    naive: naive.summarize(),
    empiricalBayes: empiricalBayes.summarize(),
    withinSitesOnly: withinSitesOnly.summarize(),
    meanExcessOfObserved: excess.value,
    regressionCoverage: regression.value,
    meanFactorWithoutVariation: factorsWithoutVariation.count === 0 ? null : factorsWithoutVariation.value,
  };
}

class Mean {
  #sum = 0;
  count = 0;

  add(value: number): void {
    this.#sum += value;
    this.count += 1;
  }

  get value(): number {
    return this.#sum / this.count;
  }
}

/** Observed after over what as many average reference sites had. */
function factorFromMeanAlone({ treated, reference }: BeforeAfterInput): number {
  const total = (counts: ArrayLike<number>): number => Array.from(counts).reduce((sum, count) => sum + count, 0);
  const meanAfter = total(reference?.observedAfter ?? []) / (reference?.observedAfter.length ?? 0);
  return total(treated.observedAfter) / (treated.siteIds.length * meanAfter);
}

/** @returns the study, and how many of its accidents after would have gone away by themselves: what luck had added before */
function drawTown(study: SelectionStudy, random: Random): { readonly input: BeforeAfterInput; readonly luck: number } {
  const { otherKind } = study;
  const town = [...drawSites(study, study.sites, random), ...(otherKind ? drawSites(otherKind, otherKind.sites, random) : [])];
  const byCount = town.map((_, i) => i).sort((a, b) => (town[b]?.before ?? 0) - (town[a]?.before ?? 0) || a - b);
  const treated = byCount.slice(0, study.treated).map((i) => town[i] as Site);
  const rest = byCount.slice(study.treated).map((i) => town[i] as Site);
  const reference = study.reference === 'remainder' ? rest : drawSites(study, study.reference, random);
  const after = (site: Site, factor: number): number => randomPoisson(random, site.longRun * study.trend * factor * site.change);
  const input = {
    yearsBefore: 3,
    yearsAfter: 3 * study.trend,
    treated: {
      siteIds: treated.map((_, i) => `site ${i}`),
      observedBefore: treated.map((site) => site.before),
      observedAfter: treated.map((site) => after(site, study.trueFactor)),
    },
    reference: listReference(reference, after),
  };
  return { input, luck: study.trend * treated.reduce((sum, site) => sum + site.before - site.longRun, 0) };
}

function listReference(sites: readonly Site[], after: (site: Site, factor: number) => number): ReferenceSites {
  return { observedBefore: sites.map((site) => site.before), observedAfter: sites.map((site) => after(site, 1)) };
}

interface Site {
  readonly longRun: number;
  readonly before: number;
  readonly change: number;
}

type Kind = Pick<SelectionStudy, 'meanBefore' | 'overdispersion' | 'siteChangeVariance'>;

function drawSites({ meanBefore, overdispersion, siteChangeVariance = 0 }: Kind, sites: number, random: Random): Site[] {
  return Array.from({ length: sites }, () => {
    const longRun = randomGamma(random, 1 / overdispersion, 1 / (overdispersion * meanBefore));
    const change = siteChangeVariance > 0 ? randomGamma(random, 1 / siteChangeVariance, 1 / siteChangeVariance) : 1;
    return { longRun, before: randomPoisson(random, longRun), change };
  });
}

function tryEmpiricalBayes(input: BeforeAfterInput, referenceRole: ReferenceRole): ObservedToExpectedResult | ProblemCode {
  try {
    return getBeforeAfterMethod('empirical-bayes').estimate(input, { referenceRole });
  } catch (error) {
    if (isProblem(error)) return error.code;
    throw error;
  }
}

class Score {
  readonly #truth: number;
  #studies = 0;
  #refused = 0;
  #sumOfRatios = 0;
  #sum = 0;
  #sumOfSquares = 0;
  #covered = 0;
  #below = 0;

  constructor(truth: number) {
    this.#truth = truth;
  }

  refuse(): void {
    this.#refused += 1;
  }

  add({ ratioObservedToExpected: ratio, ratioConfidenceInterval: interval, crashModificationFactor: { value } }: Effect): void {
    if (ratio === null || interval === null || value === null) {
      this.refuse();
      return;
    }
    this.#studies += 1;
    this.#sumOfRatios += ratio;
    this.#sum += value;
    this.#sumOfSquares += value * value;
    if (interval.upper < this.#truth) this.#below += 1;
    else if (interval.lower <= this.#truth) this.#covered += 1;
  }

  summarize(): MethodScore {
    const mean = this.#sum / this.#studies;
    return {
      studies: this.#studies,
      refused: this.#refused,
      meanRatio: this.#sumOfRatios / this.#studies,
      meanFactor: mean,
      standardError: Math.sqrt((this.#sumOfSquares / this.#studies - mean * mean) / this.#studies),
      coverage: this.#covered / this.#studies,
      falseSuccess: this.#below / this.#studies,
    };
  }
}
