import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { formatAccidentId, type AccidentColumns, type FoundDuplicates } from '@elektron/columns';
import { Injectable, Logger } from '@nestjs/common';

import { PackedAccidentsRepository } from '../accidents/packed-accidents.repository.ts';
import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { workerFile } from '../common/worker-file.ts';
import type { NewCandidate } from './duplicate.ts';
import { DuplicateCandidateRepository } from './duplicate-candidate.repository.ts';
import type { DuplicateTask } from './find-duplicates.worker.ts';
import { markNewAccidents } from './mark-new-accidents.ts';

/** Nobody looks through more pairs of one import; the best ones are kept. A file that came twice under two formats would bring as many as it has lines. */
const MOST_CANDIDATES = 5_000;
/** So often one process tries to search an import. */
const MOST_FAILURES = 3;
/** Pairs that one transaction writes. */
const CHUNK = 1_000;
/** Of the searching thread: the accidents themselves lie in shared memory outside of it, their order and MOST_CANDIDATES pairs within. */
const SEARCH_MEMORY_MB = 512;

/** Looks whether accidents of an import are perhaps on record already. */
@Injectable()
export class DuplicateSearch {
  readonly #candidates: DuplicateCandidateRepository;
  readonly #records: PackedAccidentsRepository;
  readonly #snapshots: AccidentSnapshots;
  readonly #logger = new Logger('DuplicateSearch');
  /** Of each organisation the last search: two at once would look at the same imports. */
  readonly #running = new Map<string, Promise<void>>();
  /** How often imports could not be searched by this process. */
  readonly #failures = new Map<string, number>();

  constructor(candidates: DuplicateCandidateRepository, records: PackedAccidentsRepository, snapshots: AccidentSnapshots) {
    this.#candidates = candidates;
    this.#records = records;
    this.#snapshots = snapshots;
  }

  /**
   * Searches all imports that nobody has searched yet: the last one, what a killed process has left, and what could not be searched before. It
   * never fails an import; one that it cannot search stays unsearched, is said to be so, and is tried again later.
   * @param signal aborts when the process ends; the rest is searched by the next one
   */
  run(context: ActingContext, signal?: AbortSignal): Promise<void> {
    const before = this.#running.get(context.organisationId) ?? Promise.resolve();
    const search = before.then(() => this.#searchAll(context, signal));
    this.#running.set(context.organisationId, search);
    return search;
  }

  async #searchAll(context: ActingContext, signal: AbortSignal | undefined): Promise<void> {
    try {
      for (const batchId of await this.#candidates.listUnsearched(context)) {
        if (signal?.aborted !== true) await this.#searchUnlessHopeless(context, batchId);
      }
    } catch (error) {
      // The next import and the next start look again.
      this.#logger.warn(error);
    }
  }

  async #searchUnlessHopeless(context: ActingContext, batchId: number): Promise<void> {
    const key = `${context.organisationId} ${batchId}`;
    const failures = this.#failures.get(key) ?? 0;
    // Whoever imports should not wait again and again for what fails again and again; another process may be luckier.
    if (failures >= MOST_FAILURES) return;
    try {
      await this.#search(context, batchId);
      this.#failures.delete(key);
    } catch (error) {
      this.#failures.set(key, failures + 1);
      const reason = error instanceof Error ? error.message : String(error);
      this.#logger.warn(`Import ${batchId} could not be searched for duplicates; it stays without a search until one succeeds: ${reason}`);
    }
  }

  async #search(context: ActingContext, batchId: number): Promise<void> {
    const [ids = new Uint8Array()] = await this.#records.readIdsTouchedBy(context, [batchId]);
    const { columns } = await this.#snapshots.getAccidentSnapshot(context);
    const { found, pairs, notCompared } = await compare(columns, markNewAccidents(columns, ids));
    if (notCompared > 0) {
      this.#logger.warn(
        `Import ${batchId} puts so many accidents at one place and day that ${notCompared} pairs of them were not compared.`,
      );
    }
    const candidates = pairs.map(({ index, otherIndex, score, points, likeness }): NewCandidate => ({
      // Ids ascend with indices.
      accidentId: formatAccidentId(columns, index),
      otherAccidentId: formatAccidentId(columns, otherIndex),
      score,
      parts: { points, ...likeness },
    }));
    for (let first = 0; first < candidates.length; first += CHUNK) {
      await this.#candidates.add(context, batchId, candidates.slice(first, first + CHUNK));
    }
    await this.#candidates.noteSearch(context, batchId, found);
  }
}

/** In a thread of its own, which takes nothing with it when it ends by itself. */
async function compare(columns: AccidentColumns, isNew: Uint8Array): Promise<FoundDuplicates> {
  const { url, execArgv } = workerFile(import.meta.url, './find-duplicates.worker');
  const task: DuplicateTask = { columns, isNew, most: MOST_CANDIDATES };
  const worker = new Worker(url, {
    name: 'duplicate-search',
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: SEARCH_MEMORY_MB },
    execArgv: [...execArgv],
  });
  const exited = once(worker, 'exit');
  // Whoever has failed emits an error, which is told by the race below.
  exited.catch(() => undefined);
  const ended = exited.then(() => Promise.reject(new Error('The search for duplicates ended by itself.')));
  ended.catch(() => undefined);
  const [found] = (await Promise.race([once(worker, 'message'), ended])) as [FoundDuplicates];
  await exited;
  return found;
}
