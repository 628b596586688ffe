import type { BeforeAfterWarning } from '../before-after-codes.ts';
import type { ReferenceDetail } from './empirical-bayes-detail.ts';
import type { FittedFunctionDetail } from './fitted-function-detail.ts';

/** What similar sites say of each treated site, in the order of the table. */
export interface ExpectationModel {
  readonly predictedBefore: Float64Array;
  readonly predictedAfter: Float64Array;
  readonly overdispersion: Float64Array;
  readonly reference: ReferenceDetail | null;
  readonly functions?: readonly FittedFunctionDetail[];
  readonly varianceFromReference: number | null;
  /** The part of it that concerns the expected accidents before. */
  readonly varianceOfExpectedBefore: number;
  readonly warnings: readonly BeforeAfterWarning[];
}
