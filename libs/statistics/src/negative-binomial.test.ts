import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { negativeBinomialLogUpperTail, negativeBinomialUpperTail } from './negative-binomial.ts';
import { poissonLogUpperTail, poissonUpperTail } from './poisson.ts';

/** One less the sum of the probabilities below, term by term. */
function slowTail(count: number, mean: number, overdispersion: number): number {
  const odds = (overdispersion * mean) / (1 + overdispersion * mean);
  let term = (1 + overdispersion * mean) ** (-1 / overdispersion);
  let below = 0;
  for (let outcome = 0; outcome < count; outcome += 1) {
    below += term;
    term *= ((outcome + 1 / overdispersion) / (outcome + 1)) * odds;
  }
  return 1 - below;
}

/** The sum of the probabilities from there on, whose terms are all positive. */
function slowFarTail(count: number, mean: number, overdispersion: number): number {
  const odds = (overdispersion * mean) / (1 + overdispersion * mean);
  let term = (1 + overdispersion * mean) ** (-1 / overdispersion);
  for (let outcome = 0; outcome < count; outcome += 1) term *= ((outcome + 1 / overdispersion) / (outcome + 1)) * odds;
  let tail = 0;
  for (let outcome = count; term > tail * 1e-18; outcome += 1) {
    tail += term;
    term *= ((outcome + 1 / overdispersion) / (outcome + 1)) * odds;
  }
  return tail;
}

describe('the upper tail of the negative binomial', () => {
  it('is what the probabilities below it leave', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0.01, max: 40, noNaN: true }),
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        (count, mean, overdispersion) => {
          expect(negativeBinomialUpperTail(count, mean, overdispersion)).toBeCloseTo(slowTail(count, mean, overdispersion), 11);
        },
      ),
    );
  });

  it('keeps its digits far out, also where no number can hold it', () => {
    expect(negativeBinomialUpperTail(120, 0.8, 0.3) / slowFarTail(120, 0.8, 0.3)).toBeCloseTo(1, 11);
    const far = negativeBinomialLogUpperTail(5000, 0.01, 0.5);
    expect(Math.exp(far)).toBe(0);
    // The first term has nearly all of it: ln of (r)ₙ/n! · pⁿ(1-p)ʳ with r = 2 is ln(n + 1) + n ln p + 2 ln(1 - p).
    const p = 0.005 / 1.005;
    expect(far).toBeCloseTo(Math.log(5001) + 5000 * Math.log(p) + 2 * Math.log(1 - p) - Math.log(1 - (p * 5002) / 5001), 7);
  });

  it('without overdispersion is that of Poisson, and with little of it near that', () => {
    expect(negativeBinomialUpperTail(9, 3.1, 0)).toBeCloseTo(poissonUpperTail(9, 3.1), 14);
    expect(negativeBinomialUpperTail(9, 3.1, 1e-9)).toBeCloseTo(poissonUpperTail(9, 3.1), 9);
  });

  it('of a mean of nothing is nothing', () => {
    expect(negativeBinomialUpperTail(0, 0, 0.5)).toBe(1);
    expect(negativeBinomialUpperTail(1, 0, 0.5)).toBe(0);
    expect(negativeBinomialUpperTail(1, 0, 0)).toBe(0);
  });

  it.each([
    ['half an accident', () => negativeBinomialUpperTail(1.5, 1, 1), 'COUNT_NOT_WHOLE'],
    ['a negative mean', () => negativeBinomialUpperTail(1, -1, 1), 'INPUT_INVALID'],
    ['less variance than Poisson has', () => negativeBinomialUpperTail(1, 1, -0.1), 'INPUT_INVALID'],
  ])('refuses %s', (_what, ask, code) => {
    expect(ask).toThrow(expect.objectContaining({ code }));
  });
});

it('the logarithm of a Poisson tail goes on where the tail itself has ended', () => {
  expect(Math.exp(poissonLogUpperTail(10, 4.2))).toBeCloseTo(poissonUpperTail(10, 4.2), 14);
  expect(poissonLogUpperTail(0, 4.2)).toBe(0);
  // Sums of the series to forty digits.
  expect(poissonLogUpperTail(300, 1)).toBeCloseTo(-1415.9025221917654503, 8);
  expect(poissonLogUpperTail(2000, 1)).toBeCloseTo(-13207.523850638889981, 8);
});
