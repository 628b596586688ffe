import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { ImportBatchRepository } from '../import-batch.repository.ts';
import { ImportPipeline } from '../import-pipeline.ts';
import { RowIssueRepository, type StoredIssue } from '../row-issue.repository.ts';
import { FIRST_ROW } from './judge-street-entries.ts';

/** More than the lines of one sending can bring. */
const MOST_ISSUES = 1_000;

/** Takes a batch of entries to its commit while the phone waits. */
@Injectable()
export class StreetRun {
  readonly #pipeline: ImportPipeline;
  readonly #batches: ImportBatchRepository;
  readonly #issues: RowIssueRepository;

  constructor(pipeline: ImportPipeline, batches: ImportBatchRepository, issues: RowIssueRepository) {
    this.#pipeline = pipeline;
    this.#batches = batches;
    this.#issues = issues;
  }

  /**
   * @returns why entries are no records, by their place among the entries: their lines are held back in the import;
   * null where the import has not come to its end
   */
  async commit(context: ActingContext, batchId: number): Promise<ReadonlyMap<number, StoredIssue> | null> {
    await this.#pipeline.run(context, batchId, new AbortController().signal);
    const batch = await this.#batches.find(context, batchId);
    if (batch?.status !== 'committed') return null;
    const issues = await this.#issues.list(context, batchId, null, 0, MOST_ISSUES);
    return new Map(issues.filter(({ level }) => level !== 'warning').map((issue) => [issue.row - FIRST_ROW, issue]));
  }

  /** Gives a batch up that nobody has begun to read. */
  async giveUp(context: ActingContext, batchId: number): Promise<void> {
    await this.#batches.move(context, batchId, ['queued'], 'cancelled');
  }
}
