import { ROW_ISSUE_LEVELS } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { parseCursor, parsePageSize, toPage, type Page } from '../common/paging.ts';
import { refused } from '../common/refused.ts';
import { RemarkReadings, type RemarkReader } from './remark-readings.ts';
import { RowIssueRepository, type IssueGroup, type StoredIssue } from './row-issue.repository.ts';

/** Which remarks are asked for, as it comes from outside. */
export interface RemarkQuery {
  readonly first: number | null;
  readonly after: string | null;
  readonly level: string | null;
}

/** What was remarked about the lines of a batch, for people who may import; that they have read it is written down. */
@Injectable()
export class RemarksService {
  readonly #issues: RowIssueRepository;
  readonly #readings: RemarkReadings;

  constructor(issues: RowIssueRepository, readings: RemarkReadings) {
    this.#issues = issues;
    this.#readings = readings;
  }

  /** Line by line. @throws Problem INPUT_INVALID */
  async list(
    context: ActingContext,
    batchId: number,
    { first, after, level }: RemarkQuery,
    reader: RemarkReader,
  ): Promise<Page<StoredIssue> & { readonly totalCount: number }> {
    const size = parsePageSize(first);
    const [last] = parseCursor(after, 'count') ?? [0];
    if (level !== null && !ROW_ISSUE_LEVELS.some((known) => known === level)) {
      throw refused('level', level);
    }
    const found = await this.#issues.list(context, batchId, level, last, size + 1);
    const totalCount = await this.#issues.count(context, batchId, level);
    const page = toPage(found, size, (issue) => [issue.issueNo]);
    const values = page.edges.map(({ node }) => node.value);
    await this.#readings.note(context, batchId, reader, values);
    return { ...page, totalCount };
  }

  /** Kind by kind, each with an example. */
  async listGroups(context: ActingContext, batchId: number, reader: RemarkReader): Promise<IssueGroup[]> {
    const groups = await this.#issues.listGroups(context, batchId);
    const values = groups.map(({ exampleValue }) => exampleValue);
    await this.#readings.note(context, batchId, reader, values);
    return groups;
  }
}
