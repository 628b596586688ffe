import { formatAccidentId, timeKeyOf, type AccidentColumns } from '@elektron/columns';

import { parseCursor } from '../common/paging.ts';
import { newestFirstOf } from './accident-orders.ts';

/** A place in a list of accidents: the time of one and its id. It holds at every data version. */
export interface ListPosition {
  readonly timeKey: number;
  readonly id: string;
}

/** @throws Problem INPUT_INVALID */
export function parsePosition(after: string | null): ListPosition | null {
  const keys = parseCursor(after, 'number', 'text');
  return keys && { timeKey: keys[0], id: keys[1] };
}

/**
 * The next accidents from a place in the list on, the newest first.
 * @param passes 1 for each accident that is listed
 */
export function takeAfter(columns: AccidentColumns, passes: Uint8Array, position: ListPosition | null, count: number): number[] {
  const order = newestFirstOf(columns);
  const taken: number[] = [];
  for (let k = position === null ? 0 : findAfter(columns, order, position); k < order.length && taken.length < count; k += 1) {
    if (passes[order[k]!] === 1) taken.push(order[k]!);
  }
  return taken;
}

/** Where the accidents after a place in the list begin, whether or not its own accident is still there. */
function findAfter(columns: AccidentColumns, order: Uint32Array, position: ListPosition): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const timeKey = timeKeyOf(columns, order[middle]!);
    const isAfter = timeKey < position.timeKey || (timeKey === position.timeKey && formatAccidentId(columns, order[middle]!) > position.id);
    if (isAfter) high = middle;
    else low = middle + 1;
  }
  return low;
}
