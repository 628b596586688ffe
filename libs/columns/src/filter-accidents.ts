import type { AccidentFilter } from '@elektron/domain';

import type { AccidentColumns } from './accident-columns.ts';
import { compileFilter } from './compile-filter.ts';
import { BLOCK, markFailures } from './mark-failures.ts';
import { UNCERTAIN, type PlaceMarks } from './place-marks.ts';

/**
 * Indices of the accidents that a filter means, ascending (which is by id).
 * @param places where the filter names places: `markPlaces` of these columns and this filter
 * @throws Problem PERIOD_EMPTY, INPUT_INVALID
 */
export function filterAccidents(columns: AccidentColumns, filter: AccidentFilter, places: PlaceMarks | null = null): Uint32Array {
  const compiled = compileFilter(filter, places);
  const failed = new Uint16Array(Math.min(BLOCK, columns.count));
  const found = new Uint32Array(columns.count);
  let length = 0;
  for (let first = 0; first < columns.count; first += BLOCK) {
    const end = Math.min(first + BLOCK, columns.count);
    markFailures(columns, compiled, first, end, failed);
    for (let i = first; i < end; i += 1) {
      if (failed[i - first] === 0) {
        found[length] = i;
        length += 1;
      }
    }
  }
  return found.slice(0, length);
}

/** How many accidents a filter would mean if their place, unknown or known as an area only, lay where its `within` and `near` say. */
export function countPlaceUncertain(columns: AccidentColumns, filter: AccidentFilter, places: PlaceMarks | null): number {
  if (places === null) return 0;
  const { within: _within, near: _near, ...anywhere } = filter;
  return filterAccidents(columns, anywhere).filter((i) => places[i] === UNCERTAIN).length;
}
