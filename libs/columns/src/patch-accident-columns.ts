import {
  ACCIDENT_ARRAYS,
  CASUALTY_ARRAYS,
  ID_BYTES,
  UNIT_ARRAYS,
  allocateArrays,
  namesOf,
  type AccidentArrays,
  type AccidentColumns,
  type ArrayKinds,
  type NumberArray,
} from './accident-columns.ts';
import { compareIds } from './packed-records.ts';
import { sortNames } from './road-name-table.ts';

/**
 * Columns of a later version from those of an earlier one: exactly what building them from all records would give, for the price of the
 * changed ones.
 * @param before columns of the earlier version
 * @param changedIds ids (16 bytes each, ascending) of all accidents that changed, appeared or vanished, or whose units or casualties did
 * @param after the changed accidents as they are now; those that vanished are missing
 */
export function patchAccidentColumns(before: AccidentColumns, changedIds: Uint8Array, after: AccidentColumns): AccidentColumns {
  const picks = pickAccidents(before, changedIds, after);
  const ids = gatherIds(before.ids, after.ids, picks);
  const arrays = gather(ACCIDENT_ARRAYS, before, after, before.count, picks) as unknown as AccidentArrays;
  // The name codes of `after` follow those of `before` until the names are sorted again.
  for (let index = 0; index < picks.length; index += 1) {
    if (picks[index]! >= before.count && arrays.roadName[index]! > 0) arrays.roadName[index]! += before.roadNames.length;
  }
  const roadNames = sortNames([...before.roadNames, ...after.roadNames], arrays.roadName);
  return {
    count: picks.length,
    ids,
    ...arrays,
    roadNames,
    speedUnit: before.speedUnit,
    units: gatherChildren(UNIT_ARRAYS, before.units, after.units, before.count, picks),
    casualties: gatherChildren(CASUALTY_ARRAYS, before.casualties, after.casualties, before.count, picks),
  };
}

/** Where each accident of the result comes from: an index of `before`, or of `after` counted on from there. */
function pickAccidents(before: AccidentColumns, changedIds: Uint8Array, after: AccidentColumns): Uint32Array {
  const picks = new Uint32Array(before.count + after.count);
  let length = 0;
  let changed = 0;
  let [old, fresh] = [0, 0];
  while (old < before.count || fresh < after.count) {
    const order =
      old === before.count ? 1 : fresh === after.count ? -1 : compareIds(before.ids, old * ID_BYTES, after.ids, fresh * ID_BYTES);
    if (order >= 0) {
      picks[length] = before.count + fresh;
      length += 1;
      fresh += 1;
      if (order === 0) old += 1;
      continue;
    }
    while (changed < changedIds.length && compareIds(changedIds, changed, before.ids, old * ID_BYTES) < 0) changed += ID_BYTES;
    const vanished = changed < changedIds.length && compareIds(changedIds, changed, before.ids, old * ID_BYTES) === 0;
    if (!vanished) {
      picks[length] = old;
      length += 1;
    }
    old += 1;
  }
  return picks.slice(0, length);
}

type Arrays<Names extends string> = Readonly<Record<Names, NumberArray>>;

function gather<Kinds extends ArrayKinds>(
  kinds: Kinds,
  before: Arrays<keyof Kinds & string>,
  after: Arrays<keyof Kinds & string>,
  beforeCount: number,
  picks: Uint32Array,
): Arrays<keyof Kinds & string> {
  const gathered = allocateArrays<Record<keyof Kinds & string, NumberArray>>(kinds, picks.length);
  for (const name of namesOf(kinds)) gatherArray(gathered[name], before[name], after[name], beforeCount, picks);
  return gathered;
}

