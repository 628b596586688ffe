import type { SiteExposure } from '@elektron/spatial-analysis';

import { estimateYears, type CountSiteOnRoad, type TrafficOfYears } from './estimate-years.ts';
import type { Section } from './join-sections.ts';
import { listRoadEnds, type RoadsForSites } from './roads-for-sites.ts';

/** Null where no count tells of it. */
export type TrafficOfSections = readonly (SiteExposure | null)[];

/**
 * Traffic of each section. Counts on it are its own: the mean of those that were measured, else of those that were estimated. Without one, that of the
 * nearest section of the same road number, as far as one comes to it along that number without crossing a junction with another numbered road: there
 * traffic may turn off, and nobody knows how much.
 * @param years calendar years of the period
 */
export function trafficOfSections(
  roads: RoadsForSites,
  sections: readonly Section[],
  countSites: readonly CountSiteOnRoad[],
  years: readonly number[],
): TrafficOfSections {
  const sectionOf = new Int32Array(roads.isRoad.length).fill(-1);
  for (const [i, { segments }] of sections.entries()) for (const segment of segments) sectionOf[segment] = i;
  const bySection = Map.groupBy(countSites, ({ segment }) => sectionOf[segment] ?? -1);
  const own = sections.map((_, i) => combine(bySection.get(i) ?? [], years));
  return carry(roads, sections, sectionOf, own);
}

function combine(countSites: readonly CountSiteOnRoad[], years: readonly number[]): SiteExposure | null {
  const known = countSites
    .flatMap(({ source, averages }) => {
      const traffic = estimateYears(averages, years);
      return traffic === null ? [] : [{ source, ...traffic } satisfies TrafficOfYears & { source: string }];
    })
    .sort((a, b) => (a.source < b.source ? -1 : 1));
  const measured = known.filter(({ isMeasured }) => isMeasured);
  const used = measured.length > 0 ? measured : known;
  const [first] = used;
  if (first === undefined) return null;
  return {
    label: first.isMeasured ? 'measured' : 'modelled',
    vehiclesPerDay: used.reduce((sum, { vehiclesPerDay }) => sum + vehiclesPerDay, 0) / used.length,
    minorVehiclesPerDay: null,
    enteringVehiclesPerDay: null,
    source: used.map(({ source }) => source).join(', '),
    year: used.reduce((latest, { latestYear }) => Math.max(latest, latestYear), 0),
  };
}

/** The nearest first: of two counts, a section takes that of which the middle is nearer along the road; of equally near ones the first. */
function carry(
  roads: RoadsForSites,
  sections: readonly Section[],
  sectionOf: Int32Array,
  own: readonly (SiteExposure | null)[],
): TrafficOfSections {
  const { roadNumber, segments } = roads;
  const numberOf = (section: number): number => roadNumber[sections[section]!.segments[0]!]!;
  const lengths = sections.map((section) => section.segments.reduce((sum, segment) => sum + segments.lengthMeters[segment]!, 0));
  const neighbours = listNeighbours(roads, sections.length, sectionOf);
  const found: (SiteExposure | null)[] = [...own];
  const distances = new Float64Array(sections.length).fill(Infinity);
  let open = own.flatMap((exposure, section) => (exposure === null || numberOf(section) < 0 ? [] : [section]));
  for (const section of open) distances[section] = 0;
  while (open.length > 0) {
    const reached = new Set<number>();
    for (const section of open) {
      for (const next of neighbours[section]!) {
        const distance = distances[section]! + (lengths[section]! + lengths[next]!) / 2;
        if (own[next] !== null || distance >= distances[next]!) continue;
        distances[next] = distance;
        found[next] = { ...found[section]!, label: 'modelled' };
        reached.add(next);
      }
    }
    open = [...reached].sort((a, b) => a - b);
  }
  return found;
}

/** Sections of one road number that meet where no other numbered road is. */
function listNeighbours(roads: RoadsForSites, count: number, sectionOf: Int32Array): readonly (readonly number[])[] {
  const neighbours = Array.from({ length: count }, () => new Set<number>());
  for (const ends of listRoadEnds(roads)) {
    const numbers = new Set(ends.map((segment) => roads.roadNumber[segment]!).filter((number) => number >= 0));
    if (numbers.size !== 1) continue;
    const meeting = new Set(ends.filter((segment) => roads.roadNumber[segment]! >= 0).map((segment) => sectionOf[segment]!));
    for (const one of meeting) for (const other of meeting) if (one !== other) neighbours[one]!.add(other);
  }
  return neighbours.map((set) => [...set].sort((a, b) => a - b));
}

/**
 * Traffic of a junction from that of its legs. It is known where one of them is: the busiest road is the one that was counted, as a rule.
 * @param legs sections, each as often as it ends there
 * @param roadOf what is the same of two legs of one road
 */
export function trafficOfJunction(
  legs: readonly number[],
  traffic: TrafficOfSections,
  roadOf: (section: number) => number,
): SiteExposure | null {
  let main = -1;
  for (const leg of legs) {
    const vehicles = traffic[leg]?.vehiclesPerDay ?? 0;
    if (vehicles > (traffic[main]?.vehiclesPerDay ?? 0)) main = leg;
  }
  const exposure = traffic[main];
  if (!exposure) return null;
  const others = legs.filter((leg) => leg !== main && (roadOf(main) < 0 || roadOf(leg) !== roadOf(main)));
  const volumes = (of: readonly number[]): number[] => of.flatMap((leg) => traffic[leg]?.vehiclesPerDay ?? []);
  const [minor, all] = [volumes(others), volumes(legs)];
  return {
    ...exposure,
    minorVehiclesPerDay: others.length > 0 && minor.length === others.length ? Math.max(...minor) : null,
    enteringVehiclesPerDay: all.length === legs.length ? all.reduce((sum, volume) => sum + volume, 0) / 2 : null,
  };
}
