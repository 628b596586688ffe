import type { AccidentFileKind } from '@elektron/domain';

import type { ExportWriter } from './export-table.ts';
import { writeCsv } from './kinds/csv.ts';
import { writeGeoJson } from './kinds/geojson.ts';
import { writeGeoPackage } from './kinds/geopackage.ts';
import { writeXlsx } from './kinds/xlsx.ts';

export interface ExportKind {
  readonly mediaType: string;
  readonly write: ExportWriter;
}

/** THE kinds of files, with who writes each. */
export const EXPORT_KINDS: Readonly<Record<AccidentFileKind, ExportKind>> = {
  csv: { mediaType: 'text/csv; charset=utf-8', write: writeCsv },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: writeXlsx },
  geojson: { mediaType: 'application/geo+json', write: writeGeoJson },
  gpkg: { mediaType: 'application/geopackage+sqlite3', write: writeGeoPackage },
};
