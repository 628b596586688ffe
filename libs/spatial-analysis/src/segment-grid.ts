/** Straight segments by the cells of a square grid: each stands in every cell that its box touches. */
export interface SegmentGrid {
  /**
   * Calls `visit` with the position of each segment whose box may reach into a box; of one that stands in several cells several times.
   * @param visit is given positions in the array of segments, in steps of 4
   */
  readonly visitNear: (minX: number, minY: number, maxX: number, maxY: number, visit: (at: number) => void) => void;
}

/** Rows of a column of cells; more than there are decimetres on a meridian. */
const ROWS = 2 ** 27;

/**
 * @param segments x1, y1, x2, y2 of each, in metres
 * @param cellMeters side of a cell
 */
export function createSegmentGrid(segments: Float64Array, cellMeters: number): SegmentGrid {
  const cells = new Map<number, number[]>();
  const cellOf = (value: number): number => Math.floor(value / cellMeters);
  for (let at = 0; at + 3 < segments.length; at += 4) {
    const [x1, y1, x2, y2] = [segments[at]!, segments[at + 1]!, segments[at + 2]!, segments[at + 3]!];
    for (let column = cellOf(Math.min(x1, x2)); column <= cellOf(Math.max(x1, x2)); column += 1) {
      for (let row = cellOf(Math.min(y1, y2)); row <= cellOf(Math.max(y1, y2)); row += 1) {
        const cell = cells.get(column * ROWS + row);
        if (cell === undefined) cells.set(column * ROWS + row, [at]);
        else cell.push(at);
      }
    }
  }
  return {
    visitNear: (minX, minY, maxX, maxY, visit) => {
      for (let column = cellOf(minX); column <= cellOf(maxX); column += 1) {
        for (let row = cellOf(minY); row <= cellOf(maxY); row += 1) {
          for (const at of cells.get(column * ROWS + row) ?? []) visit(at);
        }
      }
    },
  };
}
