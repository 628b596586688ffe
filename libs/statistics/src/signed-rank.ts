import { Problem } from '@elektron/domain';
import type { ConfidenceInterval } from './confidence-interval.ts';
import { normalCumulative, normalQuantile } from './normal.ts';
import { requireCount, requireFinite, requireLevel } from './require-number.ts';

/** Ranks of the sizes of differences, none of which is 0, and which of them are above 0. Index `i` is the same difference in both. */
export interface SignedRanks {
  /** 1 for the smallest; those of one size share the middle of their ranks. */
  readonly ranks: readonly number[];
  readonly isPositive: readonly boolean[];
}

export interface SignedRankTest {
  /** Differences that were ranked. */
  readonly n: number;
  /** Sums of the ranks of the differences above and below 0. */
  readonly ranksAbove: number;
  readonly ranksBelow: number;
  /** Of all 2^n ways to give signs to these very ranks; `null` above `MOST_EXACT` differences. */
  readonly exactPTwoSided: number | null;
  /** That the ranks above are as few or fewer: evidence of differences below 0. */
  readonly exactPDecrease: number | null;
  /** By the normal approximation with correction for continuity; ties lower its variance. */
  readonly zScore: number;
  readonly normalPTwoSided: number;
  /** The exact p where there is one, else that of the approximation. */
  readonly pTwoSided: number;
}

/** Beyond it the normal approximation has the second digit of p right, and is what tables use. Source: methods.md c5. */
export const MOST_EXACT = 25;

/**
 * Wilcoxon's signed-rank test. The exact p is conditional on the ranks, so that it holds with ties, too.
 * @throws Problem SITES_TOO_FEW without differences
 * Source: Wilcoxon 1945, Biometrics Bulletin 1, 80-83; Hollander & Wolfe 1999, Nonparametric Statistical Methods, 2nd ed., 3.1.
 */
export function signedRankTest({ ranks, isPositive }: SignedRanks): SignedRankTest {
  const n = ranks.length;
  if (n === 0) throw new Problem('SITES_TOO_FEW', { needed: 1, found: 0, role: CHANGED });
  const whole = sum(ranks);
  const ranksAbove = sum(ranks.filter((_, i) => isPositive[i]));
  const away = ranksAbove - whole / 2;
  // Under the hypothesis each rank is above 0 or not with even chance: a variance of rank² / 4.
  const deviation = Math.sqrt(sum(ranks.map((rank) => rank * rank)) / 4);
  const corrected = Math.max(0, Math.abs(away) - 0.5);
  // Never −0, which is another number once it has been stored.
  const zScore = corrected === 0 ? 0 : (Math.sign(away) * corrected) / deviation;
  const normalPTwoSided = Math.min(1, 2 * normalCumulative(-Math.abs(zScore)));
  const tail = n > MOST_EXACT ? null : lowerTails(ranks);
  const exactPDecrease = tail === null ? null : tail(ranksAbove);
  // The distribution is symmetric: as many ranks above as there are below now is the other tail.
  const exactPTwoSided = tail === null ? null : Math.min(1, 2 * tail(Math.min(ranksAbove, whole - ranksAbove)));
  return {
    n,
    ranksAbove,
    ranksBelow: whole - ranksAbove,
    exactPTwoSided,
    exactPDecrease,
    zScore,
    normalPTwoSided,
    pTwoSided: exactPTwoSided ?? normalPTwoSided,
  };
}

const CHANGED = { el: 'θέσεις με μεταβολή', en: 'sites with a change' } as const;

/** Probability that random signs give a sum of ranks above 0 of this or less. Sums are counted in halves, since ties share ranks. */
function lowerTails(ranks: readonly number[]): (rankSum: number) => number {
  const steps = ranks.map((rank) => Math.round(2 * rank));
  let ways = Float64Array.of(1);
  for (const step of steps) {
    const more = new Float64Array(ways.length + step);
    for (const [at, count] of ways.entries()) {
      more[at]! += count;
      more[at + step]! += count;
    }
    ways = more;
  }
  return (rankSum) => sum(ways.subarray(0, Math.round(2 * rankSum) + 1)) / 2 ** ranks.length;
}

/** The middle of the averages of all pairs of differences, each with itself, too; with the interval that belongs to the test. */
export interface PseudoMedian {
  readonly value: number;
  /** `null` where even the widest does not reach the level: too few differences. */
  readonly interval: ConfidenceInterval | null;
}

/**
 * Hodges and Lehmann's estimate of the middle of differences, with the interval of those values that the signed-rank test does not reject.
 * @param differences at least one
 * @param level coverage of the interval, at least, as a share; about that above `MOST_EXACT` differences
 * @throws Problem SITES_TOO_FEW, INPUT_INVALID
 * Source: Hodges & Lehmann 1963, Annals of Mathematical Statistics 34, 598-611; Hollander & Wolfe 1999, 3.2 and 3.3.
 */
export function pseudoMedian(differences: readonly number[], level: number): PseudoMedian {
  requireLevel(level);
  const n = differences.length;
  if (n === 0) throw new Problem('SITES_TOO_FEW', { needed: 1, found: 0, role: CHANGED });
  const averages = Float64Array.from(walshAverages(differences.map((difference) => requireFinite('differences', difference)))).sort();
  const pairs = averages.length;
  const half = pairs / 2;
  const value = pairs % 2 === 1 ? averages[(pairs - 1) / 2]! : (averages[half - 1]! + averages[half]!) / 2;
  const skipped = skippedAverages(n, (1 - level) / 2);
  const interval = skipped === null ? null : { lower: averages[skipped]!, upper: averages[pairs - 1 - skipped]!, level };
  return { value, interval };
}

function* walshAverages(differences: readonly number[]): Generator<number> {
  for (const [i, first] of differences.entries()) for (let j = 0; j <= i; j += 1) yield (first + differences[j]!) / 2;
}

/** How many of the averages lie outside of the interval on each side; `null` where none may. */
function skippedAverages(n: number, tail: number): number | null {
  requireCount('n', n);
  const ranks = Array.from({ length: n }, (_, i) => i + 1);
  if (n > MOST_EXACT) {
    const deviation = Math.sqrt(sum(ranks.map((rank) => rank * rank)) / 4);
    // With the same correction for continuity as the test.
    return Math.max(0, Math.floor((n * (n + 1)) / 4 + normalQuantile(tail) * deviation - 0.5));
  }
  const probability = lowerTails(ranks);
  if (probability(0) > tail) return null;
  let skipped = 0;
  while (probability(skipped + 1) <= tail) skipped += 1;
  return skipped;
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) total += values[i]!;
  return total;
}
