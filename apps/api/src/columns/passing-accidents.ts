import { filterAccidents, type AccidentColumns } from '@elektron/columns';
import { formatAccidentFilter, type AccidentFilter } from '@elektron/domain';

/** Which accidents are under a filter. */
export interface PassingAccidents {
  /** 1 for each accident under the filter, else 0. */
  readonly flags: Uint8Array;
  readonly count: number;
}

/** A page shows one filter, and a map asks for some twenty tiles of it; each takes one byte for an accident. */
const FILTERS_KEPT = 16;

const memory = new WeakMap<AccidentColumns, Map<string, PassingAccidents>>();

/**
 * The accidents under a filter, remembered for the filters that were asked for last.
 * @throws Problem PERIOD_EMPTY, INPUT_INVALID
 */
export function passingAccidentsOf(columns: AccidentColumns, filter: AccidentFilter): PassingAccidents {
  const kept = memory.get(columns) ?? new Map<string, PassingAccidents>();
  memory.set(columns, kept);
  const key = formatAccidentFilter(filter);
  const passing = kept.get(key) ?? findPassing(columns, filter);
  kept.delete(key);
  kept.set(key, passing);
  const [oldest] = kept.keys();
  if (kept.size > FILTERS_KEPT && oldest !== undefined) kept.delete(oldest);
  return passing;
}

function findPassing(columns: AccidentColumns, filter: AccidentFilter): PassingAccidents {
  const indices = filterAccidents(columns, filter);
  const flags = new Uint8Array(columns.count);
  for (let k = 0; k < indices.length; k += 1) flags[indices[k]!] = 1;
  return { flags, count: indices.length };
}
