import { Problem } from '@elektron/domain';
import { createGridIndex, findNeighborRuns, type GridIndex } from '../../grid-index.ts';
import { checkPointSet, type PointSet } from '../../point-set.ts';
import { createForest, findRoot, joinTrees } from '../../union-find.ts';

/** Label of a point that belongs to no cluster. */
export const NOISE = -1;

export interface DbscanOptions {
  /** Two points are neighbours when their straight distance is at most this. */
  readonly radiusMeters: number;
  /** A core point has at least so many points within the radius, itself included. */
  readonly minPoints: number;
}

export interface DbscanResult {
  /** Per point: cluster number or NOISE. Clusters are numbered in the order of their first core point. */
  readonly labels: Int32Array;
  /** Per point: 1 for a core point. */
  readonly core: Uint8Array;
  readonly clusters: number;
}

/** Search state in grid order: index `k` is position `k` of the grid, not the caller's index. */
interface Search {
  readonly grid: GridIndex;
  readonly runs: Int32Array;
  readonly reachSquared: number;
}

/**
 * Positions are whole millimetres, but metres as doubles are off by up to 1e-9 m a few thousand kilometres from the origin. Without
 * this slack a pair exactly at the radius would be neighbours at one origin and strangers at another.
 */
export const POSITION_SLACK_METERS = 1e-8;

/** Side of a cell: its diagonal stays a hair below the radius, so all points of one cell are neighbours whatever the rounding. */
const CELL_SHARE = Math.SQRT1_2 * (1 - 1e-6);
/** Cells further than this in rows or columns hold no neighbour. */
const CELL_REACH = 2;
const RUNS = 2 * CELL_REACH + 1;

/**
 * Clusters of points by density. A border point (not core, but within the radius of core points) joins the cluster of the nearest core
 * point, measured in whole millimetres; of equally near ones, that with the lowest x, then the lowest y. So labels depend on places only,
 * not on the order of the points.
 * @param points positions in metres
 * @throws Problem NOT_POSITIVE, COUNT_NOT_WHOLE, INPUT_INVALID, TOO_MANY_CELLS
 * Source: Ester, Kriegel, Sander & Xu 1996, KDD-96, 226-231; cells of side radius / sqrt(2) after Gunawan 2013 (MSc thesis, Eindhoven).
 */
export function dbscan(points: PointSet, options: DbscanOptions): DbscanResult {
  checkPointSet(points);
  checkDbscanOptions(options);
  const n = points.x.length;
  if (n === 0) return { labels: new Int32Array(0), core: new Uint8Array(0), clusters: 0 };
  const grid = createGridIndex(points, options.radiusMeters * CELL_SHARE);
  const search = { grid, runs: findNeighborRuns(grid, CELL_REACH), reachSquared: (options.radiusMeters + POSITION_SLACK_METERS) ** 2 };
  const core = findCorePoints(search, options.minPoints);
  const forest = joinCells(search, core);
  return numberClusters(search.grid.item, core, findRoots(search, core, forest));
}

/** @throws Problem NOT_POSITIVE, COUNT_NOT_WHOLE */
export function checkDbscanOptions({ radiusMeters, minPoints }: DbscanOptions): void {
  if (!(radiusMeters > 0 && radiusMeters < Infinity))
    throw new Problem('NOT_POSITIVE', { field: 'radiusMeters', value: String(radiusMeters) });
  if (!Number.isInteger(minPoints)) throw new Problem('COUNT_NOT_WHOLE', { field: 'minPoints', value: String(minPoints) });
  if (minPoints < 1) throw new Problem('NOT_POSITIVE', { field: 'minPoints', value: minPoints });
}

function findCorePoints(search: Search, minPoints: number): Uint8Array {
  const { cellStart, cells, item } = search.grid;
  const core = new Uint8Array(item.length);
  for (let cell = 0; cell < cells; cell++) {
    const start = cellStart[cell]!;
    const end = cellStart[cell + 1]!;
    if (end - start >= minPoints) core.fill(1, start, end);
    else for (let k = start; k < end; k++) if (hasNeighbors(search, cell, k, minPoints)) core[k] = 1;
  }
  return core;
}

function hasNeighbors({ grid, runs, reachSquared }: Search, cell: number, k: number, wanted: number): boolean {
  const { x, y, cellStart } = grid;
  const px = x[k]!;
  const py = y[k]!;
  let found = 0;
  for (let run = cell * RUNS; run < (cell + 1) * RUNS; run++) {
    const end = cellStart[runs[2 * run + 1]!]!;
    for (let other = cellStart[runs[2 * run]!]!; other < end; other++) {
      const dx = x[other]! - px;
      const dy = y[other]! - py;
      if (dx * dx + dy * dy <= reachSquared && ++found === wanted) return true;
    }
  }
  return false;
}

/** Cells whose core points reach each other become one tree; the core points of one cell are neighbours anyway. */
function joinCells(search: Search, core: Uint8Array): Int32Array {
  const { grid, runs } = search;
  const forest = createForest(grid.cells);
  const hasCore = findCellsWithCore(grid, core);
  for (let cell = 0; cell < grid.cells; cell++) {
    if (hasCore[cell] === 0) continue;
    // Own row and the rows above it; the rows below have looked up already.
    for (let run = cell * RUNS + CELL_REACH; run < (cell + 1) * RUNS; run++) {
      const end = runs[2 * run + 1]!;
      for (let other = Math.max(runs[2 * run]!, cell + 1); other < end; other++) {
        if (hasCore[other] === 0 || findRoot(forest, cell) === findRoot(forest, other)) continue;
        if (coresTouch(search, core, cell, other)) joinTrees(forest, cell, other);
      }
    }
  }
  return forest;
}

