import { expect, it } from '@jest/globals';
import { monthInDigits } from './month-in-digits.ts';

it('a month is written as on every other page', () => {
  expect(monthInDigits('2026-10')).toBe('10/2026');
});
