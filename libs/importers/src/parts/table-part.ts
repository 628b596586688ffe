/**
 * Where in its file a table lies, when the file is not the text of a table itself. Plain data: it is stored with a batch.
 * `gzip`: the file, unpacked, is that text; `zip`: an entry of the archive is; `sheet`: a sheet of a workbook; `xls`, `ods`:
 * the same of an older or another kind; `layer`: a table of a
 * GeoPackage; `features`: the features of a GeoJSON file; `shapes`: a shapefile in an archive.
 */
export type TablePart =
  | { readonly kind: 'gzip'; readonly bytes: number }
  | { readonly kind: 'zip'; readonly entry: string }
  | { readonly kind: 'sheet'; readonly sheet: string }
  | { readonly kind: 'xls' | 'ods'; readonly sheet: string }
  | { readonly kind: 'layer'; readonly layer: string }
  | { readonly kind: 'features' }
  | { readonly kind: 'shapes'; readonly base: string };

export type TablePartKind = TablePart['kind'];

const GRID_KINDS: readonly TablePartKind[] = ['sheet', 'xls', 'ods', 'layer', 'features', 'shapes'];

/** True for rows of cells (as against text): each is one line, and blank cells at its end are not written down. */
export function isGrid(part: TablePart | undefined): boolean {
  return part !== undefined && GRID_KINDS.includes(part.kind);
}
