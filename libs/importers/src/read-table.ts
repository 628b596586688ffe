import { Problem, type Draft, type RowIssue, type SourcePosition } from '@elektron/domain';
import type { ByteSource } from './byte-source.ts';
import type { DetectedTable } from './detect-table.ts';
import { cutText, type AccidentCompletion, type ImportTable, type ParsedRow, type RowRemark, type StatedCounts } from './import-format.ts';
import { importTableOf } from './mapping/import-table-of.ts';
import { isGuidance } from './guidance-column.ts';
import { applyPatch, findHiddenPositions, remarkOnDiscarded, type LinePatch, type LinePatches } from './line-patch.ts';
import { findPersonalPositions } from './match-table.ts';
import { isGrid } from './parts/table-part.ts';
import { readRecords, type SourceRecord } from './read-records.ts';
import { fromSpreadsheetCell } from './spreadsheet-cell.ts';
import { MAXIMUM_FIELD_LENGTH, TableRow, type RowConventions } from './source-row.ts';

/** One line of a file: what it says, and what is to be said about it. */
export interface ReadLine {
  /** As a text editor or Excel numbers the lines of the file; the first line of a record with line breaks. */
  readonly row: number;
  /** Empty when an issue rejects the line. */
  readonly drafts: readonly Draft[];
  readonly issues: readonly RowIssue[];
  /** As ParsedRow has them. */
  readonly otherPositions?: readonly SourcePosition[];
  readonly stated?: StatedCounts;
  readonly completion?: AccidentCompletion;
  /** As they are read, what tells of a person's identity among them: only for those who can leave that out. */
  readonly cells: readonly string[];
}

export interface TableBatch {
  readonly lines: readonly ReadLine[];
  /**
   * Lines that carry nothing: blank ones, separators only, titles above the header, totals, and rows that show how others are filled. All lines of a
   * file but its header are counted.
   */
  readonly skipped: number;
  /** How far the file has been read (bytes), of DetectedTable.bytes. */
  readonly bytesRead: number;
}

export interface ReadTableOptions extends RowConventions {
  /**
   * The day of the import in the organisation's time zone, `YYYY-MM-DD`; lines that speak of later days are held back. The importers have no
   * clock, so that the same file and the same day always give the same records.
   */
  readonly latestDate: string;
  /** What a person has decided about single lines. */
  readonly patches?: LinePatches;
  /** Cancels between two pieces of the file. */
  readonly signal?: AbortSignal;
}

/** The most lines of a batch: what one transaction writes without making others wait. */
export const BATCH_LINES = 1_000;

/** Of one file: all accidents of Greece since 1990 are a tenth of that. Every line can bring a remark, and each remark is kept. */
export const MAXIMUM_LINES = 5_000_000;

/** A record over more lines has swallowed its neighbours; a written statement of a page has some fifty. */
export const MAXIMUM_RECORD_LINES = 100;

/**
 * The lines of a file in batches of at most BATCH_LINES, in constant memory, one after the other in the order of the file.
 * A bad line is an issue and the next one is still read; a file that is broken as a whole ends in a Problem.
 * @param source the file's bytes
 * @param table what detectTable found
 * @throws Problem FILE_BROKEN_QUOTE, FILE_LINE_TOO_LONG, FILE_TOO_MANY_LINES, FILE_NOT_TEXT, CANCELLED, INPUT_INVALID for a latest date
 * that is none
 */
export async function* readTable(
  source: ByteSource,
  table: DetectedTable,
  options: ReadTableOptions,
): AsyncGenerator<TableBatch, void, void> {
  const reader = new LineReader(table, options);
  let lines: ReadLine[] = [];
  let skipped = 0;
  let bytesRead = 0;
  for await (const chunk of readRecords(source, table, options.signal)) {
    bytesRead = chunk.bytesRead;
    skipped += chunk.blankLines;
    for (const record of chunk.records) {
      const line = reader.read(record);
      if (line === 'header') continue;
      if (line === 'skipped') {
        skipped += 1;
      } else if (lines.push(line) === BATCH_LINES) {
        yield { lines, skipped, bytesRead };
        lines = [];
        skipped = 0;
      }
    }
  }
  if (lines.length > 0 || skipped > 0) yield { lines, skipped, bytesRead };
}

