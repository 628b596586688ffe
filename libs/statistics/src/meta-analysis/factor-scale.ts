import { sum } from '../before-after/treated-table.ts';
import type { ConfidenceInterval } from '../confidence-interval.ts';
import { requirePositive } from '../require-number.ts';

/** A pooled effect as a crash modification factor; 1 = no effect. */
export interface PooledFactor {
  readonly factor: number;
  readonly confidenceInterval: ConfidenceInterval;
  /** 100 (factor - 1); below 0 for fewer accidents. */
  readonly changePercent: number;
}

/** From the logarithmic scale, on which everything is computed. */
export function factorOf(pooled: { readonly logEffect: number; readonly confidenceInterval: ConfidenceInterval }): PooledFactor {
  const factor = Math.exp(pooled.logEffect);
  return { factor, confidenceInterval: factorsBetween(pooled.confidenceInterval), changePercent: 100 * (factor - 1) };
}

export function factorsBetween({ lower, upper, level }: ConfidenceInterval): ConfidenceInterval {
  return { lower: Math.exp(lower), upper: Math.exp(upper), level };
}

/**
 * The mean of factors weighted by 1 / standard error², on their own scale: as the Highway Safety Manual chose its factors. It lets large reductions weigh
 * more than they should, since their standard errors are smaller, and is here for comparison with what was printed.
 * @param factors at least one, with their standard errors
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 * Source: Bahar 2010, Transportation Research Circular E-C142.
 */
export function poolOnFactorScale(factors: readonly { readonly factor: number; readonly standardError: number }[]): {
  readonly factor: number;
  readonly standardError: number;
} {
  const weights = factors.map(({ standardError }) => 1 / requirePositive('standardError', standardError) ** 2);
  const total = requirePositive('factors', sum(weights));
  return {
    factor: sum(factors.map(({ factor }, i) => weights[i]! * requirePositive('factor', factor))) / total,
    standardError: 1 / Math.sqrt(total),
  };
}
