import { inMemory, listGeoLayers, readGeoLayer } from '@elektron/importers';

import { isObject, parseFeatureCollection, refuseInput } from '../common/parse-geo-json.ts';
import { readText } from './read-features.ts';

/** A layer of a file as GeoJSON's features, in its own numbers. */
export interface AreaTable {
  /** Headings of the attributes, in the order in which they first come. */
  readonly headings: readonly string[];
  /** EPSG code; null where the file does not tell it. */
  readonly srid: number | null;
  readonly features: readonly unknown[];
}

/** A part of a file that may hold areas; a GeoJSON file has one, without a name. */
export interface AreaLayer {
  readonly name: string;
  readonly open: () => Promise<AreaTable>;
}

/**
 * The layers of a file: of a GeoPackage, the shapefiles of a ZIP archive, or the one of a GeoJSON file, plain or in gzip.
 * @throws Problem FILE_TOO_LARGE, FILE_UNREADABLE, FILE_EXPANDS_TOO_FAR, FILE_NOT_TEXT, INPUT_INVALID
 */
export async function listAreaLayers(bytes: Uint8Array, fileName: string): Promise<readonly AreaLayer[]> {
  const source = inMemory(bytes);
  if (!isContainer(bytes)) {
    const table = parseTable(await readText(bytes, fileName));
    return [{ name: '', open: async () => table }];
  }
  const layers = await listGeoLayers(source, fileName);
  if (layers.length === 0) throw refuseInput('file', 'GeoPackage, ZIP (.shp, .dbf, .prj), GeoJSON');
  return layers.map((layer) => ({
    name: layer.name,
    open: async () => {
      const { headings, srid, features } = await readGeoLayer(source, layer, fileName);
      return { headings, srid, features: features.map((feature) => ({ type: 'Feature', ...feature })) };
    },
  }));
}

/** A database of SQLite, or a ZIP archive. */
function isContainer(bytes: Uint8Array): boolean {
  return /^(?:SQLite format 3\0|PK\x03\x04)/.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1'));
}

/** @throws Problem INPUT_INVALID for what is no GeoJSON, and for a system that is named otherwise than by EPSG */
function parseTable(text: string): AreaTable {
  const { features, system } = parseFeatureCollection(text);
  const headings = new Set<string>();
  for (const feature of features) {
    if (isObject(feature) && isObject(feature['properties'])) for (const key of Object.keys(feature['properties'])) headings.add(key);
  }
  return { headings: [...headings], srid: sridOf(system), features };
}

/** Files from before RFC 7946 may name their system; without a name nothing is said. */
function sridOf(system: unknown): number | null {
  if (system == null) return null;
  const written = JSON.stringify(system);
  if (/CRS:?84/.test(written)) return 4326;
  const code = /EPSG:{1,2}(\d{4,6})"/i.exec(written)?.[1];
  if (code === undefined) throw refuseInput('crs', system);
  return Number(code);
}
