import { Readable } from 'node:stream';
import { manualEntry } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { ImportsService } from '../imports.service.ts';
import { UploadDetection } from '../upload-detection.ts';
import { UploadStore, type DraftFile } from '../upload-store.ts';
import type { EntryFile } from './entry-files.ts';

/** Hands in what was entered, sealed as any upload, and makes its batch. */
@Injectable()
export class EntryUpload {
  readonly #uploads: UploadStore;
  readonly #detection: UploadDetection;
  readonly #imports: ImportsService;

  constructor(uploads: UploadStore, detection: UploadDetection, imports: ImportsService) {
    this.#uploads = uploads;
    this.#detection = detection;
    this.#imports = imports;
  }

  /** @returns the number of a batch that will stop before its commit */
  async makeBatch(context: ActingContext, files: readonly EntryFile[]): Promise<number> {
    const uploadId = await this.#uploads.open(context);
    const received: DraftFile[] = [];
    for (const { name, text } of files) {
      received.push({ name, storedAs: await this.#uploads.receive(context, uploadId, Readable.from([Buffer.from(text)])) });
    }
    const upload = await this.#detection.take(context, uploadId, received);
    // Recognised as the template, whose form it has; but a source of its own.
    const own = upload.files.map((file) => ({ ...file, detected: { ...file.detected, formatId: manualEntry.id } }));
    await this.#uploads.complete(context, { uploadId, formatId: manualEntry.id, files: own });
    return (await this.#imports.add(context, uploadId, true)).batchId;
  }
}
