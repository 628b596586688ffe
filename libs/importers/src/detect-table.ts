import { isProblem, Problem } from '@elektron/domain';
import { readHead, type ByteSource } from './byte-source.ts';
import { detectEncoding, notText, type DetectedEncoding, type TextEncoding } from './detect-encoding.ts';
import { findBinaryKind } from './find-binary-kind.ts';
import { findPersonalContent } from './find-personal-content.ts';
import { findPersonalHeadings } from './find-personal-headings.ts';
import { isTableOfTotals } from './find-totals.ts';
import { isGuidance } from './guidance-column.ts';
import { findAgePositions } from './mapping/cadas-variables.ts';
import { importTableOf } from './mapping/import-table-of.ts';
import type { TableMapping } from './mapping/table-mapping.ts';
import { matchMapped, searchByMapping } from './mapping/match-mapped.ts';
import { findPersonalPositions, matchHeadless, matchTable, type TableMatch } from './match-table.ts';
import { parseHeader, type HeaderSearch, type ParsedHeader } from './parse-header.ts';
import { GRID_DELIMITER } from './parts/grid-text.ts';
import { openPart } from './parts/open-part.ts';
import { isGrid, type TablePart } from './parts/table-part.ts';
import type { SetAside } from './set-aside.ts';
import { createDecoder } from './text-decoder.ts';

/** A file and what it was found to be. Plain data: it may be stored with a batch and sent to a worker. */
export interface DetectedTable extends TableMatch, ParsedHeader, DetectedEncoding {
  /** What a person has decided about a file of no known format. */
  readonly mapping?: TableMapping;
  readonly fileName: string;
  /** What the bytes read of it are measured by: its length, or that of what it was made of. */
  readonly bytes: number;
  /** Where in the file it lies; absent when the file is its text. */
  readonly part?: TablePart;
  /** What else the file holds that is not read. */
  readonly leftOut?: readonly string[];
  /** What else it holds that is no table, and why. */
  readonly setAside?: readonly SetAside[];
  /** Other tables of the import are of the same kind and read as if they followed in one file. */
  readonly isOneOfSeveral?: true;
}

export interface DetectTableOptions {
  /** A person's choice where the guess was wrong. */
  readonly encoding?: TextEncoding;
  /** Where in the file the table lies; without it the file is its text. */
  readonly part?: TablePart;
  /** Of the format that a person expects: it is preferred where the columns are those of several. */
  readonly formatId?: string;
  /** How a person has decided to read it, instead of what THE list knows. */
  readonly mapping?: TableMapping;
}

/** As much as every header and its first lines fit in. */
const HEAD_BYTES = 65_536;

/**
 * What a table is, from its bytes and never from its name.
 * @param source the bytes of its file
 * @param fileName what the person calls it, for the messages
 * @throws Problem FILE_EMPTY, FILE_NOT_TEXT, FILE_LINE_TOO_LONG, FILE_BROKEN_QUOTE, FILE_FORMAT_UNKNOWN, FILE_MISSING_COLUMNS,
 * FILE_DUPLICATE_COLUMNS, FILE_TOO_MANY_COLUMNS, FILE_NO_LINES for a header without lines, FILE_OF_TOTALS; what openPart throws
 */
export async function detectTable(source: ByteSource, fileName: string, options: DetectTableOptions = {}): Promise<DetectedTable> {
  const { part, mapping } = options;
  const { content, form, text, parsed, header } = await readStart(
    source,
    fileName,
    { encoding: mapping?.reading?.encoding ?? options.encoding, part },
    mapping === undefined ? {} : searchByMapping(mapping),
  );
  requireText(text, fileName);
  const match =
    mapping === undefined
      ? matchKnown(parsed, header, fileName, options.formatId)
      : { ...matchMapped(mapping, parsed, header, fileName), mapping };
  if (parsed.isHeaderOnly) throw new Problem('FILE_NO_LINES', { file: fileName, table: importTableOf(match).labels });
  const place = part === undefined ? {} : { part };
  const decided = mapping === undefined ? {} : { decimalMark: mapping.decimalMark };
  const found = { fileName, bytes: content.size, ...form, ...place, ...parsed, ...match, ...decided };
  const table =
    mapping === undefined
      ? found
      : withPersonalHeadings(found, findPersonalHeadings(text, { ...parsed, header: found.header }, isGrid(part)));
  const personal = await addPersonalContent(source, table);
  const misread = mapping && personal.personalColumns.find(({ position }) => table.columnIds[position] != null);
  if (misread != null) throw new Problem('INPUT_INVALID', { field: 'fields', value: misread.heading });
  return { ...table, ...personal, preview: hidePersonal(table, new Set([...findPersonalPositions(personal), ...findAgePositions(table)])) };
}

/** What is found in the beginning of a table is kept, headings first, and no database keeps a zero byte: as `readRecords` of the rest. */
function requireText(text: string, fileName: string): void {
  if (text.includes('\0')) throw notText(fileName);
}

/** Whatever line a person takes for the headings. */
function withPersonalHeadings(table: DetectedTable, headings: ReadonlyMap<number, string>): DetectedTable {
  const known = findPersonalPositions(table);
  const others = [...headings].filter(([position]) => !known.has(position) && position < table.header.length);
  const personalColumns = others.map(([position, heading]) => ({ position, heading, because: 'heading' as const }));
  return { ...table, personalColumns: [...table.personalColumns, ...personalColumns] };
}

/** The beginning of a table, decoded. */
export interface TableStart {
  readonly content: ByteSource;
  readonly form: DetectedEncoding;
  /** As much of it as a header and its first lines fit in. */
  readonly text: string;
  /** True when nothing follows. */
  readonly isWhole: boolean;
  readonly parsed: ParsedHeader;
  /** As wide as the lines below it. */
  readonly header: readonly string[];
}

