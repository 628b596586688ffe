import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACCIDENT_DIMENSIONS, UNKNOWN_KEY, type AccidentDimension } from './accident-dimension.ts';
import { EVERY_ACCIDENT, formatAccidentFilter, parseAccidentFilter, readAccidentFilter, withoutDimension } from './accident-filter.ts';
import { Problem } from './problem.ts';
import type { ProblemCode } from './problem-codes.ts';

function refusalOf(work: () => unknown): ProblemCode {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  throw new Error('was not refused');
}

const keysOf = (dimension: AccidentDimension): fc.Arbitrary<string> =>
  dimension.keys === null
    ? fc.oneof(fc.integer({ min: 0, max: 9999 }).map(String), fc.constant(UNKNOWN_KEY))
    : fc.constantFrom(...dimension.keys, UNKNOWN_KEY);

const selection = fc
  .constantFrom(...ACCIDENT_DIMENSIONS)
  .chain((dimension) => fc.array(keysOf(dimension), { maxLength: 6 }).map((values) => ({ dimension: dimension.id, values })));

const draft = fc.record({
  period: fc.constantFrom(null, { start: '2015-01-01', end: '2016-01-01' }),
  area: fc.constantFrom(null, [-0.1, 51.5, 0.1, 51.7]),
  selections: fc.array(selection, { maxLength: 8 }),
});

describe('the accident filter', () => {
  it('has one text for all ways of asking the same', () => {
    fc.assert(
      fc.property(draft, fc.infiniteStream(fc.nat()), (asked, dice) => {
        const shuffle = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, rank: dice.next().value ?? 0 }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ item }) => item);
        const otherWay = {
          ...asked,
          selections: shuffle(
            asked.selections.flatMap(({ dimension, values }) => values.map((value) => ({ dimension, values: [value, value] }))),
          ),
        };
        expect(formatAccidentFilter(parseAccidentFilter(otherWay))).toBe(formatAccidentFilter(parseAccidentFilter(asked)));
      }),
    );
  });

  it('is the same after it was written down and read again', () => {
    fc.assert(
      fc.property(draft, (asked) => {
        const filter = parseAccidentFilter(asked);
        expect(readAccidentFilter(formatAccidentFilter(filter))).toEqual(filter);
      }),
    );
  });

  it('says nothing for an empty selection', () => {
    expect(parseAccidentFilter({ selections: [{ dimension: 'severity', values: [] }] })).toEqual(EVERY_ACCIDENT);
  });

  it('refuses what it does not know, and names it', () => {
    expect(refusalOf(() => parseAccidentFilter({ selections: [{ dimension: 'moon', values: ['full'] }] }))).toBe('FILTER_VALUE_UNKNOWN');
    expect(refusalOf(() => parseAccidentFilter({ selections: [{ dimension: 'severity', values: ['awful'] }] }))).toBe(
      'FILTER_VALUE_UNKNOWN',
    );
    expect(refusalOf(() => parseAccidentFilter({ selections: [{ dimension: 'year', values: ['2015; DROP TABLE'] }] }))).toBe(
      'FILTER_VALUE_UNKNOWN',
    );
    expect(refusalOf(() => parseAccidentFilter({ period: { start: '2016-01-01', end: '2016-01-01' } }))).toBe('PERIOD_EMPTY');
    expect(refusalOf(() => parseAccidentFilter({ period: { start: '2015-02-30', end: '2016-01-01' } }))).toBe('INPUT_INVALID');
    for (const area of [[], [0, 0, 1], [1, 0, 0, 1], [0, 1, 1, 0], [Number.NaN, 0, 1, 1], [-181, 0, 1, 1]]) {
      expect(refusalOf(() => parseAccidentFilter({ area }))).toBe('AREA_INVALID');
    }
    for (const text of ['', '[]', 'null', '{"period":1}', '{"area":["a"]}', '{"selections":{"year":2015}}']) {
      expect(refusalOf(() => readAccidentFilter(text))).toBe('INPUT_INVALID');
    }
  });

  it('names places in one order and each once, survives storage with them, and refuses what is no place', () => {
    const filter = parseAccidentFilter({ within: ['10', '3.12', '3.2', '3', '3.12'], near: ['4.1~80', '4~150', '4~80', '4~150'] });
    expect([filter.within, filter.near]).toEqual([
      ['3', '3.2', '3.12', '10'],
      ['4~80', '4~150', '4.1~80'],
    ]);
    expect(readAccidentFilter(formatAccidentFilter(filter))).toEqual(filter);
    expect(parseAccidentFilter({ within: [], near: null })).toEqual(EVERY_ACCIDENT);
    for (const key of ['', '0', '03', '3.0', '3.', '3~150', 'x', '1234567890']) {
      expect(refusalOf(() => parseAccidentFilter({ within: [key] }))).toBe('FILTER_VALUE_UNKNOWN');
    }
    for (const key of ['3', '3~', '3~9', '3~2001', '3~1.5', '3.1.1~50']) {
      expect(refusalOf(() => parseAccidentFilter({ near: [key] }))).toBe('FILTER_VALUE_UNKNOWN');
    }
    expect(refusalOf(() => readAccidentFilter('{"within":[3]}'))).toBe('INPUT_INVALID');
  });

  it('forgets exactly one dimension for its own chart', () => {
    const filter = parseAccidentFilter({
      selections: [
        { dimension: 'year', values: ['2015'] },
        { dimension: 'severity', values: ['fatal'] },
      ],
    });
    expect(withoutDimension(filter, 'year').selections).toEqual({ severity: ['fatal'] });
    expect(filter.selections).toEqual({ year: ['2015'], severity: ['fatal'] });
  });
});
