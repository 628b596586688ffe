import { roadClassGroupOf } from '@elektron/domain';
import type { NetworkSite, ScreenedNetwork } from '@elektron/spatial-analysis';

import type { Position } from '../../common/plane.ts';
import type { TreatedPlaces } from '../choose-sites.ts';
import type { RoadSiteCriteria } from './road-site-criteria.ts';
import { findTreatedSites, type DrawnPlaces } from './find-treated-sites.ts';
import { distanceBetween, endsOf } from './site-distances.ts';

/** What reference sites must have, in the order in which it is asked. */
export const ROAD_SITE_STEPS = [
  'same-kind',
  'same-class',
  'not-adjacent',
  'no-other-intervention',
  'traffic-known',
  'similar-traffic',
  'far-enough',
  'near-enough',
  'not-excluded',
] as const;
export type RoadSiteStep = (typeof ROAD_SITE_STEPS)[number];

/** What somebody may set aside for a single site, with a reason. Without the others it could not be compared, or would be touched by the treatment. */
export const LIKENESS = ['same-class', 'similar-traffic', 'far-enough', 'near-enough'] as const satisfies readonly RoadSiteStep[];
export type LikenessStep = (typeof LIKENESS)[number];

export interface ChosenRoadSites {
  /** Indices into the network's sites, ascending. */
  readonly treated: readonly number[];
  readonly reference: readonly number[];
  /** How many sites are left after each criterion, from all of the network on. */
  readonly steps: readonly { readonly step: 'all' | RoadSiteStep; readonly left: number }[];
  /** Points, lines and areas of the intervention, and those of them with no road within the tolerance. */
  readonly placesStated: number;
  readonly placesAtNoSite: number;
  /** Sites next to treated ones where no other intervention is at or next to them: no references. */
  readonly beside: readonly number[];
  /** Sites that one criterion of likeness alone keeps out, and which: whoever knows better can add them. */
  readonly nearMisses: readonly { readonly site: number; readonly step: LikenessStep }[];
  /** Treated sites that another intervention has a place at as well. */
  readonly treatedByOthers: number;
  /** Kinds of sites whose accidents are set against traffic: that of all treated sites of the kind is known. */
  readonly kindsWithTraffic: readonly NetworkSite['kind'][];
}

/**
 * Treated are the sites that the intervention was at (`findTreatedSites`).
 * What they are compared with are sites of their kind that meet every criterion; those without accidents stay.
 * @param trafficOf vehicles a day of a site over both periods; null where it is not known
 */
export function chooseRoadSites(
  network: ScreenedNetwork,
  { places, otherPlaces, drawn = { own: ofPoints(places), others: ofPoints(otherPlaces) } }: TreatedPlaces,
  criteria: RoadSiteCriteria,
  trafficOf: (site: number) => number | null,
): ChosenRoadSites {
  const { sites } = network;
  const { own, others: ofOthers } = drawn;
  const { sites: treated, atNoSite } = findTreatedSites(network, own, criteria.toleranceMeters);
  const others = new Set(findTreatedSites(network, ofOthers, criteria.toleranceMeters).sites);
  const kindsWithTraffic = [...new Set(treated.map((i) => sites[i]!.kind))]
    .filter((kind) => treated.every((i) => sites[i]!.kind !== kind || trafficOf(i) !== null))
    .sort();
  const tests = testsOf(network, { treated, others, criteria, trafficOf, kindsWithTraffic });
  const included = new Set(criteria.included.map(({ siteId }) => siteId));
  return {
    treated,
    ...filterByStep(sites, tests, included),
    nearMisses: findNearMisses(sites, tests, included),
    beside: findBeside(sites, treated, others),
    placesAtNoSite: atNoSite,
    placesStated: own.points.length + own.lines.length + own.areas.length,
    treatedByOthers: treated.filter((i) => others.has(i)).length,
    kindsWithTraffic,
  };
}

function ofPoints(points: readonly Position[]): DrawnPlaces {
  return { points, lines: [], areas: [] };
}

type Tests = Readonly<Record<RoadSiteStep, ((i: number) => boolean) | null>>;

/** @param included sites that likeness is not asked of */
function filterByStep(
  sites: readonly NetworkSite[],
  tests: Tests,
  included: ReadonlySet<string>,
): Pick<ChosenRoadSites, 'reference' | 'steps'> {
  const steps: { step: 'all' | RoadSiteStep; left: number }[] = [{ step: 'all', left: sites.length }];
  let left = [...sites.keys()];
  for (const step of ROAD_SITE_STEPS) {
    const test = tests[step];
    if (test === null) continue;
    const isSetAside = (LIKENESS as readonly RoadSiteStep[]).includes(step);
    left = left.filter((i) => test(i) || (isSetAside && included.has(sites[i]!.id)));
    steps.push({ step, left: left.length });
  }
  return { reference: left, steps };
}

