import { toReadable, type ExportRows, type ExportTable } from '../export-table.ts';
import { writeWorkbook, type WorkbookPart } from './workbook.ts';

const NOTES = { el: 'Σχετικά', en: 'About' } as const;

/** Characters of what a note is about, and of what it says. */
const NOTE_WIDTHS = [24, 96];

/** Excel's workbook: the rows, and a sheet that says what they are. */
export function writeXlsx(rows: ExportRows, table: ExportTable): AsyncIterable<Uint8Array> {
  return writeWorkbook(partsOf(rows, table), table.madeAt);
}

async function* partsOf(rows: ExportRows, table: ExportTable): AsyncIterable<WorkbookPart> {
  const { title, columns, language, notes } = table;
  yield { title, headings: columns.map(({ labels }) => labels[language]), types: columns.map(({ type }) => type) };
  for await (const portion of rows) yield portion.map(({ values }) => toReadable(values, table));
  yield { title: NOTES[language], headings: [], types: ['text', 'text'], widths: NOTE_WIDTHS };
  yield notes.map(({ label, value }) => [label, value]);
}
