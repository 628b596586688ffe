import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findHexagon, hexagonCenter, hexagonKey, hexagonSteps, type Hexagon } from '../hexagons.ts';
import type { HotspotInput } from '../hotspot-method.ts';
import type { PointSet } from '../point-set.ts';
import { exactPositions, pointSetOf } from '../testing/arbitrary-points.ts';
import { countHexagons, hexagonWeights } from './hexagon-counts.ts';

const WIDTH = 100;
const filled = exactPositions.filter((list) => list.length > 0);

function inputOf(points: PointSet, more: Partial<HotspotInput> = {}): HotspotInput {
  return { points, severity: new Uint8Array(points.x.length), days: null, years: 1, seed: 1, studyArea: null, knownPoints: null, ...more };
}

const middlesOf = (hexagons: readonly Hexagon[]): PointSet =>
  pointSetOf(hexagons.map((hexagon) => hexagonCenter(hexagon, WIDTH)).map(({ x, y }) => [x, y]));
const keysOf = (hexagons: readonly Hexagon[]): number[] => hexagons.map(({ q, r }) => hexagonKey(q, r));

describe('counts on hexagons', () => {
  it('put every accident into its own hexagon, and hexagons in rows', () => {
    fc.assert(
      fc.property(filled, fc.integer({ min: 0, max: 2 }), (list, gapRings) => {
        const { hexagons, counts, cellOf } = countHexagons(inputOf(pointSetOf(list)), WIDTH, gapRings);
        list.forEach(([x, y], i) => expect(hexagons[cellOf[i]!]).toEqual(findHexagon(x, y, WIDTH)));
        counts.forEach((count, cell) => expect(count).toBe(cellOf.filter((own) => own === cell).length));
        const keys = keysOf(hexagons);
        expect(keys).toEqual(keys.toSorted((a, b) => a - b));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('fill a gap that the rings close from both sides, and add nothing around', () => {
    const ring = hexagonSteps(2).filter(({ q, r }) => Math.max(Math.abs(q), Math.abs(r), Math.abs(q + r)) === 2);
    const sizeWith = (gapRings: number): number => countHexagons(inputOf(middlesOf(ring)), WIDTH, gapRings).hexagons.length;
    // A ring of 12 around a gap three hexagons wide: one ring from each side does not meet.
    expect([0, 1, 2, 3].map(sizeWith)).toEqual([12, 12, 19, 19]);
    const pair = [
      { q: 0, r: 0 },
      { q: 2, r: 0 },
    ];
    expect(countHexagons(inputOf(middlesOf(pair)), WIDTH, 1).hexagons).toEqual([pair[0], { q: 1, r: 0 }, pair[1]]);
  });

  it('count hexagons of other known accidents as zero', () => {
    const known = middlesOf([
      { q: 0, r: 0 },
      { q: 5, r: 0 },
    ]);
    const { hexagons, counts } = countHexagons(inputOf(middlesOf([{ q: 0, r: 0 }]), { knownPoints: known }), WIDTH, 0);
    expect(hexagons).toEqual([
      { q: 0, r: 0 },
      { q: 5, r: 0 },
    ]);
    expect([...counts]).toEqual([1, 0]);
  });

  it('leave out what lies beyond the box, unless an accident that is asked about lies there', () => {
    const known = middlesOf([0, 1, 2, 3].map((q) => ({ q, r: 0 })));
    const points = middlesOf([
      { q: 0, r: 0 },
      { q: 2, r: 0 },
    ]);
    const studyArea = { minX: -10, minY: -10, maxX: 110, maxY: 10 };
    const { hexagons } = countHexagons(inputOf(points, { knownPoints: known, studyArea }), WIDTH, 0);
    expect(hexagons.map(({ q }) => q)).toEqual([0, 1, 2]);
  });

  it('refuse a hexagon so small that nobody could read the map', () => {
    const spread = pointSetOf(Array.from({ length: 3000 }, (_, i): [number, number] => [i * 1000, 0]));
    let code = '';
    try {
      countHexagons(inputOf(spread), 20, 5);
    } catch (error) {
      if (isProblem(error)) code = error.code;
    }
    expect(code).toBe('TOO_MANY_CELLS');
  });
});

describe('weights of hexagons', () => {
  it('name the hexagons of the study area within the rings', () => {
    fc.assert(
      fc.property(filled, fc.integer({ min: 1, max: 2 }), (list, rings) => {
        const { hexagons } = countHexagons(inputOf(pointSetOf(list)), WIDTH, 1);
        const { start, neighbor } = hexagonWeights(hexagons, rings);
        hexagons.forEach((own, cell) => {
          const wanted = hexagons.flatMap(({ q, r }, other) => {
            const steps = Math.max(Math.abs(q - own.q), Math.abs(r - own.r), Math.abs(q + r - own.q - own.r));
            return steps >= 1 && steps <= rings ? [other] : [];
          });
          expect([...neighbor.slice(start[cell], start[cell + 1])]).toEqual(wanted);
        });
      }),
      { numRuns: 50 },
    );
  });
});
