import type { Language } from '@elektron/domain';
import { stringify, type Options } from 'csv-stringify/sync';

import { isNumberText, toSpreadsheetCell } from '@elektron/importers';
import { toReadable, type ExportRows, type ExportTable } from '../export-table.ts';

interface CsvForm {
  /** With it a spreadsheet reads Greek letters as such. Programs, which read the English form, trip over it. */
  readonly byteOrderMark: string;
  readonly delimiter: string;
  readonly decimalMark: string;
}

/** What a spreadsheet expects where each language is spoken. */
const FORMS: Readonly<Record<Language, CsvForm>> = {
  el: { byteOrderMark: '\ufeff', delimiter: ';', decimalMark: ',' },
  en: { byteOrderMark: '', delimiter: ',', decimalMark: '.' },
};

/**
 * A negative number begins like a formula and calculates nothing. (Only where it must be: a cell with options of its own costs a hundred times as
 * much as one without.)
 */
function asNumber(text: string): string | { readonly value: string; readonly escape_formulas: boolean } {
  return /^\d/.test(text) ? text : { value: text, escape_formulas: false };
}

/** Comma-separated values (RFC 4180) in UTF-8, headings and words in the reader's language. */
export async function* writeCsv(rows: ExportRows, table: ExportTable): AsyncIterable<string> {
  const { byteOrderMark, delimiter, decimalMark } = FORMS[table.language];
  const options: Options = {
    delimiter,
    record_delimiter: '\r\n',
    escape_formulas: true,
    cast: {
      number: (value) => asNumber(String(value).replace('.', decimalMark)),
      string: (value) => (isNumberText(value) ? asNumber(value) : toSpreadsheetCell(value)),
    },
  };
  yield byteOrderMark + stringify([table.columns.map(({ labels }) => labels[table.language])], options);
  for await (const portion of rows)
    yield stringify(
      portion.map(({ values }) => toReadable(values, table)),
      options,
    );
}
