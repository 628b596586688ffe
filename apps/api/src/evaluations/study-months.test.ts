import { describe, expect, it } from '@jest/globals';
import { formatDayNumber, getDayNumber, type Period } from '@elektron/domain';
import fc from 'fast-check';

import { layOutMonths } from './study-months.ts';

const RECORDS: Period = { start: '2013-01-01', end: '2019-01-01' };
const periodsOf = (before: Period, after: Period) => ({ beforePeriod: before, afterPeriod: after });

describe('the months of a study', () => {
  it('are whole: those in which a period begins or ends are left out', () => {
    const months = layOutMonths(
      periodsOf({ start: '2014-01-15', end: '2016-03-01' }, { start: '2016-10-01', end: '2018-06-20' }),
      RECORDS,
    )!;
    expect(months).toMatchObject({ year: 2014, month: 2, count: 25 + 7 + 20, interruption: { monthsBefore: 25, monthsBetween: 7 } });
  });

  it('end with the records, save for a quiet week', () => {
    const asked = periodsOf({ start: '2012-01-01', end: '2016-01-01' }, { start: '2017-01-01', end: '2020-01-01' });
    const lasting = (start: string, end: string) => layOutMonths(asked, { start, end })!;
    expect(lasting('2013-01-05', '2018-12-25')).toMatchObject({ year: 2013, month: 1, count: 72 });
    expect(lasting('2013-01-20', '2018-12-20')).toMatchObject({ year: 2013, month: 2, count: 70 });
  });

  it('are none where neither period holds a whole one, and of one period where the other holds none', () => {
    const short = { start: '2014-01-10', end: '2014-02-20' };
    expect(layOutMonths(periodsOf(short, { start: '2015-01-02', end: '2015-02-01' }), RECORDS)).toBeNull();
    const after = { start: '2015-01-01', end: '2016-01-01' };
    expect(layOutMonths(periodsOf(short, after), RECORDS)).toMatchObject({
      ...{ year: 2015, month: 1, count: 12 },
      interruption: { monthsBefore: 0, monthsBetween: 0 },
    });
    expect(layOutMonths(periodsOf(after, { start: '2016-02-10', end: '2016-03-20' }), RECORDS)).toMatchObject({
      ...{ year: 2015, month: 1, count: 12 },
      interruption: { monthsBefore: 12, monthsBetween: 0 },
    });
  });

  it('give an accident the month that all its days lie in, and none where they lie in several', () => {
    const months = layOutMonths(
      periodsOf({ start: '2014-01-01', end: '2016-01-01' }, { start: '2016-06-01', end: '2018-01-01' }),
      RECORDS,
    )!;
    const nameOf = (day: number): string => formatDayNumber(day).slice(0, 7);
    const names = Array.from({ length: months.count }, (_, i) => `${2014 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`);
    const day = fc.integer({ min: getDayNumber('2013-06-01'), max: getDayNumber('2018-06-01') });
    fc.assert(
      fc.property(day, fc.nat(45), (earliest, length) => {
        const latest = earliest + length;
        const same = nameOf(earliest) === nameOf(latest);
        const position = names.indexOf(nameOf(earliest));
        expect(months.positionOf(earliest, latest)).toBe(same && position >= 0 ? position : null);
        expect(months.isUnknown(earliest, latest)).toBe(!same);
      }),
    );
  });
});
