/**
 * One-dimensional kernels of unit mass on [-1, 1] by their coefficients: K(u) = Σ c[p] uᵖ for 0 ≤ u < 1, else 0.
 * Source: Silverman 1986, Density Estimation for Statistics and Data Analysis, ch. 3 (table of kernels). The constant 3/π that is sometimes printed
 * for the quartic kernel is that of the plane.
 */
export const LINE_KERNELS = {
  quartic: [15 / 16, 0, -15 / 8, 0, 15 / 16],
  epanechnikov: [3 / 4, 0, -3 / 4],
  triangular: [1, -1],
} as const satisfies Readonly<Record<string, readonly number[]>>;

export type LineKernelName = keyof typeof LINE_KERNELS;

/** @param u zero or more */
export function lineKernel(coefficients: readonly number[], u: number): number {
  if (u >= 1) return 0;
  let value = 0;
  for (let p = coefficients.length - 1; p >= 0; p -= 1) value = value * u + coefficients[p]!;
  return value;
}

/**
 * Sums of a kernel over many events at once. With distances b₁ ≤ b₂ ≤ … (in bandwidths) the sum of w·K(b + y) over those with b + y < 1 follows from
 * how many there are and from the sums of w, wb, wb², …: so it takes as long for a thousand events as for one.
 */
export class KernelSum {
  readonly #coefficients: readonly number[];
  readonly #distances: Float64Array;
  /** Power `p` of the first `n` events at n · powers + p. */
  readonly #moments: Float64Array;
  readonly #powers: number;

  /** @param distances ascending, in bandwidths */
  constructor(coefficients: readonly number[], distances: Float64Array, weights: Float64Array) {
    this.#coefficients = coefficients;
    this.#distances = distances;
    this.#powers = coefficients.length;
    this.#moments = new Float64Array((distances.length + 1) * this.#powers);
    for (const [n, distance] of distances.entries()) {
      let term = weights[n]!;
      for (let p = 0; p < this.#powers; p += 1) {
        this.#moments[(n + 1) * this.#powers + p] = this.#moments[n * this.#powers + p]! + term;
        term *= distance;
      }
    }
  }

  /** Distance of the nearest event. */
  get nearest(): number {
    return this.#distances[0] ?? Infinity;
  }

  /** The sum at a distance `y` beyond what the events are measured to. */
  at(y: number): number {
    const events = this.#within(1 - y);
    if (events === 0) return 0;
    const at = events * this.#powers;
    let sum = 0;
    for (let p = 0; p < this.#powers; p += 1) {
      const coefficient = this.#coefficients[p]!;
      if (coefficient === 0) continue;
      // (b + y)ᵖ by the binomial theorem.
      let [binomial, power] = [1, 1];
      for (let j = p; j >= 0; j -= 1) {
        sum += coefficient * binomial * power * this.#moments[at + j]!;
        power *= y;
        binomial = (binomial * j) / (p - j + 1);
      }
    }
    return sum;
  }

  /** How many distances lie below a limit. */
  #within(limit: number): number {
    let [low, high] = [0, this.#distances.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#distances[middle]! < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
