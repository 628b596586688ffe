import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { isMainThread, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';

import { toSpreadsheetCell } from '@elektron/importers';
import type { ExportColumn, ExportValue } from '../export-table.ts';
import type { WorkbookSheet } from './workbook.ts';

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

/** Sheets and rows come in as lines of JSON; what does not fit on a sheet goes on in a further one of its name. */
async function writeLines(madeAt: Date): Promise<void> {
  const output = new PassThrough();
  // No shared strings: they would all have to be kept to the end.
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false });
  workbook.created = madeAt;
  await Promise.all([fill(workbook, output), pipeline(output, process.stdout, { end: false })]);
}

/** A sheet that is being written. */
interface OpenSheet {
  readonly form: WorkbookSheet;
  readonly rows: Sheet;
  /** How many sheets of its name there are. */
  readonly number: number;
  used: number;
}

async function fill(workbook: Workbook, output: PassThrough): Promise<void> {
  let sheet: OpenSheet | undefined;
  let all = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const given = JSON.parse(line) as WorkbookSheet | readonly ExportValue[];
    if (isSheet(given)) {
      sheet?.rows.commit();
      sheet = openSheet(workbook, given, 1);
      continue;
    }
    if (sheet === undefined) throw new Error('A row came before its sheet.');
    if (sheet.used === SHEET_ROWS) {
      sheet.rows.commit();
      sheet = openSheet(workbook, sheet.form, sheet.number + 1);
    }
    const { types } = sheet.form;
    sheet.rows.addRow(given.map((value, k) => toCell(value, types[k]))).commit();
    sheet.used += 1;
    all += 1;
    if (all % STRETCH === 0) await untilTaken(output);
  }
  sheet?.rows.commit();
  await workbook.commit();
}

function isSheet(given: WorkbookSheet | readonly ExportValue[]): given is WorkbookSheet {
  return !Array.isArray(given);
}

async function untilTaken(output: PassThrough): Promise<void> {
  // What compresses has its turn.
  await setImmediate();
  if (output.writableNeedDrain) await once(output, 'drain');
}

function openSheet(workbook: Workbook, form: WorkbookSheet, number: number): OpenSheet {
  const { title, headings, types, widths = [] } = form;
  const name = title.replaceAll(NOT_IN_NAMES, ' ').slice(0, LONGEST_NAME).trim();
  const hasHeadings = headings.length > 0;
  const rows = workbook.addWorksheet(
    number === 1 ? name : `${name} ${number}`,
    hasHeadings ? { views: [{ state: 'frozen', ySplit: 1 }] } : {},
  );
  rows.columns = types.map((type, k) => ({
    width: widths[k] ?? (type === 'text' ? TEXT_WIDTH : NUMBER_WIDTH),
    ...(type === 'date' ? { style: { numFmt: 'dd/mm/yyyy' } } : {}),
  }));
  if (hasHeadings) {
    const heading = rows.addRow([...headings]);
    heading.font = { bold: true };
    heading.commit();
  }
  return { form, rows, number, used: hasHeadings ? 1 : 0 };
}

/** Numbers and dates are no text: a spreadsheet writes them as its reader expects. */
function toCell(value: ExportValue, type?: ExportColumn['type']): string | number | Date | null {
  if (typeof value !== 'string') return value;
  return type === 'date' ? new Date(`${value}T00:00:00Z`) : toSpreadsheetCell(value);
}

if (!isMainThread) await writeLines(workerData as Date);
