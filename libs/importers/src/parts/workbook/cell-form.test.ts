import { describe, expect, it } from '@jest/globals';

import { describeSerial, findKnownForm, parseForm } from './cell-form.ts';

describe('a number format', () => {
  it.each([
    ['dd/mm/yyyy', true, false],
    ['dd/mm/yyyy;@', true, false],
    ['[$-408]d mmmm yyyy;@', true, false],
    ['mmm', true, false],
    ['yyyy\\-mm\\-dd', true, false],
    ['d" de "mmmm', true, false],
    ['dd/mm/yyyy hh:mm', true, true],
    ['m/d/yy h:mm AM/PM', true, true],
    ['yyyy-mm-dd hh:mm:ss.000', true, true],
    ['hh:mm', false, true],
    ['[h]:mm', false, true],
    ['[mm]:ss', false, true],
    ['mm:ss.0', false, true],
  ])('%s shows day: %s, time: %s', (code, day, time) => {
    expect(parseForm(code)).toEqual({ day, time });
  });

  it.each([
    'General',
    'Standard',
    '0',
    '0.00',
    '#,##0',
    '#,##0.00 "μ/day"',
    '0%',
    '0.00E+00',
    '@',
    '[Red]0',
    '#,##0.00 [$€-408]',
    '0\\d',
    '_-* #,##0_-',
    '',
  ])('%s is one of numbers', (code) => {
    expect(parseForm(code)).toBeNull();
  });

  it('may be known by its number alone', () => {
    expect([14, 20, 22, 0, 2, 49].map(findKnownForm)).toEqual([
      { day: true, time: false },
      { day: false, time: true },
      { day: true, time: true },
      null,
      null,
      null,
    ]);
  });
});

describe('a number that is a day or a time', () => {
  const DAY = { day: true, time: false };
  const BOTH = { day: true, time: true };
  const TIME = { day: false, time: true };

  it.each([
    [43_101, DAY, '2018-01-01'],
    [43_101.75, DAY, '2018-01-01'],
    [43_101.75, BOTH, '2018-01-01 18:00'],
    [43_101, BOTH, '2018-01-01 00:00'],
    [0.615_277_777_777_777_7, TIME, '14:46'],
    [0.615_277_7, TIME, '14:46'],
    [0, TIME, '00:00'],
    [0.999_999_99, DAY, '0.99999999'],
    [0.5, BOTH, '12:00'],
    [1 / 86_400, TIME, '00:00:01'],
    [43_101.5, TIME, '2018-01-01 12:00'],
    [61, DAY, '1900-03-01'],
    [2_958_465, DAY, '9999-12-31'],
    [2_958_466, DAY, '2958466'],
    [-1, DAY, '-1'],
    [1e300, BOTH, '1e+300'],
  ])('%d in %j is %s', (serial, form, text) => {
    expect(describeSerial(serial, form, false)).toBe(text);
  });

  it('counts from 1904 on a Macintosh', () => {
    expect(describeSerial(43_101 - 1_462, DAY, true)).toBe('2018-01-01');
  });

  it('is every minute of a day as clocks say it', () => {
    for (let minute = 0; minute < 1_440; minute++) {
      const text = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      expect(describeSerial(43_101 + minute / 1_440, BOTH, false)).toBe(`2018-01-01 ${text}`);
    }
  });
});
