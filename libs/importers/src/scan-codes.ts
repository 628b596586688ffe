import type { ByteSource } from './byte-source.ts';
import { isBlank } from './code-book.ts';
import { tellsWho } from './mapping/propose-mapping.ts';
import { countLinesAbove } from './parse-header.ts';
import { isGrid } from './parts/table-part.ts';
import { readRecords } from './read-records.ts';
import type { SurveyedTable } from './survey-table.ts';

/** The distinct values of one column of a whole file. */
export interface ColumnCodes {
  readonly position: number;
  /** In the order in which they first come. */
  readonly values: readonly string[];
  /** There are more than a list of codes ever has, or longer ones: the column holds something else. */
  readonly isTooMany: boolean;
}

export interface ScanOptions {
  /** Columns to look at. */
  readonly positions: readonly number[];
  readonly signal?: AbortSignal;
  /** @param share of the file, 0 to 1 */
  readonly onProgress?: (share: number) => void;
}

/** The longest list of codes that a publisher has is below this. */
export const MOST_CODES = 200;
const LONGEST_CODE = 80;

interface Gathered {
  readonly position: number;
  readonly values: Set<string>;
  isTooMany: boolean;
}

/**
 * The distinct values of columns of a whole file, in memory that does not grow with it. Columns that tell who somebody is, by the table or by the
 * values that come, are left out.
 * @throws Problem as readRecords
 */
export async function scanCodes(source: ByteSource, table: SurveyedTable, options: ScanOptions): Promise<ColumnCodes[]> {
  const positions = table.isConcealed === true ? [] : options.positions.filter((position) => !table.personal.includes(position));
  if (positions.length === 0) return [];
  const columns = positions.map((position): Gathered => ({ position, values: new Set(), isTooMany: false }));
  const isFilled = isGrid(table.part);
  let above = countLinesAbove(table);
  for await (const { records, bytesRead } of readRecords(source, table, options.signal)) {
    for (const { cells } of records) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (above > 0) above -= 1;
      // In a line with too many or too few cells nobody knows which column they belong to; it is refused anyway.
      else if (cells.length === table.header.length || (isFilled && cells.length < table.header.length))
        columns.forEach((column) => add(column, cells));
    }
    options.onProgress?.(table.bytes === 0 ? 1 : Math.min(1, bytesRead / table.bytes));
    if (columns.every(({ isTooMany }) => isTooMany)) break;
  }
  const found = columns.map(({ position, values, isTooMany }) => ({ position, values: [...values], isTooMany }));
  return found.filter(({ values }) => !tellsWho(values));
}

function add(column: Gathered, cells: readonly string[]): void {
  const value = (cells[column.position] ?? '').trim();
  if (column.isTooMany || isBlank(value) || column.values.has(value)) return;
  if (column.values.size === MOST_CODES || value.length > LONGEST_CODE) {
    column.isTooMany = true;
    column.values.clear();
  } else column.values.add(value);
}
