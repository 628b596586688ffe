import { randomGamma, randomNegativeBinomial, randomPoisson } from '../../random-variates.ts';
import { seededRandom, type Random } from '../../random.ts';
import type { BeforeAfterInput } from '../before-after-input.ts';
import { drawSeries } from './draw-series.ts';
import type { FunctionSite, FunctionSites } from '../empirical-bayes/function-sites.ts';

/** A complete input that every method accepts, drawn from a seed. */
export function drawInput(seed: number, treatedSites = 12, referenceSites = 80): BeforeAfterInput {
  const random = seededRandom(seed);
  const draw = (count: number, mean: number): number[] => Array.from({ length: count }, () => randomNegativeBinomial(random, mean, 0.5));
  const list = (count: number, value: (i: number) => number): number[] => Array.from({ length: count }, (_, i) => value(i));
  return {
    yearsBefore: 4,
    yearsAfter: 3,
    treated: {
      siteIds: list(treatedSites, (i) => i).map((i) => `site ${i}`),
      observedBefore: draw(treatedSites, 9),
      observedAfter: draw(treatedSites, 5),
    },
    comparison: { observedBefore: 400, observedAfter: 290 },
    yearlySeries: { treated: [31, 27, 30, 25], comparison: [101, 96, 104, 99] },
    reference: { observedBefore: draw(referenceSites, 5), observedAfter: draw(referenceSites, 4) },
    predictions: {
      predictedBefore: list(treatedSites, () => 3 + 5 * random()),
      predictedAfter: list(treatedSites, () => 2 + 4 * random()),
      overdispersion: list(treatedSites, () => 0.1 + random()),
    },
    traffic: {
      annualAverageDailyTrafficBefore: 10_500,
      annualAverageDailyTrafficAfter: 11_300,
      coefficientOfVariationBefore: 0.03,
      coefficientOfVariationAfter: 0.04,
    },
    monthlySeries: drawMonths(seed),
    targetCounts: drawTargets(seed, treatedSites),
    functionSites: drawFunctionSites(random, treatedSites, referenceSites),
  };
}

const MONTHS = { months: 60, overdispersion: 0.05, monthsBefore: 36 };

function drawMonths(seed: number): NonNullable<BeforeAfterInput['monthlySeries']> {
  const random = seededRandom(seed + 1);
  return {
    treated: drawSeries(random, { ...MONTHS, mean: 12, factor: 0.8 }),
    comparison: drawSeries(random, { ...MONTHS, mean: 40, factor: 1 }),
    interruption: { monthsBefore: 34, monthsBetween: 4 },
    monthUnknown: 2,
  };
}

function drawTargets(seed: number, sites: number): NonNullable<BeforeAfterInput['targetCounts']> {
  const random = seededRandom(seed + 2);
  const draw = (mean: number): number[] => Array.from({ length: sites }, () => randomNegativeBinomial(random, mean, 0.3));
  const [targetBefore, targetAfter, otherBefore, otherAfter] = [draw(4), draw(2), draw(6), draw(6)];
  const add = (a: readonly number[], b: readonly number[]): number[] => a.map((value, i) => value + b[i]!);
  return {
    siteIds: Array.from({ length: sites }, (_, i) => `site ${i}`),
    targetBefore,
    targetAfter,
    allBefore: add(targetBefore, otherBefore),
    allAfter: add(targetAfter, otherAfter),
  };
}

/** Sites of two years before and one after, whose accidents follow traffic and length and differ more than by chance. */
function drawFunctionSites(random: Random, treated: number, references: number): FunctionSites {
  const list = (count: number): number[] => Array.from({ length: count }, () => random());
  const siteOf = (value: number): FunctionSite => ({ kind: 'section', size: 0.5 + value });
  const reference = list(references).map(siteOf);
  const logTraffic = list(references).map((value) => 8 + 2 * value);
  const ofTreated = list(treated).map((value) => 8 + 2 * value);
  const means = reference.map(({ size }, i) => size * Math.exp(0.7 * (logTraffic[i]! - 9)) * randomGamma(random, 2, 2));
  const counts = [4, 5, 3].map((level) => means.map((mean) => randomPoisson(random, level * mean)));
  return {
    covariates: ['ln-traffic'],
    reference,
    treated: list(treated).map(siteOf),
    observedBefore: counts[0]!.map((count, i) => count + counts[1]![i]!),
    observedAfter: counts[2]!,
    years: counts.map((observed, y) => ({
      year: y < 2 ? 2014 + y : null,
      part: y < 2 ? 'before' : 'after',
      years: y < 2 ? 2 : 3,
      observed,
      reference: [logTraffic.map((value) => value + 0.02 * y)],
      treated: [ofTreated.map((value, i) => value + 0.01 * y * (i % 3))],
    })),
  };
}

/** The same study with its sites in another order. */
export function reorder(input: BeforeAfterInput, order: readonly number[]): BeforeAfterInput {
  const move = (values: ArrayLike<number>): number[] => order.map((i) => values[i] ?? NaN);
  const { treated, predictions, reference, targetCounts, functionSites } = input;
  return {
    ...input,
    treated: {
      siteIds: order.map((i) => treated.siteIds[i] ?? ''),
      observedBefore: move(treated.observedBefore),
      observedAfter: move(treated.observedAfter),
    },
    predictions: predictions
      ? {
          predictedBefore: move(predictions.predictedBefore),
          predictedAfter: move(predictions.predictedAfter),
          overdispersion: move(predictions.overdispersion),
        }
      : null,
    targetCounts: targetCounts
      ? {
          siteIds: order.map((i) => targetCounts.siteIds[i] ?? ''),
          targetBefore: move(targetCounts.targetBefore),
          allBefore: move(targetCounts.allBefore),
          targetAfter: move(targetCounts.targetAfter),
          allAfter: move(targetCounts.allAfter),
        }
      : null,
    reference: reference
      ? {
          observedBefore: Array.from(reference.observedBefore).reverse(),
          observedAfter: Array.from(reference.observedAfter).reverse(),
        }
      : null,
    functionSites: functionSites ? reorderFunctionSites(functionSites, order) : null,
  };
}

function reorderFunctionSites(sites: FunctionSites, order: readonly number[]): FunctionSites {
  const move = <T>(values: ArrayLike<T>): T[] => order.map((i) => values[i]!);
  const reverse = (values: ArrayLike<number>): number[] => Array.from(values).reverse();
  return {
    ...sites,
    reference: sites.reference.toReversed(),
    treated: move(sites.treated),
    observedBefore: reverse(sites.observedBefore),
    observedAfter: reverse(sites.observedAfter),
    years: sites.years.map((year) => ({
      ...year,
      observed: reverse(year.observed),
      reference: year.reference.map(reverse),
      treated: year.treated.map(move),
    })),
  };
}
