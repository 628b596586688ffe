import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { falseDiscoveryRate, normalTail, randomNegativeBinomial, randomPoisson, seededRandom } from '@elektron/statistics';
import { binaryWeights, rowStandardized, weightsFromLists } from '../../spatial-weights.ts';
import { exactLocalMoran, exactNeighborTails } from './exact-local-moran.ts';
import { localMoran } from './moran.ts';

/** All ways to choose so many of some values. */
function choices(values: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return values.flatMap((value, i) => choices(values.slice(i + 1), size - 1).map((rest) => [value, ...rest]));
}

const SIDE = 24;
const cells = Array.from({ length: SIDE * SIDE }, (_, cell) => cell);
const QUEEN = binaryWeights(
  SIDE * SIDE,
  cells.flatMap((cell) => {
    const steps = [1, SIDE - 1, SIDE, SIDE + 1].map((step) => cell + step);
    return steps
      .filter((other) => other < SIDE * SIDE && Math.abs((other % SIDE) - (cell % SIDE)) <= 1)
      .map((other): [number, number] => [cell, other]);
  }),
);

describe('the exact conditional null of local Moran', () => {
  it('is the share of all choices of neighbours with I as large, as small, or as far out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 8 }),
        fc.array(fc.integer({ min: 0, max: 63 }), { minLength: 3, maxLength: 8 }),
        (values, masks) => {
          const n = values.length;
          const lists = values.map((_, i) => values.map((__, j) => j).filter((j) => j !== i && (((masks[i] ?? 5) >> (j % 6)) & 1) === 1));
          const weights = weightsFromLists(lists);
          const counts = Float64Array.from(values);
          const mean = values.reduce((sum, value) => sum + value, 0) / n;
          const [greater, less, both] = (['greater', 'less', 'two-sided'] as const).map((each) => exactLocalMoran(counts, weights, each));
          for (const [i, list] of lists.entries()) {
            if (list.length === 0) {
              expect(greater![i]).toBeNaN();
              continue;
            }
            const own = values[i]! - mean;
            const iOf = (neighbors: readonly number[]): number => own * neighbors.reduce((sum, value) => sum + (value - mean), 0);
            const observed = iOf(list.map((j) => values[j]!));
            const all = choices(values.toSpliced(i, 1), list.length).map(iOf);
            const share = (holds: (value: number) => boolean): number => all.filter(holds).length / all.length;
            const [alike, unlike] = [share((value) => value >= observed - 1e-9), share((value) => value <= observed + 1e-9)];
            expect(greater![i]).toBeCloseTo(alike, 12);
            expect(less![i]).toBeCloseTo(unlike, 12);
            expect(both![i]).toBeCloseTo(Math.min(1, 2 * Math.min(alike, unlike)), 12);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('keeps the false discovery rate on noise, where the normal approximation does not', () => {
    const random = seededRandom(1);
    const maps = 40;
    let [exact, normal] = [0, 0];
    for (let map = 0; map < maps; map += 1) {
      const counts = Float64Array.from(cells, () => randomNegativeBinomial(random, 0.5, 2));
      if (falseDiscoveryRate(exactLocalMoran(counts, QUEEN, 'greater')).some((q) => q <= 0.05)) exact += 1;
      const { zScoreConditional } = localMoran(counts, rowStandardized(QUEEN));
      if (falseDiscoveryRate(zScoreConditional.map((z) => normalTail(z, 'greater'))).some((q) => q <= 0.05)) normal += 1;
    }
    // With a true rate of 5 %, more than 7 of 40 occur in under 0.1 % of repetitions.
    expect(exact).toBeLessThanOrEqual(7);
    expect(normal).toBeGreaterThan(14);
  });

  it('finds a district of three times the mean, and reports', () => {
    const random = seededRandom(2);
    const isDistrict = (cell: number): boolean => Math.abs((cell % SIDE) - 12) <= 2 && Math.abs(Math.floor(cell / SIDE) - 12) <= 2;
    const counts = Float64Array.from(cells, (cell) => randomPoisson(random, isDistrict(cell) ? 6 : 2));
    const shares: number[] = [];
    exactNeighborTails(counts, QUEEN, (share) => shares.push(share));
    const q = falseDiscoveryRate(exactLocalMoran(counts, QUEEN, 'greater'));
    const { quadrant } = localMoran(counts, rowStandardized(QUEEN));
    const found = cells.filter((cell) => q[cell]! <= 0.05 && quadrant[cell] === 'HH');
    expect(found.filter(isDistrict).length).toBeGreaterThan(8);
    expect(found.filter((cell) => !isDistrict(cell)).length).toBeLessThanOrEqual(4);
    expect(shares.every((share, i) => share >= 0 && share < 1 && (i === 0 || share > shares[i - 1]!))).toBe(true);
  });

  it('refuses rates', () => {
    expect(() => exactLocalMoran(new Float64Array(SIDE * SIDE).fill(0.5), QUEEN, 'greater')).toThrow(
      expect.objectContaining({ code: 'COUNT_NOT_WHOLE' }),
    );
  });
});
