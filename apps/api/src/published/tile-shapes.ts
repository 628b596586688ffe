import type { LayerRow } from './release-layers.ts';

/** Units across a tile, as most tiles have. */
export const EXTENT = 4_096;
/** So far a shape goes on beyond the edge: outlines of what was cut are drawn outside of what is seen. */
const MARGIN = 64;

export interface TileSquare {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export type TilePosition = readonly [x: number, y: number];
type Ring = readonly TilePosition[];

/** A shape in units of a tile, from its north-west corner: type 1 is points, 2 lines, 3 rings of polygons. */
export type TileShape = { readonly type: 1; readonly geometry: Ring } | { readonly type: 2 | 3; readonly geometry: readonly Ring[] };

/** Where a place of the world lies in a tile (EPSG:3857). */
function placeIn({ zoom, x, y }: TileSquare): (position: readonly number[]) => TilePosition {
  const tiles = 2 ** zoom;
  return ([longitude = 0, latitude = 0]) => {
    const sine = Math.sin((latitude * Math.PI) / 180);
    const across = longitude / 360 + 0.5;
    const down = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    return [(across * tiles - x) * EXTENT, (down * tiles - y) * EXTENT];
  };
}

/** What a tile shows and a little around it, in degrees: west, south, east, north. */
export function boxOfTile({ zoom, x, y }: TileSquare): readonly [number, number, number, number] {
  const tiles = 2 ** zoom;
  const around = MARGIN / EXTENT;
  const longitude = (across: number): number => (across / tiles) * 360 - 180;
  const latitude = (down: number): number => (Math.atan(Math.sinh(Math.PI * (1 - (2 * down) / tiles))) * 180) / Math.PI;
  return [longitude(x - around), latitude(y + 1 + around), longitude(x + 1 + around), latitude(y - around)];
}

/** The part of a shape that a tile shows, in whole units; null for nothing. What is too small to be drawn is left out, and is never put together. */
export function shapeInTile({ type, coordinates }: LayerRow['geometry'], square: TileSquare): TileShape | null {
  const place = placeIn(square);
  if (type === 'Point') {
    const [x, y] = rounded(place(coordinates as readonly number[]));
    return isInside([x, y]) ? { type: 1, geometry: [[x, y]] } : null;
  }
  if (type === 'LineString' || type === 'MultiLineString') {
    const all = (type === 'LineString' ? [coordinates] : coordinates) as readonly (readonly (readonly number[])[])[];
    const lines = all.flatMap((line) => piecesInside(withoutRepeats(line.map(place).map(rounded))));
    return lines.length === 0 ? null : { type: 2, geometry: lines };
  }
  const polygons = (type === 'MultiPolygon' ? coordinates : [coordinates]) as readonly (readonly (readonly number[])[][])[];
  const rings = polygons.flatMap((polygon) => ringsOf(polygon, place));
  return rings.length === 0 ? null : { type: 3, geometry: rings };
}

/** Runs of those edges of a line that may be seen. An edge may cross a tile without beginning or ending in it. */
function piecesInside(line: Ring): Ring[] {
  const pieces: TilePosition[][] = [];
  let isRun = false;
  for (const [i, to] of line.entries()) {
    const from = line[i - 1];
    if (from === undefined) continue;
    const isSeen = EDGES.every(({ axis, at, sign }) => sign * (from[axis] - at) >= 0 || sign * (to[axis] - at) >= 0);
    if (isSeen && isRun) pieces.at(-1)!.push(to);
    else if (isSeen) pieces.push([from, to]);
    isRun = isSeen;
  }
  return pieces;
}

/** The outer ring clockwise as one sees it, holes the other way round; no holes of what is not there. */
function ringsOf(polygon: readonly (readonly (readonly number[])[])[], place: (position: readonly number[]) => TilePosition): Ring[] {
  const [outer, ...holes] = polygon.map((ring) => withoutRepeats(clip(ring.slice(0, -1).map(place)).map(rounded)));
  if (outer === undefined || areaOf(outer) === 0) return [];
  return [turned(outer, true), ...holes.filter((hole) => areaOf(hole) !== 0).map((hole) => turned(hole, false))].map(closed);
}

const EDGES: readonly { readonly axis: 0 | 1; readonly at: number; readonly sign: 1 | -1 }[] = [
  { axis: 0, at: -MARGIN, sign: 1 },
  { axis: 0, at: EXTENT + MARGIN, sign: -1 },
  { axis: 1, at: -MARGIN, sign: 1 },
  { axis: 1, at: EXTENT + MARGIN, sign: -1 },
];

/** Cuts an open ring along the four edges, one after the other (Sutherland & Hodgman 1974, Communications of the ACM 17, 32-42). */
function clip(ring: Ring): Ring {
  return EDGES.reduce<Ring>((left, { axis, at, sign }) => {
    const inside = (position: TilePosition): boolean => sign * (position[axis] - at) >= 0;
    return left.flatMap((to, i) => {
      const from = left.at(i - 1)!;
      if (inside(from) === inside(to)) return inside(to) ? [to] : [];
      const share = (at - from[axis]) / (to[axis] - from[axis]);
      const cut: TilePosition = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
      return inside(to) ? [cut, to] : [cut];
    });
  }, ring);
}

const rounded = ([x, y]: TilePosition): TilePosition => [Math.round(x), Math.round(y)];
const isInside = ([x, y]: TilePosition): boolean => x >= -MARGIN && y >= -MARGIN && x <= EXTENT + MARGIN && y <= EXTENT + MARGIN;
const closed = (ring: Ring): Ring => [...ring, ring[0]!];

function withoutRepeats(line: Ring): Ring {
  return line.filter(([x, y], i) => i === 0 || x !== line[i - 1]![0] || y !== line[i - 1]![1]);
}

/** Twice the area of an open ring, above 0 where it runs clockwise with y pointing down. */
function areaOf(ring: Ring): number {
  return ring.reduce((area, [x, y], i) => {
    const [fromX, fromY] = ring.at(i - 1)!;
    return area + fromX * y - x * fromY;
  }, 0);
}

function turned(ring: Ring, clockwise: boolean): Ring {
  return areaOf(ring) > 0 === clockwise ? ring : ring.toReversed();
}
