import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { poissonLowerTail, poissonProbability, poissonUpperTail } from './poisson.ts';
import { poissonInterval } from './poisson-interval.ts';

describe('poissonInterval', () => {
  it.each([
    [0, 0, 3.6888794541139354],
    [1, 0.025317807984289876, 5.571643390938898],
    [4, 1.0898653736263249, 10.241588675403694],
    [10, 4.7953886961324335, 18.39035604201778],
    [37, 26.05141456710603, 50.999626141930825],
  ])('has the limits that R and scipy give for %p at 95 %', (count, lower, upper) => {
    const interval = poissonInterval(count, 0.95);
    expect(interval.lower).toBeCloseTo(lower, 10);
    expect(interval.upper).toBeCloseTo(upper, 10);
  });

  it('at each limit the tail beyond the observed count is exactly half of what is left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.double({ min: 0.5, max: 0.999, noNaN: true }), (count, level) => {
        const { lower, upper } = poissonInterval(count, level);
        expect(poissonLowerTail(count, upper)).toBeCloseTo((1 - level) / 2, 9);
        if (count > 0) expect(poissonUpperTail(count, lower)).toBeCloseTo((1 - level) / 2, 9);
        else expect(lower).toBe(0);
      }),
    );
  });

  it.each([0.3, 1, 2.5, 7, 20])('covers a mean of %p at least as often as it says (all counts enumerated)', (mean) => {
    let coverage = 0;
    for (let count = 0; count < 100; count += 1) {
      const { lower, upper } = poissonInterval(count, 0.95);
      if (lower <= mean && mean <= upper) coverage += poissonProbability(count, mean);
    }
    expect(coverage).toBeGreaterThanOrEqual(0.95);
  });

  it('refuses impossible counts and levels', () => {
    expect(() => poissonInterval(-1, 0.95)).toThrow(expect.objectContaining({ code: 'NEGATIVE_COUNT' }));
    expect(() => poissonInterval(0.5, 0.95)).toThrow(expect.objectContaining({ code: 'COUNT_NOT_WHOLE' }));
    expect(() => poissonInterval(NaN, 0.95)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => poissonInterval(1, 95)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
