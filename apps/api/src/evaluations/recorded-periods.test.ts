import { describe, expect, it } from '@jest/globals';
import { describeProblem, getDayNumber, formatDayNumber, isProblem, type Period } from '@elektron/domain';
import fc from 'fast-check';

import { requireRecordedPeriods } from './recorded-periods.ts';

const RECORDS = { start: '2014-01-01', end: '2019-01-01' };

function refusal(beforePeriod: Period, afterPeriod: Period): string | null {
  try {
    requireRecordedPeriods({ beforePeriod, afterPeriod }, RECORDS);
    return null;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return `${JSON.stringify(error.details['field'])}: ${describeProblem(error, 'en')}`;
  }
}

describe('the periods of an evaluation', () => {
  const before = { start: '2015-01-01', end: '2016-01-01' };

  it('are refused where no day of one is on record, with the first and last day that are', () => {
    const answer = refusal(before, { start: '2026-01-01', end: '2027-01-01' });
    expect(answer).toMatch(/^"afterPeriod": The period “after” lies wholly outside .* 01\/01\/2014 – 31\/12\/2018;/);
    expect(refusal({ start: '2010-01-01', end: '2014-01-01' }, before)).toMatch(/^"beforePeriod": The period “before” /);
  });

  it('are refused exactly when they share no day with the records', () => {
    const day = fc.integer({ min: getDayNumber('2012-01-01'), max: getDayNumber('2021-01-01') });
    const [first, end] = [getDayNumber(RECORDS.start), getDayNumber(RECORDS.end)];
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 800 }), (start, days) => {
        const shared = Array.from({ length: days }, (_, i) => start + i).some((each) => each >= first && each < end);
        expect(refusal(before, { start: formatDayNumber(start), end: formatDayNumber(start + days) }) === null).toBe(shared);
      }),
    );
  });
});
