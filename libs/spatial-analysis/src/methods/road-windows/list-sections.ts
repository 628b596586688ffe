import type { AccidentsOnNetworkRoads, NetworkRoad, RoadPart } from '../../network-roads.ts';
import type { ScreenedNetwork } from '../../network-sites.ts';

/** A section between two junctions, in metres from its beginning along its road; what lies in junctions is no part of it. */
export interface SectionOnRoad {
  /** Index into the sites of the network. */
  readonly site: number;
  readonly road: NetworkRoad;
  readonly roadName: string | null;
  readonly lengthMeters: number;
  /** Its accidents, and where along it each lies. */
  readonly points: readonly number[];
  readonly positions: readonly number[];
  /** Metres from the start of the road of a place along the section. */
  readonly toRoad: (meters: number) => number;
}

/** The sections of a network in the order of its sites, those without accidents too. */
export function listSections({ sites, siteOf }: ScreenedNetwork, { roads, positions }: AccidentsOnNetworkRoads): SectionOnRoad[] {
  const parts = new Map<number, RoadPart[]>();
  const roadOfSite = new Map<number, NetworkRoad>();
  for (const road of roads) {
    for (const part of road.parts) {
      if (sites[part.site]!.kind !== 'segment') continue;
      roadOfSite.set(part.site, road);
      const own = parts.get(part.site);
      if (own === undefined) parts.set(part.site, [part]);
      else own.push(part);
    }
  }
  const points = Map.groupBy(siteOf.keys(), (point) => siteOf[point]!);
  return [...sites.keys()].flatMap((site): SectionOnRoad[] => {
    const own = parts.get(site);
    if (own === undefined) return [];
    const inside = points.get(site) ?? [];
    const lengthMeters = own.reduce((sum, { from, to }) => sum + to - from, 0);
    const along = inside.map((point) => Math.min(lengthAlong(own, positions[point]!), lengthMeters));
    const toRoad = (meters: number): number => placeAlong(own, meters);
    const { roadName } = sites[site]!;
    return [{ site, road: roadOfSite.get(site)!, roadName, lengthMeters, points: inside, positions: along, toRoad }];
  });
}

/** How much of some parts lies before a place of their road. */
function lengthAlong(parts: readonly RoadPart[], position: number): number {
  return parts.reduce((sum, { from, to }) => sum + Math.min(Math.max(position - from, 0), to - from), 0);
}

function placeAlong(parts: readonly RoadPart[], meters: number): number {
  let left = meters;
  for (const { from, to } of parts) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return parts.at(-1)!.to;
}
