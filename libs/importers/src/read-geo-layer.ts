import type { ByteSource } from './byte-source.ts';
import { listContents, type Content } from './list-contents.ts';
import { readLayerTable } from './parts/geo/geo-package.ts';
import type { GeoTable } from './parts/geo/geo-table.ts';
import { readShapesTable } from './parts/geo/open-shapes.ts';

/**
 * The layers with geometries that a file holds, in its order: of a GeoPackage, or the shapefiles of a ZIP archive. None for any other file.
 * @throws Problem FILE_EXPANDS_TOO_FAR, FILE_UNREADABLE, FILE_TOO_LARGE, FILE_NOT_TEXT
 */
export async function listGeoLayers(source: ByteSource, fileName: string): Promise<readonly Content[]> {
  const contents = await listContents(source, fileName);
  return contents.kind === 'one' ? [] : contents.contents.filter(({ part }) => part.kind === 'layer' || part.kind === 'shapes');
}

/**
 * A layer with the geometries of its objects.
 * @throws Problem FILE_EXPANDS_TOO_FAR, FILE_TOO_LARGE, FILE_UNREADABLE
 */
export async function readGeoLayer(source: ByteSource, { part }: Content, fileName: string): Promise<GeoTable> {
  if (part.kind === 'layer') return readLayerTable(source, part.layer, fileName);
  if (part.kind === 'shapes') return readShapesTable(source, part.base, fileName);
  throw new RangeError(`no layer: ${part.kind}`);
}
