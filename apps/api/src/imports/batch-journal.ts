import type { DataKind } from '@elektron/domain';
import { Injectable, Logger } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { StoredProblem } from '../common/problem.ts';
import { BatchWithdrawal } from './batch-withdrawal.ts';
import { DataVersionRepository, type PresentState } from './data-version.repository.ts';
import type { ImportBatch } from './import-batch.ts';
import { ImportBatchRepository, type BatchProgress } from './import-batch.repository.ts';
import { VersionRepository } from './version.repository.ts';
import { VERSION_TABLES } from './version-tables.ts';

/** What happens to a running batch as a whole: the steps between its statuses. */
@Injectable()
export class BatchJournal {
  readonly #batches: ImportBatchRepository;
  readonly #states: DataVersionRepository;
  readonly #withdrawal: BatchWithdrawal;
  readonly #versions: VersionRepository;
  readonly #logger = new Logger('BatchJournal');

  constructor(batches: ImportBatchRepository, states: DataVersionRepository, withdrawal: BatchWithdrawal, versions: VersionRepository) {
    this.#batches = batches;
    this.#states = states;
    this.#withdrawal = withdrawal;
    this.#versions = versions;
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

  /** All is written: it becomes visible at once, unless nothing in it is new. */
  async commit(
    context: ActingContext,
    batch: ImportBatch,
    { counts, position }: BatchProgress,
  ): Promise<'committed' | 'overtaken' | 'not-ours'> {
    const { batchId, kind } = batch;
    if (counts.added + counts.changed === 0) {
      const done = await this.#states.commitWithoutChange(context, batchId, position.attempt);
      return done ? 'committed' : 'not-ours';
    }
    const outcome = await this.#states.commit(context, batchId, kind, position.baseVersion ?? 0, position.attempt);
    if (outcome.kind === 'lost') return 'not-ours';
    if (outcome.kind === 'committed') await this.#tellPlanner();
    return outcome.kind;
  }

  /** It is committed whether or not this works. */
  async #tellPlanner(): Promise<void> {
    try {
      await this.#versions.analyze(VERSION_TABLES.map((table) => table.name));
    } catch (error) {
      this.#logger.warn(error);
    }
  }

  async interrupt(context: ActingContext, batchId: number): Promise<'interrupted'> {
    await this.#batches.move(context, batchId, ['running'], 'interrupted');
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
