import { isBlank } from '../code-book.ts';
import { foldText } from '../fold-text.ts';
import { findMonth, findNamedDate, splitNamedMoment, withoutWeekday } from '../month-names.ts';
import { findDate, findTime } from '../parse-value.ts';
import { findSpeedLimit } from '../road-values.ts';
import { proposeCode } from './propose-codes.ts';
import type { CodeListId, FieldKind } from './mapping-fields.ts';

/** How much of the confidence in a column is its heading's; the rest is its values'. */
export const HEADING_WEIGHT = 0.6;
/** Below this share the values contradict the heading. */
export const LEAST_SHARE = 0.3;

/** The values of one column in the first lines of a file, blanks left out. */
export function presentValues(values: readonly string[]): string[] {
  return values.map((value) => value.trim()).filter((value) => !isBlank(value));
}

/** A number however it is written; `undefined` when the text is none. */
export function looseNumber(text: string): number | undefined {
  return /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

function within(minimum: number, maximum: number, whole = false): (text: string) => boolean {
  return (text) => {
    const value = looseNumber(text);
    return value !== undefined && value >= minimum && value <= maximum && (!whole || Number.isInteger(value));
  };
}

const hasFraction = (text: string): boolean => /[.,]\d{2,}$/.test(text);

/** No date with its time is longer; a pattern would try a long text from each of its letters. */
const LONGEST_MOMENT = 60;

/** A date with a time behind it. */
export function splitDateTime(text: string): readonly [date: string, time: string] | undefined {
  if (text.length > LONGEST_MOMENT) return undefined;
  const parts = /^(\S+?)(?:[T,]\s*|\s+)(\d{1,2}[:.]\d{2}\S*(?:\s*[\p{L}.]+)?)$/u.exec(text);
  if (parts !== null) return [parts[1] ?? '', parts[2] ?? ''];
  // Days in numbers alone, as most are, are no longer.
  return text.length > LONGEST_DAY ? splitNamedMoment(text) : undefined;
}

const LONGEST_DAY = 10;

function isDate(text: string): boolean {
  if (findDate(text) !== undefined || /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text)) return true;
  if (findNamedDate(text) !== undefined) return true;
  const rest = withoutWeekday(text);
  return rest !== undefined && isDate(rest);
}

const LONGEST_LABEL = 200;

type Predicate = (text: string) => boolean;

/** Whether one value may be of a kind. */
const LOOKS: Readonly<Record<Exclude<FieldKind, 'key' | 'identifier' | 'code'>, Predicate>> = {
  // Within an accident; some sources letter their vehicles.
  ordinal: (text) => within(0, 999, true)(text) || /^\p{L}$/u.test(text),
  text: (text) => looseNumber(text) === undefined && /\p{L}{2}/u.test(text),
  // A number of a street or along a road, with whatever belongs to it: 12Α, 3-5, 12+400.
  numbered: (text) => /\d/.test(text),
  date: isDate,
  'date-time': (text) => {
    const parts = splitDateTime(text);
    return parts !== undefined && isDate(parts[0]);
  },
  time: (text) => findTime(text.replace('.', ':')) !== undefined,
  year: within(1950, 2100, true),
  month: (text) => within(1, 12, true)(text) || findMonth(foldText(text)) !== undefined,
  day: within(1, 31, true),
  hour: within(0, 23, true),
  count: within(0, 99, true),
  age: within(0, 119, true),
  'speed-limit': (text) => {
    const { limit } = findSpeedLimit(text) ?? { limit: 0 };
    return limit >= 5 && limit <= 140 && limit % 5 === 0;
  },
  longitude: (text) => within(-180, 180)(text) && hasFraction(text),
  latitude: (text) => within(-90, 90)(text) && hasFraction(text),
  easting: within(1_000, 999_999),
  northing: within(1_000, 9_999_999),
  line: (text) => /^(?:SRID=\d+;)?(?:MULTI)?LINESTRING ?\(/i.test(text),
  amount: within(0, Infinity),
  position: (text) => /^\d{1,7}(?:[.,]\d{1,6}| ?\+ ?\d{1,3}(?:[.,]\d{1,3})?)?$/.test(text),
  // A name or a number of anything that lines tell of again and again.
  label: (text) => !isDate(text) && text.length <= LONGEST_LABEL,
  volume: within(0, 1_000_000_000),
  hours: within(1, 8_784, true),
  speed: within(0, 250),
  // Slopes may fall; an upstand is said in millimetres.
  measure: within(-100, 1_000),
};

/** Rows of which a key should hardly ever repeat more than this often: a person-level file has a few persons an accident. */
const LEAST_DISTINCT = 0.3;

/**
 * How much of a column looks like a kind of value: 0 to 1; `null` where the column is empty in the lines seen.
 * @param values as presentValues
 */
export function shareOfKind(kind: FieldKind, list: CodeListId | undefined, values: readonly string[]): number | null {
  if (values.length === 0) return null;
  if (kind === 'identifier') return new Set(values).size === values.length ? 1 : 0;
  if (kind === 'key') return new Set(values).size / values.length >= LEAST_DISTINCT ? 1 : 0;
  if (kind === 'code') return list === undefined ? 0 : shareOf(values, (text) => (proposeCode(list, text)?.confidence ?? 0) > 0);
  return shareOf(values, LOOKS[kind]);
}

function shareOf(values: readonly string[], predicate: Predicate): number {
  return values.filter(predicate).length / values.length;
}
