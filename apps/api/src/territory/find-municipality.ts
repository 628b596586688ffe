import { PolygonIndex } from '@elektron/spatial-analysis';

import type { MunicipalityBoundary } from './municipality-boundary.ts';

/**
 * Finds in whose territory a place lies.
 * @returns a function of degrees times 10^7 that gives the id of the municipality, or null; a border belongs to both sides, and of several
 * municipalities the one with the lowest id is meant
 */
export function createMunicipalityFinder(
  boundaries: readonly MunicipalityBoundary[],
): (longitudeE7: number, latitudeE7: number) => number | null {
  const areas = boundaries
    .filter(({ edges }) => edges.length > 0)
    .sort((a, b) => a.id - b.id)
    .map(({ id, edges }) => ({ id, polygons: new PolygonIndex(edges) }));
  return (longitudeE7, latitudeE7) => areas.find(({ polygons }) => polygons.contains(longitudeE7, latitudeE7))?.id ?? null;
}

/** @returns whether a place in degrees times 10^7 is where accidents can be; anywhere will do where there is no territory */
export function createTerritoryTest(territory: readonly MunicipalityBoundary[]): (longitudeE7: number, latitudeE7: number) => boolean {
  if (!territory.some(({ edges }) => edges.length > 0)) return () => true;
  const find = createMunicipalityFinder(territory);
  return (longitudeE7, latitudeE7) => find(longitudeE7, latitudeE7) !== null;
}
