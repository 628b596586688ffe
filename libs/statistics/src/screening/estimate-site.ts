import { gammaQuantile, gammaUpperTail } from '../gamma.ts';
import { estimateExpectedAccidents } from '../before-after/empirical-bayes/expected-accidents.ts';
import type { ScreenedSite } from './screening-result.ts';

export interface EstimateOptions {
  readonly years: number;
  readonly level: number;
  /** How many times the predicted accidents `probabilityAbove` is about. */
  readonly timesOfPredicted: number;
}

export type SiteEstimate = Pick<
  ScreenedSite,
  'predicted' | 'overdispersion' | 'expected' | 'expectedInterval' | 'excessPerYear' | 'excessPerYearInterval' | 'probabilityAbove'
>;

export const NO_ESTIMATE: SiteEstimate = {
  predicted: null,
  overdispersion: null,
  expected: null,
  expectedInterval: null,
  excessPerYear: null,
  excessPerYearInterval: null,
  probabilityAbove: null,
};

/**
 * What is expected of a site by empirical Bayes, with the limits of its gamma distribution: shape 1/k + x, rate (1/k + mu) / mu. Without overdispersion
 * the prediction is all there is: nothing tells the site from its peers, and there is no interval.
 * Source: Hauer et al. 2002, Transportation Research Record 1784, 126-131; Hauer 1997, ch. 11.
 */
export function estimateSite(observed: number, predicted: number, overdispersion: number, options: EstimateOptions): SiteEstimate {
  const { years, level, timesOfPredicted } = options;
  const { expected } = estimateExpectedAccidents(observed, predicted, overdispersion);
  const known = { predicted, overdispersion, expected, excessPerYear: (expected - predicted) / years };
  if (overdispersion === 0) return { ...known, expectedInterval: null, excessPerYearInterval: null, probabilityAbove: null };
  const { shape, rate } = longRun(observed, predicted, overdispersion);
  const tail = (1 - level) / 2;
  const [lower, upper] = [gammaQuantile(tail, shape, rate), gammaQuantile(1 - tail, shape, rate)];
  return {
    ...known,
    expectedInterval: { lower, upper, level },
    excessPerYearInterval: { lower: (lower - predicted) / years, upper: (upper - predicted) / years, level },
    probabilityAbove: probabilityAbovePredicted(observed, predicted, overdispersion, timesOfPredicted),
  };
}

/**
 * That a site's long-run accidents are more than so many times the predicted ones.
 * @param observed accidents recorded in the period (count)
 * @param predicted accidents predicted for it in the period, more than 0 (count)
 * @param overdispersion k in variance = mean + k * mean^2 (dimensionless)
 * @returns `null` without overdispersion: nothing tells the site from its peers
 */
export function probabilityAbovePredicted(
  observed: number,
  predicted: number,
  overdispersion: number,
  timesOfPredicted: number,
): number | null {
  if (overdispersion === 0) return null;
  const { shape, rate } = longRun(observed, predicted, overdispersion);
  return gammaUpperTail(timesOfPredicted * predicted, shape, rate);
}

/** The gamma distribution of a site's long-run accidents. */
function longRun(observed: number, predicted: number, overdispersion: number): { readonly shape: number; readonly rate: number } {
  return { shape: 1 / overdispersion + observed, rate: (1 / overdispersion + predicted) / predicted };
}
