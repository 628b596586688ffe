import { describe, expect, it } from '@jest/globals';
import type { HotspotSurface } from '@elektron/spatial-analysis';

import { createPlane } from '../common/plane.ts';
import { TEST_SRID } from '../common/testing/make-columns.ts';
import { drawSurface } from './draw-surface.ts';

const PLANE = createPlane(TEST_SRID);

/** A hill over eight kilometres by six, in London, where the British grid is turned by more than a degree. */
function makeHill(): HotspotSurface {
  const [columns, rows] = [160, 120];
  const values = Float32Array.from({ length: columns * rows }, (_, cell) => {
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    return 1000 * Math.exp(-((column - 110) ** 2 + (row - 30) ** 2) / 400);
  });
  return { originX: 534_000, originY: 186_000, cellSizeMeters: 50, columns, rows, values };
}

const hill = makeHill();
const drawn = drawSurface(hill, PLANE);
const [west, south, east, north] = drawn.bounds;

/** The middle of a pixel in degrees: rows are nearly equal steps of latitude over so short a way. */
function middleOf(pixel: number): readonly [number, number] {
  const column = pixel % drawn.columns;
  const row = Math.floor(pixel / drawn.columns);
  return [west + ((column + 0.5) * (east - west)) / drawn.columns, south + ((row + 0.5) * (north - south)) / drawn.rows];
}

describe('a surface on the map', () => {
  it('covers every corner of what was computed', () => {
    for (const x of [534_000, 542_000]) {
      for (const y of [186_000, 192_000]) {
        const [longitude, latitude] = PLANE.toDegrees(x, y);
        expect(longitude >= west && longitude <= east && latitude >= south && latitude <= north).toBe(true);
      }
    }
    expect(drawn.values).toHaveLength(drawn.columns * drawn.rows);
  });

  it('has its peak where the density has it, rows counted from the south', () => {
    const peak = drawn.values.indexOf(drawn.maximum);
    const [x, y] = PLANE.toMeters(...middleOf(peak))!;
    expect(Math.abs(x - (534_000 + 110.5 * 50))).toBeLessThan(60);
    expect(Math.abs(y - (186_000 + 30.5 * 50))).toBeLessThan(60);
    expect(drawn.maximum).toBeCloseTo(1000, -1);
  });

  it('neither adds nor loses accidents', () => {
    const cellArea = hill.cellSizeMeters ** 2;
    const computed = hill.values.reduce((sum, value) => sum + value * cellArea, 0);
    const pixel = drawn.values.findIndex((value) => value === drawn.maximum);
    const [x, y] = PLANE.toMeters(...middleOf(pixel))!;
    const [right] = PLANE.toMeters(...middleOf(pixel + 1))!;
    const [, above] = PLANE.toMeters(...middleOf(pixel + drawn.columns))!;
    const shown = drawn.values.reduce((sum, value) => sum + value * (right - x) * (above - y), 0);
    expect(Math.abs(shown / computed - 1)).toBeLessThan(0.01);
  });

  it('says at each place what was computed there', () => {
    for (let pixel = 0; pixel < drawn.values.length; pixel += 997) {
      const [x, y] = PLANE.toMeters(...middleOf(pixel))!;
      const [column, row] = [(x - hill.originX) / 50, (y - hill.originY) / 50];
      // Mercator's rows differ from equal latitudes by a few metres: look away from the edges of cells.
      const isClear = [column, row].every((value) => Math.abs(value - Math.round(value)) > 0.1);
      if (!isClear || column < 0 || row < 0 || column >= 160 || row >= 120) continue;
      const computed = hill.values[Math.floor(row) * 160 + Math.floor(column)]!;
      expect(drawn.values[pixel]).toBe(computed === 0 ? 0 : Number(computed.toPrecision(4)));
    }
  });

  it('stays small: no more pixels a side than a picture needs', () => {
    const wide = { ...hill, columns: 3_000, rows: 2, cellSizeMeters: 10, values: new Float32Array(6_000).fill(1) };
    const { columns, rows, values } = drawSurface(wide, PLANE);
    expect([columns, rows, values.length]).toEqual([512, 2, 1_024]);
  });
});
