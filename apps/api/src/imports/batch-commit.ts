import { Injectable, Logger } from '@nestjs/common';

import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { DataVersionRepository } from './data-version.repository.ts';
import type { BatchProgress } from './import-batch.repository.ts';
import type { ImportBatch } from './import-batch.ts';
import { UploadRetention } from './upload-retention.service.ts';
import { VersionRepository } from './version.repository.ts';
import { VERSION_TABLES } from './version-tables.ts';

/** `overtaken`: the records have moved on; `not-ours`: another run has the batch. */
export type CommitResult = 'committed' | 'overtaken' | 'not-ours';

/** The one moment at which a batch becomes visible, and what readers need around it. */
@Injectable()
export class BatchCommit {
  readonly #states: DataVersionRepository;
  readonly #versions: VersionRepository;
  readonly #snapshots: AccidentSnapshots;
  readonly #retention: UploadRetention;
  readonly #logger = new Logger('BatchCommit');

  constructor(states: DataVersionRepository, versions: VersionRepository, snapshots: AccidentSnapshots, retention: UploadRetention) {
    this.#states = states;
    this.#versions = versions;
    this.#snapshots = snapshots;
    this.#retention = retention;
  }

  /** All is written: it becomes visible at once, unless nothing in it is new. */
  async commit(context: ActingContext, batch: ImportBatch, progress: BatchProgress): Promise<CommitResult> {
    const result = await this.#commit(context, batch, progress);
    // Where nothing is kept, now is when it goes; otherwise there is nothing to do yet.
    if (result === 'committed') await this.#unlessItFails(() => this.#retention.deleteDue(context));
    return result;
  }

  async #commit(context: ActingContext, { batchId, kind }: ImportBatch, { counts, position }: BatchProgress): Promise<CommitResult> {
    if (counts.added + counts.changed + (position.besides ?? 0) === 0) {
      const done = await this.#states.commitWithoutChange(context, batchId, position.attempt);
      return done ? 'committed' : 'not-ours';
    }
    if (kind === 'accidents') await this.#unlessItFails(() => this.#snapshots.prepareCommit(context, batchId));
    const outcome = await this.#states.commit(context, batchId, kind, position.baseVersion ?? 0, position.attempt);
    if (outcome.kind === 'lost') return 'not-ours';
    if (outcome.kind === 'committed') await this.#unlessItFails(() => this.#versions.analyze(VERSION_TABLES.map(({ name }) => name)));
    return outcome.kind;
  }

  /** It is committed whether or not what makes reading faster works. */
  async #unlessItFails(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#logger.warn(error);
    }
  }
}
