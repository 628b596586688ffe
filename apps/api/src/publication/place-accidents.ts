import type { AccidentColumns } from '@elektron/columns';
import type { ReleaseAccidents, ReleaseMunicipality } from '@elektron/disclosure-control';
import {
  ageBitOf,
  E7,
  PUBLISHED_DIMENSION_IDS,
  PUBLISHED_VALUE_OF,
  type PublishedDimensionId,
  type PublishedOutline,
  type PublishedRelease,
} from '@elektron/domain';
import { cellArea, cellsToMultiPolygon, gridDisk, latLngToCell, polygonToCells, UNITS } from 'h3-js';

import { createMunicipalityFinder } from '../territory/find-municipality.ts';
import type { MaterialMunicipality, ReleaseMaterial } from './release-material.ts';

/** Of the hexagons (about 5 km²) that stand for a municipality where nobody has given a boundary. */
const LAND_RESOLUTION = 7;

type Placed = Pick<ReleaseMaterial, 'columns' | 'municipalities' | 'organisationNames' | 'head'>;

/** The municipalities of a release, and in which of them each accident lies. */
export interface PlacedAccidents {
  readonly municipalities: readonly ReleaseMunicipality[];
  readonly accidents: ReleaseAccidents;
}

/** @param earlier own releases, the oldest first: land that stands for a municipality stays as it was */
export function placeAccidents(
  { columns, municipalities, organisationNames, head }: Placed,
  earlier: readonly PublishedRelease[],
): PlacedAccidents {
  const { count, located } = columns;
  const longitude = Float64Array.from(columns.longitudeE7, (value, i) => (located[i] === 1 ? value / E7 : NaN));
  const latitude = Float64Array.from(columns.latitudeE7, (value, i) => (located[i] === 1 ? value / E7 : NaN));
  const id = `land-of-${head.organisation.slug}`;
  const land = municipalities.length > 0 ? null : findLand(longitude, latitude, earlier, id);
  const municipality = land === null ? findMunicipalities(columns, municipalities) : markLand(longitude, latitude, land);
  const ageMask = readAges(columns);
  const values = Object.fromEntries(PUBLISHED_DIMENSION_IDS.map((dimension) => [dimension, readValues(columns, ageMask, dimension)]));
  return {
    municipalities: land === null ? municipalities.map(toMunicipality) : [describeLand(id, organisationNames, land)],
    accidents: {
      count,
      longitude,
      latitude,
      municipality,
      year: Int16Array.from(columns.year),
      values: values as ReleaseAccidents['values'],
    },
  };
}

/** By accident: which ages those hurt had. */
function readAges({ count, casualties }: AccidentColumns): Uint8Array {
  const masks = new Uint8Array(count);
  for (let c = 0; c < casualties.count; c++) masks[casualties.accident[c]!]! |= ageBitOf(casualties.age[c]!);
  return masks;
}

function readValues(columns: AccidentColumns, ageMask: Uint8Array, dimension: PublishedDimensionId): Uint8Array {
  const { severity, roadUserMask, light, hour } = columns;
  const valueOf = PUBLISHED_VALUE_OF[dimension];
  return Uint8Array.from(severity, (code, i) =>
    valueOf({ severity: code, roadUserMask: roadUserMask[i]!, ageMask: ageMask[i]!, light: light[i]!, hour: hour[i]! }),
  );
}

function toMunicipality({ id, names, outline, areaKm2 }: MaterialMunicipality): ReleaseMunicipality {
  return { id, names, outline, areaKm2 };
}

function findMunicipalities(
  { located, longitudeE7, latitudeE7 }: AccidentColumns,
  municipalities: readonly MaterialMunicipality[],
): Int32Array {
  const find = createMunicipalityFinder(municipalities.map(({ edges }, id) => ({ id, edges })));
  return Int32Array.from(located, (isLocated, i) => (isLocated === 1 ? (find(longitudeE7[i]!, latitudeE7[i]!) ?? -1) : -1));
}

/** Hexagons with accidents and those around them; where there was a release before, those of that time. */
function findLand(longitude: Float64Array, latitude: Float64Array, earlier: readonly PublishedRelease[], id: string): ReadonlySet<string> {
  const before = earlier.flatMap(({ areas }) => areas).find((area) => area.id === id);
  if (before !== undefined) return new Set(cellsOf(before.outline as PublishedOutline));
  const cells = new Set<string>();
  for (const [i, east] of longitude.entries()) if (!Number.isNaN(east)) cells.add(latLngToCell(latitude[i]!, east, LAND_RESOLUTION));
  return new Set([...cells].flatMap((cell) => gridDisk(cell, 1)));
}

function cellsOf({ type, coordinates }: PublishedOutline): string[] {
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  return polygons.flatMap((rings) => polygonToCells(rings as number[][][], LAND_RESOLUTION, true));
}

function markLand(longitude: Float64Array, latitude: Float64Array, land: ReadonlySet<string>): Int32Array {
  return Int32Array.from(longitude.keys(), (i) => {
    const east = longitude[i]!;
    return !Number.isNaN(east) && land.has(latLngToCell(latitude[i]!, east, LAND_RESOLUTION)) ? 0 : -1;
  });
}

function describeLand(id: string, names: ReleaseMunicipality['names'], land: ReadonlySet<string>): ReleaseMunicipality {
  const cells = [...land].sort();
  return {
    id,
    names,
    outline: { type: 'MultiPolygon', coordinates: cellsToMultiPolygon(cells, true) },
    areaKm2: cells.reduce((sum, cell) => sum + cellArea(cell, UNITS.km2), 0),
  };
}
