import { Problem, type Text } from '@elektron/domain';
import { isGuidance } from './guidance-column.ts';
import { IMPORT_FORMATS } from './import-formats.ts';
import { cutText, normalizeHeading, shownHeading, type ColumnDeclaration, type ImportFormat, type ImportTable } from './import-format.ts';
import { isPersonalHeading } from './personal-columns.ts';
import type { IdentityKind } from './personal-values.ts';

/** A column that is not read, because it looks like a person's identity. */
export interface PersonalColumn {
  readonly position: number;
  /** As the file writes it; may be blank. */
  readonly heading: string;
  /** What gave it away: its heading, or what its values are. */
  readonly because: 'heading' | IdentityKind;
}

/** A table of THE list that a header belongs to. */
export interface TableMatch {
  readonly formatId: string;
  readonly tableId: string;
  /** For each column of the file the declared column that it is, or `null`. */
  readonly columnIds: readonly (string | null)[];
  /** Columns that would be read and are not in the file: their fields will be unknown. */
  readonly absentColumns: readonly string[];
  /** The file's columns that the format does not know; they are kept as written. */
  readonly unknownColumns: readonly string[];
  /** The file's columns that look like a person's identity; they are not read. */
  readonly personalColumns: readonly PersonalColumn[];
  /** Formats that could read the same table, and were not chosen; absent where there are none. */
  readonly alsoFormats?: readonly string[];
}

/** Whether a line has the headings of a table: all that are needed, some that no other table has, or none. */
export function judgeHeader(header: readonly string[]): 'complete' | 'incomplete' | 'none' {
  const best = findBest(header.map(normalizeHeading));
  if (best === undefined) return 'none';
  return best.missing.length === 0 ? 'complete' : 'incomplete';
}

/** True for a line of a table that has no headings. */
export function isHeadless(cells: readonly string[]): boolean {
  return findHeadless(cells) !== undefined;
}

interface TableOfFormat {
  readonly format: ImportFormat;
  readonly table: ImportTable;
}

interface HeadlessTable extends TableOfFormat {
  readonly columns: readonly string[];
}

function findHeadless(cells: readonly string[]): HeadlessTable | undefined {
  for (const format of IMPORT_FORMATS) {
    for (const table of format.tables) {
      if (table.headless?.isLine(cells) === true) return { format, table, columns: table.headless.columns };
    }
  }
  return undefined;
}

/**
 * The table that a line belongs to which has no headings above it, by its cells alone.
 * @returns the match, and what its columns are called here; `undefined` for a line of no such table
 */
export function matchHeadless(
  cells: readonly string[],
  fileName: string,
): (TableMatch & { readonly header: readonly string[] }) | undefined {
  const found = findHeadless(cells);
  if (found === undefined) return undefined;
  const header = Array.from({ length: Math.max(cells.length, found.columns.length) }, (_, position) => found.columns[position] ?? '');
  return { ...describeMatch(found.format, found.table, header, header, fileName), header };
}

/**
 * The table that a header belongs to, by its columns alone: a file's name proves nothing.
 * @param header the headings as the file writes them
 * @param fileName for the messages
 * @param formatId of the format that is preferred where the columns are those of several
 * @throws Problem FILE_FORMAT_UNKNOWN when no table has an identifying column in common with the header, FILE_MISSING_COLUMNS when the
 * table that it looks like is not complete, FILE_DUPLICATE_COLUMNS when two columns mean the same
 */
export function matchTable(header: readonly string[], fileName: string, formatId?: string): TableMatch {
  const headings = header.map(normalizeHeading);
  const best = findBest(headings, formatId);
  if (best === undefined) {
    throw new Problem('FILE_FORMAT_UNKNOWN', { file: fileName, found: listHeadings(header), known: listKnown() });
  }
  const { format, table, missing, others } = best;
  if (missing.length > 0) {
    throw new Problem('FILE_MISSING_COLUMNS', {
      file: fileName,
      format: table.labels,
      missing,
      found: listHeadings(header),
      note: noteOf(format, table),
    });
  }
  const match = describeMatch(format, table, header, headings, fileName);
  return others.length === 0 ? match : { ...match, alsoFormats: others };
}

interface Best extends TableOfFormat {
  readonly missing: readonly string[];
  /** Other formats that lack nothing. */
  readonly others: readonly string[];
}

