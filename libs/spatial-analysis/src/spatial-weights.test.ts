import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { binaryWeights, rowStandardized, weightsFromLists, type SpatialWeights } from './spatial-weights.ts';

const UNITS = 12;
const unit = fc.nat({ max: UNITS - 1 });
const pairs = fc.array(fc.tuple(unit, unit).filter(([a, b]) => a !== b));

function neighborsOf({ start, neighbor }: SpatialWeights, i: number): number[] {
  return [...neighbor.slice(start[i], start[i + 1])];
}

describe('spatial weights', () => {
  it('of pairs go both ways, count a repeated pair once and list neighbours in order', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const weights = binaryWeights(UNITS, list);
        for (let i = 0; i < UNITS; i++) {
          const wanted = new Set(list.flatMap(([a, b]) => (a === i ? [b] : b === i ? [a] : [])));
          expect(neighborsOf(weights, i)).toEqual([...wanted].toSorted((a, b) => a - b));
        }
        expect([...weights.weight].every((weight) => weight === 1)).toBe(true);
      }),
    );
  });

  it('row-standardized sum to one per unit with neighbours', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const weights = rowStandardized(binaryWeights(UNITS, list));
        for (let i = 0; i < UNITS; i++) {
          const sum = weights.weight.slice(weights.start[i], weights.start[i + 1]).reduce((total, weight) => total + weight, 0);
          if (neighborsOf(weights, i).length > 0) expect(sum).toBeCloseTo(1, 12);
        }
        expect(weights.style).toBe('row-standardized');
      }),
    );
  });

  it.each([
    () => binaryWeights(3, [[0, 3]]),
    () => binaryWeights(3, [[1, 1]]),
    () => weightsFromLists([[1], [2]]),
    () => weightsFromLists([[0]]),
  ])('refuse a neighbour that is not there, and oneself', (build) => {
    let code = '';
    try {
      build();
    } catch (error) {
      if (isProblem(error)) code = error.code;
    }
    expect(code).toBe('INPUT_INVALID');
  });
});
