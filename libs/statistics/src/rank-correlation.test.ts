import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { midRanks, rankCorrelation } from './rank-correlation.ts';

const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { minLength: 2, maxLength: 30 });

describe('the rank correlation', () => {
  it('is 1 - 6 Σd² / (n³ - n) where no values are equal', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 30 }), fc.nat(), (first, seed) => {
        const second = first.map((_, i) => (i * 7919 + seed) % 30011);
        fc.pre(new Set(second).size === second.length);
        const slowRank = (list: readonly number[], i: number): number => list.filter((value) => value <= list[i]!).length;
        const squares = first.reduce((sum, _, i) => sum + (slowRank(first, i) - slowRank(second, i)) ** 2, 0);
        const n = first.length;
        expect(rankCorrelation(first, second)).toBeCloseTo(1 - (6 * squares) / (n ** 3 - n), 9);
      }),
    );
  });

  it('is that of mid-ranks by counting, where some are equal; symmetric, and turned round with either order', () => {
    fc.assert(
      fc.property(values, (pairs) => {
        const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const counted = first.map(
          (value) => first.filter((other) => other < value).length + (first.filter((other) => other === value).length + 1) / 2,
        );
        expect([...midRanks(first)]).toEqual(counted);
        const rho = rankCorrelation(first, second);
        expect(rankCorrelation(second, first)).toEqual(rho);
        if (rho === null) expect(new Set(first).size === 1 || new Set(second).size === 1).toBe(true);
        else
          expect(
            rankCorrelation(
              first,
              second.map((value) => -value),
            ),
          ).toBeCloseTo(-rho, 9);
      }),
    );
  });

  it('is 1 for the same order, -1 for the opposite one, and nothing where there is no order', () => {
    expect([rankCorrelation([1, 5, 9], [2, 3, 80]), rankCorrelation([1, 5, 9], [3, 2, 1])]).toEqual([1, -1]);
    expect([rankCorrelation([], []), rankCorrelation([1], [4]), rankCorrelation([1, 2], [3, 3])]).toEqual([null, null, null]);
    expect(() => rankCorrelation([1], [])).toThrow('INPUT_INVALID');
  });
});
