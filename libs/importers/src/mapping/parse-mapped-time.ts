import type { PartialTime } from '@elektron/domain';
import { isBlank } from '../code-book.ts';
import { foldText } from '../fold-text.ts';
import { remarkOn, type RowRemark, type SourceRow } from '../import-format.ts';
import { findMonth } from '../month-names.ts';
import { localMoment } from '../parse-instant.ts';
import { composeTime, type TimeParts } from '../parse-moment.ts';
import { parseNumber, type NumberRange } from '../parse-value.ts';
import type { MappingFieldId } from './mapping-fields.ts';
import { readDate, readTime } from './read-time.ts';
import { splitDateTime } from './recognise-values.ts';
import type { TableMapping } from './table-mapping.ts';

/** Whole numbers; −1 is how many sources write what they do not know. */
export const whole = (minimum: number, maximum: number): NumberRange => ({ minimum, maximum, whole: true, unknown: [-1] });
const YEARS = whole(1900, 9999);
const MONTHS = whole(1, 12);
const DAYS = whole(1, 31);

/** When the accident of a line was, as its mapping says; `null` with a rejecting remark where not even the year is known. */
export function parseMappedTime(row: SourceRow, { dateOrder }: TableMapping, remarks: RowRemark[]): PartialTime | null {
  const [date, clock] = splitMoment(row);
  const hour =
    clock.text === '' ? undefined : readTime(clock.text, row.clockForm?.(clock.column) ?? (clock.column === 'hour' ? 'apart' : undefined));
  if (clock.text !== '' && hour === undefined) remarks.push(remarkOn(row, clock.column, 'TIME_INVALID'));
  const found = date.text === '' ? undefined : readDate(date.text, dateOrder, row.latestDay.year);
  if (date.text !== '' && found === undefined)
    remarks.push(remarkOn(row, date.column, 'DATE_INVALID', row.has('year') ? 'warning' : 'rejected'));
  const parts: TimeParts = found ?? {
    year: row.has('year') ? parseNumber(row, 'year', YEARS, remarks) : null,
    month: parseMonth(row, remarks),
    day: parseNumber(row, 'day', DAYS, remarks),
  };
  const columns = found === undefined && row.has('year') ? { year: 'year', day: 'day' } : { year: date.column };
  return composeTime(row, { ...parts, ...hour }, columns, remarks);
}

/** In numbers or by its name. */
function parseMonth(row: SourceRow, remarks: RowRemark[]): number | null {
  return findMonth(foldText(row.text('month'))) ?? parseNumber(row, 'month', MONTHS, remarks);
}

interface Moment {
  readonly column: MappingFieldId;
  /** `''` where the line says nothing. */
  readonly text: string;
}

/** The texts of day and time of day, and where they stand. */
function splitMoment(row: SourceRow): readonly [Moment, Moment] {
  const both = momentOf(row, 'date-time');
  const [date = both, time = ''] = splitDateTime(both) ?? [];
  if (row.has('date-time')) {
    const day: Moment = { column: 'date-time', text: date };
    return time === '' ? [day, clockOf(row)] : [day, { column: 'date-time', text: time }];
  }
  // A workbook keeps a time of its own with each day.
  const [dayAlone = momentOf(row, 'date')] = splitDateTime(momentOf(row, 'date')) ?? [];
  return [{ column: 'date', text: dayAlone }, clockOf(row)];
}

function clockOf(row: SourceRow): Moment {
  return row.has('time') ? { column: 'time', text: momentOf(row, 'time') } : { column: 'hour', text: momentOf(row, 'hour') };
}

/** A moment in UTC as the clocks of the place told it. */
function momentOf(row: SourceRow, field: MappingFieldId): string {
  return localMoment(textOf(row, field), row.timeZone);
}

/** `''` where the line says nothing. */
export function textOf(row: SourceRow, field: MappingFieldId): string {
  const text = row.text(field);
  return isBlank(text) ? '' : text;
}
