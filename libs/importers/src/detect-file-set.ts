import { Problem, type Text } from '@elektron/domain';
import type { DetectedTable } from './detect-table.ts';
import type { ImportFormat, ImportTable } from './import-format.ts';
import { getImportFormat, getImportTable } from './import-formats.ts';

/** Files that are imported together. */
export interface FileSet {
  readonly format: ImportFormat;
  /** In reading order: accidents before what happened in them. */
  readonly tables: readonly DetectedTable[];
  /** What is worth saying before the import, without being a reason against it. */
  readonly notes: readonly Text[];
}

export interface FileSetOptions {
  /** The organisation already has records that lines may refer to. */
  readonly parentsExist: boolean;
}

/**
 * One import from the files that were given.
 * @throws Problem INPUT_INVALID without files, FILE_SET_MIXED for files of several formats, FILE_SET_DUPLICATE for two files of one table,
 * FILE_SET_INCOMPLETE when lines refer to a table that is neither given nor among the records
 */
export function detectFileSet(given: readonly DetectedTable[], options: FileSetOptions): FileSet {
  const first = given[0];
  if (first === undefined) throw new Problem('INPUT_INVALID', { field: 'files', value: '0' });
  const format = getImportFormat(first.formatId);
  if (given.some((table) => table.formatId !== format.id)) {
    throw new Problem('FILE_SET_MIXED', { found: describeFiles(given) });
  }
  const tables = format.tables.flatMap((table) => {
    const files = given.filter((candidate) => candidate.tableId === table.id);
    if (files.length > 1) {
      throw new Problem('FILE_SET_DUPLICATE', { table: table.labels, files: files.map((file) => file.fileName) });
    }
    return files;
  });
  if (!options.parentsExist) refuseOrphans(tables);
  return { format, tables, notes: noteAbsentTables(format, tables) };
}

function refuseOrphans(tables: readonly DetectedTable[]): void {
  const orphans = tables.filter((file) => {
    const parent = getImportTable(file.formatId, file.tableId).refersTo;
    return parent !== null && !tables.some((candidate) => candidate.tableId === parent);
  });
  const orphan = orphans[0];
  if (orphan === undefined) return;
  const parent = getImportTable(orphan.formatId, getImportTable(orphan.formatId, orphan.tableId).refersTo ?? '');
  throw new Problem('FILE_SET_INCOMPLETE', { missing: parent.labels, given: orphans.map((file) => file.fileName) });
}

/** Which file is of which kind, in words. */
function describeFiles(given: readonly DetectedTable[]): Text {
  const inLanguage = (language: keyof Text): string =>
    given.map((file) => `${file.fileName}: ${getImportTable(file.formatId, file.tableId).labels[language]}`).join('; ');
  return { el: inLanguage('el'), en: inLanguage('en') };
}

/** Accidents alone are a fair import, and so are vehicles of accidents that are on record; what will be absent is said beforehand. */
function noteAbsentTables(format: ImportFormat, tables: readonly DetectedTable[]): Text[] {
  const isGiven = (table: ImportTable): boolean => tables.some((candidate) => candidate.tableId === table.id);
  const parents = format.tables.filter(
    (parent) => !isGiven(parent) && format.tables.some((table) => table.refersTo === parent.id && isGiven(table)),
  );
  if (parents.length > 0) return parents.map(noteAbsentParent);
  return format.tables
    .filter((table) => table.refersTo !== null && !isGiven(table))
    .map((table) => ({
      el: `Δεν δόθηκε το αρχείο «${table.labels.el}»: ό,τι μετριέται από αυτό θα λείπει για τα νέα ατυχήματα.`,
      en: `The file “${table.labels.en}” was not given: whatever is counted from it will be absent for new accidents.`,
    }));
}

function noteAbsentParent({ labels }: ImportTable): Text {
  return {
    el: `Λείπει το αρχείο «${labels.el}». Θα μπουν μόνο οι γραμμές για ατυχήματα που υπάρχουν ήδη στις εγγραφές· οι υπόλοιπες θα μείνουν εκτός. Αν έχετε το αρχείο, δώστε τα μαζί.`,
    en: `The file “${labels.en}” is missing. Only lines of accidents that are on record already will be taken; the others will be held back. If you have that file, give them together.`,
  };
}
