import { describe, expect, it } from '@jest/globals';
import { seededRandom, type Random } from '@elektron/statistics';
import { cutLixels, placesOnEdges, type EdgeNetwork } from './edge-network.ts';
import { LINE_KERNELS, lineKernel, type LineKernelName } from './line-kernels.ts';
import { networkKernelDensity, type NetworkEvents, type NetworkSplit } from './network-kernel-density.ts';

const KERNELS = Object.keys(LINE_KERNELS) as LineKernelName[];
const SPLITS: readonly NetworkSplit[] = ['simple', 'discontinuous', 'continuous'];

/** A town of random streets: a tree, and some that close rings, double an edge or lead back to their own beginning. */
function makeTown(random: Random, nodes: number, more: number): EdgeNetwork {
  const any = (below: number): number => Math.floor(random() * below);
  const pairs = Array.from({ length: nodes - 1 }, (_, i) => [i + 1, any(i + 1)]);
  for (let i = 0; i < more; i += 1) pairs.push([any(nodes), any(nodes)]);
  return {
    nodes,
    startNode: pairs.map(([start]) => start!),
    endNode: pairs.map(([, end]) => end!),
    lengthMeters: pairs.map(() => 30 + 70 * random()),
  };
}

function makeEvents(random: Random, network: EdgeNetwork, events: number): NetworkEvents {
  const edge = Array.from({ length: events }, () => Math.floor(random() * network.lengthMeters.length));
  const places = placesOnEdges(
    network,
    edge,
    edge.map((e) => random() * network.lengthMeters[e]!),
  );
  return { places, weights: Float64Array.from({ length: events }, () => 0.5 + random()) };
}

/** Every way from one event, a step at a time, each place looked at on its own. */
function slowDensity(
  network: EdgeNetwork,
  events: NetworkEvents,
  edge: number,
  offset: number,
  split: NetworkSplit,
  kernel: LineKernelName,
  h: number,
): number {
  const endsAt = (node: number): [number, 0 | 1][] =>
    Array.from({ length: network.lengthMeters.length }, (_, e) => e).flatMap((e): [number, 0 | 1][] => [
      ...(network.startNode[e] === node ? [[e, 0] as [number, 0 | 1]] : []),
      ...(network.endNode[e] === node ? [[e, 1] as [number, 0 | 1]] : []),
    ]);
  const k = (distance: number): number => lineKernel(LINE_KERNELS[kernel], distance / h) / h;
  let total = 0;
  for (const [i, from] of events.places.edge.entries()) {
    const at = events.places.offset[i]!;
    let shortest = from === edge ? Math.abs(at - offset) : Infinity;
    let sum = from === edge ? k(shortest) : 0;
    const walk = (e: number, side: 0 | 1, distance: number, share: number): void => {
      if (distance >= h) return;
      const ends = endsAt(side === 0 ? network.startNode[e]! : network.endNode[e]!);
      if (ends.length === 1) return;
      for (const [next, nextSide] of ends) {
        const isBack = next === e && nextSide === side;
        const passes = split === 'continuous' ? (isBack ? 2 / ends.length - 1 : 2 / ends.length) : isBack ? 0 : 1 / (ends.length - 1);
        if (passes === 0) continue;
        const along = nextSide === 0 ? offset : network.lengthMeters[next]! - offset;
        if (next === edge) {
          sum += share * passes * k(distance + along);
          shortest = Math.min(shortest, distance + along);
        }
        walk(next, nextSide === 0 ? 1 : 0, distance + network.lengthMeters[next]!, share * passes);
      }
    };
    walk(from, 0, at, 1);
    walk(from, 1, network.lengthMeters[from]! - at, 1);
    total += events.weights[i]! * (split === 'simple' ? k(shortest) : sum);
  }
  return total;
}

describe('kernel density along a network', () => {
  it.each(SPLITS)('%s: is what every way from every event gives, on rings, double edges and loops', (split) => {
    const random = seededRandom(1);
    for (const kernel of KERNELS) {
      const network = makeTown(random, 9, 6);
      const events = makeEvents(random, network, 12);
      const { places } = cutLixels(network, 17);
      const density = networkKernelDensity(network, events, places, { split, kernel, bandwidthMeters: 140 });
      for (const [place, value] of density.entries()) {
        expect(value).toBeCloseTo(slowDensity(network, events, places.edge[place]!, places.offset[place]!, split, kernel, 140), 11);
      }
    }
  });

  it.each<NetworkSplit>(['discontinuous', 'continuous'])('%s: keeps the mass of events that no end of a road is near', (split) => {
    // A ring of ten with chords: every node has three ends or more.
    const ring = Array.from({ length: 10 }, (_, i) => [i, (i + 1) % 10]);
    const chords = Array.from({ length: 5 }, (_, i) => [i, i + 5]);
    const pairs = [...ring, ...chords];
    const network: EdgeNetwork = {
      nodes: 10,
      startNode: pairs.map(([a]) => a!),
      endNode: pairs.map(([, b]) => b!),
      lengthMeters: pairs.map(() => 80),
    };
    const events = makeEvents(seededRandom(2), network, 20);
    const { places, lengthMeters } = cutLixels(network, 0.5);
    const density = networkKernelDensity(network, events, places, { split, kernel: 'quartic', bandwidthMeters: 150 });
    const mass = density.reduce((sum, value, i) => sum + value * lengthMeters[i]!, 0);
    expect(mass).toBeCloseTo(
      events.weights.reduce((sum, weight) => sum + weight, 0),
      3,
    );
  });

  it('continuous: makes no step at a junction', () => {
    const network = makeTown(seededRandom(3), 8, 5);
    const events = makeEvents(seededRandom(4), network, 10);
    const ends = Array.from(network.lengthMeters).flatMap((length, edge) => [
      { edge, offset: 0, node: network.startNode[edge]! },
      { edge, offset: length, node: network.endNode[edge]! },
    ]);
    const places = placesOnEdges(
      network,
      ends.map(({ edge }) => edge),
      ends.map(({ offset }) => offset),
    );
    const density = networkKernelDensity(network, events, places, { split: 'continuous', kernel: 'quartic', bandwidthMeters: 160 });
    const byNode = new Map<number, number[]>();
    for (const [place, i] of places.given.entries()) byNode.set(ends[i]!.node, [...(byNode.get(ends[i]!.node) ?? []), density[place]!]);
    const junctions = [...byNode.values()].filter((values) => values.length > 1);
    expect(junctions.length).toBeGreaterThan(3);
    for (const values of junctions) for (const value of values) expect(value).toBeCloseTo(values[0]!, 12);
  });

  it.each([
    [
      'a bandwidth of nothing',
      () =>
        networkKernelDensity(
          makeTown(seededRandom(5), 3, 0),
          makeEvents(seededRandom(6), makeTown(seededRandom(5), 3, 0), 1),
          cutLixels(makeTown(seededRandom(5), 3, 0), 10).places,
          { split: 'simple', kernel: 'quartic', bandwidthMeters: 0 },
        ),
      'NOT_POSITIVE',
    ],
    ['pieces of nothing', () => cutLixels(makeTown(seededRandom(5), 3, 0), 0), 'NOT_POSITIVE'],
    ['an event beyond its edge', () => placesOnEdges(makeTown(seededRandom(5), 3, 0), [0], [1e6]), 'INPUT_INVALID'],
  ])('refuses %s', (_what, ask, code) => {
    expect(ask).toThrow(expect.objectContaining({ code }));
  });
});
