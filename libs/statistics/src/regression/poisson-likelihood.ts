import type { Design } from './design.ts';
import type { Slope } from './newton.ts';

/** The fitted mean of each site: exp(offset + columns · coefficients). */
export function meansAt({ columns, offset, sites }: Design, coefficients: Float64Array): Float64Array {
  const means = Float64Array.from(offset);
  for (const [j, column] of columns.entries()) {
    const coefficient = coefficients[j]!;
    for (let i = 0; i < sites; i += 1) means[i]! += coefficient * column[i]!;
  }
  for (let i = 0; i < sites; i += 1) means[i] = Math.exp(means[i]!);
  return means;
}

/** Adds weight · (1, x1, …)ᵀ(1, x1, …) over the sites to the upper left of a matrix. */
export function addProducts({ columns, sites }: Design, weights: Float64Array, matrix: Float64Array, size: number): void {
  for (const [j, left] of columns.entries()) {
    for (let k = 0; k <= j; k += 1) {
      const right = columns[k]!;
      let sum = 0;
      for (let i = 0; i < sites; i += 1) sum += weights[i]! * left[i]! * right[i]!;
      matrix[j * size + k]! += sum;
      if (j !== k) matrix[k * size + j]! += sum;
    }
  }
}

/** The sum over the sites of each column times something of each site. */
export function columnSums({ columns, sites }: Design, values: Float64Array): Float64Array {
  return Float64Array.from(columns, (column) => {
    let sum = 0;
    for (let i = 0; i < sites; i += 1) sum += values[i]! * column[i]!;
    return sum;
  });
}

/** Log-likelihood of Poisson counts whose mean is exp(offset + columns · coefficients). */
export function poissonSlope(design: Design, coefficients: Float64Array): Slope {
  const { counts, sites, columns, logFactorials } = design;
  const means = meansAt(design, coefficients);
  const residuals = new Float64Array(sites);
  let logLikelihood = -logFactorials;
  for (let i = 0; i < sites; i += 1) {
    const count = counts[i]!;
    const mean = means[i]!;
    residuals[i] = count - mean;
    logLikelihood += (count === 0 ? 0 : count * Math.log(mean)) - mean;
  }
  const size = columns.length;
  const information = new Float64Array(size * size);
  addProducts(design, means, information, size);
  return { logLikelihood, gradient: columnSums(design, residuals), information, expected: information };
}
