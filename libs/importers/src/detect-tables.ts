import { isProblem, Problem, type ProblemCode, type Text } from '@elektron/domain';
import { ArchiveError } from './archive/archive-flaw.ts';
import { explainFlaw } from './archive/list-entries.ts';
import { requireHarmlessArchive } from './archive/require-harmless-archive.ts';
import { measureGzip } from './archive/unpack.ts';
import { readHead, type ByteSource } from './byte-source.ts';
import { detectTable, surveyTable, type DetectedTable, type DetectTableOptions, type SurveyedTable } from './detect-table.ts';
import { cutText } from './import-format.ts';
import { listLayers } from './parts/geo/geo-package.ts';
import { findShapefiles } from './parts/geo/open-shapes.ts';
import type { TablePart } from './parts/table-part.ts';
import { listOldSheets, type OldKind } from './parts/workbook/open-old-sheet.ts';
import { listSheets } from './parts/workbook/open-sheet.ts';
import { isWorkbook } from './parts/workbook/read-workbook.ts';

/** A place in a file where a table may lie. */
interface Candidate {
  readonly part: TablePart;
  /** What the person calls it, when it is not alone in its file. */
  readonly name: string;
}

/** So much tells what a file is. */
const HEAD_BYTES = 65_536;

/** How files begin that hold tables without being their text, as Latin-1. */
const PACKINGS = {
  gzip: /^\x1f\x8b/,
  archive: /^PK\x03\x04/,
  oldDocument: /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/,
  database: /^SQLite format 3\0/,
  // With whatever members programs write first.
  features: /^(?:\xef\xbb\xbf)?\s*\{[^]*"(?:FeatureCollection|features)"/,
} as const;
type Packing = keyof typeof PACKINGS;

/** What must be unpacked before a table is seen: nobody should wait for it in the thread that answers people. */
export async function isPacked(source: ByteSource): Promise<boolean> {
  return (await findPacking(source)) !== undefined;
}

async function findPacking(source: ByteSource): Promise<Packing | undefined> {
  const head = (await readHead(source, HEAD_BYTES)).toString('latin1');
  return (Object.keys(PACKINGS) as Packing[]).find((packing) => PACKINGS[packing].test(head));
}

/**
 * The tables of a file, whatever kind of file it is: the text of a table, also gzipped; an archive with such texts or with shapefiles; a workbook
 * (.xlsx, .xls, .ods), of which the first sheet that is a table is read; a GeoPackage; the features of a GeoJSON file.
 * @param source its bytes
 * @param fileName what the person calls it, for the messages
 * @returns at least one
 * @throws Problem as detectTable; FILE_EXPANDS_TOO_FAR for an archive that is damaged or made to do harm, FILE_UNREADABLE for what is
 * damaged otherwise, FILE_TOO_LARGE for what would have to be read at once
 */
export function detectTables(
  source: ByteSource,
  fileName: string,
  options: Pick<DetectTableOptions, 'mapping'> = {},
): Promise<DetectedTable[]> {
  return lookInto(source, fileName, (content, name, place) => detectTable(content, name, { ...options, ...place }));
}

/** The same without asking what they are: for a person to say. */
export function surveyTables(source: ByteSource, fileName: string): Promise<SurveyedTable[]> {
  return lookInto(source, fileName, surveyTable);
}

/** What is found out about a table in its place. */
type Look<T> = (source: ByteSource, fileName: string, place: Pick<DetectTableOptions, 'part'>) => Promise<T>;

interface Looked {
  readonly leftOut?: readonly string[];
}

async function lookInto<T extends Looked>(source: ByteSource, fileName: string, look: Look<T>): Promise<T[]> {
  switch (await findPacking(source)) {
    case 'gzip': {
      const bytes = await measureGzip(source, fileName);
      return [await look(source, fileName, { part: { kind: 'gzip', bytes } })];
    }
    case 'archive':
      return detectInArchive(source, fileName, look);
    case 'oldDocument':
      return [await detectInOldWorkbook(source, 'xls', fileName, look)];
    case 'database':
      return detectInDatabase(source, fileName, look);
    case 'features':
      return [await look(source, fileName, { part: { kind: 'features' } })];
    case undefined:
      return [await look(source, fileName, {})];
  }
}

async function detectInDatabase<T extends Looked>(source: ByteSource, fileName: string, look: Look<T>): Promise<T[]> {
  const layers = await listLayers(source, fileName);
  // Another database is refused as what it is.
  if (layers.length === 0) return [await look(source, fileName, {})];
  if (layers.length > MAXIMUM_CONTENTS) explainFlaw(new ArchiveError('tooMany'), fileName);
  return detectEach(
    source,
    fileName,
    layers.map((layer) => ({ part: { kind: 'layer', layer }, name: layer })),
    look,
  );
}

async function detectInArchive<T extends Looked>(source: ByteSource, fileName: string, look: Look<T>): Promise<T[]> {
  const entries = await requireHarmlessArchive(source, fileName);
  const names = entries.map(({ name }) => name);
  if (isWorkbook(names)) {
    const sheets = await listSheets(source, entries, fileName);
    const candidates = sheets.map((sheet): Candidate => ({ part: { kind: 'sheet', sheet }, name: sheet }));
    return [await detectFirst(source, fileName, candidates, look)];
  }
  if (names.includes('content.xml') && names.includes('mimetype')) return [await detectInOldWorkbook(source, 'ods', fileName, look)];
  const found = OTHER_ARCHIVES.find(({ sign }) => names.some((name) => sign.test(name)));
  if (found !== undefined) throw new Problem('FILE_NOT_TEXT', { file: fileName, found: found.name });
  const shown = names.filter((name) => !HIDDEN.test(name));
  const shapefiles = findShapefiles(shown);
  const candidates = [
    ...shapefiles.bases.map((base): Candidate => ({ part: { kind: 'shapes', base }, name: base })),
    ...shown.flatMap((entry): Candidate[] => (shapefiles.contents.has(entry) ? [] : [{ part: { kind: 'zip', entry }, name: entry }])),
  ];
  if (candidates.length > MAXIMUM_CONTENTS) explainFlaw(new ArchiveError('tooMany'), fileName);
  return detectEach(source, fileName, candidates, look);
}

async function detectInOldWorkbook<T extends Looked>(source: ByteSource, kind: OldKind, fileName: string, look: Look<T>): Promise<T> {
  const sheets = await listOldSheets(source, kind, fileName);
  return detectFirst(
    source,
    fileName,
    sheets.map((sheet) => ({ part: { kind, sheet }, name: sheet })),
    look,
  );
}

/** Archives that are documents, and hold no text of a table. */
const OTHER_ARCHIVES: readonly { readonly sign: RegExp; readonly name: Text }[] = [
  { sign: /^word\//, name: { el: 'έγγραφο Word (.docx)', en: 'Word document (.docx)' } },
  { sign: /(^|\/)workbook\.bin$/, name: { el: 'δυαδικό βιβλίο Excel (.xlsb)', en: 'binary Excel workbook (.xlsb)' } },
  { sign: /^ppt\//, name: { el: 'παρουσίαση PowerPoint (.pptx)', en: 'PowerPoint presentation (.pptx)' } },
];

/** Folders, and what systems add to an archive without being asked. */
const HIDDEN = /\/$|^__MACOSX\/|(^|\/)\.|(^|\/)(?:thumbs\.db|desktop\.ini)$/i;

/** The largest known format has four tables, and some text goes with them; each is looked at. */
const MAXIMUM_CONTENTS = 20;

/** What only a text that is no table is refused for: a letter or a licence beside the tables. */
const NO_TABLE: readonly ProblemCode[] = [
  'FILE_BROKEN_QUOTE',
  'FILE_EMPTY',
  'FILE_FORMAT_UNKNOWN',
  'FILE_LINE_TOO_LONG',
  'FILE_MAPPING_DIFFERENT',
  'FILE_NOT_TEXT',
  'FILE_TOO_MANY_COLUMNS',
];

/** Every content that is a table; what is a table and cannot be read refuses the whole. */
async function detectEach<T extends Looked>(
  source: ByteSource,
  fileName: string,
  candidates: readonly Candidate[],
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

/** The first of the sheets or layers that is a table; the others are told of. */
async function detectFirst<T extends Looked>(
  source: ByteSource,
  fileName: string,
  candidates: readonly Candidate[],
  look: Look<T>,
): Promise<T> {
  let refusal: Problem | undefined;
  for (const { part, name } of candidates.slice(0, MAXIMUM_CONTENTS)) {
    try {
      const table = await look(source, fileName, { part });
      const others = candidates.map((other) => other.name).filter((other) => other !== name);
      return withLeftOut([table], others)[0] ?? table;
    } catch (error) {
      if (!isProblem(error) || IS_NOT_OF_A_SHEET.includes(error.code)) throw error;
      // A table that lacks something says more than a sheet that is none.
      if (refusal === undefined || (NO_TABLE.includes(refusal.code) && !NO_TABLE.includes(error.code))) refusal = error;
    }
  }
  throw refusal ?? new Problem('FILE_EMPTY', { file: fileName });
}

/** What is wrong with the whole file. */
const IS_NOT_OF_A_SHEET: readonly ProblemCode[] = ['FILE_EXPANDS_TOO_FAR', 'FILE_UNREADABLE', 'UPLOAD_DAMAGED', 'CANCELLED'];

/** Said once, of the first of them. */
function withLeftOut<T extends Looked>(found: readonly T[], leftOut: readonly string[]): T[] {
  const shown = leftOut.slice(0, MAXIMUM_SHOWN).map((name) => cutText(name, LONGEST_NAME));
  if (leftOut.length > shown.length) shown.push('…');
  return found.map((table, i) => (i === 0 && shown.length > 0 ? { ...table, leftOut: shown } : table));
}

const MAXIMUM_SHOWN = 10;
const LONGEST_NAME = 100;

function nameOf(fileName: string, content: string): string {
  return `${fileName} › ${cutText(content, LONGEST_NAME)}`;
}
