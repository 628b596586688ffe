import { cellArea, cellsToMultiPolygon, gridDisk, latLngToCell, UNITS } from 'h3-js';
import type { PublishedOutline, Text } from '@elektron/domain';
import type { CityColumns } from './cities.ts';

/*
 * Land for the municipalities of a city of which only accidents are known: small hexagons belong to the municipality that most accidents in them name, and
 * those around them to the nearest. Their borders cut the larger hexagons of releases, as real borders do.
 */

export interface CityMunicipality {
  readonly id: string;
  readonly names: Text;
  readonly outline: PublishedOutline;
  readonly areaKm2: number;
}

export interface CityLand {
  readonly municipalities: readonly CityMunicipality[];
  /** Position of the municipality that a place (degrees) lies in; -1 where it lies in none. */
  readonly municipalityAt: (longitude: number, latitude: number) => number;
}

/** Some 130 m across. */
const RESOLUTION = 10;
/** How far land goes beyond the last accident, in such hexagons. */
const RINGS = 6;

/** By small hexagon: which municipality most of its accidents name. */
function nameCells(cells: readonly string[], names: readonly string[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [i, cell] of cells.entries()) {
    const own = counts.get(cell) ?? new Map<string, number>();
    counts.set(cell, own.set(names[i]!, (own.get(names[i]!) ?? 0) + 1));
  }
  return new Map([...counts].map(([cell, own]) => [cell, [...own].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0]]));
}

export function landOf({ longitude, latitude, municipality }: CityColumns): CityLand {
  const cells = Array.from(longitude, (lng, i) => latLngToCell(latitude[i]!, lng, RESOLUTION));
  const named = nameCells(cells, municipality);
  let edge = [...named.keys()];
  for (let ring = 0; ring < RINGS; ring++) {
    const next: string[] = [];
    for (const cell of edge) {
      for (const neighbour of gridDisk(cell, 1)) {
        if (named.has(neighbour)) continue;
        named.set(neighbour, named.get(cell)!);
        next.push(neighbour);
      }
    }
    edge = next;
  }
  const cellsOf = new Map<string, string[]>();
  for (const [cell, name] of named) {
    const own = cellsOf.get(name) ?? [];
    cellsOf.set(name, own);
    own.push(cell);
  }
  const names = [...cellsOf.keys()].sort();
  const municipalities = names.map((name): CityMunicipality => {
    const own = cellsOf.get(name)!;
    return {
      id: name,
      names: { el: name, en: name },
      outline: { type: 'MultiPolygon', coordinates: cellsToMultiPolygon(own, true) },
      areaKm2: own.reduce((sum, cell) => sum + cellArea(cell, UNITS.km2), 0),
    };
  });
  const positions = new Map(names.map((name, i) => [name, i]));
  return { municipalities, municipalityAt: (lng, lat) => positions.get(named.get(latLngToCell(lat, lng, RESOLUTION)) ?? '') ?? -1 };
}
