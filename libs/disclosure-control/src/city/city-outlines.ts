import type { PublishedOutline } from '@elektron/domain';
import { cellArea, cellToBoundary, cellToLatLng, UNITS } from 'h3-js';
import { hexagonsOn, HEXAGON_RESOLUTIONS, polygonsOf, type CityArea } from './city-areas.ts';
import type { ReleaseMunicipality } from './release-input.ts';

type Point = readonly number[];

/** Shape of an area as it is published. */
export interface AreaShape {
  readonly outline: PublishedOutline;
  readonly areaKm2: number;
  readonly centre: readonly [number, number];
}

const KILOMETRES_OF_DEGREE = 111.195;
/** Some 10 cm. */
const DECIMALS = 1e6;
const round = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;
const roundAll = (ring: readonly Point[]): number[][] => ring.map(([x = 0, y = 0]) => [round(x), round(y)]);

/** Gives areas their shapes: municipalities as they came, hexagons as they are or as far as they lie in their municipality. */
export class AreaShapes {
  readonly #municipalities: readonly ReleaseMunicipality[];
  /** Hexagons of which no part lies outside, by municipality. */
  readonly #whole: readonly ReadonlySet<string>[];

  constructor(municipalities: readonly ReleaseMunicipality[]) {
    this.#municipalities = municipalities;
    this.#whole = municipalities.map(
      (municipality) => new Set(HEXAGON_RESOLUTIONS.flatMap((resolution) => hexagonsOn(municipality, resolution, 'full'))),
    );
  }

  shapeOf({ municipality, hexagon }: CityArea): AreaShape {
    const { outline, areaKm2 } = this.#municipalities[municipality]!;
    if (hexagon === null) {
      const rings = polygonsOf({ outline }).map((polygon) => polygon[0]!);
      const largest = rings.reduce((best, ring) => (Math.abs(signedArea(ring)) > Math.abs(signedArea(best)) ? ring : best));
      return { outline, areaKm2, centre: centreOf(largest) };
    }
    const ring = cellToBoundary(hexagon, true);
    const [latitude, longitude] = cellToLatLng(hexagon);
    const own: AreaShape = {
      outline: { type: 'Polygon', coordinates: [roundAll(ring)] },
      areaKm2: cellArea(hexagon, UNITS.km2),
      centre: [round(longitude), round(latitude)],
    };
    return this.#whole[municipality]!.has(hexagon) ? own : (cutBy(this.#municipalities[municipality]!, ring) ?? own);
  }
}

/** What of a municipality lies in a hexagon; null where nothing does. */
function cutBy(municipality: ReleaseMunicipality, hexagon: readonly Point[]): AreaShape | null {
  const polygons = polygonsOf(municipality)
    .map((polygon) => polygon.map((ring) => clip(ring, hexagon)).filter((ring) => ring.length > 3))
    .filter((polygon) => polygon.length > 0);
  if (polygons.length === 0) return null;
  let areaKm2 = 0;
  for (const polygon of polygons) for (const [i, ring] of polygon.entries()) areaKm2 += (i === 0 ? 1 : -1) * Math.abs(signedArea(ring));
  const rounded = polygons.map((polygon) => polygon.map(roundAll));
  const outline: PublishedOutline =
    rounded.length === 1 ? { type: 'Polygon', coordinates: rounded[0]! } : { type: 'MultiPolygon', coordinates: rounded };
  return areaKm2 > 0 ? { outline, areaKm2, centre: centreOf(polygons[0]![0]!) } : null;
}

/** A ring as far as it lies in a convex one that runs against the clock. Source: Sutherland and Hodgman 1974, CACM 17(1), 32-42. */
function clip(ring: readonly Point[], convex: readonly Point[]): Point[] {
  let found = ring.slice(0, -1);
  for (let i = 0; i + 1 < convex.length && found.length > 0; i++) {
    const [a, b] = [convex[i]!, convex[i + 1]!];
    const side = ([x = 0, y = 0]: Point): number => (b[0]! - a[0]!) * (y - a[1]!) - (b[1]! - a[1]!) * (x - a[0]!);
    const next: Point[] = [];
    for (const [j, to] of found.entries()) {
      const from = found.at(j - 1)!;
      const [s, t] = [side(from), side(to)];
      if (s >= 0 !== t >= 0) next.push([from[0]! + (s / (s - t)) * (to[0]! - from[0]!), from[1]! + (s / (s - t)) * (to[1]! - from[1]!)]);
      if (t >= 0) next.push(to);
    }
    found = next;
  }
  return found.length === 0 ? [] : [...found, found[0]!];
}

/** km², above 0 against the clock; flat, which is near enough for a hexagon. */
function signedArea(ring: readonly Point[]): number {
  const width = KILOMETRES_OF_DEGREE * Math.cos(((ring[0]?.[1] ?? 0) * Math.PI) / 180);
  const [x0, y0] = ring[0] as [number, number];
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    sum += (a[0]! - x0) * (b[1]! - y0) - (b[0]! - x0) * (a[1]! - y0);
  }
  return (sum / 2) * width * KILOMETRES_OF_DEGREE;
}

/** Centre of gravity. */
function centreOf(ring: readonly Point[]): [number, number] {
  const [x0, y0] = ring[0] as [number, number];
  let [sum, x, y] = [0, 0, 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    const cross = (a[0]! - x0) * (b[1]! - y0) - (b[0]! - x0) * (a[1]! - y0);
    sum += cross;
    x += cross * (a[0]! + b[0]! - 2 * x0);
    y += cross * (a[1]! + b[1]! - 2 * y0);
  }
  return sum === 0 ? [round(x0), round(y0)] : [round(x0 + x / (3 * sum)), round(y0 + y / (3 * sum))];
}
