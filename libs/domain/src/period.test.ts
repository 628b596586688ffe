import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  findPeriodBefore,
  yearsEarlier,
  findDayNumber,
  formatDayNumber,
  getDayNumber,
  getPeriodDays,
  weekdayOfDayNumber,
  yearsOfPeriod,
} from './period.ts';

describe('periods', () => {
  it('know which dates exist', () => {
    expect(findDayNumber(1970, 1, 1)).toBe(0);
    expect(findDayNumber(2016, 2, 29)).not.toBeNull();
    expect(findDayNumber(2015, 2, 29)).toBeNull();
    expect(findDayNumber(2015, 13, 1)).toBeNull();
    expect(findDayNumber(2015, 4, 31)).toBeNull();
    expect(() => getDayNumber('05/03/2016')).toThrow('INPUT_INVALID');
  });

  it('count days without gaps, and weekdays in turn', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 60_000 }), (day) => {
        expect(getDayNumber(formatDayNumber(day))).toBe(day);
        expect(weekdayOfDayNumber(day + 1)).toBe((weekdayOfDayNumber(day) % 7) + 1);
      }),
    );
    // 2014-08-18 was a Monday (the first record of the demo says so too).
    expect(weekdayOfDayNumber(getDayNumber('2014-08-18'))).toBe(1);
  });

  it('are compared with the same dates earlier, seasons and calendar years kept', () => {
    for (const [start, end, startBefore, endBefore] of [
      ['2017-01-01', '2018-01-01', '2016-01-01', '2017-01-01'],
      ['2016-01-01', '2018-01-01', '2014-01-01', '2016-01-01'],
      ['2017-06-01', '2017-09-01', '2016-06-01', '2016-09-01'],
      ['2016-07-01', '2018-01-01', '2014-07-01', '2016-01-01'],
      ['2016-02-29', '2016-03-01', '2015-02-28', '2015-03-01'],
    ] as const) {
      expect(findPeriodBefore({ start, end })).toEqual({ start: startBefore, end: endBefore });
    }
    expect(yearsEarlier('2016-02-29', 4)).toBe('2012-02-29');
    expect(() => findPeriodBefore({ start: '2016-01-01', end: '2016-01-01' })).toThrow('PERIOD_EMPTY');
  });

  it('are half-open, and never empty', () => {
    const year = getPeriodDays({ start: '2015-01-01', end: '2016-01-01' });
    expect(year.end - year.start).toBe(365);
    expect(() => getPeriodDays({ start: '2016-01-01', end: '2015-01-01' })).toThrow('PERIOD_EMPTY');
    expect(yearsOfPeriod({ start: '2014-01-01', end: '2018-01-01' })).toBeCloseTo(4, 2);
  });
});
