import { describe, expect, it } from '@jest/globals';
import { segmentWeights } from './segment-weights.ts';

describe('neighbours of segments', () => {
  it('are those that meet at a node: once, and never itself', () => {
    // A triangle 0-1-2 with a double street 0, a loop at node 2 and a segment far away.
    const network = { nodes: 5, startNode: [0, 0, 1, 2, 2, 3], endNode: [1, 1, 2, 0, 2, 4], lengthMeters: [1, 1, 1, 1, 1, 1] };
    const { start, neighbor, weight } = segmentWeights(network);
    const listOf = (segment: number): number[] => [...neighbor.subarray(start[segment], start[segment + 1])];
    expect([0, 1, 2, 3, 4, 5].map(listOf)).toEqual([[1, 2, 3], [0, 2, 3], [0, 1, 3, 4], [0, 1, 2, 4], [2, 3], []]);
    expect(weight.every((each) => each === 1)).toBe(true);
  });

  it('refuses a segment that ends nowhere', () => {
    expect(() => segmentWeights({ nodes: 1, startNode: [0], endNode: [1], lengthMeters: [1] })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });
});
