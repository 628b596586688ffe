import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { findDuplicates, formatAccidentId, type AccidentColumns, type FoundDuplicates } from '@elektron/columns';
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
/** Fewer accidents are compared at once, in some milliseconds; a thread would take longer to start. */
const FEW_ACCIDENTS = 20_000;

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

  /** Searches all imports that nobody has searched yet: the last one, and what a killed process has left. It never fails an import. */
  async run(context: ActingContext): Promise<void> {
    try {
      for (const batchId of await this.#candidates.listUnsearched(context)) await this.#search(context, batchId);
    } catch (error) {
      // The next import looks again.
      this.#logger.warn(error);
    }
  }

  async #search(context: ActingContext, batchId: number): Promise<void> {
    const [ids = new Uint8Array()] = await this.#records.readIdsTouchedBy(context, [batchId]);
    const { columns } = await this.#snapshots.getAccidentSnapshot(context);
    const { found, pairs } = await compare(columns, markNewAccidents(columns, ids));
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

async function compare(columns: AccidentColumns, isNew: Uint8Array): Promise<FoundDuplicates> {
  if (columns.count <= FEW_ACCIDENTS) return findDuplicates(columns, isNew, MOST_CANDIDATES);
  const { url, execArgv } = workerFile(import.meta.url, './find-duplicates.worker');
  const task: DuplicateTask = { columns, isNew, most: MOST_CANDIDATES };
  const worker = new Worker(url, { name: 'duplicate-search', workerData: task, execArgv: [...execArgv] });
  const exited = once(worker, 'exit');
  const ended = exited.then(() => Promise.reject(new Error('The search for duplicates ended by itself.')));
  ended.catch(() => undefined);
  const [found] = (await Promise.race([once(worker, 'message'), ended])) as [FoundDuplicates];
  await exited;
  return found;
}
