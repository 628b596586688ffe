import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalCumulative, normalQuantile, normalTail, normalUpperTail } from './normal.ts';

const someZ = fc.double({ min: -8, max: 8, noNaN: true });

describe('normal distribution', () => {
  it('gives the values of the printed tables, and of R in the far tail', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 12);
    expect(normalUpperTail(3)).toBeCloseTo(0.0013498980316301, 15);
    // R: pnorm(-10) = 7.619853e-24; 1 - normalCumulative(10) would be 0.
    expect(normalUpperTail(10) / 7.619853024160527e-24).toBeCloseTo(1, 10);
  });

  it('has two equal tails that leave nothing out', () => {
    fc.assert(
      fc.property(someZ, (z) => {
        expect(normalCumulative(z)).toBeCloseTo(normalUpperTail(-z), 14);
        expect(normalCumulative(z) + normalUpperTail(z)).toBeCloseTo(1, 14);
      }),
    );
  });

  it('counts the tail that was asked for', () => {
    fc.assert(
      fc.property(someZ, (z) => {
        expect(normalTail(z, 'greater')).toBe(normalUpperTail(z));
        expect(normalTail(z, 'less')).toBe(normalCumulative(z));
        expect(normalTail(z, 'two-sided')).toBeCloseTo(2 * Math.min(normalUpperTail(z), normalCumulative(z)), 14);
      }),
    );
    expect(normalTail(0, 'two-sided')).toBe(1);
    expect(normalTail(Infinity, 'two-sided')).toBe(0);
  });

  it('quantile undoes the distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) =>
        expect(normalCumulative(normalQuantile(p))).toBeCloseTo(p, 12),
      ),
    );
  });

  it('refuses what is no number or no probability', () => {
    expect(() => normalTail(NaN, 'greater')).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => normalQuantile(1.1)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
