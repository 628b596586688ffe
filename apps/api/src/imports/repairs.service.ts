import { findDatumChange, isRepairCode, Problem, type RepairCode } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { JobQueue } from '../common/job-queue.ts';
import type { ImportBatch } from './import-batch.ts';
import { ImportBatchRepository } from './import-batch.repository.ts';
import { ImportsService } from './imports.service.ts';
import { UploadStore } from './upload-store.ts';

/** What a person accepts to be put right in an import, before it is committed. */
@Injectable()
export class RepairsService {
  readonly #imports: ImportsService;
  readonly #batches: ImportBatchRepository;
  readonly #uploads: UploadStore;
  readonly #queue: JobQueue;

  constructor(imports: ImportsService, batches: ImportBatchRepository, uploads: UploadStore, queue: JobQueue) {
    this.#imports = imports;
    this.#batches = batches;
    this.#uploads = uploads;
    this.#queue = queue;
  }

  /**
   * Has an import that waits for its commit read anew with repairs; it waits again then.
   * @param codes of repairs that its files show; all that are to hold, so that one can be taken back
   * @throws Problem BATCH_NOT_FOUND, BATCH_NOT_READY, REPAIR_NOT_PROPOSED, UPLOAD_NOT_AT_HAND
   */
  async accept(context: ActingContext, batchId: number, codes: readonly string[]): Promise<ImportBatch> {
    const batch = await this.#imports.get(context, batchId);
    if (batch.status !== 'ready') throw new Problem('BATCH_NOT_READY');
    const repairs = parseRepairs(batch, codes);
    await this.#uploads.requireAtHand(context, batch.uploadId, batch.files);
    const queued = await this.#batches.readAnew(context, batchId, repairs);
    if (queued === null) throw new Problem('BATCH_NOT_READY');
    await this.#queue.send('import', { context, id: String(batchId) });
    return queued;
  }
}

function parseRepairs({ position }: ImportBatch, codes: readonly string[]): RepairCode[] {
  const proposed = new Set<string>((position.proposals ?? []).map(({ code }) => code));
  const repairs = [...new Set(codes)].filter(isRepairCode).filter((code) => proposed.has(code));
  // Places of one system cannot be read in two others.
  const systems = repairs.flatMap((code) => findDatumChange(code)?.from ?? []);
  if (repairs.length !== new Set(codes).size || new Set(systems).size !== systems.length) throw new Problem('REPAIR_NOT_PROPOSED');
  return repairs;
}
