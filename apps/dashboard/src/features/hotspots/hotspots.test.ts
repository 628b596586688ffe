import { describe, expect, it } from '@jest/globals';
import { BINS, toBin } from './cell-bins.ts';
import { isUnderWay } from './hotspots-queries.ts';
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

describe('a run', () => {
  it('is asked for again only while it moves', () => {
    const states = ['queued', 'running', 'finished', 'failed', 'cancelled', 'interrupted'];
    expect(states.filter(isUnderWay)).toEqual(['queued', 'running']);
  });
});
