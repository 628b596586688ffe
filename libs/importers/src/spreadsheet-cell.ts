/**
 * How a formula, or what a spreadsheet takes for one, begins: also in the full-width forms, which Excel folds into the others, and behind
 * characters that it does not see (OWASP, "CSV Injection"; CWE-1236).
 */
const FORMULA_START = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－−﹢﹣＠﹦﹫|%]/u;
/** Excel also begins anew behind these. */
const CONTROL_START = /^[\t\r\n\0]/;

/** A number as people and programs write it; such a cell calculates nothing. */
const NUMBER = /^[+-]?(\d+([.,]\d+)*|[.,]\d+)(e[+-]?\d{1,3})?$/i;

/** Whether a text is a number, as people and programs write it. */
export function isNumberText(text: string): boolean {
  return NUMBER.test(text);
}

/** Makes a spreadsheet show what follows as text. */
const AS_TEXT = "'";

const NEEDS_QUOTES = /["\r\n,;\t]|^\s|\s$/;

/**
 * A value as a cell of a table that people open in a spreadsheet: what came from a stranger's file must not calculate there, open a page or
 * start a program. Numbers stay numbers. Whoever writes a CSV or XLSX file writes every cell through this.
 * @param value text, number, `null` for an empty cell
 * @returns the cell's text, without quotes of any format
 */
export function toSpreadsheetCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  if (isNumberText(value)) return value;
  return FORMULA_START.test(value) || CONTROL_START.test(value) ? AS_TEXT + value : value;
}

/** A cell as it was before it was made one that calculates nothing. */
export function fromSpreadsheetCell(cell: string): string {
  const value = cell.slice(AS_TEXT.length);
  return cell.startsWith(AS_TEXT) && toSpreadsheetCell(value) === cell ? value : cell;
}

/**
 * The same as a field of a CSV line (RFC 4180): in quotes where a separator, a quote or a line break stands in it.
 */
export function toCsvField(value: string | number | boolean | null | undefined): string {
  const cell = toSpreadsheetCell(value);
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
