import type { Language, Text } from '@elektron/domain';
import {
  SURVEY_SHEET,
  TEMPLATE_GUIDE,
  TEMPLATE_LISTS,
  TEMPLATE_SHEETS,
  TRAFFIC_SHEETS,
  type TemplateColumn,
  type TemplateSheet,
} from '@elektron/importers';
import ExcelJS from 'exceljs';

import { validationOf } from './column-validation.ts';
import { placeLists, type ListPlace } from './list-places.ts';

/** Behind the headings of what must be filled, and the letters of the example. */
const REQUIRED_FILL: ExcelJS.FillPattern = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE2E8EE' } };
const EXAMPLE_FONT: Partial<ExcelJS.Font> = { italic: true, color: { argb: 'FF5C6670' } };

const FORMATS: Readonly<Record<TemplateColumn['form'], string>> = {
  // What looks like a number stays as it was typed: 007 is not 7.
  text: '@',
  date: 'dd/mm/yyyy',
  time: 'hh:mm',
  whole: '0',
  decimal: 'General',
};

/** More is typed by nobody; and programs that know no ranges, such as the one that writes this, keep a drop-down for each cell. */
const LAST_ROW = 10_000;

const NARROW = 14;
const WIDE = 26;
const GUIDE_WIDTHS = [20, 30, 14, 80, 60];

const ACCIDENT_GUIDE = {
  lead: {
    el: 'Μία γραμμή για κάθε ατύχημα, κάθε όχημα ή πεζό και κάθε παθόντα. Η γραμμή «ΠΑΡΑΔΕΙΓΜΑ» δείχνει πώς συμπληρώνονται και δεν εισάγεται· μπορείτε να τη σβήσετε.',
    en: 'One row for each accident, each vehicle or pedestrian and each casualty. The row “EXAMPLE” shows how rows are filled and is not imported; you may delete it.',
  },
  persons: {
    el: 'Μη γράφετε ονόματα, αριθμούς ταυτότητας, τηλέφωνα ή πινακίδες: δεν χρειάζονται για καμία ανάλυση και δεν διαβάζονται.',
    en: 'Write no names, numbers of identity cards, telephone numbers or plates: no analysis needs them, and they are not read.',
  },
} as const satisfies Readonly<Record<string, Text>>;

const GUIDE_TEXTS = {
  headings: {
    el: 'Μην αλλάζετε τις επικεφαλίδες· η σειρά των στηλών δεν έχει σημασία. Οι στήλες με χρωματισμένη επικεφαλίδα είναι απαραίτητες. Δικές σας στήλες διατηρούνται όπως είναι.',
    en: 'Do not change the headings; the order of the columns does not matter. Columns with a coloured heading are needed. Columns of your own are kept as they are.',
  },
  sheet: { el: 'Φύλλο', en: 'Sheet' },
  column: { el: 'Στήλη', en: 'Column' },
  needed: { el: 'Απαραίτητη', en: 'Needed' },
  yes: { el: 'ναι', en: 'yes' },
  meaning: { el: 'Τι γράφεται', en: 'What to write' },
  choices: { el: 'Τιμές', en: 'Values' },
} as const satisfies Readonly<Record<string, Text>>;

/** What one workbook holds, and what its page of explanations says first. */
export interface TemplateContents {
  readonly sheets: readonly TemplateSheet[];
  readonly lead: Text;
  /** What must not be written. */
  readonly persons?: Text;
}

const ACCIDENTS: TemplateContents = { sheets: TEMPLATE_SHEETS, ...ACCIDENT_GUIDE };

const TRAFFIC: TemplateContents = {
  sheets: TRAFFIC_SHEETS,
  lead: {
    el: 'Μία γραμμή για κάθε θέση, έτος και κατεύθυνση, ή για κάθε σύντομη μέτρηση. Η γραμμή «ΠΑΡΑΔΕΙΓΜΑ» δείχνει πώς συμπληρώνεται μια σύντομη μέτρηση και δεν εισάγεται· μπορείτε να τη σβήσετε.',
    en: 'One row for each site, year and direction, or for each short count. The row “EXAMPLE” shows how a short count is filled and is not imported; you may delete it.',
  },
};

const ACCESSIBILITY: TemplateContents = {
  sheets: [SURVEY_SHEET],
  lead: {
    el: 'Μία γραμμή για κάθε φορά που κάποιος κοίταξε ένα στοιχείο. Η ίδια ράμπα ή διάβαση έχει πάντα τον ίδιο αριθμό. Η γραμμή «ΠΑΡΑΔΕΙΓΜΑ» δείχνει πώς συμπληρώνονται και δεν εισάγεται· μπορείτε να τη σβήσετε.',
    en: 'One row for each time that somebody looked at a feature. The same ramp or crossing always has the same number. The row “EXAMPLE” shows how rows are filled and is not imported; you may delete it.',
  },
  persons: {
    el: 'Μη γράφετε ονόματα ή τηλέφωνα: ένας κωδικός αρκεί για όποιον κατέγραψε.',
    en: 'Write no names or telephone numbers: a code is enough for whoever has surveyed.',
  },
};

