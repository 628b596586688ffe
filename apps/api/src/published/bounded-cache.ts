/** What was made and asked for last, up to so many bytes; made once, however many ask at the same time. */
export class BoundedCache<T> {
  readonly #mostBytes: number;
  readonly #bytesOf: (value: T) => number;
  readonly #kept = new Map<string, T>();
  readonly #making = new Map<string, Promise<T>>();
  #bytes = 0;

  constructor(mostBytes: number, bytesOf: (value: T) => number) {
    this.#mostBytes = mostBytes;
    this.#bytesOf = bytesOf;
  }

  get(key: string, make: () => Promise<T>): Promise<T> | T {
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      // Asked for last.
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const making = this.#making.get(key) ?? this.#make(key, make);
    this.#making.set(key, making);
    return making;
  }

  async #make(key: string, make: () => Promise<T>): Promise<T> {
    try {
      const value = await make();
      this.#keep(key, value);
      return value;
    } finally {
      this.#making.delete(key);
    }
  }

  #keep(key: string, value: T): void {
    const bytes = this.#bytesOf(value);
    if (bytes > this.#mostBytes) return;
    this.#kept.set(key, value);
    this.#bytes += bytes;
    for (const [oldest, gone] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#kept.delete(oldest);
      this.#bytes -= this.#bytesOf(gone);
    }
  }
}
