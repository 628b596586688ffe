import { createHash } from 'node:crypto';

/**
 * JSON in its one canonical form: members sorted by name, absent ones left out, no white space. Equal values are equal text, whatever a
 * database or a program did to the order of their members.
 * @throws RangeError for a number that JSON cannot write (it would silently become null)
 */
export function formatCanonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`JSON has no number ${value}`);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // A typed array is a list of numbers here.
  if (ArrayBuffer.isView(value)) return formatCanonicalJson(Array.from(value as unknown as ArrayLike<number>));
  if (Array.isArray(value)) return `[${value.map(formatCanonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${formatCanonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 of a text in hexadecimal: two results with equal digests are equal bit for bit. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
