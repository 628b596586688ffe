import { findDayNumber } from '@elektron/domain';
import { isBlank, type CodeBook } from './code-book.ts';
import { remarkOn, type RowRemark, type SourceRow } from './import-format.ts';

/** The value of a coded column; a code outside of the list is a remark and unknown. */
export function parseCode<T>(row: SourceRow, column: string, book: CodeBook<T>, remarks: RowRemark[]): T | null {
  const value = book.find(row.text(column));
  if (value !== undefined) return value;
  remarks.push(remarkOn(row, column, 'CODE_UNKNOWN'));
  return null;
}

/**
 * A record number or a part of it, as written; `''` and a rejecting remark when it is blank or when a spreadsheet has rounded it.
 */
export function parseKey(row: SourceRow, column: string, remarks: RowRemark[]): string {
  const text = row.text(column);
  if (isBlank(text) || text === '-1') {
    remarks.push(remarkOn(row, column, 'VALUE_MISSING', 'rejected'));
    return '';
  }
  if (text.length > LONGEST_KEY) {
    remarks.push(remarkOn(row, column, 'KEY_TOO_LONG', 'rejected'));
    return '';
  }
  if (ROUNDED_NUMBER.test(text)) {
    remarks.push(remarkOn(row, column, 'KEY_ROUNDED', 'rejected'));
    return '';
  }
  return text;
}

/** No source numbers its records with more characters; an index of the database holds some 2,700 bytes. */
const LONGEST_KEY = 200;

/** How a spreadsheet writes a number of more than eleven digits: `2.01801E+12`. Thousands of records then share one number. */
const ROUNDED_NUMBER = /^\d(?:[.,]\d+)?E\+\d+$/i;

/** True when a remark says that the line cannot be a record. */
export function isRejected(remarks: readonly RowRemark[]): boolean {
  return remarks.some((remark) => remark.level === 'rejected');
}

/** A remark that what a column says lies after the day of the import: the line is held back, unless it is rejected anyway. */
export function remarkOnFuture(row: SourceRow, column: string, remarks: RowRemark[]): void {
  remarks.push(remarkOn(row, column, 'DATE_IN_FUTURE', isRejected(remarks) ? 'rejected' : 'held'));
}

const PLAIN_NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** A number as the file writes it; `undefined` when the text is none. Thousands separators are refused: they cannot be told from decimals. */
export function findNumber(row: SourceRow, text: string): number | undefined {
  if (!PLAIN_NUMBER.test(text)) return undefined;
  if (row.decimalMark === ',') return Number(text.replace(',', '.'));
  return text.includes(',') ? undefined : Number(text);
}

/** Behind a comma three digits may be thousands; any other number of them is decimals. */
const WITH_DECIMALS_BEHIND_COMMA = /^[+-]?\d+,(?!\d{3}$)\d+$/;

/** Whether a text is a number whose comma can be nothing but its decimal mark. */
export function hasDecimalsBehindComma(text: string): boolean {
  return WITH_DECIMALS_BEHIND_COMMA.test(text);
}

export interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly whole: boolean;
  /** Numbers that the source writes for "not known". */
  readonly unknown: readonly number[];
}

/** A number of a column; blank and "unknown" are `null`, anything else outside of the range is a remark and `null`. */
export function parseNumber(row: SourceRow, column: string, range: NumberRange, remarks: RowRemark[]): number | null {
  const text = row.text(column);
  if (isBlank(text)) return null;
  const value = findNumber(row, text);
  if (value !== undefined) {
    if (range.unknown.includes(value)) return null;
    if (value >= range.minimum && value <= range.maximum && (!range.whole || Number.isInteger(value))) return value;
  }
  remarks.push(remarkOn(row, column, 'NUMBER_INVALID'));
  return null;
}

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** False for 30 February: only the year can then be trusted. */
  readonly exists: boolean;
  /** Days since 1970-01-01; 0 where the date does not exist. */
  readonly dayNumber: number;
}

const ISO_DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$/;
const DAY_FIRST_DATE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/**
 * A date, written year first or day first; `undefined` when the text has not the form of one.
 * Month first is never tried: which of the two a file means cannot be told from a line, and every format here is European.
 */
export function findDate(text: string): CalendarDate | undefined {
  const iso = ISO_DATE.exec(text);
  const parts = iso ?? DAY_FIRST_DATE.exec(text);
  if (parts === null) return undefined;
  const year = Number(iso === null ? parts[3] : parts[1]);
  const month = Number(parts[2]);
  const day = Number(iso === null ? parts[1] : parts[3]);
  const dayNumber = findDayNumber(year, month, day);
  return { year, month, day, exists: dayNumber !== null, dayNumber: dayNumber ?? 0 };
}

const CLOCK_TIME = /^(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/;

/** Hour and minute of the day; `undefined` when there is no such time (24:00 included). */
export function findTime(text: string): { readonly hour: number; readonly minute: number } | undefined {
  const parts = CLOCK_TIME.exec(text);
  if (parts === null) return undefined;
  const hour = Number(parts[1]);
  const minute = Number(parts[2]);
  return hour < 24 && minute < 60 ? { hour, minute } : undefined;
}
