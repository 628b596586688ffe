import { Readable } from 'node:stream';
import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { JobQueue } from '../common/job-queue.ts';
import { HeldLineRepository } from './held-line.repository.ts';
import { canCorrect, type ImportBatch, type ImportFile } from './import-batch.ts';
import { ImportBatchRepository } from './import-batch.repository.ts';
import { ImportsService } from './imports.service.ts';
import { LineDecisions } from './line-decisions.ts';
import { openUploadedFile } from './reading/open-uploaded-file.ts';
import { UploadStore } from './upload-store.ts';

/**
 * Reads the files of an import once more with the lines that a person has corrected. All lines are read, since one can change what another
 * means: which repeats which, how severe an accident was, how the casualties of an accident are numbered. What was taken before is found unchanged.
 */
@Injectable()
export class LineCorrections {
  readonly #lines: HeldLineRepository;
  readonly #uploads: UploadStore;
  readonly #imports: ImportsService;
  readonly #batches: ImportBatchRepository;
  readonly #queue: JobQueue;
  readonly #decisions: LineDecisions;

  // More than four: lines, files and batch change together, and then it is queued.
  constructor(
    lines: HeldLineRepository,
    uploads: UploadStore,
    imports: ImportsService,
    batches: ImportBatchRepository,
    queue: JobQueue,
    decisions: LineDecisions,
  ) {
    this.#lines = lines;
    this.#uploads = uploads;
    this.#imports = imports;
    this.#batches = batches;
    this.#queue = queue;
    this.#decisions = decisions;
  }

  /**
   * An import that waits for its commit is read anew and waits again; of one that was committed a further import goes on with what is corrected.
   * @returns the import that is read
   * @throws Problem BATCH_NOT_FOUND, BATCH_NOT_CORRECTABLE, UPLOAD_NOT_AT_HAND, NO_LINE_CORRECTED
   */
  async apply(context: ActingContext, batchId: number): Promise<ImportBatch> {
    const batch = await this.#imports.get(context, batchId);
    if (!canCorrect(batch)) throw new Problem('BATCH_NOT_CORRECTABLE');
    await this.#uploads.requireAtHand(context, batch.uploadId, batch.files);
    await this.#requireEdits(context, batchId);
    const next = batch.status === 'ready' ? await this.#readAnew(context, batch) : await this.#goOn(context, batch);
    await this.#queue.send('import', { context, id: String(next.batchId) });
    return next;
  }

  async #readAnew(context: ActingContext, batch: ImportBatch): Promise<ImportBatch> {
    // From here on nobody can write in its lines, and nothing that is written is overlooked.
    const queued = await this.#batches.readAnew(context, batch.batchId);
    if (queued === null) throw new Problem('BATCH_NOT_CORRECTABLE');
    try {
      await this.#uploads.keepPatches(context, batch.uploadId, await this.#decisions.of(context, batch, true));
    } catch (error) {
      // It can be resumed: then it waits again, with everything that was written.
      await this.#batches.move(context, batch.batchId, ['queued'], 'interrupted');
      throw error;
    }
    await this.#lines.forgetEdits(context, batch.batchId);
    return queued;
  }

  async #goOn(context: ActingContext, batch: ImportBatch): Promise<ImportBatch> {
    const uploadId = await this.#uploads.open(context);
    try {
      const files: ImportFile[] = [];
      // Tables of one workbook or archive lie in the same file.
      const copies = new Map<string, string>();
      for (const file of batch.files) {
        const storedAs = copies.get(file.storedAs) ?? (await this.#copy(context, batch.uploadId, file.storedAs, uploadId));
        copies.set(file.storedAs, storedAs);
        files.push({ ...file, storedAs });
      }
      await this.#uploads.keepPatches(context, uploadId, await this.#decisions.of(context, batch, true));
      await this.#uploads.complete(context, { uploadId, formatId: batch.formatId, files });
      return await this.#imports.add(context, uploadId, true, batch.batchId);
    } catch (error) {
      await this.#uploads.remove(context, uploadId);
      throw error;
    }
  }

  /** Each upload has files of its own, sealed for their place: what becomes of one does not touch the other. */
  async #copy(context: ActingContext, uploadId: string, storedAs: string, into: string): Promise<string> {
    const source = await openUploadedFile(this.#uploads.locate(context, uploadId, storedAs));
    return this.#uploads.receive(context, into, Readable.from(source.read()));
  }

  async #requireEdits(context: ActingContext, batchId: number): Promise<void> {
    const counts = await this.#lines.count(context, batchId);
    if (counts.every(({ edited }) => edited === 0)) throw new Problem('NO_LINE_CORRECTED');
  }
}
