import type { PublishedGeography } from '@elektron/domain';
import { cellToParent, latLngToCell, polygonToCellsExperimental } from 'h3-js';
import { cutPolygons } from './cut-polygons.ts';
import type { ReleaseInput, ReleaseMunicipality } from './release-input.ts';

/** From coarse to fine; each of these is made of those of the next. */
export const HEXAGON_RESOLUTIONS = [7, 8, 9] as const;
export type HexagonResolution = (typeof HEXAGON_RESOLUTIONS)[number];

/** The finest, and the one before. Larger than these, and smaller than the coarsest, lies 1 km². */
const FINEST = 9;

/** A municipality, or the piece of a hexagon that lies in one. */
export interface CityArea {
  readonly id: string;
  readonly geography: PublishedGeography;
  /** Position of the area that this one is a part of, -1 at the top; the whole comes before its parts. */
  readonly parent: number;
  /** Position among the municipalities. */
  readonly municipality: number;
  /** Index of H3; null of a municipality. */
  readonly hexagon: string | null;
}

export interface CityAreas {
  readonly areas: readonly CityArea[];
  /** By accident: position of the smallest area that it lies in, -1 where it is not part of the release. */
  readonly areaOf: Int32Array;
}

/** The rings of an outline, polygon by polygon. */
export function polygonsOf({ outline }: Pick<ReleaseMunicipality, 'outline'>): number[][][][] {
  return (outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates) as number[][][][];
}

/** Hexagons that lie on a municipality, some of them with a corner only, or touch it; or, `full`, those of which nothing lies outside of it. */
export function hexagonsOn(municipality: ReleaseMunicipality, resolution: HexagonResolution, extent: 'overlapping' | 'full'): string[] {
  return polygonsOf(municipality).flatMap((polygon) => {
    if (extent === 'overlapping') return polygonToCellsExperimental(polygon, resolution, 'containmentOverlapping', true);
    // Along a border that follows hexagons, h3 takes some outside of it for contained.
    const centred = new Set(polygonToCellsExperimental(polygon, resolution, 'containmentCenter', true));
    return polygonToCellsExperimental(polygon, resolution, 'containmentFull', true).filter((hexagon) => centred.has(hexagon));
  });
}

/**
 * The smallest hexagons with any land of a municipality. One that only touches it has surely no accident: counted among those that may have some it would hide
 * nothing, while everybody who looks at a map knows.
 */
function finestOn(municipality: ReleaseMunicipality): Set<string> {
  const whole = new Set(hexagonsOn(municipality, FINEST, 'full'));
  const polygons = polygonsOf(municipality);
  return new Set(
    hexagonsOn(municipality, FINEST, 'overlapping').filter((hexagon) => whole.has(hexagon) || cutPolygons(polygons, hexagon).areaKm2 > 0),
  );
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** All land of which a release speaks, whether anything happened there or not, in an order that no record changes. */
export function listAreas({ accidents, municipalities }: Pick<ReleaseInput, 'accidents' | 'municipalities'>): CityAreas {
  const finestOf = municipalities.map(finestOn);
  const hexagonOf = new Array<string | null>(accidents.count).fill(null);
  for (let i = 0; i < accidents.count; i++) {
    const [longitude, latitude] = [accidents.longitude[i]!, accidents.latitude[i]!];
    const own = finestOf[accidents.municipality[i]!];
    if (!own || !Number.isFinite(longitude) || !Number.isFinite(latitude)) continue;
    const hexagon = latLngToCell(latitude, longitude, FINEST);
    hexagonOf[i] = hexagon;
    own.add(hexagon);
  }
  const areas: CityArea[] = [];
  const positions = new Map<string, number>();
  const order = [...municipalities.keys()].sort((a, b) => byText(municipalities[a]!.id, municipalities[b]!.id));
  for (const municipality of order) {
    const { id } = municipalities[municipality]!;
    const whole = areas.push({ id, geography: 'municipality', parent: -1, municipality, hexagon: null }) - 1;
    for (const resolution of HEXAGON_RESOLUTIONS) {
      const hexagons = new Set([...finestOf[municipality]!].map((finest) => cellToParent(finest, resolution)));
      for (const hexagon of [...hexagons].sort(byText)) {
        const parent = resolution === 7 ? whole : positions.get(nameOf(cellToParent(hexagon, resolution - 1), id))!;
        const name = nameOf(hexagon, id);
        positions.set(name, areas.push({ id: name, geography: `hexagon-${resolution}`, parent, municipality, hexagon }) - 1);
      }
    }
  }
  const areaOf = Int32Array.from(hexagonOf, (hexagon, i) =>
    hexagon === null ? -1 : positions.get(nameOf(hexagon, municipalities[accidents.municipality[i]!]!.id))!,
  );
  return { areas, areaOf };
}

/** The same from release to release, and from organisation to organisation, as far as the land is the same. */
const nameOf = (hexagon: string, municipality: string): string => `${hexagon}.${municipality}`;
