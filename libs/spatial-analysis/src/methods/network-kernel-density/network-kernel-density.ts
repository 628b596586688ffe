import { Problem } from '@elektron/domain';
import { endsOfNodes, type EdgeNetwork, type EdgePlaces, type EndsOfNodes } from './edge-network.ts';
import { EVERY_WAY, followWays, type WaysPrecision } from './follow-ways.ts';
import { KernelSum, LINE_KERNELS, lineKernel, type LineKernelName } from './line-kernels.ts';
import { addShortestPaths } from './shortest-paths.ts';

/**
 * How a kernel goes on beyond a node of n edges. `simple`: by the shortest path, undivided, so junctions gain. `discontinuous`: to each of the
 * n − 1 other edges alike, so that an event keeps its mass. `continuous`: 2/n to each other edge and (2 − n)/n back, which keeps the mass, and makes no
 * step at the node. At the end of a road the rest is cut off.
 */
export type NetworkSplit = 'simple' | 'discontinuous' | 'continuous';

export interface NetworkKernelOptions {
  readonly split: NetworkSplit;
  readonly kernel: LineKernelName;
  readonly bandwidthMeters: number;
  /** Absent: every way is followed. */
  readonly precision?: WaysPrecision;
}

/** Events on edges, each with a weight. */
export interface NetworkEvents {
  readonly places: EdgePlaces;
  /** In the order of `places`. */
  readonly weights: Float64Array;
}

/**
 * Density of events along a network, at places of it.
 * @param look called now and then with the share done; may throw to stop
 * @returns events per metre, in the order of `at`
 * @throws Problem NOT_POSITIVE, INPUT_INVALID, TOO_MANY_WAYS
 * Source: Okabe, Satoh & Sugihara 2009, International Journal of Geographical Information Science 23, 7-32; `simple` is that of Xie & Yan 2008,
 * Computers, Environment and Urban Systems 32, 396-406.
 */
export function networkKernelDensity(
  network: EdgeNetwork,
  events: NetworkEvents,
  at: EdgePlaces,
  options: NetworkKernelOptions,
  look: (fraction: number) => void = () => undefined,
): Float64Array {
  const { split, kernel, bandwidthMeters, precision = EVERY_WAY } = options;
  if (!(bandwidthMeters > 0)) throw new Problem('NOT_POSITIVE', { field: 'bandwidthMeters', value: bandwidthMeters });
  const density = new Float64Array(at.edge.length);
  const work: Work = {
    network,
    ends: endsOfNodes(network),
    events,
    at,
    density,
    coefficients: LINE_KERNELS[kernel],
    bandwidthMeters,
    precision,
  };
  for (let edge = 0; edge < network.lengthMeters.length; edge += 1) {
    if (events.places.first[edge] === events.places.first[edge + 1]) continue;
    look(edge / network.lengthMeters.length);
    if (split === 'simple') {
      addShortestPaths(work, edge);
      continue;
    }
    addOnEdge(work, edge);
    for (const end of [2 * edge, 2 * edge + 1]) addBeyond(work, end, split === 'continuous');
  }
  return density.map((value) => value / bandwidthMeters);
}

/** What one run works on. */
export interface Work {
  readonly network: EdgeNetwork;
  readonly ends: EndsOfNodes;
  readonly events: NetworkEvents;
  readonly at: EdgePlaces;
  /** What has been added so far, per bandwidth. */
  readonly density: Float64Array;
  readonly coefficients: readonly number[];
  readonly bandwidthMeters: number;
  readonly precision: WaysPrecision;
}

/** What events give to places of their own edge, along it. */
function addOnEdge({ events, at, density, coefficients, bandwidthMeters }: Work, edge: number): void {
  const { places, weights } = events;
  for (let i = places.first[edge]!; i < places.first[edge + 1]!; i += 1) {
    for (let place = at.first[edge]!; place < at.first[edge + 1]!; place += 1) {
      density[place]! += weights[i]! * lineKernel(coefficients, Math.abs(at.offset[place]! - places.offset[i]!) / bandwidthMeters);
    }
  }
}

/** All events of an edge as seen from one of its ends. */
export function eventsFrom({ network, events, coefficients, bandwidthMeters }: Work, end: number): KernelSum {
  const { places, weights } = events;
  const edge = end >> 1;
  const [from, to] = [places.first[edge]!, places.first[edge + 1]!];
  if (end % 2 === 0) {
    return new KernelSum(
      coefficients,
      places.offset.slice(from, to).map((offset) => offset / bandwidthMeters),
      weights.slice(from, to),
    );
  }
  const length = network.lengthMeters[edge]!;
  const distances = places.offset.slice(from, to).reverse();
  return new KernelSum(
    coefficients,
    distances.map((offset) => (length - offset) / bandwidthMeters),
    weights.slice(from, to).reverse(),
  );
}

/** What the events of an edge give beyond one of its ends, on every way on. */
function addBeyond(work: Work, from: number, isContinuous: boolean): void {
  const sum = eventsFrom(work, from);
  followWays(work, from, sum.nearest, isContinuous, (end, distance, share) => addAlong(work, sum, end, distance, share));
}

/** What passes onto an edge at one of its ends, given to its places. */
function addAlong({ network, at, density, bandwidthMeters }: Work, sum: KernelSum, end: number, distance: number, share: number): void {
  const edge = end >> 1;
  const length = network.lengthMeters[edge]!;
  for (let place = at.first[edge]!; place < at.first[edge + 1]!; place += 1) {
    const along = end % 2 === 0 ? at.offset[place]! : length - at.offset[place]!;
    const y = distance + along / bandwidthMeters;
    if (y + sum.nearest < 1) density[place]! += share * sum.at(y);
  }
}
