import { cellToBoundary } from 'h3-js';

/** Longitude, latitude. */
export type Point = readonly number[];

const KILOMETRES_OF_DEGREE = 111.195;
/** One square metre: less is what rounding leaves along a border that land shares with a hexagon. */
const LEAST_KM2 = 1e-6;

/** What of some land, polygon by polygon and ring by ring, lies in a hexagon of H3; 0 km² and no polygon where they touch at most. */
export function cutPolygons(
  polygons: readonly (readonly (readonly Point[])[])[],
  hexagon: string,
): { readonly polygons: readonly (readonly (readonly Point[])[])[]; readonly areaKm2: number } {
  const boundary = cellToBoundary(hexagon, true);
  const inside = polygons
    .map((polygon) => polygon.map((ring) => clip(ring, boundary)).filter((ring) => ring.length > 3))
    .filter((polygon) => polygon.length > 0);
  let areaKm2 = 0;
  for (const polygon of inside) for (const [i, ring] of polygon.entries()) areaKm2 += (i === 0 ? 1 : -1) * Math.abs(signedAreaKm2(ring));
  return areaKm2 > LEAST_KM2 ? { polygons: inside, areaKm2 } : { polygons: [], areaKm2: 0 };
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
export function signedAreaKm2(ring: readonly Point[]): number {
  const width = KILOMETRES_OF_DEGREE * Math.cos(((ring[0]?.[1] ?? 0) * Math.PI) / 180);
  const [x0, y0] = ring[0] as [number, number];
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    sum += (a[0]! - x0) * (b[1]! - y0) - (b[0]! - x0) * (a[1]! - y0);
  }
  return (sum / 2) * width * KILOMETRES_OF_DEGREE;
}
