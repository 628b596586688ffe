import { Problem } from '@elektron/domain';
import { requireCount, requirePositive, type FieldName } from '../require-number.ts';
import type { BeforeAfterInput } from './before-after-input.ts';
import { BEFORE_AFTER_LABELS } from './before-after-labels.ts';

/** The treated sites checked and sorted by id, so that sums and rows do not depend on the order given. */
export interface TreatedTable {
  readonly siteIds: readonly string[];
  readonly observedBefore: Float64Array;
  readonly observedAfter: Float64Array;
  readonly totalBefore: number;
  readonly totalAfter: number;
  /** Index in the given arrays of each sorted site. */
  readonly order: Uint32Array;
  /** After period in units of the before period. */
  readonly durationRatio: number;
}

/** @throws Problem SITES_TOO_FEW, INPUT_INVALID, NEGATIVE_COUNT, COUNT_NOT_WHOLE, NOT_POSITIVE */
export function readTreatedTable(input: BeforeAfterInput): TreatedTable {
  const { siteIds } = input.treated;
  const sites = siteIds.length;
  if (sites === 0) throw new Problem('SITES_TOO_FEW', { needed: 1, found: 0, role: BEFORE_AFTER_LABELS.treated });
  const order = orderOfIds(siteIds);
  const observedBefore = pick(readCounts(BEFORE_AFTER_LABELS.observedBefore, input.treated.observedBefore, sites), order);
  const observedAfter = pick(readCounts(BEFORE_AFTER_LABELS.observedAfter, input.treated.observedAfter, sites), order);
  return {
    siteIds: Array.from(order, (i) => siteIds[i] as string),
    observedBefore,
    observedAfter,
    totalBefore: sum(observedBefore),
    totalAfter: sum(observedAfter),
    order,
    durationRatio:
      requirePositive(BEFORE_AFTER_LABELS.yearsAfter, input.yearsAfter) /
      requirePositive(BEFORE_AFTER_LABELS.yearsBefore, input.yearsBefore),
  };
}

/** Counts as a typed array of the expected length. */
export function readCounts(field: FieldName, values: ArrayLike<number>, length: number): Float64Array {
  requireLength(field, values, length);
  return Float64Array.from(values, (value) => requireCount(field, value));
}

/** @throws Problem INPUT_INVALID when the columns of one table differ in length */
export function requireLength(field: FieldName, values: ArrayLike<unknown>, length: number): void {
  if (values.length !== length) throw new Problem('INPUT_INVALID', { field, value: `${values.length} ≠ ${length}` });
}

/** The values at the given indices. */
export function pick(values: ArrayLike<number>, order: Uint32Array): Float64Array {
  return Float64Array.from(order, (i) => values[i] as number);
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) total += values[i] as number;
  return total;
}

/**
 * Indices that sort distinct ids.
 * @throws Problem INPUT_INVALID when an id occurs twice
 */
export function orderOfIds(siteIds: readonly string[]): Uint32Array {
  requireDistinct(siteIds);
  const order = new Uint32Array(siteIds.length).map((_, i) => i);
  return order.sort((a, b) => ((siteIds[a] as string) < (siteIds[b] as string) ? -1 : 1));
}

function requireDistinct(siteIds: readonly string[]): void {
  const seen = new Set<string>();
  for (const id of siteIds) {
    if (seen.has(id)) throw new Problem('INPUT_INVALID', { field: BEFORE_AFTER_LABELS.siteIds, value: id });
    seen.add(id);
  }
}
