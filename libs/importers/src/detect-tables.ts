import { isProblem, Problem, type ProblemCode, type Text } from '@elektron/domain';
import type { ByteSource } from './byte-source.ts';
import { detectTable, type DetectedTable } from './detect-table.ts';
import { cutText, type ImportFormat } from './import-format.ts';
import { findImportFormat } from './import-formats.ts';
import { listContents, MAXIMUM_SHEETS, nameOf, type Content } from './list-contents.ts';
import { importTableOf } from './mapping/import-table-of.ts';
import { areNearlyAlike, describeDifference, findReasonAside, findReasonByName, type SetAside } from './set-aside.ts';

/**
 * The tables of a file, whatever kind of file it is: the text of a table, also gzipped; an archive with such texts or with shapefiles; a workbook
 * (.xlsx, .xls, .ods), of which the first sheet that is a table is read, with all others of its format; a GeoPackage; the features of a GeoJSON file.
 * @param source its bytes
 * @param fileName what the person calls it, for the messages
 * @param formatId of the format that a person expects, where a file could be of several
 * @returns at least one
 * @throws Problem as detectTable; FILE_EXPANDS_TOO_FAR for an archive that is damaged or made to do harm, FILE_UNREADABLE for what is
 * damaged otherwise, FILE_TOO_LARGE for what would have to be read at once, FILE_TABLES_DIFFER for a content that is nearly like a table
 */
