import { Problem, type DataKind, type LineCounts, type RepairCode } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { StoredProblem } from '../common/problem.ts';
import { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { entryOfBatch, entryOfMove } from './import-audit.ts';
import { BATCH_COLUMNS, toBatch, type BatchRow } from './batch-row.repository.ts';
import {
  AT_THE_START,
  WITHDRAWN_STATUSES,
  type BatchPosition,
  type BatchStatus,
  type ImportBatch,
  type ImportFile,
} from './import-batch.ts';

/** No state of the records has this version: what was written against it is taken away and read again. */
const NEVER_PRESENT = -1;

/** The index that lets one import go on with the lines of another. */
const ONE_CORRECTION = 'import_batch_corrects';

export interface NewBatch {
  readonly kind: DataKind;
  readonly formatId: string;
  readonly mappingVersion: number;
  readonly uploadId: string;
  readonly files: readonly ImportFile[];
  readonly counts: LineCounts;
  /** It stops before its commit for a person to look at it. */
  readonly review: boolean;
  /** The import whose held lines it brings corrected. */
  readonly corrects: number | null;
}

/** What a chunk changes about its batch. */
export interface BatchProgress {
  readonly counts: LineCounts;
  readonly position: BatchPosition;
  readonly progress: number;
}

/** Batches: their state is what readers see of records, and what a killed process leaves to the next one. */
@Injectable()
export class ImportBatchRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * The number is the organisation's own, so that nobody learns how much others import.
   * @throws Problem BATCH_NOT_CORRECTABLE when another import goes on with the same lines already
   */
  async add(context: ActingContext, batch: NewBatch): Promise<ImportBatch> {
    for (;;) {
      try {
        const batchOfUpload = (await this.#tryToAdd(context, batch)) ?? (await this.findByUpload(context, batch.uploadId));
        if (batchOfUpload !== null) return batchOfUpload;
      } catch (error) {
        // Else somebody took the same number at the same moment.
        if (!isUniqueViolation(error)) throw error;
        if ((error as { readonly constraint?: string }).constraint === ONE_CORRECTION) throw new Problem('BATCH_NOT_CORRECTABLE');
      }
    }
  }

  async find(context: ActingContext, batchId: number): Promise<ImportBatch | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<BatchRow>(`SELECT ${BATCH_COLUMNS} FROM import_batch WHERE organisation_id = $1 AND batch_id = $2`, [
        context.organisationId,
        batchId,
      ]);
      return row === undefined ? null : toBatch(row);
    });
  }

  /** Newest first. @param before a batch number that came at the end of the former page */
  async list(context: ActingContext, size: number, before: number | null): Promise<ImportBatch[]> {
    return this.#database.inOrganisation(context, async (sql) => {
      const rows = await sql.query<BatchRow>(
        `SELECT ${BATCH_COLUMNS} FROM import_batch WHERE organisation_id = $1 AND batch_id < coalesce($2, 2147483647)
         ORDER BY batch_id DESC LIMIT $3`,
        [context.organisationId, before, size],
      );
      return rows.map(toBatch);
    });
  }

  async findByUpload(context: ActingContext, uploadId: string): Promise<ImportBatch | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<BatchRow>(
        `SELECT ${BATCH_COLUMNS} FROM import_batch WHERE organisation_id = $1 AND files ->> 'uploadId' = $2 ORDER BY batch_id DESC LIMIT 1`,
        [context.organisationId, uploadId],
      );
      return row === undefined ? null : toBatch(row);
    });
  }

  /** @returns batches that are in one of the statuses, oldest first */
  async listByStatus(context: ActingContext, statuses: readonly BatchStatus[]): Promise<ImportBatch[]> {
    return this.#database.inOrganisation(context, async (sql) => {
      const rows = await sql.query<BatchRow>(
        `SELECT ${BATCH_COLUMNS} FROM import_batch WHERE organisation_id = $1 AND status = ANY ($2) ORDER BY batch_id`,
        [context.organisationId, statuses],
      );
      return rows.map(toBatch);
    });
  }

  /**
   * Takes a queued batch to run it. Whoever ran it before can no longer write.
   * @returns null when it is not queued any more
   */
  async claim(context: ActingContext, batchId: number): Promise<ImportBatch | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<BatchRow>(
        `UPDATE import_batch SET status = 'running', started_at = coalesce(started_at, now()), heartbeat_at = now(),
           position = position || jsonb_build_object('attempt', (position ->> 'attempt')::integer + 1)
         WHERE organisation_id = $1 AND batch_id = $2 AND status = 'queued' RETURNING ${BATCH_COLUMNS}`,
        [context.organisationId, batchId],
      );
      return row === undefined ? null : toBatch(row);
    });
  }

  /**
   * Says how far a running batch has come, in the transaction that wrote the rows.
   * @returns whether somebody wants it cancelled; null when the batch is no longer this run's
   */
  async advance(sql: Sql, context: ActingContext, batchId: number, { counts, position, progress }: BatchProgress): Promise<boolean | null> {
    const [row] = await sql.query<{ cancel_requested: boolean }>(
      `UPDATE import_batch SET counts = $3, position = $4, progress = $5, heartbeat_at = now()
       WHERE organisation_id = $1 AND batch_id = $2 AND status = 'running' AND (position ->> 'attempt')::integer = $6
       RETURNING cancel_requested`,
      [context.organisationId, batchId, JSON.stringify(counts), JSON.stringify(position), progress, position.attempt],
    );
    return row?.cancel_requested ?? null;
  }

  /** A sign of life where nothing is written for a while. */
  async beat(context: ActingContext, batchId: number): Promise<void> {
    await this.#database.inOrganisation(context, (sql) =>
      sql.execute(`UPDATE import_batch SET heartbeat_at = now() WHERE organisation_id = $1 AND batch_id = $2 AND status = 'running'`, [
        context.organisationId,
        batchId,
      ]),
    );
  }

  /**
   * Moves a batch from one of some statuses to another.
   * @returns the batch as it is then; null when it was in none of them
   */
  async move(
    context: ActingContext,
    batchId: number,
    from: readonly BatchStatus[],
    to: BatchStatus,
    problem: StoredProblem | null = null,
  ): Promise<ImportBatch | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<BatchRow>(
        `UPDATE import_batch SET status = $4, problem = $5, cancel_requested = cancel_requested AND $4 <> 'queued',
           finished_at = CASE WHEN $4 IN ('queued', 'running', 'ready', 'interrupted') THEN NULL ELSE now() END
         WHERE organisation_id = $1 AND batch_id = $2 AND status = ANY ($3) RETURNING ${BATCH_COLUMNS}`,
        [context.organisationId, batchId, from, to, problem === null ? null : JSON.stringify(problem)],
      );
      if (row === undefined) return null;
      const entry = entryOfMove(batchId, from, to);
      if (entry !== null) await this.#database.record(sql, context, entry);
      return toBatch(row);
    });
  }

  /**
   * A running batch has been read to its end and waits for a person; their word is all that it needs then.
   * @returns false when it is no longer this run's, or somebody wants it cancelled
   */
  async leaveForReview(context: ActingContext, batchId: number, position: BatchPosition): Promise<boolean> {
    return this.#database.inOrganisation(context, async (sql) => {
      const touched = await sql.execute(
        `UPDATE import_batch SET status = 'ready', progress = 1, heartbeat_at = now(), position = $3
         WHERE organisation_id = $1 AND batch_id = $2 AND status = 'running' AND NOT cancel_requested AND (position ->> 'attempt')::integer = $4`,
        [context.organisationId, batchId, JSON.stringify({ ...position, review: false, readToEnd: true }), position.attempt],
      );
      return touched === 1;
    });
  }

  /**
   * Has a batch that waits for a person read anew from its first line, and wait again.
   * @returns the batch; null when it is not waiting
   */
  async readAnew(context: ActingContext, batchId: number, repairs: readonly RepairCode[] | null = null): Promise<ImportBatch | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<BatchRow>(
        `UPDATE import_batch SET status = 'queued', progress = 0, cancel_requested = false, position = position || $3::jsonb, repairs = coalesce($4::jsonb, repairs)
         WHERE organisation_id = $1 AND batch_id = $2 AND status = 'ready' RETURNING ${BATCH_COLUMNS}`,
        [
          context.organisationId,
          batchId,
          JSON.stringify({ review: true, readToEnd: false, baseVersion: NEVER_PRESENT }),
          repairs === null ? null : JSON.stringify(repairs),
        ],
      );
      if (row === undefined) return null;
      const entry =
        repairs === null
          ? entryOfBatch('import.lines-corrected', batchId)
          : entryOfBatch('import.repairs-accepted', batchId, { repairs: repairs.join(', ') });
      await this.#database.record(sql, context, entry);
      return toBatch(row);
    });
  }

  /** @returns the batch; null when it is not running */
  async requestCancel(context: ActingContext, batchId: number): Promise<ImportBatch | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<BatchRow>(
        `UPDATE import_batch SET cancel_requested = true
         WHERE organisation_id = $1 AND batch_id = $2 AND status = 'running' RETURNING ${BATCH_COLUMNS}`,
        [context.organisationId, batchId],
      );
      if (row === undefined) return null;
      await this.#database.record(sql, context, entryOfBatch('import.cancelled', batchId));
      return toBatch(row);
    });
  }

  /**
   * Marks batches without a sign of life as interrupted.
   * @param silentSeconds for how long; 0 where nobody else can be running them
   * @returns their numbers
   */
  async interruptSilent(context: ActingContext, silentSeconds: number): Promise<number[]> {
    return this.#database.inOrganisation(context, async (sql) => {
      const rows = await sql.query<{ batch_id: number }>(
        `UPDATE import_batch SET status = 'interrupted', finished_at = NULL
         WHERE organisation_id = $1 AND (status = 'running' OR ($2 = 0 AND status = 'queued'))
           AND coalesce(heartbeat_at, created_at) <= now() - make_interval(secs => $2) RETURNING batch_id`,
        [context.organisationId, silentSeconds],
      );
      return rows.map((row) => row.batch_id);
    });
  }

  async setPosition(context: ActingContext, batchId: number, position: Partial<BatchPosition>): Promise<void> {
    await this.#database.inOrganisation(context, (sql) =>
      sql.execute('UPDATE import_batch SET position = position || $3::jsonb WHERE organisation_id = $1 AND batch_id = $2', [
        context.organisationId,
        batchId,
        JSON.stringify(position),
      ]),
    );
  }

  /**
   * One statement finds the next number and makes sure that the upload has no batch, so whoever does not see another's batch takes the
   * same number as that one and fails.
   * @returns null when the upload has a batch already
   */
  #tryToAdd(context: ActingContext, batch: NewBatch): Promise<ImportBatch | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<BatchRow>(
        `INSERT INTO import_batch (organisation_id, batch_id, kind, format_id, mapping_version, status, files, counts, position, corrects,
           repairs)
         SELECT $1, coalesce(max(batch_id), 0) + 1, $2, $3, $4, 'queued', $5, $6, $7, $10,
           coalesce((SELECT former.repairs FROM import_batch former WHERE former.organisation_id = $1 AND former.batch_id = $10), '[]')
         FROM import_batch WHERE organisation_id = $1
         HAVING NOT coalesce(bool_or(files ->> 'uploadId' = $8 AND NOT status = ANY ($9)), false)
         RETURNING ${BATCH_COLUMNS}`,
        [
          context.organisationId,
          batch.kind,
          batch.formatId,
          batch.mappingVersion,
          JSON.stringify({ uploadId: batch.uploadId, files: batch.files }),
          JSON.stringify(batch.counts),
          JSON.stringify({ ...AT_THE_START, review: batch.review }),
          batch.uploadId,
          WITHDRAWN_STATUSES,
          batch.corrects,
        ],
      );
      if (row === undefined) return null;
      const details = { formatId: batch.formatId, files: batch.files.length };
      await this.#database.record(sql, context, entryOfBatch('import.started', row.batch_id, details));
      return toBatch(row);
    });
  }
}
