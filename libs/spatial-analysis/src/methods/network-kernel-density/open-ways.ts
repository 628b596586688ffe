/** A way that has arrived at an end of an edge, and goes on from there. */
export interface OpenWay {
  readonly end: number;
  /** Under which it waits. */
  readonly key: number;
  /** In bandwidths. */
  distance: number;
  share: number;
  /** The sum of what was taken together, without signs: by this the mean distance is weighted. */
  weight: number;
}

/** Ways that are still to be followed, the shortest first. Those that arrive at one end at nearly the same distance are taken together while they wait. */
export class OpenWays {
  /** A binary heap by distance. */
  readonly #heap: OpenWay[] = [];
  readonly #waiting = new Map<number, OpenWay>();
  readonly #merge: number;
  readonly #bins: number;

  /** @param merge distances in the same piece of this length (bandwidths) are one */
  constructor(merge: number) {
    this.#merge = merge;
    this.#bins = Math.ceil(1 / merge) + 1;
  }

  arrive(end: number, distance: number, share: number): void {
    // What cancels out brings nothing.
    if (share === 0) return;
    const key = end * this.#bins + Math.floor(distance / this.#merge);
    const weight = Math.abs(share);
    const known = this.#waiting.get(key);
    if (known === undefined) {
      const way = { end, key, distance, share, weight };
      this.#waiting.set(key, way);
      this.#push(way);
      return;
    }
    // It stays in its piece, so the order of the heap is off by no more than that, which only decides what is taken together.
    known.distance = (known.distance * known.weight + distance * weight) / (known.weight + weight);
    known.share += share;
    known.weight += weight;
  }

  next(): OpenWay | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.#heap.length > 0) this.#sink(last);
    this.#waiting.delete(first.key);
    return first;
  }

  #push(way: OpenWay): void {
    const heap = this.#heap;
    let at = heap.push(way) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (heap[above]!.distance <= way.distance) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = way;
  }

  /** Puts a way where the first was, and brings it down to its place. */
  #sink(way: OpenWay): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && heap[below + 1]!.distance < heap[below]!.distance) below += 1;
      if (heap[below]!.distance >= way.distance) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = way;
  }
}
