import { figure, noFigure, type Figure } from './economic-reasons.ts';
import { requireFinite } from '../require-number.ts';

/**
 * The rate of discount at which flows are worth nothing today. Defined here only where an outlay comes first and the flows change their sign once: then
 * there is exactly one (Descartes). For information: it does not rank alternatives of different size.
 * @param flows at the ends of years 0, 1, 2, …
 * @throws Problem INPUT_INVALID
 */
export function internalRateOfReturn(flows: readonly number[]): Figure {
  const signs = flows.map((flow) => Math.sign(requireFinite('flow', flow))).filter((sign) => sign !== 0);
  const changes = signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length;
  if (changes === 0) return noFigure('NO_SIGN_CHANGE');
  if (changes > 1) return noFigure('SEVERAL_SIGN_CHANGES');
  if (signs[0]! > 0) return noFigure('NO_OUTLAY_FIRST');
  return figure(1 / solveDiscount(flows) - 1);
}

/** Enough for all digits of a double. */
const HALVINGS = 200;

/** The discount of one year, 1 / (1 + rate), above 0: the worth of the flows is below zero before it and above zero behind it. */
function solveDiscount(flows: readonly number[]): number {
  // Horner's rule on flows without the years before the first one, which no discount changes the sign of.
  const first = flows.findIndex((flow) => flow !== 0);
  const worth = (discount: number): number => flows.slice(first).reduceRight((sum, flow) => sum * discount + flow, 0);
  let high = 1;
  while (worth(high) <= 0) high *= 2;
  let low = 0;
  for (let round = 0; round < HALVINGS; round += 1) {
    const middle = (low + high) / 2;
    if (worth(middle) <= 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
