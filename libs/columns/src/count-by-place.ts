import { ACCIDENT_MEASURES, type AccidentFilter, type AccidentMeasure, type Membership } from '@elektron/domain';

import type { AccidentColumns } from './accident-columns.ts';
import { markWithoutCasualties } from './accident-marks.ts';
import { filterAccidents } from './filter-accidents.ts';
import { weightsOf } from './measure-weights.ts';
import { certainPlacesOf, type PlaceMarks } from './place-marks.ts';

/** What happened in one place, or in all of some: every measure, and how many accidents lack their casualties although somebody was hurt. */
export type PlaceCounts = Readonly<Record<AccidentMeasure | 'withoutCasualties', number>>;

export interface CountedByPlace {
  /** Per place of the collection, in its order, zeros included. An accident in two of them counts in both. */
  readonly places: readonly PlaceCounts[];
  /** In at least one of them, each accident once: not the sum of the places. */
  readonly inAny: PlaceCounts;
  /** In none of them. */
  readonly outside: PlaceCounts;
  /** Their place is not known, or as an area only: in `inAny` and `outside` they are not. */
  readonly uncertain: PlaceCounts;
}

/**
 * Counts the accidents under a filter place by place: areas as a dimension, of which one accident may have several values, as it has road users.
 * @param membership which places hold each accident
 * @param places how many there are
 * @param marks where the filter names places itself
 * @throws Problem PERIOD_EMPTY, INPUT_INVALID
 */
export function countByPlace(
  columns: AccidentColumns,
  filter: AccidentFilter,
  { start, item }: Membership,
  places: number,
  marks: PlaceMarks | null = null,
): CountedByPlace {
  const [inAny, outside, uncertain] = [places, places + 1, places + 2] as const;
  const tally = new Tally(columns, places + 3);
  const known = certainPlacesOf(columns);
  for (const i of filterAccidents(columns, filter, marks)) {
    if (known[i] === 0) {
      tally.add(uncertain, i);
      continue;
    }
    tally.add(start[i] === start[i + 1] ? outside : inAny, i);
    for (let k = start[i]!; k < start[i + 1]!; k += 1) tally.add(item[k]!, i);
  }
  return {
    places: Array.from({ length: places }, (_, place) => tally.of(place)),
    inAny: tally.of(inAny),
    outside: tally.of(outside),
    uncertain: tally.of(uncertain),
  };
}

/** Counters of all measures, bucket by bucket. */
class Tally {
  readonly #weights: readonly (Uint16Array | Uint8Array | null)[];
  readonly #counts: readonly Float64Array[];

  constructor(columns: AccidentColumns, buckets: number) {
    this.#weights = [...ACCIDENT_MEASURES.map((measure) => weightsOf(columns, measure)), markWithoutCasualties(columns)];
    this.#counts = this.#weights.map(() => new Float64Array(buckets));
  }

  add(bucket: number, i: number): void {
    for (let measure = 0; measure < this.#weights.length; measure += 1) {
      this.#counts[measure]![bucket]! += this.#weights[measure]?.[i] ?? 0;
    }
  }

  of(bucket: number): PlaceCounts {
    const values = this.#counts.map((counts) => counts[bucket]!);
    const named = [...ACCIDENT_MEASURES, 'withoutCasualties'].map((name, position) => [name, values[position]]);
    return Object.fromEntries(named) as PlaceCounts;
  }
}
