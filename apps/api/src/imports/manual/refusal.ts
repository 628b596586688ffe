import type { RowIssue, RowIssueCode } from '@elektron/domain';

/** With these a field that was filled would be unknown: a form is to be put right at once. */
const REFUSED: readonly RowIssueCode[] = [
  'CODE_UNKNOWN',
  'COORDINATES_IN_METERS',
  'COORDINATES_UNUSED',
  'COORDINATE_DIGIT_LOST',
  'COORDINATE_NOT_A_NUMBER',
  'COORDINATE_OUT_OF_RANGE',
  'DATE_INVALID',
  'DATE_YEAR_ONLY',
  'FIELD_TOO_LONG',
  'NUMBER_INVALID',
  'TIME_INVALID',
];

/** Whether a remark is a reason against what somebody has entered. */
export function isRefusal({ code, level }: Pick<RowIssue, 'code' | 'level'>): boolean {
  return level !== 'warning' || REFUSED.includes(code);
}
