import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { betaLowerTail, betaQuantile, betaUpperTail } from './beta.ts';
import { binomialUpperTail } from './binomial.ts';
import { fisherQuantile, fisherUpperTail } from './fisher-f.ts';
import { normalQuantile } from './normal.ts';
import { studentQuantile, studentTail } from './student-t.ts';

// Not far below one: there so much lies next to 1 that no number tells its place.
const someParameter = fc.double({ min: 0.8, max: 80, noNaN: true });
const someProbability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const relativelyClose = (given: number, wanted: number): void => expect(Math.abs(given / wanted - 1)).toBeLessThan(1e-11);

describe('the beta distribution', () => {
  it('has the tails of the binomial where its parameters are whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), someProbability, (a, b, value) => {
        expect(betaLowerTail(value, a, b)).toBeCloseTo(binomialUpperTail(a, a + b - 1, value), 12);
        expect(betaUpperTail(value, a, b)).toBeCloseTo(1 - binomialUpperTail(a, a + b - 1, value), 12);
      }),
    );
  });

  it('has quantiles that undo its tails, and mirrors when its parameters change places', () => {
    fc.assert(
      fc.property(someParameter, someParameter, someProbability, (a, b, probability) => {
        const value = betaQuantile(probability, a, b);
        expect(betaLowerTail(value, a, b)).toBeCloseTo(probability, 9);
        expect(betaQuantile(1 - probability, b, a)).toBeCloseTo(1 - value, 9);
      }),
    );
  });

  // Halving of the hypergeometric series to forty digits with mpmath.
  it.each([
    [0.025, 2.5, 7.1, 0.05176711699223659],
    [0.5, 0.3, 0.4, 0.3431703984215373],
    [0.975, 40, 200, 0.2162510874069575],
    [0.999, 1, 3, 0.9],
    [1e-6, 3, 0.5, 0.014708891379998586],
  ])('stays below its quantile at %p with %p and %p', (probability, a, b, value) => {
    relativelyClose(betaQuantile(probability, a, b), value);
  });

  it('refuses what is no share and no parameter', () => {
    expect(() => betaLowerTail(1.5, 1, 1)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => betaQuantile(0.5, 0, 1)).toThrow(expect.objectContaining({ code: 'NOT_POSITIVE' }));
  });
});

describe('Student’s t', () => {
  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 3, 3.1824463052837086],
    [0.95, 7, 1.8945786050900069],
    [0.995, 12, 3.0545395893929017],
    [0.9995, 29.5, 3.652557267558734],
    [0.6, 4, 0.27072229470759734],
    [0.999999999, 5, 98.93722520824214],
    [0.975, 1000, 1.962339080826408],
    [0.9, 0.7, 5.009947959646406],
  ])('stays below its quantile at %p with %p degrees of freedom', (probability, degrees, value) => {
    relativelyClose(studentQuantile(probability, degrees), value);
    expect(studentQuantile(1 - probability, degrees)).toBeCloseTo(-studentQuantile(probability, degrees), 6);
    relativelyClose(studentTail(value, degrees, 'greater'), 1 - probability);
  });

  it('with one degree of freedom has the closed form of Cauchy, with two that of the textbook', () => {
    for (const value of [-40, -1.3, 0, 0.2, 1, 7.5]) {
      expect(studentTail(value, 1, 'less')).toBeCloseTo(0.5 + Math.atan(value) / Math.PI, 13);
      expect(studentTail(value, 2, 'greater')).toBeCloseTo(0.5 - value / (2 * Math.sqrt(2 + value * value)), 13);
      expect(studentTail(value, 2, 'two-sided')).toBeCloseTo(2 * studentTail(Math.abs(value), 2, 'greater'), 13);
    }
  });

  it('with very many is normal', () => {
    expect(studentQuantile(0.975, 1e9)).toBeCloseTo(normalQuantile(0.975), 7);
    expect(studentQuantile(0.5, 3)).toBe(0);
  });
});

describe('Fisher’s F', () => {
  it.each([
    [0.95, 3, 10, 3.708264819046843],
    [0.95, 1, 1, 161.4476387975882],
    [0.99, 5, 2, 99.29929647786403],
    [0.5, 10, 10, 1],
    [0.001, 2, 7, 0.001000643347341453],
    [0.975, 120, 60, 1.5810341913409933],
    [0.9999, 1.5, 8.25, 39.349901804421535],
  ])('stays below its quantile at %p with %p and %p degrees of freedom', (probability, numerator, denominator, value) => {
    relativelyClose(fisherQuantile(probability, { numerator, denominator }), value);
    relativelyClose(fisherUpperTail(value, { numerator, denominator }), 1 - probability);
  });

  it('with one degree of freedom above is the square of t', () => {
    for (const degrees of [1, 4, 17.5]) {
      expect(fisherUpperTail(2.3 ** 2, { numerator: 1, denominator: degrees })).toBeCloseTo(studentTail(2.3, degrees, 'two-sided'), 13);
    }
  });

  it('turned over is F with its degrees turned over', () => {
    const value = fisherQuantile(0.9, { numerator: 4, denominator: 9 });
    expect(1 / value).toBeCloseTo(fisherQuantile(0.1, { numerator: 9, denominator: 4 }), 12);
    expect(() => fisherQuantile(0.9, { numerator: 0, denominator: 1 })).toThrow(expect.objectContaining({ code: 'NOT_POSITIVE' }));
  });
});
