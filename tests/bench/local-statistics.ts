import { getisOrdGiStar, localMoran, rowStandardized, weightsFromLists, type SpatialWeights } from '@elektron/spatial-analysis';
import { randomNegativeBinomial, seededRandom } from '@elektron/statistics';

import { bestOf, type BenchRow } from './bench-row.ts';
import { askRival, checkAlike, rowAgainst, type RivalProgram } from './rival-program.ts';

/** 300 × 300. */
const CELLS = 90_000;
const REPEATS = 5;
const SEED = 20_261_130;
const ALLOWED = 1e-8;

const RIVAL: RivalProgram = { script: 'spdep-local.R', packages: ['r-base-core', 'r-cran-spdep'] };

/** Counts in square cells, and the eight neighbours of each. @param cells a square number */
export function createCells(cells: number, seed: number): { readonly counts: Float64Array; readonly weights: SpatialWeights } {
  const random = seededRandom(seed);
  const side = Math.round(Math.sqrt(cells));
  const counts = Float64Array.from({ length: side * side }, () => randomNegativeBinomial(random, 2, 0.5));
  const lists = Array.from({ length: side * side }, (_, cell) => {
    const [row, column] = [Math.floor(cell / side), cell % side];
    const around: number[] = [];
    for (let r = Math.max(0, row - 1); r <= Math.min(side - 1, row + 1); r += 1) {
      for (let c = Math.max(0, column - 1); c <= Math.min(side - 1, column + 1); c += 1) {
        if (r !== row || c !== column) around.push(r * side + c);
      }
    }
    return around;
  });
  return { counts, weights: weightsFromLists(lists) };
}

/**
 * Gi* and local Moran's I of 90,000 cells with eight neighbours each, against spdep; the same z. Neither side is timed with making the neighbours.
 * @throws Error when the two disagree
 */
export async function benchLocalStatistics(): Promise<BenchRow[]> {
  const { counts, weights } = createCells(CELLS, SEED);
  const standardized = rowStandardized(weights);
  const asked = [
    { name: 'Getis-Ord Gi*', which: 1, work: () => getisOrdGiStar(counts, weights) },
    { name: 'Local Moran', which: 2, work: () => localMoran(counts, standardized).zScoreConditional },
  ];
  const rows: BenchRow[] = [];
  for (const { name, which, work } of asked) {
    const answer = await askRival(RIVAL, { values: counts, start: weights.start, neighbor: weights.neighbor, which: [which] }, ['z']);
    if (answer !== null) checkAlike(`${name} of cell`, work(), answer.arrays['z']!, ALLOWED);
    const oursMs = await bestOf(REPEATS, work);
    rows.push(rowAgainst(RIVAL, answer, { name, size: counts.length, oursMs }));
  }
  return rows;
}
