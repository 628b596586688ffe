import type { ProposedRepair } from './repair.ts';

/** Why a line of a file is not simply accepted. The list is closed: every code has a sentence in both languages. */
export const ROW_ISSUE_CODES = [
  'ACCIDENT_LINES_DIFFER',
  'CASUALTY_COUNT_CONTRADICTS',
  'CODE_UNKNOWN',
  'COLUMNS_SHIFTED',
  'COORDINATES_AT_ZERO',
  'COORDINATES_IN_METERS',
  'COORDINATES_SWAPPED',
  'COORDINATES_SWAPPED_BACK',
  'COORDINATES_UNUSED',
  'COORDINATE_DIGIT_LOST',
  'COORDINATE_NOT_A_NUMBER',
  'COORDINATE_OUT_OF_RANGE',
  'COORDINATE_SEPARATOR_LOST',
  'COORDINATE_TRUNCATED',
  'DATE_INVALID',
  'DATE_IN_FUTURE',
  'DATE_YEAR_ONLY',
  'DATUM_CORRECTED',
  'DATUM_SUSPECTED',
  'DUPLICATE_LINE',
  'DUPLICATE_LINE_DIFFERS',
  'FEATURE_LINES_DIFFER',
  'FIELD_TOO_LONG',
  'KEY_ROUNDED',
  'KEY_TOO_LONG',
  'LINE_CORRECTED',
  'LINE_CROSSES_UNJOINED',
  'LINE_DISCARDED',
  'LINE_GEOMETRY_INVALID',
  'LINE_INCOMPLETE',
  'LINE_ON_ANOTHER',
  'NUMBER_INVALID',
  'NUMBER_OF_OTHER_TABLE',
  'OUTSIDE_BOUNDARY',
  'PARENT_MISSING',
  'POSITIONS_DISAGREE',
  'ROADS_WITHDRAWN',
  'SEPARATOR_RESTORED',
  'SEVERITY_CONTRADICTS',
  'TIME_INVALID',
  'TIME_SKIPPED',
  'UNIT_COUNT_CONTRADICTS',
  'VALUES_CONTRADICT',
  'VALUES_SHIFTED',
  'VALUE_MISSING',
  'WEEKDAY_CONTRADICTS_DATE',
] as const;
export type RowIssueCode = (typeof ROW_ISSUE_CODES)[number];

/**
 * What became of the line.
 * `warning`: accepted, the field is unknown; `duplicate`: a repeat inside the file; `held`: left out until a person has
 * corrected it (it names an accident that is not there, or a day that has not come); `rejected`: cannot be a record, or was discarded by a person.
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
  /** What would put it right; where a person has accepted it, what has. Absent where nothing can. */
  readonly repair?: ProposedRepair;
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
