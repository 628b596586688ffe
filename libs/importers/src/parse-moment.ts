import { findDayNumber, weekdayOfDayNumber, type PartialTime } from '@elektron/domain';
import { remarkOn, type RowRemark, type SourceRow } from './import-format.ts';
import { isRejected, remarkOnFuture } from './parse-value.ts';

/** What the columns of a line say about its time, each read by itself. */
export interface TimeParts {
  readonly year: number | null;
  readonly month?: number | null;
  readonly day?: number | null;
  /** ISO, 1 = Monday. */
  readonly weekday?: number | null;
  readonly hour?: number | null;
  readonly minute?: number | null;
}

/** The columns that those parts came from, for the remarks. */
export interface TimeColumns {
  readonly year: string;
  readonly day?: string;
  readonly weekday?: string;
}

/** No record of road traffic is older; what is written so has lost a digit. */
export const FIRST_YEAR = 1900;

/**
 * The time of a line from its parts; `null` with a rejecting remark when not even the year is known or can be true, and with a remark that holds the line
 * back when it lies after the import. A day that does not exist leaves the year alone, because month or day must be wrong.
 */
export function composeTime(row: SourceRow, parts: TimeParts, columns: TimeColumns, remarks: RowRemark[]): PartialTime | null {
  const { year, month = null, day = null, weekday = null, hour = null, minute = null } = parts;
  const dayColumn = columns.day ?? columns.year;
  if (year === null) {
    if (!isRejected(remarks)) remarks.push(remarkOn(row, columns.year, 'VALUE_MISSING', 'rejected'));
    return null;
  }
  if (year < FIRST_YEAR) {
    remarks.push(remarkOn(row, columns.year, 'DATE_INVALID', 'rejected'));
    return null;
  }
  const dayNumber = month === null || day === null ? null : findDayNumber(year, month, day);
  // The first moment that the line can mean.
  const first = dayNumber ?? findDayNumber(year, month ?? 1, 1) ?? findDayNumber(year, 1, 1) ?? Infinity;
  if (first > row.latestDay.dayNumber) {
    remarkOnFuture(row, dayNumber === null ? columns.year : dayColumn, remarks);
    return null;
  }
  const clock = { hour, minute: hour === null ? null : minute };
  if (month !== null && day !== null && dayNumber === null) {
    remarks.push(remarkOn(row, dayColumn, 'DATE_YEAR_ONLY'));
    return { year, month: null, day: null, weekday, ...clock };
  }
  const ownWeekday = dayNumber === null ? weekday : weekdayOfDayNumber(dayNumber);
  if (weekday !== null && weekday !== ownWeekday && columns.weekday !== undefined) {
    remarks.push(remarkOn(row, columns.weekday, 'WEEKDAY_CONTRADICTS_DATE'));
  }
  return { year, month, day, weekday: ownWeekday, ...clock };
}
