import type { RateRatio } from '../../exact-ratio.ts';
import type { OddsRatio } from '../../odds-ratio.ts';

export interface ExactTestDetail {
  readonly kind: 'exact-test';
  readonly comparisonBefore: number;
  readonly comparisonAfter: number;
  /** Of accidents after to before, treated to comparison, given the margins; its limits are those of the answer. */
  readonly oddsRatio: OddsRatio;
  /** One-sided, of no effect: so few accidents after at the treated sites or fewer, and so many or more. */
  readonly pFewer: number;
  readonly pMore: number;
  /** The treated sites alone, accidents a year after to before: as little an answer as the naive comparison. */
  readonly ownRates: RateRatio;
  /** Two-sided, by doubling the smaller tail, which is what the exact limits go with. */
  readonly ownPValue: number;
}
