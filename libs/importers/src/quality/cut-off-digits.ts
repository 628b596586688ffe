import { isWithin, type ValueRange } from './lost-separator.ts';

/** Three decimals of a degree are some hundred metres; with fewer somebody has pointed at the map, or digits were cut off. */
const EXACT_DECIMALS = 3;

/**
 * Whether degrees say where on a road something was. Spreadsheets drop noughts at the end (22.9400 / 39.3622), so one coordinate with enough
 * digits suffices, but beside a whole degree: nobody's decimals are noughts alone.
 * @param texts as written or restored
 */
export function areDegreesExact(texts: readonly string[]): boolean {
  const decimals = texts.map(countDecimals);
  return decimals.some((count) => count >= EXACT_DECIMALS) && decimals.every((count) => count > 0);
}

function countDecimals(text: string): number {
  return /[.,](\d+)$/.exec(text)?.[1]?.length ?? 0;
}

/**
 * Whether a value in metres lacks a digit: it lies outside of what its column can hold, and with any digit at its end inside. A column whose values
 * have different lengths tells nothing.
 */
export function lacksDigit(value: number, range: ValueRange): boolean {
  const isOneLength = Math.trunc(range[0]).toString().length === Math.trunc(range[1]).toString().length;
  return isOneLength && !isWithin(value, range) && isWithin(Math.trunc(value) * 10, range) && isWithin(Math.trunc(value) * 10 + 9, range);
}
