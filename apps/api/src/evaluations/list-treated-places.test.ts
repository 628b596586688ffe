import { describe, expect, it } from '@jest/globals';
import { isProblem } from '@elektron/domain';
import { findHexagon, hexagonCenter, hexagonKey, hexagonOutline } from '@elektron/spatial-analysis';
import fc from 'fast-check';

import type { Plane, Position } from '../common/plane.ts';
import type { InterventionShape } from './intervention-shape.ts';
import { listTreatedPlaces } from './list-treated-places.ts';

/** Its degrees are its metres: what is tested is which hexagons there are. */
const PLANE: Plane = { toDegrees: (x, y) => [x, y], toMeters: (x, y) => [x, y] };
const WIDTH = 100;

const coordinate = fc.integer({ min: -1_000, max: 1_000 }).map((value) => value + 0.37);
const place = fc.tuple(coordinate, coordinate);

function keysOf(places: readonly Position[], width = WIDTH): Set<number> {
  return new Set(
    places.map(([x, y]) => {
      const { q, r } = findHexagon(x, y, width);
      return hexagonKey(q, r);
    }),
  );
}

const list = (shape: InterventionShape): Position[] => listTreatedPlaces({ sites: [], shape }, PLANE, WIDTH);

/** The obvious way: every hexagon around, and what the outline says of its middle. */
function middlesInside(rings: readonly (readonly Position[])[]): Set<number> {
  const inside = new Set<number>();
  for (let q = -40; q <= 40; q += 1) {
    for (let r = -40; r <= 40; r += 1) {
      const { x, y } = hexagonCenter({ q, r }, WIDTH);
      if (isInside(x, y, rings)) inside.add(hexagonKey(q, r));
    }
  }
  return inside;
}

function isInside(x: number, y: number, rings: readonly (readonly Position[])[]): boolean {
  let turns = false;
  for (const ring of rings) {
    for (const [i, [x1, y1]] of ring.slice(0, -1).entries()) {
      const [x2, y2] = ring[i + 1]!;
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) turns = !turns;
    }
  }
  return turns;
}

/** How far a segment is from a place. */
function distance([px, py]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = dx === 0 && dy === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - ax - along * dx, py - ay - along * dy);
}

describe('the treated places', () => {
  it('of points are the points, as they are and in their order', () => {
    const sites: Position[] = [
      [3, 4],
      [1, 2],
      [3, 4],
    ];
    expect(listTreatedPlaces({ sites }, PLANE, WIDTH)).toEqual(sites);
    expect(listTreatedPlaces({ sites, shape: null }, PLANE, WIDTH)).toEqual(sites);
  });

  it('of a line are the middles of the hexagons that a walk along it in steps of a centimetre meets, and of none that it stays away from', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const found = list({ type: 'MultiLineString', coordinates: [[from, to]] });
        const keys = keysOf(found);
        expect(keys.size).toBe(found.length);
        const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 0.01);
        for (let k = 0; k <= steps; k += 1) {
          const at: Position = [from[0] + ((to[0] - from[0]) * k) / steps || from[0], from[1] + ((to[1] - from[1]) * k) / steps || from[1]];
          if (steps > 0 && !keys.has([...keysOf([at])][0]!)) throw new Error(`missed at ${at.join(' ')}`);
        }
        // No place of a hexagon is further from its middle than its corner.
        for (const middle of found) expect(distance(middle, from, to)).toBeLessThanOrEqual(WIDTH / Math.sqrt(3) + 0.01);
      }),
      { numRuns: 25 },
    );
  });

  it('of an area are the middles in it, a hole apart, as looking at each hexagon finds them', () => {
    const triangle = fc.tuple(place, place, place).map(([a, b, c]): Position[] => [a, b, c, a]);
    fc.assert(
      fc.property(triangle, fc.boolean(), (outer, hasHole) => {
        const middle: Position = [(outer[0]![0] + outer[1]![0] + outer[2]![0]) / 3, (outer[0]![1] + outer[1]![1] + outer[2]![1]) / 3];
        const hole = outer.map(([x, y]): Position => [(x + middle[0]) / 2, (y + middle[1]) / 2]);
        const rings = hasHole ? [outer, hole] : [outer];
        const expected = middlesInside(rings);
        fc.pre(expected.size > 0);
        expect(keysOf(list({ type: 'MultiPolygon', coordinates: [rings] }))).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('of an area without a middle are the hexagons that it touches', () => {
    // Around the corner in which three hexagons meet.
    const [x, y] = hexagonOutline({ q: 0, r: 0 }, WIDTH)[0]!;
    const square: Position[] = [
      [x - 5, y - 5],
      [x + 5, y - 5],
      [x + 5, y + 5],
      [x - 5, y + 5],
      [x - 5, y - 5],
    ];
    const found = list({ type: 'MultiPolygon', coordinates: [[square]] });
    expect(found).toHaveLength(3);
    for (const [mx, my] of found) expect(Math.hypot(mx - x, my - y)).toBeCloseTo(WIDTH / Math.sqrt(3), 6);
  });

  it('are refused where a shape covers too many sites', () => {
    const far: Position[] = [
      [0, 0],
      [1e6, 0],
      [1e6, 1e6],
      [0, 0],
    ];
    try {
      list({ type: 'MultiPolygon', coordinates: [[far]] });
      throw new Error('not refused');
    } catch (error) {
      expect(isProblem(error) && error.code).toBe('INPUT_INVALID');
    }
  });
});
