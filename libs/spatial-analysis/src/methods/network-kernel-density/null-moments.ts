import type { PlacedPieces } from './event-placement.ts';
import type { KernelSpreads } from './kernel-spreads.ts';

/** Mean and variance of the density at each lixel when the placement alone decides. */
export interface NullMoments {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/**
 * Both follow from the spreads without simulation: events are placed independently of each other, so means and variances add up.
 * @param observed lixel of each event, which tells its stratum
 */
export function nullMoments(spreads: KernelSpreads, pieces: PlacedPieces, observed: Int32Array, weights: Float64Array): NullMoments {
  const lixels = pieces.stratum.length;
  const [mean, variance] = [new Float64Array(lixels), new Float64Array(lixels)];
  const [first, second] = [new Float64Array(lixels), new Float64Array(lixels)];
  for (const [stratum, { pieces: own }] of pieces.strata.entries()) {
    let [weight, squares] = [0, 0];
    for (const [i, lixel] of observed.entries()) {
      if (pieces.stratum[lixel] !== stratum) continue;
      weight += weights[i]!;
      squares += weights[i]! ** 2;
    }
    if (squares === 0) continue;
    first.fill(0);
    second.fill(0);
    for (const piece of own) addExpected(spreads, piece, pieces.probability[piece]!, first, second);
    for (let lixel = 0; lixel < lixels; lixel += 1) {
      mean[lixel]! += weight * first[lixel]!;
      variance[lixel]! += squares * Math.max(0, second[lixel]! - first[lixel]! ** 2);
    }
  }
  return { mean, variance };
}

function addExpected(
  { first: begin, target, density }: KernelSpreads,
  piece: number,
  probability: number,
  first: Float64Array,
  second: Float64Array,
): void {
  for (let entry = begin[piece]!; entry < begin[piece + 1]!; entry += 1) {
    const at = target[entry]!;
    first[at]! += probability * density[entry]!;
    second[at]! += probability * density[entry]! ** 2;
  }
}

/**
 * How much a density above its mean speaks against the placement: the logarithm of the Poisson likelihood ratio, where densities are counted in units
 * of variance over mean, which is what one event near by gives. A difference alone would hear busy roads only, a difference in standard deviations
 * quiet ones, where a single event is many of them. Any such measure gives valid p-values by simulation; this one decides what is found first.
 * @returns 0 at the mean and below, and where no event can reach
 */
export function localEvidence(density: number, { mean, variance }: NullMoments, lixel: number): number {
  const [expected, spread] = [mean[lixel]!, variance[lixel]!];
  if (!(density > expected && expected > 0 && spread > 0)) return 0;
  return (density * Math.log(density / expected) - (density - expected)) * (expected / spread);
}