/** How the beginning of a table is to be read. */
export interface StartOptions {
  readonly encoding?: TextEncoding | undefined;
  readonly part?: TablePart | undefined;
}

/** @throws Problem as detectTable, but for what it asks of the columns */
export async function readStart(source: ByteSource, fileName: string, options: StartOptions, search: HeaderSearch): Promise<TableStart> {
  const { part } = options;
  const content = await openPart(source, part, fileName);
  const start = await readHead(content, HEAD_BYTES + 1);
  const head = start.subarray(0, HEAD_BYTES);
  const isWhole = head.length === start.length;
  if (head.length === 0) throw new Problem('FILE_EMPTY', { file: fileName });
  const form = isGrid(part) ? GRID_FORM : await detectForm(content, head, fileName, options.encoding);
  // A character cut at the end of the head is left out.
  const text = createDecoder(form.encoding).decode(head.subarray(form.markBytes), { stream: !isWhole });
  // Where a person has chosen how to read it, they see what comes of it, and choose again.
  if (options.encoding === undefined) requireText(text, fileName);
  // Rows of cells are always written in the same way.
  const grid = isGrid(part) ? ({ delimiter: GRID_DELIMITER, quote: undefined, isGrid: true } as const) : {};
  const parsed = parseHeader(text, isWhole, fileName, { ...search, ...grid });
  return { content, form, text, isWhole, parsed, header: isGrid(part) ? widen(parsed) : parsed.header };
}

/** @throws Problem FILE_OF_TOTALS, and as matchTable */
function matchKnown(
  parsed: ParsedHeader,
  header: readonly string[],
  fileName: string,
  formatId?: string,
): TableMatch & Pick<ParsedHeader, 'header'> {
  if (parsed.headless === true) return requireHeadless(header, fileName);
  try {
    return { ...matchTable(header, fileName, formatId), header };
  } catch (error) {
    // Nobody should be asked what the columns of a table mean that lists no accidents.
    const isUnknown = isProblem(error) && error.code === 'FILE_FORMAT_UNKNOWN';
    if (isUnknown && isTableOfTotals([header, ...parsed.preview])) throw new Problem('FILE_OF_TOTALS', { file: fileName });
    throw error;
  }
}

/** What is made of cells is always written in the same way. */
const GRID_FORM: DetectedEncoding = { encoding: 'utf-8', markBytes: 0 };

/** @throws Problem FILE_NOT_TEXT for another kind of file */
async function detectForm(content: ByteSource, head: Buffer, fileName: string, chosen?: TextEncoding): Promise<DetectedEncoding> {
  const kind = findBinaryKind(head);
  if (kind !== undefined) throw new Problem('FILE_NOT_TEXT', { file: fileName, found: kind });
  const detected = await (encodings.get(content) ?? detectOnce(content, head, fileName));
  return { ...detected, encoding: chosen ?? detected.encoding };
}

/** A file is looked through for it from end to end, and may be looked at for several mappings. */
const encodings = new WeakMap<ByteSource, Promise<DetectedEncoding>>();

function detectOnce(content: ByteSource, head: Buffer, fileName: string): Promise<DetectedEncoding> {
  const detection = detectEncoding(content, head, fileName);
  encodings.set(content, detection);
  return detection;
}

/** A remark beside the table is a column without a heading: it is kept, and shifts nothing. */
function widen({ header, preview }: ParsedHeader): readonly string[] {
  const width = Math.max(header.length, ...preview.map((cells) => cells.length));
  return [...header, ...Array.from({ length: width - header.length }, () => '')];
}

function requireHeadless(cells: readonly string[], fileName: string): TableMatch & Pick<ParsedHeader, 'header'> {
  const match = matchHeadless(cells, fileName);
  if (match === undefined) throw new RangeError('a line was taken for one of a table without headings');
  return match;
}

/** Looks into the columns that nobody has declared, whose headings tell of no person. */
async function addPersonalContent(
  source: ByteSource,
  table: DetectedTable,
): Promise<Pick<TableMatch, 'personalColumns' | 'unknownColumns'>> {
  const byHeading = findPersonalPositions(table);
  const isOpen = (position: number): boolean => (table.columnIds[position] ?? null) === null && !byHeading.has(position);
  const positionsOf = (wanted: (position: number) => boolean): number[] => table.columnIds.flatMap((_, i) => (wanted(i) ? [i] : []));
  const undeclared = positionsOf(isOpen);
  // What a person has decided about a column may be wrong: their columns are looked into as well.
  const suspected = table.mapping === undefined ? undeclared : positionsOf((position) => !byHeading.has(position));
  const byContent = await findPersonalContent(source, table, suspected);
  const personalColumns = [...table.personalColumns, ...byContent].toSorted((a, b) => a.position - b.position);
  const positions = findPersonalPositions({ personalColumns });
  const unknown = undeclared.filter((position) => !positions.has(position)).map((position) => table.header[position] ?? '');
  return { personalColumns, unknownColumns: unknown.filter((heading) => heading.trim() !== '' && !isGuidance(heading)) };
}

/** What is not read is not shown or stored either; in a shifted line it could stand anywhere. */
function hidePersonal({ header, preview }: ParsedHeader, positions: ReadonlySet<number>): ParsedHeader['preview'] {
  if (positions.size === 0) return preview;
  return preview.filter((cells) => cells.length === header.length).map((cells) => cells.map((cell, i) => (positions.has(i) ? '' : cell)));
}
