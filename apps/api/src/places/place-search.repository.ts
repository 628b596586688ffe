import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import type { PlaceProposal } from './place-proposal.ts';

/** The search on a ground. */
export interface KeptSearch {
  readonly searchId: string;
  /** At which it began. */
  readonly dataVersion: number;
  readonly status: 'running' | 'done' | 'failed';
  /** Accidents that were read and looked for, of so many. */
  readonly done: number;
  readonly total: number;
}

/** A running search that has been silent for so long has lost its process; one that failed is tried again after as long. */
const SILENT_SECONDS = 60;
/** Accidents in one part of what was found, and parts in one query. */
const PART = 200;
const PARTS_READ = 10;

/** Keeps what was found for accidents without a place (0020-place-queue.ts): of an organisation the last search alone. */
@Injectable()
export class PlaceSearchRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(context: ActingContext, ground: string): Promise<KeptSearch | null> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<KeptSearch>(
        `SELECT search_id AS "searchId", data_version AS "dataVersion", status, done, total FROM place_search
         WHERE organisation_id = $1 AND ground = $2`,
        [context.organisationId, ground],
      ),
    );
    return row ?? null;
  }

  /**
   * Takes a search on, unless another process is at it or it is done.
   * @param lacking a search on the same ground that is done and does not suffice
   * @returns its id; null where there is nothing to do
   */
  async claim(context: ActingContext, ground: string, dataVersion: number, lacking: string | null): Promise<string | null> {
    const [row] = await this.#database.inOrganisation(context, async (sql) => {
      await sql.execute('DELETE FROM place_search WHERE organisation_id = $1 AND ground <> $2', [context.organisationId, ground]);
      return sql.query<{ searchId: string }>(
        `INSERT INTO place_search AS s (organisation_id, ground, data_version) VALUES ($1, $2, $3)
         ON CONFLICT (organisation_id, ground) DO UPDATE SET search_id = gen_random_uuid(), data_version = excluded.data_version,
           status = 'running', done = 0, total = 0, heartbeat_at = now()
         WHERE s.search_id = $4 OR (s.status <> 'done' AND s.heartbeat_at < now() - make_interval(secs => ${SILENT_SECONDS}))
         RETURNING search_id AS "searchId"`,
        [context.organisationId, ground, dataVersion, lacking],
      );
    });
    return row?.searchId ?? null;
  }

  /** @returns whether the search is still wanted: another ground makes another one */
  async note(context: ActingContext, searchId: string, done: number, total: number): Promise<boolean> {
    const touched = await this.#database.inOrganisation(context, (sql) =>
      sql.execute('UPDATE place_search SET done = $3, total = $4, heartbeat_at = now() WHERE organisation_id = $1 AND search_id = $2', [
        context.organisationId,
        searchId,
        done,
        total,
      ]),
    );
    return touched === 1;
  }

  /** Keeps what a search has found, unless it is not wanted any more. */
  async keep(context: ActingContext, searchId: string, proposals: readonly PlaceProposal[]): Promise<void> {
    for (let first = 0; first < proposals.length; first += PART) {
      const some = JSON.stringify(proposals.slice(first, first + PART));
      await this.#database.inOrganisation(context, (sql) =>
        sql.execute(
          `INSERT INTO place_search_part (organisation_id, ground, search_id, part_no, proposals)
           SELECT organisation_id, ground, search_id, $3, $4::jsonb FROM place_search WHERE organisation_id = $1 AND search_id = $2`,
          [context.organisationId, searchId, first / PART, some],
        ),
      );
    }
    await this.#database.inOrganisation(context, async (sql) => {
      await this.#end(sql, context, searchId, 'done');
      // Of a former attempt on the same ground.
      await sql.execute(
        `DELETE FROM place_search_part p USING place_search s WHERE s.organisation_id = $1 AND s.search_id = $2
           AND p.organisation_id = s.organisation_id AND p.ground = s.ground AND p.search_id <> s.search_id`,
        [context.organisationId, searchId],
      );
    });
  }

  async fail(context: ActingContext, searchId: string): Promise<void> {
    await this.#database.inOrganisation(context, (sql) => this.#end(sql, context, searchId, 'failed'));
  }

  /** Of a search whose process ends: the next one begins at once. */
  async drop(context: ActingContext, searchId: string): Promise<void> {
    await this.#database.inOrganisation(context, (sql) =>
      sql.execute('DELETE FROM place_search WHERE organisation_id = $1 AND search_id = $2', [context.organisationId, searchId]),
    );
  }

  async readFound(context: ActingContext, searchId: string): Promise<PlaceProposal[]> {
    const all: PlaceProposal[] = [];
    for (let part = 0; ; part += PARTS_READ) {
      const rows = await this.#database.inOrganisation(context, (sql) =>
        sql.query<{ proposals: PlaceProposal[] }>(
          `SELECT proposals FROM place_search_part WHERE organisation_id = $1 AND search_id = $2 AND part_no >= $3 AND part_no < $4
           ORDER BY part_no`,
          [context.organisationId, searchId, part, part + PARTS_READ],
        ),
      );
      for (const { proposals } of rows) for (const proposal of proposals) all.push(proposal);
      if (rows.length < PARTS_READ) return all;
    }
  }

  #end(sql: Sql, { organisationId }: ActingContext, searchId: string, status: 'done' | 'failed'): Promise<number> {
    return sql.execute('UPDATE place_search SET status = $3, heartbeat_at = now() WHERE organisation_id = $1 AND search_id = $2', [
      organisationId,
      searchId,
      status,
    ]);
  }
}
