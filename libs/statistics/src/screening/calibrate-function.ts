import type { ConfidenceInterval } from '../confidence-interval.ts';
import { normalQuantile } from '../normal.ts';
import { requireNotNegative } from '../require-number.ts';
import { countAccidents, type CountedSite } from './fit-group.ts';
import { sizeOf } from './group-moments.ts';

/** Below either no factor is told. This product's choice: of 20 accidents the factor already has a coefficient of variation of 22 % or more. */
export const CALIBRATION_SITES = 10;
export const CALIBRATION_ACCIDENTS = 20;
/** A factor that is less certain than this is warned of. This product's choice. */
export const CALIBRATION_CERTAIN = 0.15;
/** A factor beyond these, or one over them, rather tells of another unit than of other roads. This product's choice. */
export const CALIBRATION_PLAUSIBLE = 10;

/**
 * A safety performance function that others fitted and published: ln of accidents a year (of a segment: a year and km) =
 * intercept + trafficExponent ln vehicles a day (+ minorTrafficExponent ln those of a junction's other road).
 */
export interface PublishedFunction {
  readonly intercept: number;
  readonly trafficExponent: number;
  /** Null where the function knows no other road. */
  readonly minorTrafficExponent: number | null;
  /** k in variance = mean + k mean², of a mean over the whole period; k0 / length in km where the form says so. */
  readonly overdispersion: number;
  readonly overdispersionForm: 'constant' | 'over-length';
  /** Vehicles a day between which it was fitted: it is asked of no site outside of them. Null where none are stated. */
  readonly vehiclesPerDay: readonly [least: number, most: number] | null;
}

/** How a published function has to be raised or lowered to give as many accidents as there were. */
export interface FunctionCalibration {
  readonly sites: number;
  readonly accidents: number;
  /** Accidents that the function as published predicts for these sites. */
  readonly predictedAsPublished: number;
  /** Accidents over those predicted. */
  readonly factor: number;
  /** Of the factor's logarithm by the normal approximation. */
  readonly factorInterval: ConfidenceInterval;
  readonly coefficientOfVariation: number;
  /** k in the function's own form as these sites' counts have it by moments, 0 where they differ no more than by chance: beside the one as published, which is used. */
  readonly overdispersionOfSites: number;
}

export interface CalibratedSites {
  readonly calibration: FunctionCalibration;
  /** Of each site, index by index: accidents of the whole period, calibrated. */
  readonly predicted: Float64Array;
  readonly overdispersion: Float64Array;
}

/** Whether a function may be asked of a site: its traffic lies where the function was fitted, and all traffic is known that it names. */
export function isWithinFunction({ exposure }: CountedSite, { vehiclesPerDay, minorTrafficExponent }: PublishedFunction): boolean {
  if (exposure.isRelative || (minorTrafficExponent !== null && exposure.minorVehiclesPerDay === null)) return false;
  return vehiclesPerDay === null || (exposure.vehiclesPerDay >= vehiclesPerDay[0] && exposure.vehiclesPerDay <= vehiclesPerDay[1]);
}

/**
 * Predictions of a published function for sites of one group, times the factor that makes their sum that of the accidents: C = Σx / Σμ, with
 * variance Σ(Cμ + k (Cμ)²) / (Σμ)² where the function holds but for its level. k stays as it was published.
 * @param sites of one group, each of them within the function (`isWithinFunction`)
 * @param years of the period
 * @param level of the factor's interval
 * @returns why there is no factor, where there are too few sites or accidents
 * Source: Highway Safety Manual 2010, appendix A to part C (the factor; it asks for more sites and accidents than are the least here); Hauer 1997, ch. 11
 *   (the variance of a negative-binomial count, and k by moments).
 */
export function calibrateFunction(
  sites: readonly CountedSite[],
  published: PublishedFunction,
  { years, level }: { readonly years: number; readonly level: number },
): CalibratedSites | 'CALIBRATION_SITES_TOO_FEW' | 'CALIBRATION_ACCIDENTS_TOO_FEW' {
  requireNotNegative('overdispersion', published.overdispersion);
  const accidents = countAccidents(sites);
  if (sites.length < CALIBRATION_SITES) return 'CALIBRATION_SITES_TOO_FEW';
  if (accidents < CALIBRATION_ACCIDENTS) return 'CALIBRATION_ACCIDENTS_TOO_FEW';
  const means = Float64Array.from(sites, (site) => meanOf(site, published) * years);
  const predictedAsPublished = means.reduce((sum, mean) => sum + mean, 0);
  const factor = accidents / predictedAsPublished;
  const predicted = means.map((mean) => factor * mean);
  const overdispersion = Float64Array.from(sites, (site) => overdispersionOf(site, published));
  const variance = predicted.reduce((sum, mean, i) => sum + mean + overdispersion[i]! * mean ** 2, 0);
  const coefficientOfVariation = Math.sqrt(variance) / accidents;
  const reach = normalQuantile((1 + level) / 2) * coefficientOfVariation;
  const factorInterval = { lower: factor * Math.exp(-reach), upper: factor * Math.exp(reach), level };
  const overdispersionOfSites = overdispersionByMoments(sites, predicted, published);
  return {
    calibration: {
      sites: sites.length,
      accidents,
      predictedAsPublished,
      factor,
      factorInterval,
      coefficientOfVariation,
      overdispersionOfSites,
    },
    predicted,
    overdispersion,
  };
}

/** Accidents a year at a site as published. */
function meanOf(site: CountedSite, { intercept, trafficExponent, minorTrafficExponent }: PublishedFunction): number {
  const { vehiclesPerDay, minorVehiclesPerDay } = site.exposure;
  const minor = minorTrafficExponent === null ? 0 : minorTrafficExponent * Math.log(minorVehiclesPerDay!);
  return sizeOf(site) * Math.exp(intercept + trafficExponent * Math.log(vehiclesPerDay) + minor);
}

/** k = (Σ (x − μ)² n / (n − 1) − Σ μ) / Σ μ²; of k0 / length the sum below is of μ² / length. */
function overdispersionByMoments(
  sites: readonly CountedSite[],
  predicted: Float64Array,
  { overdispersionForm }: PublishedFunction,
): number {
  let [squares, sum, below] = [0, 0, 0];
  for (const [i, site] of sites.entries()) {
    const mean = predicted[i]!;
    squares += (site.accidents - mean) ** 2;
    sum += mean;
    below += mean ** 2 / (overdispersionForm === 'over-length' ? sizeOf(site) : 1);
  }
  return Math.max(0, ((squares * sites.length) / (sites.length - 1) - sum) / below);
}

function overdispersionOf(site: CountedSite, { overdispersion, overdispersionForm }: PublishedFunction): number {
  return overdispersionForm === 'over-length' ? overdispersion / sizeOf(site) : overdispersion;
}
