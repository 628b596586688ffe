import { Problem } from '@elektron/domain';
import { findClockForms, type ClockForm } from './clock-form.ts';
import { cutLines, type HeadLine } from './cut-lines.ts';
import { DELIMITERS, type Delimiter, type Dialect, type Quote } from './dialect.ts';
import { DECIMAL_MARKS, type DecimalMark } from './import-format.ts';
import { isHeadless, judgeHeader } from './match-table.ts';
import { mergeHeadings } from './merge-headings.ts';
import { hasDecimalsBehindComma } from './parse-value.ts';

/** What the first lines of a table say about its form. */
export interface ParsedHeader extends Dialect {
  readonly decimalMark: DecimalMark;
  /** The headings as written; of a table without headings its first line. */
  readonly header: readonly string[];
  /** The headings stand in two lines, group above and column below, and are one text each; absent for one line. */
  readonly headerLines?: 2;
  /** The first line is a record already. */
  readonly headless?: true;
  /** Lines above the table that are not blank: titles; absent when there are none. */
  readonly linesAbove?: number;
  /** The first lines after the header, for a person to see whether the encoding is right. */
  readonly preview: readonly (readonly string[])[];
  /** How columns that may be of times write them, by position; absent in what was kept before this was looked at. */
  readonly clockForms?: Readonly<Record<number, ClockForm>>;
  /** True when the whole file is seen to hold nothing below its header. */
  readonly isHeaderOnly: boolean;
}

/** The widest known table has some seventy. */
const MAXIMUM_COLUMNS = 500;

const PREVIEW_LINES = 5;
/** So many tell what a column is. */
export const SAMPLE_LINES = 100;

/** A table begins in one of its first lines, below titles and dates of printing; blank ones are not counted. */
export const LINES_LOOKED_THROUGH = 30;

/** Whether a line has the headings that are looked for. */
export type HeaderJudge = (header: readonly string[]) => 'complete' | 'incomplete' | 'none';

export interface HeaderSearch {
  /** Where it is known. */
  readonly delimiter?: Delimiter | undefined;
  readonly quote?: Quote | undefined;
  /** A row of cells is one line, whatever its cells hold. */
  readonly isGrid?: boolean;
  /** The headings of THE list, unless something else is looked for. */
  readonly judge?: HeaderJudge;
  /** Lines that the headings take up, where a person has said it: 0 for a table without headings. */
  readonly headerLines?: 0 | 1 | 2 | undefined;
  /** The line of the headings (without headings, of the first record) as an editor or Excel numbers it, where a person has said it. */
  readonly headerRow?: number | undefined;
  /** Where the headings stood in a file like it: they are looked for at least so far down. */
  readonly usualRow?: number | undefined;
  /** Lines after the header that are handed over. */
  readonly previewLines?: number;
}

/**
 * Delimiter, headings and decimal mark, from the beginning of a decoded file. The headings are the first line that has those of a table of
 * THE list; else the first of a table without headings; else, for the message on what was found, the first line that is not blank.
 * @param text the first characters of the file; the last line may be cut
 * @param isWhole true when nothing follows the text
 * @throws Problem FILE_EMPTY, FILE_LINE_TOO_LONG when no line ends in the text, FILE_BROKEN_QUOTE, FILE_TOO_MANY_COLUMNS
 */
export function parseHeader(text: string, isWhole: boolean, fileName: string, search: HeaderSearch = {}): ParsedHeader {
  const { previewLines = PREVIEW_LINES, isGrid = false } = search;
  if (text.trim() === '') throw new Problem('FILE_EMPTY', { file: fileName });
  if (!isWhole && !/[\r\n]/.test(text.trimStart())) {
    throw new Problem('FILE_LINE_TOO_LONG', { file: fileName, row: 1, limit: text.length });
  }
  const carriageReturnOnly = !text.includes('\n') && text.includes('\r');
  const start = findStart(text, carriageReturnOnly, search);
  if (start === undefined) {
    const blankLines = /^\s*/.exec(text)?.[0].match(/\r\n|\n|\r/g)?.length ?? 0;
    throw new Problem('FILE_BROKEN_QUOTE', { file: fileName, row: blankLines + 1 });
  }
  if (start.header.length > MAXIMUM_COLUMNS) {
    throw new Problem('FILE_TOO_MANY_COLUMNS', { file: fileName, columns: start.header.length, limit: MAXIMUM_COLUMNS });
  }
  const whole = isWhole ? text : text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
  const above = countLinesAbove(start);
  const { lines, isBroken } = cutLines(whole, { ...start, carriageReturnOnly }, { count: above + SAMPLE_LINES, isGrid });
  const sample = isBroken ? [] : lines.slice(above).map(({ cells }) => cells);
  return {
    ...start,
    carriageReturnOnly,
    decimalMark: isGrid ? findMarkOfCells(sample) : findDecimalMark(sample, start.delimiter),
    clockForms: findClockForms(sample),
    preview: sample.slice(0, previewLines),
    isHeaderOnly: isWhole && !isBroken && sample.length === 0,
  };
}

/** How many lines that are not blank stand above the first record: titles and headings. */
export function countLinesAbove({ headless, headerLines, linesAbove = 0 }: HeaderPlace): number {
  return linesAbove + (headless === true ? 0 : (headerLines ?? 1));
}

