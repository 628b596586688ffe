import { CsvError, parse } from 'csv-parse/sync';
import { Problem } from '@elektron/domain';
import { DECIMAL_MARKS, type DecimalMark } from './import-format.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** What the first lines of a table say about its form. */
export interface ParsedHeader {
  readonly delimiter: Delimiter;
  readonly decimalMark: DecimalMark;
  /** True for the line ends of old Macintosh files, a carriage return alone. */
  readonly carriageReturnOnly: boolean;
  /** The headings as written. */
  readonly header: readonly string[];
  /** The first lines after the header, for a person to see whether the encoding is right. */
  readonly preview: readonly (readonly string[])[];
  /** True when the whole file is seen to hold nothing below its header. */
  readonly isHeaderOnly: boolean;
}

/** The widest known table has some seventy. */
const MAXIMUM_COLUMNS = 500;

const PREVIEW_LINES = 5;
const SAMPLE_LINES = 100;

/**
 * Delimiter, headings and decimal mark, from the beginning of a decoded file.
 * @param text the first characters of the file; the last line may be cut
 * @param isWhole true when nothing follows the text
 * @throws Problem FILE_EMPTY, FILE_LINE_TOO_LONG when no line ends in the text, FILE_BROKEN_QUOTE, FILE_TOO_MANY_COLUMNS
 */
export function parseHeader(text: string, isWhole: boolean, fileName: string): ParsedHeader {
  if (text.trim() === '') throw new Problem('FILE_EMPTY', { file: fileName });
  if (!isWhole && !/[\r\n]/.test(text.trimStart())) {
    throw new Problem('FILE_LINE_TOO_LONG', { file: fileName, row: 1, limit: text.length });
  }
  const carriageReturnOnly = !text.includes('\n') && text.includes('\r');
  const recordDelimiters = carriageReturnOnly ? ['\r'] : ['\r\n', '\n'];
  const headers = DELIMITERS.flatMap((delimiter) => {
    const header = findLines(text, delimiter, recordDelimiters, 1)?.[0];
    return header === undefined ? [] : [{ delimiter, header }];
  });
  // The delimiter that cuts the first line into the most parts; a comma before the others when nothing is cut.
  const best = headers.toSorted((a, b) => b.header.length - a.header.length)[0];
  if (best === undefined) {
    const blankLines = /^\s*/.exec(text)?.[0].match(/\r\n|\n|\r/g)?.length ?? 0;
    throw new Problem('FILE_BROKEN_QUOTE', { file: fileName, row: blankLines + 1 });
  }
  if (best.header.length > MAXIMUM_COLUMNS) {
    throw new Problem('FILE_TOO_MANY_COLUMNS', { file: fileName, columns: best.header.length, limit: MAXIMUM_COLUMNS });
  }
  const whole = isWhole ? text : text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
  const sample = findLines(whole, best.delimiter, recordDelimiters, SAMPLE_LINES);
  const lines = sample?.slice(1) ?? [];
  return {
    ...best,
    carriageReturnOnly,
    decimalMark: findDecimalMark(lines, best.delimiter),
    preview: lines.slice(0, PREVIEW_LINES),
    isHeaderOnly: isWhole && sample !== undefined && lines.length === 0,
  };
}

/** The first lines of a text cut at a delimiter; `undefined` when its quotes do not fit. */
function findLines(text: string, delimiter: Delimiter, recordDelimiters: string[], count: number): string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: recordDelimiters,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      to: count,
    });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
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
