import { PLACE_ACCURACIES, codeOf, type Membership } from '@elektron/domain';

import type { AccidentColumns } from './accident-columns.ts';

/** Per accident: OUTSIDE, INSIDE or UNCERTAIN. */
export type PlaceMarks = Uint8Array;

export const OUTSIDE = 0;
export const INSIDE = 1;
/** No place is on record, or one that stands for an area: nobody can say on which side of a border the accident happened. */
export const UNCERTAIN = 2;

/** Some places of one collection. */
export interface PlaceChoice {
  readonly membership: Membership;
  /** Positions in the collection; `null` for all of them. */
  readonly items: ReadonlySet<number> | null;
}

const certain = new WeakMap<AccidentColumns, Uint8Array>();

/** 1 where an accident's place is known well enough to ask in which area it lies, or how far from a point; else 0. On shared memory. */
export function certainPlacesOf(columns: AccidentColumns): Uint8Array {
  const kept = certain.get(columns);
  if (kept !== undefined) return kept;
  const area = codeOf(PLACE_ACCURACIES, 'area');
  const { located, placeAccuracy } = columns;
  const marks = new Uint8Array(new SharedArrayBuffer(columns.count));
  for (let i = 0; i < marks.length; i += 1) marks[i] = located[i] === 1 && placeAccuracy[i] !== area ? 1 : 0;
  certain.set(columns, marks);
  return marks;
}

/**
 * Where accidents lie with respect to the places of a filter.
 * @param parts all must hold; the choices of one part are alternatives
 * @returns on shared memory, so that a thread gets it without a copy
 */
export function markPlaces(columns: AccidentColumns, parts: readonly (readonly PlaceChoice[])[]): PlaceMarks {
  const marks = new Uint8Array(new SharedArrayBuffer(columns.count)).fill(INSIDE);
  const known = certainPlacesOf(columns);
  for (const choices of parts) {
    const held = new Uint8Array(columns.count);
    for (const choice of choices) markHeld(choice, held);
    for (let i = 0; i < marks.length; i += 1) marks[i]! &= held[i]!;
  }
  for (let i = 0; i < marks.length; i += 1) if (known[i] === 0) marks[i] = UNCERTAIN;
  return marks;
}

function markHeld({ membership: { start, item }, items }: PlaceChoice, held: Uint8Array): void {
  for (let i = 0; i < held.length; i += 1) {
    for (let k = start[i]!; k < start[i + 1]!; k += 1) if (items === null || items.has(item[k]!)) held[i] = 1;
  }
}
