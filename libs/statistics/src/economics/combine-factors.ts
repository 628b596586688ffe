import { Problem } from '@elektron/domain';

import { normalQuantile } from '../normal.ts';
import { requireNotNegative } from '../require-number.ts';

/** How the factors of several measures at one place become one. */
export const COMBINING_WAYS = ['multiplied', 'strongest'] as const;
export type CombiningWay = (typeof COMBINING_WAYS)[number];

/** A convention of practice: that still more measures act apart from each other is hardly believed by anybody. */
export const MOST_COMBINED = 3;

/** A crash modification factor; `interval` is null where it is taken as sure. */
export interface FactorToCombine {
  readonly factor: number;
  readonly interval: { readonly lower: number; readonly upper: number; readonly level: number } | null;
}

/** Standard error of ln(factor) of which the interval is the one of its level; 0 for a factor that is taken as sure. */
export function logErrorOf(interval: FactorToCombine['interval']): number {
  if (interval === null) return 0;
  return Math.log(interval.upper / interval.lower) / (2 * normalQuantile((1 + interval.level) / 2));
}

/**
 * One factor of several measures that are made together. `multiplied`: each leaves its share of what the others leave, as if they acted apart from each other; the variances of
 * the logarithms add up, since the factors are of different studies. `strongest`: the smallest factor with its own interval, as if the others added nothing.
 * @param level coverage of the answer's interval as a share
 * @returns an interval of null where every factor is taken as sure
 * @throws Problem INPUT_INVALID for none, for more than MOST_COMBINED, and for a factor below 0
 * Source: both ways are practice (multiplication as in AASHTO 2010, Highway Safety Manual; not read again); variances of ln by their independence.
 */
export function combineFactors(factors: readonly FactorToCombine[], way: CombiningWay, level: number): FactorToCombine {
  const [first, ...others] = factors;
  if (first === undefined || factors.length > MOST_COMBINED) {
    throw new Problem('INPUT_INVALID', { field: 'factors', value: String(factors.length) });
  }
  for (const { factor } of factors) requireNotNegative('factor', factor);
  if (others.length === 0) return first;
  if (way === 'strongest') return others.reduce((strongest, each) => (each.factor < strongest.factor ? each : strongest), first);
  const factor = factors.reduce((product, each) => product * each.factor, 1);
  if (factors.every(({ interval }) => interval === null)) return { factor, interval: null };
  const error = Math.sqrt(factors.reduce((sum, { interval }) => sum + logErrorOf(interval) ** 2, 0));
  const spread = Math.exp(normalQuantile((1 + level) / 2) * error);
  return { factor, interval: { lower: factor / spread, upper: factor * spread, level } };
}
