import type { Text } from '@elektron/domain';

import { SHARES_IN_WORDS } from './evaluation-parts-texts.ts';

/** From here on a whole number of per cent is told; below it, one decimal, lest a change be called none. */
const WHOLE_FROM = 0.5;

/** By how many per cent a ratio is away from 1, without a sign. */
export function percentFrom(ratio: number): number {
  const percent = Math.abs(100 * (ratio - 1));
  if (percent === 0) return 0;
  return percent >= WHOLE_FROM ? Math.round(percent) : Math.max(0.1, Math.round(10 * percent) / 10);
}

/** A share of a whole, as people say it. */
export function shareInWords(share: number): Text {
  return SHARES_IN_WORDS.find(([upTo]) => share <= upTo)![1];
}

/** With a true minus sign. */
export function wholeNumber(value: number): number | string {
  const rounded = Math.round(value);
  return rounded < 0 ? `−${-rounded}` : Math.abs(rounded);
}
