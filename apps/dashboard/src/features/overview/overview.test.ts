import { ACCIDENT_DIMENSION_IDS, getAccidentDimension } from '@elektron/domain';
import { makeFormats } from '@elektron/ui';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { momentText, roadUsersText, severityOf } from './accident-text.ts';
import { drawnBars, isNothingStated, toBars } from './chart-bars.ts';
import { OVERVIEW_CHARTS } from './charts.ts';
import { exceedsTotal } from './exceeds-total.ts';
import { interventionsIn, latestRunOf } from './interventions-in.ts';
import { intersectAreas, mapViewParser } from './overview-view.ts';

describe('THE list of charts', () => {
  it('draws every dimension once', () => {
    expect(OVERVIEW_CHARTS.map((chart) => chart.dimension).sort()).toEqual([...ACCIDENT_DIMENSION_IDS].sort());
  });
});

describe('bars of a facet', () => {
  const options = {
    dimension: 'severity',
    language: 'el',
    chosen: ['serious'],
    labelOf: (key: string) => getAccidentDimension('severity').labelOf(key).el,
  } as const;
  const buckets = [
    { key: 'fatal', count: 17 },
    { key: 'serious', count: 0 },
    { key: 'damage-only', count: 0 },
    { key: 'unknown', count: 0 },
  ];

  it('keep order, number and choice of the answer', () => {
    const bars = toBars(buckets, options);
    expect(bars.map(({ key, label, count, selected }) => [key, label, count, selected])).toEqual([
      ['fatal', 'Θανατηφόρο', 17, false],
      ['serious', 'Σοβαρό', 0, true],
      ['damage-only', 'Υλικές ζημιές μόνο', 0, false],
      ['unknown', 'Άγνωστο', 0, false],
    ]);
  });

  it('are a sentence where the records state nothing, and only there', () => {
    const unknown = { key: 'unknown', count: 9 };
    expect(isNothingStated([{ key: 'fatal', count: 0 }, unknown])).toBe(true);
    expect(isNothingStated([{ key: 'fatal', count: 1 }, unknown])).toBe(false);
    // Nothing under the filter is another matter.
    expect(isNothingStated(buckets.map((bucket) => ({ ...bucket, count: 0 })))).toBe(false);
  });

  it('are drawn where something occurs, somewhere in the records or now, or is chosen', () => {
    expect(drawnBars(toBars(buckets, options), new Set(['fatal'])).map((bar) => bar.key)).toEqual(['fatal', 'serious']);
    expect(drawnBars(toBars(buckets, options), new Set(['damage-only'])).map((bar) => bar.key)).toEqual([
      'fatal',
      'serious',
      'damage-only',
    ]);
  });
});

describe('the moment of an accident', () => {
  const formats = makeFormats('el');

  it('is said as far as it is known', () => {
    const known = { year: 2014, month: 8, day: 18, weekday: 1, hour: 14, minute: 46 };
    expect(momentText(known, formats)).toBe('Δε 18/08/2014 14:46');
    expect(momentText({ ...known, hour: null, minute: null }, formats)).toBe('Δε 18/08/2014');
    expect(momentText({ year: 2014, month: 8, day: null, weekday: null, hour: null, minute: null }, formats)).toBe('08/2014');
    expect(momentText({ year: 2014, month: null, day: null, weekday: null, hour: null, minute: null }, formats)).toBe('2014');
  });

  it('stands beside who was on the road, in the order of the list', () => {
    expect(roadUsersText(['car', 'pedestrian'], 'el')).toBe('Πεζός, Επιβατηγό');
    expect(roadUsersText([], 'en')).toBe('Unknown');
    expect(severityOf('DAMAGE_ONLY')).toBe('damage-only');
    expect(severityOf(null)).toBeNull();
  });
});

describe('the map position in the address', () => {
  it('comes back as it was sent, to five digits', () => {
    const position = fc.record({
      latitude: fc.double({ min: -85, max: 85, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      zoom: fc.integer({ min: 2, max: 40 }).map((half) => half / 2),
    });
    fc.assert(
      fc.property(position, (view) => {
        const back = mapViewParser.parse(mapViewParser.serialize(view));
        expect(back?.zoom).toBe(view.zoom);
        expect(back?.latitude).toBeCloseTo(view.latitude, 4);
        expect(back?.longitude).toBeCloseTo(view.longitude, 4);
      }),
    );
  });

  it.each(['', 'here', '51.5,0', '99,0,12', '51,0,12,1', '51,0,NaN'])('is none: "%s"', (text) => {
    expect(mapViewParser.parse(text)).toBeNull();
  });
});

describe('the area of a list', () => {
  it('is what filter and view share', () => {
    expect(intersectAreas(null, [0, 0, 1, 1])).toEqual([0, 0, 1, 1]);
    expect(intersectAreas([0.5, -1, 2, 0.5], [0, 0, 1, 1])).toEqual([0.5, 0, 1, 0.5]);
    expect(intersectAreas([2, 2, 3, 3], [0, 0, 1, 1])).toBeNull();
  });
});

describe('bars of which something may count in several', () => {
  it('are said to exceed the total only where they do', () => {
    const counts = (...all: readonly number[]) => all.map((count) => ({ count }));
    expect(exceedsTotal({ total: 9, multiValued: true, buckets: counts(6, 4) })).toBe(true);
    // Everything is unknown: one bar of all of it.
    expect(exceedsTotal({ total: 9, multiValued: true, buckets: counts(9) })).toBe(false);
    expect(exceedsTotal({ total: 9, multiValued: false, buckets: counts(9, 1) })).toBe(false);
  });
});

describe('interventions in a place', () => {
  const AREA = [10, 50, 11, 51] as const;
  const at = (longitude: number, latitude: number) => ({ sites: [{ longitude, latitude }], shape: null });
  const drawn = (shape: unknown) => ({ sites: [], shape });

  it('are those with a point or a vertex in it, or some 100 m around', () => {
    const inside = [
      at(10.5, 50.5),
      at(9.9995, 50),
      drawn({
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 0],
            [10.2, 50.2],
          ],
        ],
      }),
    ];
    const polygon = drawn({
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [10.1, 50.1],
            [12, 50.1],
            [12, 52],
            [10.1, 50.1],
          ],
        ],
      ],
    });
    const outside = [
      at(9.998, 50),
      at(10.5, 51.002),
      drawn({
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 0],
            [1, 1],
          ],
        ],
      }),
      drawn(null),
    ];
    expect(interventionsIn([...outside, ...inside, polygon], AREA)).toEqual([...inside, polygon]);
  });

  it('lead to the newest of their evaluations', () => {
    const run = (id: string, interventionId: string, createdAt: string) => ({ id, interventionId, createdAt });
    const runs = [run('a', 'x', '2026-01-01T00:00:00Z'), run('b', 'x', '2026-03-01T00:00:00Z'), run('c', 'y', '2026-04-01T00:00:00Z')];
    expect(['x', 'y', 'z'].map((id) => latestRunOf(id, runs))).toEqual(['b', 'c', null]);
  });
});
