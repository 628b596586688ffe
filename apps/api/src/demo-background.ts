import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';

import type { DemoPlace } from './demo/demo-places.ts';
import { DemoOrganisations } from './identity/people/demo-organisations.ts';
import { publishDemo } from './load-demo-releases.ts';
import { countParts, loadDemoPlace, type Say } from './load-demo.ts';

/** The process as a whole is given a quarter of a minute to end. */
const END_PATIENCE_MS = 4_000;

/**
 * Loads organisations of the demonstration one after the other while the server answers already. What an end of the process cuts off is gone
 * on with at the next start.
 */
export class DemoBackground {
  readonly #app: INestApplicationContext;
  readonly #say: Say;
  readonly #ending = new AbortController();
  #loading: Promise<void> = Promise.resolve();

  constructor(app: INestApplicationContext, say: Say) {
    this.#app = app;
    this.#say = say;
  }

  /** @param published of which a release is made afterwards, when all records are there */
  begin(places: readonly DemoPlace[], published: readonly DemoPlace[] = []): void {
    const shown = this.#app.get(DemoOrganisations);
    // Those that still wait for their turn are no more complete than the one that is being loaded.
    for (const place of places) shown.tell(place.organisation.slug, { partsLoaded: 0, parts: countParts(place) });
    this.#loading = this.#loadAll(places, published);
  }

  /** Stops after the rows that are being written. A file that is still being read is not waited for: nothing of it is written yet. */
  async end(): Promise<void> {
    this.#ending.abort();
    await Promise.race([this.#loading, sleep(END_PATIENCE_MS, undefined, { ref: false })]);
  }

  /** Resolves once everything is loaded. */
  loaded(): Promise<void> {
    return this.#loading;
  }

  async #loadAll(places: readonly DemoPlace[], published: readonly DemoPlace[]): Promise<void> {
    const { signal } = this.#ending;
    for (const place of places) {
      if (signal.aborted) return;
      await this.#load(place, signal);
    }
    for (const place of published) {
      if (signal.aborted) return;
      await this.#attempt(place, signal, () => publishDemo(this.#app, place, this.#say, signal));
    }
  }

  /** The server goes on without: the imports page shows what has become of which file. */
  #load(place: DemoPlace, signal: AbortSignal): Promise<void> {
    return this.#attempt(place, signal, async () => {
      const started = performance.now();
      const isNew = await loadDemoPlace(this.#app, place, this.#say, signal);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      if (isNew && !signal.aborted) this.#say(`${place.organisation.name.en}: loaded in ${seconds} s`);
    });
  }

  async #attempt(place: DemoPlace, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!signal.aborted) this.#say(`${place.organisation.name.en}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
