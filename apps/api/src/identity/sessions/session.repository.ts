import { randomUUID } from 'node:crypto';
import type { Capability, Language } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext, Actor } from '../../common/acting-context.ts';
import { MAX_PAGE_SIZE } from '../../common/paging.ts';
import { hashSecret, makeSecret } from '../../common/secrets.ts';
import { Database } from '../../database/database.ts';
import { revokeSessions } from '../people/person.repository.ts';

/** Where a request comes from, as far as a person may want to know later. */
export interface Client {
  readonly address: string;
  readonly userAgent: string;
  /** The session that the same browser had: with the new one it ends. */
  readonly formerSessionId?: string | null;
}

export interface SessionRow {
  readonly sessionId: string;
  readonly personId: string;
  readonly organisationId: string | null;
  readonly secondFactor: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string;
  readonly address: string;
}

interface ActorRow {
  readonly kind: Actor['kind'];
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
  readonly language: Language;
  readonly sessionId: string | null;
  readonly credentialId: string;
  readonly organisationId: string | null;
  readonly capabilities: Capability[];
  readonly steward: boolean;
  readonly demo: boolean;
  readonly secondFactorMissing: boolean;
  readonly seconds: number | null;
}

/** After so long without a request a session ends, so that a forgotten browser closes by itself. */
const IDLE = '2 hours';
/** And after so long in any case: a working day. */
const LONGEST = '12 hours';
/** How often a session's last sign of life is written down. */
const TOUCH_SECONDS = 60;
const LONGEST_USER_AGENT = 300;
/** A proxy that is trusted may still hand on anything. */
const LONGEST_ADDRESS = 64;

const COLUMNS = `session_id AS "sessionId", person_id AS "personId", acting_organisation_id AS "organisationId", second_factor AS "secondFactor",
  created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", user_agent AS "userAgent", address`;

const LIVE = 'revoked_at IS NULL AND expires_at > now() AND idle_until > now()';

