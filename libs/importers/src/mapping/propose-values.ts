import type { DecimalMark } from '../import-format.ts';
import { hasDecimalsBehindComma } from '../parse-value.ts';
import { getMappingField, type MappingFieldId } from './mapping-fields.ts';
import { looseNumber } from './recognise-values.ts';
import type { DateOrder, TableMapping } from './table-mapping.ts';

/*
 * What the values of a table say of how all of them are to be read.
 */

/** What people write where they have nothing to say. */
const MARKS_OF_NOTHING: ReadonlySet<string> = new Set(['-', '--', '–', '—', '.', '?', '*', '/']);

export function proposeMissing(values: readonly (readonly string[])[]): Pick<TableMapping, 'missing'> {
  const missing = [...new Set(values.flat().filter((value) => MARKS_OF_NOTHING.has(value)))];
  return missing.length === 0 ? {} : { missing };
}

/** A comma where the numbers have one that parts no thousands, or where none has a point. */
export function proposeDecimalMark(fields: readonly (MappingFieldId | null)[], values: readonly (readonly string[])[]): DecimalMark {
  const numbers = fields.flatMap((field, i) => (field !== null && NUMBERS.has(getMappingField(field).kind) ? (values[i] ?? []) : []));
  const isComma = numbers.some((value) => value.includes(',')) && !numbers.some((value) => value.includes('.'));
  // The numbers of a workbook have a point, beside those that somebody has typed as a text.
  return isComma || numbers.some(hasDecimalsBehindComma) ? ',' : '.';
}

const NUMBERS: ReadonlySet<string> = new Set([
  'longitude',
  'latitude',
  'easting',
  'northing',
  'speed-limit',
  'count',
  'age',
  'amount',
  'position',
  'volume',
  'speed',
  'measure',
]);

/** Month first only where a date can be nothing else: everywhere in Europe the day stands before it. */
export function proposeDateOrder(dates: readonly string[]): DateOrder {
  const parts = dates.map((date) => date.split(/[/.-]/).map(Number));
  if (parts.length > 0 && parts.every(([first = 0]) => first > 31)) return 'year-first';
  const isMonthFirst = parts.some(([, second = 0]) => second > 12) && parts.every(([first = 0]) => first <= 12);
  return isMonthFirst ? 'month-first' : 'day-first';
}

const GREEK_GRID = 2100;

/** The Greek grid where the numbers are those of Greece (its zones of UTM look the same: a map decides), else the organisation's own. */
export function proposeSrid(eastings: readonly string[], northings: readonly string[], srid: number): number | null {
  if (eastings.length === 0 || northings.length === 0) return null;
  const inside = (texts: readonly string[], least: number, most: number): boolean =>
    texts.every((text) => {
      const value = looseNumber(text);
      return value !== undefined && value >= least && value <= most;
    });
  return inside(eastings, 90_000, 1_010_000) && inside(northings, 3_800_000, 4_650_000) ? GREEK_GRID : srid;
}

/** A bare whole number of more is in metres: no road of a country is 1,000 km long. */
const LEAST_METERS = 1_000;

/** The unit of bare numbers of kilometre positions, where they tell that it is the metre. */
export function proposePositionUnit(positions: readonly string[]): Pick<TableMapping, 'positionsIn'> {
  return positions.some((text) => (looseNumber(text) ?? 0) >= LEAST_METERS) ? { positionsIn: 'm' } : {};
}
