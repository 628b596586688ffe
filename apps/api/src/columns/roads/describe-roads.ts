import { ROAD_CLASSES, type Text } from '@elektron/domain';
import { findImportFormat } from '@elektron/importers';
import { findComponents, findGaps, type NetworkComponents } from '@elektron/road-network';

import type { RoadNetworkObject } from './road-network.object.ts';
import type { StandingNetwork, StandingRoad } from './standing-network.ts';

/** A dead end that is nearer to a road than a carriageway is wide was meant to reach it, or nearly so. */
export const GAP_METERS = 5;

const MOST_LISTED = 200;

/** More segments than these are not sent to be drawn in one answer: some 10 MB. */
const MOST_DRAWN = 60_000;

/** Decimals of a degree: 0.1 m. */
const PLACES = 1e6;

/** What is told of a network as it stands. */
export function describeRoads(network: StandingNetwork, version: number): RoadNetworkObject {
  const { rows, nodes, segments } = network;
  const components = findComponents(network);
  const gaps = findGaps(network, (segment) => rows[segment]!.level, GAP_METERS).sort((a, b) => a.distanceMeters - b.distanceMeters);
  const ownOf = segmentsAtNodes(network);
  return {
    version,
    segments: rows.length,
    lengthMeters: sum(rows.map(({ lengthMeters }) => lengthMeters)),
    junctions: nodes.degrees.filter((degree) => degree >= 3).length,
    deadEnds: nodes.degrees.filter((degree) => degree === 1).length,
    extent: extentOf(network),
    classes: describeClasses(network),
    networks: describeNetworks(network),
    partsTotal: components.lengthMeters.length,
    parts: describeParts(network, components),
    disconnectedLines: drawLines(network, (segment) => components.ofSegment[segment]! > 0),
    gapMeters: GAP_METERS,
    gapsTotal: gaps.length,
    gaps: gaps.slice(0, MOST_LISTED).map(({ node, segment, distanceMeters }) => ({
      id: nodes.keys[node]!,
      distanceMeters,
      roadName: nameOf(rows[ownOf[node]!]!),
      otherRoadName: nameOf(rows[segment]!),
      ...placeOfNode(network, node, ownOf[node]!),
    })),
  };
  function segmentsAtNodes({ segments: { startNode, endNode } }: StandingNetwork): Int32Array {
    const own = new Int32Array(nodes.keys.length);
    for (const i of segments.ids.keys()) [own[startNode[i]!], own[endNode[i]!]] = [i, i];
    return own;
  }
}

function describeClasses(network: StandingNetwork): RoadNetworkObject['classes'] {
  return groupByClass(network.rows.keys(), (i) => network.rows[i]!.roadClass).map(([roadClass, own]) => {
    const isOwn = new Set(own);
    const rows = own.map((i) => network.rows[i]!);
    return {
      roadClass,
      segments: own.length,
      lengthMeters: sum(rows.map(({ lengthMeters }) => lengthMeters)),
      lengthWithSpeedLimitMeters: sum(rows.filter(({ speedLimit }) => speedLimit !== null).map(({ lengthMeters }) => lengthMeters)),
      lines: drawLines(network, (segment) => isOwn.has(segment)),
    };
  });
}

/** In the order of the classes; those of other words and of none come last. */
function groupByClass<Thing>(things: Iterable<Thing>, classOf: (thing: Thing) => string | null): [string | null, readonly Thing[]][] {
  const byClass = Map.groupBy(things, classOf);
  return [...new Set([...ROAD_CLASSES, ...byClass.keys()])].flatMap((roadClass) => {
    const own = byClass.get(roadClass);
    return own === undefined ? [] : [[roadClass, own]];
  });
}

function describeNetworks({ rows }: StandingNetwork): RoadNetworkObject['networks'] {
  return [...Map.groupBy(rows, ({ network }) => network)].sort(byName).map(([network, own]) => ({
    network,
    label: labelNetwork(network),
    classes: groupByClass(own, ({ roadClass }) => roadClass).map(([roadClass, { length }]) => ({ roadClass, segments: length })),
  }));
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number => (one < other ? -1 : 1);

/** What the roads of a network are called, by the kind of its files. */
export function labelNetwork(network: string): Text {
  return findImportFormat(network)?.labels ?? { el: network, en: network };
}

function describeParts(
  { rows, segments, longitudes, latitudes }: StandingNetwork,
  components: NetworkComponents,
): RoadNetworkObject['parts'] {
  const first = new Map<number, number>();
  const named = new Map<number, string>();
  for (const [i, part] of components.ofSegment.entries()) {
    if (!first.has(part)) first.set(part, i);
    const name = nameOf(rows[i]!);
    if (name !== null && !named.has(part)) named.set(part, name);
  }
  return Array.from({ length: Math.min(MOST_LISTED, components.lengthMeters.length) }, (_, part) => {
    const vertex = segments.offsets[first.get(part)!]!;
    return {
      id: rows[first.get(part)!]!.id,
      segments: components.segments[part]!,
      lengthMeters: components.lengthMeters[part]!,
      roadName: named.get(part) ?? null,
      longitude: longitudes[vertex]!,
      latitude: latitudes[vertex]!,
    };
  });
}

function nameOf({ roadName, roadReference }: StandingRoad): string | null {
  return roadName ?? roadReference;
}

function placeOfNode(
  { segments, longitudes, latitudes }: StandingNetwork,
  node: number,
  segment: number,
): { readonly longitude: number; readonly latitude: number } {
  const vertex = segments.startNode[segment] === node ? segments.offsets[segment]! : segments.offsets[segment + 1]! - 1;
  return { longitude: longitudes[vertex]!, latitude: latitudes[vertex]! };
}

function drawLines({ rows, segments, longitudes, latitudes }: StandingNetwork, isWanted: (segment: number) => boolean): unknown {
  if (rows.length > MOST_DRAWN) return null;
  const coordinates: [number, number][][] = [];
  for (const i of rows.keys()) {
    if (!isWanted(i)) continue;
    const line: [number, number][] = [];
    for (let v = segments.offsets[i]!; v < segments.offsets[i + 1]!; v += 1) line.push([round(longitudes[v]!), round(latitudes[v]!)]);
    coordinates.push(line);
  }
  return { type: 'MultiLineString', coordinates };
}

function extentOf({ longitudes, latitudes }: StandingNetwork): readonly number[] | null {
  if (longitudes.length === 0) return null;
  const [least, most] = [
    (values: Float64Array): number => values.reduce((a, b) => Math.min(a, b), Infinity),
    (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  return [least(longitudes), least(latitudes), most(longitudes), most(latitudes)];
}

function round(degrees: number): number {
  return Math.round(degrees * PLACES) / PLACES;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
