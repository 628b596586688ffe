import { isProblem, LINE_PARTS, type LineCounts } from '@elektron/domain';
import { getImportFormat } from '@elektron/importers';
import { Injectable, Logger } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { toStoredProblem } from '../common/problem.ts';
import { SOFTWARE_VERSION } from '../common/software-version.ts';
import { isDatabaseUnavailable, isStorageFull } from '../common/unavailable.ts';
import { BatchJournal } from './batch-journal.ts';
import type { BatchProgress } from './import-batch.repository.ts';
import { ChunkWriter } from './chunk-writer.ts';
import type { PresentState } from './data-version.repository.ts';
import type { BatchPosition, ImportBatch } from './import-batch.ts';
import { readChunksInThread } from './reading/chunk-reader.ts';
import { ReadingTasks } from './reading-tasks.ts';
import type { VersionTarget } from './version.repository.ts';
import { mappingVersionOf } from './mapping-version.ts';

/** How a run of a batch ended. */
export type RunOutcome = 'committed' | 'ready' | 'cancelled' | 'failed' | 'interrupted' | 'not-ours';

/** Problems of the installation, not of the files. */
const AROUND_THE_FILES: ReadonlySet<string> = new Set(['UPLOAD_NOT_AT_HAND', 'STORAGE_FULL']);

/** Called after each chunk. */
export type OnProgress = (progress: number) => void;

/** A running batch says at this pace that it lives, also while nothing is written. */
const HEARTBEAT_MS = 10_000;

/** Runs a batch from its files to its commit, and leaves it in a state that says what happened, however it ends. */
@Injectable()
export class ImportPipeline {
  readonly #journal: BatchJournal;
  readonly #writer: ChunkWriter;
  readonly #tasks: ReadingTasks;
  readonly #logger = new Logger('ImportPipeline');

  constructor(journal: BatchJournal, writer: ChunkWriter, tasks: ReadingTasks) {
    this.#journal = journal;
    this.#writer = writer;
    this.#tasks = tasks;
  }

  /**
   * Runs a queued batch.
   * @param signal aborts when the process ends; the batch is then interrupted and can be resumed
   */
  async run(context: ActingContext, batchId: number, signal: AbortSignal, onProgress: OnProgress = () => undefined): Promise<RunOutcome> {
    const batch = await this.#journal.claim(context, batchId);
    if (batch === null) return 'not-ours';
    const heartbeat = setInterval(() => void this.#journal.beat(context, batchId).catch(() => undefined), HEARTBEAT_MS);
    try {
      return await this.#runToTheEnd(context, batch, signal, onProgress);
    } catch (error) {
      return await this.#explain(context, batchId, error);
    } finally {
      clearInterval(heartbeat);
    }
  }

  async #runToTheEnd(context: ActingContext, claimed: ImportBatch, signal: AbortSignal, onProgress: OnProgress): Promise<RunOutcome> {
    let batch = claimed;
    const approved = claimed.position.readToEnd ? claimed.counts : null;
    for (;;) {
      const present = await this.#journal.loadPresentState(context, batch.kind);
      if (!continues(batch.position, present)) batch = await this.#journal.restart(context, batch);
      const outcome = await this.#readAndCommit(context, batch, { present, approved }, signal, onProgress);
      if (outcome !== 'overtaken') return outcome;
      batch = await this.#journal.restart(context, batch);
    }
  }

  async #readAndCommit(
    context: ActingContext,
    batch: ImportBatch,
    { present, approved }: Circumstances,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<RunOutcome | 'overtaken'> {
    const target = targetOf(context, batch, present);
    const position = { ...batch.position, baseVersion: present.version, softwareVersion: SOFTWARE_VERSION };
    let state: BatchProgress = { counts: batch.counts, position, progress: batch.progress };
    if (batch.position.readToEnd) return this.#journal.commit(context, batch, state);
    for await (const chunk of readChunksInThread(await this.#tasks.make(context, batch))) {
      if (signal.aborted) return this.#journal.interrupt(context, batch.batchId);
      const written = await this.#writer.write(target, state, chunk);
      if (written.cancelRequested === null) return 'not-ours';
      if (written.cancelRequested) return this.#journal.cancel(context, batch.batchId);
      state = written.state;
      onProgress(state.progress);
    }
    // What a person has said yes to is what they have seen.
    const isOther = approved !== null && LINE_PARTS.some((part) => approved[part] !== state.counts[part]);
    if (batch.position.review || isOther) return this.#journal.leaveForReview(context, batch, state);
    return this.#journal.commit(context, batch, state);
  }

  /** What is wrong with the files fails the batch; what is wrong around them only interrupts it: it can be put right and resumed. */
  async #explain(context: ActingContext, batchId: number, error: unknown): Promise<RunOutcome> {
    if (isProblem(error)) {
      const end = AROUND_THE_FILES.has(error.code) ? 'interrupt' : 'fail';
      return this.#journal[end](context, batchId, toStoredProblem(error));
    }
    this.#logger.error(error);
    if (isStorageFull(error)) return this.#journal.interrupt(context, batchId, { code: 'STORAGE_FULL', details: {} });
    if (isDatabaseUnavailable(error)) return this.#journal.interrupt(context, batchId);
    return this.#journal.fail(context, batchId, { code: 'INTERNAL', details: {} });
  }
}

/** Against which records a batch is read, and the account that a person has approved before it had to be read again. */
interface Circumstances {
  readonly present: PresentState;
  readonly approved: LineCounts | null;
}

function targetOf(context: ActingContext, batch: ImportBatch, present: PresentState): VersionTarget {
  return {
    context,
    batchId: batch.batchId,
    sourceSystem: batch.formatId,
    mappingVersion: mappingVersionOf(getImportFormat(batch.formatId)),
    visible: present.batches,
  };
}

/** Whether what was found out before the interruption still holds: against the same records, by the same software. */
function continues(position: BatchPosition, present: PresentState): boolean {
  const isFresh = position.fileIndex === 0 && position.chunks === 0;
  return isFresh || (position.baseVersion === present.version && position.softwareVersion === SOFTWARE_VERSION);
}
