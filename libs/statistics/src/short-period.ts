import { exactRateRatioTest } from './exact-ratio.ts';
import { requireCount, requirePositive, requireProbability } from './require-number.ts';

/** One period of a series: events recorded in it, and its length in days. */
export interface CountedPeriod {
  readonly count: number;
  readonly days: number;
}

export interface ShortPeriodRule {
  /** Earlier periods below which nothing is said. */
  readonly fewestEarlier: number;
  /** A period looks short where the probability is below this. */
  readonly probability: number;
}

export interface ShortPeriodJudgement {
  /** How many earlier periods it was compared with. */
  readonly earlier: number;
  /** Events that the rate of the earlier periods gives for its days; `null` where nothing is said. */
  readonly atEarlierRate: number | null;
  /** Probability of so few events or fewer at the rate of the earlier periods; `null` where nothing is said. */
  readonly pValue: number | null;
  readonly looksShort: boolean | null;
  /** Why nothing is said. */
  readonly reason: 'TOO_FEW_EARLIER' | 'NOTHING_EARLIER' | null;
}

/**
 * Whether so few events are surprising at the rate of the same series before: a sign that records are missing, and never a proof. The test is exact
 * and conditional (given the sum, the count is binomial), alternative `less`. It takes events as independent and the rate as constant: seasons and
 * days with many accidents make small counts likelier than it says.
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, NOT_POSITIVE, INPUT_INVALID
 * Source: Przyborowski & Wilenski 1940, Biometrika 31, 313-323.
 */
export function judgeShortPeriod(period: CountedPeriod, earlier: readonly CountedPeriod[], rule: ShortPeriodRule): ShortPeriodJudgement {
  requireProbability('probability', rule.probability);
  requireCount('fewestEarlier', rule.fewestEarlier);
  requireCount('count', period.count);
  requirePositive('days', period.days);
  const nothing = { earlier: earlier.length, atEarlierRate: null, pValue: null, looksShort: null };
  if (earlier.length < Math.max(1, rule.fewestEarlier)) return { ...nothing, reason: 'TOO_FEW_EARLIER' };
  const second = earlier.reduce((sum, { count }) => sum + count, 0);
  const secondExposure = earlier.reduce((sum, { days }) => sum + days, 0);
  if (second === 0) return { ...nothing, reason: 'NOTHING_EARLIER' };
  const pValue = exactRateRatioTest({ first: period.count, firstExposure: period.days, second, secondExposure }, 1, 'less');
  return {
    earlier: earlier.length,
    atEarlierRate: (second / secondExposure) * period.days,
    pValue,
    looksShort: pValue < rule.probability,
    reason: null,
  };
}
