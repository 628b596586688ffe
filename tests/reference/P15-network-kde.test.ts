import { describe, expect, it } from '@jest/globals';
import {
  cutLixels,
  networkKernelDensity,
  placesOnEdges,
  type EdgeNetwork,
  type LineKernelName,
  type NetworkSplit,
} from '@elektron/spatial-analysis';
import { expectEveryNumber, readCase } from './reference-case.ts';

interface Known {
  readonly edge: string;
  readonly offset: number;
}

const theCase = readCase('P15-network-kde');
const { zero_abs: nearZero, mass_abs: nearMass, default_rel: relative } = theCase.tolerance as Readonly<Record<string, number>>;
const [nodes, edges, events] = ['nodes.csv', 'edges.csv', 'events.csv'].map((name) => theCase.readTable(name)) as [Rows, Rows, Rows];
type Rows = ReturnType<typeof theCase.readTable>;
const nodeOf = (name = ''): number => nodes.findIndex(({ node }) => node === name);
const edgeOf = (name = ''): number => edges.findIndex(({ edge }) => edge === name);
const network: EdgeNetwork = {
  nodes: nodes.length,
  startNode: edges.map(({ from }) => nodeOf(from)),
  endNode: edges.map(({ to }) => nodeOf(to)),
  lengthMeters: edges.map(({ length }) => Number(length)),
};
const placed = {
  places: placesOnEdges(
    network,
    events.map(({ edge }) => edgeOf(edge)),
    events.map(({ offset }) => Number(offset)),
  ),
  weights: Float64Array.from(events, ({ weight }) => Number(weight)),
};
const SPLITS: readonly NetworkSplit[] = ['simple', 'discontinuous', 'continuous'];

function densitiesAt(known: readonly Known[], kernel: LineKernelName, bandwidthMeters: number): object[] {
  const places = placesOnEdges(
    network,
    known.map(({ edge }) => edgeOf(edge)),
    known.map(({ offset }) => offset),
  );
  const rows = known.map(({ edge, offset }): Record<string, unknown> => ({ edge, offset }));
  for (const split of SPLITS) {
    const density = networkKernelDensity(network, placed, places, { split, kernel, bandwidthMeters });
    for (const [place, i] of places.given.entries()) rows[i]![split] = density[place];
  }
  return rows;
}

/** The events' mass, by pieces as short as those of the case. */
function massOf(split: NetworkSplit): number {
  const { places, lengthMeters } = cutLixels(network, 0.25);
  const density = networkKernelDensity(network, placed, places, { split, kernel: 'quartic', bandwidthMeters: 100 });
  return density.reduce((sum, value, i) => sum + value * lengthMeters[i]!, 0);
}

describe('P15: kernel density along a network of three roads', () => {
  it('every known number comes out', () => {
    const known = theCase.expected as unknown as Readonly<Record<string, readonly Known[]>>;
    const tables = (['epanechnikov', 'quartic', 'triangular'] as const).map((kernel) => {
      const name = `${kernel}_100`;
      return [name, densitiesAt(known[name]!, kernel, 100)];
    });
    const actual = {
      ...Object.fromEntries(tables),
      mass_over_network: {
        kernel: 'quartic',
        h: 100,
        total_weight: placed.weights.reduce((sum, weight) => sum + weight, 0),
        ...Object.fromEntries(SPLITS.map((split) => [split, massOf(split)])),
      },
    };
    const valueAt = (path: string): unknown =>
      path
        .split('.')
        .slice(1)
        .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], theCase.expected);
    const compared = expectEveryNumber(actual, theCase.expected, (path) => {
      if (path.includes('mass_over_network')) return { absolute: nearMass! };
      return valueAt(path) === 0 ? { absolute: nearZero! } : { relative: relative! };
    });
    expect(compared).toBeGreaterThan(100);
  });
});
