import { requirePositive } from '../require-number.ts';
import type { GroupMoments } from './screening-result.ts';
import type { ScreeningSite } from './screening-site.ts';

const METERS_PER_KILOMETER = 1_000;

/** What a site's mean is proportional to within its group: kilometres, or 1 for a junction. */
export function sizeOf({ lengthMeters }: Pick<ScreeningSite, 'lengthMeters'>): number {
  return lengthMeters === null ? 1 : requirePositive('lengthMeters', lengthMeters) / METERS_PER_KILOMETER;
}

/**
 * Mean per size and overdispersion k of a group from its counts alone: mu = m · size, k = (Σ (x − mu)² n / (n − 1) − Σ mu) / Σ mu², 0 where that is
 * negative. Of sites of one size it is the method of moments on totals, k = (s² − m) / m².
 * @param sites at least two, with at least one accident
 * Source: Hauer 1997, Observational Before-After Studies in Road Safety, ch. 11; the mean in proportion to length as in the offset of a model.
 */
export function momentsOfGroup(sites: readonly ScreeningSite[]): GroupMoments {
  const accidents = sites.reduce((sum, site) => sum + site.accidents, 0);
  const mean = accidents / sites.reduce((sum, site) => sum + sizeOf(site), 0);
  let [squares, means] = [0, 0];
  for (const site of sites) {
    const predicted = mean * sizeOf(site);
    squares += (site.accidents - predicted) ** 2;
    means += predicted ** 2;
  }
  const beyond = (squares * sites.length) / (sites.length - 1) - accidents;
  return { sites: sites.length, accidents, mean, overdispersion: Math.max(0, beyond / means) };
}
