import { accidentRate, criticalRate, millionEnteringVehicles, millionVehicleKilometers } from './accident-rate.ts';
import { sizeOf } from './group-moments.ts';
import { levelOfService, levelOfServiceLimits } from './level-of-service.ts';
import type { ScreenedSite, ScreeningBasis, SiteMeasures } from './screening-result.ts';
import type { ScreeningSite } from './screening-site.ts';
import { relativeSeverityIndex, weightAccidents } from './severity-weights.ts';

/** A mean rate of fewer sites says little of each: more than five are usually asked for. */
const CRITICAL_RATE_SITES = 6;

export interface MeasureOptions {
  readonly years: number;
  /** Of each severity, in the order of the sites' counts. */
  readonly weights: readonly number[];
  /** Standard deviations between a group's rate and its sites' critical rates; 1.645 for 95 %. */
  readonly deviations: number;
}

/** What a site is compared with. */
export interface GroupAverages {
  /** Accidents over traffic; null where fewer than six of its sites have that traffic. */
  readonly rate: number | null;
  /** Mean weight of its accidents; null where there was none. */
  readonly severityIndex: number | null;
}

export function averagesOfGroup(sites: readonly ScreeningSite[], { years, weights }: MeasureOptions): GroupAverages {
  const bySeverity = weights.map((_, kind) => sites.reduce((sum, site) => sum + site.bySeverity[kind]!, 0));
  return { rate: rateOfGroup(sites, years), severityIndex: relativeSeverityIndex(bySeverity, weights) };
}

/** Accidents over traffic of a whole group; null where fewer than six of its sites have that traffic. */
function rateOfGroup(sites: readonly ScreeningSite[], years: number): number | null {
  const counted = sites.filter((site) => trafficOf(site, years) > 0);
  if (counted.length < CRITICAL_RATE_SITES) return null;
  const sum = (of: (site: ScreeningSite) => number): number => counted.reduce((total, site) => total + of(site), 0);
  return sum(({ accidents }) => accidents) / sum((site) => trafficOf(site, years));
}

/** What else is said of a site. */
export function measureSite(
  site: ScreeningSite,
  { predicted, overdispersion }: Pick<ScreenedSite, 'predicted' | 'overdispersion'>,
  basis: ScreeningBasis | null,
  { rate: groupRate, severityIndex }: GroupAverages,
  { years, weights, deviations }: MeasureOptions,
): SiteMeasures {
  const traffic = trafficOf(site, years);
  const hasLevel = (basis === 'function' || basis === 'calibrated') && predicted !== null && overdispersion !== null && overdispersion > 0;
  return {
    accidentsPerYear: site.accidents / years,
    rate: accidentRate(site.accidents, traffic),
    criticalRate: groupRate === null || traffic === 0 ? null : criticalRate(groupRate, traffic, deviations),
    weightedAccidents: weightAccidents(site.bySeverity, weights),
    relativeSeverityIndex: relativeSeverityIndex(site.bySeverity, weights),
    groupSeverityIndex: severityIndex,
    levelOfService: hasLevel ? levelOfService(site.accidents, levelOfServiceLimits(predicted, overdispersion)) : null,
    excessPredictedPerYear: predicted === null ? null : (site.accidents - predicted) / years,
  };
}

/** Million vehicle kilometres, or million entering vehicles; 0 where they are not known. */
function trafficOf({ kind, exposure, lengthMeters }: ScreeningSite, years: number): number {
  if (exposure?.isRelative === true) return 0;
  if (kind === 'segment') return exposure === null ? 0 : millionVehicleKilometers(exposure.vehiclesPerDay, sizeOf({ lengthMeters }), years);
  return millionEnteringVehicles(exposure?.enteringVehiclesPerDay ?? 0, years);
}
