import { dbscan, getisOrdGiStar, localMoran, rowStandardized } from '@elektron/spatial-analysis';

import { bestOf } from './bench-row.ts';
import { createSites, fitSites } from './count-model.ts';
import { createClusteredPoints, OPTIONS } from './dbscan.ts';
import { createCells } from './local-statistics.ts';
import { createStreetGrid, densityAtEvents } from './network-density.ts';

/** What one method costs at several sizes. */
export interface Growth {
  readonly name: string;
  /** In the order of the sizes. */
  readonly milliseconds: readonly number[];
  /** Cost over n log n at the largest size, over that at the smallest: 1 where cost grows as n log n. */
  readonly perStep: number;
}

const REPEATS = 5;
const SEED = 20_261_130;

type Prepare = (size: number) => () => unknown;

/** Each at a density that stays the same: a larger town, not a fuller one. Data are made before the clock starts. */
const METHODS: readonly (readonly [name: string, prepare: Prepare])[] = [
  ['DBSCAN, points', (size) => withData(createClusteredPoints(size, SEED), (points) => dbscan(points, OPTIONS))],
  ['Negative-binomial regression, sites', (size) => withData(createSites(size, SEED), fitSites)],
  ['Getis-Ord Gi*, cells', (size) => withData(createCells(size, SEED), ({ counts, weights }) => getisOrdGiStar(counts, weights))],
  ['Local Moran, cells', (size) => withData(standardizedCells(size), ({ counts, weights }) => localMoran(counts, weights))],
  ['Network kernel density, events', (size) => withData(createStreetGrid(size, SEED), (grid) => densityAtEvents(grid, 'continuous'))],
];

const withData =
  <T>(data: T, work: (data: T) => unknown): (() => unknown) =>
  () =>
    work(data);

function standardizedCells(cells: number): ReturnType<typeof createCells> {
  const { counts, weights } = createCells(cells, SEED);
  return { counts, weights: rowStandardized(weights) };
}

/** @param sizes ascending */
export async function measureGrowth(sizes: readonly number[]): Promise<Growth[]> {
  const found: Growth[] = [];
  for (const [name, prepare] of METHODS) {
    const milliseconds: number[] = [];
    for (const size of sizes) milliseconds.push(await bestOf(REPEATS, prepare(size)));
    const costs = sizes.map((size, i) => milliseconds[i]! / (size * Math.log(size)));
    found.push({ name, milliseconds, perStep: costs.at(-1)! / costs[0]! });
  }
  return found;
}
