import { Problem } from '@elektron/domain';
import { dbinom } from 'lib-r-math.js';
import { findLast } from './find-last.ts';
import { requireCount, requireProbability } from './require-number.ts';

/**
 * Probability of exactly `successes` among `trials`.
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 */
export function binomialProbability(successes: number, trials: number, probability: number): number {
  requireTrials(successes, trials, probability);
  return dbinom(successes, trials, probability, false);
}

/**
 * Probability of `successes` or fewer among `trials`.
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 */
export function binomialLowerTail(successes: number, trials: number, probability: number): number {
  requireTrials(successes, trials, probability);
  return sumLower(successes, trials, probability);
}

/**
 * Probability of `successes` or more among `trials` (the observed number included).
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 */
export function binomialUpperTail(successes: number, trials: number, probability: number): number {
  requireTrials(successes, trials, probability);
  return sumUpper(successes, trials, probability);
}

/** Outcomes whose probability equals the observed one but for rounding count as equally probable, as in R. */
const RELATIVE_ERROR_OF_TIES = 1e-7;

/**
 * Two-sided p-value: the probability of all outcomes no more probable than the observed one (R's binom.test and poisson.test).
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 */
export function binomialMinimumLikelihoodTail(successes: number, trials: number, probability: number): number {
  const limit = binomialProbability(successes, trials, probability) * (1 + RELATIVE_ERROR_OF_TIES);
  const mode = Math.min(trials, Math.floor((trials + 1) * probability));
  const isRare = (outcome: number): boolean => dbinom(outcome, trials, probability, false) <= limit;
  // Probabilities fall on both sides of the mode, so the rare outcomes of each side form a tail that bisection finds.
  const lastRareBelow = findLast(-1, mode, isRare);
  const firstRareAbove = trials - findLast(-1, trials - mode - 1, (fromTop) => isRare(trials - fromTop));
  return Math.min(1, sumLower(lastRareBelow, trials, probability) + sumUpper(firstRareAbove, trials, probability));
}

// The tails are summed here because pbinom and pbeta of lib-r-math.js 2.0.3 are off by up to 8e-4 for small numbers of trials
// (pbinom(0, 2, 0.112) differs from 0.888^2); its dbinom agrees with the definition to rounding, and the tests hold it to that.

function sumLower(last: number, trials: number, probability: number): number {
  if (last < 0) return 0;
  if (last >= trials) return 1;
  return last < trials * probability ? sumOutward(last, trials, probability, -1) : 1 - sumOutward(last + 1, trials, probability, 1);
}

function sumUpper(first: number, trials: number, probability: number): number {
  if (first > trials) return 0;
  if (first <= 0) return 1;
  return first > trials * probability ? sumOutward(first, trials, probability, 1) : 1 - sumOutward(first - 1, trials, probability, -1);
}

/** Terms smaller than this share of the sum change no digit of it. */
const NEGLIGIBLE = 1e-17;

/** Sum of the probabilities from an outcome away from the mode, where each is smaller than the one before. */
function sumOutward(start: number, trials: number, probability: number, step: 1 | -1): number {
  const odds = step === 1 ? probability / (1 - probability) : (1 - probability) / probability;
  let term = dbinom(start, trials, probability, false);
  let total = 0;
  for (let outcome = start; term > total * NEGLIGIBLE; outcome += step) {
    total += term;
    term *= odds * (step === 1 ? (trials - outcome) / (outcome + 1) : outcome / (trials - outcome + 1));
  }
  return total;
}

function requireTrials(successes: number, trials: number, probability: number): void {
  requireCount('successes', successes);
  requireCount('trials', trials);
  requireProbability('probability', probability);
  if (successes > trials) throw new Problem('INPUT_INVALID', { field: 'successes', value: String(successes) });
}
