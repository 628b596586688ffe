import { describe, expect, it } from '@jest/globals';

import { binomialLowerTail } from './binomial.ts';
import { quantileOf } from './quantile.ts';
import { judgeShortPeriod } from './short-period.ts';

const RULE = { fewestEarlier: 12, probability: 0.01 };
const year = (count: number) => Array.from({ length: 12 }, () => ({ count, days: 30 }));

describe('a period that looks short', () => {
  it('is one that the binomial law finds too small for its share of the days', () => {
    const found = judgeShortPeriod({ count: 3, days: 30 }, year(10), RULE);
    expect(found).toMatchObject({ earlier: 12, atEarlierRate: 10, looksShort: false, reason: null });
    // Of 123 events, 3 or fewer in one of 13 equal periods.
    expect(found.pValue).toBeCloseTo(binomialLowerTail(3, 123, 1 / 13), 12);
    expect(judgeShortPeriod({ count: 2, days: 30 }, year(10), RULE)).toMatchObject({ looksShort: true });
    expect(judgeShortPeriod({ count: 12, days: 30 }, year(10), RULE)).toMatchObject({ looksShort: false });
  });

  it('may have none where there are hardly any', () => {
    expect(judgeShortPeriod({ count: 0, days: 30 }, year(1), RULE)).toMatchObject({ looksShort: false });
    expect(judgeShortPeriod({ count: 0, days: 30 }, year(20), RULE)).toMatchObject({ looksShort: true });
  });

  it('is not spoken of without enough earlier ones, or where nothing happened in them', () => {
    expect(judgeShortPeriod({ count: 0, days: 30 }, year(20).slice(1), RULE)).toEqual({
      earlier: 11,
      atEarlierRate: null,
      pValue: null,
      looksShort: null,
      reason: 'TOO_FEW_EARLIER',
    });
    expect(judgeShortPeriod({ count: 0, days: 30 }, year(0), RULE)).toMatchObject({ looksShort: null, reason: 'NOTHING_EARLIER' });
  });

  it('takes the days into account: 28 of them may hold less than 31', () => {
    const [short, long] = [28, 31].map((days) => judgeShortPeriod({ count: 3, days }, year(10), RULE).pValue ?? Number.NaN);
    expect(short).toBeGreaterThan(long!);
  });

  it.each([
    [{ count: -1, days: 30 }, 'NEGATIVE_COUNT'],
    [{ count: 0.5, days: 30 }, 'COUNT_NOT_WHOLE'],
    [{ count: 1, days: 0 }, 'NOT_POSITIVE'],
  ])('is refused where it is none: %j', (period, code) => {
    expect(() => judgeShortPeriod(period, year(1), RULE)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a quantile', () => {
  it('is a value that occurred', () => {
    const values = [1, 2, 2, 5, 90];
    expect([0, 0.2, 0.5, 0.8, 0.9, 1].map((share) => quantileOf(values, share))).toEqual([1, 1, 2, 5, 90, 90]);
    expect(quantileOf([], 0.5)).toBeNull();
    expect(() => quantileOf([2, 1], 0.5)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => quantileOf([1], 1.5)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
