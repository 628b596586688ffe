import type { DecimalMark } from '../import-format.ts';

const PLAIN = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d{1,3})?$/i;

/** A number as a table of sites writes it, also as geographic programs write very small ones (`2.4e-7`); `null` when the text is none. */
export function parseSiteNumber(text: string, decimalMark: DecimalMark): number | null {
  if (!PLAIN.test(text) || (decimalMark === '.' && text.includes(','))) return null;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}
