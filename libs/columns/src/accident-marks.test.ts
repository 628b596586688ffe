import { EVERY_ACCIDENT, parseAccidentFilter } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { findCentralPlaces } from './accident-marks.ts';
import { buildAccidentColumns } from './build-accident-columns.ts';
import { countFacets } from './count-facets.ts';
import { packRecords } from './testing/arbitrary-records.ts';
import type { PlainAccident } from './testing/pack-records.ts';

const UNKNOWN = {
  month: null,
  day: null,
  weekday: null,
  hour: null,
  minute: null,
  accidentType: 0,
  light: 0,
  weather: 0,
  roadType: 0,
  junction: 0,
};

function accident(number: number, place: readonly [longitude: number, latitude: number] | null, severity = 3): PlainAccident {
  const [longitude = 0, latitude = 0] = place ?? [];
  return {
    id: `${number.toString(16).padStart(8, '0')}-0000-0000-0000-000000000000`,
    place:
      place === null
        ? null
        : { longitudeE7: Math.round(longitude * 1e7), latitudeE7: Math.round(latitude * 1e7), xMm: 0, yMm: 0, accuracy: 1 },
    year: 2014 + (number % 2),
    severity,
    surface: 0,
    speedLimit: null,
    speedUnit: 2,
    roadName: null,
    ...UNKNOWN,
  };
}

function columnsOf(places: readonly (readonly [number, number])[]): ReturnType<typeof buildAccidentColumns> {
  return buildAccidentColumns(
    packRecords({ accidents: places.map((place, index) => accident(index, place)), units: [], casualties: [] }),
    'mph',
  );
}

/** A town of 0.1 by 0.1 degrees. */
function town(size: number): [number, number][] {
  return Array.from({ length: size }, (_, k) => [(k % 11) / 100, 51.5 + (Math.floor(k / 11) % 11) / 100]);
}

describe('where nearly all accidents lie', () => {
  it('is the box of all of them where none lies far away', () => {
    expect(findCentralPlaces(columnsOf(town(121)))).toEqual({ box: [0, 51.5, 0.1, 51.6], far: null });
  });

  it('is the same box when a point with swapped coordinates comes to it, and that point is far', () => {
    const columns = columnsOf([...town(121), [51.55, 0.05]]);
    const { box, far } = findCentralPlaces(columns);
    expect(box).toEqual([0, 51.5, 0.1, 51.6]);
    expect([...far!]).toEqual([...Array<number>(121).fill(0), 1]);
    const all = countFacets(columns, EVERY_ACCIDENT, 'accidents');
    expect([all.farAway, all.extent]).toEqual([1, [0, 0.05, 51.55, 51.6]]);
    const inTown = parseAccidentFilter({ area: [-1, 51, 1, 52] });
    expect(countFacets(columns, inTown, 'accidents').farAway).toBe(0);
  });

  it('keeps a village at some distance, and one place with a neighbour down the road', () => {
    expect(findCentralPlaces(columnsOf([...town(121), [0.25, 51.55]])).far).toBeNull();
    expect(findCentralPlaces(columnsOf([...Array.from({ length: 50 }, () => [0, 51.5] as const), [0.02, 51.5]])).far).toBeNull();
  });

  it('is no question for a handful of accidents, nor without a place', () => {
    expect(findCentralPlaces(columnsOf([...town(5), [51, 0]])).far).toBeNull();
    const nowhere = { accidents: [accident(1, null)], units: [], casualties: [] };
    expect(findCentralPlaces(buildAccidentColumns(packRecords(nowhere), 'mph'))).toEqual({ box: null, far: null });
  });

  it('leaves at most a fiftieth outside, and every located accident is inside or far', () => {
    const coordinate = fc.oneof(
      { weight: 20, arbitrary: fc.double({ min: 0, max: 0.1, noNaN: true }) },
      fc.double({ min: -80, max: 80, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 10, maxLength: 300 }), (places) => {
        const { box, far } = findCentralPlaces(columnsOf(places));
        const outside = places.filter((_, k) => far?.[k] === 1);
        // Two coordinates, each trimmed at both ends by a hundredth, by one accident at least.
        expect(outside.length).toBeLessThanOrEqual(4 * Math.max(1, Math.floor(places.length / 100)));
        const [west, south, east, north] = box!;
        for (const [k, [longitude, latitude]] of places.entries()) {
          const inside = longitude >= west - 1e-7 && longitude <= east + 1e-7 && latitude >= south - 1e-7 && latitude <= north + 1e-7;
          expect(inside || far?.[k] === 1).toBe(true);
        }
      }),
    );
  });
});

describe('accidents without casualties', () => {
  it('are those that hurt somebody of whom nothing is on record, also where the casualty is of unknown severity', () => {
    const severities = [1, 2, 3, 5, 0, 1];
    const accidents = severities.map((severity, index) => accident(index, null, severity));
    const casualty = { casualtyClass: 1, roadUser: 4, sex: 1, age: 30 };
    // The first has a killed casualty, the last one of unknown severity: both have a record.
    const casualties = [
      { ...casualty, accidentId: accidents[0]!.id, severity: 1 },
      { ...casualty, accidentId: accidents[5]!.id, severity: 0 },
    ];
    const columns = buildAccidentColumns(packRecords({ accidents, units: [], casualties }), 'mph');
    const every = countFacets(columns, EVERY_ACCIDENT, 'killed');
    expect(every.figures.withoutCasualties).toBe(2);
    // The accidents 0, 2, 4 are of 2014, the others of 2015; the chart of years shows both.
    const of2014 = countFacets(columns, parseAccidentFilter({ selections: [{ dimension: 'year', values: ['2014'] }] }), 'killed');
    expect(of2014.figures).toMatchObject({ accidents: 3, withoutCasualties: 1 });
    const facet = (dimension: string) => of2014.facets.find((candidate) => candidate.dimension === dimension);
    expect(facet('year')).toMatchObject({ accidents: 6, withoutCasualties: 2 });
    expect(facet('severity')).toMatchObject({ accidents: 3, withoutCasualties: 1 });
  });
});
