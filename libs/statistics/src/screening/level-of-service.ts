import { requireNotNegative, requirePositive } from '../require-number.ts';

/** From far fewer accidents than sites such as this one have (I) to far more (IV). */
export type LevelOfServiceOfSafety = 'I' | 'II' | 'III' | 'IV';

/** Standard deviations between the prediction and the outer limits. */
const DEVIATIONS = 1.5;

/**
 * The limits around what a safety performance function predicts, σ = √k · predicted. The lowest is below zero where k is large: then no site is of
 * level I.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 * Source: Kononov & Allery 2003, Transportation Research Record 1840, 57-66; Highway Safety Manual 2010, ch. 4.
 */
export function levelOfServiceLimits(predicted: number, overdispersion: number): readonly [number, number, number] {
  const reach = DEVIATIONS * Math.sqrt(requireNotNegative('overdispersion', overdispersion)) * requirePositive('predicted', predicted);
  return [predicted - reach, predicted, predicted + reach];
}

/**
 * What a site's accidents look like beside the limits. They are the observed ones, so a site that was unlucky in the period looks worse than it is.
 * @param observed accidents of the same period as the limits
 * @throws Problem INPUT_INVALID
 */
export function levelOfService(observed: number, [first, second, third]: readonly [number, number, number]): LevelOfServiceOfSafety {
  requireNotNegative('observed', observed);
  if (observed < first) return 'I';
  if (observed < second) return 'II';
  return observed < third ? 'III' : 'IV';
}