/** THE workbooks that people fill. */
export const TEMPLATE_KINDS = ['accidents', 'traffic', 'accessibility'] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];
const CONTENTS: Readonly<Record<TemplateKind, TemplateContents>> = {
  accidents: ACCIDENTS,
  traffic: TRAFFIC,
  accessibility: ACCESSIBILITY,
};

/**
 * The workbook that people fill: a sheet for each table, with drop-downs, formats and an example row that the importer leaves out; a sheet that explains
 * the columns, and one with the values of the drop-downs.
 * @returns the bytes of an .xlsx file
 */
export async function writeTemplate(kind: TemplateKind, language: Language): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const contents = CONTENTS[kind];
  const { places, lists } = placeLists(contents.sheets, language);
  for (const { title, columns } of contents.sheets) addTable(workbook, title[language], columns, places, language);
  addGuide(workbook, contents, language);
  addLists(workbook, lists, language);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addTable(
  workbook: ExcelJS.Workbook,
  title: string,
  columns: readonly TemplateColumn[],
  places: ReadonlyMap<string, ListPlace>,
  language: Language,
): void {
  const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ form, list }) => ({
    width: form === 'text' || list !== undefined ? WIDE : NARROW,
    style: { numFmt: FORMATS[form] },
  }));
  const heading = sheet.addRow(columns.map(({ headings }) => headings[language]));
  heading.font = { bold: true };
  columns.forEach(({ role }, i) => {
    if (role === 'required') heading.getCell(i + 1).fill = REQUIRED_FILL;
  });
  const example = sheet.addRow(columns.map((column) => exampleOf(column, language)));
  example.eachCell((cell) => (cell.font = EXAMPLE_FONT));
  for (const [i, column] of columns.entries()) addValidation(sheet, i + 1, validationOf(column, places, language));
}

/** A day or a time as a spreadsheet keeps it, a number as a number. */
function exampleOf({ form, example }: TemplateColumn, language: Language): string | number | Date | null {
  const text = example[language];
  if (text === '') return null;
  if (form === 'date') return new Date(`${text}T00:00:00Z`);
  // The day on which spreadsheets begin to count: a time alone.
  if (form === 'time') return new Date(`1899-12-30T${text}:00Z`);
  return form === 'text' ? text : Number(text);
}

/** Below the headings. */
function addValidation(sheet: ExcelJS.Worksheet, column: number, validation: ExcelJS.DataValidation | null): void {
  if (validation === null) return;
  const { letter } = sheet.getColumn(column);
  // The package keeps them here, which its types do not tell: one for a whole column is a line of the file, one for each cell a million.
  const { dataValidations } = sheet as unknown as { dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void } };
  dataValidations.add(`${letter}2:${letter}${LAST_ROW}`, validation);
}

function addGuide(workbook: ExcelJS.Workbook, { sheets, lead, persons }: TemplateContents, language: Language): void {
  const sheet = workbook.addWorksheet(TEMPLATE_GUIDE[language]);
  sheet.columns = GUIDE_WIDTHS.map((width) => ({ width, style: { alignment: { wrapText: true, vertical: 'top' } } }));
  const text = (id: keyof typeof GUIDE_TEXTS): string => GUIDE_TEXTS[id][language];
  for (const said of [lead, GUIDE_TEXTS.headings, ...(persons === undefined ? [] : [persons])]) {
    const row = sheet.addRow([said[language]]);
    sheet.mergeCells(row.number, 1, row.number, GUIDE_WIDTHS.length);
    row.height = 32;
  }
  sheet.addRow([]);
  sheet.addRow((['sheet', 'column', 'needed', 'meaning', 'choices'] as const).map(text)).font = { bold: true };
  for (const { title, columns } of sheets) {
    for (const { headings, role, meaning, list } of columns) {
      const choices = list?.choices.map((choice) => choice[language]).join(' · ') ?? '';
      sheet.addRow([title[language], headings[language], role === 'required' ? text('yes') : '', meaning[language], choices]);
    }
  }
}

function addLists(workbook: ExcelJS.Workbook, lists: readonly (readonly string[])[], language: Language): void {
  const sheet = workbook.addWorksheet(TEMPLATE_LISTS[language]);
  sheet.columns = lists.map(() => ({ width: WIDE }));
  const longest = Math.max(...lists.map((words) => words.length));
  for (let i = 0; i < longest; i += 1) sheet.addRow(lists.map((words) => words[i] ?? null));
  sheet.getRow(1).font = { bold: true };
}
