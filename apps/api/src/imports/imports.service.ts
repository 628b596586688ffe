import { NO_LINES, Problem, ROW_ISSUE_LEVELS } from '@elektron/domain';
import { getImportFormat } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { JobQueue } from '../common/job-queue.ts';
import { parseCursor, parsePageSize, toPage, type Page } from '../common/paging.ts';
import { WITHDRAWN_STATUSES, type ImportBatch } from './import-batch.ts';
import { ImportBatchRepository } from './import-batch.repository.ts';
import { mappingVersionOf } from './mapping-version.ts';
import { RowIssueRepository, type IssueGroup, type StoredIssue } from './row-issue.repository.ts';
import { UploadStore } from './upload-store.ts';

/** Batches and their remarks, as people look at them, and the start of new ones. */
@Injectable()
export class ImportsService {
  readonly #batches: ImportBatchRepository;
  readonly #issues: RowIssueRepository;
  readonly #uploads: UploadStore;
  readonly #queue: JobQueue;

  constructor(batches: ImportBatchRepository, issues: RowIssueRepository, uploads: UploadStore, queue: JobQueue) {
    this.#batches = batches;
    this.#issues = issues;
    this.#uploads = uploads;
    this.#queue = queue;
  }

  /**
   * Queues the import of an upload; asked twice (a double click), it is the same import.
   * @throws Problem UPLOAD_NOT_FOUND
   */
  async start(context: ActingContext, uploadId: string): Promise<ImportBatch> {
    const started = await this.#batches.findByUpload(context, uploadId);
    if (started !== null && !WITHDRAWN_STATUSES.includes(started.status)) return started;
    const batch = await this.add(context, uploadId);
    await this.#queue.send('import', { context, id: String(batch.batchId) });
    return batch;
  }

  /**
   * Makes the batch of an upload without queueing it, for whoever runs it in its own process.
   * @throws Problem UPLOAD_NOT_FOUND
   */
  async add(context: ActingContext, uploadId: string): Promise<ImportBatch> {
    const upload = await this.#uploads.get(context, uploadId);
    const format = getImportFormat(upload.formatId);
    return this.#batches.add(context, {
      kind: format.dataKind,
      formatId: format.id,
      mappingVersion: mappingVersionOf(format),
      uploadId,
      files: upload.files,
      counts: NO_LINES,
    });
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

  async listIssues(
    context: ActingContext,
    batchId: number,
    first: number | null,
    after: string | null,
    level: string | null,
  ): Promise<Page<StoredIssue> & { readonly totalCount: number }> {
    const size = parsePageSize(first);
    const [last] = parseCursor(after, 'count') ?? [0];
    if (level !== null && !ROW_ISSUE_LEVELS.some((known) => known === level)) {
      throw new Problem('INPUT_INVALID', { field: 'level', value: level.slice(0, 100) });
    }
    const found = await this.#issues.list(context, batchId, level, last, size + 1);
    const totalCount = await this.#issues.count(context, batchId, level);
    return { ...toPage(found, size, (issue) => [issue.issueNo]), totalCount };
  }

  listIssueGroups(context: ActingContext, batchId: number): Promise<IssueGroup[]> {
    return this.#issues.listGroups(context, batchId);
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