/**
 * One line as it would be read in its file: what a person sees when they have written something else.
 * @throws Problem INPUT_INVALID for a latest date that is none
 */
export function readSingleLine(
  table: DetectedTable,
  row: number,
  cells: readonly string[],
  options: ReadTableOptions,
): readonly RowIssue[] {
  const line = new LineReader(table, options).readCells(row, cells);
  return line === 'skipped' ? [] : line.issues;
}

/** Records as lines of one table. */
class LineReader {
  readonly #fileName: string;
  readonly #columnCount: number;
  readonly #header: readonly string[];
  readonly #parseRow: ImportTable['parseRow'];
  readonly #row: TableRow;
  readonly #personalPositions: ReadonlySet<number>;
  /** Of columns whose values may be long. */
  readonly #longPositions: ReadonlySet<number>;
  readonly #isGrid: boolean;
  /** Titles that are still to come. */
  #linesAbove: number;
  /** Lines of headings that are still to come. */
  #headerLines: number;

  readonly #patches: LinePatches;
  readonly #hiddenPositions: ReadonlySet<number>;
  /** It was handed out by us to be corrected: what was written so that it calculates nothing is as it was again. */
  readonly #isReturned: boolean;

  constructor(table: DetectedTable, options: ReadTableOptions) {
    this.#patches = options.patches ?? NO_PATCHES;
    this.#hiddenPositions = findHiddenPositions(table);
    this.#isReturned = table.header.some(isGuidance);
    this.#fileName = table.fileName;
    this.#header = table.header;
    this.#columnCount = table.header.length;
    this.#parseRow = importTableOf(table).parseRow;
    this.#row = new TableRow(table, options);
    this.#personalPositions = findPersonalPositions(table);
    this.#longPositions = findLongPositions(table);
    this.#isGrid = isGrid(table.part);
    this.#linesAbove = table.linesAbove ?? 0;
    this.#headerLines = table.headless === true ? 0 : (table.headerLines ?? 1);
  }

