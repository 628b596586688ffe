import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bufferedHull, hull } from './convex-hull.ts';
import { positions } from './testing/arbitrary-points.ts';

const filled = positions.filter((list) => list.length > 0);
type Place = readonly [number, number];

function turn(a: Place, b: Place, c: Place): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function distanceToSegment(place: Place, a: Place, b: Place): number {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const along = length === 0 ? 0 : ((place[0] - a[0]) * (b[0] - a[0]) + (place[1] - a[1]) * (b[1] - a[1])) / length ** 2;
  const held = Math.min(Math.max(along, 0), 1);
  return Math.hypot(place[0] - a[0] - held * (b[0] - a[0]), place[1] - a[1] - held * (b[1] - a[1]));
}

describe('a convex hull', () => {
  it('turns left at every corner and leaves no place outside', () => {
    fc.assert(
      fc.property(filled, (list) => {
        const corners = hull(list);
        corners.forEach((corner, i) => {
          const next = corners[(i + 1) % corners.length]!;
          if (corners.length > 2) expect(turn(corner, next, corners[(i + 2) % corners.length]!)).toBeGreaterThan(0);
          for (const place of list) expect(turn(corner, next, place)).toBeGreaterThanOrEqual(-1e-6);
          expect(list).toContainEqual(corner);
        });
      }),
    );
  });

  it('of places on a line is its two ends, of one place that place', () => {
    expect(
      hull([
        [3, 4],
        [0, 0],
        [6, 8],
        [3, 4],
      ]),
    ).toEqual([
      [0, 0],
      [6, 8],
    ]);
    expect(
      hull([
        [5, 5],
        [5, 5],
      ]),
    ).toEqual([[5, 5]]);
  });
});

describe('a buffered hull', () => {
  it('is closed and keeps every place the margin away from its edge, corners of the circle apart', () => {
    fc.assert(
      fc.property(filled, (list) => {
        const margin = 10;
        const ring = bufferedHull(list, margin);
        expect(ring[0]).toEqual(ring.at(-1));
        for (let i = 0; i + 1 < ring.length; i++) {
          const nearest = Math.min(...list.map((place) => distanceToSegment(place, ring[i]!, ring[i + 1]!)));
          expect(nearest).toBeGreaterThanOrEqual(margin * Math.cos(Math.PI / 16) - 1e-6);
          for (const place of list) expect(turn(ring[i]!, ring[i + 1]!, place)).toBeGreaterThanOrEqual(-1e-6);
        }
        // Nor is it wider than it says: every corner lies a margin from the plain hull.
        const corners = hull(list);
        for (const corner of ring) {
          const away = Math.min(...corners.map((place, i) => distanceToSegment(corner, place, corners[(i + 1) % corners.length]!)));
          expect(away).toBeLessThanOrEqual(margin + 1e-6);
        }
      }),
    );
  });
});
