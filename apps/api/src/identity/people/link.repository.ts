import { randomUUID } from 'node:crypto';
import type { MemberRole } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import type { AuditEntry } from '../../common/audit-trail.ts';
import { hashSecret, makeSecret } from '../../common/secrets.ts';
import { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';

export type LinkPurpose = 'setup' | 'invitation' | 'reset';

/** What a link opens. */
export interface LinkRow {
  readonly purpose: LinkPurpose;
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly organisationName: { readonly el: string; readonly en: string } | null;
  readonly email: string | null;
  readonly roles: MemberRole[] | null;
  readonly createdBy: string | null;
}

export type NewLink = Partial<Omit<LinkRow, 'organisationName'>> & Pick<LinkRow, 'purpose'>;

/** Whom a steward has invited to an organisation that nobody has managed yet. */
export interface AwaitedManager {
  readonly organisationId: string;
  readonly email: string;
  readonly expiresAt: Date;
  /** Whether the link opens now. */
  readonly live: boolean;
}

/** An invitation that waits. */
export interface InvitationRow {
  readonly linkId: string;
  readonly email: string;
  readonly roles: MemberRole[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const LIFETIMES: Readonly<Record<LinkPurpose, string>> = { setup: '1 day', invitation: '7 days', reset: '1 hour' };

const OPEN = 'used_at IS NULL AND revoked_at IS NULL AND expires_at > now()';

/**
 * Invitations to be made anew: a steward's, who has written the address down; not a member's, whose addresses are their organisation's. Where
 * somebody manages or has managed, an address that waited all the while would open what they have put there since.
 */
const AWAITED = `FROM one_time_link l JOIN person s ON s.person_id = l.created_by AND s.steward
  WHERE l.purpose = 'invitation' AND l.roles = ARRAY['manager'] AND l.used_at IS NULL AND l.revoked_at IS NULL
    AND NOT EXISTS (SELECT FROM membership m WHERE m.organisation_id = l.organisation_id
      AND ('manager' = ANY (m.roles) OR m.person_id = l.created_by))`;

const AWAITED_COLUMNS = `l.organisation_id AS "organisationId", l.email, l.expires_at AS "expiresAt", l.expires_at > now() AS live`;

const COLUMNS = `l.purpose, l.person_id AS "personId", l.organisation_id AS "organisationId",
  CASE WHEN o.organisation_id IS NOT NULL THEN json_build_object('el', o.name_el, 'en', o.name_en) END AS "organisationName",
  coalesce(l.email, p.email) AS email, l.roles, l.created_by AS "createdBy"`;

/** Links that open once; of a link's secret only the hash is known. */
@Injectable()
export class LinkRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Makes a link. An older one for the same purpose, person and organisation opens no more.
   * @returns its secret, which nobody can read again
   */
  add(link: NewLink): Promise<string> {
    return this.#database.asIdentity(async (sql) => {
      await lockTarget(sql, link);
      return replaceLink(sql, link);
    });
  }

  /**
   * The same, unless the newest one is younger than that: nobody's mailbox is filled, and nobody's link ended, by somebody who asks again
   * and again.
   * @returns null where it is
   */
  addUnlessRecent(link: NewLink, minutes: number): Promise<string | null> {
    return this.#database.asIdentity(async (sql) => {
      await lockTarget(sql, link);
      const recent = await sql.query(`SELECT FROM one_time_link WHERE ${SAME_ENDS} AND created_at > now() - make_interval(mins => $5)`, [
        ...endsOf(link),
        minutes,
      ]);
      return recent.length > 0 ? null : replaceLink(sql, link);
    });
  }

  /** Of each organisation that nobody has managed yet the newest invitation that a steward has made, by organisation. */
  listAwaited(): Promise<AwaitedManager[]> {
    return this.#database.asIdentity((sql) =>
      sql.query<AwaitedManager>(
        `SELECT DISTINCT ON (l.organisation_id) ${AWAITED_COLUMNS} ${AWAITED} ORDER BY l.organisation_id, l.created_at DESC`,
      ),
    );
  }

  /**
   * Makes such an invitation anew, and writes it down: to the same address, and the former link opens no more.
   * @param entryOf what is written down about an address
   * @returns null where nobody is awaited (any more)
   */
  renewAwaited(
    organisationId: string,
    stewardId: string,
    entryOf: (email: string) => AuditEntry,
  ): Promise<{ readonly email: string; readonly secret: string } | null> {
    return this.#database.asIdentity(async (sql) => {
      const ends = { purpose: 'invitation', organisationId } as const;
      await lockTarget(sql, ends);
      // With the lock whoever goes through it at this moment comes first, and is awaited no more.
      const [awaited] = await sql.query<AwaitedManager>(
        `SELECT ${AWAITED_COLUMNS} ${AWAITED} AND l.organisation_id = $1 ORDER BY l.created_at DESC LIMIT 1 FOR NO KEY UPDATE OF l`,
        [organisationId],
      );
      if (awaited === undefined) return null;
      const { email } = awaited;
      const secret = await replaceLink(sql, { ...ends, email, roles: ['manager'], createdBy: stewardId });
      await this.#database.recordForInstallation(sql, entryOf(email), stewardId, organisationId);
      return { email, secret };
    });
  }

  /** What a link opens, while it does. */
  async find(secret: string): Promise<LinkRow | null> {
    const [row] = await this.#database.asIdentity((sql) =>
      sql.query<LinkRow>(
        `SELECT ${COLUMNS} FROM one_time_link l LEFT JOIN organisation o USING (organisation_id) LEFT JOIN person p ON p.person_id = l.person_id
         WHERE link_hash = $1 AND ${OPEN}`,
        [hashSecret(secret)],
      ),
    );
    return row ?? null;
  }

  /**
   * Goes through a link: whatever is done behind it is done, and written down, in the same transaction, so two who come at once are one.
   * @param behind gives the person who came through
   * @returns whether it opened
   */
  use(secret: string, { purpose, organisationId }: LinkRow, behind: (sql: Sql) => Promise<string>): Promise<boolean> {
    return this.#database.asIdentity(async (sql) => {
      const used = await sql.execute(`UPDATE one_time_link SET used_at = now() WHERE link_hash = $1 AND ${OPEN}`, [hashSecret(secret)]);
      if (used === 0) return false;
      const action = purpose === 'reset' ? 'person.password-changed' : 'person.joined';
      const personId = await behind(sql);
      await this.#database.recordForInstallation(sql, { action, details: { link: purpose } }, personId, organisationId);
      return true;
    });
  }

  /** Invitations of the organisation that wait, the newest first. */
  listInvitations(context: ActingContext): Promise<InvitationRow[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<InvitationRow>(
        `SELECT link_id AS "linkId", email, roles, created_at AS "createdAt", expires_at AS "expiresAt" FROM one_time_link
         WHERE organisation_id = $1 AND purpose = 'invitation' AND ${OPEN} ORDER BY created_at DESC, link_id`,
        [context.organisationId],
      ),
    );
  }

  /** @returns whether there was one to revoke */
  revokeInvitation(context: ActingContext, linkId: string): Promise<boolean> {
    const entry = { action: 'person.invitation-revoked', subjectKind: 'invitation', subjectId: linkId } as const;
    return this.#database.inOrganisation(context, async (sql) => {
      const revoked = await sql.execute(
        `UPDATE one_time_link SET revoked_at = now() WHERE organisation_id = $1 AND link_id = $2 AND ${OPEN}`,
        [context.organisationId, linkId],
      );
      if (revoked === 1) await this.#database.record(sql, context, entry);
      return revoked === 1;
    });
  }
}

