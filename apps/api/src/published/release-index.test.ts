import { describe, expect, it } from '@jest/globals';
import type { PublishedRelease } from '@elektron/domain';
import { cellToBoundary, gridDisk, latLngToCell } from 'h3-js';

import { ReleaseIndex } from './release-index.ts';
import { columnsOf } from './release-columns.ts';
import { layersOf } from './release-layers.ts';
import { makeSampleRelease } from './testing/sample-release.ts';

const SAMPLE = await makeSampleRelease();
const index = new ReleaseIndex(SAMPLE);

describe('a release that is asked', () => {
  it('finds places by the beginnings of their words, with and without accents, in both scripts, municipalities first', () => {
    const idsOf = (typed: string): string[] => index.search(typed).map(({ id }) => id);
    for (const typed of ['άνω', 'ΑΝΩ ΚΗΠΩΝ', 'κηπ ανω', 'ano', 'KIPOI', 'Δήμος Άνω']) expect(idsOf(typed)[0]).toBe('m-ano-kipoi');
    expect(idsOf('δημος')).toEqual(['m-ano-kipoi', 'm-kato-ampelia']);
    const streets = index.search('ελευθερ');
    expect(streets.length).toBeGreaterThan(2);
    expect(streets.map(({ geography }) => geography)).toEqual(streets.map(({ geography }) => geography).sort());
    for (const typed of ['', ' ', '-', 'ηπων', 'xyz', '%', '.*']) expect(idsOf(typed)).toEqual([]);
    expect(index.search('a')).toHaveLength(20);
  });

  it('knows which hexagons touch: those that H3 has beside each other', () => {
    const cells = gridDisk(latLngToCell(37.98, 23.73, 9), 4);
    const hexagons = cells.map((id) => ({
      ...SAMPLE.areas[0]!,
      id,
      geography: 'hexagon-9' as const,
      outline: { type: 'Polygon' as const, coordinates: [cellToBoundary(id, true)] },
    }));
    const ids = new Set(cells);
    const honeycomb = new ReleaseIndex({ ...SAMPLE, areas: hexagons });
    for (const area of hexagons)
      expect([...honeycomb.neighboursOf(area)].sort()).toEqual(
        gridDisk(area.id, 1)
          .filter((id) => id !== area.id && ids.has(id))
          .sort(),
      );
  });

  it('has a column for each number, each of its own name in both languages', () => {
    for (const geography of SAMPLE.geographies) {
      const columns = columnsOf(SAMPLE, geography);
      const [area] = SAMPLE.areas.filter((candidate) => candidate.geography === geography);
      const numbers = Object.values(area!.counts).flatMap((periods) => Object.values(periods).flat());
      expect(columns.map(({ countOf }) => countOf(area!)).sort()).toEqual([...numbers].sort());
      for (const name of [columns.map(({ id }) => id), columns.map(({ labels }) => labels.el), columns.map(({ labels }) => labels.en)])
        expect(new Set(name).size).toBe(numbers.length);
    }
    expect(columnsOf(SAMPLE, 'municipality').map(({ id }) => id)).toContain('yearly_severity__killed_or_serious__2016');
  });

  it('says of no junction that it covers land, and of every area how much', () => {
    const [area] = SAMPLE.areas;
    const sizes = (geography: 'municipality' | 'junction', areaKm2: number) => {
      const layer = layersOf({ ...SAMPLE, geographies: [geography] })[0]!;
      const [row] = layer.rows({ ...SAMPLE, areas: [{ ...area!, geography, areaKm2 }] });
      return row!.values[layer.columns.findIndex(({ id }) => id === 'area_km2')];
    };
    expect(sizes('junction', 0)).toBeNull();
    expect(sizes('municipality', 12.5)).toBe(12.5);
  });

  it('finds the numbers of a single year under the name of their table, and of a pair at its place', () => {
    const [area] = SAMPLE.areas;
    for (const year of ['2016', '2021'])
      expect(index.countOf(area!, { table: 'total', period: year, values: [] })).toBe(area!.counts['yearly-total']![year]![0]);
    const period = '2016-2018';
    const pair = { id: 'light-by-hours', dimensions: ['light', 'hours'], geographies: ['municipality'], periods: [period] } as const;
    const release: PublishedRelease = {
      ...SAMPLE,
      tables: [...SAMPLE.tables, pair],
      areas: [{ ...area!, counts: { 'light-by-hours': { [period]: [10, 11, 12, 13, 20, 21, 22, 23] } } }],
    };
    const paired = new ReleaseIndex(release);
    const selection = { geography: 'municipality', period, table: pair.id, values: ['dark-or-twilight', 'morning'] } as const;
    expect(paired.countAreas(selection).areas.map(({ count }) => count)).toEqual([21]);
    const column = columnsOf(release, 'municipality').find(({ id }) => id === 'light_by_hours__dark_or_twilight__morning__2016_2018');
    expect(column?.countOf(release.areas[0]!)).toBe(21);
  });
});
