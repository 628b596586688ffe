import { Problem, type Text } from '@elektron/domain';
import { describePersonalColumns } from './describe-personal-columns.ts';
import type { DetectedTable } from './detect-table.ts';
import type { ImportFormat, ImportTable } from './import-format.ts';
import { getImportFormat, getImportTable } from './import-formats.ts';

/** Something worth saying before the import, without being a reason against it. */
export interface ImportNote {
  readonly code: 'COLUMNS_PERSONAL' | 'CONTENTS_LEFT_OUT' | 'PARENT_ABSENT' | 'TABLE_ABSENT';
  readonly message: Text;
}

/** Files that are imported together. */
export interface FileSet {
  readonly format: ImportFormat;
  /** In reading order: accidents before what happened in them. */
  readonly tables: readonly DetectedTable[];
  readonly notes: readonly ImportNote[];
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
  refuseOrphans(
    options.parentsExist ? tables.filter((table) => getImportTable(table.formatId, table.tableId).completes !== undefined) : tables,
    tables,
  );
  return { format, tables, notes: [...noteLeftOut(tables), ...notePersonalColumns(tables), ...noteAbsentTables(format, tables)] };
}

/** @param suspects those whose accidents must be given with them */
function refuseOrphans(suspects: readonly DetectedTable[], tables: readonly DetectedTable[]): void {
  const orphans = suspects.filter((file) => {
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

/** An archive or a workbook may hold more than was recognized. */
function noteLeftOut(tables: readonly DetectedTable[]): ImportNote[] {
  return tables.flatMap(({ fileName, leftOut = [] }) => {
    if (leftOut.length === 0) return [];
    const listed = leftOut.join(', ');
    const message = {
      el: `Εκτός από το «${fileName}», το αρχείο περιέχει και άλλα που δεν διαβάζονται: ${listed}. Αν ανάμεσά τους είναι πίνακας, αποθηκεύστε τον σε δικό του αρχείο.`,
      en: `Beside “${fileName}” the file holds other things that are not read: ${listed}. If a table is among them, save it in a file of its own.`,
    };
    return [{ code: 'CONTENTS_LEFT_OUT', message }];
  });
}

/** What is left out for a person's sake is said, so that nobody looks for it later. */
function notePersonalColumns(tables: readonly DetectedTable[]): ImportNote[] {
  return tables.map(describePersonalColumns).flatMap((message) => (message === null ? [] : [{ code: 'COLUMNS_PERSONAL', message }]));
}

/** Accidents alone are a fair import, and so are vehicles of accidents that are on record; what will be absent is said beforehand. */
function noteAbsentTables(format: ImportFormat, tables: readonly DetectedTable[]): ImportNote[] {
  const isGiven = (table: ImportTable): boolean => tables.some((candidate) => candidate.tableId === table.id);
  const parents = format.tables.filter(
    (parent) => !isGiven(parent) && format.tables.some((table) => table.refersTo === parent.id && isGiven(table)),
  );
  if (parents.length > 0) return parents.map((parent) => ({ code: 'PARENT_ABSENT', message: describeAbsentParent(parent) }));
  return format.tables
    .filter((table) => table.refersTo !== null && table.isOptional !== true && !isGiven(table))
    .map(({ labels }) => ({
      code: 'TABLE_ABSENT',
      message: {
        el: `Δεν δόθηκε το αρχείο «${labels.el}»: ό,τι μετριέται από αυτό θα λείπει για τα νέα ατυχήματα.`,
        en: `The file “${labels.en}” was not given: whatever is counted from it will be absent for new accidents.`,
      },
    }));
}

function describeAbsentParent({ labels }: ImportTable): Text {
  return {
    el: `Λείπει το αρχείο «${labels.el}». Θα μπουν μόνο οι γραμμές για ατυχήματα που υπάρχουν ήδη στις εγγραφές· οι υπόλοιπες θα μείνουν εκτός. Αν έχετε το αρχείο, δώστε τα μαζί.`,
    en: `The file “${labels.en}” is missing. Only lines of accidents that are on record already will be taken; the others will be held back. If you have that file, give them together.`,
  };
}
