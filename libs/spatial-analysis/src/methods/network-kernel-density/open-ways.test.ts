import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EVERY_WAY } from './follow-ways.ts';
import { cutLixels, placesOnEdges, type EdgeNetwork } from './edge-network.ts';
import { networkKernelDensity, type NetworkSplit } from './network-kernel-density.ts';
import { OpenWays } from './open-ways.ts';

describe('ways that wait', () => {
  it('come out the shortest first, none lost', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(20),
            fc.nat(1_000).map((k) => k / 1_024),
          ),
        ),
        (list) => {
          const open = new OpenWays(1e-9);
          for (const [end, distance] of list) open.arrive(end, distance, 0.25);
          const out: number[] = [];
          let share = 0;
          for (let way = open.next(); way !== undefined; way = open.next()) {
            out.push(way.distance);
            share += way.share;
          }
          expect(out).toEqual(out.toSorted((a, b) => a - b));
          expect(share).toBeCloseTo(0.25 * list.length, 9);
        },
      ),
    );
  });

  it('are one at their mean where they arrive at one end nearly together, and apart at another end or once gone', () => {
    const open = new OpenWays(0.01);
    open.arrive(3, 0.501, 0.75);
    open.arrive(3, 0.505, 0.25);
    open.arrive(4, 0.505, 0.5);
    open.arrive(3, 0.52, 0);
    expect(open.next()).toMatchObject({ end: 3, distance: expect.closeTo(0.502, 12), share: 1 });
    open.arrive(3, 0.506, 0.125);
    expect([open.next()?.share, open.next()?.share, open.next()]).toEqual([0.5, 0.125, undefined]);
  });
});

/** Six by six places some 30 m apart, each joined with its neighbours: blocks, as in a town. */
function town(): EdgeNetwork {
  const side = 6;
  const pairs = Array.from({ length: side * side }, (_, i) => i).flatMap((i) => [
    ...(i % side < side - 1 ? [[i, i + 1] as const] : []),
    ...(i + side < side * side ? [[i, i + side] as const] : []),
  ]);
  return {
    nodes: side * side,
    startNode: pairs.map(([start]) => start),
    endNode: pairs.map(([, end]) => end),
    lengthMeters: pairs.map((_, i) => 25 + ((7_919 * i) % 1_000) / 100),
  };
}

describe('ways taken together within half a metre, and left out below a ten-thousandth', () => {
  it.each<NetworkSplit>(['discontinuous', 'continuous'])('change %s densities by less than a hundredth, and keep the mass', (split) => {
    const network = town();
    const edges = [0, 17, 30, 44, 59];
    const places = placesOnEdges(network, edges, edges.map((_, i) => 5 + 4 * i)); // prettier-ignore
    const events = { places, weights: new Float64Array(edges.length).fill(1) };
    const { places: at, lengthMeters } = cutLixels(network, 10);
    const ask = (precision = EVERY_WAY) =>
      networkKernelDensity(network, events, at, { split, kernel: 'quartic', bandwidthMeters: 200, precision });
    const [exact, near] = [ask(), ask({ mergeMeters: 0.5, leastShare: 1e-4 })];
    const most = exact.reduce((highest, value) => Math.max(highest, value), 0);
    const mass = (density: Float64Array): number => density.reduce((sum, value, i) => sum + value * lengthMeters[i]!, 0);
    let worst = 0;
    for (const [i, value] of exact.entries()) if (value > most / 100) worst = Math.max(worst, Math.abs(near[i]! - value) / value);
    expect(worst).toBeGreaterThan(0);
    expect(worst).toBeLessThan(0.01);
    expect(mass(near) / mass(exact)).toBeCloseTo(1, 3);
  });
});
