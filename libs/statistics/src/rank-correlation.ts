import { Problem } from '@elektron/domain';

/**
 * How far two numberings put the same things in the same order: Spearman's rank correlation, equal values sharing the mean of their ranks.
 * @param second as many values as `first`; index `i` is the same thing in both
 * @returns -1 (the opposite order) to 1 (the same order); null where it is not defined: fewer than two things, or values that are all equal
 * @throws Problem INPUT_INVALID for lists of different lengths
 * Source: Spearman 1904, American Journal of Psychology 15(1), 72-101, as the correlation of the ranks.
 */
export function rankCorrelation(first: readonly number[], second: readonly number[]): number | null {
  if (first.length !== second.length) throw new Problem('INPUT_INVALID', { field: 'second', value: second.length });
  const [a, b] = [midRanks(first), midRanks(second)];
  const mean = (first.length + 1) / 2;
  let [together, ofFirst, ofSecond] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const [x, y] = [a[i]! - mean, b[i]! - mean];
    together += x * y;
    ofFirst += x * x;
    ofSecond += y * y;
  }
  return ofFirst === 0 || ofSecond === 0 ? null : Math.min(1, Math.max(-1, together / Math.sqrt(ofFirst * ofSecond)));
}

/** The rank of each value from the smallest, 1; equal values have the mean of the ranks that they take up. */
export function midRanks(values: readonly number[]): Float64Array {
  const order = [...values.keys()].sort((i, k) => values[i]! - values[k]!);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end += 1;
    for (let k = start; k < end; k += 1) ranks[order[k]!] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}
