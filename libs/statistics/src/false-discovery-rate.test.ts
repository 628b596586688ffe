import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { falseDiscoveryRate } from './false-discovery-rate.ts';

/** The definition, read aloud: the smallest p n / rank among the tests that are no more significant than this one. */
function slowFalseDiscoveryRate(pValues: readonly number[]): number[] {
  const sorted = [...pValues].sort((a, b) => a - b);
  return pValues.map((p) => Math.min(...sorted.map((other, i) => (other >= p ? (other * sorted.length) / (i + 1) : Infinity))));
}

const somePValues = fc.array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.01, 0.05, 1)), { maxLength: 40 });

describe('falseDiscoveryRate', () => {
  it('rejects four hypotheses at 5 % in the example of Benjamini and Hochberg (1995, section 3.2)', () => {
    const published = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
    const adjusted = Array.from(falseDiscoveryRate(Float64Array.from(published)));
    expect(adjusted.filter((q) => q <= 0.05)).toHaveLength(4);
    expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
    expect(adjusted[14]).toBe(1);
  });

  it('equals its definition, ties included', () => {
    fc.assert(
      fc.property(somePValues, (pValues) => {
        const adjusted = Array.from(falseDiscoveryRate(Float64Array.from(pValues)));
        const slow = slowFalseDiscoveryRate(pValues);
        adjusted.forEach((q, i) => expect(q).toBeCloseTo(slow[i]!, 12));
      }),
    );
  });

  it('does not depend on the order of the tests and never undercuts p', () => {
    fc.assert(
      fc.property(somePValues, (pValues) => {
        const adjusted = Array.from(falseDiscoveryRate(Float64Array.from(pValues)));
        const reversed = Array.from(falseDiscoveryRate(Float64Array.from([...pValues].reverse()))).reverse();
        expect(reversed).toEqual(adjusted);
        adjusted.forEach((q, i) => expect(q).toBeGreaterThanOrEqual(pValues[i]!));
      }),
    );
  });

  it('after Benjamini and Yekutieli is the sum of 1, 1/2, …, 1/n times as large, and at most 1', () => {
    fc.assert(
      fc.property(somePValues, (pValues) => {
        const factor = pValues.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
        const strict = Array.from(falseDiscoveryRate(Float64Array.from(pValues), 'benjamini-yekutieli'));
        slowFalseDiscoveryRate(pValues).forEach((q, i) => expect(strict[i]).toBeCloseTo(Math.min(1, factor * q), 12));
      }),
    );
  });

  it('answers no tests with no values', () => {
    expect(falseDiscoveryRate(new Float64Array())).toHaveLength(0);
  });

  it.each([NaN, -0.01, 1.01])('refuses the p-value %p', (p) => {
    expect(() => falseDiscoveryRate(Float64Array.of(0.5, p))).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
