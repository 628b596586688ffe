import { Problem } from '@elektron/domain';
import { readHead, type ByteSource } from './byte-source.ts';
import { detectEncoding, type DetectedEncoding, type TextEncoding } from './detect-encoding.ts';
import { findBinaryKind } from './find-binary-kind.ts';
import { findPersonalContent } from './find-personal-content.ts';
import { getImportTable } from './import-formats.ts';
import { findPersonalPositions, matchTable, type TableMatch } from './match-table.ts';
import { parseHeader, type ParsedHeader } from './parse-header.ts';

/** A file and what it was found to be. Plain data: it may be stored with a batch and sent to a worker. */
export interface DetectedTable extends TableMatch, ParsedHeader, DetectedEncoding {
  readonly fileName: string;
  readonly bytes: number;
}

export interface DetectTableOptions {
  /** A person's choice where the guess was wrong. */
  readonly encoding?: TextEncoding;
}

/** As much as every header and its first lines fit in. */
const HEAD_BYTES = 65_536;

/**
 * What a file is, from its bytes and never from its name.
 * @param source its bytes
 * @param fileName what the person calls it, for the messages
 * @throws Problem FILE_EMPTY, FILE_NOT_TEXT, FILE_LINE_TOO_LONG, FILE_BROKEN_QUOTE, FILE_FORMAT_UNKNOWN, FILE_MISSING_COLUMNS,
 * FILE_DUPLICATE_COLUMNS, FILE_TOO_MANY_COLUMNS, FILE_NO_LINES for a header without lines
 */
export async function detectTable(source: ByteSource, fileName: string, options: DetectTableOptions = {}): Promise<DetectedTable> {
  const { size: bytes } = source;
  const head = await readHead(source, HEAD_BYTES);
  if (bytes === 0) throw new Problem('FILE_EMPTY', { file: fileName });
  const kind = findBinaryKind(head);
  if (kind !== undefined) throw new Problem('FILE_NOT_TEXT', { file: fileName, found: kind });
  const detected = await detectEncoding(source, head, fileName);
  const encoding = options.encoding ?? detected.encoding;
  const isWhole = head.length === bytes;
  // A character cut at the end of the head is left out.
  const text = new TextDecoder(encoding).decode(head.subarray(detected.markBytes), { stream: !isWhole });
  const parsed = parseHeader(text, isWhole, fileName);
  const match = matchTable(parsed.header, fileName);
  if (parsed.isHeaderOnly) {
    throw new Problem('FILE_NO_LINES', { file: fileName, table: getImportTable(match.formatId, match.tableId).labels });
  }
  const table = { fileName, bytes, encoding, markBytes: detected.markBytes, ...parsed, ...match };
  const personal = await addPersonalContent(source, table);
  return { ...table, ...personal, preview: hidePersonal(parsed, findPersonalPositions(personal)) };
}

/** Looks into the columns that nobody has declared, whose headings tell of no person. */
async function addPersonalContent(
  source: ByteSource,
  table: DetectedTable,
): Promise<Pick<TableMatch, 'personalColumns' | 'unknownColumns'>> {
  const byHeading = findPersonalPositions(table);
  const undeclared = table.columnIds.flatMap((id, position) => (id === null && !byHeading.has(position) ? [position] : []));
  const byContent = await findPersonalContent(source, table, undeclared);
  const personalColumns = [...table.personalColumns, ...byContent].toSorted((a, b) => a.position - b.position);
  const positions = findPersonalPositions({ personalColumns });
  const unknown = undeclared.filter((position) => !positions.has(position)).map((position) => table.header[position] ?? '');
  return { personalColumns, unknownColumns: unknown.filter((heading) => heading.trim() !== '') };
}

/** What is not read is not shown or stored either; in a shifted line it could stand anywhere. */
function hidePersonal({ header, preview }: ParsedHeader, positions: ReadonlySet<number>): ParsedHeader['preview'] {
  if (positions.size === 0) return preview;
  return preview.filter((cells) => cells.length === header.length).map((cells) => cells.map((cell, i) => (positions.has(i) ? '' : cell)));
}
