import { Problem, type Text } from '@elektron/domain';

import { ArchiveError } from '../../archive/archive-flaw.ts';
import { explainFlaw, listEntries } from '../../archive/list-entries.ts';
import { zipEntrySource } from '../../archive/unpack.ts';
import type { ArchiveEntry } from '../../archive/zip-directory.ts';
import type { ByteSource } from '../../byte-source.ts';
import { gridSource, type GridRow } from '../grid-text.ts';
import { XmlError } from './parse-xml.ts';
import { readCellForms } from './read-cell-forms.ts';
import { readSheet } from './read-sheet.ts';
import { readSharedStrings, readWorkbook, type OpenEntry, type Workbook } from './read-workbook.ts';

/** All texts of a workbook are kept in memory (bytes of XML): a million rows of ten different texts are less. */
const LONGEST_TEXTS = 268_435_456;

const WORKBOOK: Text = { el: 'βιβλίο Excel', en: 'Excel workbook' };

/**
 * The names of the sheets with cells, in the order of their tabs.
 * @param entries of an archive that was found to be harmless
 * @throws Problem FILE_UNREADABLE
 */
export async function listSheets(source: ByteSource, entries: readonly ArchiveEntry[], fileName: string): Promise<string[]> {
  try {
    const { sheets } = await readWorkbook(entries, opener(source, fileName));
    return sheets.map(({ name }) => name);
  } catch (error) {
    return explain(error, fileName);
  }
}

/** One sheet of a workbook (.xlsx) as the text of a table. @throws Problem FILE_EXPANDS_TOO_FAR, FILE_UNREADABLE */
export async function openSheet(source: ByteSource, sheetName: string, fileName: string): Promise<ByteSource> {
  const open = opener(source, fileName);
  try {
    const workbook = await readWorkbook(await listEntries(source), open);
    const sheet = workbook.sheets.find(({ name }) => name === sheetName);
    if (sheet === undefined) throw new RangeError(`no sheet ${sheetName} in the workbook`);
    let bytesRead = 0;
    const rows = (): AsyncIterable<GridRow> => readRows(workbook, sheet.entry, open, fileName, (bytes) => (bytesRead = bytes));
    return gridSource(sheet.entry.bytes, rows, () => bytesRead, fileName);
  } catch (error) {
    return explain(error, fileName);
  }
}

async function* readRows(
  workbook: Workbook,
  sheet: ArchiveEntry,
  open: OpenEntry,
  fileName: string,
  onProgress: (bytes: number) => void,
): AsyncGenerator<GridRow, void, void> {
  try {
    const { isFrom1904, sharedStrings: texts, styles } = workbook;
    if (texts !== undefined && texts.bytes > LONGEST_TEXTS) throw new ArchiveError('tooLong');
    const sharedStrings = texts === undefined ? [] : await readSharedStrings(open(texts));
    const forms = styles === undefined ? [] : await readCellForms(open(styles));
    yield* readSheet(open(sheet), { sharedStrings, forms, isFrom1904 }, onProgress);
  } catch (error) {
    explain(error, fileName);
  }
}

function opener(source: ByteSource, fileName: string): OpenEntry {
  return (entry) => zipEntrySource(source, entry, fileName).read();
}

function explain(error: unknown, fileName: string): never {
  if (error instanceof XmlError) throw new Problem('FILE_UNREADABLE', { file: fileName, kind: WORKBOOK });
  return explainFlaw(error, fileName);
}
