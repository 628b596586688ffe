import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';

/** For so long the file waits to be fetched. */
const KEPT_DAYS = 7;

/** Files for those who asked: sealed, taken once, gone after a week. */
@Injectable()
export class SubjectExportRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Stores the file of an approved request and says that it is done. @param installation acting for the organisation */
  async store(installation: ActingContext, requestId: string, json: string): Promise<void> {
    const { organisationId } = installation;
    const sealed = this.#database.keys.seal('subject-exports', Buffer.from(json), placeOf(installation, requestId));
    await this.#database.inOrganisation(installation, async (sql) => {
      const done = await sql.execute(
        `UPDATE subject_request SET status = 'done' WHERE organisation_id = $1 AND request_id = $2 AND kind = 'export' AND status = 'approved'`,
        [organisationId, requestId],
      );
      if (done === 0) return;
      await sql.execute(
        `INSERT INTO subject_export (organisation_id, request_id, sealed, expires_at) VALUES ($1, $2, $3, now() + interval '${KEPT_DAYS} days')`,
        [organisationId, requestId, sealed],
      );
    });
  }

  /** Takes the file of a request that the asker has opened: whoever comes second finds nothing. @returns null when there is none (any more) */
  async take(context: ActingContext, requestId: string): Promise<Buffer | null> {
    const [taken] = await this.#database.inOrganisation(context, async (sql) => {
      const rows = await sql.query<{ sealed: Buffer }>(
        'DELETE FROM subject_export WHERE organisation_id = $1 AND request_id = $2 AND expires_at > now() RETURNING sealed',
        [context.organisationId, requestId],
      );
      if (rows.length > 0) {
        await this.#database.record(sql, context, { action: 'subject.exported', subjectKind: 'subject-request', subjectId: requestId });
      }
      return rows;
    });
    return taken === undefined ? null : this.#database.keys.unseal('subject-exports', taken.sealed, placeOf(context, requestId));
  }

  /** @param now for tests; otherwise it is the present */
  async deleteExpired(installation: ActingContext, now?: Date): Promise<void> {
    await this.#database.inOrganisation(installation, (sql) =>
      sql.execute('DELETE FROM subject_export WHERE organisation_id = $1 AND expires_at <= coalesce($2::timestamptz, now())', [
        installation.organisationId,
        now ?? null,
      ]),
    );
  }
}

function placeOf({ organisationId }: ActingContext, requestId: string): string {
  return `${organisationId}/${requestId}`;
}
