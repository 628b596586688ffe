import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { BatchWithdrawal } from './batch-withdrawal.ts';
import { WITHDRAWN_STATUSES, type ImportBatch } from './import-batch.ts';
import { ImportBatchRepository } from './import-batch.repository.ts';
import { UploadStore } from './upload-store.ts';

/** A running batch that has been silent for so long has lost its process: six heartbeats. */
const SILENT_SECONDS = 60;
const LOOK_AROUND_MS = 30_000;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Files of a finished import are kept for questions about it. */
const KEPT_AFTER_IMPORT_MS = 7 * DAY_MS;
/** Files that nobody has started to import. */
const KEPT_UNSTARTED_MS = DAY_MS;

/** Looks after what a former process has left behind: says so, and tidies up. */
@Injectable()
export class ImportRecovery implements BeforeApplicationShutdown {
  readonly #batches: ImportBatchRepository;
  readonly #withdrawal: BatchWithdrawal;
  readonly #uploads: UploadStore;
  readonly #logger = new Logger('ImportRecovery');
  #timer: NodeJS.Timeout | undefined;

  constructor(batches: ImportBatchRepository, withdrawal: BatchWithdrawal, uploads: UploadStore) {
    this.#batches = batches;
    this.#withdrawal = withdrawal;
    this.#uploads = uploads;
  }

  /**
   * To be called at the start, before any job runs.
   * @param alone no other process can be running imports of this database, so that whatever says that it runs does not
   * @returns numbers of the batches that were interrupted
   */
  async recover(context: ActingContext, alone: boolean): Promise<number[]> {
    const interrupted = await this.#batches.interruptSilent(context, alone ? 0 : SILENT_SECONDS);
    const withdrawn = await this.#batches.listByStatus(context, WITHDRAWN_STATUSES);
    for (const batch of withdrawn) if (!batch.position.swept) await this.#withdrawal.sweep(context, batch);
    await this.#removeOldUploads(context);
    return interrupted;
  }

  /** Keeps looking for batches whose process has gone silent, and for old files. */
  watch(context: ActingContext): void {
    this.#timer = setInterval(() => void this.#lookAround(context), LOOK_AROUND_MS);
    this.#timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async #lookAround(context: ActingContext): Promise<void> {
    try {
      const interrupted = await this.#batches.interruptSilent(context, SILENT_SECONDS);
      for (const batchId of interrupted)
        this.#logger.warn(`import ${batchId} has been silent for ${SILENT_SECONDS} s and counts as interrupted`);
      await this.#removeOldUploads(context);
    } catch (error) {
      this.#logger.warn(error);
    }
  }

  async #removeOldUploads(context: ActingContext): Promise<void> {
    for (const { uploadId, ageMs } of await this.#uploads.list(context)) {
      if (ageMs < KEPT_UNSTARTED_MS) continue;
      const batch = await this.#batches.findByUpload(context, uploadId);
      if (isOutdated(batch)) await this.#uploads.remove(context, uploadId);
    }
  }
}

function isOutdated(batch: ImportBatch | null): boolean {
  if (batch === null) return true;
  return batch.finishedAt !== null && Date.now() - batch.finishedAt.getTime() > KEPT_AFTER_IMPORT_MS;
}
