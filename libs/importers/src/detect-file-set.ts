import { Problem, type Text } from '@elektron/domain';
import { describePersonalColumns } from './describe-personal-columns.ts';
import type { DetectedTable } from './detect-table.ts';
import type { ImportFormat, ImportTable } from './import-format.ts';
import { getImportFormat, getImportTable, IMPORT_FORMATS } from './import-formats.ts';
import { describeSetAside } from './set-aside.ts';

/** Something worth saying before the import, without being a reason against it. */
export interface ImportNote {
  readonly code: 'COLUMNS_PERSONAL' | 'CONTENTS_LEFT_OUT' | 'CONTENTS_SET_ASIDE' | 'PARENT_ABSENT' | 'TABLE_ABSENT';
  readonly message: Text;
}

/** Files that are imported together. */
export interface FileSet {
  readonly format: ImportFormat;
  /** In reading order: accidents before what happened in them; of several of one kind (a sheet for each month) as they were given. */
  readonly tables: readonly DetectedTable[];
  readonly notes: readonly ImportNote[];
}

export interface FileSetOptions {
  /** The organisation already has records that lines may refer to. */
  readonly parentsExist: boolean;
}

/**
 * One import from the files that were given.
 * @throws Problem INPUT_INVALID without files, FILE_SET_MIXED for files of several formats or whose lines are of several kinds,
 * FILE_SET_INCOMPLETE when lines refer to a table that is neither given nor among the records
 */
export function detectFileSet(given: readonly DetectedTable[], options: FileSetOptions): FileSet {
  const first = given[0];
  if (first === undefined) throw new Problem('INPUT_INVALID', { field: 'files', value: '0' });
  const format = getImportFormat(first.formatId);
  if (given.some((table) => table.formatId !== format.id) || isOfSeveralKinds(given)) {
    throw new Problem('FILE_SET_MIXED', { found: describeFiles(given) });
  }
  const tables = format.tables.flatMap((table) => given.filter((candidate) => candidate.tableId === table.id));
  refuseOrphans(
    options.parentsExist ? tables.filter((table) => getImportTable(table.formatId, table.tableId).completes !== undefined) : tables,
    tables,
  );
  const notes = [...noteLeftOut(tables), ...noteSetAside(tables), ...notePersonalColumns(tables), ...noteAbsentTables(format, tables)];
  return { format, tables, notes };
}

/** Whether a line is an accident in one table and a person in another that is read in the same way, or numbers count in two ways. */
function isOfSeveralKinds(given: readonly DetectedTable[]): boolean {
  const kinds = given.flatMap(({ tableId, mapping }) =>
    mapping === undefined ? [] : [{ tableId, unit: mapping.rowIs, scope: mapping.keyScope ?? 'year' }],
  );
  return kinds.some(({ tableId, unit, scope }) =>
    kinds.some((other) => other.tableId === tableId && (other.unit !== unit || other.scope !== scope)),
  );
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

/** Empty sheets and sums are passed over, and it is said. */
function noteSetAside(tables: readonly DetectedTable[]): ImportNote[] {
  return tables.flatMap(({ fileName, setAside = [] }) => {
    if (setAside.length === 0) return [];
    const listed = describeSetAside(setAside);
    const message = {
      el: `Στο ίδιο αρχείο με το «${fileName}» δεν διαβάζονται, επειδή δεν είναι κατάλογοι εγγραφών: ${listed.el}.`,
      en: `In the same file as “${fileName}” these are not read, because they are no lists of records: ${listed.en}.`,
    };
    return [{ code: 'CONTENTS_SET_ASIDE', message }];
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

/** The formats that all tables of an import can be read as, the chosen one among them, in the order of THE list. */
export function listFormatChoices(tables: readonly Pick<DetectedTable, 'formatId' | 'alsoFormats' | 'mapping'>[]): string[] {
  if (tables.some(({ mapping }) => mapping !== undefined)) return [];
  const isFor = (id: string): boolean => tables.every(({ formatId, alsoFormats = [] }) => id === formatId || alsoFormats.includes(id));
  return IMPORT_FORMATS.map(({ id }) => id).filter(isFor);
}
