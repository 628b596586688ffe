import { describe, expect, it } from '@jest/globals';
import { findMiddle } from './find-middle.ts';

describe('the middle of a line', () => {
  it('lies half of its length along it, and not at its middle point', () => {
    expect(findMiddle([[0, 0, 1, 0, 10, 0]])).toEqual([5, 0]);
  });

  it('is that of the longest part', () => {
    expect(
      findMiddle([
        [0, 0, 1, 0],
        [0, 10, 0, 20],
      ]),
    ).toEqual([0, 15]);
  });

  it('of a line that stands still is its place, and of none there is none', () => {
    expect(findMiddle([[3, 4, 3, 4]])).toEqual([3, 4]);
    expect(findMiddle([])).toBeNull();
  });
});
