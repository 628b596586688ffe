import { networkKernelDensity, placesOnEdges, type EdgeNetwork, type EdgePlaces, type NetworkSplit } from '@elektron/spatial-analysis';
import { randomInteger, seededRandom } from '@elektron/statistics';

import { bestOf, type BenchRow } from './bench-row.ts';
import { askRival, checkAlike, rowAgainst, type RivalProgram } from './rival-program.ts';

/** The rival takes many seconds for so many. */
const EVENTS = 1_000;
const EVENTS_PER_EDGE = 0.5;
const BLOCK_METERS = 100;
const BANDWIDTH_METERS = 150;
const REPEATS = 5;
const SEED = 20_261_130;
/** The rival leaves out ways whose weight has fallen below 1e-9. */
const ALLOWED = 1e-6;

const RIVAL: RivalProgram = { script: 'spatstat-network.R', packages: ['r-base-core', 'r-cran-spatstat.linnet'] };

interface StreetGrid {
  readonly network: EdgeNetwork;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly events: EdgePlaces;
}

/** A town of square blocks with events anywhere along its streets. */
export function createStreetGrid(events: number, seed: number): StreetGrid {
  const random = seededRandom(seed);
  const side = Math.ceil(Math.sqrt(events / EVENTS_PER_EDGE / 2));
  const [startNode, endNode]: [number[], number[]] = [[], []];
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const node = row * side + column;
      for (const [other, isThere] of [
        [node + 1, column + 1 < side],
        [node + side, row + 1 < side],
      ] as const) {
        if (!isThere) continue;
        startNode.push(node);
        endNode.push(other);
      }
    }
  }
  const network = { nodes: side * side, startNode, endNode, lengthMeters: startNode.map(() => BLOCK_METERS) };
  const edges = Array.from({ length: events }, () => randomInteger(random, startNode.length));
  const places = placesOnEdges(
    network,
    edges,
    edges.map(() => random() * BLOCK_METERS),
  );
  const corners = Array.from({ length: side * side }, (_, node) => node);
  return {
    network,
    x: corners.map((node) => (node % side) * BLOCK_METERS),
    y: corners.map((node) => Math.floor(node / side) * BLOCK_METERS),
    events: places,
  };
}

export function densityAtEvents({ network, events }: StreetGrid, split: NetworkSplit): Float64Array {
  const options = { split, kernel: 'epanechnikov', bandwidthMeters: BANDWIDTH_METERS } as const;
  return networkKernelDensity(network, { places: events, weights: new Float64Array(events.edge.length).fill(1) }, events, options);
}

/**
 * Equal-split density along a network at its events, against spatstat.linnet; the same densities.
 * @throws Error when the two disagree
 */
export async function benchNetworkDensity(): Promise<BenchRow[]> {
  const grid = createStreetGrid(EVENTS, SEED);
  const { network, events, x, y } = grid;
  const rows: BenchRow[] = [];
  for (const split of ['discontinuous', 'continuous'] as const) {
    const input = {
      x,
      y,
      from: network.startNode,
      to: network.endNode,
      edge: events.edge,
      along: events.offset.map((offset) => offset / BLOCK_METERS),
      continuous: [split === 'continuous' ? 1 : 0],
      bandwidth: [BANDWIDTH_METERS],
    };
    const answer = await askRival(RIVAL, input, ['density']);
    if (answer !== null) checkAlike('density at event', densityAtEvents(grid, split), answer.arrays['density']!, ALLOWED);
    const oursMs = await bestOf(REPEATS, () => densityAtEvents(grid, split));
    rows.push(rowAgainst(RIVAL, answer, { name: `Network kernel density, equal split, ${split}`, size: EVENTS, oursMs }));
  }
  return rows;
}
