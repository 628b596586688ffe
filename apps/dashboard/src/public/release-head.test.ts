import { describe, expect, it } from '@jest/globals';
import type { OpenRelease, PublishedHead } from '@elektron/domain';
import { chooseGeography, chooseLayer, choosePeriod, geographiesOf, layersOf, newestReleases } from './release-head.ts';
import { SAMPLE_HEAD } from './testing/sample.ts';

const entry = (slug: string, number: number): OpenRelease => ({
  releaseId: `${slug}-${number}`,
  digest: '',
  publishedAt: '2022-03-01T09:00:00Z',
  head: { ...SAMPLE_HEAD, number, releaseId: `${slug}-${number}`, organisation: { slug, name: slug } },
});

describe('what a release offers', () => {
  it('is of the newest release of each organisation', () => {
    expect(newestReleases([entry('b', 1), entry('a', 2), entry('b', 3), entry('a', 1)]).map(({ releaseId }) => releaseId)).toEqual([
      'b-3',
      'a-2',
    ]);
  });

  it('begins with the last block of years, and with a single year where there is no block', () => {
    expect(choosePeriod(SAMPLE_HEAD, null)?.id).toBe('2019-2021');
    expect(choosePeriod(SAMPLE_HEAD, '2016-2018')?.id).toBe('2016-2018');
    expect(choosePeriod(SAMPLE_HEAD, '1999')?.id).toBe('2019-2021');
    const years: PublishedHead = { ...SAMPLE_HEAD, periods: SAMPLE_HEAD.periods.filter(({ from, to }) => from === to) };
    expect(choosePeriod(years, null)?.id).toBe('2021');
    expect(choosePeriod({ ...SAMPLE_HEAD, periods: [] }, null)).toBeNull();
  });

  it('has a layer for each value of each dimension that is a table by itself', () => {
    const single = SAMPLE_HEAD.dimensions.filter(({ id }) => SAMPLE_HEAD.tables.some((table) => table.id === id));
    expect(single.length).toBeGreaterThan(3);
    expect(layersOf(SAMPLE_HEAD).map(({ layer: { table, value } }) => `${table}.${value}`)).toEqual([
      'total.null',
      ...single.flatMap(({ id, values }) => values.map((value) => `${id}.${value.id}`)),
    ]);
    expect(chooseLayer(SAMPLE_HEAD, { table: 'severity', value: 'slight-or-not-stated' }).value).toBe('slight-or-not-stated');
    expect(chooseLayer(SAMPLE_HEAD, { table: 'weather', value: 'rain' }).table).toBe('total');
  });

  it('has single years of municipalities alone', () => {
    expect(geographiesOf(SAMPLE_HEAD, 'total', '2021')).toEqual(['municipality']);
    expect(geographiesOf(SAMPLE_HEAD, 'total', '2019-2021')).toEqual(['municipality', 'hexagon-7', 'hexagon-8', 'hexagon-9']);
    expect(geographiesOf(SAMPLE_HEAD, 'severity', '2019-2021')).toEqual(['municipality', 'hexagon-7', 'hexagon-8']);
    expect(geographiesOf(SAMPLE_HEAD, 'severity', '2021')).toEqual(['municipality']);
  });

  it('is drawn in areas that fit the zoom, or in what comes next', () => {
    const all = geographiesOf(SAMPLE_HEAD, 'total', '2019-2021');
    expect([9, 10, 12.5, 14.5, 19].map((zoom) => chooseGeography(all, null, zoom))).toEqual([
      'municipality',
      'hexagon-7',
      'hexagon-8',
      'hexagon-9',
      'hexagon-9',
    ]);
    expect(chooseGeography(['municipality', 'hexagon-8'], null, 19)).toBe('hexagon-8');
    expect(chooseGeography(['hexagon-9'], null, 5)).toBe('hexagon-9');
    expect(chooseGeography(all, 'municipality', 19)).toBe('municipality');
    expect(chooseGeography(['municipality'], 'junction', 19)).toBe('municipality');
    expect(chooseGeography([], null, 12)).toBeNull();
  });
});