type HeaderPlace = Pick<ParsedHeader, 'headless' | 'headerLines' | 'linesAbove'>;
type TableStart = HeaderPlace & Pick<ParsedHeader, 'delimiter' | 'quote' | 'header'>;

interface Candidate extends HeadLine {
  readonly delimiter: Delimiter;
  readonly linesAbove: number;
}

/** Where the table begins; `undefined` when not even the first line can be cut. */
function findStart(text: string, carriageReturnOnly: boolean, search: HeaderSearch): TableStart | undefined {
  const { delimiter, quote, isGrid = false, headerLines, headerRow, usualRow = 0 } = search;
  const form = quote === undefined ? { carriageReturnOnly } : { carriageReturnOnly, quote };
  const count = Math.max(LINES_LOOKED_THROUGH, (headerRow ?? usualRow) + LINES_BELOW);
  const lines = (delimiter === undefined ? DELIMITERS : [delimiter])
    .flatMap((each) => listCandidates(cutLines(text, { ...form, delimiter: each }, { count, isGrid }).lines, each, search))
    // The delimiter that cuts a line into the most parts; a comma before the others when nothing is cut.
    .toSorted((a, b) => a.row - b.row || b.cells.length - a.cells.length);
  const found = headerRow === undefined ? chooseLine(lines, search) : { line: findLineAt(lines, headerRow) };
  if (found.line === undefined) return undefined;
  const { linesAbove } = found.line;
  const isHeadless = headerLines === 0 || ('headless' in found && found.headless);
  return {
    delimiter: found.line.delimiter,
    header: found.line.cells,
    ...(quote !== undefined && quote !== '"' && { quote }),
    ...(linesAbove > 0 && { linesAbove }),
    ...(isHeadless && { headless: true }),
    ...(headerLines === 2 && { headerLines }),
  };
}

/** So many lines tell how those are parted that begin where a person says. */
const LINES_BELOW = 6;

/** The line where a person says that the table begins, cut as it parts the lines that follow into the most cells; the last one where there are fewer. */
function findLineAt(lines: readonly Candidate[], headerRow: number): Candidate | undefined {
  const below = lines.filter(({ row }) => row >= headerRow);
  const byDelimiter = [...Map.groupBy(below, ({ delimiter }) => delimiter).values()].map((group) => ({
    first: group[0],
    cells: group.slice(0, LINES_BELOW).reduce((sum, { cells }) => sum + cells.length, 0),
  }));
  return byDelimiter.toSorted((a, b) => b.cells - a.cells)[0]?.first ?? lines.at(-1);
}

/** The first lines of a text, each as the headings that would begin there. */
function listCandidates(lines: readonly HeadLine[], delimiter: Delimiter, { headerLines }: HeaderSearch): Candidate[] {
  return lines.map(({ row, cells }, linesAbove) => ({
    row,
    delimiter,
    linesAbove,
    cells: headerLines === 2 ? mergeHeadings(cells, lines[linesAbove + 1]?.cells ?? []) : cells,
  }));
}

function chooseLine(
  lines: readonly Candidate[],
  { judge = judgeHeader, headerLines }: HeaderSearch,
): { readonly line: Candidate | undefined; readonly headless: boolean } {
  if (headerLines === 0) return { line: lines[0], headless: true };
  const narrow = lines.filter(({ cells }) => cells.length <= MAXIMUM_COLUMNS);
  const judged = narrow.map((line) => ({ line, judgement: judge(line.cells) }));
  const complete = judged.find(({ judgement }) => judgement === 'complete') ?? judged.find(({ judgement }) => judgement === 'incomplete');
  const headless = complete === undefined && judge === judgeHeader ? narrow.find(({ cells }) => isHeadless(cells)) : undefined;
  return { line: complete?.line ?? headless ?? lines[0], headless: headless !== undefined };
}

const WITH_COMMA = /^[+-]?\d+,\d+$/;
const WITH_POINT = /^[+-]?\d+\.\d+$/;

/** A comma only where the file has numbers with one, none with a point but times of day, and another delimiter: one decision for the whole file. */
function findDecimalMark(lines: readonly (readonly string[])[], delimiter: Delimiter): DecimalMark {
  const [point, comma] = DECIMAL_MARKS;
  if (delimiter === ',') return point;
  const cells = lines.flat().map((cell) => cell.trim());
  const hasPoint = cells.some((cell) => WITH_POINT.test(cell) && !CLOCK_WITH_POINT.test(cell));
  return cells.some((cell) => WITH_COMMA.test(cell)) && !hasPoint ? comma : point;
}

/** In a workbook numbers have a point, whatever its language; a comma stands where somebody has typed a number as a text. Points are read beside commas. */
function findMarkOfCells(lines: readonly (readonly string[])[]): DecimalMark {
  const [point, comma] = DECIMAL_MARKS;
  return lines.some((cells) => cells.some((cell) => hasDecimalsBehindComma(cell.trim()))) ? comma : point;
}

/** Times of day are written so in Greece, whatever the mark of its numbers. */
const CLOCK_WITH_POINT = /^(?:[01]?\d|2[0-3])\.[0-5]\d$/;
