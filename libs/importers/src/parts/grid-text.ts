import { ArchiveError } from '../archive/archive-flaw.ts';
import { ARCHIVE_LIMITS } from '../archive/archive-limits.ts';
import { explainFlaw } from '../archive/list-entries.ts';
import type { ByteSource } from '../byte-source.ts';

/** What the cells of a row are cut at when they are written as text. */
export const GRID_DELIMITER = '\t';

/** One row of cells as text, without the blank ones at its end. */
export interface GridRow {
  /** From 1; never less than that of the row before. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** What is handed on at once (characters). */
const PIECE_LENGTH = 65_536;

/**
 * Rows of cells as the text of a table, in constant memory: one record a row, the rows that are not given as blank lines, so that records
 * are numbered as the rows are.
 * @param size what `position` is measured by
 * @param rows begins anew with every call
 * @throws Problem FILE_EXPANDS_TOO_FAR in the midst of reading: a few bytes of a file may stand for a long text in each of a million rows
 */
export function gridSource(
  size: number,
  rows: () => AsyncIterable<GridRow> | Iterable<GridRow>,
  position: () => number,
  fileName: string,
): ByteSource {
  return { size, read: () => write(rows(), fileName), position };
}

async function* write(rows: AsyncIterable<GridRow> | Iterable<GridRow>, fileName: string): AsyncGenerator<Buffer, void, void> {
  let length = 0;
  for await (const text of gather(rows)) {
    length += text.length;
    if (length > ARCHIVE_LIMITS.bytes) explainFlaw(new ArchiveError('tooLong'), fileName);
    yield Buffer.from(text);
  }
}

async function* gather(rows: AsyncIterable<GridRow> | Iterable<GridRow>): AsyncGenerator<string, void, void> {
  let text = '';
  let written = 0;
  for await (const { row, cells } of rows) {
    // Blank rows are written when something follows them: a sheet that is formatted to its last row has a million at its end.
    if (cells.every((cell) => cell.trim() === '')) continue;
    const blankRows = Math.max(0, row - 1 - written);
    text += `${'\n'.repeat(blankRows)}${cells.map(quote).join(GRID_DELIMITER)}\n`;
    written += blankRows + 1;
    if (text.length < PIECE_LENGTH) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

const NEEDS_QUOTES = /["\t\r\n]/;

function quote(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
