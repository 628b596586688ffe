import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createGridIndex, findNeighborRuns } from './grid-index.ts';
import { pointSetOf, positions } from './testing/arbitrary-points.ts';

const filled = positions.filter((list) => list.length > 0);
const cellSizes = fc.constantFrom(1, 7, 10, 25, 1000);

describe('a grid index', () => {
  it('holds every point once, in index order inside its cell, and cells in rows', () => {
    fc.assert(
      fc.property(filled, cellSizes, (list, cellSize) => {
        const points = pointSetOf(list);
        const grid = createGridIndex(points, cellSize);
        const minX = Math.min(...points.x);
        const minY = Math.min(...points.y);
        const cellOf = (i: number): [number, number] => [
          Math.floor((points.y[i]! - minY) / cellSize),
          Math.floor((points.x[i]! - minX) / cellSize),
        ];
        const wanted = list.map((_, i) => i).toSorted((a, b) => cellOf(a)[0] - cellOf(b)[0] || cellOf(a)[1] - cellOf(b)[1] || a - b);
        expect([...grid.item]).toEqual(wanted);
        expect([...grid.x]).toEqual(wanted.map((i) => points.x[i]));
        expect([...grid.y]).toEqual(wanted.map((i) => points.y[i]));
        expect(grid.cells).toBe(new Set(list.map((_, i) => cellOf(i).join())).size);
      }),
    );
  });

  it('names exactly the cells within reach', () => {
    fc.assert(
      fc.property(filled, cellSizes, fc.integer({ min: 1, max: 3 }), (list, cellSize, reach) => {
        const grid = createGridIndex(pointSetOf(list), cellSize);
        const runs = findNeighborRuns(grid, reach);
        const rowOf = Array.from({ length: grid.cells }, (_, cell) =>
          grid.rowStart.findLastIndex((start, row) => start <= cell && row < grid.rows),
        );
        const width = 2 * reach + 1;
        for (let cell = 0; cell < grid.cells; cell++) {
          const named: number[] = [];
          for (let run = cell * width; run < (cell + 1) * width; run++) {
            for (let other = runs[2 * run]!; other < runs[2 * run + 1]!; other++) named.push(other);
          }
          const wanted = rowOf.flatMap((row, other) =>
            Math.abs(row - rowOf[cell]!) <= reach && Math.abs(grid.cellColumn[other]! - grid.cellColumn[cell]!) <= reach ? [other] : [],
          );
          expect(named).toEqual(wanted);
        }
      }),
    );
  });
});
