import {
  ACCIDENT_DIMENSIONS,
  E7,
  formatDayNumber,
  getDayNumber,
  parseAccidentFilter,
  UNKNOWN_KEY,
  type AccidentDimension,
  type AccidentFilter,
} from '@elektron/domain';
import fc from 'fast-check';

const FIRST_DAY = getDayNumber('2013-12-01');
const LAST_DAY = getDayNumber('2019-02-01');

/** Keys that occur, keys that do not, and the unknown. */
const OPEN_KEYS = ['20', '30', '50', '70', '97', '2014', '2015', '2016', '2018', '2050', '9999'];

function selectionOf({ id, keys }: AccidentDimension): fc.Arbitrary<{ dimension: string; values: string[] }> {
  // A few hours of the week would never be met by chance: take long runs of keys.
  const values =
    keys === null
      ? fc.subarray(OPEN_KEYS)
      : fc.tuple(fc.nat(keys.length), fc.nat(keys.length)).map(([a, b]) => keys.slice(Math.min(a, b), Math.max(a, b)));
  return fc
    .tuple(values, fc.boolean())
    .map(([chosen, unknown]) => ({ dimension: id, values: unknown ? [...chosen, UNKNOWN_KEY] : [...chosen] }));
}

const period = fc
  .tuple(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), fc.integer({ min: 1, max: 1200 }))
  .map(([start, days]) => ({ start: formatDayNumber(start), end: formatDayNumber(start + days) }));

const area = fc
  .tuple(
    fc.integer({ min: -12, max: 8 }),
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 514_999_998, max: 515_000_008 }),
    fc.integer({ min: 1, max: 12 }),
  )
  .map(([west, width, south, height]) => [west / E7, south / E7, (west + width) / E7, (south + height) / E7]);

/** Filters over the stretch of land and time of `records`. */
export const filters: fc.Arbitrary<AccidentFilter> = fc
  .record({
    period: fc.option(period, { nil: null, freq: 1 }),
    area: fc.option(area, { nil: null, freq: 1 }),
    selections: fc
      .subarray([...ACCIDENT_DIMENSIONS], { maxLength: 4 })
      .chain((dimensions) => fc.tuple(...dimensions.map((dimension) => selectionOf(dimension)))),
  })
  .map((draft) => parseAccidentFilter(draft));
