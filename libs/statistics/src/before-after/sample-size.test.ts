import { describe, expect, it } from '@jest/globals';
import { accidentsNeededBefore } from './sample-size.ts';

describe('accidentsNeededBefore', () => {
  it.each([
    [0.8, 1, 1.96, 138.2976],
    [0.9, 1, 1.96, 656.9136],
    [0.7, 0.6, 1.96, 70.71389629629627],
    [0.8, 1, 2.4866, 222.59446416],
  ])('factor %p, ratio %p, z %p takes %p accidents', (crashModificationFactor, afterToBefore, zScore, needed) => {
    expect(accidentsNeededBefore({ crashModificationFactor, afterToBefore, zScore })).toBeCloseTo(needed, 8);
  });

  it('no effect can be shown to be one', () => {
    expect(() => accidentsNeededBefore({ crashModificationFactor: 1, afterToBefore: 1, zScore: 2 })).toThrow(
      expect.objectContaining({ code: 'NOT_POSITIVE' }),
    );
  });
});
