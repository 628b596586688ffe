import type { AccidentTableKind } from '@elektron/domain';

import type { ExportWriter } from './export-table.ts';
import { writeCsv } from './kinds/csv.ts';
import { writeGeoJson } from './kinds/geojson.ts';
import { writeGeoPackage } from './kinds/geopackage.ts';
import { WORKBOOK_MEDIA_TYPE } from './kinds/workbook.ts';
import { writeXlsx } from './kinds/xlsx.ts';

export interface ExportKind {
  readonly mediaType: string;
  readonly write: ExportWriter;
}

/** THE kinds of files of one table, with who writes each. */
export const EXPORT_KINDS: Readonly<Record<AccidentTableKind, ExportKind>> = {
  csv: { mediaType: 'text/csv; charset=utf-8', write: writeCsv },
  xlsx: { mediaType: WORKBOOK_MEDIA_TYPE, write: writeXlsx },
  geojson: { mediaType: 'application/geo+json', write: writeGeoJson },
  gpkg: { mediaType: 'application/geopackage+sqlite3', write: writeGeoPackage },
};
