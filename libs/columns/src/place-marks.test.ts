import {
  ACCIDENT_MEASURES,
  EVERY_ACCIDENT,
  PLACE_ACCURACIES,
  ROAD_USERS,
  codeOf,
  parseAccidentFilter,
  withoutDimension,
  type Membership,
} from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { buildAccidentColumns } from './build-accident-columns.ts';
import { countByPlace } from './count-by-place.ts';
import { countFacets } from './count-facets.ts';
import { filterAccidents } from './filter-accidents.ts';
import { joinMemberships } from './join-memberships.ts';
import { markPlaces, type PlaceChoice } from './place-marks.ts';
import { filters } from './testing/arbitrary-filter.ts';
import { packRecords, records, type PlainRecords } from './testing/arbitrary-records.ts';
import { keysOf, passes, wholeAccidents, type WholeAccident } from './testing/slow-twin.ts';

const PLACES = 4;
const columnsOf = (plain: PlainRecords): ReturnType<typeof buildAccidentColumns> => buildAccidentColumns(packRecords(plain), 'mph');

/** Some of the places for each accident, whatever they are: the marks rest on nothing else. */
function membershipOf(lists: readonly (readonly number[])[]): Membership {
  const start = new Uint32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) start[i + 1] = start[i]! + list.length;
  return { start, item: Uint32Array.from(lists.flat()) };
}

const isKnown = ({ place }: WholeAccident): boolean => place !== null && place.accuracy !== codeOf(PLACE_ACCURACIES, 'area');

const lists = fc.array(fc.subarray([0, 1, 2, 3]), { minLength: 1, maxLength: 7 });
const choice = fc.option(fc.subarray([0, 1, 2, 3]), { nil: null });
const drawn = fc.record({ lists, parts: fc.array(fc.array(choice, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }) });

