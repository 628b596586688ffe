import { ACCIDENT_DIMENSION_IDS, type AccidentDimensionId, type BoundingBox } from '@elektron/domain';

import type { AccidentColumns } from './accident-columns.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { DIMENSION_COLUMNS } from './dimension-columns.ts';
import { BLOCK, DATE_UNCERTAIN, markFailures } from './mark-failures.ts';

const E7 = 1e7;
const INT32_MIN = -(2 ** 31);
const INT32_MAX = 2 ** 31 - 1;
const SEVERITY_CODES = 256;

/** What one pass over the accidents finds. */
export interface Counted {
  /** Per dimension and code: the weights under the filter without that dimension's own part. */
  readonly byCode: Readonly<Record<AccidentDimensionId, Int32Array>>;
  /** Of the accidents under the whole filter: how many per severity code, and the sums of their casualties. */
  readonly accidentsBySeverity: Int32Array;
  readonly killed: number;
  readonly seriouslyInjured: number;
  readonly slightlyInjured: number;
  readonly notLocated: number;
  readonly extent: BoundingBox | null;
  /** Accidents that fail nothing but the certainty of their date. */
  readonly dateUncertain: number;
}

/** A list of accident indices that is filled anew for every block. */
interface BlockList {
  readonly items: Uint32Array;
  length: number;
}

/**
 * Counts all dimensions at once. Block by block: what each accident fails is noted, accidents are listed by it (nothing, or the one
 * dimension), and every dimension adds up the two lists that concern it. Lists instead of a condition per accident and dimension,
 * because a wrongly foreseen branch costs as much as a dozen additions.
 * @param weights what each accident adds to a bucket
 */
export function countInOnePass(columns: AccidentColumns, filter: CompiledFilter, weights: Uint16Array): Counted {
  const counters = ACCIDENT_DIMENSION_IDS.map((id) => createCounter(columns, id));
  const totals = new Totals();
  const block = Math.min(BLOCK, columns.count);
  const failed = new Uint16Array(block);
  const passing = createList(block);
  const failingOne = Array.from({ length: ACCIDENT_DIMENSION_IDS.length + 1 }, () => createList(block));
  for (let first = 0; first < columns.count; first += block) {
    const end = Math.min(first + block, columns.count);
    markFailures(columns, filter, first, end, failed);
    listByFailure(failed, first, end, passing, failingOne);
    for (const [position, counter] of counters.entries()) {
      counter.add(passing, weights);
      counter.add(failingOne[position]!, weights);
    }
    totals.add(columns, passing);
    totals.dateUncertain += failingOne[DATE_UNCERTAIN_POSITION]!.length;
  }
  const byCode = Object.fromEntries(ACCIDENT_DIMENSION_IDS.map((id, position) => [id, counters[position]!.finish()]));
  return { byCode: byCode as Counted['byCode'], ...totals.finish() };
}

const DATE_UNCERTAIN_POSITION = Math.log2(DATE_UNCERTAIN);

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

/** Sums over the accidents under the whole filter. */
class Totals {
  dateUncertain = 0;
  readonly #bySeverity = new Int32Array(SEVERITY_CODES);
  #killed = 0;
  #serious = 0;
  #slight = 0;
  #notLocated = 0;
  #west = INT32_MAX;
  #south = INT32_MAX;
  #east = INT32_MIN;
  #north = INT32_MIN;

  add(columns: AccidentColumns, passing: BlockList): void {
    this.#addCasualties(columns, passing);
    this.#addPlaces(columns, passing);
  }

  #addCasualties({ severity, killed, seriouslyInjured, slightlyInjured }: AccidentColumns, { items, length }: BlockList): void {
    const bySeverity = this.#bySeverity;
    let [killedSum, seriousSum, slightSum] = [0, 0, 0];
    for (let k = 0; k < length; k += 1) {
      const i = items[k]!;
      bySeverity[severity[i]!]! += 1;
      killedSum += killed[i]!;
      seriousSum += seriouslyInjured[i]!;
      slightSum += slightlyInjured[i]!;
    }
    this.#killed += killedSum;
    this.#serious += seriousSum;
    this.#slight += slightSum;
  }

  #addPlaces({ longitudeE7, latitudeE7, located }: AccidentColumns, { items, length }: BlockList): void {
    let notLocated = 0;
    let [west, south, east, north] = [this.#west, this.#south, this.#east, this.#north];
    for (let k = 0; k < length; k += 1) {
      const i = items[k]!;
      if (located[i] === 0) {
        notLocated += 1;
        continue;
      }
      const longitude = longitudeE7[i]!;
      const latitude = latitudeE7[i]!;
      if (longitude < west) west = longitude;
      if (longitude > east) east = longitude;
      if (latitude < south) south = latitude;
      if (latitude > north) north = latitude;
    }
    this.#notLocated += notLocated;
    [this.#west, this.#south, this.#east, this.#north] = [west, south, east, north];
  }

  finish(): Omit<Counted, 'byCode'> {
    const [west, south, east, north] = [this.#west / E7, this.#south / E7, this.#east / E7, this.#north / E7];
    return {
      accidentsBySeverity: this.#bySeverity,
      killed: this.#killed,
      seriouslyInjured: this.#serious,
      slightlyInjured: this.#slight,
      notLocated: this.#notLocated,
      extent: west > east ? null : [west, south, east, north],
      dateUncertain: this.dateUncertain,
    };
  }
}
