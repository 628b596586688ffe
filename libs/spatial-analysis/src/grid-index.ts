import { Problem } from '@elektron/domain';
import { findBoundingBox, type PointSet } from './point-set.ts';

/**
 * Points sorted into the occupied cells of a square grid, row by row and left to right. Empty cells cost nothing, so a country is as
 * cheap as a town; and the points of neighbouring cells of one row lie side by side, so a search reads memory in order.
 */
export interface GridIndex {
  readonly cells: number;
  readonly rows: number;
  /** Point indices, cell by cell; index order inside a cell. */
  readonly item: Int32Array;
  /** Positions in the order of `item`. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Where each cell's points begin in `item`; one more entry closes the last. Longer than the cells there are, as is `cellColumn`. */
  readonly cellStart: Int32Array;
  readonly cellColumn: Int32Array;
  /** Where each row's cells begin; one more entry closes the last. */
  readonly rowStart: Int32Array;
}

/** A row or column costs four bytes whether occupied or not; 16 million of them are one metre cells across a continent. */
const ROW_LIMIT = 2 ** 24;

/**
 * @param points at least one point
 * @param cellSizeMeters side of a cell
 * @throws Problem TOO_MANY_CELLS
 */
export function createGridIndex(points: PointSet, cellSizeMeters: number): GridIndex {
  const n = points.x.length;
  const box = findBoundingBox(points);
  if (!box) throw new Problem('NO_ACCIDENTS');
  const columns = Math.floor((box.maxX - box.minX) / cellSizeMeters) + 1;
  const rows = Math.floor((box.maxY - box.minY) / cellSizeMeters) + 1;
  if (Math.max(rows, columns) > ROW_LIMIT) throw new Problem('TOO_MANY_CELLS', { cells: rows * columns, limit: ROW_LIMIT });

  const column = new Int32Array(n);
  const row = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    column[i] = Math.floor((points.x[i]! - box.minX) / cellSizeMeters);
    row[i] = Math.floor((points.y[i]! - box.minY) / cellSizeMeters);
  }
  const item = countingSort(countingSort(null, column, columns), row, rows);
  const x = gather(points.x, item);
  const y = gather(points.y, item);
  const place = { left: box.minX, bottom: box.minY, cellSizeMeters };
  return { ...findCells(x, y, place, rows), rows, item, x, y };
}

/** Stable sort of `order` by small whole keys; two of them, the lesser key first, sort by both. */
function countingSort(order: Int32Array | null, key: Int32Array, buckets: number): Int32Array {
  const n = key.length;
  const next = new Int32Array(buckets + 1);
  for (let i = 0; i < n; i++) next[key[i]! + 1]!++;
  for (let bucket = 0; bucket < buckets; bucket++) next[bucket + 1]! += next[bucket]!;
  const sorted = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const item = order === null ? i : order[i]!;
    sorted[next[key[item]!]!++] = item;
  }
  return sorted;
}

interface GridPlace {
  readonly left: number;
  readonly bottom: number;
  readonly cellSizeMeters: number;
}

/** The occupied cells of sorted positions. Their rows and columns are computed again: reading them in item order would jump in memory. */
function findCells(
  x: Float64Array,
  y: Float64Array,
  { left, bottom, cellSizeMeters }: GridPlace,
  rows: number,
): Pick<GridIndex, 'cells' | 'cellStart' | 'cellColumn' | 'rowStart'> {
  const n = x.length;
  const cellStart = new Int32Array(n + 1);
  const cellColumn = new Int32Array(n);
  const rowStart = new Int32Array(rows + 1);
  let cells = 0;
  let lastRow = -1;
  let lastColumn = -1;
  for (let k = 0; k < n; k++) {
    const row = Math.floor((y[k]! - bottom) / cellSizeMeters);
    const column = Math.floor((x[k]! - left) / cellSizeMeters);
    if (row === lastRow && column === lastColumn) continue;
    while (lastRow < row) rowStart[++lastRow] = cells;
    lastColumn = column;
    cellColumn[cells] = column;
    cellStart[cells++] = k;
  }
  while (lastRow < rows) rowStart[++lastRow] = cells;
  cellStart[cells] = n;
  return { cells, cellStart, cellColumn, rowStart };
}

function gather(values: Float64Array, item: Int32Array): Float64Array {
  const gathered = new Float64Array(item.length);
  for (let k = 0; k < item.length; k++) gathered[k] = values[item[k]!]!;
  return gathered;
}

/**
 * For every cell and every row at most `reach` rows away, the run of cells at most `reach` columns away. Entries come in pairs (first
 * cell, cell after the last), `2 * reach + 1` pairs a cell, lowest row first; an empty run has equal entries.
 */
export function findNeighborRuns(grid: GridIndex, reach: number): Int32Array {
  const { cellColumn, rowStart, rows } = grid;
  const width = 2 * reach + 1;
  const runs = new Int32Array(grid.cells * width * 2);
  for (let row = 0; row < rows; row++) {
    const first = rowStart[row]!;
    const last = rowStart[row + 1]!;
    for (let offset = first === last ? width : 0; offset < width; offset++) {
      const target = row + offset - reach;
      if (target < 0 || target >= rows) continue;
      const end = rowStart[target + 1]!;
      let low = rowStart[target]!;
      let high = low;
      for (let cell = first; cell < last; cell++) {
        while (low < end && cellColumn[low]! < cellColumn[cell]! - reach) low++;
        while (high < end && cellColumn[high]! <= cellColumn[cell]! + reach) high++;
        runs[(cell * width + offset) * 2] = low;
        runs[(cell * width + offset) * 2 + 1] = high;
      }
    }
  }
  return runs;
}
