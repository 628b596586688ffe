import { createHash } from 'node:crypto';

import type { TableTotal } from './backup-file-format.ts';

const DIGEST_BITS = 256;
const HEX_DIGITS = 64;

/**
 * Counts and digests the rows of a table in whatever order and pieces they come: the digest is the sum of the rows' SHA-256, modulo 2^256
 * (AdHash). A database promises no order, and two of them sort text differently. It finds mistakes; deliberate changes are found by the
 * frames' authentication.
 */
export class TableTally {
  #rows = 0;
  #sum = 0n;

  /** @param columns the rows' values, column by column, in the table's order of columns */
  add(columns: readonly (readonly (string | null)[])[]): void {
    const count = columns[0]?.length ?? 0;
    for (let row = 0; row < count; row++) {
      const values = columns.map((column) => column[row] ?? null);
      const digest = createHash('sha256').update(JSON.stringify(values)).digest('hex');
      this.#sum = BigInt.asUintN(DIGEST_BITS, this.#sum + BigInt(`0x${digest}`));
    }
    this.#rows += count;
  }

  total(): TableTotal {
    return { rows: this.#rows, digest: this.#sum.toString(16).padStart(HEX_DIGITS, '0') };
  }
}

export function isSameTotal(one: TableTotal | undefined, other: TableTotal | undefined): boolean {
  return one !== undefined && other !== undefined && one.rows === other.rows && one.digest === other.digest;
}
