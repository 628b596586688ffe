import { Problem } from '@elektron/domain';

import { requireCount, requireLevel } from './require-number.ts';

/** How often something is so among two groups; only those of which it is known are counted. */
export interface TwoShares {
  /** Of the first group: those with it, and all. */
  readonly first: number;
  readonly firstTotal: number;
  readonly second: number;
  readonly secondTotal: number;
}

export interface OddsRatio {
  /** Conditional maximum-likelihood estimate; `null` where it is infinite, or where both margins leave only one outcome. */
  readonly ratio: number | null;
  readonly lower: number;
  /** `null`: no upper limit exists. */
  readonly upper: number | null;
  readonly level: number;
  /** Why a part is `null`. */
  readonly reason: 'NONE_WITHOUT' | 'NOTHING_VARIES' | null;
}

/** Chances of every first count that the margins allow, at an odds ratio of one, up to a common factor. */
interface Hypergeometric {
  readonly lowest: number;
  readonly logWeights: Float64Array;
}

/**
 * Whether something is more frequent in the first group: Fisher's exact test, one-sided. Given how many have it in both groups together, the
 * number in the first is hypergeometric where the groups do not differ.
 * @returns probability of the observed number in the first group or a larger one
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: Fisher 1935, Journal of the Royal Statistical Society 98, 39-82; as R's fisher.test with alternative = "greater".
 */
export function moreFrequentTest(shares: TwoShares): number {
  const { lowest, logWeights } = weigh(shares);
  return upperTail({ lowest, logWeights }, shares.first, 0);
}

/**
 * The smallest p-value that `moreFrequentTest` can give with these margins: where it is not small, no outcome would have said anything.
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: Tarone 1990, Biometrics 46, 515-522.
 */
export function smallestPossibleP(shares: TwoShares): number {
  const all = weigh(shares);
  return upperTail(all, all.lowest + all.logWeights.length - 1, 0);
}

/**
 * Odds in the first group divided by those in the second, with exact limits: each tail holds at most (1 - level) / 2.
 * @param level coverage as a share, 0.95 for 95 %
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: conditional on both margins; Cornfield 1956, Proceedings of the third Berkeley symposium 4, 135-148; as in R's fisher.test.
 */
export function exactOddsRatio(shares: TwoShares, level: number): OddsRatio {
  const tail = (1 - requireLevel(level)) / 2;
  const all = weigh(shares);
  const { first } = shares;
  const highest = all.lowest + all.logWeights.length - 1;
  if (highest === all.lowest) return { ratio: null, lower: 0, upper: null, level, reason: 'NOTHING_VARIES' };
  const lower = first === all.lowest ? 0 : Math.exp(bisect((logOdds) => upperTail(all, first, logOdds) > tail));
  const upper = first === highest ? null : Math.exp(bisect((logOdds) => 1 - upperTail(all, first + 1, logOdds) <= tail));
  if (first === highest) return { ratio: null, lower, upper, level, reason: 'NONE_WITHOUT' };
  const ratio = first === all.lowest ? 0 : Math.exp(bisect((logOdds) => meanOf(all, logOdds) > first));
  return { ratio, lower, upper, level, reason: null };
}

function weigh({ first, firstTotal, second, secondTotal }: TwoShares): Hypergeometric {
  requireCount('first', first);
  requireCount('second', second);
  if (requireCount('firstTotal', firstTotal) < first) throw new Problem('INPUT_INVALID', { field: 'first', value: String(first) });
  if (requireCount('secondTotal', secondTotal) < second) throw new Problem('INPUT_INVALID', { field: 'second', value: String(second) });
  const having = first + second;
  const lowest = Math.max(0, having - secondTotal);
  const highest = Math.min(firstTotal, having);
  const logWeights = new Float64Array(highest - lowest + 1);
  // Each outcome from the one before, by the ratio of their probabilities: no factorial is ever formed.
  for (let x = lowest + 1; x <= highest; x += 1) {
    const ratio = ((having - x + 1) * (firstTotal - x + 1)) / (x * (secondTotal - having + x));
    logWeights[x - lowest] = logWeights[x - lowest - 1]! + Math.log(ratio);
  }
  return { lowest, logWeights };
}

/** Probability of `from` or more at an odds ratio, by its logarithm. */
function upperTail({ lowest, logWeights }: Hypergeometric, from: number, logOdds: number): number {
  let total = 0;
  let tail = 0;
  eachChance(logWeights, logOdds, (chance, position) => {
    total += chance;
    if (lowest + position >= from) tail += chance;
  });
  return tail / total;
}

function meanOf({ lowest, logWeights }: Hypergeometric, logOdds: number): number {
  let total = 0;
  let sum = 0;
  eachChance(logWeights, logOdds, (chance, position) => {
    total += chance;
    sum += chance * position;
  });
  return lowest + sum / total;
}

/** Chances relative to the most probable outcome, so that none overflows. */
function eachChance(logWeights: Float64Array, logOdds: number, visit: (chance: number, position: number) => void): void {
  let largest = -Infinity;
  for (let position = 0; position < logWeights.length; position += 1) {
    largest = Math.max(largest, logWeights[position]! + logOdds * position);
  }
  for (let position = 0; position < logWeights.length; position += 1) {
    visit(Math.exp(logWeights[position]! + logOdds * position - largest), position);
  }
}

/** Beyond them a double holds no odds. */
const LARGEST_LOG_ODDS = 700;

/** Twelve digits of the odds. */
const PRECISION = 1e-12;

/** The logarithm of odds from which on a claim that turns from false to true holds. */
function bisect(holds: (logOdds: number) => boolean): number {
  let low = -LARGEST_LOG_ODDS;
  let high = LARGEST_LOG_ODDS;
  for (;;) {
    const middle = (low + high) / 2;
    if (high - low <= PRECISION || middle <= low || middle >= high) return middle;
    if (holds(middle)) high = middle;
    else low = middle;
  }
}
