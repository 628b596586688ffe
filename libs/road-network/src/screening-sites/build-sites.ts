import { ROAD_CLASSES, ROAD_PLACEMENTS } from '@elektron/domain';
import { NO_SITE_REASONS, type NetworkSite, type NoSiteReason, type ScreenedNetwork } from '@elektron/spatial-analysis';

import type { PlacedOnRoads } from '../place-on-roads.ts';
import { trafficOfJunction, trafficOfSections, type TrafficOfSections } from './carry-traffic.ts';
import { courseOfChain } from './chain-segments.ts';
import type { CountSiteOnRoad } from './estimate-years.ts';
import { joinSections, listJunctions, type Section } from './join-sections.ts';
import { lengthsOutsideJunctions } from './junction-reach.ts';
import type { RoadsForSites } from './roads-for-sites.ts';

export interface SitesQuestion {
  readonly countSites: readonly CountSiteOnRoad[];
  /** Calendar years of the period. */
  readonly years: readonly number[];
  /** What is nearer to a junction along the roads belongs to it: the same metres as of the accidents' placements. */
  readonly junctionMeters: number;
}

/** Where the accidents that are asked about lie; index by index the accidents. */
export type PlacedAccidents = Pick<PlacedOnRoads, 'placement' | 'segment' | 'node'>;

/** Where on their segments they lie, too. */
export type AccidentsAlong = PlacedAccidents & Pick<PlacedOnRoads, 'alongMeters'>;

/** Sections between junctions and junctions of a network, each with its traffic, and at which of them each accident lies. */
export function buildSites(roads: RoadsForSites, accidents: PlacedAccidents, question: SitesQuestion): ScreenedNetwork {
  const sections = joinSections(roads);
  const traffic = trafficOfSections(roads, sections, question.countSites, question.years);
  const junctions = listJunctions(roads);
  const outside = lengthsOutsideJunctions(
    roads.segments,
    junctions.map(({ node }) => node),
    question.junctionMeters,
  );
  const sectionOf = new Int32Array(roads.isRoad.length).fill(-1);
  for (const [i, { segments }] of sections.entries()) for (const segment of segments) sectionOf[segment] = i;
  const described = sections.map((section, i) => describeSection(roads, section, traffic[i]!, outside));
  const kept = described.flatMap((site, section) => (site.lengthMeters! > 0 ? [{ site, section }] : []));
  const ofSection = sortById(kept);
  const ofJunction = sortById(junctions.map((junction) => ({ ...junction, site: describeJunction(roads, junction, sectionOf, traffic) })));
  const siteOfSection = new Map(ofSection.map(({ section }, i) => [section, i]));
  const siteOfNode = new Map(ofJunction.map(({ node }, i) => [node, ofSection.length + i]));
  const siteAt = (segment: number, node: number): number =>
    (node >= 0 ? siteOfNode.get(node) : siteOfSection.get(sectionOf[segment]!)) ?? -1;
  return {
    sites: [...ofSection, ...ofJunction].map(({ site }) => site),
    ...placeAccidents(accidents, roads.isRoad, siteAt),
    sectionsInsideJunctions: described.length - kept.length,
    junctionMeters: question.junctionMeters,
  };
}

function sortById<Item extends { readonly site: NetworkSite }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => (a.site.id < b.site.id ? -1 : 1));
}

function describeSection(roads: RoadsForSites, section: Section, exposure: NetworkSite['exposure'], outside: Float64Array): NetworkSite {
  const { ids, roadName, roadClass } = roads;
  const first = section.segments.reduce((least, segment) => (ids[segment]! < ids[least]! ? segment : least));
  return {
    id: ids[first]!,
    kind: 'segment',
    roadName: roadName[first]!,
    roadClass: roadClass[first]!,
    legs: null,
    lengthMeters: section.segments.reduce((sum, segment) => sum + outside[segment]!, 0),
    exposure,
    course: courseOfChain(roads, section),
  };
}

/** More roads than so many are not named. */
const NAMED_ROADS = 3;

function describeJunction(
  { nodes, road, roadName, roadClass }: RoadsForSites,
  { node, legs }: { readonly node: number; readonly legs: readonly number[] },
  sectionOf: Int32Array,
  traffic: TrafficOfSections,
): NetworkSite {
  const highest = highestFirst(legs, roadClass);
  const names = [...new Set(highest.flatMap((segment) => roadName[segment] ?? []))].slice(0, NAMED_ROADS);
  const roadOfSection = new Map(legs.map((segment) => [sectionOf[segment]!, road[segment]!]));
  return {
    id: nodes.keys[node]!,
    kind: 'junction',
    roadName: names.length === 0 ? null : names.join(' / '),
    roadClass: roadClass[highest[0]!]!,
    legs: legs.length,
    lengthMeters: null,
    exposure: trafficOfJunction(
      legs.map((segment) => sectionOf[segment]!),
      traffic,
      (section) => roadOfSection.get(section)!,
    ),
    course: [[nodes.x[node]!, nodes.y[node]!]],
  };
}

/** Legs of a junction, those of the highest class of road first. */
export function highestFirst(legs: readonly number[], roadClass: RoadsForSites['roadClass']): number[] {
  const heightOf = (segment: number): number => {
    const height = ROAD_CLASSES.findIndex((candidate) => candidate === roadClass[segment]);
    return height < 0 ? ROAD_CLASSES.length : height;
  };
  return legs.toSorted((a, b) => heightOf(a) - heightOf(b));
}

/** What stands in `noSiteReason` of an accident that is at a site. */
const AT_A_SITE = 255;

function placeAccidents(
  { placement, segment, node }: PlacedAccidents,
  isRoad: Uint8Array,
  siteAt: (segment: number, node: number) => number,
): Pick<ScreenedNetwork, 'siteOf' | 'noSiteReason'> {
  const siteOf = new Int32Array(placement.length).fill(-1);
  const noSiteReason = new Uint8Array(placement.length).fill(AT_A_SITE);
  for (const [i, code] of placement.entries()) {
    const outcome = ROAD_PLACEMENTS[code]!;
    const isPlaced = outcome === 'segment' || outcome === 'junction';
    if (isPlaced) siteOf[i] = siteAt(segment[i]!, outcome === 'junction' ? node[i]! : -1);
    if (siteOf[i]! >= 0) continue;
    const reason: NoSiteReason = !isPlaced ? outcome : isRoad[segment[i]!] === 1 ? 'inside-junctions' : 'no-road-way';
    noSiteReason[i] = NO_SITE_REASONS.indexOf(reason);
  }
  return { siteOf, noSiteReason };
}
