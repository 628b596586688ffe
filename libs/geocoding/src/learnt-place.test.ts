import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { geometricMedian, learnPlaces, type LocatedRows } from './learnt-place.ts';
import { locateMeasure } from './locate-measure.ts';

const rowsAt = (points: readonly (readonly [number, number])[]): LocatedRows => ({
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
  area: new Int32Array(points.length).fill(-1),
});
const all = (points: readonly unknown[]): number[] => points.map((_, i) => i);
const point = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }));

describe('the geometric median', () => {
  it('has no point around it with a smaller sum of distances', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 12 }), (points) => {
        const { x, y } = geometricMedian(rowsAt(points), all(points));
        const sumAt = (px: number, py: number): number => points.reduce((sum, [a, b]) => sum + Math.hypot(a - px, b - py), 0);
        for (const [dx, dy] of [
          [5, 0],
          [-5, 0],
          [0, 5],
          [0, -5],
        ] as const) {
          expect(sumAt(x, y)).toBeLessThanOrEqual(sumAt(x + dx, y + dy) + 0.05 * points.length);
        }
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (points) => {
        const forward = geometricMedian(rowsAt(points), all(points));
        expect(geometricMedian(rowsAt(points), all(points).reverse())).toEqual(forward);
      }),
    );
  });
});

describe('a learnt place', () => {
  it('is where rows agree, and notices those that contradict', () => {
    const rows = rowsAt([
      [0, 0],
      [10, 0],
      [0, 10],
      [4, 4],
      [3_000, 0],
    ]);
    const [best, other] = learnPlaces(rows, [0, 1, 2, 3, 4]);
    expect(best).toMatchObject({ rows: 5, agreeing: 4, contradicting: [4] });
    expect(Math.hypot(best!.x - 4, best!.y - 4)).toBeLessThan(3);
    expect(best!.spreadMeters).toBeLessThan(10);
    expect(other).toMatchObject({ x: 3_000, y: 0, rows: 5, agreeing: 1, contradicting: [0, 1, 2, 3] });
  });

  it('holds rows together that others join', () => {
    const rows = rowsAt([
      [0, 0],
      [90, 0],
      [180, 0],
      [400, 0],
    ]);
    expect(learnPlaces(rows, [0, 1, 2, 3])).toHaveLength(2);
    expect(learnPlaces(rows, [])).toEqual([]);
  });
});

describe('a kilometre position on a calibrated line', () => {
  const line = { measures: Float64Array.of(1_000, 2_000, 2_500), x: Float64Array.of(0, 1_000, 1_000), y: Float64Array.of(0, 0, 500) };

  it('lies between its neighbours, in proportion', () => {
    expect(locateMeasure(line, 1_250)).toEqual({ x: 250, y: 0, gapMeters: 1_000 });
    expect(locateMeasure(line, 2_250)).toEqual({ x: 1_000, y: 250, gapMeters: 500 });
    expect(locateMeasure(line, 2_000)).toEqual({ x: 1_000, y: 0, gapMeters: 0 });
  });

  it('is not drawn out beyond the line', () => {
    expect(locateMeasure(line, 999)).toBeNull();
    expect(locateMeasure(line, 2_501)).toBeNull();
    expect(locateMeasure({ measures: new Float64Array(), x: new Float64Array(), y: new Float64Array() }, 1)).toBeNull();
  });
});
