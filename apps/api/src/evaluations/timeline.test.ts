import { describe, expect, it } from '@jest/globals';
import { formatDayNumber, getDayNumber, getPeriodDays, type Period } from '@elektron/domain';
import fc from 'fast-check';

import { parseEvaluation } from './evaluation-question.ts';
import { createTimeline, type TimelinePart } from './timeline.ts';

const DATA: Period = { start: '2014-01-01', end: '2019-01-01' };
const WORKS: Period = { start: '2016-03-01', end: '2016-10-01' };
const QUESTION = parseEvaluation(
  { beforePeriod: { start: '2014-02-01', end: '2016-01-15' }, afterPeriod: { start: '2017-01-01', end: '2018-07-01' } },
  WORKS,
);

/** The plain reading of a single day. */
function partOf(date: string): TimelinePart {
  const lies = ({ start, end }: Period): boolean => date >= start && date < end;
  if (lies(QUESTION.beforePeriod)) return 'before';
  if (lies(WORKS)) return 'works';
  return lies(QUESTION.afterPeriod) ? 'after' : 'outside';
}

const { start, end } = getPeriodDays(DATA);
const days = fc.integer({ min: start, max: end - 1 });

describe('the timeline of an evaluation', () => {
  const timeline = createTimeline(QUESTION, DATA);

  it('gives every day of the data to its year and part, and no other', () => {
    for (let day = start; day < end; day += 1) {
      const date = formatDayNumber(day);
      const segment = timeline.segmentOf(day, day);
      expect(timeline.segments[segment!]).toEqual({ year: Number(date.slice(0, 4)), part: partOf(date) });
    }
    expect(timeline.segmentOf(start - 1, start - 1)).toBeNull();
  });

  it('names each year and part once, in the order of time', () => {
    const names = timeline.segments.map(({ year, part }) => `${year} ${part}`);
    expect(new Set(names).size).toBe(names.length);
    expect(timeline.segments.map(({ year }) => year)).toEqual(timeline.segments.map(({ year }) => year).sort());
    // The outer ends of 2016 and the months between works and both periods are one row.
    expect(names).toEqual([
      '2014 outside',
      '2014 before',
      '2015 before',
      '2016 before',
      '2016 outside',
      '2016 works',
      '2017 after',
      '2018 after',
      '2018 outside',
    ]);
  });

  it('counts an accident in a period only when it certainly lies inside, and is certain or not', () => {
    fc.assert(
      fc.property(days, fc.nat(500), (earliest, length) => {
        const latest = Math.min(earliest + length, end - 1);
        const parts = new Set<TimelinePart>();
        for (let day = earliest; day <= latest; day += 1) parts.add(partOf(formatDayNumber(day)));
        const studied = [...parts].filter((part) => part === 'before' || part === 'after');
        expect(timeline.isBefore(earliest, latest)).toBe(parts.size === 1 && parts.has('before'));
        expect(timeline.isAfter(earliest, latest)).toBe(parts.size === 1 && parts.has('after'));
        expect(timeline.isOutside(earliest, latest)).toBe(studied.length === 0);
        expect(timeline.isUncertain(earliest, latest)).toBe(studied.length > 0 && parts.size > 1);
      }),
    );
  });

  it('takes whole years before from the period’s first day', () => {
    const year = (date: string): number | null => timeline.yearBeforeOf(getDayNumber(date), getDayNumber(date));
    expect(timeline.yearsBefore).toBe(1);
    expect(['2014-01-31', '2014-02-01', '2015-01-31', '2015-02-01', '2016-01-14'].map(year)).toEqual([null, 0, 0, null, null]);
    expect(timeline.yearBeforeOf(getDayNumber('2015-01-31'), getDayNumber('2015-02-01'))).toBeNull();
  });

  it('knows that 29 February has no anniversary', () => {
    const leap = parseEvaluation(
      { beforePeriod: { start: '2012-02-29', end: '2014-03-01' }, afterPeriod: { start: '2017-01-01', end: '2018-01-01' } },
      WORKS,
    );
    expect(createTimeline(leap, { start: '2012-01-01', end: '2019-01-01' }).yearsBefore).toBe(2);
  });
});
