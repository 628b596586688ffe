import type { AccidentDimensionId } from '@elektron/domain';

/** A type of accidents, in the words of the filter. */
export interface AskedType {
  readonly dimension: AccidentDimensionId;
  /** A key of the dimension, not `unknown`. */
  readonly value: string;
  /** Whether those are meant that have any other known value. */
  readonly isOther: boolean;
}

/** What is known of an accident: not of the type, of the type, or nobody knows. */
export const NOT_OF_TYPE = 0;
export const OF_TYPE = 1;
export const TYPE_UNKNOWN = 2;