describe('accidents at the places of a filter', () => {
  it('are those that the slow twin means; those whose place is uncertain are counted apart, under every other part', () => {
    fc.assert(
      fc.property(records, filters, drawn, (plain, others, { lists: given, parts }) => {
        const columns = columnsOf(plain);
        const accidents = wholeAccidents(plain);
        const held = accidents.map((accident, i) => (isKnown(accident) ? given[i % given.length]! : []));
        const membership = membershipOf(held);
        const choices = parts.map((part) =>
          part.map((items): PlaceChoice => ({ membership, items: items === null ? null : new Set(items) })),
        );
        const isHeld = (i: number): boolean =>
          parts.every((part) => part.some((items) => held[i]!.some((place) => items === null || items.includes(place))));
        const filter = { ...others, within: ['1'] };
        const marks = markPlaces(columns, choices);
        const means = (of: typeof others, i: number): boolean => passes(accidents[i]!, of);
        const expected = [...accidents.keys()].filter((i) => means(others, i) && isKnown(accidents[i]!) && isHeld(i));
        expect([...filterAccidents(columns, filter, marks)]).toEqual(expected);
        const counted = countFacets(columns, filter, 'accidents', marks);
        expect(counted.placeUncertain).toBe([...accidents.keys()].filter((i) => means(others, i) && !isKnown(accidents[i]!)).length);
        for (const { dimension, buckets } of counted.facets) {
          const free = [...accidents.keys()].filter(
            (i) => means(withoutDimension(others, dimension), i) && isKnown(accidents[i]!) && isHeld(i),
          );
          expect(buckets.map(({ count }) => count)).toEqual(
            buckets.map(({ key }) => free.filter((i) => keysOf(accidents[i]!, dimension).includes(key)).length),
          );
        }
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it('are never all accidents because nobody looked where they lie', () => {
    const [plain] = fc.sample(records, 1);
    expect(() => filterAccidents(columnsOf(plain!), parseAccidentFilter({ within: ['1'] }))).toThrow(RangeError);
    expect(() => countFacets(columnsOf(plain!), parseAccidentFilter({ near: ['1~150'] }), 'accidents')).toThrow(RangeError);
  });
});

describe('counts by place', () => {
  it('are those of the one dimension function: by road users they are what the chart of road users counts, whatever the measure', () => {
    fc.assert(
      fc.property(records, filters, (plain, filter) => {
        const columns = columnsOf(plain);
        const accidents = wholeAccidents(plain);
        const held = accidents.map((accident) =>
          ROAD_USERS.flatMap((user, at) => (keysOf(accident, 'road-user').includes(user) ? [at] : [])),
        );
        // Those whose place is not known well enough lie nowhere.
        const known = parseAccidentFilter({
          selections: [{ dimension: 'place-accuracy', values: PLACE_ACCURACIES.filter((each) => each !== 'area') }],
        });
        const asked = {
          ...withoutDimension(filter, 'road-user'),
          selections: { ...filter.selections, ...known.selections, 'road-user': [] },
        };
        const counted = countByPlace(columns, asked, membershipOf(held), ROAD_USERS.length);
        for (const measure of ACCIDENT_MEASURES) {
          const facet = countFacets(columns, asked, measure).facets.find(({ dimension }) => dimension === 'road-user')!;
          expect([...counted.places, counted.outside].map((counts) => counts[measure])).toEqual(facet.buckets.map(({ count }) => count));
          expect(counted.inAny[measure] + counted.outside[measure]).toBe(facet.total);
          expect(counted.inAny.withoutCasualties + counted.outside.withoutCasualties).toBe(facet.withoutCasualties);
        }
      }),
      { numRuns: 60, seed: 9 },
    );
  });

  it('by kind of place count an accident in several places of a kind once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.subarray([0, 1, 2, 3]), { minLength: 5, maxLength: 5 }), { maxLength: 4 }),
        fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
        (collections, kinds) => {
          const joined = joinMemberships(
            5,
            collections.map((held, k) => ({ membership: membershipOf(held), kind: kinds[k]! })),
          );
          const lists = Array.from({ length: 5 }, (_, i) => [...joined.item.subarray(joined.start[i], joined.start[i + 1])]);
          expect(lists).toEqual(
            Array.from({ length: 5 }, (_, i) =>
              [0, 1, 2].filter((kind) => collections.some((held, k) => kinds[k] === kind && held[i]!.length > 0)),
            ),
          );
        },
      ),
      { numRuns: 100, seed: 9 },
    );
  });

  it('are those of asking about each accident, and with those outside and those uncertain make up all', () => {
    fc.assert(
      fc.property(records, filters, lists, (plain, filter, given) => {
        const columns = columnsOf(plain);
        const accidents = wholeAccidents(plain);
        const held = accidents.map((accident, i) => (isKnown(accident) ? given[i % given.length]! : []));
        const counted = countByPlace(columns, filter, membershipOf(held), PLACES);
        const under = [...accidents.keys()].filter((i) => passes(accidents[i]!, filter));
        const sum = (of: readonly number[]): number[] => [
          of.length,
          ...(['killed', 'seriouslyInjured', 'slightlyInjured'] as const).map((name) =>
            of.reduce((total, i) => total + accidents[i]![name], 0),
          ),
        ];
        const seen = [...counted.places, counted.inAny, counted.outside, counted.uncertain].map((counts) => [
          counts.accidents,
          counts.killed,
          counts['seriously-injured'],
          counts['slightly-injured'],
        ]);
        const known = under.filter((i) => isKnown(accidents[i]!));
        expect(seen).toEqual([
          ...[0, 1, 2, 3].map((place) => sum(under.filter((i) => held[i]!.includes(place)))),
          sum(known.filter((i) => held[i]!.length > 0)),
          sum(known.filter((i) => held[i]!.length === 0)),
          sum(under.filter((i) => !isKnown(accidents[i]!))),
        ]);
        expect(counted.inAny.accidents + counted.outside.accidents + counted.uncertain.accidents).toBe(under.length);
      }),
      { numRuns: 100, seed: 5 },
    );
    expect(countByPlace(columnsOf({ accidents: [], units: [], casualties: [] }), EVERY_ACCIDENT, membershipOf([]), 0).places).toEqual([]);
  });
});
