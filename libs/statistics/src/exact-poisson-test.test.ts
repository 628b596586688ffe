import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactPoissonTest } from './exact-poisson-test.ts';
import { poissonInterval } from './poisson-interval.ts';
import { poissonProbability } from './poisson.ts';

const someCount = fc.integer({ min: 0, max: 60 });
const someMean = fc.double({ min: 0.01, max: 40, noNaN: true });

/** Outcomes beyond it have no digit in any sum here. */
const MOST = 200;
const sumWhere = (mean: number, holds: (outcome: number) => boolean): number => {
  let sum = 0;
  for (let outcome = MOST; outcome >= 0; outcome -= 1) if (holds(outcome)) sum += poissonProbability(outcome, mean);
  return sum;
};

describe('the exact test of one Poisson count', () => {
  it('adds up the outcomes that its alternative names', () => {
    fc.assert(
      fc.property(someCount, someMean, (count, mean) => {
        const upper = sumWhere(mean, (outcome) => outcome >= count);
        const lower = sumWhere(mean, (outcome) => outcome <= count);
        const limit = poissonProbability(count, mean) * (1 + 1e-7);
        const rare = sumWhere(mean, (outcome) => poissonProbability(outcome, mean) <= limit);
        expect(exactPoissonTest(count, mean, 'greater', 'doubling')).toBeCloseTo(upper, 11);
        expect(exactPoissonTest(count, mean, 'less', 'doubling')).toBeCloseTo(lower, 11);
        expect(exactPoissonTest(count, mean, 'two-sided', 'doubling')).toBeCloseTo(Math.min(1, 2 * Math.min(upper, lower)), 11);
        expect(exactPoissonTest(count, mean, 'two-sided', 'minimum-likelihood')).toBeCloseTo(Math.min(1, rare), 11);
      }),
      {
        numRuns: 500,
        examples: [
          [3, 3],
          [2, 3],
          [0, 0.01],
          [0, 1],
          [1, 1],
        ],
      },
    );
  });

  it('by doubling rejects just the means that the exact interval leaves out', () => {
    for (const count of [0, 1, 7, 30]) {
      const { lower, upper } = poissonInterval(count, 0.95);
      expect(exactPoissonTest(count, upper * 1.0001, 'two-sided', 'doubling')).toBeLessThan(0.05);
      expect(exactPoissonTest(count, upper * 0.9999, 'two-sided', 'doubling')).toBeGreaterThan(0.05);
      if (count > 0) expect(exactPoissonTest(count, lower * 0.9999, 'two-sided', 'doubling')).toBeLessThan(0.05);
    }
  });

  it('of a mean of nothing allows nothing', () => {
    expect(exactPoissonTest(0, 0, 'two-sided', 'minimum-likelihood')).toBe(1);
    expect(exactPoissonTest(1, 0, 'two-sided', 'minimum-likelihood')).toBe(0);
  });

  it('refuses what no count and no mean can be', () => {
    expect(() => exactPoissonTest(1.5, 1, 'two-sided', 'minimum-likelihood')).toThrow(expect.objectContaining({ code: 'COUNT_NOT_WHOLE' }));
    expect(() => exactPoissonTest(1, -1, 'two-sided', 'minimum-likelihood')).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
