/** Below this share of a diagonal element, what is left of it is rounding: its column is a combination of those before it. */
const PIVOT_SHARE = 1e-10;

/**
 * Cholesky factor of a symmetric positive definite matrix, in place of its lower triangle.
 * @param matrix size × size, by rows; only the lower triangle is read
 * @returns the lower triangular factor by rows, or the index of the first column that depends on those before it
 */
export function factorCholesky(matrix: Float64Array, size: number): Float64Array | number {
  const factor = Float64Array.from(matrix);
  for (let j = 0; j < size; j += 1) {
    let pivot = factor[j * size + j]!;
    const whole = pivot;
    for (let k = 0; k < j; k += 1) pivot -= factor[j * size + k]! ** 2;
    if (!(pivot > PIVOT_SHARE * whole)) return j;
    const root = Math.sqrt(pivot);
    factor[j * size + j] = root;
    for (let i = j + 1; i < size; i += 1) {
      let rest = factor[i * size + j]!;
      for (let k = 0; k < j; k += 1) rest -= factor[i * size + k]! * factor[j * size + k]!;
      factor[i * size + j] = rest / root;
    }
  }
  return factor;
}

/** Solves factor · factorᵀ · x = right. */
export function solveCholesky(factor: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) x[i]! -= factor[i * size + k]! * x[k]!;
    x[i]! /= factor[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < size; k += 1) x[i]! -= factor[k * size + i]! * x[k]!;
    x[i]! /= factor[i * size + i]!;
  }
  return x;
}

/** @returns the inverse of the matrix of which this is the factor, by rows */
export function invertCholesky(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j += 1) {
    const unit = new Float64Array(size);
    unit[j] = 1;
    inverse.set(solveCholesky(factor, unit), j * size);
  }
  return inverse;
}
