import {
  ACCIDENT_DIMENSION_IDS,
  E7,
  getAccidentDimension,
  getPeriodDays,
  ROAD_USERS,
  UNKNOWN_KEY,
  type AccidentDimensionId,
  type AccidentFilter,
} from '@elektron/domain';

import { DIMENSION_COLUMNS, codeOfKey } from './dimension-columns.ts';
import type { PlaceMarks } from './place-marks.ts';

/** Day numbers, half-open. */
export interface DayWindow {
  readonly start: number;
  readonly end: number;
}

/** Degrees times 10^7; the edges belong to it. */
export interface AreaWindow {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** What the filter says about one dimension: per code, 0 when it passes, else the dimension's bit. */
export interface CompiledSelection {
  readonly id: AccidentDimensionId;
  readonly fails: Uint16Array;
}

/** A filter in the form that a loop over accidents asks: whole numbers to compare with, and lookup tables. */
export interface CompiledFilter {
  readonly period: DayWindow | null;
  readonly area: AreaWindow | null;
  /** Which accidents lie where the filter's `within` and `near` say; null where it says nothing. */
  readonly places: PlaceMarks | null;
  /** Only the dimensions that the filter restricts. */
  readonly selections: readonly CompiledSelection[];
}

/** Bit `k` stands for the k-th dimension. */
export function bitOf(id: AccidentDimensionId): number {
  return 1 << ACCIDENT_DIMENSION_IDS.indexOf(id);
}

/**
 * @param places what `markPlaces` found for this filter, where it names places
 * @throws Problem PERIOD_EMPTY, INPUT_INVALID
 * @throws RangeError for a filter that names places without them: a mistake of the program, which must not count the whole country
 */
export function compileFilter(filter: AccidentFilter, places: PlaceMarks | null): CompiledFilter {
  if (places === null && (filter.within ?? filter.near) !== undefined) throw new RangeError('a filter of places without its marks');
  return {
    places,
    period: filter.period === null ? null : getPeriodDays(filter.period),
    area: filter.area === null ? null : compileArea(filter.area),
    selections: ACCIDENT_DIMENSION_IDS.flatMap((id) => {
      const values = filter.selections[id] ?? [];
      return values.length === 0 ? [] : [{ id, fails: compileSelection(id, values) }];
    }),
  };
}

function compileArea([west, south, east, north]: readonly [number, number, number, number]): AreaWindow {
  return { west: Math.round(west * E7), south: Math.round(south * E7), east: Math.round(east * E7), north: Math.round(north * E7) };
}

function compileSelection(id: AccidentDimensionId, values: readonly string[]): Uint16Array {
  const { size } = DIMENSION_COLUMNS[id];
  const fails = new Uint16Array(size).fill(bitOf(id));
  if (getAccidentDimension(id).multiValued) passSets(fails, values);
  // A year or limit beyond the table is one that no record has.
  else for (const code of values.map((value) => codeOfKey(id, value))) if (code < size) fails[code] = 0;
  return fails;
}

/** A set of road users passes when any selected one is in it; the empty set is the unknown. */
function passSets(fails: Uint16Array, values: readonly string[]): void {
  const selected = ROAD_USERS.reduce((mask, user, position) => (values.includes(user) ? mask | (1 << position) : mask), 0);
  for (let set = 0; set < fails.length; set += 1) {
    if ((set & selected) !== 0) fails[set] = 0;
  }
  if (values.includes(UNKNOWN_KEY)) fails[0] = 0;
}
