/**
 * Where in its file a table lies, when the file is not the text of a table itself. Plain data: it is stored with a batch.
 * `gzip`: the file, unpacked, is that text; `zip`: an entry of the archive is; `sheet`: a sheet of a workbook; `xls`, `ods`:
 * the same of an older or another kind; `layer`: a table of a
 * GeoPackage; `features`: the features of a GeoJSON file, with the length of its text where it is gzipped; `shapes`: a shapefile in an archive;
 * `osm-ways`: the ways of an OpenStreetMap PBF file; `osm`: its elements that may tell of accessibility.
 */
export type TablePart =
  | { readonly kind: 'gzip'; readonly bytes: number }
  | { readonly kind: 'zip'; readonly entry: string }
  | { readonly kind: 'sheet'; readonly sheet: string }
  | { readonly kind: 'xls' | 'ods'; readonly sheet: string }
  | { readonly kind: 'layer'; readonly layer: string }
  | { readonly kind: 'features'; readonly packedBytes?: number }
  | { readonly kind: 'shapes'; readonly base: string }
  | { readonly kind: 'osm-ways' | 'osm' };

export type TablePartKind = TablePart['kind'];

const GRID_KINDS: readonly TablePartKind[] = ['sheet', 'xls', 'ods', 'layer', 'features', 'shapes', 'osm-ways', 'osm'];

/** True for rows of cells (as against text): each is one line, and blank cells at its end are not written down. */
export function isGrid(part: TablePart | undefined): boolean {
  return part !== undefined && GRID_KINDS.includes(part.kind);
}
