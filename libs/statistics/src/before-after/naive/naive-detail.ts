import type { RateRatio } from '../../exact-ratio.ts';

export interface NaiveDetail {
  readonly kind: 'naive';
  /** Years after / years before. */
  readonly durationRatio: number;
  /** (traffic after / traffic before) ^ exponent; 1 where traffic is not corrected for. */
  readonly trafficRatio: number;
  readonly trafficRatioVariance: number;
  /** Exact ratio of the two rates, durations and traffic taken as known. */
  readonly exactRateRatio: RateRatio;
}
