import { Problem } from '@elektron/domain';
import type { Random } from '@elektron/statistics';
import { throwIfCancelled, type HotspotControl } from '../../hotspot-method.ts';
import { cutLixels, type EdgeNetwork, type EdgePlaces } from './edge-network.ts';
import { drawPiece, placePieces, type EventPlacement, type PlacedPieces } from './event-placement.ts';
import { kernelSpreads, type KernelSpreads } from './kernel-spreads.ts';
import { localEvidence, nullMoments, type NullMoments } from './null-moments.ts';
import type { NetworkEvents, NetworkKernelOptions } from './network-kernel-density.ts';

export interface NetworkTestOptions extends NetworkKernelOptions {
  /** Edges are cut into pieces of at most so many metres; an event counts as in the middle of its piece, observed or simulated. */
  readonly lixelMeters: number;
  /** How often all events are placed anew: 999 for p-values down to 0.001. */
  readonly permutations: number;
}

/** Index `i` is the same lixel in every array. */
export interface NetworkDensityTest {
  /** The middles of the lixels. */
  readonly places: EdgePlaces;
  readonly lengthMeters: Float64Array;
  /** Events per metre. */
  readonly density: Float64Array;
  /** Mean density if the placement alone decided, without simulation error. */
  readonly expectedDensity: Float64Array;
  /**
   * Of each lixel on its own: in what share of the placements it is at least as dense, this one counted among them. P(p ≤ a) ≤ a for a lixel picked
   * beforehand; of many lixels some are small by chance, so it is a guide and no finding.
   */
  readonly pseudoPValues: Float64Array;
  /** In what share of the placements any lixel shows at least as much evidence as this one: at 0.05 or below it holds for all lixels together. */
  readonly familyPseudoPValues: Float64Array;
  /** Of the whole map: the smallest of the latter. It is at most a in a share a of maps on which the placement alone decides. */
  readonly maximum: { readonly lixel: number; readonly pseudoPValue: number };
}

/**
 * Where events lie denser along a network than a placement of the same number explains. The maximum is taken over the evidence of each lixel
 * (localEvidence), so that busy roads and quiet ones have a say.
 * @param random for the placements: the same seed gives the same result
 * @throws Problem NO_ACCIDENTS without events; NOT_POSITIVE, INPUT_INVALID also for an event where the placement allows none; TOO_MANY_LIXELS,
 * TOO_MANY_LIXEL_PAIRS, TOO_MANY_WAYS, CANCELLED
 * Source: densities as in networkKernelDensity; p-values that count the observed data among the simulated, Davison & Hinkley 1997, Bootstrap Methods
 * and their Application, ch. 4; the maximum over all places, Westfall & Young 1993, Resampling-Based Multiple Testing.
 */
export function testNetworkDensity(
  network: EdgeNetwork,
  events: NetworkEvents,
  placement: EventPlacement,
  options: NetworkTestOptions,
  random: Random,
  control: HotspotControl,
): NetworkDensityTest {
  requireWhole('permutations', options.permutations);
  if (events.weights.length === 0) throw new Problem('NO_ACCIDENTS');
  const { places, lengthMeters } = cutLixels(network, options.lixelMeters);
  const pieces = placePieces(network, placement, places, lengthMeters);
  const observed = findLixels(network, events, places);
  requirePossible(observed, pieces);
  const spreads = kernelSpreads(network, places, options, (fraction) => {
    throwIfCancelled(control);
    control.progress(SPREADING * fraction);
  });
  const moments = nullMoments(spreads, pieces, observed, events.weights);
  const density = new Float64Array(places.edge.length);
  const densities = new Densities(spreads, events.weights);
  densities.addUp(observed, density);
  const counted = simulate({ densities, pieces, moments, observed, density }, options, random, control);
  const times = options.permutations + 1;
  const familyPseudoPValues = counted.familyReached.map((reached) => (reached + 1) / times);
  const lixel = familyPseudoPValues.indexOf(familyPseudoPValues.reduce((least, p) => Math.min(least, p), 1));
  return {
    ...{ places, lengthMeters, density, expectedDensity: moments.mean, familyPseudoPValues },
    pseudoPValues: counted.reached.map((reached) => (reached + 1) / times),
    maximum: { lixel: strongest(density, moments, familyPseudoPValues, lixel), pseudoPValue: familyPseudoPValues[lixel]! },
  };
}

/** The share of the work before the first placement, as far as a watcher is told. */
const SPREADING = 0.2;

