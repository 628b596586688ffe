import { Problem } from '@elektron/domain';
import { endsOfNodes, type EdgeNetwork, type EdgePlaces } from './edge-network.ts';
import { EVERY_WAY, followWays, type WaysNetwork, type WaysPrecision } from './follow-ways.ts';
import { LINE_KERNELS, lineKernel } from './line-kernels.ts';
import type { NetworkKernelOptions } from './network-kernel-density.ts';
import { distancesFrom, edgesAt } from './shortest-paths.ts';

/**
 * What one event at each place gives to all places: the density of any events on these places is a sum of such rows. Those of place `i` are the
 * entries from `first[i]` up to `first[i + 1]`, its targets ascending.
 */
export interface KernelSpreads {
  readonly first: Int32Array;
  readonly target: Int32Array;
  /** Events per metre. */
  readonly density: Float64Array;
}

/** Beyond so many entries (12 bytes each) a run takes more memory than it should: wider pieces or a narrower bandwidth are asked for. */
const MOST_ENTRIES = 60_000_000;

/**
 * The kernel of an event at every place, once for as many simulations as one likes.
 * @param look called now and then with the share done; may throw to stop
 * @throws Problem NOT_POSITIVE, INPUT_INVALID, TOO_MANY_WAYS; TOO_MANY_LIXEL_PAIRS where the spreads do not fit into memory
 */
export function kernelSpreads(
  network: EdgeNetwork,
  places: EdgePlaces,
  options: NetworkKernelOptions,
  look: (fraction: number) => void = () => undefined,
): KernelSpreads {
  if (!(options.bandwidthMeters > 0)) throw new Problem('NOT_POSITIVE', { field: 'bandwidthMeters', value: options.bandwidthMeters });
  const spreads = new Spreads(network, places, options);
  const edges = network.lengthMeters.length;
  for (let edge = 0; edge < edges; edge += 1) {
    if (places.first[edge] === places.first[edge + 1]) continue;
    look(edge / edges);
    if (options.split === 'simple') spreads.addShortest(edge);
    else spreads.addSplit(edge, options.split === 'continuous');
  }
  return spreads.finish();
}

/** Where a way enters an edge. */
interface Entry {
  readonly end: number;
  readonly distance: number;
  readonly share: number;
}

class Spreads implements WaysNetwork {
  readonly network: EdgeNetwork;
  readonly ends: ReturnType<typeof endsOfNodes>;
  readonly bandwidthMeters: number;
  readonly precision: WaysPrecision;
  readonly #places: EdgePlaces;
  readonly #coefficients: readonly number[];
  readonly #first: Int32Array;
  #target = new Int32Array(1024);
  #density = new Float64Array(1024);
  #entries = 0;
  /** The row that is being made: what each place has so far, and which places have something. */
  readonly #row: Float64Array;
  readonly #isTouched: Uint8Array;
  readonly #touched: number[] = [];

  constructor(network: EdgeNetwork, places: EdgePlaces, { kernel, bandwidthMeters, precision = EVERY_WAY }: NetworkKernelOptions) {
    this.network = network;
    this.ends = endsOfNodes(network);
    this.bandwidthMeters = bandwidthMeters;
    this.precision = precision;
    this.#places = places;
    this.#coefficients = LINE_KERNELS[kernel];
    this.#first = new Int32Array(places.edge.length + 1);
    this.#row = new Float64Array(places.edge.length);
    this.#isTouched = new Uint8Array(places.edge.length);
  }

