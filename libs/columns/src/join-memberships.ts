import type { Membership } from '@elektron/domain';

/** The places of a collection, all of one kind. */
export interface KindMembership {
  readonly membership: Membership;
  /** A small whole number. */
  readonly kind: number;
}

/** A set of kinds is one number. */
const MOST_KINDS = 31;

/**
 * Of which kinds are the places that hold each accident, each kind once, ascending.
 * @param accidents how many there are
 * @throws RangeError for a kind above 30: a mistake of the program
 */
export function joinMemberships(accidents: number, parts: readonly KindMembership[]): Membership {
  if (parts.some(({ kind }) => kind >= MOST_KINDS)) throw new RangeError('too many kinds');
  const kinds = new Uint32Array(accidents);
  for (const { membership, kind } of parts) {
    for (let i = 0; i < accidents; i += 1) if (membership.start[i] !== membership.start[i + 1]) kinds[i]! |= 1 << kind;
  }
  const start = new Uint32Array(accidents + 1);
  for (let i = 0; i < accidents; i += 1) start[i + 1] = start[i]! + bitsOf(kinds[i]!);
  const item = new Uint32Array(start[accidents]!);
  for (let i = 0; i < accidents; i += 1) {
    let at = start[i]!;
    for (let left = kinds[i]!; left !== 0; left &= left - 1) {
      item[at] = 31 - Math.clz32(left & -left);
      at += 1;
    }
  }
  return { start, item };
}

function bitsOf(set: number): number {
  let bits = 0;
  for (let left = set; left !== 0; left &= left - 1) bits += 1;
  return bits;
}