  read(record: SourceRecord): ReadLine | 'header' | 'skipped' {
    const { row } = record;
    const asWritten = this.#isGrid ? this.#fit(record.cells) : record.cells;
    const cells = this.#isReturned ? asWritten.map(fromSpreadsheetCell) : asWritten;
    if (row > MAXIMUM_LINES) throw new Problem('FILE_TOO_MANY_LINES', { file: this.#fileName, limit: MAXIMUM_LINES });
    if (cells.every((cell) => cell === '' || cell.trim() === '')) return 'skipped';
    if (this.#linesAbove > 0) {
      this.#linesAbove -= 1;
      return 'skipped';
    }
    if (this.#headerLines > 0) {
      this.#headerLines -= 1;
      return 'header';
    }
    const patch = this.#patches.get(row);
    if (patch !== undefined) return this.#readPatched(row, cells, patch);
    this.#refuseSwallowedLines(record);
    return this.readCells(row, cells);
  }

  #readPatched(row: number, cells: readonly string[], patch: LinePatch): ReadLine | 'skipped' {
    if ('discarded' in patch) return { row, drafts: [], issues: this.#locate(row, [remarkOnDiscarded(patch.discarded)]), cells };
    const patched = applyPatch(cells, patch.cells, this.#header, this.#hiddenPositions);
    const line = this.readCells(row, patched.cells);
    if (line === 'skipped' || line.drafts.length === 0 || patched.changed.length === 0) return line;
    const value = cutText(patched.changed.join(', '), LONGEST_LIST);
    return { ...line, issues: [...line.issues, ...this.#locate(row, [{ column: null, code: 'LINE_CORRECTED', level: 'warning', value }])] };
  }

  readCells(row: number, cells: readonly string[]): ReadLine | 'skipped' {
    if (cells.length !== this.#columnCount) {
      const value = `${cells.length} / ${this.#columnCount}`;
      return { row, drafts: [], issues: this.#locate(row, [{ column: null, code: 'COLUMNS_SHIFTED', level: 'rejected', value }]), cells };
    }
    const parsed = this.#parseRow(this.#row.show(cells));
    if (parsed.drafts.length === 0 && parsed.issues.length === 0 && parsed.completion === undefined) return 'skipped';
    // Of a line that is not taken only the reason matters: "accepted with a remark" would be untrue.
    if (parsed.drafts.length === 0 && parsed.completion === undefined) {
      const reasons = parsed.issues.filter(({ level }) => level !== 'warning');
      return { row, drafts: [], issues: this.#locate(row, reasons), cells };
    }
    const tooLong = this.#findTooLong(cells);
    const issues = parsed.issues.length === 0 && tooLong.length === 0 ? NO_ISSUES : this.#locate(row, [...parsed.issues, ...tooLong]);
    return { ...tellingsOf(parsed), row, drafts: parsed.drafts, issues, cells };
  }

  /** Blank cells at the end of a row are not written down. */
  #fit(cells: readonly string[]): readonly string[] {
    if (cells.length >= this.#columnCount) return cells;
    return [...cells, ...Array.from({ length: this.#columnCount - cells.length }, () => '')];
  }

  /** A record over several lines with a wrong number of columns, or over very many, is a quotation mark that was never closed. */
  #refuseSwallowedLines({ row, cells, lines }: SourceRecord): void {
    if (lines === 1) return;
    if (lines > MAXIMUM_RECORD_LINES || cells.length !== this.#columnCount) {
      throw new Problem('FILE_BROKEN_QUOTE', { file: this.#fileName, row });
    }
  }

  #findTooLong(cells: readonly string[]): readonly RowRemark[] {
    if (!cells.some(isTooLong)) return NO_REMARKS;
    return cells.flatMap((cell, i): RowRemark[] => {
      if (!isTooLong(cell) || this.#personalPositions.has(i) || this.#longPositions.has(i)) return [];
      return [{ column: this.#header[i] ?? null, code: 'FIELD_TOO_LONG', level: 'warning', value: cutText(cell, SHOWN_LENGTH) }];
    });
  }

  #locate(row: number, remarks: readonly RowRemark[]): RowIssue[] {
    return remarks.map((remark) => ({ fileName: this.#fileName, row, ...remark }));
  }
}

/** What a line tells beside its drafts, where it does. */
function tellingsOf({
  otherPositions,
  stated,
  completion,
}: ParsedRow): Partial<Pick<ReadLine, 'otherPositions' | 'stated' | 'completion'>> {
  return {
    ...(otherPositions === undefined || otherPositions.length === 0 ? {} : { otherPositions }),
    ...(stated === undefined ? {} : { stated }),
    ...(completion === undefined ? {} : { completion }),
  };
}

function findLongPositions(table: DetectedTable): ReadonlySet<number> {
  const long = new Set(importTableOf(table).columns.flatMap(({ id, isLong }) => (isLong === true ? [id] : [])));
  return new Set(table.columnIds.flatMap((id, i) => (id !== null && long.has(id) ? [i] : [])));
}

const isTooLong = (cell: string): boolean => cell.length > MAXIMUM_FIELD_LENGTH;

const NO_ISSUES: readonly RowIssue[] = [];
const NO_REMARKS: readonly RowRemark[] = [];
const NO_PATCHES: LinePatches = new Map();
/** Of the headings that a person has changed. */
const LONGEST_LIST = 200;
/** Of a value that is too long, enough to find it. */
const SHOWN_LENGTH = 60;
