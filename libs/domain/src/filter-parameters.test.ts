import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { ACCIDENT_DIMENSIONS, UNKNOWN_KEY } from './accident-dimension.ts';
import { EVERY_ACCIDENT, parseAccidentFilter } from './accident-filter.ts';
import { FILTER_PARAMETERS, parseFilterParameters, roundArea, writeFilterParameters, type FilterParameters } from './filter-parameters.ts';
import { formatDayNumber } from './period.ts';
import { isProblem } from './problem.ts';
import type { ProblemCode } from './problem-codes.ts';

const NOTHING = Object.fromEntries(FILTER_PARAMETERS.map((name) => [name, null])) as FilterParameters;

const period = fc
  .tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 1, max: 4_000 }))
  .map(([start, length]) => ({ start: formatDayNumber(start), end: formatDayNumber(start + length) }));

const area = fc
  .tuple(fc.integer({ min: -179, max: 178 }), fc.integer({ min: -89, max: 88 }), fc.double({ min: 0.001, max: 1, noNaN: true }))
  .map(([west, south, size]) => roundArea([west, south, west + size, south + size]));

const selections = fc.array(
  fc
    .constantFrom(...ACCIDENT_DIMENSIONS)
    .chain(({ id, keys }) =>
      fc
        .uniqueArray(fc.constantFrom(...(keys ?? ['2014', '30']), UNKNOWN_KEY), { minLength: 1, maxLength: 4 })
        .map((values) => ({ dimension: id, values })),
    ),
  { maxLength: 4 },
);

const places = (radius: string): fc.Arbitrary<string[] | null> =>
  fc.option(
    fc.array(
      fc
        .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 999 }))
        .map(([id, item]) => `${id}${item === 0 ? '' : `.${item}`}${radius}`),
      { maxLength: 5 },
    ),
  );

function refusalOf(parameters: Partial<FilterParameters>): ProblemCode | null {
  try {
    parseFilterParameters({ ...NOTHING, ...parameters });
    return null;
  } catch (error) {
    return isProblem(error) ? error.code : null;
  }
}

describe('the filter in an address', () => {
  it('means what it was written from', () => {
    const draft = fc.record({ period: fc.option(period), area: fc.option(area), selections, within: places(''), near: places('~150') });
    fc.assert(
      fc.property(draft, (given) => {
        const filter = parseAccidentFilter(given);
        expect(parseFilterParameters(writeFilterParameters(filter))).toEqual(filter);
      }),
    );
  });

  it('means every accident where it says nothing', () => {
    expect(parseFilterParameters(NOTHING)).toEqual(EVERY_ACCIDENT);
  });

  it('names the last day, which belongs to it', () => {
    expect(parseFilterParameters({ ...NOTHING, from: '2016-01-01', to: '2016-12-31' }).period).toEqual({
      start: '2016-01-01',
      end: '2017-01-01',
    });
  });

  it('is refused where it is not understood, and nothing of it is left out', () => {
    expect(refusalOf({ from: '2016-01-01' })).toBe('INPUT_INVALID');
    expect(refusalOf({ to: '2016-01-01' })).toBe('INPUT_INVALID');
    expect(refusalOf({ from: '2016-02-30', to: '2016-03-01' })).toBe('INPUT_INVALID');
    expect(refusalOf({ from: '2016-03-01', to: '2016-02-01' })).toBe('PERIOD_EMPTY');
    expect(refusalOf({ from: '9999-01-01', to: '9999-12-31' })).toBe('INPUT_INVALID');
    for (const text of ['', 'here', '1,2,3', '2,2,1,1', '0,0,1,1,1']) expect(refusalOf({ area: text })).toBe('AREA_INVALID');
    for (const text of ['', ',', 'awful', "fatal' OR 1=1", 'fatal,awful']) {
      expect(refusalOf({ severity: text })).toBe('FILTER_VALUE_UNKNOWN');
      expect([refusalOf({ within: text }), refusalOf({ near: text })]).toEqual(['FILTER_VALUE_UNKNOWN', 'FILTER_VALUE_UNKNOWN']);
    }
  });
});