function findCellsWithCore({ cells, cellStart }: GridIndex, core: Uint8Array): Uint8Array {
  const hasCore = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    for (let k = cellStart[cell]!; k < cellStart[cell + 1]!; k++) hasCore[cell]! |= core[k]!;
  }
  return hasCore;
}

/** Cells with more points than this are compared by the box of one of them first. */
const CROWD = 32;

function coresTouch({ grid, reachSquared }: Search, core: Uint8Array, cell: number, other: number): boolean {
  const { x, y, cellStart } = grid;
  const start = cellStart[other]!;
  const end = cellStart[other + 1]!;
  const isNear = end - start > CROWD ? boxTest(grid, start, end, reachSquared) : null;
  for (let k = cellStart[cell]!; k < cellStart[cell + 1]!; k++) {
    if (core[k] === 0 || (isNear !== null && !isNear(x[k]!, y[k]!))) continue;
    for (let m = start; m < end; m++) {
      const dx = x[m]! - x[k]!;
      const dy = y[m]! - y[k]!;
      if (dx * dx + dy * dy <= reachSquared && core[m] === 1) return true;
    }
  }
  return false;
}

/** Whether a place reaches the box of some points: spares comparing every pair of two crowds that lie just out of reach. */
function boxTest({ x, y }: GridIndex, start: number, end: number, reachSquared: number): (px: number, py: number) => boolean {
  let left = Infinity;
  let bottom = Infinity;
  let right = -Infinity;
  let top = -Infinity;
  for (let k = start; k < end; k++) {
    left = Math.min(left, x[k]!);
    right = Math.max(right, x[k]!);
    bottom = Math.min(bottom, y[k]!);
    top = Math.max(top, y[k]!);
  }
  return (px, py) => {
    const across = Math.max(left - px, px - right, 0);
    const up = Math.max(bottom - py, py - top, 0);
    return across * across + up * up <= reachSquared;
  };
}

/** Per grid position: the root of its cluster, or NOISE. */
function findRoots(search: Search, core: Uint8Array, forest: Int32Array): Int32Array {
  const { cells, cellStart, item } = search.grid;
  const roots = new Int32Array(item.length).fill(NOISE);
  for (let cell = 0; cell < cells; cell++) {
    const root = findRoot(forest, cell);
    for (let k = cellStart[cell]!; k < cellStart[cell + 1]!; k++) if (core[k] === 1) roots[k] = root;
  }
  for (let cell = 0; cell < cells; cell++) {
    for (let k = cellStart[cell]!; k < cellStart[cell + 1]!; k++) {
      const nearest = core[k] === 1 ? NOISE : findNearestCore(search, core, cell, k);
      if (nearest !== NOISE) roots[k] = roots[nearest]!;
    }
  }
  return roots;
}

/** Grid position of the nearest core point in reach, NOISE when there is none. */
function findNearestCore({ grid, runs, reachSquared }: Search, core: Uint8Array, cell: number, k: number): number {
  const { x, y, cellStart } = grid;
  let nearest = NOISE;
  let nearestSquared = Infinity;
  for (let run = cell * RUNS; run < (cell + 1) * RUNS; run++) {
    const end = cellStart[runs[2 * run + 1]!]!;
    for (let other = cellStart[runs[2 * run]!]!; other < end; other++) {
      if (core[other] === 0) continue;
      const dx = x[other]! - x[k]!;
      const dy = y[other]! - y[k]!;
      if (dx * dx + dy * dy > reachSquared) continue;
      const squared = squaredMillimeters(dx, dy);
      if (squared > nearestSquared) continue;
      if (squared < nearestSquared || x[other]! < x[nearest]! || (x[other] === x[nearest] && y[other]! < y[nearest]!)) nearest = other;
      nearestSquared = squared;
    }
  }
  return nearest;
}

/** A distance that compares exactly: whole millimetres have no rounding error, so equal distances are equal at every origin. */
export function squaredMillimeters(dx: number, dy: number): number {
  const across = Math.round(dx * 1000);
  const up = Math.round(dy * 1000);
  return across * across + up * up;
}

/** From grid order and roots to the caller's order and numbers 0, 1, 2 … by first core point. */
export function numberClusters(item: Int32Array, gridCore: Uint8Array, roots: Int32Array): DbscanResult {
  const n = item.length;
  // Both values in one number, since scattering them costs more than everything else here.
  const rootAndCore = new Int32Array(n);
  for (let k = 0; k < n; k++) rootAndCore[item[k]!] = 2 * roots[k]! + gridCore[k]!;
  const core = new Uint8Array(n);
  const labels = new Int32Array(n);
  const numberOf = new Int32Array(n).fill(NOISE);
  let clusters = 0;
  for (let i = 0; i < n; i++) {
    core[i] = rootAndCore[i]! & 1;
    labels[i] = rootAndCore[i]! >> 1;
    if (core[i] === 1 && numberOf[labels[i]!] === NOISE) numberOf[labels[i]!] = clusters++;
  }
  for (let i = 0; i < n; i++) if (labels[i] !== NOISE) labels[i] = numberOf[labels[i]!]!;
  return { labels, core, clusters };
}
