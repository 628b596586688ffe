import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { isMainThread, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';

import { toSpreadsheetCell } from '@elektron/importers';
import type { ExportColumn, ExportNote, ExportValue } from '../export-table.ts';

/** Everything about a workbook but its rows. */
export interface XlsxSheet {
  readonly title: string;
  readonly headings: readonly string[];
  /** Of the columns. */
  readonly types: readonly ExportColumn['type'][];
  readonly notes: readonly ExportNote[];
  readonly notesTitle: string;
  readonly madeAt: Date;
}

type Workbook = ExcelJS.stream.xlsx.WorkbookWriter;
type Sheet = ExcelJS.Worksheet;

/** A sheet of a workbook has so many rows and no more; the first one is the heading. */
const SHEET_ROWS = 1_048_576;
/** Characters of a column. */
const TEXT_WIDTH = 24;
const NUMBER_WIDTH = 13;
/** Longer names are refused by spreadsheets, and these characters too. */
const LONGEST_NAME = 28;
const NOT_IN_NAMES = /[*?:\\/[\]]/g;
/** Rows between two looks at whether what is written is taken: the writer itself waits for nobody, and a slow line would fill the memory. */
const STRETCH = 20;

/** Rows come in as lines of JSON, and are written on as many sheets as they need; one more sheet says what they are. */
async function writeWorkbook(sheet: XlsxSheet): Promise<void> {
  const output = new PassThrough();
  // No shared strings: they would all have to be kept to the end.
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false });
  workbook.created = sheet.madeAt;
  await Promise.all([fill(workbook, sheet, output), pipeline(output, process.stdout, { end: false })]);
}

async function fill(workbook: Workbook, sheet: XlsxSheet, output: PassThrough): Promise<void> {
  let [sheets, onSheet, all] = [1, 1, 0];
  let rows = addSheet(workbook, sheet, sheets);
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (onSheet === SHEET_ROWS) {
      rows.commit();
      sheets += 1;
      rows = addSheet(workbook, sheet, sheets);
      onSheet = 1;
    }
    const values = JSON.parse(line) as ExportValue[];
    rows.addRow(values.map((value, k) => toCell(value, sheet.types[k]))).commit();
    onSheet += 1;
    all += 1;
    if (all % STRETCH === 0) await untilTaken(output);
  }
  rows.commit();
  addNotes(workbook, sheet);
  await workbook.commit();
}

async function untilTaken(output: PassThrough): Promise<void> {
  // What compresses has its turn.
  await setImmediate();
  if (output.writableNeedDrain) await once(output, 'drain');
}

function addSheet(workbook: Workbook, { title, headings, types }: XlsxSheet, number: number): Sheet {
  const name = title.replaceAll(NOT_IN_NAMES, ' ').slice(0, LONGEST_NAME).trim();
  const sheet = workbook.addWorksheet(number === 1 ? name : `${name} ${number}`, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = types.map((type) => ({
    width: type === 'text' ? TEXT_WIDTH : NUMBER_WIDTH,
    ...(type === 'date' ? { style: { numFmt: 'dd/mm/yyyy' } } : {}),
  }));
  const heading = sheet.addRow([...headings]);
  heading.font = { bold: true };
  heading.commit();
  return sheet;
}

function addNotes(workbook: Workbook, { notes, notesTitle }: XlsxSheet): void {
  const sheet = workbook.addWorksheet(notesTitle);
  sheet.columns = [{ width: TEXT_WIDTH }, { width: 4 * TEXT_WIDTH }];
  for (const { label, value } of notes) sheet.addRow([label, toCell(value)]).commit();
  sheet.commit();
}

/** Numbers and dates are no text: a spreadsheet writes them as its reader expects. */
function toCell(value: ExportValue, type?: ExportColumn['type']): string | number | Date | null {
  if (typeof value !== 'string') return value;
  return type === 'date' ? new Date(`${value}T00:00:00Z`) : toSpreadsheetCell(value);
}

if (!isMainThread) await writeWorkbook(workerData as XlsxSheet);
