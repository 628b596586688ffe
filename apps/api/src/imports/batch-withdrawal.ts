import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { StoredProblem } from '../common/problem.ts';
import { NO_LINES } from '@elektron/domain';
import { AT_THE_START, type BatchStatus, type ImportBatch } from './import-batch.ts';
import { ImportBatchRepository } from './import-batch.repository.ts';
import { RowIssueRepository } from './row-issue.repository.ts';
import { UploadStore } from './upload-store.ts';
import { VersionRepository } from './version.repository.ts';

/** Takes away what a batch has written that will never be committed. Readers have not seen it and see no difference. */
@Injectable()
export class BatchWithdrawal {
  readonly #batches: ImportBatchRepository;
  readonly #versions: VersionRepository;
  readonly #issues: RowIssueRepository;
  readonly #uploads: UploadStore;

  constructor(batches: ImportBatchRepository, versions: VersionRepository, issues: RowIssueRepository, uploads: UploadStore) {
    this.#batches = batches;
    this.#versions = versions;
    this.#issues = issues;
    this.#uploads = uploads;
  }

  /**
   * Ends a batch without a commit. The new status comes first: whatever is left by a process killed in between is swept at the next start.
   * @returns null when the batch was in none of the statuses
   */
  async withdraw(
    context: ActingContext,
    batchId: number,
    from: readonly BatchStatus[],
    to: BatchStatus,
    problem: StoredProblem | null = null,
  ): Promise<ImportBatch | null> {
    const batch = await this.#batches.move(context, batchId, from, to, problem);
    if (batch !== null) await this.sweep(context, batch);
    return batch;
  }

  /** Takes away the rows and files of a withdrawn batch. The remarks on a failed one stay: they may say why. */
  async sweep(context: ActingContext, batch: ImportBatch): Promise<void> {
    await this.#versions.sweep(context, batch.batchId);
    if (batch.status !== 'failed') await this.#issues.sweep(context, batch.batchId);
    await this.#uploads.remove(context, batch.uploadId);
    await this.#batches.setPosition(context, batch.batchId, { swept: true });
  }

  /** Takes a running batch back to its first line. */
  async restart(context: ActingContext, batch: ImportBatch): Promise<ImportBatch> {
    const beat = (): Promise<void> => this.#batches.beat(context, batch.batchId);
    await this.#versions.sweep(context, batch.batchId, beat);
    await this.#issues.sweep(context, batch.batchId, true);
    const position = { ...AT_THE_START, attempt: batch.position.attempt, review: batch.position.review };
    await this.#batches.setPosition(context, batch.batchId, position);
    return { ...batch, position, counts: NO_LINES, progress: 0 };
  }
}
