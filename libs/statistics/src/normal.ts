import { Problem } from '@elektron/domain';
import { pnorm, qnorm } from 'lib-r-math.js';

/** Which outcomes count against the null: always asked for, never assumed. */
export type Alternative = 'two-sided' | 'greater' | 'less';

/** Probability that a standard normal variable is at most `zScore`; accurate in both tails. */
export function normalCumulative(zScore: number): number {
  return pnorm(requireNumber(zScore), 0, 1, true, false);
}

/** Probability that a standard normal variable exceeds `zScore`; keeps its digits in the far tail, unlike 1 - normalCumulative. */
export function normalUpperTail(zScore: number): number {
  return pnorm(requireNumber(zScore), 0, 1, false, false);
}

/**
 * p-value of a standard normal test statistic.
 * @param zScore standardised statistic; infinite is allowed, NaN is not
 * @param alternative `greater`: large z is evidence; `less`: small z is; `two-sided`: both, by doubling the smaller tail
 * @throws Problem INPUT_INVALID for NaN
 */
export function normalTail(zScore: number, alternative: Alternative): number {
  if (alternative === 'greater') return normalUpperTail(zScore);
  if (alternative === 'less') return normalCumulative(zScore);
  return 2 * normalUpperTail(Math.abs(zScore));
}

/**
 * The value that a standard normal variable stays below with a given probability.
 * @param probability in [0, 1]; 0 and 1 give the infinities
 * @throws Problem INPUT_INVALID
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new Problem('INPUT_INVALID', { field: 'probability', value: String(probability) });
  return qnorm(probability, 0, 1, true, false);
}

function requireNumber(zScore: number): number {
  if (Number.isNaN(zScore)) throw new Problem('INPUT_INVALID', { field: 'zScore', value: 'NaN' });
  return zScore;
}
