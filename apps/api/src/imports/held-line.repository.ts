import { Problem, type RowIssueCode, type RowIssueLevel } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import { entryOfBatch } from './import-audit.ts';

/** Where a line stands among the files of its batch. */
export interface LinePlace {
  readonly fileIndex: number;
  readonly row: number;
}

/** A line that became no record. */
export interface HeldLine extends LinePlace {
  readonly level: 'held' | 'rejected';
  /** As written; null where they are not shown or were forgotten. */
  readonly cells: readonly string[] | null;
  /** As a person has written them instead. */
  readonly edited: readonly string[] | null;
  readonly discardedReason: string | null;
}

/** What was remarked about a line. */
export interface HeldRemark extends LinePlace {
  readonly column: string | null;
  readonly code: RowIssueCode;
  readonly level: RowIssueLevel;
  readonly value: string | null;
}

/** How many lines of a file wait, and what people have done about the others. */
export interface HeldCount {
  readonly fileIndex: number;
  readonly open: number;
  readonly edited: number;
  readonly discarded: number;
}

const COLUMNS = `file_index AS "fileIndex", row_number AS row, level, cells, edited, discarded_reason AS "discardedReason"`;

/** Lines that are changed in one transaction. */
const PORTION = 1_000;

/** Lines that imports held back, and what people make of them. */
@Injectable()
export class HeldLineRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** In the order of the files. @param after the last line of the former page */
  async list(context: ActingContext, batchId: number, after: LinePlace, limit: number): Promise<HeldLine[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<HeldLine>(
        `SELECT ${COLUMNS} FROM held_line
         WHERE organisation_id = $1 AND batch_id = $2 AND NOT stale AND (file_index, row_number) > ($3::smallint, $4::integer)
         ORDER BY file_index, row_number LIMIT $5`,
        [context.organisationId, batchId, after.fileIndex, after.row, limit],
      ),
    );
  }

  async count(context: ActingContext, batchId: number): Promise<HeldCount[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<HeldCount>(
        `SELECT file_index AS "fileIndex", count(*) FILTER (WHERE edited IS NULL AND discarded_reason IS NULL) AS open,
           count(*) FILTER (WHERE edited IS NOT NULL AND discarded_reason IS NULL) AS edited, count(discarded_reason) AS discarded
         FROM held_line WHERE organisation_id = $1 AND batch_id = $2 AND NOT stale GROUP BY file_index ORDER BY file_index`,
        [context.organisationId, batchId],
      ),
    );
  }

  /** Why lines became no record, in the order in which it was said. @param fileNames of the files that the lines stand in, one for each line */
  async listRemarks(
    context: ActingContext,
    batchId: number,
    lines: readonly LinePlace[],
    fileNames: readonly string[],
  ): Promise<HeldRemark[]> {
    if (lines.length === 0) return [];
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<HeldRemark>(
        `SELECT l.file_index AS "fileIndex", l.row, i.column_name AS column, i.code, i.level, i.value
         FROM unnest($3::smallint[], $4::integer[], $5::text[]) AS l (file_index, row, file_name)
         JOIN row_issue i ON i.organisation_id = $1 AND i.batch_id = $2 AND i.row_number = l.row AND i.file_name = l.file_name
         WHERE i.level IN ('held', 'rejected') ORDER BY i.issue_no`,
        [context.organisationId, batchId, lines.map(({ fileIndex }) => fileIndex), lines.map(({ row }) => row), fileNames],
      ),
    );
  }

  /**
   * What a person writes instead of a line; null takes it back.
   * @returns false for a line that is not there, or that was discarded
   * @throws Problem BATCH_NOT_CORRECTABLE
   */
  async edit(context: ActingContext, batchId: number, { fileIndex, row }: LinePlace, cells: readonly string[] | null): Promise<boolean> {
    const touched = await this.#change(context, batchId, (sql) =>
      sql.execute(
        `UPDATE held_line SET edited = $5::jsonb
         WHERE organisation_id = $1 AND batch_id = $2 AND file_index = $3 AND row_number = $4
           AND cells IS NOT NULL AND discarded_reason IS NULL AND NOT stale`,
        [context.organisationId, batchId, fileIndex, row, cells === null ? null : JSON.stringify(cells)],
      ),
    );
    return touched === 1;
  }

  /** How many lines people have decided something about, and how many more say the same in a column as is to be written anew. */
  async countDecided(
    context: ActingContext,
    batchId: number,
    alike?: { fileIndex: number; position: number; from: string },
  ): Promise<number> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ count: number }>(
        `SELECT count(*) AS count FROM held_line WHERE organisation_id = $1 AND batch_id = $2 AND (edited IS NOT NULL
           OR discarded_reason IS NOT NULL OR (file_index = $3 AND btrim(cells ->> $4::integer) = $5))`,
        [context.organisationId, batchId, alike?.fileIndex ?? -1, alike?.position ?? 0, alike?.from ?? ''],
      ),
    );
    return row?.count ?? 0;
  }

  /**
   * Writes the same in one column of all lines of a file that say the same there, in short transactions.
   * @param position of the column, from 0
   * @returns how many lines there were
   * @throws Problem BATCH_NOT_CORRECTABLE
   */
  async editAlike(context: ActingContext, batchId: number, fileIndex: number, position: number, from: string, to: string): Promise<number> {
    let [all, part] = [0, from === to ? 0 : PORTION];
    while (part === PORTION) {
      part = await this.#change(context, batchId, (sql) =>
        sql.execute(
          `UPDATE held_line SET edited = jsonb_set(coalesce(edited, cells), ARRAY[$4::text], to_jsonb($6::text))
           WHERE organisation_id = $1 AND batch_id = $2 AND file_index = $3 AND row_number IN (
             SELECT row_number FROM held_line
             WHERE organisation_id = $1 AND batch_id = $2 AND file_index = $3 AND cells IS NOT NULL AND discarded_reason IS NULL AND NOT stale
               AND btrim(coalesce(edited, cells) ->> $4::integer) = $5 ORDER BY row_number LIMIT ${PORTION})`,
          [context.organisationId, batchId, fileIndex, position, from, to],
        ),
      );
      all += part;
    }
    return all;
  }

  /**
   * Lines that are no records: from then on they count as rejected.
   * @returns how many there were that had not been discarded before
   * @throws Problem BATCH_NOT_CORRECTABLE
   */
  async discard(context: ActingContext, batchId: number, lines: readonly LinePlace[], reason: string): Promise<number> {
    return this.#change(context, batchId, async (sql) => {
      const [found] = await sql.query<{ lines: number; held: number }>(
        `WITH chosen AS (
           SELECT h.file_index, h.row_number, h.level FROM held_line h
           JOIN unnest($3::smallint[], $4::integer[]) AS l (file_index, row) ON h.file_index = l.file_index AND h.row_number = l.row
           WHERE h.organisation_id = $1 AND h.batch_id = $2 AND h.discarded_reason IS NULL AND NOT h.stale FOR UPDATE OF h),
         done AS (
           UPDATE held_line h SET discarded_reason = $5, level = 'rejected', edited = NULL FROM chosen c
           WHERE h.organisation_id = $1 AND h.batch_id = $2 AND h.file_index = c.file_index AND h.row_number = c.row_number RETURNING c.level)
         SELECT count(*) AS lines, count(*) FILTER (WHERE level = 'held') AS held FROM done`,
        [context.organisationId, batchId, lines.map(({ fileIndex }) => fileIndex), lines.map(({ row }) => row), reason],
      );
      await sql.execute(
        `UPDATE import_batch SET counts = counts || jsonb_build_object(
           'held', (counts ->> 'held')::integer - $3, 'rejected', (counts ->> 'rejected')::integer + $3)
         WHERE organisation_id = $1 AND batch_id = $2`,
        [context.organisationId, batchId, found?.held ?? 0],
      );
      const count = found?.lines ?? 0;
      if (count > 0) await this.#database.record(sql, context, entryOfBatch('import.lines-discarded', batchId, { lines: count }));
      return count;
    });
  }

  /** All lines about which a person has decided something, those of a former reading too. */
  async listDecided(context: ActingContext, batchId: number): Promise<HeldLine[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<HeldLine>(
        `SELECT ${COLUMNS} FROM held_line
         WHERE organisation_id = $1 AND batch_id = $2 AND (edited IS NOT NULL AND NOT stale OR discarded_reason IS NOT NULL)
         ORDER BY file_index, row_number`,
        [context.organisationId, batchId],
      ),
    );
  }

  /** What was written is part of what is read from now on. */
  async forgetEdits(context: ActingContext, batchId: number): Promise<void> {
    await this.#database.inOrganisation(context, (sql) =>
      sql.execute('UPDATE held_line SET edited = NULL WHERE organisation_id = $1 AND batch_id = $2 AND edited IS NOT NULL', [
        context.organisationId,
        batchId,
      ]),
    );
  }

  /** Nothing is decided about lines of an import that is being read; one that somebody works on is not given up. */
  async #change(context: ActingContext, batchId: number, work: (sql: Sql) => Promise<number>): Promise<number> {
    return this.#database.inOrganisation(context, async (sql) => {
      const open = await sql.execute(
        `UPDATE import_batch SET heartbeat_at = now() WHERE organisation_id = $1 AND batch_id = $2 AND status IN ('ready', 'committed')`,
        [context.organisationId, batchId],
      );
      if (open !== 1) throw new Problem('BATCH_NOT_CORRECTABLE');
      return work(sql);
    });
  }
}
