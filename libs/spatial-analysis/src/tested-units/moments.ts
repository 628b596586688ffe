import { Problem } from '@elektron/domain';

/** What the statistics of a map need of the values of its units. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Second and fourth moment about the mean, denominator n; exactly zero when all values are equal. */
  readonly second: number;
  readonly fourth: number;
}

/** @throws Problem INPUT_INVALID when a value is not a finite number */
export function computeMoments(values: Float64Array): Moments {
  const n = values.length;
  let sum = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) throw new Problem('INPUT_INVALID', { field: 'value', value: String(value) });
    sum += value;
  }
  // The mean of equal values may be off by a rounding error, which would pass for a variance.
  const mean = values.every((value) => value === values[0]) ? (values[0] ?? 0) : sum / n;
  let second = 0;
  let fourth = 0;
  for (const value of values) {
    const squared = (value - mean) ** 2;
    second += squared;
    fourth += squared * squared;
  }
  return { n, mean, second: second / n, fourth: fourth / n };
}