/** Sessions in the database: of a session's secret only the hash is known, and ending one ends it at once, everywhere. */
@Injectable()
export class SessionRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @returns the session's secret, which nobody can read again */
  async open(personId: string, organisationId: string | null, secondFactor: boolean, client: Client): Promise<string> {
    const secret = makeSecret('session');
    await this.#database.asIdentity(async (sql) => {
      await sql.execute(`DELETE FROM session WHERE expires_at < now() - interval '30 days'`);
      await sql.execute('UPDATE session SET revoked_at = now() WHERE session_id = $1 AND revoked_at IS NULL', [
        client.formerSessionId ?? null,
      ]);
      await sql.execute(
        `INSERT INTO session (session_id, token_hash, person_id, acting_organisation_id, second_factor, idle_until, expires_at, user_agent, address)
         VALUES ($1, $2, $3, $4, $5, now() + interval '${IDLE}', now() + interval '${LONGEST}', $6, $7)`,
        [
          randomUUID(),
          hashSecret(secret),
          personId,
          organisationId,
          secondFactor,
          client.userAgent.slice(0, LONGEST_USER_AGENT),
          client.address.slice(0, LONGEST_ADDRESS),
        ],
      );
    });
    return secret;
  }

  /**
   * Whose a secret is, and what they may do, as the database's own function says: the door and the policies cannot disagree.
   * @returns null for a secret that is nobody's (any more)
   */
  async findActor(secret: string): Promise<Actor | null> {
    const [row] = await this.#database.inOrganisation({ organisationId: '', secret }, (sql) =>
      sql.query<ActorRow>(
        `SELECT kind, person_id AS "personId", email, display_name AS "displayName", language, credential_id AS "credentialId",
           CASE WHEN kind = 'session' THEN credential_id END AS "sessionId", organisation_id AS "organisationId", capabilities, steward, demo,
           second_factor_missing AS "secondFactorMissing", seconds_unseen AS seconds FROM who_is_there()`,
      ),
    );
    if (row === undefined) return null;
    const { seconds, capabilities, credentialId, ...known } = row;
    if (seconds === null || seconds > TOUCH_SECONDS) await this.#touch(known.kind, credentialId);
    return { ...known, secret, capabilities: new Set(capabilities) };
  }

  /** A person's own live sessions, or, for a manager, those that act for the organisation; the latest seen first, a page of them at most. */
  list(context: ActingContext, whose: { readonly personId: string } | 'organisation'): Promise<SessionRow[]> {
    const condition = whose === 'organisation' ? 'acting_organisation_id = $1' : 'person_id = $1';
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<SessionRow>(
        `SELECT ${COLUMNS} FROM session WHERE ${LIVE} AND ${condition} ORDER BY last_seen_at DESC, session_id LIMIT ${MAX_PAGE_SIZE}`,
        [whose === 'organisation' ? context.organisationId : whose.personId],
      ),
    );
  }

  /** Ends one, as far as whoever asks may. @returns its person, null where there is none to end */
  async revoke(context: ActingContext, sessionId: string): Promise<string | null> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ personId: string }>(
        `UPDATE session SET revoked_at = now() WHERE session_id = $1 AND ${LIVE} RETURNING person_id AS "personId"`,
        [sessionId],
      ),
    );
    return row?.personId ?? null;
  }

  /** Ends all sessions of a person, as whoever looks after the machine. @returns how many there were */
  revokeAll(personId: string): Promise<number> {
    const entry = { action: 'session.revoked', subjectKind: 'person', subjectId: personId, details: { by: 'operator' } } as const;
    return this.#database.asIdentity(async (sql) => {
      await this.#database.recordForInstallation(sql, entry, null, null);
      return revokeSessions(sql, personId);
    });
  }

  /**
   * Acts for another organisation from now on, under a new secret: what a page of the former one still holds opens nothing.
   * @param former the session's secret until now; of two who switch at once one comes too late
   * @returns the new secret; null where the person is no member
   */
  async switchOrganisation(former: string, organisationId: string): Promise<string | null> {
    const secret = makeSecret('session');
    const switched = await this.#database.asIdentity((sql) =>
      sql.execute(
        `UPDATE session s SET acting_organisation_id = $2, token_hash = $3 WHERE token_hash = $1 AND ${LIVE}
           AND EXISTS (SELECT FROM membership m WHERE m.organisation_id = $2 AND m.person_id = s.person_id AND m.ended_at IS NULL)`,
        [hashSecret(former), organisationId, hashSecret(secret)],
      ),
    );
    return switched === 1 ? secret : null;
  }

  /** The organisation for which a person acted last, if they still may; else the first of theirs. */
  async findLastOrganisation(personId: string): Promise<string | null> {
    const [row] = await this.#database.asIdentity((sql) =>
      sql.query<{ organisationId: string }>(
        `SELECT m.organisation_id AS "organisationId" FROM membership m JOIN organisation o USING (organisation_id)
           LEFT JOIN (SELECT acting_organisation_id AS organisation_id, max(last_seen_at) AS seen FROM session WHERE person_id = $1 GROUP BY 1) s
             USING (organisation_id)
         WHERE m.person_id = $1 AND m.ended_at IS NULL ORDER BY s.seen DESC NULLS LAST, o.slug LIMIT 1`,
        [personId],
      ),
    );
    return row?.organisationId ?? null;
  }

  #touch(kind: Actor['kind'], credentialId: string): Promise<number> {
    return this.#database.asIdentity((sql) => sql.execute(TOUCH[kind], [credentialId]));
  }
}

const TOUCH: Readonly<Record<Actor['kind'], string>> = {
  session: `UPDATE session SET last_seen_at = now(), idle_until = least(expires_at, now() + interval '${IDLE}') WHERE session_id = $1`,
  token: 'UPDATE api_token SET last_used_at = now() WHERE token_id = $1',
};
