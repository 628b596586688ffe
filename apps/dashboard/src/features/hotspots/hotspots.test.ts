import { describe, expect, it } from '@jest/globals';
import { BINS, colorOfSort, SORTS, toBin, toSort } from './cell-bins.ts';
import { isUnderWay } from './hotspots-queries.ts';
import { canRun, missingNeeds } from './can-run.ts';
import { excessBreaks, excessColor, extentOf, mostExcess, readScreening, type ScreenedSite, type Screening } from './screening.ts';
import { drawSites } from './drawn-sites.ts';
import { probabilityBreaks, readProportions, type Proportions } from './proportions.ts';
import { describeClasses } from './class-legend.ts';
import { highestPieces, lineBreaks, lineColor, readStreets, type Streets } from './streets.ts';
import { paintSurface, readSurface, type Surface } from './surface-image.ts';

describe('a density as a picture', () => {
  const surface: Surface = { bounds: [0, 0, 1, 1], columns: 2, rows: 2, maximum: 4, values: [4, 0, null, 2] };
  const pixel = (pixels: Uint8ClampedArray, index: number): number[] => [...pixels.slice(index * 4, index * 4 + 4)];

  it('puts the northern row on top: the first value is the lower left corner', () => {
    const pixels = paintSurface(surface, 'light', () => [10, 20, 30]);
    expect(pixel(pixels, 0)[3]).toBe(0);
    expect(pixel(pixels, 1).slice(0, 3)).toEqual([10, 20, 30]);
    expect(pixel(pixels, 2).slice(0, 3)).toEqual([10, 20, 30]);
    expect(pixel(pixels, 3)[3]).toBe(0);
  });

  it('is the more opaque the denser', () => {
    const pixels = paintSurface({ ...surface, values: [4, 1, 0.4, 0] }, 'dark', () => [0, 0, 0]);
    const opacity = [2, 3, 0, 1].map((index) => pixel(pixels, index)[3] ?? 0);
    expect(opacity).toEqual([...opacity].sort((a, b) => b - a));
    expect(opacity[3]).toBe(0);
  });

  it('is none where a run has stored none', () => {
    expect(readSurface(null)).toBeNull();
    expect(readSurface(surface)).toEqual(surface);
  });
});

describe('the bin of a cell', () => {
  it('follows confidence and sign, and is neither where nothing is flagged', () => {
    expect([-3, -2, -1, 0, 1, 2, 3].map(toBin)).toEqual(BINS);
    expect(toBin(null)).toBe(0);
  });
});

describe('the sort of a cell', () => {
  it('is none where nothing is flagged, and each has a colour of its own', () => {
    expect(SORTS.map(toSort)).toEqual(SORTS);
    expect([toSort(undefined), toSort('high')]).toEqual([null, null]);
    for (const scheme of ['light', 'dark'] as const) expect(new Set(SORTS.map((sort) => colorOfSort(sort, scheme))).size).toBe(4);
  });
});

describe('the map of a ranking', () => {
  it('shows all of its sites, lines and points', () => {
    const point = { geometry: { type: 'Point', coordinates: [24.9, 60.2] } } as ScreenedSite;
    const line = {
      geometry: {
        type: 'LineString',
        coordinates: [
          [24.8, 60.15],
          [24.95, 60.1],
        ],
      },
    } as ScreenedSite;
    expect(extentOf({ sites: [point, line] })).toEqual([24.8, 60.1, 24.95, 60.2]);
    expect(extentOf({ sites: [] })).toBeNull();
  });
});

describe('a run', () => {
  it('is asked for again only while it moves', () => {
    const states = ['queued', 'running', 'finished', 'failed', 'cancelled', 'interrupted'];
    expect(states.filter(isUnderWay)).toEqual(['queued', 'running']);
  });
});

