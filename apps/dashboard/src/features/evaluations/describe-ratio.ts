import type { Formats } from '@elektron/ui';
import type { TimeSeries } from './evaluations-queries.ts';

/** Smaller p-values say no more to a reader. */
const LEAST_P_SHOWN = 0.001;

/** `p = 0.012`, in every language. */
export function describeP(pValue: number, formats: Formats): string {
  return pValue < LEAST_P_SHOWN ? `p < ${formats.decimal(LEAST_P_SHOWN, 3)}` : `p = ${formats.decimal(pValue, 3)}`;
}

/** A number with its interval, or a dash. */
export function describeInterval(
  interval: { readonly lower?: number | null; readonly upper?: number | null } | null | undefined,
  digits: number,
  formats: Formats,
): string {
  if (interval?.lower == null || interval.upper == null) return '–';
  return `${formats.decimal(interval.lower, digits)} – ${formats.decimal(interval.upper, digits)}`;
}

/** A ratio of accidents with its interval and its p-value, never alone. */
export function describeRatio({ ratio, interval, pValue }: TimeSeries['levelChange'], digits: number, formats: Formats): string {
  return `${formats.decimal(ratio, digits)} (${describeInterval(interval, digits, formats)}), ${describeP(pValue, formats)}`;
}
