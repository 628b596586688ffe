import { NO_LINES, Problem } from '@elektron/domain';
import { getImportFormat, nameNetwork } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { JobQueue } from '../common/job-queue.ts';
import { parsePageSize } from '../common/paging.ts';
import { WITHDRAWN_STATUSES, type ImportBatch } from './import-batch.ts';
import { ImportBatchRepository } from './import-batch.repository.ts';
import { mappingVersionOf } from './mapping-version.ts';
import { UploadStore } from './upload-store.ts';

/** Batches, as people look at them, and the start of new ones. */
@Injectable()
export class ImportsService {
  readonly #batches: ImportBatchRepository;
  readonly #uploads: UploadStore;
  readonly #queue: JobQueue;

  constructor(batches: ImportBatchRepository, uploads: UploadStore, queue: JobQueue) {
    this.#batches = batches;
    this.#uploads = uploads;
    this.#queue = queue;
  }

  /**
   * Queues the import of an upload; asked twice (a double click), it is the same import.
   * @param review it stops before its commit, for a person to see what its lines would become
   * @param network of roads: which network they belong to; null for the one that the upload names
   * @throws Problem UPLOAD_NOT_FOUND, INPUT_INVALID
   */
  async start(context: ActingContext, uploadId: string, review = false, network: string | null = null): Promise<ImportBatch> {
    const started = await this.#batches.findByUpload(context, uploadId);
    if (started !== null && !WITHDRAWN_STATUSES.includes(started.status)) return started;
    if (network !== null) await this.nameNetwork(context, uploadId, network);
    const batch = await this.add(context, uploadId, review);
    await this.#queue.send('import', { context, id: String(batch.batchId) });
    return batch;
  }

  /**
   * Makes the batch of an upload without queueing it, for whoever runs it in its own process.
   * @param corrects the import whose held lines it brings corrected
   * @throws Problem UPLOAD_NOT_FOUND
   */
  async add(context: ActingContext, uploadId: string, review = false, corrects: number | null = null): Promise<ImportBatch> {
    const upload = await this.#uploads.get(context, uploadId);
    const format = getImportFormat(upload.formatId);
    return this.#batches.add(context, {
      kind: format.dataKind,
      formatId: format.id,
      mappingVersion: mappingVersionOf(format),
      uploadId,
      files: upload.files,
      counts: NO_LINES,
      review,
      corrects,
    });
  }

  /**
   * Says which network the roads of an upload belong to.
   * @throws Problem UPLOAD_NOT_FOUND, INPUT_INVALID for what is no name, and for files of anything else
   */
  async nameNetwork(context: ActingContext, uploadId: string, network: string): Promise<void> {
    const upload = await this.#uploads.get(context, uploadId);
    if (getImportFormat(upload.formatId).dataKind !== 'roads') throw new Problem('INPUT_INVALID', { field: 'network', value: network });
    await this.#uploads.complete(context, { uploadId, ...nameNetwork(upload, network) });
  }

  /**
   * Makes an import that was left in the middle wait again, for whoever runs it in its own process.
   * @throws Problem BATCH_NOT_RESUMABLE
   */
  async takeUp(context: ActingContext, batchId: number): Promise<void> {
    const batch = await this.#batches.move(context, batchId, ['interrupted', 'queued'], 'queued');
    if (batch === null) throw new Problem('BATCH_NOT_RESUMABLE');
  }

  /** Newest first. @param after cursor of the former page */
  async list(context: ActingContext, first: number | null, after: string | null): Promise<ImportBatch[]> {
    const before = after === null ? null : parseBatchId(after);
    return this.#batches.list(context, parsePageSize(first), before);
  }

  async find(context: ActingContext, id: string): Promise<ImportBatch | null> {
    return /^\d{1,9}$/.test(id) ? this.#batches.find(context, Number(id)) : null;
  }

  /** @throws Problem BATCH_NOT_FOUND */
  async get(context: ActingContext, batchId: number): Promise<ImportBatch> {
    const batch = await this.#batches.find(context, batchId);
    if (batch === null) throw new Problem('BATCH_NOT_FOUND', { batch: batchId });
    return batch;
  }
}

/**
 * The number of a batch from its id.
 * @throws Problem BATCH_NOT_FOUND
 */
export function parseBatchId(id: string): number {
  if (!/^\d{1,9}$/.test(id)) throw new Problem('BATCH_NOT_FOUND', { batch: id.slice(0, 100) });
  return Number(id);
}
