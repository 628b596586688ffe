import { describe, expect, it } from '@jest/globals';

import { NATIONAL_NOTES, nationalNotesOf, OPEN_END } from './national-notes.ts';
import { getPeriodDays } from './period.ts';
import { isExpectedOf } from './recording-unit.ts';
import {
  addMonths,
  daysAfterAccident,
  daysOfMonth,
  listMonths,
  monthPeriod,
  monthStateOf,
  nextStepOf,
  parseMonth,
  type MonthCounts,
  type ReportingStep,
} from './reporting-month.ts';

const countsOf = (fingerprint: string): MonthCounts => ({
  accidents: 3,
  killed: 1,
  seriouslyInjured: 0,
  slightlyInjured: 2,
  otherCasualties: 0,
  fingerprint,
});

/** The month of March 2026, due ten days after its end. */
const stateOn = (today: string, taken: readonly (readonly [ReportingStep, string])[] = [], now = 'a') =>
  monthStateOf({
    month: '2026-03',
    dueDays: 10,
    today,
    steps: taken.map(([step, seen]) => ({ step, counts: countsOf(seen) })),
    counts: countsOf(now),
  });

describe('months', () => {
  it('follow each other over the turn of a year, and know their days', () => {
    expect(addMonths('2025-12', 1)).toBe('2026-01');
    expect(addMonths('2026-01', -13)).toBe('2024-12');
    expect(listMonths('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(listMonths('2026-02', '2026-01')).toEqual([]);
    expect(monthPeriod('2025-12')).toEqual({ start: '2025-12-01', end: '2026-01-01' });
    expect([daysOfMonth('2024-02'), daysOfMonth('2026-02')]).toEqual([29, 28]);
  });

  it.each(['2026-13', '2026-00', '2026-1', '1899-12', 'x', ''])('are none: %s', (text) => {
    expect(() => parseMonth(text)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

describe('the month of a recording unit', () => {
  it('runs until it is over, is expected then, and is late from the day after it was due', () => {
    expect(stateOn('2026-03-31')).toMatchObject({ status: 'running', daysLate: 0, dueOn: '2026-04-10' });
    expect(stateOn('2026-04-01')).toMatchObject({ status: 'expected', daysLate: 0 });
    expect(stateOn('2026-04-10')).toMatchObject({ status: 'expected', daysLate: 0 });
    expect(stateOn('2026-04-13')).toMatchObject({ status: 'expected', daysLate: 3 });
  });

  it('is late no more once somebody has said that it is there', () => {
    expect(stateOn('2026-06-01', [['received', 'a']])).toMatchObject({ status: 'received', daysLate: 0 });
  });

  it('goes from received over checked to signed off, one step at a time', () => {
    const taken: (readonly [ReportingStep, string])[] = [];
    const seen = [];
    for (let step = nextStepOf(stateOn('2026-04-05').status); step !== null; step = nextStepOf(stateOn('2026-04-05', taken).status)) {
      taken.push([step, 'a']);
      seen.push(stateOn('2026-04-05', taken).status);
    }
    expect(seen).toEqual(['received', 'checked', 'signed-off']);
    expect(nextStepOf(stateOn('2026-03-05').status)).toBeNull();
  });

  it('has to be checked again where something has changed since, though the sums may be the same', () => {
    expect(stateOn('2026-04-05', [['checked', 'a']], 'b')).toMatchObject({ status: 'received', changedSinceCheck: true });
    expect(stateOn('2026-04-05', [['received', 'a']], 'b')).toMatchObject({ status: 'received', changedSinceCheck: false });
  });

  it('is reopened by what changes after it was signed off, and closed again when that is taken back', () => {
    const signed = [['signed-off', 'a']] as const;
    expect(stateOn('2026-05-05', signed, 'b').status).toBe('reopened');
    expect(nextStepOf('reopened')).toBe('checked');
    expect(stateOn('2026-05-05', signed, 'a').status).toBe('signed-off');
    const again = [
      ['signed-off', 'a'],
      ['checked', 'b'],
      ['signed-off', 'b'],
    ] as const;
    expect(stateOn('2026-05-05', again, 'b').status).toBe('signed-off');
  });

  it('can still have a death added for 30 days after its last day', () => {
    // 31 March + 30 days is 30 April.
    expect(stateOn('2026-04-05').deathsCompleteOn).toBe('2026-05-01');
    expect(daysAfterAccident({ year: 2026, month: 3, day: 31 }, '2026-04-30')).toBe(30);
    expect(daysAfterAccident({ year: 2026, month: 3, day: null }, '2026-04-30')).toBeNull();
  });

  it('is expected from the unit’s first month to its last', () => {
    const unit = { firstMonth: '2026-02', lastMonth: '2026-03' };
    expect(['2026-01', '2026-02', '2026-03', '2026-04'].map((month) => isExpectedOf(unit, month))).toEqual([false, true, true, false]);
    expect(isExpectedOf({ ...unit, lastMonth: null }, '2030-01')).toBe(true);
  });
});

describe('national notes', () => {
  it('are for the country in which they happened, and for no other', () => {
    expect(nationalNotesOf('Europe/Athens')).toBe(NATIONAL_NOTES);
    expect(nationalNotesOf('Europe/London')).toEqual([]);
  });

  it.each(NATIONAL_NOTES.map((note) => [note.text.en, note] as const))(
    'have a period and a source that can be looked up: %s',
    (_, note) => {
      if (note.period.end !== OPEN_END) expect(getPeriodDays(note.period).end).toBeGreaterThan(getPeriodDays(note.period).start);
      expect(note.source).toMatch(/https:\/\/\S+\.\S+/);
    },
  );
});
