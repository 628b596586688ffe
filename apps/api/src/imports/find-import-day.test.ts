import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { findImportDay } from './find-import-day.ts';

describe('the day of an import', () => {
  it.each([
    ['2026-11-23T21:59:00Z', 'Europe/Athens', '2026-11-23'],
    ['2026-11-23T22:00:00Z', 'Europe/Athens', '2026-11-24'],
    ['2026-06-30T21:00:00Z', 'Europe/Athens', '2026-07-01'],
    ['2026-06-30T23:00:00Z', 'Europe/London', '2026-07-01'],
    ['2026-12-31T23:30:00Z', 'Europe/London', '2026-12-31'],
    ['2026-01-01T03:00:00Z', 'America/New_York', '2025-12-31'],
  ])('%s in %s is %s', (instant, timeZone, day) => {
    expect(findImportDay(new Date(instant), timeZone)).toBe(day);
  });

  it('is what a calendar of the place shows, at any time', () => {
    const zones = ['Europe/Athens', 'Europe/London', 'Asia/Kolkata', 'Pacific/Auckland', 'America/New_York'];
    const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, timeZone) => {
        const parts = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
          instant,
        );
        const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
        expect(findImportDay(instant, timeZone)).toBe(`${part('year')}-${part('month')}-${part('day')}`);
      }),
      { seed: 11 },
    );
  });
});
