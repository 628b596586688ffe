import { describe, expect, it } from '@jest/globals';
import { expandShortCount } from './expand-short-count.ts';
import { givenFactors } from './expansion-factors.ts';
import { givenHours, hourProfile, splitByDay, varianceOfHours } from './hour-profile.ts';

const ONES = Array.from({ length: 12 }, () => 1);
const WEEK = Array.from({ length: 7 }, () => 1);
/** Nothing at night, twice as much in four hours as in eight others. */
const HOURS = Array.from({ length: 24 }, (_, hour) => (hour < 8 || hour >= 20 ? 0 : hour < 12 ? 2 : 1));

describe('the hours of a day', () => {
  it('are shares that make one, each day counting the same', () => {
    const profile = hourProfile([HOURS, HOURS.map((count) => count * 100)])!;
    expect(profile.days).toBe(2);
    expect(profile.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(profile.shares[8]).toBeCloseTo(2 / 16, 12);
    // Two days alike do not vary.
    expect(varianceOfHours(profile, { startHour: 8, hours: 4 })).toBeCloseTo(0, 12);
    expect(hourProfile([HOURS])?.covariance).toBeNull();
    expect(hourProfile([HOURS.map(() => 0)])).toBeNull();
    expect(() => hourProfile([[1, 2]])).toThrow('INPUT_INVALID');
    expect(() => givenHours(HOURS.map(() => 0))).toThrow('INPUT_INVALID');
  });

  it('vary as the share of the hours that were counted varies from day to day', () => {
    const days = [0, 1, 2, 3, 4].map((k) => HOURS.map((count, hour) => (hour === 9 ? count + k : count)));
    const profile = hourProfile(days)!;
    // The slow twin: the share of the morning on each day, its variance and its mean.
    const shares = days.map((day) => day.slice(8, 12).reduce((sum, count) => sum + count, 0) / day.reduce((sum, count) => sum + count, 0));
    const mean = shares.reduce((sum, share) => sum + share, 0) / 5;
    const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / 4;
    expect(varianceOfHours(profile, { startHour: 8, hours: 4 })).toBeCloseTo(variance / mean ** 2, 12);
    expect(varianceOfHours(profile, { startHour: 0, hours: 24 })).toBe(0);
  });

  it('split a stay at midnight', () => {
    expect(splitByDay({ startHour: 22, hours: 28 })).toEqual([
      { from: 22, to: 24 },
      { from: 0, to: 24 },
      { from: 0, to: 2 },
    ]);
  });

  it('expand a count of some hours, which without them has no average', () => {
    const morning = { startDate: '2024-03-05', startHour: 8, hours: 4 } as const;
    const without = givenFactors(ONES, WEEK, 0.1);
    expect(expandShortCount(800, morning, without, 0.95)).toMatchObject({ annualAverageDailyTraffic: null, failure: 'PART_OF_A_DAY' });
    const found = expandShortCount(800, morning, { ...without, hours: givenHours(HOURS) }, 0.95);
    expect(found.annualAverageDailyTraffic).toBeCloseTo(1600, 9);
    // How hours vary was not published: no interval is made up.
    expect(found).toMatchObject({ failure: null, coefficientOfVariation: null, interval: null, days: 0 });
    const days = [0, 1, 2, 3, 4].map((k) => HOURS.map((count, hour) => (hour === 9 ? count + k : count)));
    const hours = hourProfile(days)!;
    const observed = expandShortCount(800, morning, { ...without, hours }, 0.95);
    const ofHours = varianceOfHours(hours, morning)!;
    expect(observed.coefficientOfVariation).toBeCloseTo(Math.sqrt(0.01 + ofHours), 12);
    // Hours in which nothing passes say nothing of the day.
    expect(expandShortCount(0, { ...morning, startHour: 0, hours: 2 }, { ...without, hours }, 0.95).failure).toBe('NO_FACTOR_OF_DAY');
  });
});
