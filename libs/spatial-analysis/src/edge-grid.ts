import { MARKS_PER_EDGE } from './area-index.ts';

/** Cells along the longer side of all edges, at most. */
const MOST_CELLS = 128;
/** What a cell is marked beside its edge: more than rounding moves a line of whole numbers. */
const MARGIN = 0.5;

/**
 * Edges by the cells of a square grid: each stands in the cells that it runs through, and not in all of its box. Where that would be too many (long
 * edges across each other, as no boundary has them), cells are larger: what is found is the same, and how much is kept stays within bounds.
 */
export class EdgeGrid {
  readonly #edges: Float64Array;
  readonly #west: number;
  readonly #south: number;
  readonly #longest: number;
  #cells: number;
  /** The edges of cell `c` are `#start[c]` to `#start[c + 1] - 1` of `#at`. */
  readonly #start: Uint32Array;
  readonly #at: Uint32Array;
  /** By edge: the search that has met it last. */
  readonly #met: Uint32Array;
  #search = 0;

  /** @param edges x1, y1, x2, y2 of each, whole numbers */
  constructor(edges: Float64Array) {
    this.#edges = edges;
    const [[west, east], [south, north]] = [reachOf(edges, 0), reachOf(edges, 1)];
    [this.#west, this.#south, this.#longest] = [west, south, Math.max(east - west, north - south) + 1];
    this.#cells = Math.max(1, Math.min(MOST_CELLS, Math.ceil(Math.sqrt(edges.length / 4))));
    const most = MARKS_PER_EDGE * (edges.length / 4) + MOST_CELLS * MOST_CELLS;
    while (this.#cells > 1 && this.#marksUpTo(most) > most) this.#cells = Math.ceil(this.#cells / 2);
    this.#start = new Uint32Array(this.#cells * this.#cells + 1);
    this.#eachMark((cell) => (this.#start[cell + 1]! += 1));
    for (let cell = 0; cell < this.#cells * this.#cells; cell += 1) this.#start[cell + 1]! += this.#start[cell]!;
    this.#at = new Uint32Array(this.#start.at(-1)!);
    const filled = this.#start.slice();
    this.#eachMark((cell, at) => (this.#at[filled[cell]!++] = at));
    this.#met = new Uint32Array(edges.length / 4);
  }

  /** How many pairs of an edge and a cell are kept. */
  get marks(): number {
    return this.#at.length;
  }

  /**
   * Calls `visit` once with each edge that may meet a line: those of the cells that the line runs through.
   * @param visit is given positions in the array of edges, in steps of 4
   */
  visitAlong(x1: number, y1: number, x2: number, y2: number, visit: (at: number) => void): void {
    this.#search += 1;
    this.#eachCell(x1, y1, x2, y2, (cell) => {
      for (let k = this.#start[cell]!; k < this.#start[cell + 1]!; k += 1) {
        const at = this.#at[k]!;
        if (this.#met[at / 4] === this.#search) continue;
        this.#met[at / 4] = this.#search;
        visit(at);
      }
    });
  }

  /** How many marks there would be; no further than to the first edge with which they are more than `most`. */
  #marksUpTo(most: number): number {
    let marks = 0;
    const edges = this.#edges;
    for (let at = 0; at < edges.length && marks <= most; at += 4) {
      this.#eachCell(edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!, () => (marks += 1));
    }
    return marks;
  }

  #eachMark(visit: (cell: number, at: number) => void): void {
    const edges = this.#edges;
    for (let at = 0; at < edges.length; at += 4) {
      this.#eachCell(edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!, (cell) => visit(cell, at));
    }
  }

  /** The cells of the grid that a line runs through, column by column; beside it by a margin, so that two lines that meet have a cell in common. */
  #eachCell(x1: number, y1: number, x2: number, y2: number, visit: (cell: number) => void): void {
    const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)];
    const size = this.#longest / this.#cells;
    const last = this.#lastOf(right + MARGIN - this.#west);
    for (let column = this.#firstOf(left - MARGIN - this.#west); column <= last; column += 1) {
      const from = Math.max(left, this.#west + column * size - MARGIN);
      const to = Math.min(right, this.#west + (column + 1) * size + MARGIN);
      const [first, end] = x1 === x2 ? [y1, y2] : [from, to].map((x) => y1 + ((x - x1) / (x2 - x1)) * (y2 - y1));
      const top = this.#lastOf(Math.max(first!, end!) + MARGIN - this.#south);
      for (let row = this.#firstOf(Math.min(first!, end!) - MARGIN - this.#south); row <= top; row += 1) visit(row * this.#cells + column);
    }
  }

  #firstOf(offset: number): number {
    return Math.max(0, Math.floor((offset / this.#longest) * this.#cells));
  }

  #lastOf(offset: number): number {
    return Math.min(this.#cells - 1, Math.floor((offset / this.#longest) * this.#cells));
  }
}

/** @returns 0, 0 of no edges */
function reachOf(edges: Float64Array, axis: 0 | 1): readonly [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (let at = axis; at < edges.length; at += 2) [least, most] = [Math.min(least, edges[at]!), Math.max(most, edges[at]!)];
  return edges.length === 0 ? [0, 0] : [least, most];
}
