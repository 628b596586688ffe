import { inStretches } from '../accident-selection.ts';
import type { ExportRow, ExportRows } from '../export-table.ts';

/** The rows of a list that is at hand, made as they are written. @param gone when nobody waits any more */
export async function* readStretches<Row>(rows: readonly Row[], toRow: (row: Row) => ExportRow, gone: AbortSignal): ExportRows {
  for await (const stretch of inStretches(rows)) {
    yield stretch.map(toRow);
    gone.throwIfAborted();
  }
}
