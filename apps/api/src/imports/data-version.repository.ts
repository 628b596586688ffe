import { Problem, type DataKind } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import { entryOfBatch } from './import-audit.ts';

/** What the sources say of one kind of records at present, whatever people have corrected: imports are compared with that. */
export interface PresentState {
  /** The version at which an import, undoing one, or an erasure has last changed it; 0 before anything was committed. */
  readonly version: number;
  /** Numbers of the visible batches, in the order in which they were committed: a later one wins. */
  readonly batches: readonly number[];
}

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly version: number }
  /** Somebody else's import or undo came between: what was found out about the lines no longer holds. */
  | { readonly kind: 'overtaken' }
  /** The batch is not this run's any more. */
  | { readonly kind: 'lost' };

class BatchLost extends Error {}
class Overtaken extends Error {}

/** Corrections by people raise the data version too, and change nothing that an import was compared with. */
const SOURCE_VERSION = `greatest(
  (SELECT max(greatest(committed_version, undone_version)) FROM import_batch WHERE organisation_id = $1 AND kind = $2),
  (SELECT erased_version FROM data_version WHERE organisation_id = $1 AND kind = $2), 0)::bigint`;

/** Committing and undoing: no row moves, only which batches are seen. */
@Injectable()
export class DataVersionRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async load(context: ActingContext, kind: DataKind): Promise<PresentState> {
    return this.#database.inOrganisation(context, async (sql) => {
      // One statement, one snapshot: a commit between two would give a version and batches that do not belong together.
      const [row] = await sql.query<{ version: number; batches: number[] }>(
        `SELECT ${SOURCE_VERSION} AS version,
           coalesce((SELECT array_agg(batch_id ORDER BY committed_version) FROM import_batch WHERE organisation_id = $1 AND kind = $2
             AND committed_version IS NOT NULL AND undone_version IS NULL), '{}'::integer[]) AS batches`,
        [context.organisationId, kind],
      );
      return row ?? { version: 0, batches: [] };
    });
  }

  /** Makes all that a batch has brought visible at once, if the present state is still the one that it was compared with. */
  async commit(context: ActingContext, batchId: number, kind: DataKind, baseVersion: number, attempt: number): Promise<CommitOutcome> {
    return this.#database
      .inOrganisation(context, async (sql): Promise<CommitOutcome> => {
        const version = await this.#raise(sql, context, kind, baseVersion);
        const touched = await sql.execute(
          `UPDATE import_batch SET status = 'committed', committed_version = $3, progress = 1, finished_at = now(), heartbeat_at = now()
           WHERE organisation_id = $1 AND batch_id = $2 AND status = 'running' AND (position ->> 'attempt')::integer = $4`,
          [context.organisationId, batchId, version, attempt],
        );
        // Thrown, so that the version is not raised for nothing.
        if (touched !== 1) throw new BatchLost();
        await this.#database.record(sql, context, entryOfBatch('import.committed', batchId, { dataVersion: version }));
        return { kind: 'committed', version };
      })
      .catch((error: unknown) => {
        if (error instanceof BatchLost) return { kind: 'lost' };
        if (error instanceof Overtaken) return { kind: 'overtaken' };
        throw error;
      });
  }

  /**
   * Takes a committed batch out of the present state.
   * @throws Problem BATCH_NOT_UNDOABLE, DEPENDENT_BATCH_LATER when a later batch would be incomplete without it
   */
  async undo(context: ActingContext, batchId: number): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      const [batch] = await sql.query<{ kind: DataKind }>(
        `SELECT kind FROM import_batch WHERE organisation_id = $1 AND batch_id = $2 AND status = 'committed' AND committed_version IS NOT NULL`,
        [context.organisationId, batchId],
      );
      if (batch === undefined) throw new Problem('BATCH_NOT_UNDOABLE');
      // From here on nothing of this kind is committed or undone by anybody else.
      const [raised] = await sql.query<{ version: number }>(
        `UPDATE data_version SET version = version + 1, changed_at = now() WHERE organisation_id = $1 AND kind = $2 RETURNING version`,
        [context.organisationId, batch.kind],
      );
      const [dependent] = await sql.query<{ batch_id: number }>(
        `SELECT batch_id FROM import_batch WHERE organisation_id = $1 AND kind = $2 AND position -> 'leansOn' @> to_jsonb($3::integer)
           AND committed_version IS NOT NULL AND undone_version IS NULL ORDER BY batch_id DESC LIMIT 1`,
        [context.organisationId, batch.kind, batchId],
      );
      const [follower] = await sql.query<{ batch_id: number }>(
        `SELECT batch_id FROM import_batch WHERE organisation_id = $1 AND corrects = $2 AND status IN ('queued', 'running', 'ready', 'interrupted')
         ORDER BY batch_id DESC LIMIT 1`,
        [context.organisationId, batchId],
      );
      if (follower !== undefined) throw new Problem('FOLLOWER_WAITING', { batch: follower.batch_id });
      if (dependent !== undefined) throw new Problem('DEPENDENT_BATCH_LATER', { batch: dependent.batch_id });
      const touched = await sql.execute(
        `UPDATE import_batch SET status = 'undone', undone_version = $3, finished_at = now()
         WHERE organisation_id = $1 AND batch_id = $2 AND status = 'committed'`,
        [context.organisationId, batchId, raised?.version],
      );
      if (touched !== 1) throw new Problem('BATCH_NOT_UNDOABLE');
      await this.#database.record(sql, context, entryOfBatch('import.undone', batchId, { dataVersion: raised?.version ?? null }));
    });
  }

  /** A batch that brought nothing new: done, and nobody's numbers change. */
  async commitWithoutChange(context: ActingContext, batchId: number, attempt: number): Promise<boolean> {
    return this.#database.inOrganisation(context, async (sql) => {
      const touched = await sql.execute(
        `UPDATE import_batch SET status = 'committed', progress = 1, finished_at = now(), heartbeat_at = now()
         WHERE organisation_id = $1 AND batch_id = $2 AND status = 'running' AND (position ->> 'attempt')::integer = $3`,
        [context.organisationId, batchId, attempt],
      );
      if (touched === 1) await this.#database.record(sql, context, entryOfBatch('import.committed', batchId));
      return touched === 1;
    });
  }

  /** From here on nothing of this kind is committed, undone or corrected by anybody else. @throws Overtaken, which takes it back */
  async #raise(sql: Sql, context: ActingContext, kind: DataKind, baseVersion: number): Promise<number> {
    const of = [context.organisationId, kind];
    const [raised] = await sql.query<{ version: number }>(
      `INSERT INTO data_version (organisation_id, kind, version) VALUES ($1, $2, 1)
       ON CONFLICT (organisation_id, kind) DO UPDATE SET version = data_version.version + 1, changed_at = now() RETURNING version`,
      of,
    );
    // Asked by a statement of its own: the one before may have waited for somebody whose work it would not see.
    const [source] = await sql.query<{ version: number }>(`SELECT ${SOURCE_VERSION} AS version`, of);
    if (raised === undefined || source?.version !== baseVersion) throw new Overtaken();
    return raised.version;
  }
}
