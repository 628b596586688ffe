import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountLook, kindOf, shownBreaks } from './area-fill.ts';

describe('the colours of areas', () => {
  it('tell a number that is not shown from none', () => {
    expect([null, 0, 5].map(kindOf)).toEqual(['hidden', 'none', 'shown']);
  });

  it('begin at the smallest number that can be shown', () => {
    expect(shownBreaks([null, 0, 5, 48], 5)).toEqual([5, 10, 20]);
    expect(shownBreaks([7, 230], 10)).toEqual([10, 20, 50, 100, 200]);
    // Of an area without a threshold between: nothing is left out at the lower end.
    expect(shownBreaks([5], 5)).toEqual([5]);
    expect(shownBreaks([null, 0], 5)).toEqual([]);
  });

  it('give each number of k and more a class, and a larger number never a lower one', () => {
    const lightness = (color: string): number => {
      const [r = 0, g = 0, b = 0] = (/\((\d+), (\d+), (\d+)\)/.exec(color) ?? []).slice(1).map(Number);
      return 0.299 * r + 0.587 * g + 0.114 * b;
    };
    const count = fc.integer({ min: 5, max: 5_000 });
    fc.assert(
      fc.property(count, count, fc.array(count, { minLength: 1 }), (a, b, others) => {
        const breaks = shownBreaks([a, b, ...others], 5);
        const [few, many] = [Math.min(a, b), Math.max(a, b)].map((each) => lightness(amountLook(each, breaks, 'light').ground));
        expect(many! <= few! + 1e-9).toBe(true);
      }),
    );
  });
});
