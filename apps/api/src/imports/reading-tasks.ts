import type { LinePatch } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import { ErasedPersonsRepository } from '../accidents/erased-persons.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { findImportDay } from './find-import-day.ts';
import type { ImportBatch } from './import-batch.ts';
import type { ReadingTask } from './reading/prepared-chunk.ts';
import { LineDecisions } from './line-decisions.ts';
import { Surroundings } from './surroundings.ts';
import { UploadStore } from './upload-store.ts';

/** Puts together what a thread needs to read a batch by itself. */
@Injectable()
export class ReadingTasks {
  readonly #uploads: UploadStore;
  readonly #directory: OrganisationDirectory;
  readonly #surroundings: Surroundings;
  readonly #erased: ErasedPersonsRepository;
  readonly #decisions: LineDecisions;

  // One more than four: each of them is a part of the task.
  constructor(
    uploads: UploadStore,
    directory: OrganisationDirectory,
    surroundings: Surroundings,
    erased: ErasedPersonsRepository,
    decisions: LineDecisions,
  ) {
    this.#uploads = uploads;
    this.#directory = directory;
    this.#surroundings = surroundings;
    this.#erased = erased;
    this.#decisions = decisions;
  }

  /** @throws Problem UPLOAD_NOT_AT_HAND */
  async make(context: ActingContext, batch: ImportBatch): Promise<ReadingTask> {
    await this.#uploads.requireAtHand(context, batch.uploadId, batch.files);
    const patches = await this.#decisions.of(context, batch);
    const { timeZone, srid } = await this.#directory.get(context);
    return {
      organisationId: context.organisationId,
      timeZone,
      srid,
      ...(batch.kind === 'accidents' ? await this.#surroundings.get(context) : Surroundings.NONE),
      ...(batch.kind === 'roads' ? { standingRoads: await this.#surroundings.getStandingRoads(context, batch.formatId) } : {}),
      repairs: batch.repairs,
      // The start is kept with the batch: whenever it is resumed, it judges alike.
      latestDate: findImportDay(batch.startedAt ?? batch.createdAt, timeZone),
      formatId: batch.formatId,
      erasures: await this.#erased.list(context),
      files: batch.files.map(({ storedAs, detected }, index) => ({
        ...this.#uploads.locate(context, batch.uploadId, storedAs),
        detected,
        patches: patches[index] ?? new Map<number, LinePatch>(),
      })),
      resumeAt: { fileIndex: batch.position.fileIndex, chunks: batch.position.chunks },
    };
  }
}
