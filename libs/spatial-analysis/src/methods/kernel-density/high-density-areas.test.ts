import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findHighDensityAreas } from './high-density-areas.ts';
import type { DensitySurface } from './kernel-density.ts';

const COLUMNS = 7;
const ROWS = 6;
const surfaces = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: COLUMNS * ROWS, maxLength: COLUMNS * ROWS })
  .map((values): DensitySurface => ({
    originX: 0,
    originY: 0,
    cellSizeMeters: 1,
    columns: COLUMNS,
    rows: ROWS,
    density: Float64Array.from(values),
  }));
const shares = fc.double({ min: 0.01, max: 0.95, noNaN: true });

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe('areas of high density', () => {
  it('hold the share asked for in the fewest cells', () => {
    fc.assert(
      fc.property(surfaces, shares, (surface, share) => {
        const { areaOf, threshold } = findHighDensityAreas(surface, share);
        const inside = surface.density.filter((_, cell) => areaOf[cell]! >= 0);
        const total = sum(surface.density);
        if (total === 0) {
          expect(inside).toHaveLength(0);
          return;
        }
        expect(sum(inside)).toBeGreaterThanOrEqual(share * total - 1e-9);
        // Without the least dense of its cells it would hold less than the share.
        expect(sum(inside.filter((value) => value > threshold))).toBeLessThan(share * total);
        surface.density.forEach((value, cell) => expect(areaOf[cell]! >= 0).toBe(value >= threshold));
      }),
    );
  });

  it('are what hangs together by sides', () => {
    fc.assert(
      fc.property(surfaces, shares, (surface, share) => {
        const { areaOf, areas } = findHighDensityAreas(surface, share);
        // The slow twin: labels fall to the lowest of any neighbour until nothing changes.
        const label = Array.from(areaOf, (area, cell) => (area < 0 ? -1 : cell));
        const settle = (): boolean => {
          let changed = false;
          label.forEach((own, cell) => {
            for (const next of [cell + COLUMNS, cell % COLUMNS < COLUMNS - 1 ? cell + 1 : -1]) {
              const other = label[next] ?? -1;
              if (own < 0 || other < 0 || label[cell] === label[next]) continue;
              label[cell] = label[next] = Math.min(label[cell]!, label[next]!);
              changed = true;
            }
          });
          return changed;
        };
        while (settle());
        const numbers = [...new Set(label.filter((own) => own >= 0))].toSorted((a, b) => a - b);
        expect(areas).toBe(numbers.length);
        expect([...areaOf]).toEqual(label.map((own) => numbers.indexOf(own)));
      }),
    );
  });
});
