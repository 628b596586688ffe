import type { LineRepair, RowIssueCode } from '@elektron/domain';
import type { MeterRanges } from '../import-format.ts';
import { lacksDigit } from './cut-off-digits.ts';
import { isWithin, restoreSeparator, type ValueRange } from './lost-separator.ts';

/** A pair of coordinates of a line, at least one of which lies outside of what its column can hold. */
export interface WrittenPair {
  readonly texts: readonly [first: string, second: string];
  readonly values: readonly [first: number, second: number];
  readonly ranges: readonly [first: ValueRange, second: ValueRange];
  /** Of degrees: what metres of the organisation's own plane can be; absent where nobody knows. */
  readonly meters?: MeterRanges;
}

/** What is wrong with it, and how it would read if that were put right. */
export interface CoordinateFault {
  readonly code: RowIssueCode;
  readonly repair: { readonly code: LineRepair; readonly texts: readonly [first: string, second: string] } | null;
}

/** The most likely reason why a pair cannot be a place. */
export function findCoordinateFault({ texts, values, ranges, meters }: WrittenPair): CoordinateFault {
  const [first, second] = values;
  if (first === 0 && second === 0) return { code: 'COORDINATES_AT_ZERO', repair: null };
  if (isWithin(second, ranges[0]) && isWithin(first, ranges[1])) {
    return { code: 'COORDINATES_SWAPPED', repair: { code: 'SWAP_COORDINATES', texts: [texts[1], texts[0]] } };
  }
  // Six or seven digits of metres would make degrees too, with a separator somewhere.
  if (meters !== undefined && isWithin(first, meters[0]) && isWithin(second, meters[1]))
    return { code: 'COORDINATES_IN_METERS', repair: null };
  const restored = restorePair(texts, values, ranges);
  if (restored !== undefined) {
    return { code: 'COORDINATE_SEPARATOR_LOST', repair: { code: 'RESTORE_SEPARATOR', texts: restored } };
  }
  if (values.some((value, i) => lacksDigit(value, ranges[i as 0 | 1])) && values.every((value, i) => isSound(value, ranges[i as 0 | 1]))) {
    return { code: 'COORDINATE_DIGIT_LOST', repair: null };
  }
  return { code: 'COORDINATE_OUT_OF_RANGE', repair: null };
}

function isSound(value: number, range: ValueRange): boolean {
  return isWithin(value, range) || lacksDigit(value, range);
}

/** The pair with its separators, or `undefined` where one of the two is beyond help. */
function restorePair(
  texts: WrittenPair['texts'],
  values: WrittenPair['values'],
  ranges: WrittenPair['ranges'],
): readonly [string, string] | undefined {
  const restore = (i: 0 | 1): string | undefined => (isWithin(values[i], ranges[i]) ? texts[i] : restoreSeparator(texts[i], ranges[i]));
  const [first, second] = [restore(0), restore(1)];
  return first === undefined || second === undefined ? undefined : [first, second];
}
