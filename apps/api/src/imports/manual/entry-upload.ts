import { Readable } from 'node:stream';
import type { ImportFormat } from '@elektron/importers';
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

  /**
   * @param format what the files are, whatever they have the form of
   * @param review whether the batch will stop before its commit
   * @returns its number
   */
  async makeBatch(
    context: ActingContext,
    files: readonly EntryFile[],
    { format, review }: { readonly format: ImportFormat; readonly review: boolean },
  ): Promise<number> {
    const uploadId = await this.#uploads.open(context);
    const received: DraftFile[] = [];
    for (const { name, text } of files) {
      received.push({ name, storedAs: await this.#uploads.receive(context, uploadId, Readable.from([Buffer.from(text)])) });
    }
    const upload = await this.#detection.take(context, uploadId, received);
    // What is entered in the form is recognised as the template, whose form it has; but it is a source of its own.
    const own = upload.files.map((file) => ({ ...file, detected: { ...file.detected, formatId: format.id } }));
    await this.#uploads.complete(context, { uploadId, formatId: format.id, files: own });
    return (await this.#imports.add(context, uploadId, review)).batchId;
  }
}
