import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { DuplicateSearch } from '../duplicates/duplicate-search.ts';
import { BatchWithdrawal } from './batch-withdrawal.ts';
import { WITHDRAWN_STATUSES } from './import-batch.ts';
import { ImportBatchRepository } from './import-batch.repository.ts';
import { UploadRetention } from './upload-retention.service.ts';

/** A running batch that has been silent for so long has lost its process: six heartbeats. */
const SILENT_SECONDS = 60;
const LOOK_AROUND_MS = 30_000;

/** Looks after what a former process has left behind: says so, and tidies up. */
@Injectable()
export class ImportRecovery implements BeforeApplicationShutdown {
  readonly #batches: ImportBatchRepository;
  readonly #withdrawal: BatchWithdrawal;
  readonly #retention: UploadRetention;
  readonly #logger = new Logger('ImportRecovery');
  readonly #duplicates: DuplicateSearch;
  readonly #ending = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #searching: Promise<void> = Promise.resolve();

  constructor(batches: ImportBatchRepository, withdrawal: BatchWithdrawal, retention: UploadRetention, duplicates: DuplicateSearch) {
    this.#batches = batches;
    this.#withdrawal = withdrawal;
    this.#retention = retention;
    this.#duplicates = duplicates;
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
    await this.#tidy(context);
    return interrupted;
  }

  /** Makes up for the searches for duplicates that a former process has not come to; keeps looking for batches whose process has gone silent, and for old files. */
  watch(listContexts: () => Promise<readonly ActingContext[]>): void {
    this.#searching = this.#searchLeft(listContexts);
    this.#timer = setInterval(() => void this.#lookAround(listContexts), LOOK_AROUND_MS);
    this.#timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    this.#ending.abort();
    await this.#searching;
  }

  /** Nobody waits for it. */
  async #searchLeft(listContexts: () => Promise<readonly ActingContext[]>): Promise<void> {
    const { signal } = this.#ending;
    try {
      for (const context of await listContexts()) if (!signal.aborted) await this.#duplicates.run(context, signal);
    } catch (error) {
      this.#logger.warn(error);
    }
  }

  async #lookAround(listContexts: () => Promise<readonly ActingContext[]>): Promise<void> {
    try {
      for (const context of await listContexts()) await this.#lookAfter(context);
    } catch (error) {
      this.#logger.warn(error);
    }
  }

  async #lookAfter(context: ActingContext): Promise<void> {
    try {
      const interrupted = await this.#batches.interruptSilent(context, SILENT_SECONDS);
      for (const batchId of interrupted)
        this.#logger.warn(`import ${batchId} has been silent for ${SILENT_SECONDS} s and counts as interrupted`);
      await this.#tidy(context);
    } catch (error) {
      this.#logger.warn(error);
    }
  }

  async #tidy(context: ActingContext): Promise<void> {
    for (const batchId of await this.#retention.tidy(context))
      this.#logger.warn(
        `import ${batchId} was interrupted or waited for its commit, and nobody went on with it for as long as its files are kept: it is given up`,
      );
  }
}