/** Those that open the same door. */
const SAME_ENDS = `purpose = $1 AND person_id IS NOT DISTINCT FROM $2 AND organisation_id IS NOT DISTINCT FROM $3
  AND email IS NOT DISTINCT FROM $4`;

function endsOf({ purpose, personId = null, organisationId = null, email = null }: NewLink): (string | null)[] {
  return [purpose, personId, organisationId, email];
}

/** Two who make a link for the same ends do so one after the other; otherwise neither would end the other's. */
async function lockTarget(sql: Sql, { personId = null, organisationId = null }: NewLink): Promise<void> {
  if (personId !== null) await sql.query('SELECT FROM person WHERE person_id = $1 FOR NO KEY UPDATE', [personId]);
  else if (organisationId === null) await sql.query('SELECT FROM installation FOR NO KEY UPDATE');
  else await sql.query('SELECT FROM organisation WHERE organisation_id = $1 FOR NO KEY UPDATE', [organisationId]);
}

async function replaceLink(sql: Sql, link: NewLink): Promise<string> {
  const secret = makeSecret('link');
  await sql.execute(`DELETE FROM one_time_link WHERE expires_at < now() - interval '30 days'`);
  await sql.execute(`UPDATE one_time_link SET revoked_at = now() WHERE ${OPEN} AND ${SAME_ENDS}`, endsOf(link));
  await sql.execute(
    `INSERT INTO one_time_link (purpose, person_id, organisation_id, email, link_hash, link_id, roles, created_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now() + interval '${LIFETIMES[link.purpose]}')`,
    [...endsOf(link), hashSecret(secret), randomUUID(), link.roles ?? null, link.createdBy ?? null],
  );
  return secret;
}
