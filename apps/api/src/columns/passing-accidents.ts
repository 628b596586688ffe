import { filterAccidents, type AccidentColumns } from '@elektron/columns';
import { formatAccidentFilter, type AccidentFilter } from '@elektron/domain';

import type { FilteredSnapshot } from './accident-snapshots.service.ts';

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
 * @param snapshot with the places of this filter
 * @throws Problem PERIOD_EMPTY, INPUT_INVALID
 */
export function passingAccidentsOf(snapshot: Pick<FilteredSnapshot, 'columns' | 'places'>, filter: AccidentFilter): PassingAccidents {
  const { columns } = snapshot;
  const kept = memory.get(columns) ?? new Map<string, PassingAccidents>();
  memory.set(columns, kept);
  const key = formatAccidentFilter(filter);
  const passing = kept.get(key) ?? findPassing(snapshot, filter);
  kept.delete(key);
  kept.set(key, passing);
  const [oldest] = kept.keys();
  if (kept.size > FILTERS_KEPT && oldest !== undefined) kept.delete(oldest);
  return passing;
}

function findPassing({ columns, places }: Pick<FilteredSnapshot, 'columns' | 'places'>, filter: AccidentFilter): PassingAccidents {
  const indices = filterAccidents(columns, filter, places);
  const flags = new Uint8Array(columns.count);
  for (let k = 0; k < indices.length; k += 1) flags[indices[k]!] = 1;
  return { flags, count: indices.length };
}
