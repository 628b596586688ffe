import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { binomialLowerTail, binomialMinimumLikelihoodTail, binomialProbability, binomialUpperTail } from './binomial.ts';
import { chiSquareQuantile, chiSquareUpperTail } from './chi-square.ts';
import { gammaQuantile, gammaUpperTail } from './gamma.ts';
import { poissonLowerTail, poissonProbability, poissonUpperTail } from './poisson.ts';

const someMean = fc.double({ min: 0.01, max: 40, noNaN: true });
const someCount = fc.integer({ min: 0, max: 60 });

/** Products and factorials, as in a textbook. */
function slowPoisson(count: number, mean: number): number {
  let probability = Math.exp(-mean);
  for (let i = 1; i <= count; i += 1) probability *= mean / i;
  return probability;
}

function slowBinomial(successes: number, trials: number, p: number): number {
  let probability = p ** successes * (1 - p) ** (trials - successes);
  for (let i = 1; i <= successes; i += 1) probability *= (trials - successes + i) / i;
  return probability;
}

const sumUpTo = (last: number, term: (i: number) => number): number =>
  Array.from({ length: last + 1 }, (_, i) => term(i)).reduce((a, b) => a + b, 0);

describe('Poisson tails', () => {
  it('are sums of the textbook probabilities, the observed count in both', () => {
    fc.assert(
      fc.property(someCount, someMean, (count, mean) => {
        const lower = sumUpTo(count, (i) => slowPoisson(i, mean));
        expect(poissonProbability(count, mean)).toBeCloseTo(slowPoisson(count, mean), 12);
        expect(poissonLowerTail(count, mean)).toBeCloseTo(lower, 12);
        expect(poissonUpperTail(count, mean)).toBeCloseTo(1 - lower + slowPoisson(count, mean), 12);
      }),
    );
  });

  it('keep their digits far out (values of R and scipy)', () => {
    expect(poissonUpperTail(137, 24.19893) / 2.8452272641146243e-56).toBeCloseTo(1, 10);
    expect(poissonUpperTail(10, 4.2)).toBeCloseTo(0.011126988198972423, 14);
    expect(poissonUpperTail(0, 2.3)).toBe(1);
  });

  it('refuse what no count can be', () => {
    expect(() => poissonUpperTail(-1, 1)).toThrow(expect.objectContaining({ code: 'NEGATIVE_COUNT' }));
    expect(() => poissonLowerTail(1.5, 1)).toThrow(expect.objectContaining({ code: 'COUNT_NOT_WHOLE' }));
    expect(() => poissonProbability(1, NaN)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

describe('binomial tails', () => {
  const some = fc
    .record({
      trials: fc.integer({ min: 0, max: 40 }),
      p: fc.double({ min: 0, max: 1, noNaN: true }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ trials, p, share }) => ({ trials, p, successes: Math.round(share * trials) }));

  it('are sums of the textbook probabilities, the observed number in both', () => {
    fc.assert(
      fc.property(some, ({ successes, trials, p }) => {
        const lower = sumUpTo(successes, (i) => slowBinomial(i, trials, p));
        expect(binomialProbability(successes, trials, p)).toBeCloseTo(slowBinomial(successes, trials, p), 12);
        expect(binomialLowerTail(successes, trials, p)).toBeCloseTo(lower, 12);
        expect(binomialUpperTail(successes, trials, p)).toBeCloseTo(1 - lower + slowBinomial(successes, trials, p), 12);
      }),
    );
  });

  it('the two-sided p-value adds every outcome no more probable than the observed one', () => {
    fc.assert(
      fc.property(some, ({ successes, trials, p }) => {
        const limit = binomialProbability(successes, trials, p) * (1 + 1e-7);
        const slow = sumUpTo(trials, (i) => (binomialProbability(i, trials, p) <= limit ? binomialProbability(i, trials, p) : 0));
        expect(binomialMinimumLikelihoodTail(successes, trials, p)).toBeCloseTo(slow, 10);
      }),
      {
        numRuns: 500,
        examples: [[{ successes: 0, trials: 1, p: 0.5 }], [{ successes: 3, trials: 6, p: 0.5 }], [{ successes: 0, trials: 0, p: 0.5 }]],
      },
    );
  });

  it('holds where pbinom of lib-r-math.js 2.0.3 is off in the fourth digit', () => {
    expect(binomialLowerTail(0, 2, 0.112)).toBeCloseTo(0.888 ** 2, 14);
    expect(binomialUpperTail(1, 3, 0.4)).toBeCloseTo(1 - 0.6 ** 3, 14);
  });

  it('refuse more successes than trials', () => {
    expect(() => binomialLowerTail(3, 2, 0.5)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

describe('gamma and chi-square', () => {
  it('a gamma tail with whole shape is a Poisson sum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0.01, max: 30, noNaN: true }), (shape, value) => {
        expect(gammaUpperTail(value, shape, 1)).toBeCloseTo(poissonLowerTail(shape - 1, value), 12);
      }),
    );
  });

  it('quantiles undo tails, and a rate only rescales', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 50, noNaN: true }),
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (shape, rate, p) => {
          const value = gammaQuantile(p, shape, rate);
          expect(1 - gammaUpperTail(value, shape, rate)).toBeCloseTo(p, 9);
          expect(value * rate).toBeCloseTo(gammaQuantile(p, shape, 1), 9);
        },
      ),
    );
  });

  it('chi-square has the printed 5 % points and is a gamma', () => {
    expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(3.841458820694124, 10);
    expect(chiSquareQuantile(0.95, 10)).toBeCloseTo(18.307038053275146, 10);
    expect(chiSquareUpperTail(7.3, 4)).toBeCloseTo(gammaUpperTail(7.3, 2, 0.5), 12);
  });
});
