import type { PublishedGeography, Text } from '@elektron/domain';
import type { RoadsForSites } from '@elektron/road-network';
import { latLngToCell } from 'h3-js';

import type { Plane } from '../common/plane.ts';

/** More roads do not help anybody to find a place. */
const NAMED_ROADS = 2;
/** Metres between places of a road that are looked at: a hexagon of a tenth of a square kilometre is some 350 wide. */
const STEP_METERS = 25;

const RESOLUTIONS: Readonly<Partial<Record<PublishedGeography, number>>> = { 'hexagon-7': 7, 'hexagon-8': 8, 'hexagon-9': 9 };

/** By hexagon, then by road: metres. */
type Lengths = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Names hexagons by the roads that people know them by: the longest in it that have a name.
 * @returns of a hexagon by its geography and a place in it; null where no road has a name
 */
export function createHexagonNames(
  roads: Pick<RoadsForSites, 'segments' | 'roadName'>,
  plane: Plane,
): (geography: PublishedGeography, centre: readonly [number, number]) => Text | null {
  const lengths = new Map<number, Lengths>();
  for (const resolution of Object.values(RESOLUTIONS)) lengths.set(resolution, measure(roads, plane, resolution));
  return (geography, [longitude, latitude]) => {
    const resolution = RESOLUTIONS[geography];
    if (resolution === undefined) return null;
    const inside = lengths.get(resolution)?.get(latLngToCell(latitude, longitude, resolution));
    if (inside === undefined) return null;
    const longest = [...inside].sort(([a, metersA], [b, metersB]) => metersB - metersA || (a < b ? -1 : 1)).slice(0, NAMED_ROADS);
    const name = longest.map(([road]) => road).join(', ');
    return { el: name, en: name };
  };
}

function measure({ segments, roadName }: Pick<RoadsForSites, 'segments' | 'roadName'>, plane: Plane, resolution: number): Lengths {
  const lengths = new Map<string, Map<string, number>>();
  for (const [segment, name] of roadName.entries()) {
    if (name === null) continue;
    for (const [x, y, meters] of walk(segments, segment)) {
      const [longitude, latitude] = plane.toDegrees(x, y);
      const cell = latLngToCell(latitude, longitude, resolution);
      const inCell = lengths.get(cell) ?? new Map<string, number>();
      inCell.set(name, (inCell.get(name) ?? 0) + meters);
      lengths.set(cell, inCell);
    }
  }
  return lengths;
}

/** Middles of equal pieces of each edge of a segment, with the length of such a piece. */
function* walk({ offsets, x, y }: RoadsForSites['segments'], segment: number): Generator<readonly [x: number, y: number, meters: number]> {
  for (let v = offsets[segment]! + 1; v < offsets[segment + 1]!; v += 1) {
    const [dx, dy] = [x[v]! - x[v - 1]!, y[v]! - y[v - 1]!];
    const meters = Math.hypot(dx, dy);
    const pieces = Math.max(1, Math.ceil(meters / STEP_METERS));
    for (let piece = 0; piece < pieces; piece += 1) {
      const share = (piece + 0.5) / pieces;
      yield [x[v - 1]! + share * dx, y[v - 1]! + share * dy, meters / pieces];
    }
  }
}
