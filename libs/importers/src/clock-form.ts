import { findTime } from './parse-value.ts';

/** How a column writes times of day: hour and minute `run-together` (`1430`, so that `15` is 00:15), or `apart` (`14:30`, `14.30`, or hours alone). */
export type ClockForm = 'run-together' | 'apart';

/** Hour and minute without anything between. */
export const RUN_TOGETHER = /^(\d{1,2})(\d{2})$/;
const HOUR = /^(?:[01]?\d|2[0-3])$/;
const APART = /^\d{1,2}[:.]\d{2}(?!\d)/;

/**
 * The form of each column that may be of times, by its position.
 * @param lines the first ones of a table
 */
export function findClockForms(lines: readonly (readonly string[])[]): Readonly<Record<number, ClockForm>> {
  const width = Math.max(0, ...lines.map(({ length }) => length));
  const forms: Record<number, ClockForm> = {};
  for (let i = 0; i < width; i += 1) {
    const form = formOf(lines.map((cells) => (cells[i] ?? '').trim()));
    if (form !== undefined) forms[i] = form;
  }
  return forms;
}

/** A few lines are shifted or written in haste: so many of another form do not make it the column's. */
const STRAYS_ONE_IN = 10;

function formOf(values: readonly string[]): ClockForm | undefined {
  const count = (is: (value: string) => boolean): number => values.filter(is).length;
  const together = count(isRunTogether);
  const hours = count((value) => HOUR.test(value));
  const apart = count((value) => APART.test(value));
  if (together > apart) return together * STRAYS_ONE_IN > hours ? 'run-together' : undefined;
  return hours + apart > 0 ? 'apart' : undefined;
}

function isRunTogether(value: string): boolean {
  return value.length > 2 && RUN_TOGETHER.test(value) && findTime(value.replace(RUN_TOGETHER, '$1:$2')) !== undefined;
}
