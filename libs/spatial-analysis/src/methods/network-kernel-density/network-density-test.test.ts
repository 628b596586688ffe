import { describe, expect, it } from '@jest/globals';
import { seededRandom, type Random } from '@elektron/statistics';
import { UNWATCHED } from '../../hotspot-method.ts';
import { cutLixels, placesOnEdges, type EdgeNetwork } from './edge-network.ts';
import { placementByTraffic, placePieces, type EventPlacement } from './event-placement.ts';
import { kernelSpreads } from './kernel-spreads.ts';
import { localEvidence, nullMoments } from './null-moments.ts';
import { testNetworkDensity, type NetworkTestOptions } from './network-density-test.ts';
import { networkKernelDensity, type NetworkEvents, type NetworkSplit } from './network-kernel-density.ts';

const SPLITS: readonly NetworkSplit[] = ['simple', 'discontinuous', 'continuous'];
const OPTIONS: NetworkTestOptions = { split: 'discontinuous', kernel: 'quartic', bandwidthMeters: 120, lixelMeters: 20, permutations: 199 };

/** Streets of a small town: a ring of six with two chords, a loop, a dead end and a double street. */
const TOWN: EdgeNetwork = {
  nodes: 7,
  startNode: [0, 1, 2, 3, 4, 5, 0, 1, 2, 6, 3],
  endNode: [1, 2, 3, 4, 5, 0, 3, 4, 2, 5, 4],
  lengthMeters: [90, 70, 110, 60, 85, 95, 130, 120, 45, 66, 75],
};
const EDGES = TOWN.lengthMeters.length;
const EVERYWHERE: EventPlacement = { stratum: new Int32Array(EDGES), weight: TOWN.lengthMeters };

function eventsAt(edge: readonly number[], offset: readonly number[], weights?: readonly number[]): NetworkEvents {
  const places = placesOnEdges(TOWN, edge, offset);
  return { places, weights: Float64Array.from(places.given, (i) => weights?.[i] ?? 1) };
}

function drawEvents(random: Random, count: number): NetworkEvents {
  const edge = Array.from({ length: count }, () => Math.floor(random() * EDGES));
  return eventsAt(
    edge,
    edge.map((e) => random() * TOWN.lengthMeters[e]!),
  );
}

describe('the spread of an event at each place', () => {
  it.each(SPLITS)('%s: is the density that one event there gives', (split) => {
    const { places } = cutLixels(TOWN, 15);
    const options = { ...OPTIONS, split };
    const spreads = kernelSpreads(TOWN, places, options);
    for (let place = 0; place < places.edge.length; place += 1) {
      const one = eventsAt([places.edge[place]!], [places.offset[place]!]);
      const slow = networkKernelDensity(TOWN, one, places, options);
      const row = new Float64Array(places.edge.length);
      for (let entry = spreads.first[place]!; entry < spreads.first[place + 1]!; entry += 1) {
        row[spreads.target[entry]!]! += spreads.density[entry]!;
      }
      for (const [other, value] of row.entries()) expect(value).toBeCloseTo(slow[other]!, 12);
    }
  });
});

describe('what the placement alone gives', () => {
  it('has the mean and variance of every pair of pieces, each stratum on its own, by weights of edges and of events', () => {
    const placement: EventPlacement = {
      stratum: Array.from({ length: EDGES }, (_, edge) => edge % 2),
      weight: Array.from({ length: EDGES }, (_, edge) => 1 + (edge % 3)),
    };
    const { places, lengthMeters } = cutLixels(TOWN, 40);
    const pieces = placePieces(TOWN, placement, places, lengthMeters);
    const spreads = kernelSpreads(TOWN, places, OPTIONS);
    const observed = Int32Array.from([places.first[0]!, places.first[1]!]);
    const weights = Float64Array.from([1, 2.5]);
    const { mean, variance } = nullMoments(spreads, pieces, observed, weights);
    const lixels = Array.from({ length: places.edge.length }, (_, i) => i);
    const at = (from: number, to: number): number => {
      for (let entry = spreads.first[from]!; entry < spreads.first[from + 1]!; entry += 1) {
        if (spreads.target[entry] === to) return spreads.density[entry]!;
      }
      return 0;
    };
    for (const lixel of lixels) {
      let [sum, squares, all] = [0, 0, 0];
      for (const one of lixels.filter((i) => pieces.stratum[i] === 0)) {
        for (const two of lixels.filter((i) => pieces.stratum[i] === 1)) {
          const probability = pieces.probability[one]! * pieces.probability[two]!;
          const density = at(one, lixel) + 2.5 * at(two, lixel);
          sum += probability * density;
          squares += probability * density ** 2;
          all += probability;
        }
      }
      expect(all).toBeCloseTo(1, 12);
      expect(mean[lixel]).toBeCloseTo(sum, 12);
      expect(variance[lixel]).toBeCloseTo(squares - sum ** 2, 12);
    }
  });

  it('counts events in what one event near by gives', () => {
    // Twelve where three are expected: 12 ln 4 - 9, whatever the unit of the density.
    for (const unit of [1, 0.004]) {
      const moments = { mean: Float64Array.from([3 * unit]), variance: Float64Array.from([3 * unit ** 2]) };
      expect(localEvidence(12 * unit, moments, 0)).toBeCloseTo(12 * Math.log(4) - 9, 12);
      expect(localEvidence(3 * unit, moments, 0)).toBe(0);
      expect(localEvidence(unit, moments, 0)).toBe(0);
    }
  });
});

