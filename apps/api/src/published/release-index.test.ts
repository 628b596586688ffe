import { describe, expect, it } from '@jest/globals';
import { gridDisk } from 'h3-js';

import { ReleaseIndex } from './release-index.ts';
import { columnsOf } from './release-columns.ts';
import { makeSampleRelease } from './testing/sample-release.ts';

const SAMPLE = makeSampleRelease();
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
    const hexagons = SAMPLE.areas.filter(({ geography }) => geography === 'hexagon-9');
    const ids = new Set(hexagons.map(({ id }) => id));
    for (const area of hexagons)
      expect([...index.neighboursOf(area)].sort()).toEqual(
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
    expect(columnsOf(SAMPLE, 'hexagon-7').map(({ id }) => id)).toContain('severity_by_road_user__slight__rider__2016_2018');
  });
});
