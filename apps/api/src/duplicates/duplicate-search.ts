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

  constructor(candidates: DuplicateCandidateRepository, records: PackedAccidentsRepository, snapshots: AccidentSnapshots) {
    this.#candidates = candidates;
    this.#records = records;
    this.#snapshots = snapshots;
  }

  /**
   * Searches all imports that nobody has searched yet: the last one, and what a killed process has left. It never fails an import, and one whose
   * search has failed is not searched again.
   */
  async run(context: ActingContext): Promise<void> {
    try {
      for (const batchId of await this.#candidates.listUnsearched(context)) await this.#searchOnce(context, batchId);
    } catch (error) {
      // Not even that could be written down: the next import looks again.
      this.#logger.warn(error);
    }
  }

  async #searchOnce(context: ActingContext, batchId: number): Promise<void> {
    try {
      await this.#search(context, batchId);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#logger.warn(`Import ${batchId} could not be searched for duplicates, and is noted as searched with none found: ${reason}`);
      await this.#candidates.noteSearch(context, batchId, 0);
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
