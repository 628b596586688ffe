import { Injectable } from '@nestjs/common';

import type { ClaimedMembership } from '../../common/oidc-settings.ts';
import { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';

interface Changed {
  readonly organisationId: string;
  readonly roles: string[];
}

/**
 * Memberships that rest on what another sign-in claims of somebody. What people of an organisation have decided by hand stays as it is,
 * also where they have ended a membership.
 */
@Injectable()
export class ClaimedMembershipRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @param claimed all there are; those of other organisations end. Organisations that do not exist (yet) are passed over. */
  async replace(personId: string, claimed: readonly ClaimedMembership[]): Promise<void> {
    await this.#database.asIdentity(async (sql) => {
      // Two sign-ins of one person at once do this one after the other.
      await sql.query('SELECT FROM person WHERE person_id = $1 FOR NO KEY UPDATE', [personId]);
      for (const membership of claimed) await this.#write(sql, personId, membership);
      await this.#endOthers(sql, personId, claimed);
    });
  }

  async #write(sql: Sql, personId: string, { organisation, roles }: ClaimedMembership): Promise<void> {
    const [changed] = await sql.query<Changed>(
      `INSERT INTO membership AS m (organisation_id, person_id, roles, origin)
         SELECT organisation_id, $1, $3, 'single-sign-on' FROM organisation WHERE slug = $2
       ON CONFLICT (organisation_id, person_id) DO UPDATE SET roles = excluded.roles, ended_at = NULL
         WHERE m.origin = 'single-sign-on' AND (m.ended_at IS NOT NULL OR m.roles <> excluded.roles)
       RETURNING organisation_id AS "organisationId", m.roles`,
      [personId, organisation, roles],
    );
    if (changed !== undefined) await this.#record(sql, 'person.roles-changed', personId, changed);
  }

  async #endOthers(sql: Sql, personId: string, claimed: readonly ClaimedMembership[]): Promise<void> {
    const ended = await sql.query<Changed>(
      `UPDATE membership m SET ended_at = now() FROM organisation o
       WHERE o.organisation_id = m.organisation_id AND m.person_id = $1 AND m.origin = 'single-sign-on' AND m.ended_at IS NULL
         AND o.slug <> ALL ($2)
       RETURNING m.organisation_id AS "organisationId", m.roles`,
      [personId, claimed.map(({ organisation }) => organisation)],
    );
    for (const membership of ended) {
      await endWhatRested(sql, membership.organisationId, personId);
      await this.#record(sql, 'person.membership-ended', personId, membership);
    }
  }

  #record(sql: Sql, action: 'person.roles-changed' | 'person.membership-ended', personId: string, changed: Changed): Promise<void> {
    const details = { by: 'single-sign-on', roles: changed.roles.join(' ') };
    const entry = { action, subjectKind: 'person', subjectId: personId, details };
    return this.#database.recordForInstallation(sql, entry, personId, changed.organisationId);
  }
}

/** The same as where a manager ends a membership. */
async function endWhatRested(sql: Sql, organisationId: string, personId: string): Promise<void> {
  await sql.execute('UPDATE api_token SET revoked_at = now() WHERE organisation_id = $1 AND person_id = $2 AND revoked_at IS NULL', [
    organisationId,
    personId,
  ]);
  await sql.execute(
    `UPDATE one_time_link SET revoked_at = now() WHERE organisation_id = $1 AND purpose = 'invitation' AND created_by = $2
       AND used_at IS NULL AND revoked_at IS NULL`,
    [organisationId, personId],
  );
}