describe('placement by traffic', () => {
  it('leaves an edge its share, however many pieces it is cut into', () => {
    const placement = { stratum: EVERYWHERE.stratum, weight: Array.from({ length: EDGES }, (_, edge) => 1 + (edge % 4)) };
    const whole = placement.weight.reduce((sum, weight) => sum + weight, 0);
    const { places, lengthMeters } = cutLixels(TOWN, 17);
    const { probability } = placePieces(TOWN, placement, places, lengthMeters);
    for (let edge = 0; edge < EDGES; edge += 1) {
      const share = probability.subarray(places.first[edge], places.first[edge + 1]).reduce((sum, each) => sum + each, 0);
      expect(share).toBeCloseTo(placement.weight[edge]! / whole, 12);
    }
  });

  it('goes by vehicle kilometres where traffic is known, else by length within a class', () => {
    const network = { nodes: 5, startNode: [0, 1, 2, 3], endNode: [1, 2, 3, 4], lengthMeters: [100, 300, 50, 150] };
    const placement = placementByTraffic(network, [2000, null, 500, 0], [9, 7, 9, 4]);
    expect([...Array.from(placement.stratum)]).toEqual([0, 1, 0, 2]);
    expect([...Array.from(placement.weight)]).toEqual([200_000, 300, 25_000, 150]);
    expect(() => placementByTraffic(network, [-1, 1, 1, 1], [0, 0, 0, 0])).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

describe('the test of a density along a network', () => {
  it('of one event has the p-values that its placements give, each weighed', () => {
    const placement = { stratum: EVERYWHERE.stratum, weight: Array.from({ length: EDGES }, (_, edge) => 1 + (edge % 4)) };
    const one = eventsAt([6], [65]);
    const result = testNetworkDensity(TOWN, one, placement, { ...OPTIONS, permutations: 4000 }, seededRandom(1), UNWATCHED);
    const { places, lengthMeters } = cutLixels(TOWN, OPTIONS.lixelMeters);
    const pieces = placePieces(TOWN, placement, places, lengthMeters);
    const spreads = kernelSpreads(TOWN, places, OPTIONS);
    for (let lixel = 0; lixel < places.edge.length; lixel += 1) {
      let probability = 0;
      for (let from = 0; from < places.edge.length; from += 1) {
        let density = 0;
        for (let entry = spreads.first[from]!; entry < spreads.first[from + 1]!; entry += 1) {
          if (spreads.target[entry] === lixel) density = spreads.density[entry]!;
        }
        if (density >= result.density[lixel]! - 1e-12) probability += pieces.probability[from]!;
      }
      // Four standard deviations of 4000 draws.
      expect(Math.abs(result.pseudoPValues[lixel]! - probability)).toBeLessThan(4 * Math.sqrt(0.25 / 4000));
    }
  });

  it('finds fifteen of sixty-five events in one place, and nothing where they lie by chance', () => {
    const random = seededRandom(2);
    const noise = drawEvents(random, 50);
    const spot = eventsAt(
      [...noise.places.edge, ...Array.from({ length: 15 }, () => 2)],
      [...noise.places.offset, ...Array.from({ length: 15 }, (_, i) => 48 + i)],
    );
    const found = testNetworkDensity(TOWN, spot, EVERYWHERE, { ...OPTIONS, bandwidthMeters: 60 }, seededRandom(3), UNWATCHED);
    expect(found.maximum.pseudoPValue).toBe(1 / 200);
    // The observed data are one of the two hundred.
    expect(Math.min(...found.pseudoPValues)).toBe(1 / 200);
    expect(found.places.edge[found.maximum.lixel]).toBe(2);
    expect(Math.abs(found.places.offset[found.maximum.lixel]! - 55)).toBeLessThan(25);
    const nothing = testNetworkDensity(TOWN, noise, EVERYWHERE, { ...OPTIONS, bandwidthMeters: 60 }, seededRandom(3), UNWATCHED);
    expect(nothing.maximum.pseudoPValue).toBeGreaterThan(0.05);
  });

  it('does not find the busy road where traffic explains its events', () => {
    const busy = eventsAt(
      Array.from({ length: 40 }, (_, i) => (i < 30 ? 6 : i % EDGES)),
      Array.from({ length: 40 }, (_, i) => (i < 30 ? 4 * i : 20)),
    );
    const traffic = Array.from({ length: EDGES }, (_, edge) => (edge === 6 ? 20_000 : 1000));
    const byTraffic = placementByTraffic(TOWN, traffic, new Int32Array(EDGES));
    const explained = testNetworkDensity(TOWN, busy, byTraffic, OPTIONS, seededRandom(4), UNWATCHED);
    const byLength = testNetworkDensity(TOWN, busy, EVERYWHERE, OPTIONS, seededRandom(4), UNWATCHED);
    expect(byLength.maximum.pseudoPValue).toBe(1 / 200);
    expect(explained.maximum.pseudoPValue).toBeGreaterThan(0.05);
  });

  it('gives the same from the same seed in whatever order the events come, and reports and stops', () => {
    const events = drawEvents(seededRandom(5), 30);
    const weights = Array.from({ length: 30 }, (_, i) => 1 + (i % 3));
    const given = (order: readonly number[]): NetworkEvents =>
      eventsAt(
        order.map((i) => events.places.edge[i]!),
        order.map((i) => events.places.offset[i]!),
        order.map((i) => weights[i]!),
      );
    const upward = Array.from({ length: 30 }, (_, i) => i);
    const shares: number[] = [];
    const control = { isCancelled: () => false, progress: (share: number) => void shares.push(share) };
    const one = testNetworkDensity(TOWN, given(upward), EVERYWHERE, OPTIONS, seededRandom(6), control);
    expect(testNetworkDensity(TOWN, given(upward.toReversed()), EVERYWHERE, OPTIONS, seededRandom(6), UNWATCHED)).toEqual(one);
    expect(shares.every((share, i) => i === 0 || share >= shares[i - 1]!)).toBe(true);
    expect(shares.at(-1)).toBeCloseTo(1, 12);
    const stopped = { ...UNWATCHED, isCancelled: () => shares.length > 0 };
    expect(() => testNetworkDensity(TOWN, events, EVERYWHERE, OPTIONS, seededRandom(6), stopped)).toThrow(
      expect.objectContaining({ code: 'CANCELLED' }),
    );
  });

  it.each([
    ['no events', eventsAt([], []), EVERYWHERE, OPTIONS, 'NO_ACCIDENTS'],
    ['no placements', eventsAt([0], [1]), EVERYWHERE, { ...OPTIONS, permutations: 0 }, 'NOT_POSITIVE'],
    ['pieces of nothing', eventsAt([0], [1]), EVERYWHERE, { ...OPTIONS, lixelMeters: 0 }, 'NOT_POSITIVE'],
    ['a bandwidth of nothing', eventsAt([0], [1]), EVERYWHERE, { ...OPTIONS, bandwidthMeters: 0 }, 'NOT_POSITIVE'],
    [
      'an event where none can be',
      eventsAt([0], [1]),
      { ...EVERYWHERE, weight: Array.from({ length: EDGES }, (_, e) => e) },
      OPTIONS,
      'INPUT_INVALID',
    ],
    ['a negative weight', eventsAt([0], [1]), { ...EVERYWHERE, weight: new Float64Array(EDGES).fill(-1) }, OPTIONS, 'INPUT_INVALID'],
    ['half a stratum', eventsAt([0], [1]), { ...EVERYWHERE, stratum: new Float64Array(EDGES).fill(0.5) }, OPTIONS, 'INPUT_INVALID'],
  ])('refuses %s', (_what, events, placement, options, code) => {
    expect(() => testNetworkDensity(TOWN, events, placement, options, seededRandom(7), UNWATCHED)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
