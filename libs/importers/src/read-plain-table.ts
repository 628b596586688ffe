import { Problem } from '@elektron/domain';
import { readHead, type ByteSource } from './byte-source.ts';
import { DELIMITERS } from './dialect.ts';
import type { DecimalMark } from './import-format.ts';
import type { TableReading } from './mapping/table-reading.ts';
import { hasDecimalsBehindComma } from './parse-value.ts';
import { isGrid } from './parts/table-part.ts';
import { readLines } from './sites/site-lines.ts';
import { surveyContent } from './survey-tables.ts';

/** A table as it is written. */
export interface PlainTable {
  /** Trimmed. */
  readonly headings: readonly string[];
  readonly decimalMark: DecimalMark;
  /** The lines below the headings, blank ones left out, each with its number as a text editor or a spreadsheet shows it. */
  readonly lines: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/**
 * The first table of a file of text or of a workbook, whole. Of text the line of headings says what stands between cells: values such as well-known text
 * hold commas of their own.
 * @throws Problem FILE_EMPTY, FILE_TOO_MANY_LINES, and as readRecords
 */
export async function readPlainTable(source: ByteSource, fileName: string, mostLines: number): Promise<PlainTable> {
  const table = await surveyContent(source, fileName, await readingOf(source));
  const lines: { readonly row: number; readonly cells: readonly string[] }[] = [];
  for await (const { row, cells } of readLines(source, table)) {
    if (lines.length >= mostLines) throw new Problem('FILE_TOO_MANY_LINES', { file: fileName, limit: mostLines });
    lines.push({ row, cells: cells.map((cell) => cell.trim()) });
  }
  // Numbers of workbooks have a point.
  const hasCommas = !isGrid(table.part) && lines.some(({ cells }) => cells.some(hasDecimalsBehindComma));
  return { headings: table.header.map((heading) => heading.trim()), decimalMark: hasCommas ? ',' : '.', lines };
}

const FIRST_BYTES = 65_536;
const QUOTED = /"(?:[^"]|"")*"/g;

/** Nothing where the headings do not tell it, and for what is no text. */
async function readingOf(source: ByteSource): Promise<TableReading> {
  const start = (await readHead(source, FIRST_BYTES)).toString('utf8');
  const headings = start.split(/\r?\n|\r/, 1)[0]!.replace(QUOTED, '');
  if (start.includes('\0')) return {};
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: headings.split(delimiter).length - 1 }));
  const [most] = counted.toSorted((a, b) => b.count - a.count);
  return most === undefined || most.count === 0 ? {} : { delimiter: most.delimiter };
}
