import { Problem } from '@elektron/domain';
import { Field, ObjectType } from '@nestjs/graphql';

import { refused } from './refused.ts';

/** Of one page; a client that wants more asks for the next. */
export const MAX_PAGE_SIZE = 500;
/** Of a page whose size nobody has asked for. */
export const DEFAULT_PAGE_SIZE = 50;

@ObjectType()
export class PageInfo {
  @Field()
  readonly hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  readonly endCursor!: string | null;
}

/**
 * How many to return.
 * @throws Problem INPUT_INVALID
 */
export function parsePageSize(first: number | null): number {
  if (first === null) return DEFAULT_PAGE_SIZE;
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE_SIZE) {
    throw new Problem('INPUT_INVALID', { field: 'first', value: `${first} (1–${MAX_PAGE_SIZE})` });
  }
  return first;
}

/** An opaque keyset cursor of the values that the list is sorted by. */
export function formatCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** The largest `integer` of the database. */
const MAX_INTEGER = 2 ** 31 - 1;

/** What a value that a list is sorted by can be: a number of the database's type `integer` from 0 on, any number, or a text. */
const KEY_KINDS = {
  count: (value: unknown) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_INTEGER,
  number: (value: unknown) => Number.isFinite(value),
  // The database has no text with a NUL in it.
  text: (value: unknown) => typeof value === 'string' && !value.includes('\0'),
};
type KeyKind = keyof typeof KEY_KINDS;
type KeysOf<Kinds extends readonly KeyKind[]> = { readonly [index in keyof Kinds]: Kinds[index] extends 'text' ? string : number };

/**
 * The values of a cursor, `null` without one.
 * @param kinds of the values that the list is sorted by
 * @throws Problem INPUT_INVALID
 */
export function parseCursor<const Kinds extends readonly KeyKind[]>(
  cursor: string | null | undefined,
  ...kinds: Kinds
): KeysOf<Kinds> | null {
  if (cursor == null || cursor === '') return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(keys) && keys.length === kinds.length && kinds.every((kind, i) => KEY_KINDS[kind](keys[i]))) {
      return keys as unknown as KeysOf<Kinds>;
    }
  } catch {
    // Falls through: a cursor that we did not make.
  }
  throw refused('after', cursor);
}

export interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfo;
}

/**
 * A page from one row more than was asked for, which tells whether there is a next one.
 * @param found at most `size + 1` nodes
 */
export function toPage<Node>(found: readonly Node[], size: number, keysOf: (node: Node) => readonly (string | number)[]): Page<Node> {
  const edges = found.slice(0, size).map((node) => ({ cursor: formatCursor(keysOf(node)), node }));
  return { edges, pageInfo: { hasNextPage: found.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
}
