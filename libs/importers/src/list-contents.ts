import { Problem, type Text } from '@elektron/domain';
import { ArchiveError } from './archive/archive-flaw.ts';
import { explainFlaw } from './archive/list-entries.ts';
import { requireHarmlessArchive } from './archive/require-harmless-archive.ts';
import { gzipSource, measureGzip } from './archive/unpack.ts';
import { readHead, type ByteSource } from './byte-source.ts';
import { cutText } from './import-format.ts';
import { listLayers } from './parts/geo/geo-package.ts';
import { findShapefiles } from './parts/geo/open-shapes.ts';
import type { TablePart } from './parts/table-part.ts';
import { listOldSheets } from './parts/workbook/open-old-sheet.ts';
import { listSheets } from './parts/workbook/open-sheet.ts';
import { isWorkbook } from './parts/workbook/read-workbook.ts';

/** A place in a file where a table may lie. */
export interface Content {
  readonly part: TablePart;
  /** What the person calls it, when it is not alone in its file. */
  readonly name: string;
}

/** `one`: the file is a table, or packs one; `sheets`: of a workbook; `contents`: of an archive or a GeoPackage. */
export type FileContents =
  /** `alsoFormats`: what else the same file could be read as, where that is another part of it. */
  | { readonly kind: 'one'; readonly part?: TablePart; readonly alsoFormats?: readonly string[] }
  | { readonly kind: 'sheets' | 'contents'; readonly contents: readonly Content[] };

/** The format for which a map is not read as roads. */
const OSM_ACCESSIBILITY = 'osm-accessibility';
const OSM_ROADS = 'osm-roads';

/** So much tells what a file is. */
const HEAD_BYTES = 65_536;

/** How files begin that hold tables without being their text, as Latin-1. */
const PACKINGS = {
  gzip: /^\x1f\x8b/,
  archive: /^PK\x03\x04/,
  oldDocument: /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/,
  database: /^SQLite format 3\0/,
  openStreetMap: /^[^]{4}\n\tOSMHeader/,
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
 * Where in a file tables may lie.
 * @param formatId what a person expects: of the same map of OpenStreetMap, its roads or what tells of accessibility
 * @throws Problem FILE_EXPANDS_TOO_FAR, FILE_UNREADABLE, FILE_TOO_LARGE, FILE_NOT_TEXT for a document that holds none
 */
export async function listContents(source: ByteSource, fileName: string, formatId?: string): Promise<FileContents> {
  switch (await findPacking(source)) {
    case 'gzip':
      return { kind: 'one', part: await lookIntoGzip(source, fileName) };
    case 'archive':
      return listInArchive(source, fileName);
    case 'oldDocument':
      return listInOldWorkbook(source, 'xls', fileName);
    case 'database':
      return listInDatabase(source, fileName);
    case 'openStreetMap':
      return formatId === OSM_ACCESSIBILITY
        ? { kind: 'one', part: { kind: 'osm' }, alsoFormats: [OSM_ROADS] }
        : { kind: 'one', part: { kind: 'osm-ways' }, alsoFormats: [OSM_ACCESSIBILITY] };
    case 'features':
      return { kind: 'one', part: { kind: 'features' } };
    case undefined:
      return { kind: 'one' };
  }
}

async function lookIntoGzip(source: ByteSource, fileName: string): Promise<TablePart> {
  const bytes = await measureGzip(source, fileName);
  const head = (await readHead(gzipSource(source, bytes, fileName), HEAD_BYTES)).toString('latin1');
  return PACKINGS.features.test(head) ? { kind: 'features', packedBytes: bytes } : { kind: 'gzip', bytes };
}

async function listInDatabase(source: ByteSource, fileName: string): Promise<FileContents> {
  const layers = await listLayers(source, fileName);
  // Another database is refused as what it is.
  if (layers.length === 0) return { kind: 'one' };
  return {
    kind: 'contents',
    contents: requireFew(
      layers.map((layer) => ({ part: { kind: 'layer', layer }, name: layer })),
      fileName,
    ),
  };
}

async function listInArchive(source: ByteSource, fileName: string): Promise<FileContents> {
  const entries = await requireHarmlessArchive(source, fileName);
  const names = entries.map(({ name }) => name);
  if (isWorkbook(names)) {
    const sheets = await listSheets(source, entries, fileName);
    return { kind: 'sheets', contents: sheets.map((sheet) => ({ part: { kind: 'sheet', sheet }, name: sheet })) };
  }
  if (names.includes('content.xml') && names.includes('mimetype')) return listInOldWorkbook(source, 'ods', fileName);
  const found = OTHER_ARCHIVES.find(({ sign }) => names.some((name) => sign.test(name)));
  if (found !== undefined) throw new Problem('FILE_NOT_TEXT', { file: fileName, found: found.name });
  const shown = names.filter((name) => !HIDDEN.test(name));
  const shapefiles = findShapefiles(shown);
  const contents = [
    ...shapefiles.bases.map((base): Content => ({ part: { kind: 'shapes', base }, name: base })),
    ...shown.flatMap((entry): Content[] => (shapefiles.contents.has(entry) ? [] : [{ part: { kind: 'zip', entry }, name: entry }])),
  ];
  return { kind: 'contents', contents: requireFew(contents, fileName) };
}

async function listInOldWorkbook(source: ByteSource, kind: 'xls' | 'ods', fileName: string): Promise<FileContents> {
  const sheets = await listOldSheets(source, kind, fileName);
  return { kind: 'sheets', contents: sheets.map((sheet) => ({ part: { kind, sheet }, name: sheet })) };
}

function requireFew(contents: readonly Content[], fileName: string): readonly Content[] {
  return contents.length > MAXIMUM_CONTENTS ? explainFlaw(new ArchiveError('tooMany'), fileName) : contents;
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
export const MAXIMUM_CONTENTS = 20;

/** A sheet for each month of three years, with some beside them; what comes later in a workbook is named and not read. */
export const MAXIMUM_SHEETS = 40;

const LONGEST_NAME = 100;

/** As messages call one of several contents. */
export function nameOf(fileName: string, content: string): string {
  return `${fileName} › ${cutText(content, LONGEST_NAME)}`;
}