  /** The ways from the two ends of an edge are the same for all its places. */
  addSplit(edge: number, isContinuous: boolean): void {
    const { first, offset } = this.#places;
    const [from, to] = [first[edge]!, first[edge + 1]!];
    const length = this.network.lengthMeters[edge]!;
    const h = this.bandwidthMeters;
    const entriesFrom = (end: number, nearest: number): Entry[] => {
      const entries: Entry[] = [];
      followWays(this, end, nearest / h, isContinuous, (at, distance, share) => entries.push({ end: at, distance, share }));
      return entries;
    };
    const beyondStart = entriesFrom(2 * edge, offset[from]!);
    const beyondEnd = entriesFrom(2 * edge + 1, length - offset[to - 1]!);
    for (let place = from; place < to; place += 1) {
      for (let other = from; other < to; other += 1) this.#add(other, Math.abs(offset[other]! - offset[place]!) / h, 1);
      for (const entry of beyondStart) this.#addAlong(entry, offset[place]! / h);
      for (const entry of beyondEnd) this.#addAlong(entry, (length - offset[place]!) / h);
      this.#closeRow(place);
    }
  }

  #addAlong({ end, distance, share }: Entry, before: number): void {
    if (before + distance >= 1) return;
    const edge = end >> 1;
    const { first, offset } = this.#places;
    const length = this.network.lengthMeters[edge]!;
    for (let place = first[edge]!; place < first[edge + 1]!; place += 1) {
      const along = end % 2 === 0 ? offset[place]! : length - offset[place]!;
      this.#add(place, before + distance + along / this.bandwidthMeters, share);
    }
  }

  addShortest(edge: number): void {
    const { network, bandwidthMeters } = this;
    const { first, offset } = this.#places;
    const fromStart = distancesFrom(this, network.startNode[edge]!);
    const fromEnd = distancesFrom(this, network.endNode[edge]!);
    const reached = new Set([edge, ...edgesAt(this, fromStart), ...edgesAt(this, fromEnd)]);
    const length = network.lengthMeters[edge]!;
    for (let place = first[edge]!; place < first[edge + 1]!; place += 1) {
      const at = offset[place]!;
      const to = (node: number): number => Math.min(at + (fromStart.get(node) ?? Infinity), length - at + (fromEnd.get(node) ?? Infinity));
      for (const other of reached) {
        const [start, end] = [to(network.startNode[other]!), to(network.endNode[other]!)];
        for (let i = first[other]!; i < first[other + 1]!; i += 1) {
          const direct = other === edge ? Math.abs(offset[i]! - at) : Infinity;
          this.#add(i, Math.min(direct, start + offset[i]!, end + network.lengthMeters[other]! - offset[i]!) / bandwidthMeters, 1);
        }
      }
      this.#closeRow(place);
    }
  }

  /** @param u distance in bandwidths */
  #add(place: number, u: number, share: number): void {
    if (u >= 1) return;
    this.#row[place]! += share * lineKernel(this.#coefficients, u);
    if (this.#isTouched[place] === 1) return;
    this.#isTouched[place] = 1;
    this.#touched.push(place);
  }

  #closeRow(place: number): void {
    this.#reserve(this.#touched.length);
    this.#touched.sort((a, b) => a - b);
    for (const target of this.#touched) {
      this.#target[this.#entries] = target;
      this.#density[this.#entries] = this.#row[target]! / this.bandwidthMeters;
      this.#entries += 1;
      this.#row[target] = 0;
      this.#isTouched[target] = 0;
    }
    this.#touched.length = 0;
    this.#first[place + 1] = this.#entries;
  }

  #reserve(more: number): void {
    const needed = this.#entries + more;
    if (needed > MOST_ENTRIES) throw new Problem('TOO_MANY_LIXEL_PAIRS', { limit: MOST_ENTRIES });
    if (needed <= this.#target.length) return;
    const size = Math.max(needed, 2 * this.#target.length);
    const [target, density] = [new Int32Array(size), new Float64Array(size)];
    target.set(this.#target);
    density.set(this.#density);
    [this.#target, this.#density] = [target, density];
  }

  finish(): KernelSpreads {
    return { first: this.#first, target: this.#target.subarray(0, this.#entries), density: this.#density.subarray(0, this.#entries) };
  }
}
