import type { PartialTime } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import { createInstantFinder } from './find-instant.ts';

function at(text: string): PartialTime {
  const [year, month, day, hour, minute] = text.split(/\D/).map(Number);
  return { year: year!, month: month!, day: day!, weekday: null, hour: hour!, minute: minute! };
}

describe('the instant of a local time', () => {
  const inAthens = createInstantFinder('Europe/Athens');

  it('is known where the clock says it once', () => {
    expect(inAthens(at('2026-01-15 08:30'))).toEqual({ kind: 'known', instant: new Date('2026-01-15T06:30:00Z') });
    expect(inAthens(at('2026-07-15 08:30'))).toEqual({ kind: 'known', instant: new Date('2026-07-15T05:30:00Z') });
    expect(inAthens(at('2026-03-29 02:59'))).toEqual({ kind: 'known', instant: new Date('2026-03-29T00:59:00Z') });
    expect(inAthens(at('2026-03-29 04:00'))).toEqual({ kind: 'known', instant: new Date('2026-03-29T01:00:00Z') });
    expect(inAthens(at('2026-10-25 02:59'))).toEqual({ kind: 'known', instant: new Date('2026-10-24T23:59:00Z') });
    expect(inAthens(at('2026-10-25 04:00'))).toEqual({ kind: 'known', instant: new Date('2026-10-25T02:00:00Z') });
  });

  it('is none in the hour that the clocks skip', () => {
    expect(inAthens(at('2026-03-29 03:30')).kind).toBe('none');
    expect(createInstantFinder('Europe/London')(at('2018-03-25 01:30')).kind).toBe('none');
  });

  it('is ambiguous in the hour that comes twice', () => {
    expect(inAthens(at('2026-10-25 03:30')).kind).toBe('ambiguous');
  });

  it('is partial where a part is unknown', () => {
    expect(inAthens({ ...at('2026-01-15 08:30'), minute: null }).kind).toBe('partial');
  });

  it('leads back to the local time, every hour of two years', () => {
    const london = createInstantFinder('Europe/London');
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });
    let odd = 0;
    for (let hour = 0; hour < 2 * 365 * 24; hour++) {
      const local = new Date(Date.UTC(2017, 0, 1, hour)).toISOString().slice(0, 16).replace('T', ' ');
      const found = london(at(local));
      if (found.kind === 'known') expect(format.format(found.instant)).toBe(local);
      else odd += 1;
    }
    // One skipped and one doubled hour a year.
    expect(odd).toBe(4);
  });
});
