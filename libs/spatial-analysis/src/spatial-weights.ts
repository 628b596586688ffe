import { Problem } from '@elektron/domain';

/**
 * Who is whose neighbour and how much it counts. The neighbours of unit i are entries start[i] … start[i + 1] - 1 of `neighbor` and
 * `weight`, in ascending order. A unit is never its own neighbour here: statistics that include it (Gi*) add it themselves.
 */
export interface SpatialWeights {
  readonly style: 'binary' | 'row-standardized';
  readonly start: Int32Array;
  readonly neighbor: Int32Array;
  readonly weight: Float64Array;
}

/**
 * Binary weights from pairs of units; each pair is entered once and counts both ways, a repeated pair counts once.
 * @param units number of units
 * @param pairs unit indices 0 … units - 1
 * @throws Problem INPUT_INVALID
 */
export function binaryWeights(units: number, pairs: Iterable<readonly [number, number]>): SpatialWeights {
  const neighbors = Array.from({ length: units }, () => new Set<number>());
  for (const [one, other] of pairs) {
    const ofOne = neighbors[one];
    const ofOther = neighbors[other];
    if (!ofOne || !ofOther || one === other) throw new Problem('INPUT_INVALID', { field: 'pairs', value: `${one}, ${other}` });
    ofOne.add(other);
    ofOther.add(one);
  }
  return weightsFromLists(neighbors.map((set) => [...set]));
}

/**
 * Binary weights from a list of neighbours per unit, taken as they are.
 * @throws Problem INPUT_INVALID
 */
export function weightsFromLists(neighbors: readonly (readonly number[])[]): SpatialWeights {
  const start = new Int32Array(neighbors.length + 1);
  neighbors.forEach((list, unit) => (start[unit + 1] = start[unit]! + list.length));
  const neighbor = new Int32Array(start[neighbors.length]!);
  neighbors.forEach((list, unit) => {
    const bad = list.find((other) => other === unit || !Number.isInteger(other) || other < 0 || other >= neighbors.length);
    if (bad !== undefined) throw new Problem('INPUT_INVALID', { field: 'neighbors', value: `${unit}, ${bad}` });
    neighbor.set(
      list.toSorted((a, b) => a - b),
      start[unit],
    );
  });
  return { style: 'binary', start, neighbor, weight: new Float64Array(neighbor.length).fill(1) };
}

/** The same neighbours with weights that sum to 1 per unit; a unit without neighbours stays without. */
export function rowStandardized(weights: SpatialWeights): SpatialWeights {
  const weight = new Float64Array(weights.weight.length);
  for (let unit = 0; unit + 1 < weights.start.length; unit++) {
    const begin = weights.start[unit]!;
    const end = weights.start[unit + 1]!;
    let sum = 0;
    for (let k = begin; k < end; k++) sum += weights.weight[k]!;
    for (let k = begin; k < end; k++) weight[k] = weights.weight[k]! / sum;
  }
  return { ...weights, style: 'row-standardized', weight };
}
