import { VectorTile } from '@mapbox/vector-tile';
import { parse } from 'csv-parse/sync';
import { cellArea, cellToBoundary, cellToLatLng, isValidCell, UNITS } from 'h3-js';
import { PbfReader } from 'pbf';
import {
  PUBLISHED_GEOGRAPHIES,
  type PublishedArea,
  type PublishedCount,
  type PublishedHead,
  type PublishedRelease,
} from '@elektron/domain';

/*
 * What is public of a release in other forms, read back into a document: lines of CSV, features of GeoJSON and of OGC API, and vector tiles. All have a
 * layer for each geography and a column for each number, `severity__slight__2016_2018`; this file reads that from the names alone.
 */

export interface ReadRow {
  readonly layer: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export function rowsOfCsv(text: string, layer: string): ReadRow[] {
  const records = parse<Record<string, string>>(text, { columns: true, bom: true });
  return records.map((properties) => ({ layer, properties }));
}

export function rowsOfGeoJson(text: string, layer: string): ReadRow[] {
  const { features } = JSON.parse(text) as { features: { properties: Record<string, unknown> }[] };
  return features.map(({ properties }) => ({ layer, properties }));
}

export function rowsOfTile(bytes: Uint8Array): ReadRow[] {
  const { layers } = new VectorTile(new PbfReader(bytes));
  return Object.entries(layers).flatMap(([layer, of]) =>
    Array.from({ length: of.length }, (_, i) => ({ layer, properties: of.feature(i).properties })),
  );
}

interface NumberColumn {
  readonly table: string;
  readonly period: string;
  readonly index: number;
  readonly values: number;
}

const nameOf = (...parts: readonly string[]): string => parts.map((part) => part.replaceAll('-', '_')).join('__');

/** Every number that the head of a release announces, by the name of its column. */
function columnsOf(head: PublishedHead): Map<string, NumberColumn> {
  const columns = new Map<string, NumberColumn>();
  for (const { id: table, dimensions, periods } of head.tables) {
    const values = dimensions.reduce<string[][]>(
      (before, id) => {
        const own = head.dimensions.find((dimension) => dimension.id === id)!.values;
        return before.flatMap((ids) => own.map((value) => [...ids, value.id]));
      },
      [[]],
    );
    for (const period of periods) {
      for (const [index, ids] of values.entries())
        columns.set(nameOf(table, ...ids, period), { table, period, index, values: values.length });
    }
  }
  return columns;
}

/** What columns hold that are no counts. */
const OTHER_COLUMNS = new Set(['id', 'parent', 'name_el', 'name_en', 'area_km2', 'geography', 'longitude', 'latitude', 'wkt']);

/** What is known of the land of an area that another form gives only the name of. */
function landOf(
  id: string,
  properties: ReadRow['properties'],
  known: PublishedArea | undefined,
): Pick<PublishedArea, 'areaKm2' | 'centre' | 'outline'> {
  if (known !== undefined) return known;
  const cell = /8[0-9a-f]{14}/.exec(id)?.[0] ?? '';
  if (!isValidCell(cell))
    return { areaKm2: Number(properties['area_km2'] ?? 0), centre: [0, 0], outline: { type: 'Point', coordinates: [0, 0] } };
  const [latitude, longitude] = cellToLatLng(cell);
  const ring = cellToBoundary(cell).map(([lat, lng]) => [lng, lat]);
  return {
    areaKm2: cellArea(cell, UNITS.km2),
    centre: [longitude, latitude],
    outline: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
  };
}

function toCount(value: unknown): PublishedCount {
  return value === null || value === undefined || value === '' ? null : Number(value);
}

/**
 * A document with the numbers of such rows; areas that came twice (one tile and the next) are there once.
 * @param areas of which the land is known from elsewhere
 * @throws Error for a column that the head does not announce: a number that nobody has judged
 */
export function documentOfRows(head: PublishedHead, rows: readonly ReadRow[], areas: readonly PublishedArea[] = []): PublishedRelease {
  const columns = columnsOf(head);
  const known = new Map(areas.map((area) => [area.id, area]));
  const read = new Map<string, PublishedArea>();
  for (const { layer, properties } of rows) {
    const geography = PUBLISHED_GEOGRAPHIES.find((one) => one === layer);
    if (geography === undefined) continue;
    const id = String(properties['id']);
    const counts: Record<string, Record<string, PublishedCount[]>> = {};
    for (const [name, value] of Object.entries(properties)) {
      const column = columns.get(name);
      if (column === undefined && !OTHER_COLUMNS.has(name)) throw new Error(`${name}: a column that the release does not announce`);
      if (column === undefined) continue;
      const byPeriod = (counts[column.table] ??= {});
      (byPeriod[column.period] ??= new Array<PublishedCount>(column.values).fill(null))[column.index] = toCount(value);
    }
    const { parent } = properties;
    read.set(id, {
      id,
      geography,
      parent: typeof parent === 'string' && parent !== '' ? parent : null,
      names: null,
      counts,
      ...landOf(id, properties, known.get(id)),
    });
  }
  const found = [...read.values()];
  const geographies = PUBLISHED_GEOGRAPHIES.filter((one) => found.some(({ geography }) => geography === one));
  return { ...head, geographies, areas: found, sites: [], barriers: [] };
}
