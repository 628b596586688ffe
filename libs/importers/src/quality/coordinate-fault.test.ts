import { describe, expect, it } from '@jest/globals';
import { areDegreesExact, lacksDigit } from './cut-off-digits.ts';
import { findCoordinateFault, type WrittenPair } from './coordinate-fault.ts';
import { restoreSeparator, type ValueRange } from './lost-separator.ts';

const GREECE: WrittenPair['ranges'] = [
  [19, 30],
  [34, 42],
];
const UTM: WrittenPair['ranges'] = [
  [400_000, 460_000],
  [4_550_000, 4_620_000],
];

const degrees = (first: string, second: string, ranges = GREECE): WrittenPair => ({
  texts: [first, second],
  values: [Number(first), Number(second)],
  ranges,
});
const metres = (first: string, second: string): WrittenPair => degrees(first, second, UTM);

describe('a pair of coordinates that cannot be a place', () => {
  it.each([
    ['0', '0', 'COORDINATES_AT_ZERO', null],
    ['37.98', '23.72', 'COORDINATES_SWAPPED', ['23.72', '37.98']],
    ['23727539', '37983810', 'COORDINATE_SEPARATOR_LOST', ['23.727539', '37.983810']],
    ['23.727539', '37983810', 'COORDINATE_SEPARATOR_LOST', ['23.727539', '37.983810']],
    // Swapped and without separators: two guesses at once are no proposal.
    ['37983810', '23727539', 'COORDINATE_OUT_OF_RANGE', null],
    ['23727539', '99', 'COORDINATE_OUT_OF_RANGE', null],
    ['0', '37.98', 'COORDINATE_OUT_OF_RANGE', null],
    ['5.1', '52.2', 'COORDINATE_OUT_OF_RANGE', null],
  ])('%s / %s degrees: %s', (first, second, code, texts) => {
    const fault = findCoordinateFault(degrees(first, second));
    expect(fault.code).toBe(code);
    expect(fault.repair?.texts ?? null).toEqual(texts);
  });

  it.each([
    ['4576644', '427265', 'COORDINATES_SWAPPED'],
    ['427265', '457664', 'COORDINATE_DIGIT_LOST'],
    ['42726', '4576644', 'COORDINATE_DIGIT_LOST'],
    ['42726', '457664', 'COORDINATE_DIGIT_LOST'],
    ['42726', '1', 'COORDINATE_OUT_OF_RANGE'],
    ['427265', '45766', 'COORDINATE_OUT_OF_RANGE'],
    ['42726597', '457664481', 'COORDINATE_SEPARATOR_LOST'],
  ])('%s / %s metres: %s', (first, second, code) => {
    expect(findCoordinateFault(metres(first, second)).code).toBe(code);
  });
});

describe('metres in the columns of degrees', () => {
  const grid: WrittenPair['ranges'] = [
    [94_000, 857_000],
    [3_850_000, 4_620_000],
  ];

  it('are said to be metres, and are no degrees that have lost their separator', () => {
    const pair = degrees('265000', '4125000');
    expect(findCoordinateFault(pair).code).toBe('COORDINATE_SEPARATOR_LOST');
    expect(findCoordinateFault({ ...pair, meters: grid })).toEqual({ code: 'COORDINATES_IN_METERS', repair: null });
  });

  it('are no metres where the organisation has no such places', () => {
    expect(findCoordinateFault({ ...degrees('23727539', '37983810'), meters: grid }).code).toBe('COORDINATE_SEPARATOR_LOST');
    expect(findCoordinateFault({ ...degrees('237275', '379838'), meters: grid }).code).toBe('COORDINATE_SEPARATOR_LOST');
  });
});

describe('a lost decimal separator', () => {
  it.each<[string, ValueRange, string | undefined]>([
    ['2188', [1.8, 2.6], '2.188'],
    ['41375', [41.1, 41.7], '41.375'],
    ['-1739', [-9, 2.5], '-1.739'],
    // 1.23 or 12.3: nobody knows.
    ['123', [-180, 180], undefined],
    ['20', [18, 23], undefined],
    ['20.35', [18, 23], undefined],
    ['2.035e1', [18, 23], undefined],
    ['', [18, 23], undefined],
  ])('of %s within %j', (text, range, restored) => {
    expect(restoreSeparator(text, range)).toBe(restored);
  });

  it('is put back wherever exactly one place of it lies within the range, as a slow search says', () => {
    for (let i = 0; i < 2_000; i += 1) {
      const digits = String(100 + ((i * 7_919) % 899_901));
      const low = ((i * 31) % 170) - 5;
      const range: ValueRange = [low, low + 4];
      const all = Array.from({ length: digits.length - 1 }, (_, k) => `${digits.slice(0, k + 1)}.${digits.slice(k + 1)}`);
      const fitting = all.filter((text) => Number(text) >= range[0] && Number(text) <= range[1]);
      expect(restoreSeparator(digits, range)).toBe(fitting.length === 1 ? fitting[0] : undefined);
    }
  });
});

describe('digits that were cut off', () => {
  it('leave degrees too coarse for a road', () => {
    expect(areDegreesExact(['23.727', '37.983'])).toBe(true);
    expect(areDegreesExact(['23,73', '37,98'])).toBe(false);
    expect(areDegreesExact(['24', '37.983810'])).toBe(false);
  });

  it('are none where a spreadsheet has dropped the noughts of one of them', () => {
    expect(areDegreesExact(['22,94', '39,3622'])).toBe(true);
    expect(areDegreesExact(['23.727539', '37.98'])).toBe(true);
  });

  it('are noticed in metres where all values have one length', () => {
    expect(lacksDigit(457_664, [4_550_000, 4_620_000])).toBe(true);
    expect(lacksDigit(4_576_644, [4_550_000, 4_620_000])).toBe(false);
    expect(lacksDigit(462_000, [4_550_000, 4_620_000])).toBe(false);
    expect(lacksDigit(12, [1, 700_000])).toBe(false);
  });
});