function requireWhole(field: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value > 0)) throw new Problem('NOT_POSITIVE', { field, value: String(value) });
}

/** The lixel of each event: a place on the border of two counts to the second, at the end of its edge to the last. */
export function findLixels({ lengthMeters }: EdgeNetwork, { places }: NetworkEvents, lixels: EdgePlaces): Int32Array {
  return places.edge.map((edge, i) => {
    const [from, to] = [lixels.first[edge]!, lixels.first[edge + 1]!];
    const along = Math.floor((places.offset[i]! / lengthMeters[edge]!) * (to - from));
    return from + Math.min(along, to - from - 1);
  });
}

function requirePossible(observed: Int32Array, { probability }: PlacedPieces): void {
  const impossible = observed.find((lixel) => !(probability[lixel]! > 0));
  if (impossible !== undefined) throw new Problem('INPUT_INVALID', { field: 'placement', value: '0' });
}

/** Densities of events on lixels, one set after the other. */
class Densities {
  readonly #spreads: KernelSpreads;
  readonly #weights: Float64Array;
  readonly #mass: Float64Array;

  constructor(spreads: KernelSpreads, weights: Float64Array) {
    this.#spreads = spreads;
    this.#weights = weights;
    this.#mass = new Float64Array(spreads.first.length - 1);
  }

  /** Lixels are taken in their order, so that the same events give the same sum. */
  addUp(lixelOf: Int32Array, into: Float64Array): void {
    const { first, target, density } = this.#spreads;
    this.#mass.fill(0);
    for (let i = 0; i < lixelOf.length; i += 1) this.#mass[lixelOf[i]!]! += this.#weights[i]!;
    into.fill(0);
    for (let lixel = 0; lixel < this.#mass.length; lixel += 1) {
      const mass = this.#mass[lixel]!;
      if (mass === 0) continue;
      const end = first[lixel + 1]!;
      for (let entry = first[lixel]!; entry < end; entry += 1) into[target[entry]!]! += mass * density[entry]!;
    }
  }
}

interface Simulation {
  readonly densities: Densities;
  readonly pieces: PlacedPieces;
  readonly moments: NullMoments;
  readonly observed: Int32Array;
  readonly density: Float64Array;
}

/** Densities that differ by less are the same sum in another order. */
const ROUNDING = 1e-9;

/** How many placements reach each lixel's density, and how many have their strongest lixel at least as strong as it. */
function simulate(
  { densities, pieces, moments, observed, density }: Simulation,
  { permutations, bandwidthMeters }: NetworkTestOptions,
  random: Random,
  control: HotspotControl,
): { readonly reached: Float64Array; readonly familyReached: Float64Array } {
  const lixels = density.length;
  const limits = density.map((value) => value - ROUNDING * (Math.abs(value) + 1 / bandwidthMeters));
  const reached = new Float64Array(lixels);
  const maxima = new Float64Array(permutations);
  const placed = new Int32Array(observed.length);
  const simulated = new Float64Array(lixels);
  for (let permutation = 0; permutation < permutations; permutation += 1) {
    throwIfCancelled(control);
    for (let i = 0; i < placed.length; i += 1) placed[i] = drawPiece(pieces, pieces.stratum[observed[i]!]!, random);
    densities.addUp(placed, simulated);
    let most = 0;
    for (let lixel = 0; lixel < lixels; lixel += 1) {
      if (simulated[lixel]! >= limits[lixel]!) reached[lixel]! += 1;
      if (simulated[lixel]! > moments.mean[lixel]!) most = Math.max(most, localEvidence(simulated[lixel]!, moments, lixel));
    }
    maxima[permutation] = most;
    control.progress(SPREADING + ((1 - SPREADING) * (permutation + 1)) / permutations);
  }
  const sorted = maxima.toSorted();
  const familyReached = density.map((value, lixel) => {
    const limit = localEvidence(value, moments, lixel) * (1 - ROUNDING);
    return permutations - countBelow(sorted, limit);
  });
  return { reached, familyReached };
}

function countBelow(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of the lixels with the smallest p-value the one with the most evidence, of equal ones the first. */
function strongest(density: Float64Array, moments: NullMoments, pValues: Float64Array, first: number): number {
  let best = first;
  for (let lixel = first + 1; lixel < density.length; lixel += 1) {
    if (pValues[lixel] !== pValues[first]) continue;
    if (localEvidence(density[lixel]!, moments, lixel) > localEvidence(density[best]!, moments, best)) best = lixel;
  }
  return best;
}
