import {
  ACCIDENT_DIMENSIONS,
  ACCIDENT_MEASURES,
  EVERY_ACCIDENT,
  UNKNOWN_KEY,
  getAccidentDimension,
  parseAccidentFilter,
  withoutDimension,
  type AccidentFilter,
  type AccidentMeasure,
} from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { buildAccidentColumns } from './build-accident-columns.ts';
import { countFacets } from './count-facets.ts';
import { filterAccidents } from './filter-accidents.ts';
import { dataPeriodOf } from './open-keys.ts';
import { filters } from './testing/arbitrary-filter.ts';
import { packRecords, records, type PlainRecords } from './testing/arbitrary-records.ts';
import { inArea, inPeriod, inSelections, keysOf, lacksCasualties, measureOf, passes, total, wholeAccidents } from './testing/slow-twin.ts';

const measures: fc.Arbitrary<AccidentMeasure> = fc.constantFrom(...ACCIDENT_MEASURES);
const RUNS = { numRuns: 200 };

function columnsOf(plain: PlainRecords): ReturnType<typeof buildAccidentColumns> {
  return buildAccidentColumns(packRecords(plain), 'mph');
}

function checkAgainstTwin(check: (plain: PlainRecords, filter: AccidentFilter, measure: AccidentMeasure) => void): void {
  fc.assert(fc.property(records, filters, measures, check), RUNS);
}

describe('a filter over columns', () => {
  it('means the accidents that the slow twin means', () => {
    checkAgainstTwin((plain, filter) => {
      const expected = wholeAccidents(plain).flatMap((accident, index) => (passes(accident, filter) ? [index] : []));
      expect([...filterAccidents(columnsOf(plain), filter)]).toEqual(expected);
    });
  });

  it('keeps an accident on the edge of the area, and none without a place', () => {
    const [accident] = fc.sample(records, 100).flatMap(({ accidents }) => accidents);
    const onEdge = {
      ...accident!,
      id: '00000000-0000-0000-0000-000000000001',
      place: { longitudeE7: 1_234_567, latitudeE7: 515_000_000, xMm: 0, yMm: 0, accuracy: 1 },
    };
    const nowhere = { ...accident!, id: '00000000-0000-0000-0000-000000000002', place: null };
    const columns = columnsOf({ accidents: [onEdge, nowhere], units: [], casualties: [] });
    const within = (area: number[]): number[] => [...filterAccidents(columns, parseAccidentFilter({ area }))];
    expect(within([0.1234567, 51.5, 1, 52])).toEqual([0]);
    expect(within([-1, 51, 0.1234567, 51.5])).toEqual([0]);
    expect(within([0.1234568, 51.5, 1, 52])).toEqual([]);
  });
});