export async function detectTables(source: ByteSource, fileName: string, formatId?: string): Promise<DetectedTable[]> {
  const found = await listContents(source, fileName, formatId);
  if (found.kind === 'one') {
    const expected = formatId === undefined ? {} : { formatId };
    const table = await detectTable(source, fileName, found.part === undefined ? expected : { part: found.part, ...expected });
    return [found.alsoFormats === undefined ? table : { ...table, alsoFormats: found.alsoFormats }];
  }
  return (found.kind === 'sheets' ? detectSheets : detectEach)(source, fileName, found.contents, formatId);
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
async function detectEach(
  source: ByteSource,
  fileName: string,
  candidates: readonly Content[],
  formatId: string | undefined,
): Promise<DetectedTable[]> {
  const looked: LookedContent[] = [];
  for (const { part, name } of candidates) {
    looked.push({ name, outcome: await lookAt(source, nameOf(fileName, name), part, formatId) });
  }
  const found = looked.flatMap(({ outcome }) => (isProblem(outcome) ? [] : [outcome]));
  const isAside = ({ code }: Problem): boolean => NO_TABLE.includes(code) || code === 'FILE_NO_LINES';
  const broken = looked.find((each) => isProblem(each.outcome) && (!isAside(each.outcome) || isUnfilled(each, found)));
  const refusal = (broken ?? (found.length === 0 ? looked[0] : undefined))?.outcome;
  if (isProblem(refusal)) throw refusal;
  if (found.length === 0) throw new Problem('FILE_EMPTY', { file: fileName });
  const others = looked.filter(({ outcome }) => isProblem(outcome));
  return withRest(found, sortRest(found, others));
}

/** A content, and what it was found to be or why it is no table. */
interface LookedContent {
  readonly name: string;
  readonly outcome: DetectedTable | Problem;
}

/** @throws Problem for what is wrong with the whole file */
async function lookAt(
  source: ByteSource,
  fileName: string,
  part: Content['part'],
  formatId: string | undefined,
): Promise<DetectedTable | Problem> {
  try {
    return await detectTable(source, fileName, { part, ...(formatId === undefined ? {} : { formatId }) });
  } catch (error) {
    if (!isProblem(error) || IS_NOT_OF_A_SHEET.includes(error.code)) throw error;
    return error;
  }
}

/** All sheets of the format of the first that is a table; what else there is is told of. */
async function detectSheets(
  source: ByteSource,
  fileName: string,
  candidates: readonly Content[],
  formatId: string | undefined,
): Promise<DetectedTable[]> {
  const looked: LookedContent[] = [];
  let format: ImportFormat | undefined;
  for (const { part, name } of candidates.slice(0, MAXIMUM_SHEETS)) {
    if (format?.sheetsBeside?.includes(name) === true) continue;
    const outcome = await lookAt(source, fileName, part, formatId);
    if (!isProblem(outcome)) format ??= findImportFormat(outcome.formatId);
    looked.push({ name, outcome });
  }
  const read = looked.filter(({ outcome }) => !isProblem(outcome) && outcome.formatId === format?.id);
  if (read.length === 0) throw chooseRefusal(looked) ?? new Problem('FILE_EMPTY', { file: fileName });
  // A message names the sheet, also where it is the only one that is read.
  const named = read.map(({ name, outcome }) => ({ ...(outcome as DetectedTable), fileName: nameOf(fileName, name) }));
  const found = named.length === 1 ? named.map((table) => ({ ...table, fileName })) : named;
  const others = looked
    .filter((each) => !read.includes(each) && format?.sheetsBeside?.includes(each.name) !== true && !isUnfilled(each, found))
    .map(({ name, outcome }) => ({ name, outcome, fileName: nameOf(fileName, name) }));
  const rest = sortRest(named, others);
  const beyond = candidates.slice(MAXIMUM_SHEETS).map(({ name }) => name);
  return withRest(found, { ...rest, leftOut: [...rest.leftOut, ...beyond] });
}

/** A table that lacks something says more than a sheet that is none. */
function chooseRefusal(looked: readonly LookedContent[]): Problem | undefined {
  const refusals = looked.flatMap(({ outcome }) => (isProblem(outcome) ? [outcome] : []));
  return refusals.find(({ code }) => !NO_TABLE.includes(code)) ?? refusals[0];
}

/** Headings of another table of the format, of which nobody has filled a line: nobody looks for what is not there. */
function isUnfilled({ outcome }: LookedContent, found: readonly DetectedTable[]): boolean {
  if (!isProblem(outcome) || outcome.code !== 'FILE_NO_LINES') return false;
  const { table } = outcome.details as { readonly table?: Text };
  return !found.some((each) => importTableOf(each).labels.en === table?.en);
}

/** What is not read of a file. */
interface Rest {
  readonly leftOut: readonly string[];
  readonly setAside: readonly SetAside[];
}

/**
 * Contents that are no tables with the reason, where one can tell it.
 * @throws Problem FILE_TABLES_DIFFER for one that is meant to be like a table that is read
 */
function sortRest(found: readonly DetectedTable[], looked: readonly (LookedContent & { readonly fileName?: string })[]): Rest {
  const leftOut: string[] = [];
  const setAside: SetAside[] = [];
  for (const { name, outcome, fileName } of looked) {
    if (!isProblem(outcome)) {
      leftOut.push(name);
      continue;
    }
    const known = findReasonAside(outcome);
    const { found: header, file } = outcome.details as { readonly found?: unknown; readonly file?: string };
    const like = Array.isArray(header) ? found.find((table) => areNearlyAlike(header as string[], table.header)) : undefined;
    if (known === null && like !== undefined) {
      throw describeDifference({ fileName: fileName ?? file ?? name, header: header as string[] }, like);
    }
    const because = known ?? findReasonByName(name);
    if (because === null) leftOut.push(name);
    else setAside.push({ name, because });
  }
  return { leftOut, setAside };
}

/** What is wrong with the whole file. */
export const IS_NOT_OF_A_SHEET: readonly ProblemCode[] = ['FILE_EXPANDS_TOO_FAR', 'FILE_UNREADABLE', 'UPLOAD_DAMAGED', 'CANCELLED'];

/** Said once, of the first of them. */
export function withRest(found: readonly DetectedTable[], { leftOut, setAside }: Rest): DetectedTable[] {
  const shown = leftOut.slice(0, MAXIMUM_SHOWN).map((name) => cutText(name, LONGEST_NAME));
  if (leftOut.length > shown.length) shown.push('…');
  const aside = setAside.map(({ name, because }) => ({ name: cutText(name, LONGEST_NAME), because }));
  const rest = { ...(shown.length === 0 ? {} : { leftOut: shown }), ...(aside.length === 0 ? {} : { setAside: aside }) };
  return found.map((table, i) => (i === 0 ? { ...table, ...rest } : table));
}

const MAXIMUM_SHOWN = 10;
const LONGEST_NAME = 100;
