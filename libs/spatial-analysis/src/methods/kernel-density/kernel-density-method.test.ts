import { seededRandom } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UNWATCHED, type HotspotInput } from '../../hotspot-method.ts';
import type { HotspotResult } from '../../hotspot-result.ts';
import type { PointSet } from '../../point-set.ts';
import { exactPositions, pointSetOf } from '../../testing/arbitrary-points.ts';
import { kernelDensityMethod } from './kernel-density-method.ts';
import { kernelDensity } from './kernel-density.ts';

const filled = exactPositions.filter((list) => list.length > 0);
const YEARS = 3;
const PER_KM2_AND_YEAR = 1e6 / YEARS;

function analyse(points: PointSet, given: Record<string, unknown>): HotspotResult {
  const input: HotspotInput = {
    points,
    severity: new Uint8Array(points.x.length),
    days: null,
    years: YEARS,
    seed: 1,
    studyArea: null,
    knownPoints: null,
  };
  return kernelDensityMethod.run(input, given, UNWATCHED);
}

/** Even-odd rule over a closed ring. */
function isInside(x: number, y: number, ring: readonly (readonly [number, number])[]): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x1, y1] = ring[i]!;
    const [x2, y2] = ring[i + 1]!;
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

describe('kernel density hotspots', () => {
  it('are ranked by the density at their centre, which lies inside their outline with all their accidents', () => {
    fc.assert(
      fc.property(filled, (list) => {
        const points = pointSetOf(list);
        const { hotspots, members, summary } = analyse(points, { bandwidthMeters: 200, cellSizeMeters: 50 });
        hotspots.forEach(({ centerX, centerY, score, outline }, k) => {
          const [density] = kernelDensity(points, pointSetOf([[centerX, centerY]]), { kernel: 'quartic', bandwidthMeters: 200 });
          expect(score / (density! * PER_KM2_AND_YEAR)).toBeCloseTo(1, 9);
          expect(score).toBeGreaterThanOrEqual(summary.thresholdIntensity!);
          expect(isInside(centerX, centerY, outline)).toBe(true);
          // A place on the edge of a cell belongs to the upper right one: ask a hair inside.
          for (const i of members[k]!) expect(isInside(points.x[i]! + 1e-6, points.y[i]! + 1e-6, outline)).toBe(true);
        });
        expect(hotspots[0]!.score).toBe(summary.peakIntensity);
      }),
      { numRuns: 50 },
    );
  });

  it('lie on a surface whose volume is the accidents of a year', () => {
    const points = pointSetOf([
      [0, 0],
      [333.3, 12.5],
      [-70, 250],
    ]);
    const { surface } = analyse(points, { bandwidthMeters: 200, cellSizeMeters: 5 });
    const cellKm2 = 25 / 1e6;
    expect(surface!.values.reduce((sum, value) => sum + value * cellKm2, 0)).toBeCloseTo(3 / YEARS, 4);
  });

  it('say which bandwidth and cell were chosen', () => {
    const random = seededRandom(3);
    const points = pointSetOf(Array.from({ length: 500 }, (): [number, number] => [random() * 3000, random() * 3000]));
    const { parameters, warnings } = analyse(points, {});
    expect(warnings).toEqual([
      { code: 'BANDWIDTH_CHOSEN', details: { bandwidth: parameters['bandwidthMeters'] } },
      { code: 'CELL_SIZE_CHOSEN', details: { cellSize: parameters['cellSizeMeters'] } },
    ]);
    // 0.9 × about 1,225 m (standard distance of a square of 3 km) × 500^-0.2.
    expect(Math.abs((parameters['bandwidthMeters'] as number) - 318)).toBeLessThan(15);
    expect(parameters['cellSizeMeters']).toBe(50);
    expect(analyse(points, { bandwidthMeters: 300, cellSizeMeters: 60 }).warnings).toEqual([]);
  });

  it('choose a larger cell where the fine one would not fit', () => {
    const far = pointSetOf([
      [0, 0],
      [400_000, 300_000],
    ]);
    const { parameters, surface } = analyse(far, { bandwidthMeters: 500 });
    expect(parameters['cellSizeMeters']).toBe(200);
    expect(surface!.columns * surface!.rows).toBeLessThanOrEqual(4_000_000);
  });
});
