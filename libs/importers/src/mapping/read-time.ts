import { findDayNumber } from '@elektron/domain';
import { RUN_TOGETHER, type ClockForm } from '../clock-form.ts';
import { findNamedDate, withoutWeekday, type NamedDate } from '../month-names.ts';
import { findTime, type CalendarDate } from '../parse-value.ts';
import type { DateOrder } from './table-mapping.ts';

const DATE = /^(\d{1,4})[/.\-\s](\d{1,2})[/.\-\s](\d{1,4})$/;

/**
 * A date whose parts stand in an order that somebody has decided, or whose month has its name; `undefined` when the text has not the form of one. A year that stands first
 * with four digits is a year whatever the order says.
 * @param latestYear years of two digits are of the hundred years that end with it
 */
export function readDate(text: string, order: DateOrder, latestYear: number): CalendarDate | undefined {
  const found = DATE.exec(text);
  if (found === null) return readWords(text, order, latestYear);
  const [first = '', second = '', third = ''] = found.slice(1);
  const [yearText, month, day] =
    first.length > 2 || (order === 'year-first' && third.length <= 2)
      ? [first, Number(second), Number(third)]
      : order !== 'month-first'
        ? [third, Number(second), Number(first)]
        : [third, Number(first), Number(second)];
  return yearText.length === 4 || yearText.length === 2 ? composeDate({ yearText, month, day }, latestYear) : undefined;
}

/** A date with words in it: the name of its month, whatever the order, or the day of the week. */
function readWords(text: string, order: DateOrder, latestYear: number): CalendarDate | undefined {
  const named = findNamedDate(text);
  if (named !== undefined) return composeDate(named, latestYear);
  const rest = withoutWeekday(text);
  return rest === undefined ? undefined : readDate(rest, order, latestYear);
}

function composeDate({ yearText, month, day }: NamedDate, latestYear: number): CalendarDate {
  const year = yearText.length === 4 ? Number(yearText) : fullYear(Number(yearText), latestYear);
  const dayNumber = findDayNumber(year, month, day);
  return { year, month, day, exists: dayNumber !== null, dayNumber: dayNumber ?? 0 };
}

function fullYear(ofCentury: number, latestYear: number): number {
  const century = latestYear - (latestYear % 100);
  return century + ofCentury > latestYear ? century - 100 + ofCentury : century + ofCentury;
}

const HOURS_OF_HALF_DAY = 12;
/** No time of day is longer. */
const LONGEST_TIME = 20;

/**
 * Hour and minute, also as `14.30`, `1430`, `2:30 μμ`, `2:30 pm` and the hour alone; `undefined` when there is no such time, or nobody knows which.
 * @param form how the other lines of the column write times; without it one or two bare digits may be an hour or minutes past midnight
 */
export function readTime(text: string, form?: ClockForm): { readonly hour: number; readonly minute: number | null } | undefined {
  if (text.length > LONGEST_TIME) return undefined;
  const half = /^(.*\d)\s*(π\.?μ|μ\.?μ|a\.?m|p\.?m)\.?$/iu.exec(text.trim());
  const clock = half?.[1] ?? text.trim();
  const found = /^\d{1,2}$/.test(clock)
    ? readFewDigits(clock, half === null ? form : 'apart')
    : findTime(clock.replace('.', ':').replace(RUN_TOGETHER, '$1:$2'));
  if (found === undefined || half === null) return found;
  const isAfternoon = ['μμ', 'pm'].includes((half[2] ?? '').toLowerCase().replace('.', ''));
  if (found.hour > HOURS_OF_HALF_DAY) return undefined;
  return { ...found, hour: (found.hour % HOURS_OF_HALF_DAY) + (isAfternoon ? HOURS_OF_HALF_DAY : 0) };
}

/** `15` is 15 o'clock in a column of hours, and a quarter past midnight where a program has taken the zeros from `0015`. */
function readFewDigits(digits: string, form: ClockForm | undefined): { readonly hour: number; readonly minute: number | null } | undefined {
  if (form === 'run-together') return findTime(`0:${digits.padStart(2, '0')}`);
  const hour = Number(digits);
  return form === 'apart' && hour < 24 ? { hour, minute: null } : undefined;
}

/** A day without a time, as programs write one that keep both in one cell. */
const NO_TIME = /^(?:0?0[:.]00(?:[:.]00(?:\.0+)?)?|12[:.]00(?:[:.]00)?\s*(?:π\.?μ|a\.?m)\.?)$/iu;

/** The time that stands behind a date in a column of days; `''` where it is only the beginning of the day. */
export function timeBesideDay(text: string): string {
  return NO_TIME.test(text) ? '' : text;
}
