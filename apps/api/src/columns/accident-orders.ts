import { orderByPlace, sortNewestFirst, type AccidentColumns, type PlaceOrder } from '@elektron/columns';

/** Columns never change, so an order of theirs is made once, when it is first asked for, and goes when they go. */
const newestFirst = new WeakMap<AccidentColumns, Uint32Array>();
const byPlace = new WeakMap<AccidentColumns, PlaceOrder>();

function remembered<Value>(
  memory: WeakMap<AccidentColumns, Value>,
  columns: AccidentColumns,
  make: (columns: AccidentColumns) => Value,
): Value {
  const known = memory.get(columns);
  if (known !== undefined) return known;
  const made = make(columns);
  memory.set(columns, made);
  return made;
}

/** All accidents, the newest first. */
export function newestFirstOf(columns: AccidentColumns): Uint32Array {
  return remembered(newestFirst, columns, sortNewestFirst);
}

/** Located accidents in the order of the map. */
export function placeOrderOf(columns: AccidentColumns): PlaceOrder {
  return remembered(byPlace, columns, orderByPlace);
}
