import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findHexagon, hexagonArea, hexagonCenter, hexagonKey, hexagonOfKey, hexagonOutline, hexagonSteps } from './hexagons.ts';

const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const width = fc.constantFrom(50, 200, 333.3, 1000);
const step = fc.integer({ min: -1000, max: 1000 });

describe('hexagons', () => {
  it('give each place to the nearest centre', () => {
    fc.assert(
      fc.property(coordinate, coordinate, width, (x, y, widthMeters) => {
        const own = findHexagon(x, y, widthMeters);
        const distanceTo = (q: number, r: number): number => {
          const center = hexagonCenter({ q, r }, widthMeters);
          return Math.hypot(center.x - x, center.y - y);
        };
        const ownDistance = distanceTo(own.q, own.r);
        for (const { q, r } of hexagonSteps(2)) expect(ownDistance).toBeLessThanOrEqual(distanceTo(own.q + q, own.r + r) + 1e-6);
        // No place is further from a centre than a corner.
        expect(ownDistance).toBeLessThanOrEqual(widthMeters / Math.sqrt(3) + 1e-6);
      }),
      { numRuns: 1000 },
    );
  });

  it('move with the places when these move by whole cells', () => {
    fc.assert(
      fc.property(
        step,
        step,
        step,
        step,
        width,
        fc.double({ min: -0.45, max: 0.45, noNaN: true }),
        (q, r, moveQ, moveR, widthMeters, off) => {
          const at = hexagonCenter({ q, r }, widthMeters);
          const move = hexagonCenter({ q: moveQ, r: moveR }, widthMeters);
          const inside = { x: at.x + off * widthMeters, y: at.y };
          expect(findHexagon(inside.x + move.x, inside.y + move.y, widthMeters)).toEqual({ q: q + moveQ, r: r + moveR });
        },
      ),
    );
  });

  it('have six neighbours in the first ring, 18 in two, 36 in three, all at equal steps', () => {
    expect([0, 1, 2, 3].map((rings) => hexagonSteps(rings).length)).toEqual([0, 6, 18, 36]);
    for (const neighbor of hexagonSteps(1)) {
      const { x, y } = hexagonCenter(neighbor, 200);
      expect(Math.hypot(x, y)).toBeCloseTo(200, 9);
    }
  });

  it('are drawn as closed counter-clockwise rings of their own area', () => {
    fc.assert(
      fc.property(step, step, width, (q, r, widthMeters) => {
        const ring = hexagonOutline({ q, r }, widthMeters);
        expect(ring[0]).toEqual(ring.at(-1));
        const { x, y } = hexagonCenter({ q, r }, widthMeters);
        const doubled = ring.slice(1).reduce((sum, [x2, y2], i) => {
          const [x1, y1] = ring[i]!;
          return sum + (x1 - x) * (y2 - y) - (x2 - x) * (y1 - y);
        }, 0);
        expect(doubled / 2 / hexagonArea(widthMeters)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('have keys that say which they are and sort by row, then column', () => {
    fc.assert(
      fc.property(step, step, (q, r) => {
        expect(hexagonOfKey(hexagonKey(q, r))).toEqual({ q, r });
        expect(hexagonKey(q, r)).toBeLessThan(hexagonKey(q + 1, r));
        expect(hexagonKey(1e6, r)).toBeLessThan(hexagonKey(-1e6, r + 1));
      }),
    );
  });
});

describe('a place on the edge between two hexagons of a row', () => {
  it('stays in the eastern one wherever the row is moved to', () => {
    for (let cells = -3000; cells <= 3000; cells += 7) {
      for (const y of [0, 7.625, 15.25, 30.5]) {
        const { q, r } = findHexagon(1500 + 200 * cells, y, 200);
        expect([q - cells, r]).toEqual([8, 0]);
      }
    }
  });
});
