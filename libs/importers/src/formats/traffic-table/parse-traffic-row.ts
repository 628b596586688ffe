import { isBlank } from '../../code-book.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { readDate } from '../../mapping/read-time.ts';
import { findTime, parseCode, parseNumber, remarkOnFuture, type NumberRange } from '../../parse-value.ts';
import { isExample, TEMPLATE_POSITIONS } from '../template/parse-template.ts';
import * as lists from '../template/template-lists.ts';
import { DURATIONS, parseCountLine, type CountReading, type CountTime } from './parse-count-line.ts';

const YEARS: NumberRange = { minimum: 1900, maximum: 2999, whole: true, unknown: [] };
const HOURS_OF_DAY: NumberRange = { minimum: 0, maximum: 23, whole: true, unknown: [] };

/** One line of the template as a count. */
export function parseTrafficRow(row: SourceRow): ParsedRow {
  return isExample(row, 'count_site') ? { drafts: [], issues: [] } : parseCountLine(row, TEMPLATE_READING);
}

const TEMPLATE_READING: CountReading = {
  nameOf: (column) => column,
  positions: TEMPLATE_POSITIONS,
  parseTime: parseCountTime,
  parseDirection,
  parseBasis: (row, remarks) => parseCode(row, 'basis', lists.BASIS_LIST.codes, remarks),
  parseSpeedUnit: (row, remarks) =>
    isBlank(row.text('unit_of_speed')) ? 'km/h' : parseCode(row, 'unit_of_speed', lists.SPEED_UNIT_LIST.codes, remarks),
};

/** A day makes a line a short count; without one it is the average of a year. */
function parseCountTime(row: SourceRow, remarks: RowRemark[]): CountTime | null {
  if (!isBlank(row.text('count_start'))) return parseShortTime(row, remarks);
  const year = parseNumber(row, 'year', YEARS, remarks);
  if (year === null) remarks.push(remarkOn(row, 'year', isBlank(row.text('year')) ? 'VALUE_MISSING' : 'DATE_INVALID', 'rejected'));
  else if (year > row.latestDay.year) remarkOnFuture(row, 'year', remarks);
  return year === null ? null : { year, period: null };
}

function parseShortTime(row: SourceRow, remarks: RowRemark[]): CountTime | null {
  const date = readDate(row.text('count_start'), 'day-first', row.latestDay.year);
  const hours = parseNumber(row, 'duration_hours', DURATIONS, remarks);
  if (hours === null) {
    remarks.push(remarkOn(row, 'duration_hours', isBlank(row.text('duration_hours')) ? 'VALUE_MISSING' : 'NUMBER_INVALID', 'rejected'));
  }
  if (date?.exists !== true) remarks.push(remarkOn(row, 'count_start', 'DATE_INVALID', 'rejected'));
  if (date?.exists !== true || hours === null) return null;
  const startHour = isBlank(row.text('start_hour')) ? 0 : parseStartHour(row, remarks);
  if (startHour === null) {
    remarks.push(remarkOn(row, 'start_hour', 'TIME_INVALID', 'rejected'));
    return null;
  }
  if (date.dayNumber > row.latestDay.dayNumber) remarkOnFuture(row, 'count_start', remarks);
  return { year: date.year, period: { startDate: writeDate(date), startHour, hours } };
}

/** A full hour, also written as a time of day: 8, 08:00. */
function parseStartHour(row: SourceRow, remarks: RowRemark[]): number | null {
  const time = findTime(row.text('start_hour'));
  if (time === undefined) return parseNumber(row, 'start_hour', HOURS_OF_DAY, remarks);
  return time.minute === 0 ? time.hour : null;
}

/** YYYY-MM-DD */
export function writeDate({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number }): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function parseDirection(row: SourceRow, remarks: RowRemark[]): string | null {
  const text = row.text('direction');
  if (isBlank(text)) return 'C';
  const direction = lists.DIRECTION_LIST.codes.find(text) ?? null;
  if (direction === null) remarks.push(remarkOn(row, 'direction', 'CODE_UNKNOWN', 'rejected'));
  return direction;
}
