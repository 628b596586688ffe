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

export function colorOfBin(bin: Bin, scheme: Scheme): string {
  return DIVERGING[scheme][bin];
}
