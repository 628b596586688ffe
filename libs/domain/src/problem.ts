import type { TextValue } from './language.ts';

/**
 * What can go wrong that a person is told about. The list is closed: a code has a sentence in every language (problem-messages.ts),
 * and the compiler refuses a code without one.
 */
export const PROBLEM_CODES = [
  'ACCIDENT_NOT_FOUND',
  'ACCIDENT_NUMBER_TAKEN',
  'ACCOUNT_LOCKED',
  'AREA_INVALID',
  'BACKUP_DAMAGED',
  'BACKUP_FILE_EXISTS',
  'BACKUP_INCOMPLETE',
  'BACKUP_KEY_DIFFERENT',
  'BACKUP_NOTHING_THERE',
  'BACKUP_NOT_RECOGNISED',
  'BACKUP_PASSPHRASES_DIFFER',
  'BACKUP_PASSPHRASE_MISSING',
  'BACKUP_PASSPHRASE_WRONG',
  'BACKUP_TOO_NEW',
  'BATCH_NOT_CANCELLABLE',
  'BATCH_NOT_FOUND',
  'BATCH_NOT_CORRECTABLE',
  'BATCH_NOT_READY',
  'BATCH_NOT_RESUMABLE',
  'BATCH_NOT_UNDOABLE',
  'CANCELLED',
  'CORRECTION_CONFLICT',
  'CORRECTION_NOT_FOUND',
  'CORRECTION_WITHDRAWN',
  'COUNT_NOT_WHOLE',
  'DATABASE_UNAVAILABLE',
  'DATA_VERSION_UNKNOWN',
  'DEPENDENT_BATCH_LATER',
  'ENTRY_REFUSED',
  'DUPLICATE_DECIDED',
  'DUPLICATE_NOT_DECIDED',
  'DUPLICATE_NOT_FOUND',
  'EXPORT_CODES_UNKNOWN',
  'EXPORT_NOT_OPENED',
  'FIELD_DATE_UNREAL',
  'FIELD_INVALID',
  'FIELD_IN_FUTURE',
  'FIELD_MISSING',
  'FIELD_OUT_OF_AREA',
  'FILE_BROKEN_QUOTE',
  'FILE_DUPLICATE_COLUMNS',
  'FILE_EMPTY',
  'FILE_EXPANDS_TOO_FAR',
  'FILE_FORMAT_UNKNOWN',
  'FILE_LINE_TOO_LONG',
  'FILE_MAPPING_DIFFERENT',
  'FILE_MISSING_COLUMNS',
  'FILE_NOT_TEXT',
  'FILE_OF_TOTALS',
  'FILE_NO_LINES',
  'FILE_SET_INCOMPLETE',
  'FILE_SET_MIXED',
  'FILE_TABLES_DIFFER',
  'FILE_TOO_LARGE',
  'FILE_TOO_MANY_COLUMNS',
  'FILE_TOO_MANY_LINES',
  'FILE_UNREADABLE',
  'FILTER_VALUE_UNKNOWN',
  'FORBIDDEN',
  'HOTSPOT_RUN_NOT_FOUND',
  'FOLLOWER_WAITING',
  'FORMAT_DIFFERENT',
  'INPUT_INVALID',
  'INPUT_MISSING',
  'INTERNAL',
  'INTERVENTION_NOT_FOUND',
  'INVITATION_NOT_FOUND',
  'LINK_INVALID',
  'LINES_TOO_MANY',
  'LINE_NOT_FOUND',
  'MEMBER_LAST_MANAGER',
  'METHOD_UNKNOWN',
  'NEGATIVE_COUNT',
  'NOTHING_TO_CORRECT',
  'NOT_POSITIVE',
  'NOT_SIGNED_IN',
  'NO_ACCIDENTS',
  'NO_LINE_CORRECTED',
  'NO_COMPARISON_ACCIDENTS',
  'NO_REFERENCE_VARIATION',
  'ORGANISATION_NOT_FOUND',
  'ORGANISATION_SWITCHED',
  'ORIGIN_REFUSED',
  'PARAMETER_OUT_OF_RANGE',
  'PARAMETER_UNKNOWN',
  'PASSWORD_TOO_COMMON',
  'PASSWORD_TOO_SHORT',
  'PERIOD_EMPTY',
  'PERIODS_OVERLAP',
  'PERIOD_WITHOUT_RECORDS',
  'PLACE_INVALID',
  'PERSON_ERASED',
  'PERSON_NOT_FOUND',
  'QUERY_TOO_LARGE',
  'RATE_LIMITED',
  'REPAIR_NOT_PROPOSED',
  'REQUEST_TOO_LONG',
  'RESTORE_FOREIGN_DATABASE',
  'RESTORE_IN_USE',
  'RESTORE_NOT_EMPTY',
  'RESTORE_OVER_DEMO',
  'RESTORE_UNFAITHFUL',
  'SECOND_FACTOR_MISSING',
  'SECOND_FACTOR_WRONG',
  'SHARING_GRANT_NOT_FOUND',
  'SIGN_IN_FAILED',
  'SINGLE_SIGN_ON_ACCOUNT_EXISTS',
  'SINGLE_SIGN_ON_EMAIL_UNVERIFIED',
  'SINGLE_SIGN_ON_FAILED',
  'SINGLE_SIGN_ON_REFUSED',
  'SINGLE_SIGN_ON_UNAVAILABLE',
  'SITES_TOO_FEW',
  'TIME_NOT_KNOWN',
  'TOO_MANY_CELLS',
  'STORAGE_FULL',
  'UPLOADS_BUSY',
  'UPLOADS_TOO_MANY',
  'SUBJECT_EXPORT_GONE',
  'SUBJECT_NOT_FOUND',
  'SUBJECT_REQUEST_DECIDED',
  'SUBJECT_REQUEST_NOT_FOUND',
  'SUBJECT_REQUEST_OWN',
  'UPLOAD_DAMAGED',
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
