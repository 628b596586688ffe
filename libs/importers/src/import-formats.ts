import { dftAadf } from './formats/dft-aadf/dft-aadf.ts';
import { stats19 } from './formats/stats19/stats19.ts';
import type { DraftKind } from '@elektron/domain';
import type { ImportFormat, ImportTable } from './import-format.ts';

/** THE list of kinds of source files. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [stats19, dftAadf];

/**
 * The format of an id that was stored earlier.
 * @throws RangeError for an id that is not in THE list: a mistake of the program, not of a person
 */
export function getImportFormat(formatId: string): ImportFormat {
  const found = IMPORT_FORMATS.find((format) => format.id === formatId);
  if (found === undefined) throw new RangeError(`no import format ${formatId}`);
  return found;
}

/**
 * A table of a format.
 * @throws RangeError as getImportFormat
 */
export function getImportTable(formatId: string, tableId: string): ImportTable {
  const found = getImportFormat(formatId).tables.find((table) => table.id === tableId);
  if (found === undefined) throw new RangeError(`no table ${tableId} in the import format ${formatId}`);
  return found;
}

/**
 * The columns of a format that tell of no person, for one kind of record: all that is left of its attributes when a person's data are erased.
 * A column that nobody has declared is not among them, since nobody knows what it tells.
 */
export function listImpersonalColumns(formatId: string, kind: DraftKind): string[] {
  const tables = IMPORT_FORMATS.find((format) => format.id === formatId)?.tables ?? [];
  return tables
    .filter(({ draftKind }) => draftKind === kind && kind !== 'casualty')
    .flatMap(({ columns }) => columns.filter(({ aboutPerson }) => !aboutPerson).map(({ id }) => id));
}
