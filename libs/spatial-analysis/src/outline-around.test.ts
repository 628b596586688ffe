import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { outlineAround } from './outline-around.ts';
import type { Course } from './network-sites.ts';

/** Twice the signed area: above 0 for a ring that goes counter-clockwise. */
function doubleArea(ring: Course): number {
  return ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0);
}

function contains(ring: Course, x: number, y: number): boolean {
  let inside = false;
  for (const [i, [x2, y2]] of ring.slice(1).entries()) {
    const [x1, y1] = ring[i]!;
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

describe('an outline around lines', () => {
  it('of one straight line is a rectangle that reaches the margin beyond it', () => {
    const ring = outlineAround([[[0, 0], [100, 0]]], 10); // prettier-ignore
    expect(doubleArea(ring) / 2).toBeCloseTo(120 * 20, 6);
    const xs = ring.map(([x]) => x);
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([-10, 110]);
    expect(ring[0]).toEqual(ring.at(-1));
  });

  it('holds the arms of a crossing, and not what lies between them', () => {
    const arms: Course[] = [[[0, 0], [100, 0]], [[0, 0], [-100, 0]], [[0, 0], [0, 100]], [[0, 0], [0, -100]]]; // prettier-ignore
    const ring = outlineAround(arms, 10);
    for (const [x, y] of [[95, 0], [-95, 5], [5, 95], [0, -105], [0, 0]] as const) expect(contains(ring, x, y)).toBe(true); // prettier-ignore
    for (const [x, y] of [[50, 50], [-50, 50], [50, -50], [-50, -50]] as const) expect(contains(ring, x, y)).toBe(false); // prettier-ignore
    // A plus of four arms of 110 m and 20 m.
    expect(doubleArea(ring) / 2).toBeCloseTo(220 * 20 * 2 - 400, 6);
  });

  it('holds what a block of streets encloses', () => {
    const block: Course = [[0, 0], [100, 0], [100, 100], [0, 100], [0, 0]]; // prettier-ignore
    const ring = outlineAround([block], 10);
    expect(doubleArea(ring) / 2).toBeCloseTo(120 * 120, 6);
    expect(contains(ring, 50, 50)).toBe(true);
  });

  it('closes and stays finite whatever the lines', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })).map(([x, y]) => [20 * x, 20 * y] as const);
    const line = fc
      .array(place, { minLength: 2, maxLength: 5 })
      .filter((course) => course.some(([x, y]) => x !== course[0]![0] || y !== course[0]![1]));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const ring = outlineAround(lines, 8);
        expect(ring[0]).toEqual(ring.at(-1));
        expect(ring.length).toBeGreaterThan(3);
        expect(ring.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
      }),
    );
  });
});
