import { DIVERGING, type Scheme } from '@elektron/ui';

export type Bin = keyof (typeof DIVERGING)['light'];

/** Few accidents first; 0 is "neither". */
export const BINS: readonly Bin[] = [-3, -2, -1, 0, 1, 2, 3];

/** The largest adjusted p-value (q) of a bin. */
export const LARGEST_Q_OF_BIN: Readonly<Record<1 | 2 | 3, number>> = { 1: 0.1, 2: 0.05, 3: 0.01 };

/** The bin of a stored cell, 0 where there is none. */
export function toBin(stored: unknown): Bin {
  return BINS.find((bin) => bin === stored) ?? 0;
}

/** The method that tells sorts of cells apart. */
export const SORTED_METHOD = 'local-moran';

/** Of local Moran: a cell and its neighbours. */
export const SORTS = ['high-high', 'high-low', 'low-high', 'low-low'] as const;
export type Sort = (typeof SORTS)[number];

/** Shades as of the bins: the cell's own side by the hue, unlike neighbours by the paler one. */
const BIN_OF_SORT: Readonly<Record<Sort, Bin>> = { 'high-high': 3, 'high-low': 1, 'low-high': -1, 'low-low': -3 };

/** Null for a cell that is not flagged, and of a method that tells no sorts apart. */
export function toSort(stored: unknown): Sort | null {
  return SORTS.find((sort) => sort === stored) ?? null;
}

export function colorOfSort(sort: Sort, scheme: Scheme): string {
  return colorOfBin(BIN_OF_SORT[sort], scheme);
}

export function colorOfBin(bin: Bin, scheme: Scheme): string {
  return DIVERGING[scheme][bin];
}
