import type { AccidentFilter } from '@elektron/domain';

import type { AccidentColumns } from './accident-columns.ts';
import { compileFilter } from './compile-filter.ts';
import { BLOCK, markFailures } from './mark-failures.ts';

/**
 * Indices of the accidents that a filter means, ascending (which is by id).
 * @throws Problem PERIOD_EMPTY, INPUT_INVALID
 */
export function filterAccidents(columns: AccidentColumns, filter: AccidentFilter): Uint32Array {
  const compiled = compileFilter(filter);
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
