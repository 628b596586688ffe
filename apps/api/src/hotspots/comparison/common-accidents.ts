import { filterAccidents, ID_BYTES, type AccidentColumns, type PlaceMarks } from '@elektron/columns';
import type { AccidentFilter } from '@elektron/domain';

/** The records that a run was about. */
export interface RunRecords {
  readonly columns: AccidentColumns;
  readonly filter: AccidentFilter;
  /** `markPlaces` of these columns and this filter; null where it names none. */
  readonly places: PlaceMarks | null;
}

/** The accidents that any of several runs was asked about, each once: index `i` is the same accident for every run. */
export interface CommonAccidents {
  /** Where it lies by the records of the last run that was asked about it: metres, and degrees times 10^7. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly longitudeE7: Int32Array;
  readonly latitudeE7: Int32Array;
  /** Of each run, 1 where it was asked about an accident. */
  readonly asked: readonly Uint8Array[];
  /** Of each run, the position of an accident in its columns; -1 where it was not asked about it. */
  readonly position: readonly Int32Array[];
}

/** Located accidents under the filter of each run, put side by side by their ids, in whose order the columns are. */
export function findCommonAccidents(runs: readonly RunRecords[]): CommonAccidents {
  const lists = runs.map(({ columns, filter, places }) => filterAccidents(columns, filter, places).filter((i) => columns.located[i] === 1));
  const next = runs.map(() => 0);
  const positions = runs.map((): number[] => []);
  for (;;) {
    const first = findFirst(runs, lists, next);
    if (first === null) break;
    for (const [run, { columns }] of runs.entries()) {
      const at = lists[run]![next[run]!];
      const isIt = at !== undefined && compareIds(columns.ids, at, runs[first.run]!.columns.ids, first.at) === 0;
      positions[run]!.push(isIt ? at : -1);
    }
    for (const [run, known] of positions.entries()) if (known.at(-1) !== -1) next[run]! += 1;
  }
  return locate(
    runs,
    positions.map((list) => Int32Array.from(list)),
  );
}

/** Of the accidents that come next in each list, the one with the lowest id; null at the end of all. */
function findFirst(
  runs: readonly RunRecords[],
  lists: readonly Uint32Array[],
  next: readonly number[],
): { readonly run: number; readonly at: number } | null {
  let first: { readonly run: number; readonly at: number } | null = null;
  for (const [run, { columns }] of runs.entries()) {
    const at = lists[run]![next[run]!];
    if (at === undefined) continue;
    if (first === null || compareIds(columns.ids, at, runs[first.run]!.columns.ids, first.at) < 0) first = { run, at };
  }
  return first;
}

function compareIds(ids: Uint8Array, index: number, others: Uint8Array, other: number): number {
  for (let byte = 0; byte < ID_BYTES; byte += 1) {
    const difference = ids[index * ID_BYTES + byte]! - others[other * ID_BYTES + byte]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

function locate(runs: readonly RunRecords[], position: readonly Int32Array[]): CommonAccidents {
  const count = position[0]?.length ?? 0;
  const places = {
    x: new Float64Array(count),
    y: new Float64Array(count),
    longitudeE7: new Int32Array(count),
    latitudeE7: new Int32Array(count),
  };
  for (const [run, { columns }] of runs.entries()) {
    for (const [i, at] of position[run]!.entries()) {
      if (at === -1) continue;
      for (const name of Object.keys(places) as (keyof typeof places)[]) places[name][i] = columns[name][at]!;
    }
  }
  return { ...places, position, asked: position.map((list) => Uint8Array.from(list, (at) => Number(at !== -1))) };
}
