import type { RowIssueCode, RowIssueLevel } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import type { PreparedIssue, RefusedLine } from './reading/prepared-chunk.ts';

/** An issue to keep, with the record that it holds back. */
export interface NewIssue extends PreparedIssue {
  readonly draft: string | null;
}

export interface StoredIssue {
  readonly issueNo: number;
  readonly fileName: string;
  readonly row: number;
  readonly column: string | null;
  readonly code: RowIssueCode;
  readonly level: RowIssueLevel;
  /** As written; null once it was forgotten. */
  readonly value: string | null;
}

export interface IssueGroup {
  readonly code: RowIssueCode;
  readonly level: RowIssueLevel;
  readonly column: string | null;
  readonly count: number;
  readonly exampleValue: string | null;
  readonly exampleFile: string;
  readonly exampleRow: number;
}

const SWEEP_ROWS = 1_000;

/** What was remarked about the lines of batches; every remark is kept. */
@Injectable()
export class RowIssueRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @param firstNumber of the batch's issues, one after the other from here */
  async add(sql: Sql, context: ActingContext, batchId: number, firstNumber: number, issues: readonly NewIssue[]): Promise<void> {
    if (issues.length === 0) return;
    await sql.execute(
      `INSERT INTO row_issue (organisation_id, batch_id, issue_no, file_name, row_number, column_name, code, level, value, draft)
       SELECT $1, $2, $3 + i.n - 1, i.file_name, i.row_number, i.column_name, i.code, i.level, i.value, i.draft
       FROM unnest($4::text[], $5::integer[], $6::text[], $7::text[], $8::text[], $9::text[], $10::jsonb[])
         WITH ORDINALITY AS i (file_name, row_number, column_name, code, level, value, draft, n)`,
      [
        context.organisationId,
        batchId,
        firstNumber,
        issues.map((issue) => issue.fileName),
        issues.map((issue) => issue.row),
        issues.map((issue) => issue.column),
        issues.map((issue) => issue.code),
        issues.map((issue) => issue.level),
        issues.map((issue) => issue.value),
        issues.map((issue) => issue.draft),
      ],
    );
  }

  /**
   * Keeps lines that became no record; what a person has decided about one that was held before stays.
   * @returns how many of the held lines a person has discarded: they count as rejected
   */
  async addHeld(sql: Sql, context: ActingContext, batchId: number, fileIndex: number, lines: readonly RefusedLine[]): Promise<number> {
    if (lines.length === 0) return 0;
    const kept = await sql.query<{ row: number; discarded: boolean }>(
      `INSERT INTO held_line (organisation_id, batch_id, file_index, row_number, level, cells)
       SELECT $1, $2, $3, l.row_number, l.level, l.cells
       FROM unnest($4::integer[], $5::text[], $6::jsonb[]) AS l (row_number, level, cells)
       ON CONFLICT (organisation_id, batch_id, file_index, row_number) DO UPDATE SET cells = EXCLUDED.cells, stale = false,
         level = CASE WHEN held_line.discarded_reason IS NULL THEN EXCLUDED.level ELSE 'rejected' END
       RETURNING row_number AS row, discarded_reason IS NOT NULL AS discarded`,
      [
        context.organisationId,
        batchId,
        fileIndex,
        lines.map((line) => line.row),
        lines.map((line) => line.level),
        lines.map((line) => line.cells),
      ],
    );
    const discarded = new Set(kept.filter((line) => line.discarded).map(({ row }) => row));
    return lines.filter(({ row, level }) => level === 'held' && discarded.has(row)).length;
  }

  /** In the order of the files. @param after number of the last issue of the former page, 0 for the first page */
  async list(context: ActingContext, batchId: number, level: string | null, after: number, limit: number): Promise<StoredIssue[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<StoredIssue>(
        `SELECT issue_no AS "issueNo", file_name AS "fileName", row_number AS row, column_name AS column, code, level, value FROM row_issue
         WHERE organisation_id = $1 AND batch_id = $2 AND ($3::text IS NULL OR level = $3) AND issue_no > $4 ORDER BY issue_no LIMIT $5`,
        [context.organisationId, batchId, level, after, limit],
      ),
    );
  }

  async count(context: ActingContext, batchId: number, level: string | null): Promise<number> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ count: number }>(
        'SELECT count(*) AS count FROM row_issue WHERE organisation_id = $1 AND batch_id = $2 AND ($3::text IS NULL OR level = $3)',
        [context.organisationId, batchId, level],
      ),
    );
    return row?.count ?? 0;
  }

  /** Issues of one kind together, the most frequent first, each with its first occurrence as an example. */
  async listGroups(context: ActingContext, batchId: number): Promise<IssueGroup[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<IssueGroup>(
        `SELECT g.code, g.level, g.column_name AS column, g.count, i.value AS "exampleValue", i.file_name AS "exampleFile",
           i.row_number AS "exampleRow"
         FROM (SELECT code, level, column_name, count(*) AS count, min(issue_no) AS first FROM row_issue
               WHERE organisation_id = $1 AND batch_id = $2 GROUP BY code, level, column_name) g
         JOIN row_issue i ON i.organisation_id = $1 AND i.batch_id = $2 AND i.issue_no = g.first
         ORDER BY g.count DESC, g.first`,
        [context.organisationId, batchId],
      ),
    );
  }

  /**
   * Takes the remarks of a batch and its held lines away.
   * @param keepDecided what people have decided about lines is kept until they are found again
   */
  async sweep(context: ActingContext, batchId: number, keepDecided = false): Promise<void> {
    await this.#inParts(context, [
      `DELETE FROM row_issue WHERE organisation_id = $1 AND batch_id = $2 AND issue_no IN (
         SELECT issue_no FROM row_issue WHERE organisation_id = $1 AND batch_id = $2 ORDER BY issue_no LIMIT ${SWEEP_ROWS})`,
      [context.organisationId, batchId],
    ]);
    await this.#inParts(context, [
      `DELETE FROM held_line WHERE organisation_id = $1 AND batch_id = $2 AND (file_index, row_number) IN (
         SELECT file_index, row_number FROM held_line
         WHERE organisation_id = $1 AND batch_id = $2 AND NOT ($3 AND (edited IS NOT NULL OR discarded_reason IS NOT NULL))
         ORDER BY file_index, row_number LIMIT ${SWEEP_ROWS})`,
      [context.organisationId, batchId, keepDecided],
    ]);
    await this.#inParts(context, [
      `UPDATE held_line SET stale = true WHERE organisation_id = $1 AND batch_id = $2 AND (file_index, row_number) IN (
         SELECT file_index, row_number FROM held_line WHERE organisation_id = $1 AND batch_id = $2 AND NOT stale
         ORDER BY file_index, row_number LIMIT ${SWEEP_ROWS})`,
      [context.organisationId, batchId],
    ]);
  }

  async #inParts(context: ActingContext, [text, values]: readonly [string, readonly unknown[]]): Promise<void> {
    let deleted = SWEEP_ROWS;
    while (deleted === SWEEP_ROWS) deleted = await this.#database.inOrganisation(context, (sql) => sql.execute(text, [...values]));
  }
}
