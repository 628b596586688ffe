import type { PublishedOutline } from '@elektron/domain';
import { cellArea, cellToBoundary, cellToLatLng, UNITS } from 'h3-js';
import { hexagonsOn, HEXAGON_RESOLUTIONS, polygonsOf, type CityArea } from './city-areas.ts';
import { cutPolygons, signedAreaKm2, type Point } from './cut-polygons.ts';
import type { ReleaseMunicipality } from './release-input.ts';

/** Shape of an area as it is published. */
export interface AreaShape {
  readonly outline: PublishedOutline;
  readonly areaKm2: number;
  readonly centre: readonly [number, number];
}

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
      const largest = rings.reduce((best, ring) => (Math.abs(signedAreaKm2(ring)) > Math.abs(signedAreaKm2(best)) ? ring : best));
      return { outline, areaKm2, centre: centreOf(largest) };
    }
    const ring = cellToBoundary(hexagon, true);
    const [latitude, longitude] = cellToLatLng(hexagon);
    const own: AreaShape = {
      outline: { type: 'Polygon', coordinates: [roundAll(ring)] },
      areaKm2: cellArea(hexagon, UNITS.km2),
      centre: [round(longitude), round(latitude)],
    };
    return this.#whole[municipality]!.has(hexagon) ? own : (cutBy(this.#municipalities[municipality]!, hexagon) ?? own);
  }
}

/** What of a municipality lies in a hexagon; null where nothing does. */
function cutBy(municipality: ReleaseMunicipality, hexagon: string): AreaShape | null {
  const { polygons, areaKm2 } = cutPolygons(polygonsOf(municipality), hexagon);
  if (areaKm2 === 0) return null;
  const rounded = polygons.map((polygon) => polygon.map(roundAll));
  const outline: PublishedOutline =
    rounded.length === 1 ? { type: 'Polygon', coordinates: rounded[0]! } : { type: 'MultiPolygon', coordinates: rounded };
  return { outline, areaKm2, centre: centreOf(polygons[0]![0]!) };
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
