import { formatDayNumber, weekdayOfDayNumber } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import { easterDaysOfMonth, orthodoxEaster } from './orthodox-easter.ts';

/** Month and day from 2000 on. Published: truecalendar.com/orthodox-easter-dates (to 2025); the later ones by python-dateutil's easter(). */
const PUBLISHED =
  '04-30 04-15 05-05 04-27 04-11 05-01 04-23 04-08 04-27 04-19 04-04 04-24 04-15 05-05 04-20 04-12 05-01 04-16 04-08 04-28 04-19 ' +
  '05-02 04-24 04-16 05-05 04-20 04-12 05-02 04-16 04-08 04-28';

describe('Orthodox Easter', () => {
  it('is the published Sunday from 2000 to 2030', () => {
    const dates = Array.from({ length: 31 }, (_, i) => formatDayNumber(orthodoxEaster(2000 + i)));
    expect(dates).toEqual(PUBLISHED.split(' ').map((date, i) => `${2000 + i}-${date}`));
  });

  it('is a Sunday in every year, and repeats with the Julian reckoning of 532 years', () => {
    for (let year = 1924; year <= 2100; year += 1) expect(weekdayOfDayNumber(orthodoxEaster(year))).toBe(7);
    // 532 Julian years are 532 × 365.25 days.
    expect(orthodoxEaster(2000 + 532) - orthodoxEaster(2000)).toBe(532 * 365.25);
  });

  it('divides its four days between two months where they lie in both', () => {
    expect([3, 4, 5, 6].map((month) => easterDaysOfMonth(2005, month))).toEqual([0, 2, 2, 0]);
    expect([3, 4, 5].map((month) => easterDaysOfMonth(2010, month))).toEqual([0, 4, 0]);
    for (let year = 1990; year < 2040; year += 1) expect(easterDaysOfMonth(year, 4) + easterDaysOfMonth(year, 5)).toBe(4);
  });

  it.each([1923, 2000.5, 4100])('refuses the year %p', (year) => {
    expect(() => orthodoxEaster(year)).toThrow(expect.objectContaining({ code: 'PARAMETER_OUT_OF_RANGE' }));
  });
});
