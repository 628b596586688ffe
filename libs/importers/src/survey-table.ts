import type { ByteSource } from './byte-source.ts';
import { cutLines, type HeadLine } from './cut-lines.ts';
import type { DetectedEncoding } from './detect-encoding.ts';
import { DELIMITERS } from './dialect.ts';
import { readStart, type TableStart } from './detect-table.ts';
import { findPersonalHeadings } from './find-personal-headings.ts';
import { isSecondHeading } from './merge-headings.ts';
import { findPersonalColumns, judgeByWords } from './mapping/propose-mapping.ts';
import { searchOf, type TableReading } from './mapping/table-reading.ts';
import { countLinesAbove, LINES_LOOKED_THROUGH, SAMPLE_LINES, type HeaderSearch, type ParsedHeader } from './parse-header.ts';
import { isGrid, type TablePart } from './parts/table-part.ts';

/** A table of which nobody knows yet what it is. */
export interface SurveyedTable extends DetectedEncoding, ParsedHeader {
  readonly fileName: string;
  /** What the bytes read of it are measured by. */
  readonly bytes: number;
  readonly part?: TablePart;
  /** The first lines as they stand, titles and headings among them. */
  readonly firstLines: readonly HeadLine[];
  /** Where the headings (without headings, the first record) stand, as an editor or Excel numbers the lines. */
  readonly headerRow: number;
  /** Numbers of the lines of the preview. */
  readonly rows: readonly number[];
  /** Columns that tell who somebody is by any line of headings or by their values: nothing of them is shown. */
  readonly personal: readonly number[];
  /** True for lines that are cut so that nobody can tell where those columns are: nothing of any column is shown. */
  readonly isConcealed?: boolean;
  /** True when the preview holds all lines. */
  readonly isWhole: boolean;
}

/** So many lines show where a table begins. */
const LINES_SHOWN = LINES_LOOKED_THROUGH;

/**
 * The headings and first lines of a table, for a person to say what they are: the line with the most headings that mean something, else the
 * first; or as that person has said. A second line of headings below the first is recognised.
 * @param reading what a person has said of how the file is cut
 * @throws Problem as detectTable, but for what it asks of the columns
 */
export async function surveyTable(
  source: ByteSource,
  fileName: string,
  { part, reading = {} }: { readonly part?: TablePart; readonly reading?: TableReading } = {},
): Promise<SurveyedTable> {
  const search: HeaderSearch = { judge: judgeByWords, previewLines: SAMPLE_LINES, ...searchOf(reading) };
  const options = { part, encoding: reading.encoding };
  const first = await readStart(source, fileName, options, search);
  const found = reading.headerLines === undefined ? findHeaderLines(first, part) : undefined;
  const start = found === undefined ? first : await readStart(source, fileName, options, { ...search, ...found });
  const { content, form, text, parsed } = start;
  const above = countLinesAbove(parsed);
  const { lines } = cutLines(text, parsed, { count: above + SAMPLE_LINES, isGrid: isGrid(part) });
  const header = parsed.headless === true ? start.header.map(() => '') : start.header;
  const headerRow = lines[parsed.linesAbove ?? 0]?.row ?? 1;
  const place = part === undefined ? {} : { part };
  const rows = lines.slice(above).map(({ row }) => row);
  const isWhole = start.isWhole && rows.length < SAMPLE_LINES;
  const headings = findPersonalHeadings(text, { ...parsed, header }, isGrid(part)).keys();
  const personal = [...new Set([...headings, ...findPersonalColumns(header, parsed.preview)])];
  const shown = { headerRow, rows, isWhole, personal, firstLines: lines.slice(0, LINES_SHOWN) };
  return { fileName, bytes: content.size, ...form, ...parsed, ...place, header, ...shown };
}

/** What the first lines tell of headings in two lines, or none; `undefined` for those of one line. */
function findHeaderLines(
  { parsed, text }: TableStart,
  part: TablePart | undefined,
): Pick<HeaderSearch, 'headerLines' | 'headerRow'> | undefined {
  const { header, preview } = parsed;
  if (preview[0] !== undefined && isSecondHeading(header, preview[0])) return { headerLines: 2 };
  if (judgeByWords(header) !== 'none' && !isRecord(header)) return undefined;
  const found = (isGrid(part) ? [parsed.delimiter] : DELIMITERS).flatMap((delimiter) => {
    const { lines } = cutLines(text, { ...parsed, delimiter }, { count: LINES_SHOWN, isGrid: isGrid(part) });
    return findFirstRecord(lines) ?? [];
  });
  return found.toSorted((a, b) => a.headerRow - b.headerRow)[0];
}

/** The first record; or the line above it, where that names most of its columns in words that nobody knows: they are headings all the same. */
function findFirstRecord(lines: readonly HeadLine[]): { readonly headerLines: 0 | 1; readonly headerRow: number } | undefined {
  const at = lines.findIndex(({ cells }) => isRecord(cells));
  const [above, record] = [lines[at - 1], lines[at]];
  if (record === undefined) return undefined;
  const named = above?.cells.filter((cell) => cell.trim() !== '').length ?? 0;
  return above !== undefined && named * 2 > record.cells.length
    ? { headerLines: 1, headerRow: above.row }
    : { headerLines: 0, headerRow: record.row };
}

/** A line of dates and numbers is a record: such a table has no headings, and its first accident must not be taken for them. */
function isRecord(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.some((cell) => /^\s*[\d.,:/-]{4,}\s*$/.test(cell));
}
