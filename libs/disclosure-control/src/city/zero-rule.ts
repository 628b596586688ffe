import type { PublishedGeography } from '@elektron/domain';
import type { CityArea } from './city-areas.ts';

/** Land of which a zero is always shown. */
const ZEROS_SHOWN: readonly PublishedGeography[] = ['municipality', 'hexagon-7'];

export interface ZeroRule {
  /** 1 where an area is shown to have no accident, by itself or by what it is a part of. */
  readonly isShownEmpty: Uint8Array;
  /** 1 where everybody knows that a zero would be shown as such. */
  readonly isZeroTold: Uint8Array;
  /** 1 where nothing happened in an area or its whole, and this is not told: it looks like a small number. */
  readonly isSilent: Uint8Array;
}

/**
 * Zeros of small hexagons would tell too much of small counts beside them: that each of these is one at least. They look like these, and are shown only where
 * they follow from the numbers that are.
 */
export function tellZeros(areas: readonly CityArea[], total: Int32Array): ZeroRule {
  const isShownEmpty = new Uint8Array(areas.length);
  const isZeroTold = new Uint8Array(areas.length);
  const isSilent = new Uint8Array(areas.length);
  for (const [a, { parent, geography }] of areas.entries()) {
    isZeroTold[a] = ZEROS_SHOWN.includes(geography) ? 1 : 0;
    if (parent >= 0 && isShownEmpty[parent]) isShownEmpty[a] = 1;
    else if (total[a] === 0) (isZeroTold[a] ? isShownEmpty : isSilent)[a] = 1;
  }
  return { isShownEmpty, isZeroTold, isSilent };
}
