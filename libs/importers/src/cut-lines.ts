import { CsvError, parse } from 'csv-parse/sync';
import { dialectOf, type Dialect } from './dialect.ts';
import { RowCounter } from './row-counter.ts';

/** One of the first lines of a table. */
export interface HeadLine {
  /** As an editor or Excel numbers it. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface CutLines {
  readonly lines: readonly HeadLine[];
  /** The quotes of the next line do not fit. */
  readonly isBroken: boolean;
}

/** Among them blank ones, which are left out; a text whose first hundreds of lines are blank is no table. */
const LINES_READ_FOR_ONE = 4;

/** The first lines of a text that are not blank, up to the first whose quotes do not fit. */
export function cutLines(
  text: string,
  dialect: Dialect,
  { count, isGrid }: { readonly count: number; readonly isGrid: boolean },
): CutLines {
  const rows = new RowCounter(isGrid);
  const lines: HeadLine[] = [];
  let isBroken = false;
  try {
    parse(text, {
      ...dialectOf(dialect),
      to: count * LINES_READ_FOR_ONE,
      on_record: (cells: string[], info) => {
        const { row } = rows.count(cells, info);
        if (lines.length < count && cells.some((cell) => cell.trim() !== '')) lines.push({ row, cells });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    isBroken = lines.length < count;
  }
  return { lines, isBroken };
}
