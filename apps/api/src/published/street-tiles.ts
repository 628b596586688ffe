import { STREET_PARTS_OF_DEGREE, type PublishedStreet, type StreetRank, type Text } from '@elektron/domain';

import type { ReleaseIndex } from './release-index.ts';
import { boxOfTile, shapeInTile, type TileShape, type TileSquare } from './tile-shapes.ts';

/** Streets are in tiles only, to be drawn under the numbers: as data they are to be had of whoever has made them. */
export const STREET_LAYER = 'streets';
export const STREET_TITLE: Text = { el: 'Οδοί', en: 'Streets' };
export const STREET_FIELDS = { rank: 'Rank: 0 carries most / Τάξη: 0 οι κυριότερες', name: 'Name / Όνομα' };

/** From which zoom of tiles on streets of each rank are in them: farther away they would be a blot. */
const FROM_ZOOM: Readonly<Record<StreetRank, number>> = { 0: 0, 1: 8, 2: 10, 3: 12 };

interface PlacedStreet extends Pick<PublishedStreet, 'rank' | 'name'> {
  readonly line: readonly (readonly [number, number])[];
  /** Degrees: west, south, east, north. */
  readonly box: readonly [number, number, number, number];
}

type StreetInTile = TileShape & { readonly tags: Readonly<Record<string, string | number>> };

/** The streets of a release that a tile shows, those that carry most first. */
export function streetsInTile(index: ReleaseIndex, square: TileSquare): StreetInTile[] {
  const streets = index.keep('streets', () => (index.release.streetLines ?? []).map(placeStreet));
  const [west, south, east, north] = boxOfTile(square);
  return streets.flatMap(({ rank, name, line, box: [left, bottom, right, top] }) => {
    if (square.zoom < FROM_ZOOM[rank] || right < west || left > east || top < south || bottom > north) return [];
    const shape = shapeInTile({ type: 'LineString', coordinates: line }, square);
    return shape === null ? [] : [{ ...shape, tags: name === null ? { rank } : { rank, name } }];
  });
}

function placeStreet({ rank, name, course }: PublishedStreet): PlacedStreet {
  const line: [number, number][] = [];
  let [x, y] = [0, 0];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < course.length; i += 2) {
    x += course[i]!;
    y += course[i + 1]!;
    const [longitude, latitude] = [x / STREET_PARTS_OF_DEGREE, y / STREET_PARTS_OF_DEGREE];
    line.push([longitude, latitude]);
    [west, east] = [Math.min(west, longitude), Math.max(east, longitude)];
    [south, north] = [Math.min(south, latitude), Math.max(north, latitude)];
  }
  return { rank, name, line, box: [west, south, east, north] };
}
