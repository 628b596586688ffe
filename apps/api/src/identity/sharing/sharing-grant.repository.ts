import { randomUUID } from 'node:crypto';
import type { Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { Database } from '../../database/database.ts';
import type { NewGrant, ReceivedGrant, SharingGrant } from './sharing-grant.ts';

/** A municipality by its name; where it lies is the business of imports. */
export interface Municipality {
  readonly id: number;
  readonly name: Text;
}

const GRANT = `grant_id AS "grantId", recipient_organisation_id AS "recipientId", kind, municipality_ids AS "municipalityIds",
  run_id AS "runId", valid_from AS "validFrom", valid_until AS "validUntil", purpose, created_at AS "createdAt", revoked_at AS "revokedAt",
  revoked_at IS NULL AND valid_from <= today_of(organisation_id) AND valid_until > today_of(organisation_id) AS live`;

/** What an organisation has opened to others, and others to it. */
@Injectable()
export class SharingGrantRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The present day where the organisation is, `YYYY-MM-DD`. */
  async readToday(context: ActingContext): Promise<string> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ today: string }>('SELECT today_of($1) AS today', [context.organisationId]),
    );
    return row?.today ?? '';
  }

  /** In the order of their ids. */
  async listMunicipalities(context: ActingContext): Promise<Municipality[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ id: number; el: string; en: string }>(
        'SELECT municipality_id AS id, name_el AS el, name_en AS en FROM municipality ORDER BY municipality_id',
      ),
    );
    return rows.map(({ id, el, en }) => ({ id, name: { el, en } }));
  }

  /** What the organisation has given, the newest first. */
  list(context: ActingContext): Promise<SharingGrant[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<SharingGrant>(`SELECT ${GRANT} FROM sharing_grant WHERE organisation_id = $1 ORDER BY created_at DESC, grant_id`, [
        context.organisationId,
      ]),
    );
  }

  add(context: ActingContext, grant: NewGrant): Promise<SharingGrant> {
    const { recipientId, kind, municipalityIds, runId, validFrom, validUntil, purpose } = grant;
    return this.#database.inOrganisation(context, async (sql) => {
      const [added] = await sql.query<SharingGrant>(
        `INSERT INTO sharing_grant (organisation_id, grant_id, recipient_organisation_id, kind, municipality_ids, valid_from, valid_until,
           purpose, run_id, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, acting_person_id()) RETURNING ${GRANT}`,
        [context.organisationId, randomUUID(), recipientId, kind, municipalityIds, validFrom, validUntil, purpose, runId],
      );
      if (added === undefined) throw new Error('a grant was stored and is not there');
      await this.#database.record(sql, context, {
        action: 'sharing.granted',
        subjectKind: 'sharing-grant',
        subjectId: added.grantId,
        // The purpose is free text, and stays with the grant.
        details: {
          recipientId,
          kind,
          municipalityIds: municipalityIds?.join(', ') ?? null,
          ...(runId === null ? {} : { runId }),
          validFrom,
          validUntil,
        },
      });
      return added;
    });
  }

  /** Ends a grant at once. @returns the grant, also where it had been revoked before; null where there is none */
  revoke(context: ActingContext, grantId: string): Promise<SharingGrant | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const key = [context.organisationId, grantId];
      const revoked = await sql.execute(
        `UPDATE sharing_grant SET revoked_at = now(), revoked_by = acting_person_id()
         WHERE organisation_id = $1 AND grant_id = $2 AND revoked_at IS NULL`,
        key,
      );
      if (revoked > 0) {
        await this.#database.record(sql, context, { action: 'sharing.revoked', subjectKind: 'sharing-grant', subjectId: grantId });
      }
      const [grant] = await sql.query<SharingGrant>(`SELECT ${GRANT} FROM sharing_grant WHERE organisation_id = $1 AND grant_id = $2`, key);
      return grant ?? null;
    });
  }

  /** What others have opened to the organisation and holds now. */
  listReceived(context: ActingContext): Promise<ReceivedGrant[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<ReceivedGrant>(
        `SELECT grant_id AS id, owner_id AS "ownerId", kind, municipality_ids AS "municipalityIds", valid_until AS "validUntil", purpose,
           standing FROM received_grants()`,
      ),
    );
  }
}
