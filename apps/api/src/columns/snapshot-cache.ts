interface Entry<Value> {
  readonly loading: Promise<Value>;
  /** Set when the value is there. */
  loaded?: { readonly value: Value; readonly bytes: number };
}

/**
 * Values that are dear to load: loaded once however many ask at the same time, kept until others need the room. The least recently asked for
 * leaves first; the latest stays even when it alone exceeds the limit.
 */
export class SnapshotCache<Value> {
  readonly #byteLimit: number;
  readonly #bytesOf: (value: Value) => number;
  /** In the order of use, the latest last. */
  readonly #entries = new Map<string, Entry<Value>>();

  constructor(byteLimit: number, bytesOf: (value: Value) => number) {
    this.#byteLimit = byteLimit;
    this.#bytesOf = bytesOf;
  }

  /** The value of a key, from `load` when it is not there. A failed load is forgotten, so that the next one who asks tries again. */
  get(key: string, load: () => Promise<Value>): Promise<Value> {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known.loading;
    }
    const entry: Entry<Value> = { loading: load() };
    this.#entries.set(key, entry);
    entry.loading.then(
      (value) => {
        entry.loaded = { value, bytes: this.#bytesOf(value) };
        this.#makeRoom();
      },
      () => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    );
    return entry.loading;
  }

  /** Lets go of what is kept, or is being loaded, under keys that are wanted no longer. */
  forget(isOutdated: (key: string) => boolean): void {
    for (const key of [...this.#entries.keys()]) if (isOutdated(key)) this.#entries.delete(key);
  }

  /** What is loaded under keys that are wanted, the latest used last; it counts as no use. */
  loaded(isWanted: (key: string) => boolean): { readonly key: string; readonly value: Value }[] {
    return [...this.#entries].flatMap(([key, { loaded }]) => (loaded !== undefined && isWanted(key) ? [{ key, value: loaded.value }] : []));
  }

  #makeRoom(): void {
    const loaded = [...this.#entries].filter(([, entry]) => entry.loaded !== undefined);
    let bytes = loaded.reduce((sum, [, entry]) => sum + (entry.loaded?.bytes ?? 0), 0);
    for (const [key, entry] of loaded.slice(0, -1)) {
      if (bytes <= this.#byteLimit) return;
      this.#entries.delete(key);
      bytes -= entry.loaded?.bytes ?? 0;
    }
  }
}
