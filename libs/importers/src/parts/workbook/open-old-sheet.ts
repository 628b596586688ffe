import type { CellObject, ParsingOptions, WorkBook } from '@e965/xlsx';
import { Problem, type Text } from '@elektron/domain';

import { ARCHIVE_FLAWS } from '../../archive/archive-flaw.ts';
import type { ByteSource } from '../../byte-source.ts';
import { gridSource, type GridRow } from '../grid-text.ts';
import { readWhole, requireReadable } from '../read-whole.ts';
import { describeSerial, parseForm, type DateForm } from './cell-form.ts';
import { COLUMNS_READ } from './read-sheet.ts';

/** It is read at once, and takes some twenty times as much memory. */
const LONGEST_MEGABYTES = 20;

const KINDS: Readonly<Record<OldKind, Text>> = {
  // What else begins in the same way cannot be told from a damaged one.
  xls: { el: 'παλιό έγγραφο Office, όπως .xls', en: 'old Office document, such as .xls' },
  ods: { el: 'λογιστικό φύλλο OpenDocument (.ods)', en: 'OpenDocument spreadsheet (.ods)' },
};

export type OldKind = 'xls' | 'ods';

/** Loaded when somebody needs it: it takes 36 MB, in every thread that has it. */
async function loadLibrary(): Promise<{ readonly read: (bytes: Buffer, options: ParsingOptions) => WorkBook }> {
  const [library, codePages] = await Promise.all([import('@e965/xlsx'), import('@e965/xlsx/dist/cpexcel.full.mjs')]);
  // Workbooks of before 1997 are not in Unicode.
  library.set_cptable(codePages);
  return library;
}

/** The names of the sheets of an .xls or .ods file in the order of their tabs. @throws Problem FILE_TOO_LARGE, FILE_UNREADABLE, FILE_EXPANDS_TOO_FAR */
export async function listOldSheets(source: ByteSource, kind: OldKind, fileName: string): Promise<string[]> {
  const { SheetNames: names, Sheets: sheets } = await readOldWorkbook(source, kind, fileName);
  // Of a damaged file, some are only names; a chart has no cells.
  return names.filter((name) => sheets[name]?.['!data'] !== undefined);
}

/** One of its sheets as the text of a table. */
export function openOldSheet(source: ByteSource, kind: OldKind, sheet: string, fileName: string): ByteSource {
  let bytesRead = 0;
  async function* rows(): AsyncGenerator<GridRow, void, void> {
    const workbook = await readOldWorkbook(source, kind, fileName);
    const data = workbook.Sheets[sheet]?.['!data'];
    if (data === undefined) throw new RangeError(`no sheet ${sheet} in the workbook`);
    const isFrom1904 = workbook.Workbook?.WBProps?.date1904 === true;
    for (const [i, cells] of (data as readonly (CellObject[] | undefined)[]).entries()) {
      bytesRead = Math.round((source.size * (i + 1)) / data.length);
      // Rows and cells that are blank are not there at all.
      yield { row: i + 1, cells: describeRow(cells ?? [], kind, isFrom1904) };
    }
  }
  return gridSource(source.size, rows, () => bytesRead, fileName);
}

async function readOldWorkbook(source: ByteSource, kind: OldKind, fileName: string): Promise<WorkBook> {
  requireReadable(source, fileName, LONGEST_MEGABYTES);
  const [bytes, library] = await Promise.all([readWhole(source), loadLibrary()]);
  try {
    return withoutWords(() =>
      library.read(bytes, { type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false }),
    );
  } catch (error) {
    // The library says so in words only.
    if (/password-protected|ODS Encryption|ECMA-376 Encrypted/i.test(String(error)))
      throw new Problem('FILE_EXPANDS_TOO_FAR', { file: fileName, reason: ARCHIVE_FLAWS.encrypted });
    throw new Problem('FILE_UNREADABLE', { file: fileName, kind: KINDS[kind] });
  }
}

/** The library tells the console of every form of numbers that it does not know, dozens for a sheet of LibreOffice; nobody can act upon that. */
function withoutWords<T>(read: () => T): T {
  /* eslint-disable no-console -- the library has no other way to be told */
  const { error } = console;
  console.error = () => undefined;
  try {
    return read();
  } finally {
    console.error = error;
  }
  /* eslint-enable no-console */
}

function describeRow(cells: readonly (CellObject | undefined)[], kind: OldKind, isFrom1904: boolean): string[] {
  const texts = Array.from(cells.slice(0, COLUMNS_READ), (cell) => describeCell(cell, kind, isFrom1904));
  while (texts.at(-1) === '') texts.pop();
  return texts;
}

function describeCell(cell: CellObject | undefined, kind: OldKind, isFrom1904: boolean): string {
  switch (cell?.t) {
    case 's':
      return String(cell.v ?? '');
    case 'b':
      return cell.v === true ? 'TRUE' : 'FALSE';
    case 'n':
      return describeNumber(Number(cell.v), parseForm(String(cell.z ?? '')), kind, isFrom1904);
    default:
      return '';
  }
}

function describeNumber(value: number, form: DateForm | null, kind: OldKind, isFrom1904: boolean): string {
  if (!Number.isFinite(value)) return '';
  // More digits than a machine's numbers hold are lost already; in this form a key is refused as rounded.
  if (form === null && Number.isInteger(value) && !Number.isSafeInteger(value)) return value.toExponential();
  if (form === null) return String(value);
  // Of an OpenDocument cell it is known that it is a moment, and not what is shown of it.
  const isMoment = kind === 'ods' && form.day && !Number.isInteger(value);
  return describeSerial(value, isMoment ? { day: true, time: true } : form, isFrom1904);
}
