import { Problem } from '@elektron/domain';

/*
 * Values from outside, each looked at before it is believed. All throw Problem INPUT_INVALID with the name of what is wrong.
 */

/** What is shown of a value that is refused. */
const SHOWN = 200;

export function invalidInput(field: string, given: unknown): Problem {
  return new Problem('INPUT_INVALID', { field, value: String(given).slice(0, SHOWN) });
}

export function asRecord(given: unknown, field: string): Readonly<Record<string, unknown>> {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) throw invalidInput(field, given);
  return given as Readonly<Record<string, unknown>>;
}

/** A key that nobody knows is a misspelt choice, which would silently not count. */
export function refuseUnknownKeys(given: Readonly<Record<string, unknown>>, known: readonly string[], field: string): void {
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown !== undefined) throw invalidInput(field, unknown);
}

export function asList(given: unknown, field: string, most: number): readonly unknown[] {
  if (!Array.isArray(given) || given.length > most) throw invalidInput(field, given);
  return given;
}

export function needOneOf<T extends string | number>(field: string, list: readonly T[], given: unknown): T {
  return need(
    field,
    list.find((value) => value === given),
    given,
  );
}

export function need<T>(field: string, value: T | undefined, given: unknown): T {
  if (value === undefined) throw invalidInput(field, given);
  return value;
}
