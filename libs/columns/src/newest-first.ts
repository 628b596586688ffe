import type { AccidentColumns } from './accident-columns.ts';
import { sortIndices } from './sort-indices.ts';

/** No stored year is before this one (a rule of the records). */
const FIRST_YEAR = 1900;

/**
 * A number that is the larger the later the accident happened, by year, month, day, hour, minute (29 bits). What is unknown counts as
 * before everything known.
 */
export function timeKeyOf({ year, month, day, hour, minute }: AccidentColumns, index: number): number {
  const date = ((year[index]! - FIRST_YEAR) << 9) | (month[index]! << 5) | day[index]!;
  return (date << 11) | ((hour[index]! + 1) << 6) | (minute[index]! + 1);
}

/** All accidents, the newest first; those of one minute in the order of their ids. */
export function sortNewestFirst(columns: AccidentColumns): Uint32Array {
  const indices = new Uint32Array(columns.count);
  const keys = new Uint32Array(columns.count);
  for (let index = 0; index < columns.count; index += 1) {
    indices[index] = index;
    keys[index] = ~timeKeyOf(columns, index);
  }
  return sortIndices(indices, keys);
}
