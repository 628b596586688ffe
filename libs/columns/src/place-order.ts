import { E7 } from '@elektron/domain';

import type { AccidentColumns } from './accident-columns.ts';
import { sortIndices } from './sort-indices.ts';

/*
 * Accidents in the order of a Z-shaped curve over the web map's square world (Morton order): the accidents of any map tile, at any zoom, stand
 * together in it, so a tile is found by two binary searches. No index structure is needed, and one order serves every filter.
 */

/** The world is 2^26 cells wide, 0.6 m at the equator: tiles down to zoom 26. */
export const WORLD_BITS = 26;
const HALF_BITS = 13;
const HALF_MASK = (1 << HALF_BITS) - 1;

/** Where a position lies in the web map's world, 0 to 1 from west to east and from north to south (EPSG:3857). */
export function projectX(longitudeE7: number): number {
  return longitudeE7 / E7 / 360 + 0.5;
}

export function projectY(latitudeE7: number): number {
  const sine = Math.sin((latitudeE7 / E7) * (Math.PI / 180));
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  // The square ends at 85.05 degrees; what lies beyond is drawn on its edge.
  return Math.min(Math.max(y, 0), 1);
}

export interface PlaceOrder {
  /** Indices of the located accidents along the curve. */
  readonly indices: Uint32Array;
  /** Position of each of them on the curve, ascending; whole numbers below 2^52. */
  readonly codes: Float64Array;
}

/** Spreads 13 bits to every second one. Source: "Interleave bits by Binary Magic Numbers", S. E. Anderson, Bit Twiddling Hacks. */
function spread(bits: number): number {
  let spaced = bits;
  spaced = (spaced | (spaced << 8)) & 0x00ff00ff;
  spaced = (spaced | (spaced << 4)) & 0x0f0f0f0f;
  spaced = (spaced | (spaced << 2)) & 0x33333333;
  return (spaced | (spaced << 1)) & 0x55555555;
}

function interleave(x: number, y: number): number {
  return spread(x) | (spread(y) << 1);
}

/** Position on the curve of a cell at `bits` per axis. */
export function curveCode(x: number, y: number): number {
  return interleave(x >>> HALF_BITS, y >>> HALF_BITS) * 2 ** WORLD_BITS + interleave(x & HALF_MASK, y & HALF_MASK);
}

function toCell(world: number): number {
  return Math.min(Math.floor(world * 2 ** WORLD_BITS), 2 ** WORLD_BITS - 1);
}

export function orderByPlace({ count, longitudeE7, latitudeE7, located }: AccidentColumns): PlaceOrder {
  const high = new Uint32Array(count);
  const low = new Uint32Array(count);
  const withPlace = new Uint32Array(count);
  let placed = 0;
  for (let i = 0; i < count; i += 1) {
    if (located[i] === 0) continue;
    const x = toCell(projectX(longitudeE7[i]!));
    const y = toCell(projectY(latitudeE7[i]!));
    high[i] = interleave(x >>> HALF_BITS, y >>> HALF_BITS);
    low[i] = interleave(x & HALF_MASK, y & HALF_MASK);
    withPlace[placed] = i;
    placed += 1;
  }
  const indices = sortIndices(sortIndices(withPlace.subarray(0, placed), low), high);
  const codes = new Float64Array(placed);
  for (let k = 0; k < placed; k += 1) codes[k] = high[indices[k]!]! * 2 ** WORLD_BITS + low[indices[k]!]!;
  return { indices, codes };
}

/** A square of the world at a zoom: x from the west, y from the north, both below 2^zoom. */
export interface Square {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** Where the accidents of a square begin and end in the order. A square outside of the world has none. */
export function findSquare({ codes }: PlaceOrder, { zoom, x, y }: Square): { readonly first: number; readonly end: number } {
  const across = 2 ** zoom;
  if (x < 0 || y < 0 || x >= across || y >= across) return { first: 0, end: 0 };
  const scale = 2 ** (WORLD_BITS - zoom);
  const start = curveCode(x * scale, y * scale);
  return { first: findFirst(codes, start), end: findFirst(codes, start + scale * scale) };
}

/** Position of the first code that is not below the given one. */
function findFirst(codes: Float64Array, code: number): number {
  let [low, high] = [0, codes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (codes[middle]! < code) low = middle + 1;
    else high = middle;
  }
  return low;
}
