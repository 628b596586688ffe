import { hash } from 'node:crypto';
import type { Attributes, Draft } from '@elektron/domain';

/** 128 bits: with a billion records a chance meeting of two contents is below 1e-20. */
const HASH_HEX_DIGITS = 32;

/**
 * What a record says, as 32 hexadecimal digits: equal for equal content whatever the order of columns, different when the mapping of the
 * format has changed. The same file twice is recognized by it.
 * @param mappingVersion of the format that made the draft
 */
export function contentHash(draft: Draft, mappingVersion: string): string {
  return describeContent(draft, mappingVersion).hash;
}

/** What a draft says, in two forms that are made together because the second is most of the first. */
export interface DraftContent {
  /** As contentHash gives it. */
  readonly hash: string;
  /** The attributes as JSON, keys in one order. */
  readonly attributes: string;
}

/** The content hash of a draft, and its attributes as they are stored. */
export function describeContent(draft: Draft, mappingVersion: string): DraftContent {
  const attributes = attributesJson(draft.attributes);
  const object = draft as unknown as Readonly<Record<string, unknown>>;
  let text = '';
  for (const { key, opening } of orderOf(object)) text += opening + (key === 'attributes' ? attributes : canonicalJson(object[key]));
  return { hash: hash('sha256', `${mappingVersion}\n${text}}`, 'hex').slice(0, HASH_HEX_DIGITS), attributes };
}

/** As canonicalJson; attributes are mostly made in that order, and then the engine writes them faster. */
function attributesJson(attributes: Attributes): string {
  let before = '';
  for (const key of Object.keys(attributes)) {
    if (key < before) return canonicalJson(attributes);
    before = key;
  }
  return JSON.stringify(attributes);
}

/** JSON in which the keys of every object stand in one order, whatever the order of their making. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const object = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const { key, opening } of orderOf(object)) {
    const part = object[key];
    text += opening + (typeof part === 'string' ? quote(part) : canonicalJson(part));
  }
  return text === '' ? '{}' : `${text}}`;
}

/** A key, and what stands before its value: a brace or a comma, the key in quotes, a colon. */
interface OrderedKey {
  readonly key: string;
  readonly opening: string;
}

/** Records of one table have a handful of sets of keys; sorting and quoting them anew for each record would be half of the work. */
const orders = new Map<string, readonly OrderedKey[]>();
const MAXIMUM_ORDERS = 1_000;

/** The orders found last, one for each number of keys: comparing keys one by one is cheaper than joining them to ask the map. */
const latest: ({ readonly keys: readonly string[]; readonly order: readonly OrderedKey[] } | undefined)[] = [];

function orderOf(object: Readonly<Record<string, unknown>>): readonly OrderedKey[] {
  const keys = Object.keys(object);
  const last = latest[keys.length];
  if (last !== undefined && areSame(keys, last.keys)) return last.order;
  const asMade = [...keys];
  const order = findOrder(keys);
  if (keys.length < MAXIMUM_ORDERS) latest[keys.length] = { keys: asMade, order };
  return order;
}

function areSame(keys: readonly string[], others: readonly string[]): boolean {
  for (let i = 0; i < keys.length; i += 1) if (keys[i] !== others[i]) return false;
  return true;
}

/** @param keys may be put into another order */
function findOrder(keys: string[]): readonly OrderedKey[] {
  const id = keys.join('\u0000');
  const known = orders.get(id);
  // Remembered keys have no NUL inside; others that are joined to the same text have one, and are fewer.
  if (known?.length === keys.length) return known;
  const order = keys.sort().map((key, index) => ({ key, opening: `${index === 0 ? '{' : ','}${JSON.stringify(key)}:` }));
  if (orders.size < MAXIMUM_ORDERS && !keys.some((key) => key.includes('\u0000'))) orders.set(id, order);
  return order;
}

/** What JSON writes in another way than it is. */
const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

function quote(text: string): string {
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
}
