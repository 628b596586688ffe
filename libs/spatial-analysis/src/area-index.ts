import type { MemberList } from './member-list.ts';
import { PolygonIndex } from './polygon-index.ts';

/** Cells along each side of the box of all areas, where there are not too many pairs of a cell and an area. */
const MOST_CELLS = 512;
/** Five bytes each. */
const MOST_PAIRS = 4_194_304;
export const MARKS_PER_EDGE = 8;

/** What is known of a cell and an area whose box meets it. */
const UNKNOWN = 0;
/** An edge of the area may run through the cell: every position is compared with the edges. */
const BORDER = 1;
const ALL_INSIDE = 2;
const ALL_OUTSIDE = 3;

/**
 * Areas in a grid. Of a cell that no edge of an area touches, every position lies on the same side of it; which one is found out with the first
 * position that is asked for, so most others are answered without a look at the edges, and the answer is the same.
 */
export class AreaIndex {
  readonly #areas: readonly PolygonIndex[];
  #west = Infinity;
  #south = Infinity;
  #east = -Infinity;
  #north = -Infinity;
  #cells = 1;
  /** The pairs of cell `c` are `#start[c]` to `#start[c + 1] - 1`, by area ascending. */
  readonly #start: Uint32Array;
  readonly #area: Uint32Array;
  readonly #state: Uint8Array;

  /**
   * @param areas the edges of each, see PolygonIndex
   * @param positions how many will be asked for: of fewer than one a cell nothing is saved
   */
  constructor(areas: readonly Int32Array[], positions: number) {
    while (this.#cells < MOST_CELLS && this.#cells * this.#cells < positions) this.#cells *= 2;
    this.#areas = areas.map((edges) => new PolygonIndex(edges));
    for (const { bounds } of this.#areas) {
      this.#west = Math.min(this.#west, bounds[0]);
      this.#south = Math.min(this.#south, bounds[1]);
      this.#east = Math.max(this.#east, bounds[2]);
      this.#north = Math.max(this.#north, bounds[3]);
    }
    while (this.#cells > 1 && this.#countPairs() > MOST_PAIRS) this.#cells /= 2;
    this.#start = new Uint32Array(this.#cells * this.#cells + 1);
    this.#eachPair((cell) => (this.#start[cell + 1]! += 1));
    for (let cell = 0; cell < this.#cells * this.#cells; cell += 1) this.#start[cell + 1]! += this.#start[cell]!;
    const pairs = this.#start.at(-1)!;
    this.#area = new Uint32Array(pairs);
    this.#state = new Uint8Array(pairs);
    const filled = this.#start.slice();
    this.#eachPair((cell, area) => (this.#area[filled[cell]!++] = area));
    for (const [area, edges] of areas.entries()) this.#markBorder(area, edges);
  }

  /** Adds the areas that hold a position, ascending. */
  listHolding(x: number, y: number, members: MemberList): void {
    if (x < this.#west || x > this.#east || y < this.#south || y > this.#north) return;
    const cell = this.#row(y) * this.#cells + this.#column(x);
    for (let pair = this.#start[cell]!; pair < this.#start[cell + 1]!; pair += 1) {
      const state = this.#state[pair]!;
      if (state === ALL_INSIDE) members.add(this.#area[pair]!);
      if (state > BORDER) continue;
      const isInside = this.#areas[this.#area[pair]!]!.contains(x, y);
      if (isInside) members.add(this.#area[pair]!);
      if (state === UNKNOWN) this.#state[pair] = isInside ? ALL_INSIDE : ALL_OUTSIDE;
    }
  }

  /** Whether one of the areas holds a position, which need not be whole. */
  contains(area: number, x: number, y: number): boolean {
    return this.#areas[area]!.contains(x, y);
  }

  // Neither ever falls while its argument grows: two positions of a cell have no other cell between them.
  #column(x: number): number {
    return Math.floor(((x - this.#west) / (this.#east - this.#west + 1)) * this.#cells);
  }

  #row(y: number): number {
    return Math.floor(((y - this.#south) / (this.#north - this.#south + 1)) * this.#cells);
  }

  #countPairs(): number {
    return this.#areas.reduce((sum, { bounds: [west, south, east, north] }) => {
      // An area without edges has no box.
      if (west > east) return sum;
      return sum + (this.#column(east) - this.#column(west) + 1) * (this.#row(north) - this.#row(south) + 1);
    }, 0);
  }

  #eachPair(visit: (cell: number, area: number) => void): void {
    for (const [area, { bounds }] of this.#areas.entries()) {
      const [west, east] = [this.#column(bounds[0]), this.#column(bounds[2])];
      for (let row = this.#row(bounds[1]); row <= this.#row(bounds[3]); row += 1) {
        for (let column = west; column <= east; column += 1) visit(row * this.#cells + column, area);
      }
    }
  }

  /** Every cell that the box of an edge meets: more than the edge itself does, which costs time and no answer. */
  #markBorder(area: number, edges: Int32Array): void {
    const { bounds } = this.#areas[area]!;
    // Long edges across each other, as no boundary has them, would be marked for ever: all of such an area is taken for border.
    let left = MARKS_PER_EDGE * edges.length + MOST_CELLS * MOST_CELLS;
    for (let at = 0; at < edges.length && left > 0; at += 4) {
      left -= this.#markBox(area, [
        Math.min(edges[at]!, edges[at + 2]!),
        Math.min(edges[at + 1]!, edges[at + 3]!),
        Math.max(edges[at]!, edges[at + 2]!),
        Math.max(edges[at + 1]!, edges[at + 3]!),
      ]);
    }
    if (left <= 0) this.#markBox(area, bounds);
  }

  /** @returns how many cells */
  #markBox(area: number, [west, south, east, north]: PolygonIndex['bounds']): number {
    const [first, last] = [this.#column(west), this.#column(east)];
    let marked = 0;
    for (let row = this.#row(south); row <= this.#row(north); row += 1) {
      for (let column = first; column <= last; column += 1) this.#state[this.#findPair(row * this.#cells + column, area)] = BORDER;
      marked += last - first + 1;
    }
    return marked;
  }

  #findPair(cell: number, area: number): number {
    let [low, high] = [this.#start[cell]!, this.#start[cell + 1]!];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#area[middle]! < area) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