/** Elements are moved as bare bytes of their width: whether they mean signed or unsigned numbers does not matter. */
function gatherArray(target: NumberArray, before: NumberArray, after: NumberArray, beforeCount: number, picks: Uint32Array): void {
  const views = <View>(Kind: new (buffer: ArrayBufferLike, offset: number, length: number) => View): [View, View, View] => [
    new Kind(target.buffer, target.byteOffset, target.length),
    new Kind(before.buffer, before.byteOffset, before.length),
    new Kind(after.buffer, after.byteOffset, after.length),
  ];
  switch (target.BYTES_PER_ELEMENT) {
    case Uint8Array.BYTES_PER_ELEMENT:
      return gather8(...views(Uint8Array), beforeCount, picks);
    case Uint16Array.BYTES_PER_ELEMENT:
      return gather16(...views(Uint16Array), beforeCount, picks);
    case Uint32Array.BYTES_PER_ELEMENT:
      return gather32(...views(Uint32Array), beforeCount, picks);
    default:
      return gather64(...views(Float64Array), beforeCount, picks);
  }
}

// The same loop once for each width: one loop over all kinds of array takes ten times as long.
function gather8(target: Uint8Array, before: Uint8Array, after: Uint8Array, split: number, picks: Uint32Array): void {
  for (let k = 0; k < picks.length; k += 1) target[k] = picks[k]! < split ? before[picks[k]!]! : after[picks[k]! - split]!;
}

function gather16(target: Uint16Array, before: Uint16Array, after: Uint16Array, split: number, picks: Uint32Array): void {
  for (let k = 0; k < picks.length; k += 1) target[k] = picks[k]! < split ? before[picks[k]!]! : after[picks[k]! - split]!;
}

function gather32(target: Uint32Array, before: Uint32Array, after: Uint32Array, split: number, picks: Uint32Array): void {
  for (let k = 0; k < picks.length; k += 1) target[k] = picks[k]! < split ? before[picks[k]!]! : after[picks[k]! - split]!;
}

function gather64(target: Float64Array, before: Float64Array, after: Float64Array, split: number, picks: Uint32Array): void {
  for (let k = 0; k < picks.length; k += 1) target[k] = picks[k]! < split ? before[picks[k]!]! : after[picks[k]! - split]!;
}

function gatherIds(before: Uint8Array, after: Uint8Array, picks: Uint32Array): Uint8Array {
  const beforeCount = before.length / ID_BYTES;
  const ids = new Uint8Array(new SharedArrayBuffer(picks.length * ID_BYTES));
  for (let index = 0; index < picks.length; index += 1) {
    const pick = picks[index]!;
    const source = pick < beforeCount ? before : after;
    const from = (pick < beforeCount ? pick : pick - beforeCount) * ID_BYTES;
    const to = index * ID_BYTES;
    for (let byte = 0; byte < ID_BYTES; byte += 1) ids[to + byte] = source[from + byte]!;
  }
  return ids;
}

interface Children {
  readonly count: number;
  readonly accident: Uint32Array;
}

/** Units or casualties of the picked accidents, in their order, with the new accident indices. */
function gatherChildren<Kinds extends ArrayKinds, Table extends Children & Arrays<keyof Kinds & string>>(
  kinds: Kinds,
  before: Table,
  after: Table,
  beforeAccidents: number,
  accidentPicks: Uint32Array,
): Table {
  const owners = new Uint32Array(before.count + after.count);
  const picks = new Uint32Array(before.count + after.count);
  let length = 0;
  // Both tables are sorted by accident, and picks ascend within each: one finger in each table is enough.
  let [oldAt, freshAt] = [0, 0];
  for (let index = 0; index < accidentPicks.length; index += 1) {
    const pick = accidentPicks[index]!;
    const isOld = pick < beforeAccidents;
    const owner = isOld ? before.accident : after.accident;
    const accident = isOld ? pick : pick - beforeAccidents;
    const base = isOld ? 0 : before.count;
    let at = isOld ? oldAt : freshAt;
    while (at < owner.length && owner[at]! < accident) at += 1;
    for (; at < owner.length && owner[at] === accident; at += 1) {
      owners[length] = index;
      picks[length] = base + at;
      length += 1;
    }
    if (isOld) oldAt = at;
    else freshAt = at;
  }
  const gathered = gather(kinds, before, after, before.count, picks.subarray(0, length));
  (gathered as unknown as Children).accident.set(owners.subarray(0, length));
  return { count: length, ...gathered } as unknown as Table;
}
