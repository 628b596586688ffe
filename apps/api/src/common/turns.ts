/** Thrown to whoever comes when as many wait as may. */
export class TurnsTaken extends Error {
  override readonly name = 'TurnsTaken';
}

/** Work of which only so much is done at once; what comes later waits its turn, and what would wait too long is told so at once. */
export class Turns {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /**
   * @param atOnce how much is done at the same time
   * @param mostWaiting how many may wait
   */
  constructor(atOnce: number, mostWaiting: number) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
  }

  /**
   * Does work when it is its turn.
   * @throws TurnsTaken; what the work throws
   */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#atOnce) this.#running += 1;
    else await this.#wait();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The turn is handed over: nobody who comes in between may take it.
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  async #wait(): Promise<void> {
    if (this.#waiting.length >= this.#mostWaiting) throw new TurnsTaken();
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
