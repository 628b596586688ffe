import { describeRowIssue, Problem, type Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import type { WarningObject } from '../../common/warning.ts';
import { BatchActionsService } from '../batch-actions.service.ts';
import { ImportBatchRepository } from '../import-batch.repository.ts';
import { ImportPipeline } from '../import-pipeline.ts';
import { RowIssueRepository, type StoredIssue } from '../row-issue.repository.ts';
import { isRefusal } from './refusal.ts';

/** What a field that was left empty is not told of. */
const LEFT_OPEN: readonly string[] = ['VALUE_MISSING'];
const FEW = 50;

/** Said where no remark says more: a number that shows how the template is filled is no accident's. */
const CHECK_NUMBER: Text = { el: 'Ελέγξτε τον αριθμό του ατυχήματος.', en: 'Check the number of the accident.' };

/** What is entered, as it is known to a person. */
export interface Entered {
  readonly number: string;
  /** Records: the accident, its units and its casualties. */
  readonly records: number;
}

/** Takes a batch with one accident to its commit, or gives it up, while whoever has entered it waits. */
@Injectable()
export class EntryRun {
  readonly #pipeline: ImportPipeline;
  readonly #batches: ImportBatchRepository;
  readonly #actions: BatchActionsService;
  readonly #issues: RowIssueRepository;

  constructor(pipeline: ImportPipeline, batches: ImportBatchRepository, actions: BatchActionsService, issues: RowIssueRepository) {
    this.#pipeline = pipeline;
    this.#batches = batches;
    this.#actions = actions;
    this.#issues = issues;
  }

  /**
   * @returns what is worth looking at in what was entered
   * @throws Problem ENTRY_REFUSED, ACCIDENT_NUMBER_TAKEN
   */
  async commit(context: ActingContext, batchId: number, entered: Entered): Promise<WarningObject[]> {
    await this.#run(context, batchId);
    const issues = await this.#issues.list(context, batchId, null, 0, FEW);
    const batch = await this.#batches.find(context, batchId);
    const refusal = issues.find(isRefusal);
    if (batch?.status !== 'ready' || refusal !== undefined || batch.counts.added !== entered.records) {
      if (batch?.status === 'ready') await this.#actions.discard(context, batchId);
      throw new Problem('ENTRY_REFUSED', { reason: refusal === undefined ? CHECK_NUMBER : tell(refusal).message });
    }
    await this.#batches.move(context, batchId, ['ready'], 'queued');
    await this.#run(context, batchId);
    await this.#requireCommitted(context, batchId, entered);
    return issues.filter(({ code }) => !LEFT_OPEN.includes(code)).map(tell);
  }

  async #run(context: ActingContext, batchId: number): Promise<void> {
    await this.#pipeline.run(context, batchId, new AbortController().signal);
  }

  /** Somebody else may have entered the same number at the same moment: what was second is not new any more, and so it waits again. */
  async #requireCommitted(context: ActingContext, batchId: number, { number }: Entered): Promise<void> {
    const batch = await this.#batches.find(context, batchId);
    if (batch?.status === 'committed') return;
    if (batch?.status !== 'ready') throw new Problem('ENTRY_REFUSED', { reason: CHECK_NUMBER });
    await this.#actions.discard(context, batchId);
    throw new Problem('ACCIDENT_NUMBER_TAKEN', { field: 'number', number });
  }
}

function tell(issue: StoredIssue): WarningObject {
  return { code: issue.code, message: { el: describeRowIssue(issue, 'el'), en: describeRowIssue(issue, 'en') } };
}
