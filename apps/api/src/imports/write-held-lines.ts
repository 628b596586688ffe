import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Language } from '@elektron/domain';
import ExcelJS from 'exceljs';

import { toCsvField, toSpreadsheetCell } from '@elektron/importers';

export type HeldLinesKind = 'csv' | 'xlsx';

/** A table as it is written. */
export interface HeldLinesTable {
  readonly header: readonly string[];
  readonly rows: AsyncIterable<readonly string[]>;
}

/** What a spreadsheet expects where each language is spoken. */
const DELIMITERS: Readonly<Record<Language, string>> = { el: ';', en: ',' };
const SHEET = { el: 'Γραμμές εκτός', en: 'Held lines' } as const;
/** Rows between two turns for everybody else. */
const STRETCH = 20;
const TEXT_WIDTH = 18;
const ADVICE_WIDTH = 80;

/** A table that a person corrects in a spreadsheet and hands in again. Nothing in it calculates. */
export function writeHeldLines(kind: HeldLinesKind, table: HeldLinesTable, language: Language): AsyncIterable<Uint8Array> {
  return kind === 'csv' ? writeCsv(table, DELIMITERS[language]) : writeXlsx(table, SHEET[language]);
}

async function* writeCsv({ header, rows }: HeldLinesTable, delimiter: string): AsyncGenerator<Uint8Array> {
  const line = (cells: readonly string[]): Uint8Array => Buffer.from(`${cells.map(toCsvField).join(delimiter)}\r\n`);
  // With the mark a spreadsheet reads Greek letters as such.
  yield Buffer.concat([Buffer.from('\ufeff'), line(header)]);
  for await (const row of rows) yield line(row);
}

async function* writeXlsx(table: HeldLinesTable, sheetName: string): AsyncGenerator<Uint8Array> {
  const output = new PassThrough();
  const written = fill(output, table, sheetName);
  written.catch((error: unknown) => output.destroy(error as Error));
  try {
    yield* output as AsyncIterable<Uint8Array>;
    await written;
  } finally {
    // Whoever left reads no more: what writes finds it so, and ends.
    output.destroy();
  }
}

async function fill(output: PassThrough, { header, rows }: HeldLinesTable, sheetName: string): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = header.map((_, i) => ({ width: i === header.length - 1 ? ADVICE_WIDTH : TEXT_WIDTH, style: { numFmt: '@' } }));
  const heading = sheet.addRow(header.map(toSpreadsheetCell));
  heading.font = { bold: true };
  heading.commit();
  // Once for all waits: each would leave its own listener behind.
  const gone = new Promise((resolve) => output.once('close', resolve));
  let count = 0;
  for await (const row of rows) {
    sheet.addRow(row.map(toSpreadsheetCell)).commit();
    count += 1;
    if (count % STRETCH !== 0) continue;
    // What compresses has its turn, and whoever reads keeps up: the writer itself waits for nobody.
    await setImmediate();
    if (output.writableNeedDrain) await Promise.race([once(output, 'drain'), gone]);
    if (output.destroyed) return;
  }
  sheet.commit();
  await workbook.commit();
}
