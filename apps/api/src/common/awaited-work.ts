/** Work for which several can wait; it is stopped when the last of them has gone. */
export class AwaitedWork<Result> {
  readonly #stop = new AbortController();
  readonly #result: Promise<Result>;
  #waiting = 0;

  /** @param work begins at once; its signal aborts when nobody waits any more */
  constructor(work: (signal: AbortSignal) => Promise<Result>) {
    this.#result = work(this.#stop.signal);
    // A failure is the answer of whoever waits, and nobody may.
    this.#result.catch(() => undefined);
  }

  /** Whether all have gone before it was done: whoever comes now begins anew. */
  get isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  /**
   * Waits with the others.
   * @param end aborts when this one waits no more; undefined for one who waits to the end
   */
  async join(end: AbortSignal | undefined): Promise<Result> {
    this.#waiting += 1;
    const leave = (): void => {
      this.#waiting -= 1;
      if (this.#waiting === 0) this.#stop.abort();
    };
    if (end?.aborted === true) leave();
    else end?.addEventListener('abort', leave, { once: true });
    try {
      return await this.#result;
    } finally {
      end?.removeEventListener('abort', leave);
    }
  }
}
