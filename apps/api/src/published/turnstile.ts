/** How many public answers a process gives in one second; what comes beyond is told to come again. */
export const MOST_A_SECOND = 500;

/** Lets so many through in each second, whoever they are: a flood of the public leaves the rest of the process to those who work. */
export class Turnstile {
  readonly #most: number;
  readonly #now: () => number;
  #began = -Infinity;
  #passed = 0;

  /** @param now milliseconds on a clock that never goes back */
  constructor(most = MOST_A_SECOND, now: () => number = () => performance.now()) {
    this.#most = most;
    this.#now = now;
  }

  pass(): boolean {
    const now = this.#now();
    if (now - this.#began >= 1_000) {
      this.#began = now;
      this.#passed = 0;
    }
    if (this.#passed >= this.#most) return false;
    this.#passed += 1;
    return true;
  }
}
