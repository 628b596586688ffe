import { isProblem, type DataKind } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { BatchWithdrawal } from './batch-withdrawal.ts';
import type { BatchStatus } from './import-batch.ts';
import { ImportBatchRepository } from './import-batch.repository.ts';
import { UploadRetentionRepository, type DueImport } from './upload-retention.repository.ts';
import { UploadStore } from './upload-store.ts';

/** Statuses in which an import waits for somebody. */
const WAITING: readonly BatchStatus[] = ['interrupted', 'ready'];

const DAY_MS = 24 * 60 * 60 * 1000;
/** Files that nobody has started to import, after the last change. */
const KEPT_UNSTARTED_MS = DAY_MS;

/**
 * Deletes uploaded files, and the raw values of refused and remarked lines with them, when the organisation has no more need of them: so many
 * days after the import as it has decided. All of it can be repeated, and a process that was killed in between has left nothing undone.
 */
@Injectable()
export class UploadRetention {
  readonly #retention: UploadRetentionRepository;
  readonly #batches: ImportBatchRepository;
  readonly #withdrawal: BatchWithdrawal;
  readonly #uploads: UploadStore;

  constructor(retention: UploadRetentionRepository, batches: ImportBatchRepository, withdrawal: BatchWithdrawal, uploads: UploadStore) {
    this.#retention = retention;
    this.#batches = batches;
    this.#withdrawal = withdrawal;
    this.#uploads = uploads;
  }

  /**
   * Deletes what is kept no longer.
   * @param now for tests; otherwise it is the present
   * @returns numbers of the interrupted or unconfirmed imports that were given up because nobody went on with them
   */
  async tidy(context: ActingContext, now?: Date): Promise<number[]> {
    await this.deleteDue(context, now);
    const abandoned = await this.#retention.listAbandoned(context, now);
    for (const batchId of abandoned) await this.#withdrawal.withdraw(context, batchId, WAITING, 'discarded');
    await this.#removeUnstarted(context, now);
    return abandoned;
  }

  /** The part of it that concerns imports that are over: at once where nothing is kept. */
  async deleteDue(context: ActingContext, now?: Date): Promise<void> {
    await this.#delete(context, await this.#retention.listDue(context, now), now);
  }

  /**
   * Deletes what is kept of all imports of a kind that are over, however short a time ago: when data of a person must not be kept. Imports that
   * wait for somebody are given up with it, since nobody can tell which of their lines speak of the person; one that runs is read again without
   * them, and files that nobody has started to import are read without them too, and go after a day.
   */
  async deleteAll(context: ActingContext, kind: DataKind, now?: Date): Promise<void> {
    await this.#giveUpWaiting(context, kind);
    await this.#delete(context, await this.#retention.listOver(context, kind), now);
  }

  async #giveUpWaiting(context: ActingContext, kind: DataKind): Promise<void> {
    for (const batch of await this.#batches.listByStatus(context, WAITING)) {
      if (batch.kind === kind) await this.#withdrawal.withdraw(context, batch.batchId, WAITING, 'discarded');
    }
  }

  /** The files first: as long as the batch does not say so, it is done again. */
  async #delete(context: ActingContext, imports: readonly DueImport[], now?: Date): Promise<void> {
    for (const { batchId, uploadId } of imports) {
      await this.#uploads.remove(context, uploadId);
      await this.#retention.forgetDetails(context, batchId, now);
    }
  }

  /** Folders of no import, and those that another process's disk still had when their time was over. */
  async #removeUnstarted(context: ActingContext, now?: Date): Promise<void> {
    const present = (now ?? new Date()).getTime();
    const longest = Math.max(KEPT_UNSTARTED_MS, (await this.#retention.loadDays(context)) * DAY_MS);
    for (const { uploadId, changed } of await this.#uploads.list(context)) {
      const batch = await this.#batches.findByUpload(context, uploadId);
      const isLeft = present - changed.getTime() >= KEPT_UNSTARTED_MS;
      const isOver = batch === null ? isLeft || (await this.#isOld(context, uploadId, present - longest)) : batch.detailsDeletedAt !== null;
      if (isOver) await this.#uploads.remove(context, uploadId);
    }
  }

  /** Whoever goes on deciding what files are keeps them no longer than an import would. @param before milliseconds since 1970 */
  async #isOld(context: ActingContext, uploadId: string, before: number): Promise<boolean> {
    try {
      return Date.parse((await this.#uploads.getDraft(context, uploadId)).begun) <= before;
    } catch (error) {
      // No draft, or one that nobody can go on with.
      if (isProblem(error)) return false;
      throw error;
    }
  }
}
