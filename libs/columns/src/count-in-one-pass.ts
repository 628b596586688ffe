import { ACCIDENT_DIMENSION_IDS, type AccidentDimensionId } from '@elektron/domain';

import type { AccidentColumns } from './accident-columns.ts';
import { markWithoutCasualties } from './accident-marks.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { Totals, countMarked, type BlockList, type CasualtyCoverage, type CountedTotals } from './count-totals.ts';
import { DIMENSION_COLUMNS } from './dimension-columns.ts';
import { BLOCK, DATE_UNCERTAIN, PLACE_UNCERTAIN, markFailures } from './mark-failures.ts';

/** What one pass over the accidents finds. */
export interface Counted extends CountedTotals {
  /** Per dimension and code: the weights under the filter without that dimension's own part. */
  readonly byCode: Readonly<Record<AccidentDimensionId, Int32Array>>;
  /** Per dimension: the accidents under the filter without that dimension's own part, and those of them that lack their casualties. */
  readonly coverage: Readonly<Record<AccidentDimensionId, CasualtyCoverage>>;
}

/**
 * Counts all dimensions at once. Block by block: what each accident fails is noted, accidents are listed by it (nothing, or the one
 * dimension), and every dimension adds up the two lists that concern it. Lists instead of a condition per accident and dimension,
 * because a wrongly foreseen branch costs as much as a dozen additions.
 * @param weights what each accident adds to a bucket
 */
export function countInOnePass(columns: AccidentColumns, filter: CompiledFilter, weights: Uint16Array): Counted {
  const counters = ACCIDENT_DIMENSION_IDS.map((id) => createCounter(columns, id));
  const totals = new Totals(columns);
  const lacking = markWithoutCasualties(columns);
  const failing = ACCIDENT_DIMENSION_IDS.map(() => ({ accidents: 0, withoutCasualties: 0 }));
  const block = Math.min(BLOCK, columns.count);
  const failed = new Uint16Array(block);
  const passing = createList(block);
  const failingOne = Array.from({ length: PLACE_UNCERTAIN_POSITION + 1 }, () => createList(block));
  for (let first = 0; first < columns.count; first += block) {
    const end = Math.min(first + block, columns.count);
    markFailures(columns, filter, first, end, failed);
    listByFailure(failed, first, end, passing, failingOne);
    for (const [position, counter] of counters.entries()) {
      counter.add(passing, weights);
      counter.add(failingOne[position]!, weights);
      failing[position]!.accidents += failingOne[position]!.length;
      failing[position]!.withoutCasualties += countMarked(lacking, failingOne[position]!);
    }
    totals.add(columns, passing);
    totals.dateUncertain += failingOne[DATE_UNCERTAIN_POSITION]!.length;
    totals.placeUncertain += failingOne[PLACE_UNCERTAIN_POSITION]!.length;
  }
  const byDimension = <T>(of: (position: number) => T): Record<AccidentDimensionId, T> =>
    Object.fromEntries(ACCIDENT_DIMENSION_IDS.map((id, position) => [id, of(position)])) as Record<AccidentDimensionId, T>;
  return {
    byCode: byDimension((position) => counters[position]!.finish()),
    coverage: byDimension((position) => totals.withFailing(failing[position]!)),
    ...totals.finish(),
  };
}

const DATE_UNCERTAIN_POSITION = Math.log2(DATE_UNCERTAIN);
const PLACE_UNCERTAIN_POSITION = Math.log2(PLACE_UNCERTAIN);

function createList(capacity: number): BlockList {
  return { items: new Uint32Array(capacity), length: 0 };
}

function listByFailure(failed: Uint16Array, first: number, end: number, passing: BlockList, failingOne: readonly BlockList[]): void {
  for (const list of failingOne) list.length = 0;
  const { items } = passing;
  let length = 0;
  for (let i = first; i < end; i += 1) {
    const bits = failed[i - first]!;
    if (bits === 0) {
      items[length] = i;
      length += 1;
    } else if ((bits & (bits - 1)) === 0) {
      const list = failingOne[31 - Math.clz32(bits)]!;
      list.items[list.length] = i;
      list.length += 1;
    }
  }
  passing.length = length;
}

interface Counter {
  readonly add: (list: BlockList, weights: Uint16Array) => void;
  readonly finish: () => Int32Array;
}

function createCounter(columns: AccidentColumns, id: AccidentDimensionId): Counter {
  const { codes: codesOf, size } = DIMENSION_COLUMNS[id];
  const codes = codesOf(columns);
  // Two rows of counters, used in turn: adding to the one that was just written would wait for that write.
  const counts = new Int32Array(2 * size);
  return {
    add: (list, weights) =>
      codes instanceof Uint8Array ? addBytes(codes, list, weights, counts, size) : addWords(codes, list, weights, counts, size),
    finish: () => counts.slice(0, size).map((count, code) => count + counts[size + code]!),
  };
}

// The same loop twice: one loop over both kinds of array would decide between them for every element.
function addBytes(codes: Uint8Array, { items, length }: BlockList, weights: Uint16Array, counts: Int32Array, size: number): void {
  const paired = length & ~1;
  for (let k = 0; k < paired; k += 2) {
    const i = items[k]!;
    const j = items[k + 1]!;
    counts[codes[i]!]! += weights[i]!;
    counts[size + codes[j]!]! += weights[j]!;
  }
  if (paired < length) counts[codes[items[paired]!]!]! += weights[items[paired]!]!;
}

function addWords(codes: Uint16Array, { items, length }: BlockList, weights: Uint16Array, counts: Int32Array, size: number): void {
  const paired = length & ~1;
  for (let k = 0; k < paired; k += 2) {
    const i = items[k]!;
    const j = items[k + 1]!;
    counts[codes[i]!]! += weights[i]!;
    counts[size + codes[j]!]! += weights[j]!;
  }
  if (paired < length) counts[codes[items[paired]!]!]! += weights[items[paired]!]!;
}
