/** Why a line of a file is not simply accepted. The list is closed: every code has a sentence in both languages. */
export const ROW_ISSUE_CODES = [
  'ACCIDENT_LINES_DIFFER',
  'CODE_UNKNOWN',
  'COLUMNS_SHIFTED',
  'COORDINATE_NOT_A_NUMBER',
  'COORDINATE_OUT_OF_RANGE',
  'COORDINATE_SEPARATOR_LOST',
  'DATE_INVALID',
  'DATE_IN_FUTURE',
  'DATE_YEAR_ONLY',
  'DUPLICATE_LINE',
  'DUPLICATE_LINE_DIFFERS',
  'FIELD_TOO_LONG',
  'KEY_ROUNDED',
  'KEY_TOO_LONG',
  'NUMBER_INVALID',
  'PARENT_MISSING',
  'TIME_INVALID',
  'VALUES_CONTRADICT',
  'VALUE_MISSING',
  'WEEKDAY_CONTRADICTS_DATE',
] as const;
export type RowIssueCode = (typeof ROW_ISSUE_CODES)[number];

/**
 * What became of the line.
 * `warning`: accepted, the field is unknown; `duplicate`: a repeat inside the file; `held`: left out until a person has done something and
 * imports the file again (it names an accident that is not there, or a day that has not come); `rejected`: cannot be a record.
 */
export const ROW_ISSUE_LEVELS = ['warning', 'duplicate', 'held', 'rejected'] as const;
export type RowIssueLevel = (typeof ROW_ISSUE_LEVELS)[number];

/** One remark about one line. `row` is the line number in the file as a text editor or Excel shows it (header = 1). */
export interface RowIssue {
  readonly fileName: string;
  readonly row: number;
  readonly column: string | null;
  readonly code: RowIssueCode;
  readonly level: RowIssueLevel;
  /** The value as written, cut to 200 characters. */
  readonly value: string;
}

/**
 * The account of a batch. lines = skipped + added + changed + unchanged + duplicates + held + rejected, always.
 * `skipped`: lines that carry no record (blank ones, titles above the header, which is no line itself, and in files of persons those of people not hurt). `warnings` is outside of the sum.
 */
export interface LineCounts {
  readonly lines: number;
  readonly skipped: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly duplicates: number;
  readonly held: number;
  readonly rejected: number;
  readonly warnings: number;
}

export const NO_LINES: LineCounts = {
  lines: 0,
  skipped: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  duplicates: 0,
  held: 0,
  rejected: 0,
  warnings: 0,
};
