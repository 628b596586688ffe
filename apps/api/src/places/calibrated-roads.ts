import { E7 } from '@elektron/domain';
import type { CalibratedRoute } from '@elektron/geocoding';
import { calibrateChain, findChains, type KilometreMark, type NetworkSegments, type RouteChain } from '@elektron/road-network';

import type { ProjectedPlace } from '../imports/reading/project-position.ts';

/** A stretch of a road that has kilometre positions of its own, or posts, here or elsewhere. */
export interface PostedSegment {
  readonly name: string;
  /** Its number or numbers: `A1; E75`. */
  readonly reference: string;
  /** Longitude, latitude, longitude, … in degrees. */
  readonly coordinates: readonly number[];
  /** As the importer writes them: `12.5 23.7000000 38.1000000; 13 …`; empty where its line has none. */
  readonly posts: string;
  /** Kilometre positions of the first and the last point of its line, where its source states them. */
  readonly fromKm: number | null;
  readonly toKm: number | null;
}

/** Null for a point that lies outside of what the organisation's system can hold. */
export type ProjectDegrees = (degrees: readonly [number, number]) => ProjectedPlace | null;

/** A post further away from the course of its road than this is not of it (metres): the importer allows 30. */
const POST_METERS = 35;
const MILLIMETERS = 1_000;
const METERS = 1_000;

/** What a segment is part of: the roads of its numbers, or of its name where it has none. Positions are counted along a number. */
export const roadsOf = ({ name, reference }: Pick<PostedSegment, 'name' | 'reference'>): string[] => {
  const numbers = reference.split(';').flatMap((number) => (number.trim() === '' ? [] : [number.trim()]));
  return numbers.length > 0 ? numbers : name.trim() === '' ? [] : [name.trim()];
};

/**
 * Kilometre positions along roads, between their posts. A chain of a road of which fewer than two posts are known, or whose posts do not rise along the
 * way, has none.
 */
export function toRoutes(segments: readonly PostedSegment[], project: ProjectDegrees): CalibratedRoute[] {
  const roads = new Map<string, PostedSegment[]>();
  for (const segment of segments) for (const road of roadsOf(segment)) roads.set(road, [...(roads.get(road) ?? []), segment]);
  return [...roads].flatMap(([road, some]) => [...statedRoutesOf(road, some, project), ...routesOf(road, some, project)]);
}

/** Stretches whose ends have stated positions. What lies between is shared out along the line, as between two posts. */
function statedRoutesOf(road: string, given: readonly PostedSegment[], project: ProjectDegrees): CalibratedRoute[] {
  return given.flatMap((segment): CalibratedRoute[] => {
    const { fromKm, toKm, name } = segment;
    const vertices = fromKm === null || toKm === null || fromKm === toKm ? null : projectAll(segment.coordinates, project);
    if (vertices === null) return [];
    const isRising = fromKm! < toKm!;
    const [x, y] = [0, 1].map((axis) => {
      const values = vertices.filter((_, i) => i % 2 === axis);
      return Float64Array.from(isRising ? values : values.toReversed());
    }) as [Float64Array, Float64Array];
    const way = new Float64Array(x.length);
    for (let i = 1; i < x.length; i += 1) way[i] = way[i - 1]! + Math.hypot(x[i]! - x[i - 1]!, y[i]! - y[i - 1]!);
    const wayMeters = way.at(-1)!;
    const positions = Float64Array.from(
      [fromKm!, toKm!].sort((a, b) => a - b),
      (kilometres) => Math.round(kilometres * METERS),
    );
    if (wayMeters === 0 || positions[0] === positions[1]) return [];
    const measures = way.map((meters) => positions[0]! + (meters / wayMeters) * (positions[1]! - positions[0]!));
    const otherNames = name.trim() === '' || name.trim() === road ? [] : [name.trim()];
    return [{ name: road, otherNames, measures, x, y, posts: { positions, wayMeters: Float64Array.of(wayMeters) } }];
  });
}

function routesOf(road: string, given: readonly PostedSegment[], project: ProjectDegrees): CalibratedRoute[] {
  const placed = given.flatMap((segment) => {
    const vertices = projectAll(segment.coordinates, project);
    return vertices === null ? [] : [{ segment, vertices }];
  });
  const segments = toNetworkSegments(placed);
  return findChains({ segments }, [...placed.keys()]).flatMap((chain): CalibratedRoute[] => {
    const members = chain.segments.map((index) => placed[index]!.segment);
    const calibration = calibrateChain({ segments }, chain satisfies RouteChain, marksOf(members, project), POST_METERS);
    if (typeof calibration === 'string') return [];
    const { measures, x, y, positions, wayMeters } = calibration;
    const otherNames = [...new Set(members.map(({ name }) => name.trim()))].filter((name) => name !== '' && name !== road);
    return [{ name: road, otherNames, measures, x, y, posts: { positions, wayMeters } }];
  });
}

/** x, y, x, y, … in metres. */
function projectAll(coordinates: readonly number[], project: ProjectDegrees): number[] | null {
  const vertices: number[] = [];
  for (let i = 0; i + 1 < coordinates.length; i += 2) {
    const place = project([coordinates[i]!, coordinates[i + 1]!]);
    if (place === null) return null;
    vertices.push(place.xMillimeters / MILLIMETERS, place.yMillimeters / MILLIMETERS);
  }
  return vertices.length < 4 ? null : vertices;
}

function toNetworkSegments(placed: readonly { readonly segment: PostedSegment; readonly vertices: readonly number[] }[]): NetworkSegments {
  const nodes = new Map<string, number>();
  const nodeAt = (longitude: number, latitude: number): number => {
    const key = `${Math.round(longitude * E7)} ${Math.round(latitude * E7)}`;
    const node = nodes.get(key) ?? nodes.size;
    nodes.set(key, node);
    return node;
  };
  const offsets = new Int32Array(placed.length + 1);
  for (const [i, { vertices }] of placed.entries()) offsets[i + 1] = offsets[i]! + vertices.length / 2;
  const all = placed.flatMap(({ vertices }) => vertices);
  return {
    ids: placed.map((_, i) => String(i)),
    line: Int32Array.from(placed.keys()),
    startNode: Int32Array.from(placed, ({ segment: { coordinates } }) => nodeAt(coordinates[0]!, coordinates[1]!)),
    endNode: Int32Array.from(placed, ({ segment: { coordinates } }) => nodeAt(coordinates.at(-2)!, coordinates.at(-1)!)),
    lengthMeters: new Float64Array(placed.length),
    fromMeters: new Float64Array(placed.length),
    offsets,
    x: Float64Array.from(all.filter((_, i) => i % 2 === 0)),
    y: Float64Array.from(all.filter((_, i) => i % 2 === 1)),
  };
}

/** Every segment of a line says the posts of all of it. */
function marksOf(segments: readonly PostedSegment[], project: ProjectDegrees): KilometreMark[] {
  const texts = new Set(segments.flatMap(({ posts }) => posts.split(';').map((text) => text.trim())));
  return [...texts].flatMap((text): KilometreMark[] => {
    const [kilometres = NaN, longitude = NaN, latitude = NaN] = text.split(' ').map(Number);
    const place = text !== '' && [kilometres, longitude, latitude].every(Number.isFinite) ? project([longitude, latitude]) : null;
    if (place === null) return [];
    const positionMeters = Math.round(kilometres * METERS);
    return [{ x: place.xMillimeters / MILLIMETERS, y: place.yMillimeters / MILLIMETERS, positionMeters }];
  });
}
