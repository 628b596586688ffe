import type { DensitySurface } from './kernel-density.ts';

/** Areas of high density: cells that hang together by sides. */
export interface HighDensityAreas {
  /** Every cell with at least this density belongs to an area. */
  readonly threshold: number;
  readonly areas: number;
  /** Per cell the number of its area, -1 for none; areas are numbered by their lowest row, then leftmost cell. */
  readonly areaOf: Int32Array;
}

/**
 * The smallest set of cells that holds a share of the surface's mass, split into areas.
 * @param share above 0, below 1
 * Source: Hyndman 1996, The American Statistician 50(2), 120-126 (highest density regions).
 */
export function findHighDensityAreas(surface: DensitySurface, share: number): HighDensityAreas {
  const threshold = findThreshold(surface.density, share);
  const areaOf = new Int32Array(surface.density.length).fill(-1);
  let areas = 0;
  for (let cell = 0; cell < areaOf.length; cell++) {
    if (areaOf[cell] === -1 && surface.density[cell]! >= threshold) fillArea(surface, threshold, areaOf, cell, areas++);
  }
  return { threshold, areas, areaOf };
}

function findThreshold(density: Float64Array, share: number): number {
  const descending = density
    .filter((value) => value > 0)
    .sort()
    .reverse();
  const wanted = share * descending.reduce((sum, value) => sum + value, 0);
  let held = 0;
  for (const value of descending) {
    held += value;
    if (held >= wanted) return value;
  }
  // No cell middle within reach of any point: nothing is dense.
  return Infinity;
}

function fillArea({ columns, rows, density }: DensitySurface, threshold: number, areaOf: Int32Array, first: number, area: number): void {
  const open = [first];
  areaOf[first] = area;
  const enter = (cell: number): void => {
    if (areaOf[cell] !== -1 || density[cell]! < threshold) return;
    areaOf[cell] = area;
    open.push(cell);
  };
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    const column = cell % columns;
    if (column > 0) enter(cell - 1);
    if (column < columns - 1) enter(cell + 1);
    if (cell >= columns) enter(cell - columns);
    if (cell < columns * (rows - 1)) enter(cell + columns);
  }
}
