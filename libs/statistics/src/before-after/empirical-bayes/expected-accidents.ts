import { requireCount, requireNotNegative, requirePositive } from '../../require-number.ts';

export interface ExpectedAccidents {
  /** Long-run accidents of the observed period (count). */
  readonly expected: number;
  /** Variance of the long-run accidents, given the observed ones. */
  readonly variance: number;
  /** Share of the prediction, 0 to 1. */
  readonly weight: number;
}

/**
 * Empirical Bayes estimate of a site's long-run accidents in the observed period.
 * @param observed accidents recorded in the period (count)
 * @param predicted accidents the model of similar sites gives for it (count, above 0)
 * @param overdispersion k in variance = mean + k * mean^2 (dimensionless); 0 trusts the model alone
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, NOT_POSITIVE, INPUT_INVALID
 * Source: Hauer et al. 2002, Transportation Research Record 1784, 126-131 (phi = 1 / k).
 */
export function estimateExpectedAccidents(observed: number, predicted: number, overdispersion: number): ExpectedAccidents {
  requireCount('observed', observed);
  requirePositive('predicted', predicted);
  const weight = 1 / (1 + requireNotNegative('overdispersion', overdispersion) * predicted);
  const expected = weight * predicted + (1 - weight) * observed;
  return { expected, variance: (1 - weight) * expected, weight };
}
