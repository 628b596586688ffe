import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Problem } from '@elektron/domain';
import type { ImportNote, TableMapping } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { DuplicateSearch } from '../duplicates/duplicate-search.ts';
import type { ImportBatch } from './import-batch.ts';
import { ImportPipeline, type OnProgress, type RunOutcome } from './import-pipeline.ts';
import { ImportsService } from './imports.service.ts';
import { UploadDetection, type DetectedUpload } from './upload-detection.ts';
import { UploadStore, type DraftFile } from './upload-store.ts';

export interface LocalImport {
  readonly outcome: RunOutcome;
  /** From the files as they lie there to the commit: whoever asks then sees all of it. */
  readonly milliseconds: number;
  readonly batch: ImportBatch;
  /** What was worth saying before it began. */
  readonly notes: readonly ImportNote[];
}

export interface LocalImportOptions {
  /** How to read files of no known format. */
  readonly mappings?: readonly TableMapping[];
  /** What the files must be found to be. */
  readonly formatId?: string;
  /** It is left waiting before its commit. */
  readonly review?: boolean;
  /** Which network roads belong to. */
  readonly network?: string;
}

/** The same import as through the page, of files of this machine and in this process: for the command line and the demo. */
@Injectable()
export class LocalFilesImport {
  readonly #uploads: UploadStore;
  readonly #detection: UploadDetection;
  readonly #imports: ImportsService;
  readonly #pipeline: ImportPipeline;
  readonly #duplicates: DuplicateSearch;

  // One more than four: the same steps as through the page, one after the other.
  constructor(
    uploads: UploadStore,
    detection: UploadDetection,
    imports: ImportsService,
    pipeline: ImportPipeline,
    duplicates: DuplicateSearch,
  ) {
    this.#uploads = uploads;
    this.#detection = detection;
    this.#imports = imports;
    this.#pipeline = pipeline;
    this.#duplicates = duplicates;
  }

  /** @throws Problem when the files are not what can be imported, FORMAT_DIFFERENT */
  async run(
    context: ActingContext,
    paths: readonly string[],
    signal: AbortSignal,
    onProgress?: OnProgress,
    options: LocalImportOptions = {},
  ): Promise<LocalImport> {
    const started = performance.now();
    const upload = await this.#take(context, paths, options);
    if (options.network !== undefined) await this.#imports.nameNetwork(context, upload.uploadId, options.network);
    const { batchId } = await this.#imports.add(context, upload.uploadId, options.review);
    return { ...(await this.#finish(context, batchId, started, signal, onProgress)), notes: upload.notes };
  }

  /**
   * Goes on with an import that another process has left, after the last chunk that was written.
   * @throws Problem BATCH_NOT_RESUMABLE
   */
  async resume(context: ActingContext, batchId: number, signal: AbortSignal): Promise<LocalImport> {
    const started = performance.now();
    await this.#imports.takeUp(context, batchId);
    return { ...(await this.#finish(context, batchId, started, signal)), notes: [] };
  }

  async #finish(
    context: ActingContext,
    batchId: number,
    started: number,
    signal: AbortSignal,
    onProgress?: OnProgress,
  ): Promise<Omit<LocalImport, 'notes'>> {
    const outcome = await this.#pipeline.run(context, batchId, signal, onProgress);
    const milliseconds = Math.round(performance.now() - started);
    if (outcome === 'committed') await this.#duplicates.run(context, signal);
    return { outcome, milliseconds, batch: await this.#imports.get(context, batchId) };
  }

  /** Copied (and sealed), so that an interrupted import can be resumed whatever becomes of the originals. */
  async #take(context: ActingContext, paths: readonly string[], { mappings, formatId }: LocalImportOptions): Promise<DetectedUpload> {
    const uploadId = await this.#uploads.open(context);
    try {
      const received: DraftFile[] = [];
      for (const path of paths) {
        const storedAs = await this.#uploads.receive(context, uploadId, createReadStream(path));
        received.push({ storedAs, name: basename(path) });
      }
      const upload = await this.#detection.take(context, uploadId, received, mappings, formatId);
      if (formatId !== undefined && upload.formatId !== formatId) {
        throw new Problem('FORMAT_DIFFERENT', { expected: formatId, found: upload.formatId });
      }
      return upload;
    } catch (error) {
      await this.#uploads.remove(context, uploadId);
      throw error;
    }
  }
}
