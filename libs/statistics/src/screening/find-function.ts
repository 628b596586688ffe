import { calibrateFunction, isWithinFunction, type PublishedFunction } from './calibrate-function.ts';
import { countAccidents, isCounted, residualsOf, type CountedSite, type FunctionOptions } from './fit-group.ts';
import { fitPooledGroup } from './fit-pooled-group.ts';
import type { CalibratedFunction, NoFunctionReason, SafetyPerformanceFunction } from './screening-result.ts';
import type { PooledOrganisation, ScreeningSite, SiteKind } from './screening-site.ts';

/** Where safety performance functions are from: fitted to the sites, published and calibrated for each group that one is meant for, or from nowhere. */
export type FunctionSource =
  | { readonly from: 'fit' }
  | { readonly from: 'published'; readonly functionOf: (kind: SiteKind, group: string) => PublishedFunction | null }
  | { readonly from: 'none' };

export interface FindOptions extends FunctionOptions {
  /** Fitted where it is not said. */
  readonly source?: FunctionSource;
  /** Whose sites a fitted function rests on beside the own ones, of all groups. */
  readonly others?: readonly PooledOrganisation[];
}

/** A function, of which sites it tells, and what of them, index by index of these. */
export interface FoundFunction {
  readonly basis: 'function' | 'calibrated';
  readonly isAsked: (site: ScreeningSite) => boolean;
  readonly function: SafetyPerformanceFunction | null;
  readonly calibrated: CalibratedFunction | null;
  readonly predicted: Float64Array;
  readonly overdispersion: Float64Array;
}

/** The function of a group. @param sites of one group and kind, at least one @returns why there is none, where there is none */
export function findFunction(group: string, sites: readonly ScreeningSite[], options: FindOptions): FoundFunction | NoFunctionReason {
  const { source = { from: 'fit' }, others = [] } = options;
  if (source.from === 'none') return 'NOT_ASKED';
  if (source.from === 'published') return findPublished(sites, source.functionOf(sites[0]!.kind, group), options);
  const ofGroup = others.map((each) => ({ ...each, sites: each.sites.filter((site) => site.group === group) }));
  const found = fitPooledGroup(sites.filter(isCounted), options, ofGroup);
  return typeof found === 'string' ? found : { ...found, basis: 'function', isAsked: isCounted, calibrated: null };
}

function findPublished(
  sites: readonly ScreeningSite[],
  published: PublishedFunction | null,
  options: FindOptions,
): FoundFunction | NoFunctionReason {
  if (published === null) return 'NONE_PUBLISHED';
  const isAsked = (site: ScreeningSite): site is CountedSite => hasTraffic(site) && isWithinFunction(site, published);
  const [withTraffic, asked] = [sites.filter(hasTraffic), sites.filter(isAsked)];
  if (withTraffic.length === 0) return 'NO_EXPOSURE';
  if (asked.length === 0) return 'OUTSIDE_FUNCTION';
  const found = calibrateFunction(asked, published, options);
  if (typeof found === 'string') return found;
  const { calibration, predicted, overdispersion } = found;
  const counts = asked.map(({ accidents }) => accidents);
  const traffic = asked.map(({ exposure }) => exposure.vehiclesPerDay);
  const calibrated: CalibratedFunction = {
    ...calibration,
    published,
    outsideSites: withTraffic.length - asked.length,
    outsideAccidents: countAccidents(withTraffic) - calibration.accidents,
    residuals: residualsOf(counts, predicted, traffic),
  };
  return { basis: 'calibrated', isAsked, function: null, calibrated, predicted, overdispersion };
}

function hasTraffic(site: ScreeningSite): site is CountedSite {
  return site.exposure !== null;
}
