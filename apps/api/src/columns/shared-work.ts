import { isProblem, Problem } from '@elektron/domain';

interface Waited {
  readonly stop: AbortController;
  waiting: number;
}

/** Work that several wait for at the same time: it is stopped when none of them does any more. */
export class SharedWork {
  readonly #waited = new Map<string, Waited>();

  /**
   * Waits for the work of a key.
   * @param signal aborts when this one waits no longer; without it they wait to the end
   * @param work gives the same work to all who ask for the key while it lasts; its own signal aborts when nobody waits
   * @throws Problem CANCELLED as soon as the signal aborts, and what the work throws
   */
  async wait<Value>(key: string, signal: AbortSignal | undefined, work: (stop: AbortSignal) => Promise<Value>): Promise<Value> {
    if (hasGone(signal)) throw new Problem('CANCELLED');
    const waited = this.#waited.get(key) ?? { stop: new AbortController(), waiting: 0 };
    this.#waited.set(key, waited);
    waited.waiting += 1;
    const { promise: left, reject } = Promise.withResolvers<never>();
    const leave = (): void => reject(new Problem('CANCELLED'));
    signal?.addEventListener('abort', leave);
    try {
      return await Promise.race([left, work(waited.stop.signal)]);
    } catch (error) {
      // They came while the work was being stopped for others who had gone.
      if (isProblem(error) && error.code === 'CANCELLED' && !hasGone(signal)) return await this.wait(key, signal, work);
      throw error;
    } finally {
      signal?.removeEventListener('abort', leave);
      this.#goOne(key, waited);
    }
  }

  #goOne(key: string, waited: Waited): void {
    waited.waiting -= 1;
    if (waited.waiting > 0) return;
    if (this.#waited.get(key) === waited) this.#waited.delete(key);
    waited.stop.abort();
  }
}

/** Asked anew each time: it changes while somebody waits. */
function hasGone(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
