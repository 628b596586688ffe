import { DIVERGING, type Scheme } from '@elektron/ui';

export type Bin = keyof (typeof DIVERGING)['light'];

/** Few accidents first; 0 is "neither". */
export const BINS: readonly Bin[] = [-3, -2, -1, 0, 1, 2, 3];

/** Confidence that a bin stands for. */
export const BIN_CONFIDENCE: Readonly<Record<1 | 2 | 3, number>> = { 1: 0.9, 2: 0.95, 3: 0.99 };

/** The bin of a stored cell: a confidence of 90, 95 or 99 % with the sign of the difference, or 0. */
export function toBin(stored: unknown): Bin {
  const confidence = typeof stored === 'number' ? stored : 0;
  const size = Math.abs(confidence);
  const step = size >= 99 || size === 3 ? 3 : size >= 95 || size === 2 ? 2 : size >= 90 || size === 1 ? 1 : 0;
  return (confidence < 0 ? -step : step) as Bin;
}

export function colorOfBin(bin: Bin, scheme: Scheme): string {
  return DIVERGING[scheme][bin];
}
