import { Problem } from '@elektron/domain';
import { Inject, Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { Environment } from '../common/env.ts';
import { ENVIRONMENT } from '../common/environment.module.ts';
import { UploadQuotaRepository } from './upload-quota.repository.ts';
import { UploadStore } from './upload-store.ts';

const BYTES_PER_MEGABYTE = 1_048_576;

/** How much an organisation may hand in before it imports any of it: whoever may upload must not be able to fill the disk for everybody. */
@Injectable()
export class UploadQuota {
  readonly #uploads: UploadStore;
  readonly #batches: UploadQuotaRepository;
  readonly #most: { readonly uploads: number; readonly megabytes: number };
  /** Bytes that are on their way to this process, by organisation: of several at once each sees the others. */
  readonly #arriving = new Map<string, number>();

  constructor(uploads: UploadStore, batches: UploadQuotaRepository, @Inject(ENVIRONMENT) environment: Environment) {
    this.#uploads = uploads;
    this.#batches = batches;
    this.#most = { uploads: environment.uploadsWaiting, megabytes: environment.uploadsWaitingMegabytes };
  }

  /**
   * Receives files if there is room for them.
   * @param bytes that the request has announced
   * @param receive called where there is; the folder of the upload is there already
   * @throws Problem UPLOADS_TOO_MANY, and those of `receive`
   */
  async whileThereIsRoom<T>(context: ActingContext, bytes: number, receive: () => Promise<T>): Promise<T> {
    this.#add(context, bytes);
    try {
      await this.#requireRoom(context);
      return await receive();
    } finally {
      this.#add(context, -bytes);
    }
  }

  async #requireRoom(context: ActingContext): Promise<void> {
    const uploads = await this.#uploads.list(context);
    const ids = uploads.map(({ uploadId }) => uploadId);
    const over = await this.#batches.listOver(context, ids);
    const waiting = ids.filter((id) => !over.has(id));
    let bytes = this.#arriving.get(context.organisationId) ?? 0;
    for (const uploadId of waiting) bytes += await this.#uploads.measure(context, uploadId);
    if (waiting.length > this.#most.uploads || bytes > this.#most.megabytes * BYTES_PER_MEGABYTE) {
      throw new Problem('UPLOADS_TOO_MANY', this.#most);
    }
  }

  #add({ organisationId }: ActingContext, bytes: number): void {
    const sum = (this.#arriving.get(organisationId) ?? 0) + bytes;
    if (sum > 0) this.#arriving.set(organisationId, sum);
    else this.#arriving.delete(organisationId);
  }
}
