import type { DataKind } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { StoredProblem } from '../common/problem.ts';
import { BatchCommit, type CommitResult } from './batch-commit.ts';
import { BatchWithdrawal } from './batch-withdrawal.ts';
import { DataVersionRepository, type PresentState } from './data-version.repository.ts';
import type { ImportBatch } from './import-batch.ts';
import { ImportBatchRepository, type BatchProgress } from './import-batch.repository.ts';

/** What happens to a running batch as a whole: the steps between its statuses. */
@Injectable()
export class BatchJournal {
  readonly #batches: ImportBatchRepository;
  readonly #states: DataVersionRepository;
  readonly #withdrawal: BatchWithdrawal;
  readonly #commit: BatchCommit;

  constructor(batches: ImportBatchRepository, states: DataVersionRepository, withdrawal: BatchWithdrawal, commit: BatchCommit) {
    this.#batches = batches;
    this.#states = states;
    this.#withdrawal = withdrawal;
    this.#commit = commit;
  }

  claim(context: ActingContext, batchId: number): Promise<ImportBatch | null> {
    return this.#batches.claim(context, batchId);
  }

  beat(context: ActingContext, batchId: number): Promise<void> {
    return this.#batches.beat(context, batchId);
  }

  loadPresentState(context: ActingContext, kind: DataKind): Promise<PresentState> {
    return this.#states.load(context, kind);
  }

  restart(context: ActingContext, batch: ImportBatch): Promise<ImportBatch> {
    return this.#withdrawal.restart(context, batch);
  }

  commit(context: ActingContext, batch: ImportBatch, progress: BatchProgress): Promise<CommitResult> {
    return this.#commit.commit(context, batch, progress);
  }

  /** It has been read, and waits for a person to look at it. From then on their word commits it. */
  async leaveForReview(
    context: ActingContext,
    { batchId }: ImportBatch,
    { position }: BatchProgress,
  ): Promise<'ready' | 'cancelled' | 'not-ours'> {
    if (await this.#batches.leaveForReview(context, batchId, position)) return 'ready';
    const now = await this.#batches.find(context, batchId);
    const isOurs = now?.status === 'running' && now.position.attempt === position.attempt;
    return isOurs && now.cancelRequested ? this.cancel(context, batchId) : 'not-ours';
  }

  async interrupt(context: ActingContext, batchId: number, problem: StoredProblem | null = null): Promise<'interrupted'> {
    await this.#batches.move(context, batchId, ['running'], 'interrupted', problem);
    return 'interrupted';
  }

  async cancel(context: ActingContext, batchId: number): Promise<'cancelled'> {
    await this.#withdrawal.withdraw(context, batchId, ['running'], 'cancelled');
    return 'cancelled';
  }

  async fail(context: ActingContext, batchId: number, problem: StoredProblem): Promise<'failed'> {
    await this.#withdrawal.withdraw(context, batchId, ['running'], 'failed', problem);
    return 'failed';
  }
}
