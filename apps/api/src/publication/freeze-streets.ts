import { STREET_PARTS_OF_DEGREE, type PublishedHead, type PublishedStreet, type RoadClass, type StreetRank } from '@elektron/domain';
import type { RoadsForSites } from '@elektron/road-network';

import type { Plane } from '../common/plane.ts';
import { joinSegments } from './join-segments.ts';
import { simplifyLine } from './simplify-line.ts';

/** What streets are frozen of. */
export type RoadsToFreeze = Pick<RoadsForSites, 'segments' | 'roadName' | 'roadClass'>;

/** A line may be so far (metres) from where it was: less than a pixel, where maps show a metre as one at most. */
const TOLERANCE_METERS = 2;
/** Places of all streets together. A country has more: of it those streets stay that carry most. */
const MOST_PLACES = 400_000;

/** Ways that orient nobody who looks at a town, and would be most of what is drawn. */
const NOT_DRAWN: ReadonlySet<string> = new Set<RoadClass>(['service', 'busway', 'track', 'cycleway', 'footway', 'path']);

const RANKS: Readonly<Partial<Record<string, StreetRank>>> = {
  motorway: 0,
  trunk: 0,
  primary: 1,
  secondary: 2,
  tertiary: 2,
  unclassified: 3,
  residential: 3,
  'living-street': 3,
  pedestrian: 3,
} satisfies Partial<Record<RoadClass, StreetRank>>;

/** A road of no known class may be a main one, as when accidents are placed on it. */
const RANK_OF_UNKNOWN: StreetRank = 2;

/**
 * The road network as it is to lie under the map of a release: one line for each street between places where others of its kind meet it, generalised. The same
 * network gives the same streets, in whatever order it comes.
 * @param bounds degrees; streets that do not reach into them are left out
 * @param mostPlaces of all streets together; what would be too much is left out rank by rank, those that carry least first
 */
export function freezeStreets(
  { segments, roadName, roadClass }: RoadsToFreeze,
  bounds: PublishedHead['bounds'],
  plane: Plane,
  mostPlaces = MOST_PLACES,
): PublishedStreet[] {
  const kinds = new Map<string, number[]>();
  for (const segment of roadName.keys()) {
    if (NOT_DRAWN.has(roadClass[segment] ?? '')) continue;
    const kind = JSON.stringify([RANKS[roadClass[segment] ?? ''] ?? RANK_OF_UNKNOWN, roadName[segment]]);
    const alike = kinds.get(kind);
    if (alike === undefined) kinds.set(kind, [segment]);
    else alike.push(segment);
  }
  const streets = [...kinds].flatMap(([kind, alike]) => {
    const [rank, name] = JSON.parse(kind) as [StreetRank, string | null];
    return joinSegments(segments, alike)
      .map((line) => courseOf(simplifyLine(line, TOLERANCE_METERS), plane))
      .filter((course) => course.length > 2 && reachesInto(course, bounds))
      .map((course): PublishedStreet => ({ rank, name, course }));
  });
  return withinLimit(streets.sort(compareStreets), mostPlaces);
}

/** @param line metres @returns as `PublishedStreet` has it */
function courseOf(line: readonly (readonly [number, number])[], plane: Plane): number[] {
  const course: number[] = [];
  let [lastX, lastY] = [0, 0];
  for (const [x, y] of line) {
    const [longitude, latitude] = plane.toDegrees(x, y);
    const [atX, atY] = [Math.round(longitude * STREET_PARTS_OF_DEGREE), Math.round(latitude * STREET_PARTS_OF_DEGREE)];
    if (course.length > 0 && atX === lastX && atY === lastY) continue;
    course.push(atX - lastX, atY - lastY);
    [lastX, lastY] = [atX, atY];
  }
  return course;
}

function reachesInto(course: readonly number[], bounds: PublishedHead['bounds']): boolean {
  const [west, south, east, north] = bounds.map((degrees) => degrees * STREET_PARTS_OF_DEGREE) as [number, number, number, number];
  let [x, y] = [0, 0];
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < course.length; i += 2) {
    x += course[i]!;
    y += course[i + 1]!;
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
  }
  return left <= east && right >= west && bottom <= north && top >= south;
}

function compareStreets(a: PublishedStreet, b: PublishedStreet): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  const [nameA, nameB] = [a.name ?? '', b.name ?? ''];
  if (nameA !== nameB) return nameA < nameB ? -1 : 1;
  const differs = a.course.findIndex((value, i) => value !== b.course[i]);
  return differs < 0 ? a.course.length - b.course.length : a.course[differs]! - (b.course[differs] ?? -Infinity);
}

/** Whole ranks only: half of the streets of a kind would look like a town that has no others. */
function withinLimit(streets: readonly PublishedStreet[], mostPlaces: number): PublishedStreet[] {
  const places = new Map<StreetRank, number>();
  for (const { rank, course } of streets) places.set(rank, (places.get(rank) ?? 0) + course.length / 2);
  let sum = 0;
  const fitting = new Set([...places].sort(([a], [b]) => a - b).flatMap(([rank, count]) => ((sum += count) <= mostPlaces ? [rank] : [])));
  return streets.filter(({ rank }) => fitting.has(rank));
}
