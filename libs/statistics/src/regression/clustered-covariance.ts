/**
 * Covariance of coefficients where rows of one group, such as the years of a site, are alike.
 * @param columns of the design, with the intercept
 * @param residuals derivative of each row's log-likelihood by the logarithm of its mean
 * @param groups of each row
 * @param inverse of the information of the coefficients, by rows
 * Source: Liang & Zeger 1986, Biometrika 73, 13-22, with the factor g / (g − 1) for g groups.
 */
export function clusteredCovariance(
  columns: readonly Float64Array[],
  residuals: Float64Array,
  groups: ArrayLike<number>,
  inverse: Float64Array,
): Float64Array {
  const p = columns.length;
  const scores = new Map<number, Float64Array>();
  for (let i = 0; i < residuals.length; i += 1) {
    const score = scores.get(groups[i]!) ?? new Float64Array(p);
    for (let j = 0; j < p; j += 1) score[j]! += residuals[i]! * columns[j]![i]!;
    scores.set(groups[i]!, score);
  }
  const covariance = new Float64Array(p * p);
  const factor = scores.size / Math.max(1, scores.size - 1);
  for (const score of scores.values()) {
    const moved = new Float64Array(p);
    for (let j = 0; j < p; j += 1) for (let k = 0; k < p; k += 1) moved[j]! += inverse[j * p + k]! * score[k]!;
    for (let j = 0; j < p; j += 1) for (let k = 0; k < p; k += 1) covariance[j * p + k]! += factor * moved[j]! * moved[k]!;
  }
  return covariance;
}
