import { estimateSite, NO_ESTIMATE, type NoScreeningReason, type ScreeningBasis, type SiteEstimate } from '@elektron/statistics';
import type { NetworkRoad } from '../network-roads.ts';
import type { NetworkSite } from '../network-sites.ts';
import type { ModelledSites } from './model-sites.ts';

/** Why nothing is expected of a stretch of road, or why nothing tells it from its like. */
export type NoStretchReason =
  | NoScreeningReason
  /** One of the sites that it covers is not wholly in the area of the filter: there nobody counted. */
  | 'BEYOND_AREA'
  /** All of it lies in junctions that belong to other roads. */
  | 'NO_SITES';

export interface StretchEstimate extends SiteEstimate {
  /** Of the whole period, at the sites that it covers. */
  readonly accidents: number;
  /** Of the sites that it covers; null where nothing is predicted, or for some by a function and for others by the mean of their group. */
  readonly basis: ScreeningBasis | null;
  readonly reason: NoStretchReason | null;
}

/** A site that a stretch covers, and how much of it: 1 the whole. */
export interface CoveredSite {
  readonly site: number;
  readonly share: number;
}

/** The sites that a stretch of road covers; both of its ends belong to it. */
export function coverSites({ parts }: NetworkRoad, sites: readonly NetworkSite[], from: number, to: number): CoveredSite[] {
  const shares = new Map<number, number>();
  for (const part of parts) {
    if (part.to < from || part.from > to) continue;
    const { lengthMeters } = sites[part.site]!;
    const covered = lengthMeters === null ? 1 : (Math.min(to, part.to) - Math.max(from, part.from)) / lengthMeters;
    if (covered > 0) shares.set(part.site, Math.min(1, (shares.get(part.site) ?? 0) + covered));
  }
  return [...shares].map(([site, share]) => ({ site, share }));
}

/** The name of the section of which a stretch covers most: a road of one number bears many names. */
export function nameStretch({ name }: NetworkRoad, sites: readonly NetworkSite[], covered: readonly CoveredSite[]): string | null {
  const named = covered.filter(({ site }) => sites[site]!.kind === 'segment' && sites[site]!.roadName !== null);
  const meters = ({ site, share }: CoveredSite): number => share * sites[site]!.lengthMeters!;
  const [first] = named.toSorted((a, b) => meters(b) - meters(a) || a.site - b.site);
  return first === undefined ? name : sites[first.site]!.roadName;
}

/**
 * What empirical Bayes says of a stretch of road. Of a section of which it covers the share s, s times the accidents are predicted, with an overdispersion of
 * k / s: a piece is the less certain to be like the mean the shorter it is, and all pieces together are the section. Several pieces are taken as independent:
 * their sum as a gamma distribution of the same mean and variance, k = Σ kᵢ μᵢ² / (Σ μᵢ)².
 * @param accidents at the covered sites, on the stretch, in the whole period
 */
export function estimateStretch(accidents: number, covered: readonly CoveredSite[], { models, options }: ModelledSites): StretchEstimate {
  const none = (reason: NoStretchReason): StretchEstimate => ({ ...NO_ESTIMATE, accidents, basis: null, reason });
  if (covered.length === 0) return none('NO_SITES');
  let [mean, variance] = [0, 0];
  const bases = new Set<ScreeningBasis | null>();
  for (const { site, share } of covered) {
    const model = models[site];
    if (!model) return none('BEYOND_AREA');
    if (model.predicted === null || model.overdispersion === null) return none(model.reason ?? 'NO_ACCIDENTS');
    bases.add(model.basis);
    mean += share * model.predicted;
    variance += share * model.overdispersion * model.predicted ** 2;
  }
  const overdispersion = variance / mean ** 2;
  return {
    ...estimateSite(accidents, mean, overdispersion, options),
    accidents,
    basis: bases.size === 1 ? [...bases][0]! : null,
    reason: overdispersion === 0 ? 'NO_VARIATION' : null,
  };
}
