import { cellArea, cellToBoundary, cellToLatLng, getResolution, UNITS } from 'h3-js';
import {
  RELEASE_FORMAT,
  type PublishedArea,
  type PublishedCount,
  type PublishedDimension,
  type PublishedGeography,
  type PublishedOutline,
  type PublishedRelease,
} from '@elektron/domain';

/*
 * Small published releases written by hand, number by number: nothing of what makes real ones is used.
 */

const BOTH = (word: string): { el: string; en: string } => ({ el: word, en: word });

export function dimensionOf(id: string, ...values: readonly string[]): PublishedDimension {
  return { id, names: BOTH(id), values: values.map((value) => ({ id: value, names: BOTH(value) })) };
}

/** By table, then by period. */
export type Counts = Readonly<Record<string, Readonly<Record<string, readonly PublishedCount[]>>>>;

/** A whole hexagon, or so much of it as lies in the municipality (km²). */
export function hexagonArea(cell: string, parent: string, counts: Counts, areaKm2: number = cellArea(cell, UNITS.km2)): PublishedArea {
  const [latitude, longitude] = cellToLatLng(cell);
  const ring = cellToBoundary(cell).map(([lat, lng]) => [lng, lat]);
  return {
    id: `${cell} ${parent}`,
    geography: `hexagon-${getResolution(cell)}` as PublishedGeography,
    parent,
    names: null,
    areaKm2,
    centre: [longitude, latitude],
    outline: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
    counts,
  };
}

/** A municipality whose land is some hexagons, more or less. */
export function municipalityArea(id: string, cells: readonly string[], counts: Counts, parent: string | null = null): PublishedArea {
  const outline: PublishedOutline = {
    type: 'MultiPolygon',
    coordinates: cells.map((cell) => {
      const ring = cellToBoundary(cell).map(([lat, lng]) => [lng, lat]);
      return [[...ring, ring[0]!]];
    }),
  };
  const [latitude, longitude] = cells.length === 0 ? [0, 0] : cellToLatLng(cells[0]!);
  const areaKm2 = cells.reduce((sum, cell) => sum + cellArea(cell, UNITS.km2), 0);
  return { id, geography: 'municipality', parent, names: BOTH(id), areaKm2, centre: [longitude, latitude], outline, counts };
}

export interface DocumentParts {
  readonly slug?: string;
  readonly number?: number;
  readonly threshold?: number;
  readonly dimensions?: readonly PublishedDimension[];
  readonly areas: readonly PublishedArea[];
}

/** Periods, tables and geographies are those of which the areas have numbers. */
export function documentOf({ slug = 'town', number = 1, threshold = 5, dimensions = [], areas }: DocumentParts): PublishedRelease {
  const periodIds = [...new Set(areas.flatMap(({ counts }) => Object.values(counts).flatMap((byPeriod) => Object.keys(byPeriod))))].sort();
  const tableIds = [...new Set(areas.flatMap(({ counts }) => Object.keys(counts)))];
  const geographies = [...new Set(areas.map(({ geography }) => geography))];
  return {
    format: RELEASE_FORMAT,
    releaseId: `${slug}-${number}`,
    organisation: { slug, name: slug },
    number,
    threshold,
    dataCutOff: '2019-06-30',
    licence: 'CC-BY-4.0',
    attribution: slug,
    isIllustrative: true,
    includesDamageOnly: false,
    periods: periodIds.map((id) => ({ id, from: Number(id.slice(0, 4)), to: Number(id.slice(-4)) })),
    dimensions,
    tables: tableIds.map((id) => ({
      id,
      dimensions: id === 'total' ? [] : id.split('-by-'),
      geographies: geographies.filter((one) => areas.some(({ geography, counts }) => geography === one && counts[id] !== undefined)),
      periods: periodIds.filter((period) => areas.some(({ counts }) => counts[id]?.[period] !== undefined)),
    })),
    geographies,
    bounds: [-180, -90, 180, 90],
    areas,
    sites: [],
    barriers: [],
  };
}
