import {
  ACCIDENT_DIMENSIONS,
  EVERY_ACCIDENT,
  FILTER_PARAMETERS,
  UNKNOWN_KEY,
  formatDayNumber,
  parseAccidentFilter,
  roundArea,
  writeFilterParameters,
  type AccidentFilter,
  type BoundingBox,
  type FilterParameters,
} from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toFilterInput } from './filter-input.ts';
import { readFilter, toggleValue, toggleValues } from './filter-url.ts';

const NOTHING = Object.fromEntries(FILTER_PARAMETERS.map((name) => [name, null])) as FilterParameters;

const period = fc
  .tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 1, max: 4_000 }))
  .map(([start, length]) => ({ start: formatDayNumber(start), end: formatDayNumber(start + length) }));

const area = fc
  .tuple(
    fc.double({ min: -179, max: 178, noNaN: true }),
    fc.double({ min: -89, max: 88, noNaN: true }),
    fc.double({ min: 0.001, max: 1, noNaN: true }),
    fc.double({ min: 0.001, max: 1, noNaN: true }),
  )
  .map(([west, south, width, height]): BoundingBox => roundArea([west, south, west + width, south + height]));

const selections = fc.array(
  fc
    .constantFrom(...ACCIDENT_DIMENSIONS)
    .chain((dimension) =>
      fc
        .uniqueArray(fc.constantFrom(...(dimension.keys ?? ['2014', '2018', '30', '70']), UNKNOWN_KEY), { minLength: 1, maxLength: 5 })
        .map((values) => ({ dimension: dimension.id, values })),
    ),
  { maxLength: 5 },
);

const anyFilter: fc.Arbitrary<AccidentFilter> = fc
  .record({ period: fc.option(period), area: fc.option(area), selections })
  .map((draft) => parseAccidentFilter(draft));

/** As a link is sent and opened: through the text of an address. */
function throughAddress(parameters: FilterParameters): FilterParameters {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== null);
  const opened = new URL(`http://here/app?${new URLSearchParams(given).toString()}`).searchParams;
  return Object.fromEntries(FILTER_PARAMETERS.map((name) => [name, opened.get(name)])) as FilterParameters;
}

describe('the filter in the address', () => {
  it('comes back as it was sent, for every filter', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(readFilter(throughAddress(writeFilterParameters(filter)))).toEqual({ filter, ignored: [] });
      }),
    );
  });

  it('is absent where every accident is meant', () => {
    expect(writeFilterParameters(EVERY_ACCIDENT)).toEqual(NOTHING);
    expect(readFilter(NOTHING)).toEqual({ filter: EVERY_ACCIDENT, ignored: [] });
    expect(toFilterInput(EVERY_ACCIDENT)).toBeNull();
  });

  it('names the first and the last day as people say them', () => {
    const filter = parseAccidentFilter({ period: { start: '2016-01-01', end: '2017-01-01' } });
    expect(writeFilterParameters(filter)).toEqual({ ...NOTHING, from: '2016-01-01', to: '2016-12-31' });
  });

  it('leaves out what it does not understand, and says so', () => {
    const { filter, ignored } = readFilter({
      ...NOTHING,
      from: '2016-01-01',
      area: '1,2,3',
      severity: 'fatal,deadly',
      light: 'daylight',
    });
    expect(filter).toEqual(parseAccidentFilter({ selections: [{ dimension: 'light', values: ['daylight'] }] }));
    expect([...ignored].sort()).toEqual(['area', 'from', 'severity']);
  });
});

describe('choosing values', () => {
  it('twice is not choosing', () => {
    fc.assert(
      fc.property(anyFilter, fc.constantFrom('fatal', 'serious', 'slight', UNKNOWN_KEY), (filter, value) => {
        expect(toggleValue(toggleValue(filter, 'severity', value), 'severity', value)).toEqual(filter);
      }),
    );
  });

  it('of a whole day adds what is missing, and drops all once all are chosen', () => {
    const friday = ['5-17', '5-18', '5-19'];
    const one = toggleValue(EVERY_ACCIDENT, 'hour-of-week', '5-18');
    const all = toggleValues(one, 'hour-of-week', friday);
    expect(all.selections['hour-of-week']).toEqual(friday);
    expect(toggleValues(all, 'hour-of-week', friday)).toEqual(EVERY_ACCIDENT);
  });
});

describe('the filter for the API', () => {
  it('uses the names of its enums', () => {
    const filter = parseAccidentFilter({
      period: { start: '2016-01-01', end: '2017-01-01' },
      area: [-0.1, 51.5, 0.1, 51.7],
      selections: [{ dimension: 'hour-of-week', values: ['5-18'] }],
    });
    expect(toFilterInput(filter)).toEqual({
      period: { start: '2016-01-01', end: '2017-01-01' },
      area: [-0.1, 51.5, 0.1, 51.7],
      selections: [{ dimension: 'HOUR_OF_WEEK', values: ['5-18'] }],
    });
  });
});
