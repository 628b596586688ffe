import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { JobQueue } from '../common/job-queue.ts';
import { BatchWithdrawal } from './batch-withdrawal.ts';
import { DataVersionRepository } from './data-version.repository.ts';
import type { ImportBatch } from './import-batch.ts';
import { ImportBatchRepository } from './import-batch.repository.ts';

/** What a person can do with a batch after its start. */
@Injectable()
export class BatchActionsService {
  readonly #batches: ImportBatchRepository;
  readonly #states: DataVersionRepository;
  readonly #withdrawal: BatchWithdrawal;
  readonly #queue: JobQueue;

  constructor(batches: ImportBatchRepository, states: DataVersionRepository, withdrawal: BatchWithdrawal, queue: JobQueue) {
    this.#batches = batches;
    this.#states = states;
    this.#withdrawal = withdrawal;
    this.#queue = queue;
  }

  /**
   * Cancels an import; one that runs stops after the chunk that it is writing.
   * @throws Problem BATCH_NOT_FOUND, BATCH_NOT_CANCELLABLE
   */
  async cancel(context: ActingContext, batchId: number): Promise<ImportBatch> {
    const queued = await this.#withdrawal.withdraw(context, batchId, ['queued'], 'cancelled');
    const batch = queued ?? (await this.#batches.requestCancel(context, batchId));
    return batch ?? this.#refuse(context, batchId, 'BATCH_NOT_CANCELLABLE');
  }

  /**
   * Queues an interrupted import again; it goes on after the last chunk that was written.
   * @throws Problem BATCH_NOT_FOUND, BATCH_NOT_RESUMABLE
   */
  async resume(context: ActingContext, batchId: number): Promise<ImportBatch> {
    const batch = await this.#batches.move(context, batchId, ['interrupted'], 'queued');
    if (batch === null) return this.#refuse(context, batchId, 'BATCH_NOT_RESUMABLE');
    await this.#queue.send('import', { context, id: String(batchId) });
    return batch;
  }

  /**
   * Commits an import that was read for a person to look at. Its job does it: when the records have moved on since, the lines are compared
   * with them anew.
   * @throws Problem BATCH_NOT_FOUND, BATCH_NOT_READY
   */
  async commit(context: ActingContext, batchId: number): Promise<ImportBatch> {
    const batch = await this.#batches.move(context, batchId, ['ready'], 'queued');
    if (batch === null) return this.#refuse(context, batchId, 'BATCH_NOT_READY');
    await this.#queue.send('import', { context, id: String(batchId) });
    return batch;
  }

  /**
   * Gives an import up that was interrupted, or that was read and is not wanted.
   * @throws Problem BATCH_NOT_FOUND, BATCH_NOT_RESUMABLE
   */
  async discard(context: ActingContext, batchId: number): Promise<ImportBatch> {
    const batch = await this.#withdrawal.withdraw(context, batchId, ['interrupted', 'ready'], 'discarded');
    return batch ?? this.#refuse(context, batchId, 'BATCH_NOT_RESUMABLE');
  }

  /**
   * Takes a committed import out of the records: everything is as if it had never been imported. A later import that found lines unchanged
   * against it, or brought units or casualties of its accidents, would be incomplete without it and must be undone first.
   * @throws Problem BATCH_NOT_FOUND, BATCH_NOT_UNDOABLE, DEPENDENT_BATCH_LATER
   */
  async undo(context: ActingContext, batchId: number): Promise<ImportBatch> {
    await this.#get(context, batchId);
    await this.#states.undo(context, batchId);
    return this.#get(context, batchId);
  }

  async #get(context: ActingContext, batchId: number): Promise<ImportBatch> {
    const batch = await this.#batches.find(context, batchId);
    if (batch === null) throw new Problem('BATCH_NOT_FOUND', { batch: batchId });
    return batch;
  }

  async #refuse(
    context: ActingContext,
    batchId: number,
    code: 'BATCH_NOT_CANCELLABLE' | 'BATCH_NOT_READY' | 'BATCH_NOT_RESUMABLE',
  ): Promise<never> {
    await this.#get(context, batchId);
    throw new Problem(code);
  }
}
