import { LANGUAGES } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseTypedNumber, writeTypedNumber } from './typed-number.ts';

const sure = (value: number) => ({ value, doubtful: false });
const doubtful = (value: number) => ({ value, doubtful: true });

describe('a number as it is typed', () => {
  it.each([
    ['5000', sure(5000)],
    ['0,5', sure(0.5)],
    [',5', sure(0.5)],
    ['62,', sure(62)],
    ['1.000', doubtful(1000)],
    ['1.234,5', sure(1234.5)],
    ['1.234.567', sure(1_234_567)],
    ['1 000', sure(1000)],
    ['−5', sure(-5)],
    ['-5', sure(-5)],
    // Nothing else than a point can be meant.
    ['0.5', doubtful(0.5)],
    ['3.7', doubtful(3.7)],
    ['0.500', doubtful(0.5)],
    ['1234.567', doubtful(1234.567)],
    // Decimals in Greek; an English reader would see a thousand.
    ['1,000', doubtful(1)],
  ])('in Greek: "%s"', (typed, expected) => {
    expect(parseTypedNumber(typed, 'el')).toEqual(expected);
  });

  it.each([
    ['5000', sure(5000)],
    ['0.5', sure(0.5)],
    ['62.', sure(62)],
    ['1,000', doubtful(1000)],
    ['1,234.5', sure(1234.5)],
    ['0,5', doubtful(0.5)],
    ['1.000', doubtful(1)],
  ])('in English: "%s"', (typed, expected) => {
    expect(parseTypedNumber(typed, 'en')).toEqual(expected);
  });

  it.each(['', ' ', '-', '1e3', '12a', '1.00.000', '1,2,3', '1.2.3', '5-3', '0x10', 'Infinity', 'NaN', '..5', '½', '٣'])(
    'is none: "%s"',
    (typed) => {
      expect([parseTypedNumber(typed, 'el'), parseTypedNumber(typed, 'en')]).toEqual([null, null]);
    },
  );

  it('comes back from how it is written, in both languages', () => {
    const numbers = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((whole) => whole / 1000);
    fc.assert(
      fc.property(numbers, fc.constantFrom(...LANGUAGES), (number, language) => {
        expect(parseTypedNumber(writeTypedNumber(number, language), language)?.value).toBe(number);
      }),
    );
  });
});
