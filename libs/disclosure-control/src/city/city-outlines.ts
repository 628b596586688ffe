import type { PublishedOutline } from '@elektron/domain';
import { cellArea, cellToBoundary, cellToChildren, cellToLatLng, UNITS } from 'h3-js';
import { hexagonsOn, HEXAGON_RESOLUTIONS, polygonsOf, type CityArea } from './city-areas.ts';
import { cutPolygons, signedAreaKm2, type Point } from './cut-polygons.ts';
import type { ReleaseMunicipality } from './release-input.ts';

/** Shape of an area as it is published. */
export interface AreaShape {
  readonly outline: PublishedOutline;
  readonly areaKm2: number;
  readonly centre: readonly [number, number];
}

type CutLand = ReturnType<typeof cutPolygons>;

/** Some 10 cm. */
const DECIMALS = 1e6;
/** Hexagons of which land is made. */
const FINEST = HEXAGON_RESOLUTIONS.at(-1)!;
const round = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;
const roundAll = (ring: readonly Point[]): number[][] => ring.map(([x = 0, y = 0]) => [round(x), round(y)]);

/** Gives areas their shapes: municipalities as they came, hexagons as they are or as far as they lie in their municipality. */
export class AreaShapes {
  readonly #municipalities: readonly ReleaseMunicipality[];
  /** Hexagons of which no part lies outside, by municipality. */
  readonly #whole: readonly ReadonlySet<string>[];
  /** By municipality and smallest hexagon. */
  readonly #land: readonly Map<string, CutLand>[];

  constructor(municipalities: readonly ReleaseMunicipality[]) {
    this.#municipalities = municipalities;
    this.#land = municipalities.map(() => new Map());
    this.#whole = municipalities.map(
      (municipality) => new Set(HEXAGON_RESOLUTIONS.flatMap((resolution) => hexagonsOn(municipality, resolution, 'full'))),
    );
  }

  shapeOf({ municipality, hexagon }: CityArea): AreaShape {
    return hexagon === null ? wholeOf(this.#municipalities[municipality]!) : this.#shapeIn(municipality, hexagon);
  }

  #shapeIn(municipality: number, hexagon: string): AreaShape {
    const [latitude, longitude] = cellToLatLng(hexagon);
    const own: AreaShape = {
      outline: { type: 'Polygon', coordinates: [roundAll(cellToBoundary(hexagon, true))] },
      areaKm2: cellArea(hexagon, UNITS.km2),
      centre: [round(longitude), round(latitude)],
    };
    // As large as the land in the smallest hexagons that are counted to it, which H3 lets reach beyond its edge.
    const smallest = cellToChildren(hexagon, FINEST).map((child) => this.#landIn(municipality, child));
    const areaKm2 = smallest.reduce((sum, piece) => sum + piece.areaKm2, 0);
    if (areaKm2 === 0) return own;
    if (this.#whole[municipality]!.has(hexagon)) return { ...own, areaKm2 };
    const cut = cutPolygons(polygonsOf(this.#municipalities[municipality]!), hexagon).polygons;
    // Along a border all of it may lie beyond the edge.
    const polygons = cut.length > 0 ? cut : smallest.flatMap((piece) => piece.polygons);
    return { outline: outlineOf(polygons), areaKm2, centre: centreOf(polygons[0]![0]!) };
  }

  /** Of a smallest hexagon; cut once for all that it is counted to. */
  #landIn(municipality: number, hexagon: string): CutLand {
    const known = this.#land[municipality]!;
    const land = known.get(hexagon) ?? this.#measure(municipality, hexagon);
    known.set(hexagon, land);
    return land;
  }

  #measure(municipality: number, hexagon: string): CutLand {
    if (!this.#whole[municipality]!.has(hexagon)) return cutPolygons(polygonsOf(this.#municipalities[municipality]!), hexagon);
    return { polygons: [[cellToBoundary(hexagon, true)]], areaKm2: cellArea(hexagon, UNITS.km2) };
  }
}

function wholeOf({ outline, areaKm2 }: ReleaseMunicipality): AreaShape {
  const rings = polygonsOf({ outline }).map((polygon) => polygon[0]!);
  const largest = rings.reduce((best, ring) => (Math.abs(signedAreaKm2(ring)) > Math.abs(signedAreaKm2(best)) ? ring : best));
  return { outline, areaKm2, centre: centreOf(largest) };
}

function outlineOf(polygons: CutLand['polygons']): PublishedOutline {
  const rounded = polygons.map((polygon) => polygon.map(roundAll));
  return rounded.length === 1 ? { type: 'Polygon', coordinates: rounded[0]! } : { type: 'MultiPolygon', coordinates: rounded };
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
