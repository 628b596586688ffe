import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findPeriodProblem, longestPeriods, toPeriod } from './study-periods.ts';
import { formatPoint, parseTypedPoint, type SitePoint } from './site-points.ts';
import { toYearBars } from './years-chart.tsx';

const WORKS = { start: '2016-04-01', end: '2016-10-01' };

describe('the periods of a study', () => {
  it('are all that the data hold before and after the works', () => {
    expect(longestPeriods({ start: '2014-01-01', end: '2019-01-01' }, WORKS)).toEqual({
      before: { start: '2014-01-01', end: '2016-04-01' },
      after: { start: '2016-10-01', end: '2019-01-01' },
    });
  });

  it('are absent where the data hold nothing on that side', () => {
    expect(longestPeriods({ start: '2017-01-01', end: '2019-01-01' }, WORKS)).toEqual({
      before: null,
      after: { start: '2017-01-01', end: '2019-01-01' },
    });
    expect(longestPeriods({ start: '2010-01-01', end: '2016-05-01' }, WORKS).after).toBeNull();
  });

  it('never touch the works', () => {
    const before = { start: '2014-01-01', end: '2016-04-01' };
    const after = { start: '2016-10-01', end: '2019-01-01' };
    expect(findPeriodProblem(before, after, WORKS)).toBeNull();
    expect(findPeriodProblem({ ...before, end: '2016-04-02' }, after, WORKS)).toBe('before');
    expect(findPeriodProblem(before, { ...after, start: '2016-09-30' }, WORKS)).toBe('after');
    expect(findPeriodProblem(before, null, WORKS)).toBe('incomplete');
  });

  it('contain the last day that was typed', () => {
    expect(toPeriod('2016-01-01', '2016-12-31')).toEqual({ start: '2016-01-01', end: '2017-01-01' });
    expect(toPeriod('2016-12-31', '2016-01-01')).toBeNull();
    expect(toPeriod(null, '2016-01-01')).toBeNull();
  });
});

describe('a typed place', () => {
  it('is read back from how it is written, everywhere on earth', () => {
    const degrees = (limit: number) => fc.integer({ min: -limit * 1e6, max: limit * 1e6 }).map((millionths) => millionths / 1e6);
    fc.assert(
      fc.property(degrees(180), degrees(90), (longitude, latitude) => {
        const point: SitePoint = [longitude, latitude];
        const back = parseTypedPoint(formatPoint(point));
        expect(back?.[0]).toBeCloseTo(longitude, 6);
        expect(back?.[1]).toBeCloseTo(latitude, 6);
      }),
    );
  });

  it.each([
    ['37.98, 23.72', [23.72, 37.98]],
    ['37,98; 23,72', [23.72, 37.98]],
    ['37,98 23,72', [23.72, 37.98]],
    ['37.98 23.72', [23.72, 37.98]],
    ['-33.9,151.2', [151.2, -33.9]],
  ])('may be written as "%s"', (typed, point) => {
    expect(parseTypedPoint(typed)).toEqual(point);
  });

  it.each(['', 'Λαμία', '37.98', '37.98, 23.72, 5', '91, 0', '0, 181'])('is none: "%s"', (typed) => {
    expect(parseTypedPoint(typed)).toBeNull();
  });
});

describe('the bars of the years', () => {
  it('name the part of a year that belongs to two parts of the study', () => {
    const rows = [
      { year: 2015, treated: 10, comparison: 100, part: 'before' },
      { year: 2016, treated: 3, comparison: 30, part: 'before' },
      { year: 2016, treated: 5, comparison: 50, part: 'works' },
    ];
    expect(toYearBars(rows, (part) => part).map((bar) => bar.label)).toEqual(['2015', '2016 before', '2016 works']);
  });
});
