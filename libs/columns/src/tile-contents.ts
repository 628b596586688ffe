import type { AccidentColumns } from './accident-columns.ts';
import { findSquare, projectX, projectY, type PlaceOrder, type Square } from './place-order.ts';

/** A tile far out is divided into 32 × 32 cells: 8 pixels each on the usual 256. */
export const CELL_LEVELS = 5;
export const CELLS_ACROSS = 2 ** CELL_LEVELS;
/** Cells shown beyond each edge of a tile, so that what is drawn around a cell's middle is whole on both sides. */
const CELL_MARGIN = 1;

/** Accidents of one cell under the filter; `column` and `row` from -1 to CELLS_ACROSS, from the tile's north-west corner. */
export interface TileCell {
  readonly column: number;
  readonly row: number;
  readonly count: number;
  readonly killed: number;
  readonly seriouslyInjured: number;
  /** Smallest severity code above 0, or 0 when none is known. */
  readonly worstSeverity: number;
}

/**
 * The cells of a tile in which there are accidents.
 * @param passes 1 for each accident under the filter
 */
export function countTileCells(columns: AccidentColumns, order: PlaceOrder, passes: Uint8Array, tile: Square): TileCell[] {
  const cells: TileCell[] = [];
  const zoom = tile.zoom + CELL_LEVELS;
  for (let row = -CELL_MARGIN; row < CELLS_ACROSS + CELL_MARGIN; row += 1) {
    for (let column = -CELL_MARGIN; column < CELLS_ACROSS + CELL_MARGIN; column += 1) {
      const { first, end } = findSquare(order, { zoom, x: tile.x * CELLS_ACROSS + column, y: tile.y * CELLS_ACROSS + row });
      const counted = countRange(columns, order.indices, passes, first, end);
      if (counted.count > 0) cells.push({ column, row, ...counted });
    }
  }
  return cells;
}

function countRange(
  { killed, seriouslyInjured, severity }: AccidentColumns,
  indices: Uint32Array,
  passes: Uint8Array,
  first: number,
  end: number,
): Omit<TileCell, 'column' | 'row'> {
  let [count, killedSum, seriousSum, worst] = [0, 0, 0, 0];
  for (let position = first; position < end; position += 1) {
    const index = indices[position]!;
    if (passes[index] === 0) continue;
    count += 1;
    killedSum += killed[index]!;
    seriousSum += seriouslyInjured[index]!;
    worst = worseSeverity(worst, severity[index]!);
  }
  return { count, killed: killedSum, seriouslyInjured: seriousSum, worstSeverity: worst };
}

function worseSeverity(a: number, b: number): number {
  if (a === 0 || b === 0) return a + b;
  return Math.min(a, b);
}

/** Near enough for single positions, the margin is a sixteenth of a tile: 16 pixels of the usual 256. */
const MARGIN_LEVELS = 4;
export const POINT_MARGIN = 1 / 2 ** MARGIN_LEVELS;

/** Accidents that share one position. */
export interface TilePoint {
  /** From the tile's north-west corner, in tile widths; in the margin a little below 0 or above 1. */
  readonly x: number;
  readonly y: number;
  /** Indices of the accidents, ascending. */
  readonly accidents: readonly number[];
  readonly worstSeverity: number;
}

/**
 * The positions in a tile, and up to POINT_MARGIN around it, at which there are accidents, each once.
 * @param passes 1 for each accident under the filter
 */
export function findTilePoints(columns: AccidentColumns, order: PlaceOrder, passes: Uint8Array, tile: Square): TilePoint[] {
  const { longitudeE7, latitudeE7, severity } = columns;
  const byPosition = new Map<string, number[]>();
  for (const square of [tile, ...squaresAround(tile)]) {
    const { first, end } = findSquare(order, square);
    for (let position = first; position < end; position += 1) {
      const index = order.indices[position]!;
      if (passes[index] === 0) continue;
      const place = `${longitudeE7[index]!} ${latitudeE7[index]!}`;
      const there = byPosition.get(place);
      if (there === undefined) byPosition.set(place, [index]);
      else there.push(index);
    }
  }
  const across = 2 ** tile.zoom;
  return [...byPosition.values()].map((accidents) => ({
    x: projectX(longitudeE7[accidents[0]!]!) * across - tile.x,
    y: projectY(latitudeE7[accidents[0]!]!) * across - tile.y,
    accidents: accidents.sort((a, b) => a - b),
    worstSeverity: accidents.reduce((worst, index) => worseSeverity(worst, severity[index]!), 0),
  }));
}

/** The squares of a margin's width around a tile. */
function squaresAround({ zoom, x, y }: Square): Square[] {
  const across = 2 ** MARGIN_LEVELS;
  const around: Square[] = [];
  for (let row = -1; row <= across; row += 1) {
    const wholeRow = row === -1 || row === across;
    for (let column = -1; column <= across; column += wholeRow ? 1 : across + 1) {
      around.push({ zoom: zoom + MARGIN_LEVELS, x: x * across + column, y: y * across + row });
    }
  }
  return around;
}
