import type { BoundingBox, PublishedArea } from '@elektron/domain';

/** Corners closer than this are one: a hundred-thousandth of a degree is a metre. */
const CORNER_DEGREES = 1e-5;

/** Which areas touch: those whose outlines have a corner in common. @returns by id, in the order of the areas */
export function findNeighbours(areas: readonly PublishedArea[]): ReadonlyMap<string, readonly string[]> {
  const atCorner = new Map<string, Set<number>>();
  for (const [index, { outline }] of areas.entries()) {
    if (outline.type === 'Point') continue;
    for (const [longitude, latitude] of positionsIn(outline.coordinates)) {
      const corner = `${Math.round(longitude / CORNER_DEGREES)} ${Math.round(latitude / CORNER_DEGREES)}`;
      const there = atCorner.get(corner);
      if (there === undefined) atCorner.set(corner, new Set([index]));
      else there.add(index);
    }
  }
  const touching = areas.map(() => new Set<number>());
  for (const there of atCorner.values()) for (const a of there) for (const b of there) if (a !== b) touching[a]!.add(b);
  return new Map(areas.map(({ id }, index) => [id, [...touching[index]!].sort((a, b) => a - b).map((other) => areas[other]!.id)]));
}

/** Every position of nested lists of them, as GeoJSON nests them. */
export function* positionsIn(coordinates: unknown): Iterable<readonly [longitude: number, latitude: number]> {
  if (!Array.isArray(coordinates)) return;
  if (typeof coordinates[0] === 'number') yield coordinates as unknown as [number, number];
  else for (const part of coordinates) yield* positionsIn(part);
}

/** The box around a shape. */
export function boxOf({ coordinates }: { readonly coordinates: unknown }): BoundingBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of positionsIn(coordinates)) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return [west, south, east, north];
}
