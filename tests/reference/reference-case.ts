import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

/** One folder of tests/cases: its tables and the numbers that are known. */
export interface ReferenceCase {
  readonly expected: JsonObject;
  readonly inputs: JsonObject;
  readonly tolerance: JsonObject;
  /** A table of the case, one object per row, all values as text. */
  readonly readTable: (name: string) => readonly Readonly<Record<string, string>>[];
}

export function readCase(folder: string): ReferenceCase {
  const at = new URL(`../cases/${folder}/`, import.meta.url);
  const { expected, inputs, tolerance } = JSON.parse(readFileSync(new URL('expected.json', at), 'utf8')) as Record<string, JsonObject>;
  return {
    expected: expected ?? {},
    inputs: inputs ?? {},
    tolerance: tolerance ?? {},
    readTable: (name) => parseTable(readFileSync(new URL(name, at), 'utf8')),
  };
}

function parseTable(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  // Some are written with quotes; no value has a comma.
  const cells = (line: string): string[] => line.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1'));
  const names = cells(header);
  return lines.map((line) => Object.fromEntries(cells(line).map((value, i) => [names[i] ?? '', value])));
}

/** Allowed deviation of the number at a path; nothing said means the relative tolerance of the case. */
export type ToleranceAt = (path: string) => { readonly absolute: number } | { readonly relative: number };

/**
 * Compares every leaf under `expected` with the same place in `actual`, so that no known number is skipped. Keys called `note` are prose.
 * @returns how many numbers and nulls were compared
 */
export function expectEveryNumber(actual: unknown, expected: Json, toleranceAt: ToleranceAt): number {
  const failures: string[] = [];
  let compared = 0;
  const visit = (given: unknown, wanted: Json, path: string): void => {
    if (path.endsWith('.note')) return;
    if (typeof wanted === 'object' && wanted !== null) {
      for (const [key, value] of Object.entries(wanted)) visit(memberOf(given, key), value, `${path}.${key}`);
      if (Array.isArray(wanted) && (!Array.isArray(given) || given.length !== wanted.length)) failures.push(`${path}: another length`);
      return;
    }
    compared += 1;
    if (!agrees(given, wanted, toleranceAt(path))) failures.push(`${path}: ${String(given)} instead of ${String(wanted)}`);
  };
  visit(actual, expected, 'expected');
  expect(failures).toEqual([]);
  return compared;
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function agrees(given: unknown, wanted: Json, tolerance: ReturnType<ToleranceAt>): boolean {
  if (typeof wanted !== 'number') return given === wanted;
  if (typeof given !== 'number' || !Number.isFinite(given)) return false;
  const allowed = 'absolute' in tolerance ? tolerance.absolute : tolerance.relative * Math.abs(wanted);
  return Math.abs(given - wanted) <= allowed;
}
