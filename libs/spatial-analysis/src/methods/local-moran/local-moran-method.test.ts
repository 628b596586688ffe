import { randomPoisson, seededRandom } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';
import { hexagonCenter } from '../../hexagons.ts';
import { UNWATCHED } from '../../hotspot-method.ts';
import type { HotspotResult } from '../../hotspot-result.ts';
import { pointSetOf } from '../../testing/arbitrary-points.ts';
import { localMoranMethod } from './local-moran-method.ts';

const WIDTH = 200;
const SIDE = 25;

/** A lattice of hexagons with so many accidents in each. */
function analyse(countAt: (column: number, row: number) => number, given: Record<string, unknown> = {}): HotspotResult {
  const list: [number, number][] = [];
  for (let row = 0; row < SIDE; row += 1) {
    for (let column = 0; column < SIDE; column += 1) {
      const { x, y } = hexagonCenter({ q: column - Math.floor(row / 2), r: row }, WIDTH);
      for (let k = countAt(column, row); k > 0; k -= 1) list.push([x, y]);
    }
  }
  const points = pointSetOf(list);
  const input = { points, severity: new Uint8Array(list.length), days: null, years: 1, seed: 1, studyArea: null, knownPoints: points };
  return localMoranMethod.run(input, { hexagonWidthMeters: WIDTH, ...given }, UNWATCHED);
}

/** Many accidents in a district in the west, a quiet one in the east, and in its middle one place that has many. */
function town(seed: number): (column: number, row: number) => number {
  const random = seededRandom(seed);
  return (column, row) => {
    const background = randomPoisson(random, 4);
    if (Math.abs(column - 5) <= 2 && Math.abs(row - 12) <= 2) return background + 8;
    if (column === 18 && row === 12) return 14;
    return Math.abs(column - 18) <= 2 && Math.abs(row - 12) <= 2 ? 1 : background;
  };
}

describe('local Moran on hexagons', () => {
  it('tells a cluster from an outlier among quiet neighbours', () => {
    const { hotspots, cells, summary } = analyse(town(1));
    const outliers = hotspots.filter(({ sort }) => sort === 'high-low');
    expect(outliers).toHaveLength(1);
    expect(outliers[0]!.accidents).toBe(14);
    expect(outliers[0]!.zScore).toBeLessThan(0);
    const clusters = hotspots.filter(({ sort }) => sort === 'high-high');
    expect(clusters.length).toBeGreaterThan(10);
    for (const { centerX, zScore, score } of clusters) {
      expect(centerX).toBeLessThan(9 * WIDTH);
      expect(score).toBe(zScore);
    }
    expect(summary).toMatchObject({
      cells: cells!.cells.length,
      clusterCells: clusters.length,
      outlierCells: 1,
      hotspots: hotspots.length,
    });
    const sorts = cells!.cells.map(({ sort }) => sort);
    expect(sorts.filter((sort) => sort === 'low-low')).toHaveLength(summary.lowClusterCells!);
    expect(summary.lowClusterCells).toBeGreaterThan(0);
    // A flag has the colour of the cell's own count: few, where there are few.
    for (const { sort, bin } of cells!.cells) if (sort !== undefined) expect(bin > 0).toBe(sort.startsWith('high'));
  });

  it('flags fewer after Benjamini and Yekutieli', () => {
    const flags = (correction: string): number => {
      const { clusterCells = 0, lowClusterCells = 0, outlierCells = 0 } = analyse(town(2), { correction }).summary;
      return clusterCells + lowClusterCells + outlierCells;
    };
    expect(flags('benjamini-yekutieli')).toBeLessThan(flags('benjamini-hochberg'));
    expect(flags('benjamini-yekutieli')).toBeGreaterThan(0);
  });

  it('flags anything on few maps of pure noise', () => {
    const random = seededRandom(5);
    const alarms = Array.from({ length: 20 }, () => analyse(() => randomPoisson(random, 2)).cells!.cells.some(({ sort }) => sort));
    // With a true rate of 5 %, five of twenty occur in 0.3 % of repetitions.
    expect(alarms.filter(Boolean).length).toBeLessThanOrEqual(4);
  });

  it('says nothing of a hexagon without neighbours, and does not count it as a test', () => {
    const points = pointSetOf([...Array.from({ length: 5 }, (): [number, number] => [5, 5]), [90_000, 5], [90_200, 5]]);
    const input = { points, severity: new Uint8Array(7), days: null, years: 1, seed: 1, studyArea: null, knownPoints: points };
    const cells = localMoranMethod.run(input, { hexagonWidthMeters: WIDTH }, UNWATCHED).cells!.cells;
    const alone = cells.find(({ accidents }) => accidents === 5)!;
    expect(alone).toMatchObject({ zScore: null, exactPValue: null, adjustedPValue: null, bin: 0, noTestReason: 'NO_NEIGHBORS' });
    expect(cells.filter(({ exactPValue }) => exactPValue !== null)).toHaveLength(2);
  });
});
