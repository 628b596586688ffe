import { COUNT_BASES, COUNT_DIRECTIONS } from '@elektron/domain';
import { isBlank } from '../code-book.ts';
import { parseCountLine, DURATIONS, type CountReading, type CountTime } from '../formats/traffic-table/parse-count-line.ts';
import { writeDate } from '../formats/traffic-table/parse-traffic-row.ts';
import { keptColumn, remarkOn, type ImportTable, type RowRemark, type SourceRow } from '../import-format.ts';
import { parseNumber } from '../parse-value.ts';
import { findAllMeanings } from './code-meanings.ts';
import { MAPPED_COUNTS } from './mapped-format.ts';
import { positionsOf } from './mapped-positions.ts';
import { getMappingField, isFieldOf, type MappingFieldId } from './mapping-fields.ts';
import { parseMappedTime } from './parse-mapped-time.ts';
import type { CountedOver, TableMapping } from './table-mapping.ts';

const HOURS: Readonly<Record<Exclude<CountedOver, 'year'>, number>> = { day: 24, hour: 1 };

/** A table of counts as a mapping describes it. */
export function mappedCounts(mapping: TableMapping): ImportTable {
  const reading = readingOf(mapping);
  return {
    ...MAPPED_COUNTS,
    columns: mapping.fields.flatMap((field) =>
      field === null ? [] : [keptColumn(field, { inDraft: isFieldOf(getMappingField(field), 'traffic') })],
    ),
    positions: reading.positions,
    parseRow: (row) => parseCountLine(row, reading),
  };
}

/** Over what its lines are counted, where nobody has said it: by the finest part of the time that they tell. */
export function findCountedOver({ fields, countedOver }: Pick<TableMapping, 'fields' | 'countedOver'>): CountedOver {
  const has = (...any: readonly MappingFieldId[]): boolean => any.some((field) => fields.includes(field));
  if (countedOver !== undefined) return countedOver;
  if (has('date-time', 'time', 'hour')) return 'hour';
  return has('date', 'day') ? 'day' : 'year';
}

/** Words in the heading of a number that say what it is an average of. */
const OF_A_YEAR = ['aadt', 'aadf', 'εμηκ', 'annual average', 'ετησια μεση', 'μεση ημερησια'];

/** The same from the headings: an average of the year may stand beside the day on which it was counted. */
export function proposeCountedOver(fields: TableMapping['fields'], headings: readonly string[]): CountedOver {
  const heading = headings[fields.indexOf('motor-vehicles')] ?? '';
  return OF_A_YEAR.some((word) => ` ${heading} `.includes(` ${word} `)) ? 'year' : findCountedOver({ fields });
}

function readingOf(mapping: TableMapping): CountReading {
  const meanings = findAllMeanings(mapping);
  const meaningOf = (row: SourceRow, field: MappingFieldId): string | null | undefined => meanings.get(field)?.(row.text(field));
  return {
    nameOf: (column) => (column === 'road' ? 'road-name' : column.replaceAll('_', '-')),
    positions: positionsOf(mapping),
    parseTime: (row, remarks) => parseTime(row, mapping, remarks),
    parseDirection: (row, remarks) => {
      if (isBlank(row.text('direction'))) return 'C';
      const direction = COUNT_DIRECTIONS.find((each) => each === meaningOf(row, 'direction')) ?? null;
      if (direction === null) remarks.push(remarkOn(row, 'direction', 'CODE_UNKNOWN', 'rejected'));
      return direction;
    },
    parseBasis: (row, remarks) => {
      if (isBlank(row.text('basis'))) return null;
      const meaning = meaningOf(row, 'basis');
      if (meaning === undefined) remarks.push(remarkOn(row, 'basis', 'CODE_UNKNOWN'));
      return COUNT_BASES.find((each) => each === meaning) ?? null;
    },
    parseSpeedUnit: () => mapping.speedUnit,
  };
}

function parseTime(row: SourceRow, mapping: TableMapping, remarks: RowRemark[]): CountTime | null {
  if (mapping.countYear !== undefined) return { year: mapping.countYear, period: null };
  const time = parseMappedTime(row, mapping, remarks);
  if (time === null) return null;
  const { year, month, day, hour, minute } = time;
  const stated = parseNumber(row, 'duration-hours', DURATIONS, remarks);
  const over = findCountedOver(mapping);
  if (stated === null && over === 'year') return { year, period: null };
  const reject = (field: MappingFieldId, code: 'DATE_INVALID' | 'TIME_INVALID'): null => {
    remarks.push(remarkOn(row, field, code, 'rejected'));
    return null;
  };
  const dayField = mapping.fields.includes('date-time') ? 'date-time' : mapping.fields.includes('date') ? 'date' : 'day';
  if (month === null || day === null) return reject(dayField, 'DATE_INVALID');
  const clockField = mapping.fields.includes('time') ? 'time' : mapping.fields.includes('hour') ? 'hour' : dayField;
  // Periods are whole hours: a quarter of an hour would become one.
  if ((minute ?? 0) !== 0 || (hour === null && over === 'hour' && stated === null)) return reject(clockField, 'TIME_INVALID');
  const hours = stated ?? (over === 'year' ? null : HOURS[over]);
  return hours === null ? null : { year, period: { startDate: writeDate({ year, month, day }), startHour: hour ?? 0, hours } };
}
