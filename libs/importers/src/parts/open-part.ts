import type { ByteSource } from '../byte-source.ts';
import { gzipSource, openZipEntry } from '../archive/unpack.ts';
import { openLayer } from './geo/geo-package.ts';
import { openFeatures } from './geo/open-features.ts';
import { openShapes } from './geo/open-shapes.ts';
import { openOsmWays } from './osm/open-osm-ways.ts';
import type { TablePart } from './table-part.ts';
import { maySayAccessibility } from '../formats/osm-accessibility/tagged-items.ts';
import { openElements } from './osm/open-elements.ts';
import { openOldSheet } from './workbook/open-old-sheet.ts';
import { openSheet } from './workbook/open-sheet.ts';

/**
 * The text of a table that lies in a file.
 * @param part where it lies; without it the file is that text
 * @param fileName for the messages
 * @throws Problem FILE_EXPANDS_TOO_FAR, FILE_TOO_LARGE, FILE_UNREADABLE, FILE_NOT_TEXT, at once or in the midst of reading
 */
export async function openPart(source: ByteSource, part: TablePart | undefined, fileName: string): Promise<ByteSource> {
  switch (part?.kind) {
    case undefined:
      return source;
    case 'gzip':
      return gzipSource(source, part.bytes, fileName);
    case 'zip':
      return openZipEntry(source, part.entry, fileName);
    case 'sheet':
      return openSheet(source, part.sheet, fileName);
    case 'xls':
    case 'ods':
      return openOldSheet(source, part.kind, part.sheet, fileName);
    case 'layer':
      return openLayer(source, part.layer, fileName);
    case 'features':
      return openFeatures(part.packedBytes === undefined ? source : gzipSource(source, part.packedBytes, fileName), fileName);
    case 'osm-ways':
      return openOsmWays(source, fileName);
    case 'shapes':
      return openShapes(source, part.base, fileName);
    case 'osm':
      return openElements(source, fileName, maySayAccessibility);
  }
}
