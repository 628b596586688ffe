/*
 * Arrays as PostgreSQL reads them from text. They are written in the reading thread, so that the thread that answers people only hands
 * finished texts to the database.
 */

export type ArrayItem = string | number | boolean | null;

const NEEDS_ESCAPE = /["\\]/;
const ESCAPED = /["\\]/g;

/** An array of numbers, booleans or nulls: nothing in it needs quotes. */
export function plainArrayLiteral(items: readonly (number | boolean | null)[]): string {
  return `{${items.map((item) => (item === null ? 'NULL' : String(item))).join(',')}}`;
}

/** An array of texts; every item is quoted, so that none can be read as NULL, a brace or a comma. */
export function textArrayLiteral(items: readonly (string | null)[]): string {
  return `{${items.map(quote).join(',')}}`;
}

function quote(item: string | null): string {
  if (item === null) return 'NULL';
  return NEEDS_ESCAPE.test(item) ? `"${item.replace(ESCAPED, '\\$&')}"` : `"${item}"`;
}

/** An array of bytes given in hexadecimal. */
export function bytesArrayLiteral(items: readonly string[]): string {
  return `{${items.map((hex) => `"\\\\x${hex}"`).join(',')}}`;
}
