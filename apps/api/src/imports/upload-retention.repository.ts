import { ERASED_TEXT } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';

/** An import that is over, and whose files and raw values are kept no longer. */
export interface DueImport {
  readonly batchId: number;
  readonly uploadId: string;
}

/** Statuses after which a batch does not go on. */
const OVER = ['committed', 'undone', 'cancelled', 'failed', 'discarded'];

/** Statuses in which a batch waits for a person. */
const WAITING = ['interrupted', 'ready'];

/** Values that are forgotten in one transaction. */
const FORGOTTEN_ROWS = 1_000;

/** By the database's clock, unless a test gives an instant. */
const NOW = 'coalesce($3::timestamptz, now())';

/** How long raw values are kept, as the organisation has decided, and their forgetting. */
@Injectable()
export class UploadRetentionRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** How many days raw values are kept after their import. */
  async loadDays(context: ActingContext): Promise<number> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ days: number }>('SELECT upload_retention_days AS days FROM organisation WHERE organisation_id = $1', [
        context.organisationId,
      ]),
    );
    return row?.days ?? 0;
  }

  /** Imports whose time is over. */
  async listDue(context: ActingContext, now?: Date): Promise<DueImport[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<DueImport>(
        `SELECT b.batch_id AS "batchId", b.files ->> 'uploadId' AS "uploadId"
         FROM import_batch b JOIN organisation o ON o.organisation_id = b.organisation_id
         WHERE b.organisation_id = $1 AND b.status = ANY ($2) AND b.details_deleted_at IS NULL
           AND b.finished_at + make_interval(days => o.upload_retention_days) <= ${NOW}
         ORDER BY b.batch_id`,
        [context.organisationId, OVER, now ?? null],
      ),
    );
  }

  /** All that are over, however short a time ago. @param kind of the records that they have brought */
  async listOver(context: ActingContext, kind: string): Promise<DueImport[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<DueImport>(
        `SELECT batch_id AS "batchId", files ->> 'uploadId' AS "uploadId" FROM import_batch
         WHERE organisation_id = $1 AND status = ANY ($2) AND kind = $3 AND details_deleted_at IS NULL ORDER BY batch_id`,
        [context.organisationId, OVER, kind],
      ),
    );
  }

  /** Imports that were interrupted, or read and not committed, and that nobody has gone on with for so long that their files are kept no longer. A day at least: they can be resumed. */
  async listAbandoned(context: ActingContext, now?: Date): Promise<number[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ batchId: number }>(
        `SELECT b.batch_id AS "batchId" FROM import_batch b JOIN organisation o ON o.organisation_id = b.organisation_id
         WHERE b.organisation_id = $1 AND b.status = ANY ($2)
           AND coalesce(b.heartbeat_at, b.created_at) + make_interval(days => greatest(o.upload_retention_days, 1)) <= ${NOW}
         ORDER BY b.batch_id`,
        [context.organisationId, WAITING, now ?? null],
      ),
    );
    return rows.map(({ batchId }) => batchId);
  }

  /**
   * Forgets what the lines of an import have said, in short transactions. How many lines there were, of which kind and where they stand in
   * the file stays, and the batch says when.
   */
  async forgetDetails(context: ActingContext, batchId: number, now?: Date): Promise<void> {
    let forgotten = FORGOTTEN_ROWS;
    while (forgotten === FORGOTTEN_ROWS) {
      forgotten = await this.#database.inOrganisation(context, (sql) =>
        sql.execute(
          `UPDATE row_issue SET value = NULL, draft = NULL WHERE organisation_id = $1 AND batch_id = $2 AND issue_no IN (
             SELECT issue_no FROM row_issue WHERE organisation_id = $1 AND batch_id = $2 AND (value IS NOT NULL OR draft IS NOT NULL)
             ORDER BY issue_no LIMIT ${FORGOTTEN_ROWS})`,
          [context.organisationId, batchId],
        ),
      );
    }
    await this.#forgetHeldLines(context, batchId);
    await this.#database.inOrganisation(context, (sql) =>
      sql.execute(`UPDATE import_batch SET details_deleted_at = ${NOW} WHERE organisation_id = $1 AND batch_id = $2`, [
        context.organisationId,
        batchId,
        now ?? null,
      ]),
    );
  }

  async #forgetHeldLines(context: ActingContext, batchId: number): Promise<void> {
    let forgotten = FORGOTTEN_ROWS;
    while (forgotten === FORGOTTEN_ROWS) {
      forgotten = await this.#database.inOrganisation(context, (sql) =>
        sql.execute(
          `UPDATE held_line SET cells = NULL, edited = NULL, discarded_reason = CASE WHEN discarded_reason IS NULL THEN NULL ELSE '${ERASED_TEXT}' END
           WHERE organisation_id = $1 AND batch_id = $2 AND (file_index, row_number) IN (
             SELECT file_index, row_number FROM held_line
             WHERE organisation_id = $1 AND batch_id = $2 AND (cells IS NOT NULL OR edited IS NOT NULL OR discarded_reason <> '${ERASED_TEXT}')
             ORDER BY file_index, row_number LIMIT ${FORGOTTEN_ROWS})`,
          [context.organisationId, batchId],
        ),
      );
    }
  }
}