describe('facets', () => {
  it('have the counts of the slow twin in every bucket', () => {
    checkAgainstTwin((plain, filter, measure) => {
      const accidents = wholeAccidents(plain);
      for (const facet of countFacets(columnsOf(plain), filter, measure).facets) {
        const others = accidents.filter((accident) => passes(accident, withoutDimension(filter, facet.dimension)));
        for (const { key, count } of facet.buckets) {
          expect([facet.dimension, key, count]).toEqual([
            facet.dimension,
            key,
            total(
              others.filter((accident) => keysOf(accident, facet.dimension).includes(key)),
              measure,
            ),
          ]);
        }
        expect([facet.dimension, facet.total]).toEqual([facet.dimension, total(others, measure)]);
        expect([facet.dimension, facet.accidents, facet.withoutCasualties]).toEqual([
          facet.dimension,
          others.length,
          others.filter(lacksCasualties).length,
        ]);
      }
    });
  });

  it('of a single-valued dimension, unknown included, add up to the total under the filter without its own part', () => {
    checkAgainstTwin((plain, filter, measure) => {
      const columns = columnsOf(plain);
      for (const facet of countFacets(columns, filter, measure).facets) {
        if (facet.multiValued) continue;
        const sum = facet.buckets.reduce((all, { count }) => all + count, 0);
        const { figures } = countFacets(columns, withoutDimension(filter, facet.dimension), measure);
        const figure = {
          accidents: figures.accidents,
          casualties: figures.casualties,
          killed: figures.killed,
          'seriously-injured': figures.seriouslyInjured,
          'slightly-injured': figures.slightlyInjured,
        }[measure];
        expect([facet.dimension, sum]).toEqual([facet.dimension, figure]);
      }
    });
  });

  it('of a multi-valued dimension have the total as their union, and each at most the total', () => {
    checkAgainstTwin((plain, filter, measure) => {
      const columns = columnsOf(plain);
      const facet = countFacets(columns, filter, measure).facets.find(({ multiValued }) => multiValued)!;
      const others = withoutDimension(filter, facet.dimension);
      const whole = wholeAccidents(plain);
      const union = new Set(
        facet.buckets.flatMap(({ key }) => [
          ...filterAccidents(
            columns,
            parseAccidentFilter({ ...others, selections: [...selectionsOf(others), { dimension: facet.dimension, values: [key] }] }),
          ),
        ]),
      );
      expect([...union].reduce((sum, index) => sum + measureOf(whole[index]!, measure), 0)).toBe(facet.total);
      for (const { count } of facet.buckets) expect(count).toBeLessThanOrEqual(facet.total);
    });
  });

  it('show every bucket in display order, zeros included, the unknown last', () => {
    checkAgainstTwin((plain, filter, measure) => {
      const { facets } = countFacets(columnsOf(plain), filter, measure);
      expect(facets.map(({ dimension }) => dimension)).toEqual(ACCIDENT_DIMENSIONS.map(({ id }) => id));
      const years = plain.accidents.map(({ year }) => year);
      const limits = wholeAccidents(plain)
        .flatMap((accident) => keysOf(accident, 'speed-limit'))
        .filter((key) => key !== UNKNOWN_KEY);
      const open = {
        year:
          years.length === 0
            ? []
            : Array.from({ length: Math.max(...years) - Math.min(...years) + 1 }, (_, k) => String(Math.min(...years) + k)),
        'speed-limit': [...new Set(limits)].sort((a, b) => Number(a) - Number(b)),
      };
      for (const { dimension, buckets } of facets) {
        const keys = getAccidentDimension(dimension).keys ?? open[dimension as keyof typeof open];
        expect(buckets.map(({ key }) => key)).toEqual([...keys, UNKNOWN_KEY]);
      }
    });
  });

  it('come with the figures of the whole filter', () => {
    checkAgainstTwin((plain, filter, measure) => {
      const accidents = wholeAccidents(plain);
      const found = accidents.filter((accident) => passes(accident, filter));
      const places = found.flatMap(({ place }) => place ?? []);
      const { figures, notLocated, dateUncertain, extent } = countFacets(columnsOf(plain), filter, measure);
      const ofSeverity = (code: number): number => found.filter(({ severity }) => severity === code).length;
      expect(figures).toEqual({
        accidents: found.length,
        casualties: total(found, 'casualties'),
        killed: total(found, 'killed'),
        seriouslyInjured: total(found, 'seriously-injured'),
        slightlyInjured: total(found, 'slightly-injured'),
        otherCasualties: found.reduce((sum, { otherCasualties }) => sum + otherCasualties, 0),
        fatalAccidents: ofSeverity(1),
        seriousAccidents: ofSeverity(2),
        slightAccidents: ofSeverity(3),
        injuryAccidents: ofSeverity(4),
        damageOnlyAccidents: ofSeverity(5),
        severityUnknown: ofSeverity(0),
        withoutCasualties: found.filter(lacksCasualties).length,
      });
      expect(notLocated).toBe(found.length - places.length);
      expect(dateUncertain).toBe(
        accidents.filter(
          (accident) =>
            inPeriod(accident, filter.period) === 'uncertain' && inArea(accident, filter.area) && inSelections(accident, filter.selections),
        ).length,
      );
      const [longitudes, latitudes] = [
        places.map(({ longitudeE7 }) => longitudeE7 / 1e7),
        places.map(({ latitudeE7 }) => latitudeE7 / 1e7),
      ];
      expect(extent).toEqual(
        places.length === 0 ? null : [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)],
      );
    });
  });

  it('of no accidents are all zero, with no period and no extent', () => {
    const columns = columnsOf({ accidents: [], units: [], casualties: [] });
    const counted = countFacets(columns, EVERY_ACCIDENT, 'accidents');
    expect(
      counted.facets.flatMap(({ total: all, buckets }) => [all, ...buckets.map(({ count }) => count)]).every((count) => count === 0),
    ).toBe(true);
    expect(counted.facets[0]!.buckets).toEqual([{ key: UNKNOWN_KEY, count: 0 }]);
    expect([counted.figures.accidents, counted.extent, dataPeriodOf(columns)]).toEqual([0, null, null]);
  });

  it('of accidents of which nothing but the year is known stand in the unknown buckets', () => {
    const unknown = {
      place: null,
      year: 2015,
      month: null,
      day: null,
      weekday: null,
      hour: null,
      minute: null,
      severity: 0,
      accidentType: 0,
      light: 0,
      weather: 0,
      roadType: 0,
      junction: 0,
      surface: 0,
      speedLimit: null,
      speedUnit: 2,
      roadName: null,
    };
    const accidents = ['1', '2', '3'].map((digit) => ({ ...unknown, id: `00000000-0000-0000-0000-00000000000${digit}` }));
    const columns = columnsOf({ accidents, units: [], casualties: [] });
    const { facets, notLocated } = countFacets(columns, EVERY_ACCIDENT, 'accidents');
    for (const { dimension, buckets } of facets.slice(1))
      expect([dimension, buckets.at(-1)]).toEqual([dimension, { key: UNKNOWN_KEY, count: 3 }]);
    expect(notLocated).toBe(3);
    expect(dataPeriodOf(columns)).toEqual({ start: '2015-01-01', end: '2016-01-01' });
    const halfYear = countFacets(columns, parseAccidentFilter({ period: { start: '2015-01-01', end: '2015-07-01' } }), 'accidents');
    expect([halfYear.figures.accidents, halfYear.dateUncertain]).toEqual([0, 3]);
  });

  it('agree with the twin across the border of two blocks', () => {
    const count = 70_000;
    const [sample] = fc.sample(records, 100).flatMap(({ accidents }) => accidents);
    const accidents = Array.from({ length: count }, (_, index) => ({
      ...sample!,
      id: `${index.toString(16).padStart(8, '0')}-0000-0000-0000-000000000000`,
      severity: index % 5,
      light: index % 3,
    }));
    const filter = parseAccidentFilter({
      selections: [
        { dimension: 'severity', values: ['fatal', 'unknown'] },
        { dimension: 'light', values: ['daylight'] },
      ],
    });
    const columns = columnsOf({ accidents, units: [], casualties: [] });
    const byLight = countFacets(columns, filter, 'accidents').facets.find(({ dimension }) => dimension === 'light')!;
    const expected = accidents.filter(({ severity }) => severity < 2).length;
    expect(byLight.total).toBe(expected);
    expect(filterAccidents(columns, filter)).toHaveLength(accidents.filter(({ severity, light }) => severity < 2 && light === 1).length);
  });
});

function selectionsOf(filter: AccidentFilter): { dimension: string; values: readonly string[] }[] {
  return Object.entries(filter.selections).map(([dimension, values]) => ({ dimension, values }));
}
