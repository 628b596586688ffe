import { describe, expect, it } from '@jest/globals';
import { CITY_IDS, readCity, type CityColumns } from './cities.ts';
import { createSyntheticCity } from './synthetic-cities.ts';

/** How often each value comes, `null` as `unknown`. */
function countBy(values: Iterable<string | number | null>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value ?? 'unknown')] = (counts[String(value ?? 'unknown')] ?? 0) + 1;
  return counts;
}

/** What the publishers' own tables say (README of each fixture), without what has no place or is there twice. */
const EXPECTED = {
  'waltham-forest': { accidents: 3_449, municipalities: 1, fatal: 17, years: [2014, 2018], west: -0.06, north: 51.65 },
  barcelona: { accidents: 9_926, municipalities: 10, fatal: 21, years: [2018, 2018], west: 2.08, north: 41.47 },
  helsinki: { accidents: 52_310, municipalities: 1, fatal: 201, years: [2000, 2022], west: 24.83, north: 60.29 },
  berlin: { accidents: 13_389, municipalities: 12, fatal: 34, years: [2019, 2019], west: 13.09, north: 52.67 },
} as const;

describe.each(CITY_IDS)('%s', (id) => {
  it('is read with every accident that has a place, once', async () => {
    const city = await readCity(id);
    const { accidents, municipalities, fatal, years, west, north } = EXPECTED[id];
    expect(city.longitude).toHaveLength(accidents);
    expect(new Set(city.municipality).size).toBe(municipalities);
    expect(countBy(city.severity)['fatal']).toBe(fatal);
    expect([Math.min(...city.year), Math.max(...city.year)]).toEqual(years);
    expect(Math.min(...city.longitude)).toBeGreaterThan(west);
    expect(Math.max(...city.latitude)).toBeLessThan(north);
  });
});

it('knows who was weakest, from vehicles and casualties or from the one column that says it', async () => {
  const [walthamForest, helsinki, berlin] = await Promise.all([readCity('waltham-forest'), readCity('helsinki'), readCity('berlin')]);
  expect(countBy(helsinki.roadUser)).toEqual({ pedestrian: 3_079, bicycle: 3_457, 'powered-two-wheeler': 2_088, 'motor-vehicle': 43_686 });
  expect(countBy(walthamForest.roadUser)['unknown']).toBeUndefined();
  expect(countBy(berlin.roadUser)['pedestrian']).toBe(1_968);
});

describe('a synthetic city', () => {
  it('is the same for the same seed, and another for another one', () => {
    expect(createSyntheticCity(3, 300)).toEqual(createSyntheticCity(3, 300));
    expect(createSyntheticCity(4, 300).first.longitude).not.toEqual(createSyntheticCity(3, 300).first.longitude);
  });

  it('has corrections, one more year, and another organisation on part of its land', () => {
    const { first, corrected, district } = createSyntheticCity(3, 2_000);
    const keysOf = (city: CityColumns): string[] => [...city.longitude].map((longitude, i) => `${longitude} ${city.latitude[i]!}`);
    const [before, after] = [new Set(keysOf(first)), new Set(keysOf(corrected))];
    expect(keysOf(first).some((key) => !after.has(key))).toBe(true);
    expect(Math.max(...corrected.year)).toBe(Math.max(...first.year) + 1);
    expect(keysOf(district).every((key) => before.has(key))).toBe(true);
    expect(district.longitude.length).toBeGreaterThan(0);
    expect(district.longitude.length).toBeLessThan(first.longitude.length);
  });
});
