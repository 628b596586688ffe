import { Problem } from '@elektron/domain';

/** For independent or positively dependent tests; for any dependence, at the cost of power. */
export type DiscoveryCorrection = 'benjamini-hochberg' | 'benjamini-yekutieli';

/**
 * Adjusted p-values (q) of many tests after Benjamini and Hochberg: calling every test with q <= 0.05 significant keeps the expected
 * share of false calls among them at or below 5 %, for independent or positively dependent tests.
 * q of the i-th smallest p of n is the minimum over j >= i of p_(j) n / j; after Benjamini and Yekutieli 1 + 1/2 + … + 1/n times that, at most 1.
 * @param pValues one p-value per test, each in [0, 1]; no test may be left out, or the rate is not kept
 * @returns q at the same index as its p-value; empty for no tests
 * @throws Problem INPUT_INVALID when a p-value is not a number in [0, 1]
 * Source: Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57(1), 289-300; Benjamini & Yekutieli 2001, Annals of Statistics 29(4),
 * 1165-1188.
 */
export function falseDiscoveryRate(pValues: Float64Array, correction: DiscoveryCorrection = 'benjamini-hochberg'): Float64Array {
  const count = pValues.length;
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) {
    const p = pValues[i] as number;
    if (!(p >= 0 && p <= 1)) throw new Problem('INPUT_INVALID', { field: 'pValue', value: String(p) });
    order[i] = i;
  }
  // Equal p-values get equal q whatever their order, so ties need no rule.
  order.sort((a, b) => (pValues[a] as number) - (pValues[b] as number));
  const adjusted = new Float64Array(count);
  const factor = correction === 'benjamini-yekutieli' ? harmonicNumber(count) : 1;
  let smallest = 1;
  for (let rank = count; rank >= 1; rank -= 1) {
    const test = order[rank - 1] as number;
    // This order of operations keeps q >= p in the last bit too.
    smallest = Math.min(smallest, (pValues[test] as number) * (count / rank) * factor);
    adjusted[test] = smallest;
  }
  return adjusted;
}

function harmonicNumber(n: number): number {
  let sum = 0;
  for (let i = n; i >= 1; i -= 1) sum += 1 / i;
  return sum;
}
