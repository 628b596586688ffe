import { isProblem, Problem, type ProblemCode } from '@elektron/domain';
import type { ByteSource } from './byte-source.ts';
import { detectTable, type DetectedTable, type DetectTableOptions } from './detect-table.ts';
import { cutText } from './import-format.ts';
import { findImportFormat } from './import-formats.ts';
import { listContents, MAXIMUM_CONTENTS, nameOf, type Content } from './list-contents.ts';

/**
 * The tables of a file, whatever kind of file it is: the text of a table, also gzipped; an archive with such texts or with shapefiles; a workbook
 * (.xlsx, .xls, .ods), of which the first sheet that is a table is read, with those that belong to it; a GeoPackage; the features of a GeoJSON file.
 * @param source its bytes
 * @param fileName what the person calls it, for the messages
 * @returns at least one
 * @throws Problem as detectTable; FILE_EXPANDS_TOO_FAR for an archive that is damaged or made to do harm, FILE_UNREADABLE for what is
 * damaged otherwise, FILE_TOO_LARGE for what would have to be read at once
 */
export function detectTables(source: ByteSource, fileName: string): Promise<DetectedTable[]> {
  return lookInto(source, fileName, (content, name, place) => detectTable(content, name, place));
}

/** What is found out about a table in its place. */
type Look<T> = (source: ByteSource, fileName: string, place: Pick<DetectTableOptions, 'part'>) => Promise<T>;

interface Looked {
  readonly fileName: string;
  readonly leftOut?: readonly string[];
  /** Of what was recognised. */
  readonly formatId?: string;
  readonly tableId?: string;
  readonly mapping?: unknown;
}

async function lookInto<T extends Looked>(source: ByteSource, fileName: string, look: Look<T>): Promise<T[]> {
  const found = await listContents(source, fileName);
  if (found.kind === 'one') return [await look(source, fileName, found.part === undefined ? {} : { part: found.part })];
  return (found.kind === 'sheets' ? detectSheets : detectEach)(source, fileName, found.contents, look);
}

/** What only a text that is no table is refused for: a letter or a licence beside the tables. */
export const NO_TABLE: readonly ProblemCode[] = [
  'FILE_BROKEN_QUOTE',
  'FILE_EMPTY',
  'FILE_FORMAT_UNKNOWN',
  'FILE_LINE_TOO_LONG',
  'FILE_MAPPING_DIFFERENT',
  'FILE_NOT_TEXT',
  'FILE_OF_TOTALS',
  'FILE_TOO_MANY_COLUMNS',
];

/** Every content that is a table; what is a table and cannot be read refuses the whole. */
async function detectEach<T extends Looked>(
  source: ByteSource,
  fileName: string,
  candidates: readonly Content[],
  look: Look<T>,
): Promise<T[]> {
  const found: T[] = [];
  const leftOut: string[] = [];
  let refusal: unknown = new Problem('FILE_EMPTY', { file: fileName });
  for (const { part, name } of candidates) {
    try {
      found.push(await look(source, nameOf(fileName, name), { part }));
    } catch (error) {
      if (!isProblem(error) || !NO_TABLE.includes(error.code)) throw error;
      if (leftOut.length === 0) refusal = error;
      leftOut.push(name);
    }
  }
  if (found.length === 0) throw refusal;
  return withLeftOut(found, leftOut);
}

/** The first of the sheets that is a table, and the others of its format; what else there is is told of. */
async function detectSheets<T extends Looked>(
  source: ByteSource,
  fileName: string,
  candidates: readonly Content[],
  look: Look<T>,
): Promise<T[]> {
  let refusal: Problem | undefined;
  for (const [i, { part, name }] of candidates.slice(0, MAXIMUM_CONTENTS).entries()) {
    try {
      const table = await look(source, fileName, { part });
      const siblings = await findSiblings(source, table, candidates.slice(i + 1, MAXIMUM_CONTENTS), look);
      const read = [{ name, table }, ...siblings.found];
      const named = read.length === 1 ? [table] : read.map((each) => ({ ...each.table, fileName: nameOf(fileName, each.name) }));
      const isRead = (other: string): boolean => read.some((each) => each.name === other);
      return withLeftOut(
        named,
        candidates.map((other) => other.name).filter((other) => !isRead(other) && !siblings.needless.has(other)),
      );
    } catch (error) {
      if (!isProblem(error) || IS_NOT_OF_A_SHEET.includes(error.code)) throw error;
      // A table that lacks something says more than a sheet that is none.
      if (refusal === undefined || (NO_TABLE.includes(refusal.code) && !NO_TABLE.includes(error.code))) refusal = error;
    }
  }
  throw refusal ?? new Problem('FILE_EMPTY', { file: fileName });
}

interface Siblings<T> {
  readonly found: readonly { readonly name: string; readonly table: T }[];
  /** Sheets with nothing to read, which nobody looks for. */
  readonly needless: ReadonlySet<string>;
}

/** The other tables of a format with several, each on a sheet of its own. */
async function findSiblings<T extends Looked>(
  source: ByteSource,
  first: T,
  candidates: readonly Content[],
  look: Look<T>,
): Promise<Siblings<T>> {
  const found: { name: string; table: T }[] = [];
  const format = first.mapping === undefined && first.formatId !== undefined ? findImportFormat(first.formatId) : undefined;
  const needless = new Set(format?.sheetsBeside);
  if (format === undefined || format.tables.length === 1) return { found, needless };
  const taken = new Set([first.tableId]);
  for (const { part, name } of candidates) {
    if (needless.has(name)) continue;
    try {
      const table = await look(source, first.fileName, { part });
      if (table.formatId !== format.id || taken.has(table.tableId)) continue;
      taken.add(table.tableId);
      found.push({ name, table });
    } catch (error) {
      if (!isProblem(error) || IS_NOT_OF_A_SHEET.includes(error.code)) throw error;
      // Headings of which nobody has filled a line.
      if (error.code === 'FILE_NO_LINES') needless.add(name);
    }
  }
  return { found, needless };
}

/** What is wrong with the whole file. */
export const IS_NOT_OF_A_SHEET: readonly ProblemCode[] = ['FILE_EXPANDS_TOO_FAR', 'FILE_UNREADABLE', 'UPLOAD_DAMAGED', 'CANCELLED'];

/** Said once, of the first of them. */
export function withLeftOut<T extends Looked>(found: readonly T[], leftOut: readonly string[]): T[] {
  const shown = leftOut.slice(0, MAXIMUM_SHOWN).map((name) => cutText(name, LONGEST_NAME));
  if (leftOut.length > shown.length) shown.push('…');
  return found.map((table, i) => (i === 0 && shown.length > 0 ? { ...table, leftOut: shown } : table));
}

const MAXIMUM_SHOWN = 10;
const LONGEST_NAME = 100;
