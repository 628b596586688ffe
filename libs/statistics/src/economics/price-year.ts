import { requireFinite, requirePositive } from '../require-number.ts';
import { figure, noFigure, type Figure } from './economic-reasons.ts';

/** A price index by year: consumer prices, or what the authority uses. Any base. */
export type PriceIndex = Readonly<Partial<Record<number, number>>>;

/**
 * An amount in the prices of another year.
 * @returns `null` (INDEX_MISSING) where the index lacks a year: nothing is extrapolated
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function convertPriceYear(amount: number, from: number, to: number, index: PriceIndex): Figure {
  requireFinite('amount', amount);
  if (from === to) return figure(amount);
  const [before, after] = [index[from], index[to]];
  if (before === undefined || after === undefined) return noFigure('INDEX_MISSING');
  return figure((amount * requirePositive('index', after)) / requirePositive('index', before));
}

/** What a value for one country becomes in another. */
export interface ValueTransfer {
  /** Gross domestic product per person of the country that the value goes to, over that of the one it comes from, both at purchasing power. */
  readonly incomeRatio: number;
  /** 0.8 to 1.0 is usual; 0 leaves the value as it is. */
  readonly incomeElasticity: number;
}

/**
 * Value transfer: value · (income there / income here)^elasticity.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 * Source: Wijnen et al. 2017, Crash cost estimates for European countries (SafetyCube deliverable 3.2).
 */
export function transferValue(value: number, { incomeRatio, incomeElasticity }: ValueTransfer): number {
  return requireFinite('value', value) * requirePositive('incomeRatio', incomeRatio) ** requireFinite('incomeElasticity', incomeElasticity);
}
