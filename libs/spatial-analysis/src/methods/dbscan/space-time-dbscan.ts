import { Problem } from '@elektron/domain';
import { createGridIndex, findNeighborRuns, type GridIndex } from '../../grid-index.ts';
import { checkPointSet, type PointSet } from '../../point-set.ts';
import { createForest, findRoot, joinTrees } from '../../union-find.ts';
import {
  checkDbscanOptions,
  NOISE,
  numberClusters,
  POSITION_SLACK_METERS,
  squaredMillimeters,
  type DbscanOptions,
  type DbscanResult,
} from './dbscan.ts';

export interface SpaceTimeDbscanOptions extends DbscanOptions {
  /** Two points are neighbours when, besides, their days differ by at most this; 0 = the same day. */
  readonly windowDays: number;
}

/** In grid order, as in dbscan.ts; `visit` is told every neighbor of a point, the point itself included. */
interface Search {
  readonly grid: GridIndex;
  readonly day: Int32Array;
  readonly visitNeighbors: (cell: number, k: number, visit: (other: number) => void) => void;
}

/** Cells are as wide as the radius: neighbours lie in the same or an adjoining cell. */
const CELL_REACH = 1;
const RUNS = 2 * CELL_REACH + 1;

/**
 * Clusters of points that are close in space and in time. A border point joins the cluster of the nearest core point in reach, measured
 * in whole millimetres; then of the one nearest in time; then of that with the lowest x, y, day.
 * @param points positions in metres
 * @param days day number of each point, whole days
 * @throws Problem NOT_POSITIVE, COUNT_NOT_WHOLE, INPUT_INVALID, TOO_MANY_CELLS
 * Source: Birant & Kut 2007, Data & Knowledge Engineering 60(1), 208-221, without its limit on the jump of a non-spatial value.
 */
export function spaceTimeDbscan(points: PointSet, days: Int32Array, options: SpaceTimeDbscanOptions): DbscanResult {
  checkPointSet(points);
  checkDbscanOptions(options);
  checkTimes(points, days, options);
  const n = points.x.length;
  if (n === 0) return { labels: new Int32Array(0), core: new Uint8Array(0), clusters: 0 };
  const search = createSearch(points, days, options);
  const core = findCorePoints(search, options.minPoints);
  const forest = joinCorePoints(search, core);
  return numberClusters(search.grid.item, core, findRoots(search, core, forest));
}

function checkTimes(points: PointSet, days: Int32Array, { windowDays }: SpaceTimeDbscanOptions): void {
  if (days.length !== points.x.length) throw new Problem('INPUT_INVALID', { field: 'days', value: days.length });
  if (!Number.isInteger(windowDays)) throw new Problem('COUNT_NOT_WHOLE', { field: 'windowDays', value: String(windowDays) });
  if (windowDays < 0) throw new Problem('INPUT_INVALID', { field: 'windowDays', value: windowDays });
}

function createSearch(points: PointSet, days: Int32Array, { radiusMeters, windowDays }: SpaceTimeDbscanOptions): Search {
  const reach = radiusMeters + POSITION_SLACK_METERS;
  const grid = createGridIndex(points, reach);
  const runs = findNeighborRuns(grid, CELL_REACH);
  const day = grid.item.map((i) => days[i]!);
  const { x, y, cellStart } = grid;
  const visitNeighbors: Search['visitNeighbors'] = (cell, k, visit) => {
    for (let run = cell * RUNS; run < (cell + 1) * RUNS; run++) {
      const end = cellStart[runs[2 * run + 1]!]!;
      for (let other = cellStart[runs[2 * run]!]!; other < end; other++) {
        const dx = x[other]! - x[k]!;
        const dy = y[other]! - y[k]!;
        if (dx * dx + dy * dy <= reach * reach && Math.abs(day[other]! - day[k]!) <= windowDays) visit(other);
      }
    }
  };
  return { grid, day, visitNeighbors };
}

function forEachPoint({ cells, cellStart }: GridIndex, visit: (cell: number, k: number) => void): void {
  for (let cell = 0; cell < cells; cell++) for (let k = cellStart[cell]!; k < cellStart[cell + 1]!; k++) visit(cell, k);
}

function findCorePoints({ grid, visitNeighbors }: Search, minPoints: number): Uint8Array {
  const core = new Uint8Array(grid.item.length);
  forEachPoint(grid, (cell, k) => {
    let neighbors = 0;
    visitNeighbors(cell, k, () => neighbors++);
    if (neighbors >= minPoints) core[k] = 1;
  });
  return core;
}

function joinCorePoints({ grid, visitNeighbors }: Search, core: Uint8Array): Int32Array {
  const forest = createForest(grid.item.length);
  forEachPoint(grid, (cell, k) => {
    if (core[k] === 0) return;
    visitNeighbors(cell, k, (other) => {
      if (other > k && core[other] === 1) joinTrees(forest, k, other);
    });
  });
  return forest;
}

/** Per grid position: the root of its cluster, or NOISE. */
function findRoots(search: Search, core: Uint8Array, forest: Int32Array): Int32Array {
  const { grid, visitNeighbors } = search;
  const roots = new Int32Array(grid.item.length).fill(NOISE);
  forEachPoint(grid, (cell, k) => {
    let nearest = core[k] === 1 ? k : NOISE;
    if (nearest === NOISE) {
      visitNeighbors(cell, k, (other) => {
        if (core[other] === 1 && (nearest === NOISE || isNearer(search, k, other, nearest))) nearest = other;
      });
    }
    if (nearest !== NOISE) roots[k] = findRoot(forest, nearest);
  });
  return roots;
}

function isNearer({ grid: { x, y }, day }: Search, from: number, one: number, other: number): boolean {
  const order =
    squaredMillimeters(x[one]! - x[from]!, y[one]! - y[from]!) - squaredMillimeters(x[other]! - x[from]!, y[other]! - y[from]!) ||
    Math.abs(day[one]! - day[from]!) - Math.abs(day[other]! - day[from]!) ||
    x[one]! - x[other]! ||
    y[one]! - y[other]! ||
    day[one]! - day[other]!;
  return order < 0;
}
