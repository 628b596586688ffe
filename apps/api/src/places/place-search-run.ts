import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';

import { PackedAccidentsRepository } from '../accidents/packed-accidents.repository.ts';
import { divideIds } from '../columns/id-ranges.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { NamedRoads } from './named-roads.ts';
import { PlaceSearch } from './place-search.ts';
import { PlaceSearchRepository } from './place-search.repository.ts';
import { groundKeyOf, PlaceWordsRepository, type PlaceGround } from './place-words.repository.ts';

/** Accidents of one query and one message to the thread; on the embedded database everybody waits while a query runs. */
const CHUNK_ACCIDENTS = { server: 5_000, embedded: 1_000 } as const;
/** How often a search says how far it has come. */
const NOTE_MILLISECONDS = 1_000;

/** Looks for the places of all accidents without position, and keeps what was found. */
@Injectable()
export class PlaceSearchRun implements BeforeApplicationShutdown {
  readonly #words: PlaceWordsRepository;
  readonly #records: PackedAccidentsRepository;
  readonly #roads: NamedRoads;
  readonly #searches: PlaceSearchRepository;
  readonly #logger = new Logger('PlaceSearch');
  readonly #ending = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(words: PlaceWordsRepository, records: PackedAccidentsRepository, roads: NamedRoads, searches: PlaceSearchRepository) {
    this.#words = words;
    this.#records = records;
    this.#roads = roads;
    this.#searches = searches;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#ending.abort();
    await Promise.allSettled(this.#running);
  }

  /**
   * Searches on a ground, unless that is being done or was done. It never fails: what could not be searched is said to have failed.
   * @param lacking as in the repository
   */
  run(context: ActingContext, ground: PlaceGround, lacking: string | null): Promise<void> {
    const running = this.#run(context, ground, lacking).catch((error: unknown) => this.#logger.warn(error));
    this.#running.add(running);
    return running.finally(() => this.#running.delete(running));
  }

  async #run(context: ActingContext, ground: PlaceGround, lacking: string | null): Promise<void> {
    const searchId = await this.#searches.claim(context, groundKeyOf(ground), ground.state.version, lacking);
    if (searchId === null) return;
    const progress = new SearchProgress(this.#ending.signal, (done, total) => this.#searches.note(context, searchId, done, total));
    try {
      await this.#search(context, ground, searchId, progress);
    } catch (error) {
      if (this.#ending.signal.aborted) await this.#searches.drop(context, searchId);
      else if (progress.isWanted) {
        await this.#searches.fail(context, searchId);
        throw error;
      }
    } finally {
      progress.end();
    }
  }

  async #search(context: ActingContext, ground: PlaceGround, searchId: string, progress: SearchProgress): Promise<void> {
    const search = new PlaceSearch(progress.signal);
    try {
      const all = await this.#records.countVersions(context, ground.state);
      progress.expect(all);
      const ranges = divideIds(Math.ceil(all / CHUNK_ACCIDENTS[this.#records.profile]));
      for (const [i, range] of ranges.entries()) {
        progress.signal.throwIfAborted();
        search.learn(await this.#words.readWithin(context, ground.state, range));
        progress.reach(Math.round((all * (i + 1)) / ranges.length));
      }
      progress.expect(all + search.unlocated);
      const roads = await this.#roads.read(context);
      const found = await search.propose(roads, ground.threshold, (count) => progress.reach(all + count));
      progress.signal.throwIfAborted();
      await this.#searches.keep(context, searchId, [...found.values()]);
    } finally {
      await search.end();
    }
  }
}

/** How far a search has come, said once in a while; it ends the search when nobody wants it any more. */
class SearchProgress {
  readonly signal: AbortSignal;
  readonly #overtaken = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #done = 0;
  #total = 0;

  constructor(ending: AbortSignal, note: (done: number, total: number) => Promise<boolean>) {
    this.signal = AbortSignal.any([ending, this.#overtaken.signal]);
    const say = (): void =>
      void note(this.#done, this.#total).then(
        (isWanted) => isWanted || this.#overtaken.abort(),
        () => undefined,
      );
    this.#timer = setInterval(say, NOTE_MILLISECONDS);
    this.#timer.unref();
  }

  get isWanted(): boolean {
    return !this.#overtaken.signal.aborted;
  }

  expect(total: number): void {
    this.#total = total;
  }

  reach(done: number): void {
    this.#done = done;
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
