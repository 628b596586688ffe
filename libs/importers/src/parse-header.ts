import { CsvError, parse } from 'csv-parse/sync';
import { Problem } from '@elektron/domain';
import { DECIMAL_MARKS, type DecimalMark } from './import-format.ts';
import { isHeadless, judgeHeader } from './match-table.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** What the first lines of a table say about its form. */
export interface ParsedHeader {
  readonly delimiter: Delimiter;
  readonly decimalMark: DecimalMark;
  /** True for the line ends of old Macintosh files, a carriage return alone. */
  readonly carriageReturnOnly: boolean;
  /** The headings as written; of a table without headings its first line. */
  readonly header: readonly string[];
  /** The first line is a record already. */
  readonly headless?: true;
  /** Lines above the table that are not blank: titles; absent when there are none. */
  readonly linesAbove?: number;
  /** The first lines after the header, for a person to see whether the encoding is right. */
  readonly preview: readonly (readonly string[])[];
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
  /** The headings of THE list, unless something else is looked for. */
  readonly judge?: HeaderJudge;
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
  const { delimiter, judge = judgeHeader, previewLines = PREVIEW_LINES } = search;
  if (text.trim() === '') throw new Problem('FILE_EMPTY', { file: fileName });
  if (!isWhole && !/[\r\n]/.test(text.trimStart())) {
    throw new Problem('FILE_LINE_TOO_LONG', { file: fileName, row: 1, limit: text.length });
  }
  const carriageReturnOnly = !text.includes('\n') && text.includes('\r');
  const recordDelimiters = carriageReturnOnly ? ['\r'] : ['\r\n', '\n'];
  const start = findStart(text, delimiter === undefined ? DELIMITERS : [delimiter], recordDelimiters, judge);
  if (start === undefined) {
    const blankLines = /^\s*/.exec(text)?.[0].match(/\r\n|\n|\r/g)?.length ?? 0;
    throw new Problem('FILE_BROKEN_QUOTE', { file: fileName, row: blankLines + 1 });
  }
  if (start.header.length > MAXIMUM_COLUMNS) {
    throw new Problem('FILE_TOO_MANY_COLUMNS', { file: fileName, columns: start.header.length, limit: MAXIMUM_COLUMNS });
  }
  const whole = isWhole ? text : text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
  const above = countLinesAbove(start);
  const sample = findLines(whole, start.delimiter, recordDelimiters, above + SAMPLE_LINES);
  const lines = sample?.slice(above) ?? [];
  return {
    ...start,
    carriageReturnOnly,
    decimalMark: findDecimalMark(lines, start.delimiter),
    preview: lines.slice(0, previewLines),
    isHeaderOnly: isWhole && sample !== undefined && lines.length === 0,
  };
}

/** How many lines that are not blank stand above the first record: titles and headings. */
export function countLinesAbove({ headless, linesAbove = 0 }: Pick<ParsedHeader, 'headless' | 'linesAbove'>): number {
  return linesAbove + (headless === true ? 0 : 1);
}

type TableStart = Pick<ParsedHeader, 'delimiter' | 'header' | 'headless' | 'linesAbove'>;

/** Where the table begins; `undefined` when not even the first line can be cut. */
function findStart(text: string, delimiters: readonly Delimiter[], recordDelimiters: string[], judge: HeaderJudge): TableStart | undefined {
  const lines = delimiters
    .flatMap((delimiter) =>
      cutFirstLines(text, delimiter, recordDelimiters).map((header, linesAbove) => ({ delimiter, header, linesAbove })),
    )
    // The delimiter that cuts a line into the most parts; a comma before the others when nothing is cut.
    .toSorted((a, b) => a.linesAbove - b.linesAbove || b.header.length - a.header.length);
  const narrow = lines.filter(({ header }) => header.length <= MAXIMUM_COLUMNS);
  const judged = narrow.map((line) => ({ line, judgement: judge(line.header) }));
  const complete = judged.find(({ judgement }) => judgement === 'complete') ?? judged.find(({ judgement }) => judgement === 'incomplete');
  const headless = complete === undefined && judge === judgeHeader ? narrow.find(({ header }) => isHeadless(header)) : undefined;
  const start = complete?.line ?? headless ?? lines[0];
  if (start === undefined) return undefined;
  const { delimiter, header, linesAbove } = start;
  return {
    delimiter,
    header,
    ...(linesAbove > 0 && { linesAbove }),
    ...(headless !== undefined && { headless: true }),
  };
}

/** The first lines of a text cut at a delimiter, up to the first whose quotes do not fit. */
function cutFirstLines(text: string, delimiter: Delimiter, recordDelimiters: string[]): string[][] {
  const lines: string[][] = [];
  try {
    parse(text, {
      ...dialectOf(delimiter, recordDelimiters),
      to: LINES_LOOKED_THROUGH,
      on_record: (cells: string[]) => {
        lines.push(cells);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return lines;
}

/** The first lines of a text cut at a delimiter; `undefined` when its quotes do not fit. */
function findLines(text: string, delimiter: Delimiter, recordDelimiters: string[], count: number): string[][] | undefined {
  try {
    return parse(text, { ...dialectOf(delimiter, recordDelimiters), to: count });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

function dialectOf(delimiter: Delimiter, recordDelimiters: string[]) {
  return {
    delimiter,
    record_delimiter: recordDelimiters,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  } as const;
}

const WITH_COMMA = /^[+-]?\d+,\d+$/;
const WITH_POINT = /^[+-]?\d+\.\d+$/;

/** A comma only where the file has numbers with one, none with a point, and another delimiter: one decision for the whole file. */
function findDecimalMark(lines: readonly (readonly string[])[], delimiter: Delimiter): DecimalMark {
  const [point, comma] = DECIMAL_MARKS;
  if (delimiter === ',') return point;
  const cells = lines.flat().map((cell) => cell.trim());
  return cells.some((cell) => WITH_COMMA.test(cell)) && !cells.some((cell) => WITH_POINT.test(cell)) ? comma : point;
}
