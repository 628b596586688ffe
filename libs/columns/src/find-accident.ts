import { ID_BYTES, type AccidentColumns } from './accident-columns.ts';
import { compareIds } from './packed-records.ts';

/**
 * The index of the accident with an id; -1 where there is none.
 * @param id as PostgreSQL writes a uuid, in either case
 */
export function findAccident({ ids, count }: Pick<AccidentColumns, 'ids' | 'count'>, id: string): number {
  const wanted = parseId(id);
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareIds(ids, middle * ID_BYTES, wanted, 0) < 0) low = middle + 1;
    else high = middle;
  }
  return low < count && compareIds(ids, low * ID_BYTES, wanted, 0) === 0 ? low : -1;
}

function parseId(id: string): Uint8Array {
  const hex = id.replaceAll('-', '');
  return Uint8Array.from({ length: ID_BYTES }, (_, byte) => Number.parseInt(hex.slice(2 * byte, 2 * byte + 2), 16));
}
