/** What is asked anew when it is older than so long, once however many wait: what was withdrawn is gone by then. */
export const KNOWN_FOR_MS = 1_000;

/** An answer that everybody shares for a second; a failure is nobody's for longer than it takes. */
export class OnceASecond<T> {
  readonly #ask: () => Promise<T>;
  readonly #now: () => number;
  #known: { readonly value: T; readonly at: number } | undefined;
  #asking: Promise<T> | undefined;

  /** @param now milliseconds on a clock that never goes back */
  constructor(ask: () => Promise<T>, now: () => number = () => performance.now()) {
    this.#ask = ask;
    this.#now = now;
  }

  get(): Promise<T> | T {
    const known = this.#known;
    if (known !== undefined && this.#now() - known.at < KNOWN_FOR_MS) return known.value;
    return (this.#asking ??= this.#askAnew().finally(() => (this.#asking = undefined)));
  }

  async #askAnew(): Promise<T> {
    // What is told was true when it was asked, or later.
    const at = this.#now();
    const value = await this.#ask();
    this.#known = { value, at };
    return value;
  }
}
