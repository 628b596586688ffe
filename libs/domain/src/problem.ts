import type { TextValue } from './language.ts';

/**
 * What can go wrong that a person is told about. The list is closed: a code has a sentence in every language (problem-messages.ts),
 * and the compiler refuses a code without one.
 */
export const PROBLEM_CODES = [
  'AREA_INVALID',
  'BATCH_NOT_CANCELLABLE',
  'BATCH_NOT_FOUND',
  'BATCH_NOT_RESUMABLE',
  'BATCH_NOT_UNDOABLE',
  'CANCELLED',
  'COUNT_NOT_WHOLE',
  'DATABASE_UNAVAILABLE',
  'DATA_VERSION_UNKNOWN',
  'DEPENDENT_BATCH_LATER',
  'FILE_BROKEN_QUOTE',
  'FILE_DUPLICATE_COLUMNS',
  'FILE_EMPTY',
  'FILE_FORMAT_UNKNOWN',
  'FILE_LINE_TOO_LONG',
  'FILE_MISSING_COLUMNS',
  'FILE_NOT_TEXT',
  'FILE_NO_LINES',
  'FILE_SET_DUPLICATE',
  'FILE_SET_INCOMPLETE',
  'FILE_SET_MIXED',
  'FILE_TOO_LARGE',
  'FILTER_VALUE_UNKNOWN',
  'HOTSPOT_RUN_NOT_FOUND',
  'INPUT_INVALID',
  'INPUT_MISSING',
  'INTERNAL',
  'INTERVENTION_NOT_FOUND',
  'METHOD_UNKNOWN',
  'NEGATIVE_COUNT',
  'NOT_POSITIVE',
  'NO_ACCIDENTS',
  'NO_COMPARISON_ACCIDENTS',
  'NO_REFERENCE_VARIATION',
  'PARAMETER_OUT_OF_RANGE',
  'PARAMETER_UNKNOWN',
  'PERIOD_EMPTY',
  'PERIODS_OVERLAP',
  'PERIOD_WITHOUT_RECORDS',
  'PLACE_INVALID',
  'SITES_TOO_FEW',
  'TIME_NOT_KNOWN',
  'TOO_MANY_CELLS',
  'STORAGE_FULL',
  'UPLOAD_NOT_AT_HAND',
  'UPLOAD_NOT_FOUND',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Values that a message names: numbers and texts are said in the reader's language. */
export type ProblemDetails = Readonly<Record<string, TextValue>>;

/** A refused question: an expected failure with a code from the closed list, never a `null`, `NaN` or `[]`. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }
}

/** True for a Problem, also for one that crossed a worker thread as a plain object. */
export function isProblem(error: unknown): error is Problem {
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    error.name === 'Problem' &&
    'code' in error &&
    (PROBLEM_CODES as readonly unknown[]).includes(error.code)
  );
}
