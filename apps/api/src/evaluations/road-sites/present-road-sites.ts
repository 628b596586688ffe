import { outlineOfSite, middleOfSite, type NetworkSite, type ScreenedNetwork } from '@elektron/spatial-analysis';
import { estimateComparability, type BeforeAfterResult, type Comparability } from '@elektron/statistics';

import { toPolygon, type Plane, type PolygonGeometry } from '../../common/plane.ts';
import { SHOWN_REFERENCE_SITES } from '../draw-sites.ts';
import type { EvaluationNotice, StoredSite } from '../stored-evaluation.ts';
import { LIKENESS, type LikenessStep, type RoadSiteStep } from './choose-road-sites.ts';
import { findShortage } from './find-shortage.ts';
import type { RoadSiteCriteria } from './road-site-criteria.ts';
import type { TakenRoadSites } from './take-road-sites.ts';

/** What a run keeps of how its sites were chosen. */
export interface StoredRoadSites {
  readonly criteria: RoadSiteCriteria;
  readonly steps: readonly { readonly step: 'all' | RoadSiteStep; readonly left: number }[];
  /** Points, lines and areas of the intervention, and those of them with no road within the tolerance. */
  readonly placesStated: number;
  readonly placesAtNoSite: number;
  /** Kinds of which accidents are set against traffic; of the others against length alone. */
  readonly kindsWithTraffic: readonly NetworkSite['kind'][];
  /** What the sites are that criteria name by hand; those that the network does not have are not among them. */
  readonly named: readonly Pick<RoadSiteFacts, 'siteId' | 'kind' | 'roadName'>[];
}

/** What a site of the network is. */
export interface RoadSiteFacts {
  readonly siteId: string;
  readonly kind: NetworkSite['kind'];
  readonly roadName: string | null;
  readonly roadClass: string | null;
  readonly lengthMeters: number | null;
  /** Over both periods; null where it is not known. */
  readonly vehiclesPerDay: number | null;
}

/** Reference sites as they are proposed, before anything is said of the years after. */
export interface ReferenceProposal extends StoredRoadSites {
  readonly treatedSites: number;
  readonly referenceSites: number;
  /** Accidents of whole years before, oldest first. */
  readonly treatedByYear: readonly number[];
  readonly referenceByYear: readonly number[];
  readonly referenceBefore: number;
  /** Reference sites without an accident before. */
  readonly referenceWithoutAccidents: number;
  readonly comparability: Comparability;
  /** Treated sites, then the first reference sites. */
  readonly sites: readonly ProposedSite[];
  /** Sites that one criterion of likeness alone keeps out: of each criterion the first. */
  readonly nearMisses: readonly (RoadSiteFacts & { readonly observedBefore: number; readonly step: LikenessStep })[];
  /** At most one. */
  readonly shortage: readonly EvaluationNotice[];
}

export interface ProposedSite extends RoadSiteFacts {
  readonly longitude: number;
  readonly latitude: number;
  readonly observedBefore: number;
  readonly role: 'treated' | 'reference';
  readonly outline: PolygonGeometry;
}

export function storeRoadSites({ criteria, chosen, network }: TakenRoadSites): StoredRoadSites {
  const { steps, placesStated, placesAtNoSite, kindsWithTraffic } = chosen;
  const byHand = new Set([...criteria.excluded, ...criteria.included].map(({ siteId }) => siteId));
  const named = network.sites.filter(({ id }) => byHand.has(id)).map(({ id, kind, roadName }) => ({ siteId: id, kind, roadName }));
  return { criteria, steps, placesStated, placesAtNoSite, kindsWithTraffic, named };
}

/** Treated sites first, then the first reference sites, each in the order of the network. */
export function drawRoadSites(taken: TakenRoadSites, answer: BeforeAfterResult | null, plane: Plane): StoredSite[] {
  const expectedOf = new Map(answer?.sites.map((site) => [site.siteId, site.expectedAfter]));
  const { network, counts } = taken;
  return listShown(taken).map(({ i, role }) => ({
    ...placeOf(network, i, plane),
    observedBefore: counts.before[i]!,
    observedAfter: counts.after[i]!,
    expectedAfter: role === 'treated' ? (expectedOf.get(String(i)) ?? null) : null,
    role,
    outline: toPolygon(outlineOfSite(network.sites[i]!, network.junctionMeters), plane),
    roadSite: factsOf(taken, i),
  }));
}

/** More of a criterion nobody reads. */
const SHOWN_NEAR_MISSES = 20;

/** @param yearly accidents of treated and reference sites together, by whole years before; null where there is none */
export function proposeReferenceSites(
  taken: TakenRoadSites,
  yearly: { readonly treated: ArrayLike<number>; readonly comparison: ArrayLike<number> } | null,
  plane: Plane,
): ReferenceProposal {
  const { network, counts, chosen } = taken;
  return {
    ...storeRoadSites(taken),
    treatedSites: chosen.treated.length,
    referenceSites: chosen.reference.length,
    treatedByYear: Array.from(yearly?.treated ?? []),
    referenceByYear: Array.from(yearly?.comparison ?? []),
    referenceBefore: chosen.reference.reduce((sum, i) => sum + counts.before[i]!, 0),
    referenceWithoutAccidents: chosen.reference.filter((i) => counts.before[i] === 0).length,
    comparability: estimateComparability(yearly),
    sites: listShown(taken).map(({ i, role }) => ({
      ...placeOf(network, i, plane),
      ...factsOf(taken, i),
      observedBefore: counts.before[i]!,
      role,
      outline: toPolygon(outlineOfSite(network.sites[i]!, network.junctionMeters), plane),
    })),
    nearMisses: LIKENESS.flatMap((step) => chosen.nearMisses.filter((miss) => miss.step === step).slice(0, SHOWN_NEAR_MISSES)).map(
      ({ site, step }) => ({ ...factsOf(taken, site), observedBefore: counts.before[site]!, step }),
    ),
    shortage: findShortage(taken),
  };
}

function listShown({ chosen }: TakenRoadSites): { readonly i: number; readonly role: 'treated' | 'reference' }[] {
  return [
    ...chosen.treated.map((i) => ({ i, role: 'treated' as const })),
    ...chosen.reference.slice(0, SHOWN_REFERENCE_SITES).map((i) => ({ i, role: 'reference' as const })),
  ];
}

function placeOf({ sites }: ScreenedNetwork, i: number, plane: Plane): { readonly longitude: number; readonly latitude: number } {
  const [longitude, latitude] = plane.toDegrees(...middleOfSite(sites[i]!));
  return { longitude, latitude };
}

function factsOf({ network, trafficOf }: TakenRoadSites, i: number): RoadSiteFacts {
  const { id, kind, roadName, roadClass, lengthMeters } = network.sites[i]!;
  return { siteId: id, kind, roadName, roadClass, lengthMeters, vehiclesPerDay: trafficOf(i) };
}
