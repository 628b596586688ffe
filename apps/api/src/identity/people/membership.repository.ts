import { Problem, type Language, type MemberRole } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';

export interface Member {
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
  readonly language: Language;
  readonly roles: MemberRole[];
  readonly hasSecondFactor: boolean;
  readonly joinedAt: Date;
}

/** The members of the acting organisation, as its managers see them; the database keeps everybody else's out. */
@Injectable()
export class MembershipRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  list(context: ActingContext): Promise<Member[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<Member>(
        `SELECT person_id AS "personId", p.email, p.display_name AS "displayName", p.language, m.roles,
           p.totp_confirmed_at IS NOT NULL AS "hasSecondFactor", m.created_at AS "joinedAt"
         FROM membership m JOIN person p USING (person_id)
         WHERE m.organisation_id = $1 AND m.ended_at IS NULL ORDER BY p.display_name, person_id`,
        [context.organisationId],
      ),
    );
  }

  /**
   * Gives a member other roles, or ends the membership.
   * @param roles null to end it
   * @returns `last-manager` where nobody would be left to manage people; then nothing has changed
   * @throws Problem FORBIDDEN where whoever asks has just lost the right to
   */
  change(context: ActingContext, personId: string, roles: readonly MemberRole[] | null): Promise<'changed' | 'not-found' | 'last-manager'> {
    return this.#database.inOrganisation(context, async (sql) => {
      // All rows are locked in one order, so that two managers who take the role from each other do not both succeed.
      const members = await sql.query<{ personId: string; roles: MemberRole[] }>(
        `SELECT person_id AS "personId", roles FROM membership WHERE organisation_id = $1 AND ended_at IS NULL ORDER BY person_id FOR UPDATE`,
        [context.organisationId],
      );
      if (!members.some((member) => member.personId === personId)) return 'not-found';
      const managers = members.filter((member) => (member.personId === personId ? roles : member.roles)?.includes('manager'));
      if (managers.length === 0) return 'last-manager';
      // First what is written down and what rests on the membership: whoever ends their own may do nothing here afterwards.
      const subject = { subjectKind: 'person', subjectId: personId };
      await this.#database.record(
        sql,
        context,
        roles === null
          ? { action: 'person.membership-ended', ...subject }
          : { action: 'person.roles-changed', ...subject, details: { roles: roles.join(' ') } },
      );
      await endWhatRests(sql, context.organisationId, personId, roles);
      const changed = await sql.execute(
        `UPDATE membership SET roles = coalesce($3, roles), ended_at = CASE WHEN $3::text[] IS NULL THEN now() END, origin = 'hand'
         WHERE organisation_id = $1 AND person_id = $2`,
        [context.organisationId, personId, roles],
      );
      // Whoever asks was a manager when the transaction began, and was not any more when it got its turn.
      if (changed === 0) throw new Problem('FORBIDDEN');
      return 'changed';
    });
  }
}

/** Whoever is invited back later must not find their old tokens in force, and who managed people leaves no open door behind. */
async function endWhatRests(sql: Sql, organisationId: string, personId: string, roles: readonly MemberRole[] | null): Promise<void> {
  if (roles === null) {
    await sql.execute('UPDATE api_token SET revoked_at = now() WHERE organisation_id = $1 AND person_id = $2 AND revoked_at IS NULL', [
      organisationId,
      personId,
    ]);
  }
  if (roles?.includes('manager') === true) return;
  await sql.execute(
    `UPDATE one_time_link SET revoked_at = now() WHERE organisation_id = $1 AND purpose = 'invitation' AND created_by = $2
       AND used_at IS NULL AND revoked_at IS NULL`,
    [organisationId, personId],
  );
}
