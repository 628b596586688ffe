/** Edges in a strip, about: a place is compared with those of one strip only. */
const EDGES_PER_STRIP = 8;
const MOST_STRIPS = 4_096;

/**
 * Polygons, their edges sorted into strips from south to north. An edge stands in every strip that it touches. A place on an edge belongs to them;
 * holes do not. Numbers are whole (degrees times 10^7), and every product of them is one that a double holds exactly as long as no edge is longer
 * than six degrees: a place on a border is on it on every machine.
 */
export class PolygonIndex {
  readonly #edges: Int32Array;
  #west = Infinity;
  #east = -Infinity;
  #south = Infinity;
  #north = -Infinity;
  readonly #strips: number;
  readonly #starts: Uint32Array;
  readonly #inStrips: Uint32Array;

  /** @param edges x1, y1, x2, y2 of each edge of all rings, holes included, in degrees times 10^7 */
  constructor(edges: Int32Array) {
    this.#edges = edges;
    for (let at = 0; at < edges.length; at += 2) {
      this.#west = Math.min(this.#west, edges[at]!);
      this.#east = Math.max(this.#east, edges[at]!);
      this.#south = Math.min(this.#south, edges[at + 1]!);
      this.#north = Math.max(this.#north, edges[at + 1]!);
    }
    this.#strips = Math.min(MOST_STRIPS, Math.max(1, Math.ceil(edges.length / 4 / EDGES_PER_STRIP)));
    this.#starts = new Uint32Array(this.#strips + 1);
    this.#eachInStrip((strip) => (this.#starts[strip + 1]! += 1));
    for (let strip = 0; strip < this.#strips; strip += 1) this.#starts[strip + 1]! += this.#starts[strip]!;
    this.#inStrips = new Uint32Array(this.#starts[this.#strips]!);
    const filled = this.#starts.slice();
    this.#eachInStrip((strip, at) => {
      this.#inStrips[filled[strip]!] = at;
      filled[strip]! += 1;
    });
  }

  #stripOf(y: number): number {
    return Math.min(this.#strips - 1, Math.floor(((y - this.#south) / (this.#north - this.#south + 1)) * this.#strips));
  }

  #eachInStrip(visit: (strip: number, at: number) => void): void {
    const edges = this.#edges;
    for (let at = 0; at < edges.length; at += 4) {
      const last = this.#stripOf(Math.max(edges[at + 1]!, edges[at + 3]!));
      for (let strip = this.#stripOf(Math.min(edges[at + 1]!, edges[at + 3]!)); strip <= last; strip += 1) visit(strip, at);
    }
  }

  /** West, south, east, north; nothing lies between them where there is no edge. */
  get bounds(): readonly [west: number, south: number, east: number, north: number] {
    return [this.#west, this.#south, this.#east, this.#north];
  }

  /** Whether a ray to the east leaves the polygons (it crosses the edges an odd number of times), or the place lies on an edge. */
  contains(x: number, y: number): boolean {
    if (x < this.#west || x > this.#east || y < this.#south || y > this.#north) return false;
    const edges = this.#edges;
    const strip = this.#stripOf(y);
    let inside = false;
    for (let k = this.#starts[strip]!; k < this.#starts[strip + 1]!; k += 1) {
      const at = this.#inStrips[k]!;
      const x1 = edges[at]!;
      const y1 = edges[at + 1]!;
      const x2 = edges[at + 2]!;
      const y2 = edges[at + 3]!;
      if ((y < y1 && y < y2) || (y > y1 && y > y2) || (x > x1 && x > x2)) continue;
      // Above 0 where the place is to the left of the edge, looking from its first end to its second.
      const side = x < x1 && x < x2 ? (y2 > y1 ? 1 : -1) : (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1);
      if (side === 0) return true;
      // Of an edge that ends at this height only the lower end counts, so that a ray through a corner crosses once.
      if (y1 > y !== y2 > y && side > 0 === y2 > y1) inside = !inside;
    }
    return inside;
  }
}
