import type { InfoRecord } from 'csv-parse';

/** Numbers records as a text editor or Excel does, which the CSV parser does not do reliably inside of quoted values. */
export class RowCounter {
  /** A row of cells is one line, whatever its cells hold. */
  readonly #isGrid: boolean;
  #nextRow = 1;
  #parserLines = 0;
  #blankLines = 0;

  constructor(isGrid: boolean) {
    this.#isGrid = isGrid;
  }

  /** Line on which the next record begins, blank lines before it not counted. */
  get nextRow(): number {
    return this.#nextRow;
  }

  /** Blank lines so far. */
  get blankLines(): number {
    return this.#blankLines;
  }

  set blankLines(lines: number) {
    this.#blankLines = lines;
  }

  /** One more record: the line where it begins, and how many it takes up. */
  count(cells: readonly string[], info: InfoRecord): { readonly row: number; readonly lines: number } {
    const blank = info.empty_lines - this.#blankLines;
    const row = this.#nextRow + blank;
    // The parser's own count is exact without line breaks in the values, and tells when there are some.
    const linesPassed = info.lines - this.#parserLines - blank;
    const lines = linesPassed === 1 || this.#isGrid ? 1 : 1 + cells.reduce((sum, cell) => sum + countLineBreaks(cell), 0);
    this.#nextRow = row + lines;
    this.#parserLines = info.lines;
    this.#blankLines = info.empty_lines;
    return { row, lines };
  }
}

export function countLineBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
