import type { OsmTags } from './osm-elements.ts';
import type { OsmLine, OsmPoint } from './read-osm.ts';

/*
 * Kilometre posts (`highway=milestone`, `distance`): the position along a road that is written on a stone. Source: OpenStreetMap Wiki,
 * Key:distance ("If no unit is given explicitly, the value is assumed to be in kilometers"). Which road it is of is not said; the road is taken on
 * which the post is a node, else the nearest one.
 */

export interface KilometrePost {
  readonly meters: number;
  /** Degrees (WGS 84). */
  readonly longitude: number;
  readonly latitude: number;
}

/** A post that is no node of a road and lies further away from all of them belongs to none (metres): it stands at the edge of the roadway. */
const BESIDE_METERS = 30;
const METERS_PER_DEGREE = 111_320;
const CELL_DEGREES = 0.01;
const DEGREES_BESIDE = (2 * BESIDE_METERS) / METERS_PER_DEGREE;

const DISTANCE = /^(\d{1,4}(?:[.,]\d{1,3})?)(?: ?km)?$/;

export const isKilometrePost = (tags: OsmTags): boolean => tags['highway'] === 'milestone' && parseDistance(tags) !== null;

/** @returns metres; null for other units, and for what is no position */
function parseDistance(tags: OsmTags): number | null {
  const found = DISTANCE.exec((tags['distance'] ?? '').trim());
  return found === null ? null : Math.round(Number(found[1]!.replace(',', '.')) * 1_000);
}

/**
 * The road that each post is of.
 * @param lines in any order; only those with a name or a number count
 * @returns the posts of each line, by its index
 */
export function assignPosts(lines: readonly OsmLine[], points: readonly OsmPoint[]): ReadonlyMap<number, readonly KilometrePost[]> {
  const posts = points.map((point) => ({ ...point, best: -1, distance: Infinity })).sort((a, b) => a.id - b.id);
  const byId = new Map(posts.map((post) => [post.id, post]));
  const cells = Map.groupBy(posts, ({ longitude, latitude }) =>
    cellKey(Math.floor(longitude / CELL_DEGREES), Math.floor(latitude / CELL_DEGREES)),
  );
  if (posts.length > 0) {
    for (const [index, line] of lines.entries()) {
      if ((line.tags['name'] ?? line.tags['ref']) === undefined) continue;
      for (const id of line.nodeIds) offer(byId.get(id), index, 0);
      for (let k = 0; k + 1 < line.nodeIds.length; k += 1) {
        const edge = [line.longitudes[k]!, line.latitudes[k]!, line.longitudes[k + 1]!, line.latitudes[k + 1]!] as const;
        if (edge.some(Number.isNaN)) continue;
        for (const post of postsNear(cells, edge)) offer(post, index, metersFrom(post, edge));
      }
    }
  }
  const assigned = new Map<number, KilometrePost[]>();
  for (const { best, tags, longitude, latitude } of posts) {
    const meters = parseDistance(tags);
    if (best >= 0 && meters !== null) assigned.set(best, [...(assigned.get(best) ?? []), { meters, longitude, latitude }]);
  }
  return assigned;
}

interface OpenPost extends OsmPoint {
  best: number;
  distance: number;
}
type Edge = readonly [west: number, south: number, east: number, north: number];

function offer(post: OpenPost | undefined, index: number, distance: number): void {
  if (post === undefined || distance > BESIDE_METERS || distance >= post.distance) return;
  post.best = index;
  post.distance = distance;
}

const cellKey = (column: number, row: number): string => `${column} ${row}`;

function* postsNear(cells: ReadonlyMap<string, readonly OpenPost[]>, [x1, y1, x2, y2]: Edge): Generator<OpenPost, void, void> {
  const range = (one: number, other: number): readonly [number, number] => [
    Math.floor((Math.min(one, other) - DEGREES_BESIDE) / CELL_DEGREES),
    Math.floor((Math.max(one, other) + DEGREES_BESIDE) / CELL_DEGREES),
  ];
  const [columns, rows] = [range(x1, x2), range(y1, y2)];
  for (let column = columns[0]; column <= columns[1]; column += 1)
    for (let row = rows[0]; row <= rows[1]; row += 1) yield* cells.get(cellKey(column, row)) ?? [];
}

/** From a post to an edge, on a plane that touches the Earth at the post. */
function metersFrom({ longitude, latitude }: OsmPoint, [x1, y1, x2, y2]: Edge): number {
  const width = Math.cos((latitude * Math.PI) / 180);
  const [ax, ay, bx, by] = [(x1 - longitude) * width, y1 - latitude, (x2 - longitude) * width, y2 - latitude];
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared));
  return Math.hypot(ax + share * dx, ay + share * dy) * METERS_PER_DEGREE;
}

/** As it stands in the column of a line: `12.5 23.7000000 38.1000000; 13 …`. */
export function writePosts(posts: readonly KilometrePost[]): string {
  return posts.map(({ meters, longitude, latitude }) => `${meters / 1_000} ${longitude.toFixed(7)} ${latitude.toFixed(7)}`).join('; ');
}