describe('the colours of sites', () => {
  const site = (rank: number | null, excessPerYear: number | null): ScreenedSite => ({ rank, excessPerYear }) as ScreenedSite;

  it('are classes from nothing to the most, in round numbers', () => {
    expect(excessBreaks(70.7)).toEqual([0, 2, 10, 50]);
    expect(excessBreaks(1.91)).toEqual([0, 0.05, 0.2, 1]);
    expect(excessBreaks(0.2)).toEqual([0, 0.01, 0.05, 0.2]);
    expect([excessBreaks(0), excessBreaks(-1)]).toEqual([[], []]);
    for (let most = 0.001; most < 1_000; most *= 1.3) {
      const breaks = excessBreaks(most);
      expect(breaks).toHaveLength(4);
      expect(breaks).toEqual(breaks.toSorted((a, b) => a - b));
      expect(breaks[3]).toBeLessThanOrEqual(most);
      expect(breaks[3]! * 2.6).toBeGreaterThan(most);
    }
  });

  it('are given only to a site with a rank of which more is expected than of its like', () => {
    const breaks = excessBreaks(70);
    const colors = [0.1, 5, 20, 69].map((excess) => excessColor(site(1, excess), breaks, 'light'));
    expect(new Set(colors).size).toBe(4);
    for (const quiet of [site(3, 0), site(3, -1), site(null, 5), site(null, null)]) expect(excessColor(quiet, breaks, 'light')).toBeNull();
  });

  it('go up to the largest excess, and the map has them in the order of the list', () => {
    const screening = { sites: [site(1, 4), site(2, -1), site(null, null)] } as unknown as Screening;
    expect(mostExcess(screening)).toBe(4);
    const drawn = drawSites(screening, null, 'light')!;
    expect(drawn.map(({ rank, color }) => [rank, color !== null])).toEqual([[1, true], [2, false], [null, false]]); // prettier-ignore
    expect(drawSites(null, null, 'light')).toBeNull();
    expect([readScreening(null), readScreening(undefined), readScreening(screening)]).toEqual([null, null, screening]);
  });
});

describe('the colours of shares', () => {
  const proportions = {
    limit: 0.95,
    sites: [0.9995, 0.992, 0.96, 0.94, null].map((probability, i) => ({ probability, rank: probability === null ? null : i + 1 })),
  } as unknown as Proportions;

  it('begin where sites stand out, and are given to no other', () => {
    expect([0.5, 0.95, 0.99, 0.999].map((limit) => probabilityBreaks({ limit }))).toEqual([
      [0.5, 0.99, 0.999],
      [0.95, 0.99, 0.999],
      [0.99, 0.999],
      [0.999],
    ]);
    const colors = drawSites(null, proportions, 'light')!.map(({ color }) => color);
    expect(new Set(colors.slice(0, 3)).size).toBe(3);
    expect(colors.slice(3)).toEqual([null, null]);
    expect([readProportions(undefined), readProportions(proportions)]).toEqual([null, proportions]);
  });
});

describe('a method', () => {
  it('can be run where what it cannot do without is there', () => {
    const need = (required: boolean, met: boolean, parameter: string | null = null, value: string | null = null) => ({
      kind: 'roads',
      required,
      met,
      parameter,
      value,
    });
    expect([[], [need(true, true), need(false, false)]].map((needs) => canRun({ needs }))).toEqual([true, true]);
    expect(canRun({ needs: [need(true, false)] })).toBe(false);
    const onRoads = { needs: [need(true, false, 'units', 'road-sections')] };
    expect([{}, { units: 'hexagons' }, { units: 'road-sections' }].map((values) => canRun(onRoads, values))).toEqual([true, true, false]);
    expect(missingNeeds(onRoads, { units: 'road-sections' })).toEqual(onRoads.needs);
  });
});

describe('the colours of pieces of streets', () => {
  const streets = {
    lines: { features: [0.3, 8, 1.2, 5].map((value) => ({ properties: { value } })) },
  } as unknown as Streets;

  it('are classes up to the highest value, each told in the legend', () => {
    const breaks = lineBreaks(streets);
    expect(breaks).toEqual([0, 0.2, 1, 5]);
    expect(new Set([0.1, 0.3, 1.2, 8].map((value) => lineColor(value, breaks, 'light'))).size).toBe(4);
    expect(lineColor(5, breaks, 'dark')).toBe(lineColor(8, breaks, 'dark'));
    const formats = { decimal: (value: number, digits: number) => value.toFixed(digits) } as Parameters<typeof describeClasses>[1];
    expect(describeClasses(breaks, formats)).toEqual(['0–0.2', '0.2–1.0', '1.0–5.0', '5.0+']);
  });

  it('the table has the highest first', () => {
    expect(highestPieces(streets, 2).map(({ properties }) => properties.value)).toEqual([8, 5]);
    expect([readStreets(null), readStreets(undefined), readStreets(streets)]).toEqual([null, null, streets]);
  });
});
