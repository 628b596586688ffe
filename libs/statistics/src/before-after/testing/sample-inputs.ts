import { randomNegativeBinomial } from '../../random-variates.ts';
import { seededRandom } from '../../random.ts';
import type { BeforeAfterInput } from '../before-after-input.ts';

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
  };
}

/** The same study with its sites in another order. */
export function reorder(input: BeforeAfterInput, order: readonly number[]): BeforeAfterInput {
  const move = (values: ArrayLike<number>): number[] => order.map((i) => values[i] ?? NaN);
  const { treated, predictions, reference } = input;
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
    reference: reference
      ? {
          observedBefore: Array.from(reference.observedBefore).reverse(),
          observedAfter: Array.from(reference.observedAfter).reverse(),
        }
      : null,
  };
}
