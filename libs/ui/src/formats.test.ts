import { formatDayNumber } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lastDayOf, makeFormats, parseTypedDate } from './formats.ts';

const greek = makeFormats('el');
const english = makeFormats('en');

describe('formats', () => {
  it('writes numbers with the marks of the language', () => {
    expect(greek.count(3449)).toBe('3.449');
    expect(english.count(3449)).toBe('3,449');
    expect(greek.decimal(1234.5, 1)).toBe('1.234,5');
    expect(english.decimal(1234.5, 1)).toBe('1,234.5');
  });

  it('writes a number with the digits it has', () => {
    expect(greek.number(0.95)).toBe('0,95');
    expect(english.number(150)).toBe('150');
    expect(greek.number(1 / 3)).toBe('0,3333');
  });

  it('gives a change its sign, with a true minus', () => {
    expect(greek.signed(38)).toBe('+38');
    expect(greek.signed(-1.25, 1)).toBe('−1,3');
    expect(english.signed(0)).toBe('±0');
  });

  it('writes a percentage without a space in both languages', () => {
    expect(greek.percent(0.061, 1)).toBe('6,1%');
    expect(english.percent(0.061, 1)).toBe('6.1%');
  });

  it('writes dates day first and hours by twenty-four in both languages', () => {
    expect(greek.date('2026-03-05')).toBe('05/03/2026');
    expect(english.date('2026-03-05')).toBe('05/03/2026');
    expect(greek.dateTime('2026-03-05T15:07:00Z', 'Europe/Athens')).toBe('05/03/2026 17:07');
    expect(english.dateTime('2026-03-05T23:30:00Z', 'UTC')).toBe('05/03/2026 23:30');
    expect(greek.clock(9, 5)).toBe('09:05');
    expect(greek.clock(9, null)).toBe('09:–');
  });

  it('names a period by its years when they are whole, else by its first and last day', () => {
    expect(greek.period({ start: '2014-01-01', end: '2019-01-01' })).toBe('2014–2018');
    expect(greek.period({ start: '2016-01-01', end: '2017-01-01' })).toBe('2016');
    expect(greek.period({ start: '2016-04-01', end: '2016-10-01' })).toBe('01/04/2016 – 30/09/2016');
  });

  it('says a tiny p-value as a bound', () => {
    expect(greek.pValue(0.0000004)).toBe('< 0,001');
    expect(english.pValue(0.034)).toBe('0.034');
  });

  it('says sizes in the unit that is read', () => {
    expect(english.bytes(900)).toBe('900 B');
    expect(english.bytes(134_846)).toBe('135 kB');
    expect(greek.bytes(1_298_665)).toBe('1,3 MB');
  });
});

describe('a typed date', () => {
  it('is read back from how it is written, for every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), (day) => {
        const iso = formatDayNumber(day);
        expect(parseTypedDate(greek.date(iso))).toBe(iso);
      }),
    );
  });

  it.each(['31/02/2019', '2019-01-01', '1/2', 'αύριο', ''])('is none: %s', (typed) => {
    expect(parseTypedDate(typed)).toBeNull();
  });

  it('may be short or written with dots', () => {
    expect(parseTypedDate('5.3.2026')).toBe('2026-03-05');
  });
});

describe('the last day of a half-open period', () => {
  it('is the day before its end', () => {
    expect(lastDayOf({ start: '2016-01-01', end: '2017-01-01' })).toBe('2016-12-31');
  });
});