/** The table that lacks the fewest of its columns, among those that the headings look like. */
function findBest(headings: readonly string[], formatId?: string): Best | undefined {
  const candidates = IMPORT_FORMATS.flatMap((format) => {
    const table = findTable(format, headings);
    return table === undefined ? [] : [{ format, table, missing: listMissing(table, headings) }];
  });
  const expected = candidates.find(({ format, missing }) => format.id === formatId && missing.length === 0);
  const best = expected ?? candidates.toSorted((a, b) => a.missing.length - b.missing.length)[0];
  if (best === undefined) return undefined;
  const others = candidates.filter(({ format, missing }) => format !== best.format && missing.length === 0).map(({ format }) => format.id);
  return { ...best, others };
}

/**
 * The table that the headings look like. A format's later tables are finer (collision, vehicle, casualty), and a line of a finer table may
 * repeat the columns of a coarser one; so the last table with an identifying column says what one line is.
 */
function findTable(format: ImportFormat, headings: readonly string[]): ImportTable | undefined {
  return format.tables.findLast((table) =>
    table.columns.some((column) => column.identifying && namesOf(column).some((name) => headings.includes(name))),
  );
}

function namesOf(column: ColumnDeclaration): readonly string[] {
  return [column.id, ...column.otherNames];
}

function listMissing(table: ImportTable, headings: readonly string[]): string[] {
  const isThere = (id: string): boolean => {
    const column = table.columns.find((candidate) => candidate.id === id);
    return column !== undefined && namesOf(column).some((name) => headings.includes(name));
  };
  const shown = (id: string): string => shownHeading(table, id);
  const missing = table.columns.filter((column) => column.role === 'required' && !isThere(column.id)).map(({ id }) => shown(id));
  const choices = table.requiredOneOf;
  if (choices.length > 0 && !choices.some((choice) => choice.every(isThere))) {
    missing.push(choices.map((choice) => choice.map(shown).join(' + ')).join(' / '));
  }
  return missing;
}

function describeMatch(
  format: ImportFormat,
  table: ImportTable,
  header: readonly string[],
  headings: readonly string[],
  fileName: string,
): TableMatch {
  const idByName = new Map(table.columns.flatMap((column) => namesOf(column).map((name) => [name, column.id] as const)));
  const columnIds = headings.map((heading) => idByName.get(heading) ?? null);
  refuseDuplicates(header, columnIds, fileName);
  const isPersonal = headings.map((heading, i) => columnIds[i] === null && isPersonalHeading(heading));
  return {
    formatId: format.id,
    tableId: table.id,
    columnIds,
    absentColumns: table.columns.filter((column) => column.role === 'used' && !columnIds.includes(column.id)).map((column) => column.id),
    unknownColumns: header.filter(
      (heading, i) => columnIds[i] === null && isPersonal[i] === false && heading.trim() !== '' && !isGuidance(heading),
    ),
    personalColumns: header.flatMap((heading, position) =>
      isPersonal[position] === true ? [{ position, heading, because: 'heading' }] : [],
    ),
  };
}

/** The positions of columns that are never read. */
export function findPersonalPositions({ personalColumns }: Pick<TableMatch, 'personalColumns'>): ReadonlySet<number> {
  return new Set(personalColumns.map(({ position }) => position));
}

/** Which of two columns with one meaning counts is not for us to choose. */
function refuseDuplicates(header: readonly string[], columnIds: readonly (string | null)[], fileName: string): void {
  const repeated = header.filter((_, i) => columnIds[i] != null && columnIds.filter((id) => id === columnIds[i]).length > 1);
  if (repeated.length > 0) throw new Problem('FILE_DUPLICATE_COLUMNS', { file: fileName, columns: repeated });
}

/** What else a person must know who has only this table. */
function noteOf(format: ImportFormat, table: ImportTable): Text {
  const parent = format.tables.find((candidate) => candidate.id === table.refersTo);
  if (parent === undefined) return { el: '', en: '' };
  return {
    el: ` Χρειάζεται και το αρχείο «${parent.labels.el}», στο οποίο αναφέρεται κάθε γραμμή.`,
    en: ` The file “${parent.labels.en}”, which every line refers to, is needed as well.`,
  };
}

/** All kinds of files that are accepted. */
function listKnown(): Text {
  const inLanguage = (language: keyof Text): string =>
    IMPORT_FORMATS.flatMap((format) => format.tables.map((table) => table.labels[language])).join(', ');
  return { el: inLanguage('el'), en: inLanguage('en') };
}

const MAXIMUM_HEADINGS = 40;
const MAXIMUM_HEADING_LENGTH = 60;

/** The headings as a message can carry them. */
function listHeadings(header: readonly string[]): string[] {
  const shown = header.slice(0, MAXIMUM_HEADINGS).map((heading) => cutText(heading.trim(), MAXIMUM_HEADING_LENGTH));
  return header.length > MAXIMUM_HEADINGS ? [...shown, '…'] : shown;
}