function findNearMisses(sites: readonly NetworkSite[], tests: Tests, included: ReadonlySet<string>): ChosenRoadSites['nearMisses'] {
  const others = ROAD_SITE_STEPS.filter((step) => !(LIKENESS as readonly RoadSiteStep[]).includes(step));
  return [...sites.keys()].flatMap((site) => {
    if (included.has(sites[site]!.id) || !others.every((step) => tests[step]?.(site) ?? true)) return [];
    const missed = LIKENESS.filter((step) => !(tests[step]?.(site) ?? true));
    return missed.length === 1 ? [{ site, step: missed[0]! }] : [];
  });
}

/** Of whatever kind: what is done at a junction is felt on its roads. */
function findBeside(sites: readonly NetworkSite[], treated: readonly number[], others: ReadonlySet<number>): number[] {
  const [own, nearOthers] = [endsAt(sites, treated), endsAt(sites, others)];
  const isTreated = new Set(treated);
  const meets = (i: number, ends: ReadonlySet<string>): boolean => endsOf(sites[i]!.course).some((end) => ends.has(end));
  return [...sites.keys()].filter((i) => !isTreated.has(i) && meets(i, own) && !meets(i, nearOthers));
}

function endsAt(sites: readonly NetworkSite[], indices: Iterable<number>): ReadonlySet<string> {
  return new Set([...indices].flatMap((i) => endsOf(sites[i]!.course)));
}

interface Against {
  readonly treated: readonly number[];
  readonly others: ReadonlySet<number>;
  readonly criteria: RoadSiteCriteria;
  readonly trafficOf: (site: number) => number | null;
  readonly kindsWithTraffic: readonly NetworkSite['kind'][];
}

/** What is asked of each site; null where it is not asked. */
function testsOf({ sites }: ScreenedNetwork, { treated, others, criteria, trafficOf, kindsWithTraffic }: Against): Tests {
  const isApart = (ends: ReadonlySet<string>) => (i: number) => !endsOf(sites[i]!.course).some((end) => ends.has(end));
  const kinds = new Set(treated.map((i) => sites[i]!.kind));
  const groupOf = (i: number): string => `${sites[i]!.kind} ${roadClassGroupOf(sites[i]!.roadClass)}`;
  const groups = new Set(treated.map(groupOf));
  const own = new Set(treated);
  const courses = treated.map((i) => sites[i]!.course);
  const excluded = new Set(criteria.excluded.map(({ siteId }) => siteId));
  const needsTraffic = (i: number): boolean => kindsWithTraffic.includes(sites[i]!.kind);
  const awayFromTreated = memoize((i) => distanceBetween(sites[i]!.course, courses));
  const { trafficFactor: factor, leastDistanceMeters: least, greatestDistanceMeters: greatest } = criteria;
  const rangeOf = new Map(kindsWithTraffic.map((kind) => [kind, rangeOfTraffic(treated.filter((i) => sites[i]!.kind === kind), trafficOf)])); // prettier-ignore
  const isSimilar = (i: number): boolean => {
    const range = rangeOf.get(sites[i]!.kind);
    const traffic = trafficOf(i);
    return range === undefined || (traffic !== null && traffic * factor! >= range[0] && traffic <= range[1] * factor!);
  };
  return {
    'same-kind': (i) => kinds.has(sites[i]!.kind) && !own.has(i),
    'same-class': criteria.classes === 'same' ? (i) => groups.has(groupOf(i)) : null,
    'not-adjacent': isApart(endsAt(sites, treated)),
    'no-other-intervention': others.size === 0 ? null : isApart(endsAt(sites, others)),
    'traffic-known': kindsWithTraffic.length === 0 ? null : (i) => !needsTraffic(i) || trafficOf(i) !== null,
    'similar-traffic': kindsWithTraffic.length === 0 || factor === null ? null : isSimilar,
    'far-enough': least === 0 ? null : (i) => awayFromTreated(i) >= least,
    'near-enough': greatest === null ? null : (i) => awayFromTreated(i) <= greatest,
    'not-excluded': excluded.size === 0 ? null : (i) => !excluded.has(sites[i]!.id),
  };
}

function rangeOfTraffic(sites: readonly number[], trafficOf: Against['trafficOf']): readonly [number, number] {
  const traffic = sites.map((i) => trafficOf(i)!);
  return [Math.min(...traffic), Math.max(...traffic)];
}

function memoize(of: (i: number) => number): (i: number) => number {
  const known = new Map<number, number>();
  return (i) => {
    const value = known.get(i) ?? of(i);
    known.set(i, value);
    return value;
  };
}
