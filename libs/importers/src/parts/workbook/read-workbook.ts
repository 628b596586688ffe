import type { ArchiveEntry } from '../../archive/zip-directory.ts';
import { readXml } from './parse-xml.ts';

/** A sheet with cells, as its workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly entry: ArchiveEntry;
}

/** What there is in a workbook. */
export interface Workbook {
  /** In the order of their tabs. */
  readonly sheets: readonly SheetEntry[];
  readonly isFrom1904: boolean;
  readonly sharedStrings: ArchiveEntry | undefined;
  readonly styles: ArchiveEntry | undefined;
}

export type OpenEntry = (entry: ArchiveEntry) => AsyncIterable<Uint8Array>;

/** The part that lists the sheets. */
const WORKBOOK = /(^|\/)workbook\.xml$/i;

/** True for the entries of a workbook (.xlsx). */
export function isWorkbook(names: readonly string[]): boolean {
  return names.some((name) => WORKBOOK.test(name));
}

interface Relation {
  readonly kind: string;
  readonly entry: ArchiveEntry | undefined;
}

/** @throws XmlError; what opening throws */
export async function readWorkbook(entries: readonly ArchiveEntry[], open: OpenEntry): Promise<Workbook> {
  const main = entries.find(({ name }) => WORKBOOK.test(name));
  if (main === undefined) throw new RangeError('the archive is no workbook');
  const relations = await readRelations(main, entries, open);
  const sheets: SheetEntry[] = [];
  let isFrom1904 = false;
  await readXml(open(main), {
    open: (name, attributes) => {
      if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const idAttribute = Object.keys(attributes).find((key) => key.endsWith(':id')) ?? 'id';
      const relation = relations.get(attributes[idAttribute] ?? '');
      if (relation?.kind === 'worksheet' && relation.entry !== undefined) {
        sheets.push({ name: attributes['name'] ?? '', entry: relation.entry });
      }
    },
  });
  const entryOf = (kind: string): ArchiveEntry | undefined => [...relations.values()].find((relation) => relation.kind === kind)?.entry;
  return { sheets, isFrom1904, sharedStrings: entryOf('sharedStrings'), styles: entryOf('styles') };
}

/** What the workbook refers to, by the ids that it uses. */
async function readRelations(main: ArchiveEntry, entries: readonly ArchiveEntry[], open: OpenEntry): Promise<Map<string, Relation>> {
  const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1);
  const find = (name: string): ArchiveEntry | undefined => entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  const list = find(`${folder}_rels/${main.name.slice(folder.length)}.rels`);
  const relations = new Map<string, Relation>();
  if (list === undefined) return relations;
  await readXml(open(list), {
    open: (name, { Id: id = '', Type: type = '', Target: target = '' }) => {
      if (name !== 'Relationship') return;
      // From the folder of the workbook, or from the root.
      const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`.replace(/[^/]+\/\.\.\//g, '');
      relations.set(id, { kind: type.slice(type.lastIndexOf('/') + 1), entry: find(path) });
    },
  });
  return relations;
}

/** The texts that cells refer to by number; how they are pronounced is left out. @throws XmlError */
export async function readSharedStrings(pieces: AsyncIterable<Uint8Array>): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isPronunciation = false;
  await readXml(pieces, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') isPronunciation = true;
      else if (name === 't') isText = !isPronunciation;
    },
    close: (name) => {
      if (name === 'si') strings.push(unescapeText(text));
      else if (name === 'rPh') isPronunciation = false;
      else if (name === 't') isText = false;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
  });
  return strings;
}

/** Characters that XML cannot hold, written as `_x000D_`. */
const ESCAPED = /_x([0-9a-f]{4})_/gi;

export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  // A zero character is a damaged cell, and no database takes it.
  return text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)).replace('\0', ''));
}
