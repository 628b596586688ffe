import {
  highProportion,
  MOMENTS_SITES,
  proportionInterval,
  testProportionsAlike,
  type HighProportion,
  type SiteKind,
  type TypeCounts,
} from '@elektron/statistics';
import { NOT_OF_TYPE, OF_TYPE } from '../../accident-type.ts';
import type { ProportionGroup, SiteProportion } from '../../hotspot-result.ts';
import type { ChosenSites } from '../network-screening/choose-sites.ts';
import { groupOf, readGroup } from '../network-screening/site-groups.ts';
import { ALIKE_LEVEL, type NoShareReason } from './high-proportion-texts.ts';

export interface ShareOptions {
  /** Of the intervals, 0.95 for 95 %. */
  readonly level: number;
  /** Accidents of a known type that a ranked site has at least. */
  readonly fewestAccidents: number;
}

export interface ComparedShares {
  /** Sites with accidents of a known type: by probability, then by excess and number of the type; then those without a rank, those with most accidents first. */
  readonly sites: readonly SiteProportion[];
  readonly groups: readonly ProportionGroup[];
  /** Position among the chosen sites of each. */
  readonly indices: readonly number[];
}

/** What is counted at a site. */
type Figures = Pick<SiteProportion, 'ofType' | 'accidents' | 'unknown'>;

interface FoundShare {
  /** Position among the chosen sites. */
  readonly index: number;
  readonly share: SiteProportion;
}

/**
 * The share of a type at each site, group by group.
 * @param ofType of each point, see accident-type.ts
 */
export function compareShares({ sites, members }: ChosenSites, ofType: Uint8Array, options: ShareOptions): ComparedShares {
  const figures = members.map((own): Figures => {
    const count = (what: number): number => own.reduce((sum, point) => sum + (ofType[point] === what ? 1 : 0), 0);
    const typed = count(OF_TYPE);
    const accidents = typed + count(NOT_OF_TYPE);
    return { ofType: typed, accidents, unknown: own.length - accidents };
  });
  const ownGroups = Map.groupBy([...sites.keys()], (i) => groupOf(sites[i]!));
  const compared = [...ownGroups].map(([name, own]) => {
    const counts = own.map((i) => figures[i]!);
    const typeCounts = { ofType: counts.map((each) => each.ofType), all: counts.map(({ accidents }) => accidents) };
    const found = highProportion(typeCounts);
    return { name, own, counts, found, reason: whyNotCompared(typeCounts, found) };
  });
  const shares = compared.flatMap(({ own, found, reason }, group) =>
    own.flatMap((index, k): FoundShare[] => {
      if (figures[index]!.accidents === 0) return [];
      const judged = judge(figures[index]!, { probability: found.probabilities[k]!, reason }, options);
      return [{ index, share: { site: sites[index]!, group, rank: null, excess: found.excess[k]!, ...judged } }];
    }),
  );
  shares.sort((a, b) => compareSites(a.share, b.share) || a.index - b.index);
  return {
    groups: compared.map(({ name, own, counts, found, reason }) => describeGroup(name, sites[own[0]!]!.kind, counts, { ...found, reason })),
    indices: shares.map(({ index }) => index),
    sites: shares.map(({ share }, place) => (share.probability === null ? share : { ...share, rank: place + 1 })),
  };
}

/** The shares of alike sites, too, leave some variance in every other group: sites of such a group would stand out by chance alone. */
function whyNotCompared(counts: TypeCounts, { sites, reason }: HighProportion): HighProportion['reason'] {
  if (sites < MOMENTS_SITES) return 'SITES_TOO_FEW';
  const pValue = testProportionsAlike(counts);
  return pValue !== null && pValue > ALIKE_LEVEL ? 'PROPORTIONS_ALIKE' : reason;
}

function describeGroup(
  group: string,
  kind: SiteKind,
  counts: readonly Figures[],
  { sites: modelledSites, model, reason }: HighProportion,
): ProportionGroup {
  const sum = (of: (figures: Figures) => number): number => counts.reduce((total, figures) => total + of(figures), 0);
  const { proportion, variance, alpha, beta } = reason === null ? model! : NO_MODEL;
  return {
    group,
    kind,
    ...readGroup(group),
    sites: counts.length,
    modelledSites,
    accidents: sum(({ accidents }) => accidents),
    ofType: sum(({ ofType }) => ofType),
    proportion,
    variance,
    alpha,
    beta,
    reason,
  };
}

const NO_MODEL = { proportion: null, variance: null, alpha: null, beta: null };

function judge(
  figures: Figures,
  { probability, reason }: { readonly probability: number | null; readonly reason: NoShareReason | null },
  { level, fewestAccidents }: ShareOptions,
): Figures & Pick<SiteProportion, 'proportion' | 'interval' | 'probability' | 'reason'> {
  const { ofType, accidents } = figures;
  const own = reason ?? (accidents < fewestAccidents ? 'ACCIDENTS_TOO_FEW' : null);
  return {
    ...figures,
    proportion: ofType / accidents,
    interval: proportionInterval(ofType, accidents, level),
    probability: own === null ? probability : null,
    reason: own,
  };
}

function compareSites(a: SiteProportion, b: SiteProportion): number {
  if (a.probability === null || b.probability === null) {
    return Number(a.probability === null) - Number(b.probability === null) || b.accidents - a.accidents;
  }
  return b.probability - a.probability || b.excess! - a.excess! || b.ofType - a.ofType;
}
