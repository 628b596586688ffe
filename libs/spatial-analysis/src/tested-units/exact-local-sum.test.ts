import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactLocalSumTails } from './exact-local-sum.ts';

const maps = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 9 });

/** Sums of all choices of `size` counts. */
function everySum(counts: readonly number[], size: number): number[] {
  if (size === 0) return [0];
  return counts.flatMap((count, i) => everySum(counts.slice(i + 1), size - 1).map((sum) => sum + count));
}

describe('the exact null of a local sum', () => {
  it('is the share of all choices of cells that reach the sum', () => {
    fc.assert(
      fc.property(maps, fc.integer({ min: 1, max: 9 }), (counts, largest) => {
        const tails = exactLocalSumTails(Float64Array.from(counts), largest);
        for (let size = 1; size <= Math.min(largest, counts.length); size++) {
          const sums = everySum(counts, size);
          for (let observed = -1; observed <= Math.max(...sums) + 1; observed++) {
            expect(tails.greater(size, observed)).toBeCloseTo(sums.filter((sum) => sum >= observed).length / sums.length, 12);
            expect(tails.less(size, observed)).toBeCloseTo(sums.filter((sum) => sum <= observed).length / sums.length, 12);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps its digits in the far tail', () => {
    // Seven certain cells of 1000: one choice of C(1000, 7).
    const counts = Float64Array.from({ length: 1000 }, (_, i) => (i < 7 ? 1 : 0));
    const choices = [1, 2, 3, 4, 5, 6, 7].reduce((product, k) => (product * (1000 - k + 1)) / k, 1);
    expect(exactLocalSumTails(counts, 7).greater(7, 7) * choices).toBeCloseTo(1, 12);
  });

  it.each([
    [[1.5, 2], 'COUNT_NOT_WHOLE'],
    [[-1, 2], 'NEGATIVE_COUNT'],
  ])('refuses counts %j with %s', (counts, code) => {
    let thrown = '';
    try {
      exactLocalSumTails(Float64Array.from(counts), 2);
    } catch (error) {
      if (isProblem(error)) thrown = error.code;
    }
    expect(thrown).toBe(code);
  });
});
