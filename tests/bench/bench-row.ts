/** One comparison: the same work on the same data, in the same run. */
export interface BenchRow {
  readonly name: string;
  /** How many of what the work is about: points, sites, cells, accidents, lines. */
  readonly size: number;
  readonly oursMs: number;
  /** `null` where the rival is not installed. */
  readonly rivalMs: number | null;
  /** How many times faster ours is; below 1 the rival is. `null` without a rival. */
  readonly ratio: number | null;
  readonly rival: string;
}

/** The best of so many runs, in milliseconds; the first ones warm up. */
export async function bestOf(repeats: number, work: () => unknown): Promise<number> {
  let best = Infinity;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
