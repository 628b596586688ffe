import { compareIds, ID_BYTES } from '@elektron/columns';

import type { IdRange } from '../database/record-versions.ts';

/** Ids are parts of SHA-256 sums: equal stretches of the ids that can be hold nearly equally many of those that are. */
export function divideIds(parts: number): IdRange[] {
  const start = (part: number): number => Math.floor((part * 2 ** 32) / parts);
  return Array.from({ length: parts }, (_, part) => ({
    from: `${start(part).toString(16).padStart(8, '0')}-0000-0000-0000-000000000000`,
    to: `${(start(part + 1) - 1).toString(16).padStart(8, '0')}-ffff-ffff-ffff-ffffffffffff`,
  }));
}

/** Two ascending lists of ids as one without repeats. */
export function mergeIds(one: Uint8Array, other: Uint8Array): Uint8Array {
  const merged = new Uint8Array(one.length + other.length);
  let [at, first, second] = [0, 0, 0];
  while (first < one.length || second < other.length) {
    const order = first === one.length ? 1 : second === other.length ? -1 : compareIds(one, first, other, second);
    merged.set(order <= 0 ? one.subarray(first, first + ID_BYTES) : other.subarray(second, second + ID_BYTES), at);
    at += ID_BYTES;
    if (order <= 0) first += ID_BYTES;
    if (order >= 0) second += ID_BYTES;
  }
  return merged.subarray(0, at);
}
