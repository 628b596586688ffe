import type { AccidentColumns } from '../accident-columns.ts';
import { compareIds, countRecords, viewOf } from '../packed-records.ts';

/** Bytes of a packed member: accident id, uint16 number of its recording unit (0 none), int32 day of arrival (days since 1970-01-01). */
export const MEMBER_BYTES = 22;
const UNIT_OFFSET = 16;
const ARRIVAL_OFFSET = 18;
/** `arrivalDay` where it is not known. */
export const UNKNOWN_ARRIVAL = -2_147_483_648;

/** Which accident is whose, and since when it is on record; index `i` is the accident `i` of the columns. */
export interface UnitMembership {
  /** Number of the recording unit; 0 where the accident is of none. */
  readonly unitNo: Uint16Array;
  /** Day (since 1970-01-01) of the first import that brought it and still counts. */
  readonly arrivalDay: Int32Array;
}

/**
 * Lays what the database says of members over the columns of the same state. Accidents of which it says nothing are of no unit; members that the
 * columns do not hold (they are on record twice) are passed over.
 * @param chunks packed members, ids ascending from chunk to chunk
 * @throws RangeError when a chunk is cut off inside a member
 */
export function readMembership(columns: AccidentColumns, chunks: readonly Uint8Array[]): UnitMembership {
  const unitNo = new Uint16Array(columns.count);
  const arrivalDay = new Int32Array(columns.count).fill(UNKNOWN_ARRIVAL);
  let index = 0;
  for (const chunk of chunks) {
    const view = viewOf(chunk);
    const members = countRecords(chunk, MEMBER_BYTES);
    for (let member = 0; member < members; member += 1) {
      const at = member * MEMBER_BYTES;
      while (index < columns.count && compareIds(columns.ids, index * 16, chunk, at) < 0) index += 1;
      if (index === columns.count || compareIds(columns.ids, index * 16, chunk, at) > 0) continue;
      unitNo[index] = view.getUint16(at + UNIT_OFFSET);
      arrivalDay[index] = view.getInt32(at + ARRIVAL_OFFSET);
    }
  }
  return { unitNo, arrivalDay };
}
