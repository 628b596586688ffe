import type { Language, MemberRole } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../common/acting-context.ts';
import { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';
import { toAddress } from './parse-email.ts';
import type { Profile } from './profile.ts';

/** What signing in has to know. */
export interface Credentials {
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
  readonly language: Language;
  readonly passwordHash: string | null;
  /** Sealed; null unless it is confirmed. */
  readonly totpSecret: Buffer | null;
  /** Also of somebody who belongs to a demonstration, where this is none (any more). */
  readonly disabled: boolean;
  readonly demo: boolean;
}

/** Somebody who changes their own account, and where they do it. */
export type InSession = Pick<Actor, 'personId' | 'sessionId' | 'organisationId'>;

/** Somebody as an operator sees them. */
export interface PersonEntry {
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
  readonly steward: boolean;
  readonly disabled: boolean;
  readonly hasSecondFactor: boolean;
  /** `volos: manager analyst`, by organisation. */
  readonly memberships: string[];
}

export interface NewPerson {
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
  readonly language: Language;
  readonly passwordHash: string | null;
  readonly steward?: boolean;
  readonly demo?: boolean;
}

/** An organisation to which a person belongs. */
export interface MembershipOfPerson {
  readonly organisationId: string;
  readonly slug: string;
  readonly name: { readonly el: string; readonly en: string };
  readonly kind: string;
  readonly roles: MemberRole[];
}

/** Where a member is written to. */
export interface MemberAddress {
  readonly email: string;
  readonly language: Language;
  readonly roles: readonly MemberRole[];
}

const CREDENTIALS = `person_id AS "personId", email, display_name AS "displayName", language, password_hash AS "passwordHash",
  CASE WHEN totp_confirmed_at IS NOT NULL THEN totp_secret END AS "totpSecret",
  disabled_at IS NOT NULL OR (demo AND NOT (SELECT i.demo FROM installation i)) AS disabled, demo`;

/** People, as the installation knows them. */
@Injectable()
export class PersonRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async findByEmail(email: string): Promise<Credentials | null> {
    const [row] = await this.#database.asIdentity((sql) =>
      sql.query<Credentials>(`SELECT ${CREDENTIALS} FROM person WHERE email = $1`, [toAddress(email)]),
    );
    return row ?? null;
  }

  /** Members of an organisation who could sign in, by address; nobody of a demonstration. */
  listAddresses(organisationId: string): Promise<MemberAddress[]> {
    return this.#database.asIdentity((sql) =>
      sql.query<MemberAddress>(
        `SELECT p.email, p.language, m.roles FROM membership m JOIN person p USING (person_id)
         WHERE m.organisation_id = $1 AND m.ended_at IS NULL AND p.disabled_at IS NULL AND NOT p.demo ORDER BY p.email COLLATE "C"`,
        [organisationId],
      ),
    );
  }

  async find(personId: string): Promise<Credentials | null> {
    const [row] = await this.#database.asIdentity((sql) =>
      sql.query<Credentials>(`SELECT ${CREDENTIALS} FROM person WHERE person_id = $1`, [personId]),
    );
    return row ?? null;
  }

  /** Where a person may act, by short name. */
  listMemberships(personId: string): Promise<MembershipOfPerson[]> {
    return this.#database.asIdentity((sql) =>
      sql.query<MembershipOfPerson>(
        `SELECT m.organisation_id AS "organisationId", o.slug, json_build_object('el', o.name_el, 'en', o.name_en) AS name, o.kind, m.roles
         FROM membership m JOIN organisation o USING (organisation_id) WHERE m.person_id = $1 AND m.ended_at IS NULL ORDER BY o.slug`,
        [personId],
      ),
    );
  }

  /** The session in which it is done goes on, and all others end. */
  async changePassword({ personId, sessionId, organisationId }: InSession, passwordHash: string): Promise<void> {
    await this.#database.asIdentity(async (sql) => {
      await replacePassword(sql, personId, passwordHash, sessionId);
      await this.#database.recordForInstallation(sql, { action: 'person.password-changed' }, personId, organisationId);
    });
  }

  /** Written down, where anything changes, in the trail of every organisation that knows the person by this name. */
  async changeProfile({ personId }: Pick<InSession, 'personId'>, profile: Profile): Promise<void> {
    await this.#database.asIdentity(async (sql) => {
      const [before] = await sql.query<Profile>(
        'SELECT display_name AS "displayName", language FROM person WHERE person_id = $1 FOR NO KEY UPDATE',
        [personId],
      );
      const fields = (['displayName', 'language'] as const).filter((field) => before?.[field] !== profile[field]);
      if (fields.length === 0) return;
      await sql.execute('UPDATE person SET display_name = $2, language = $3 WHERE person_id = $1', [
        personId,
        profile.displayName,
        profile.language,
      ]);
      const knownIn = await sql.query<{ id: string }>('SELECT organisation_id AS id FROM membership WHERE person_id = $1 ORDER BY 1', [
        personId,
      ]);
      for (const { id } of knownIn.length > 0 ? knownIn : [{ id: null }]) {
        await this.#database.recordForInstallation(sql, { action: 'person.profile-changed', fields }, personId, id);
      }
    });
  }

  /** Whether there is anybody who can sign in; people of the demonstration do not count. */
  isAnybodyThere(): Promise<boolean> {
    return this.#database.asIdentity(isAnybodyThere);
  }

  /** Everybody, by address. */
  list(): Promise<PersonEntry[]> {
    return this.#database.asIdentity((sql) =>
      sql.query<PersonEntry>(
        `SELECT person_id AS "personId", email, display_name AS "displayName", steward, disabled_at IS NOT NULL AS disabled,
           totp_confirmed_at IS NOT NULL AS "hasSecondFactor",
           ARRAY(SELECT o.slug || ': ' || array_to_string(m.roles, ' ') FROM membership m JOIN organisation o USING (organisation_id)
             WHERE m.person_id = p.person_id AND m.ended_at IS NULL ORDER BY o.slug) AS memberships
         FROM person p ORDER BY email`,
      ),
    );
  }

  /** Keeps somebody out from now on, or lets them in again; what they were signed in with does not come back. @returns whether it was otherwise */
  async setDisabled(personId: string, disabled: boolean): Promise<boolean> {
    return this.#database.asIdentity(async (sql) => {
      const changed = await sql.execute(
        'UPDATE person SET disabled_at = CASE WHEN $2 THEN now() END WHERE person_id = $1 AND (disabled_at IS NOT NULL) <> $2',
        [personId, disabled],
      );
      if (disabled) await revokeSessions(sql, personId);
      const entry = { action: disabled ? 'person.disabled' : 'person.enabled', subjectKind: 'person', subjectId: personId } as const;
      if (changed === 1) await this.#database.recordForInstallation(sql, entry, null, null);
      return changed === 1;
    });
  }

  /** Whether people of the demonstration may act. Where they may not, they are taken away. */
  async allowDemo(allowed: boolean): Promise<void> {
    await this.#database.asIdentity(async (sql) => {
      await sql.execute('UPDATE installation SET demo = $1 WHERE demo <> $1', [allowed]);
      if (!allowed) await sql.execute('DELETE FROM person WHERE demo');
    });
  }

  /** Adds somebody to the demonstration who is not there yet. */
  async ensureDemoPerson(person: Omit<NewPerson, 'demo'>, organisationId: string | null, roles: readonly MemberRole[]): Promise<void> {
    await this.#database.asIdentity(async (sql) => {
      const known = await sql.query('SELECT FROM person WHERE email = $1', [toAddress(person.email)]);
      if (known.length > 0) return;
      await insertPerson(sql, { ...person, demo: true });
      if (organisationId !== null) await joinOrganisation(sql, organisationId, person.personId, roles, null);
    });
  }
}

export async function isAnybodyThere(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ there: boolean }>('SELECT EXISTS (SELECT FROM person WHERE NOT demo) AS there');
  return row?.there === true;
}

/**
 * Adds somebody. Whoever comes into a demonstration belongs to it: when it ends they go, and with them what they could have kept a door
 * open with.
 * @returns false where somebody has the address already; then nobody was added
 */
export async function insertPerson(sql: Sql, person: NewPerson): Promise<boolean> {
  const added = await sql.execute(
    `INSERT INTO person (person_id, email, display_name, language, password_hash, password_changed_at, steward, demo)
     SELECT $1, $2, $3, $4, $5, CASE WHEN $5::text IS NOT NULL THEN now() END, $6, $7 OR i.demo FROM installation i
     ON CONFLICT (email) DO NOTHING`,
    [
      person.personId,
      toAddress(person.email),
      person.displayName,
      person.language,
      person.passwordHash,
      person.steward ?? false,
      person.demo ?? false,
    ],
  );
  return added === 1;
}

/** Gives somebody a new password, and ends what was signed in with the old one, and links to yet another. @param exceptSessionId goes on */
export async function replacePassword(
  sql: Sql,
  personId: string,
  passwordHash: string,
  exceptSessionId: string | null = null,
): Promise<void> {
  await sql.execute('UPDATE person SET password_hash = $2, password_changed_at = now() WHERE person_id = $1', [personId, passwordHash]);
  await revokeSessions(sql, personId, exceptSessionId);
  await sql.execute(
    `UPDATE one_time_link SET revoked_at = now() WHERE person_id = $1 AND purpose = 'reset' AND used_at IS NULL AND revoked_at IS NULL`,
    [personId],
  );
}

/** Ends all sessions of somebody. @param exceptSessionId goes on @returns how many there were */
export function revokeSessions(sql: Sql, personId: string, exceptSessionId: string | null = null): Promise<number> {
  return sql.execute(
    `UPDATE session SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL AND expires_at > now() AND idle_until > now()
       AND session_id IS DISTINCT FROM $2`,
    [personId, exceptSessionId],
  );
}

/** Makes somebody a member, again where they were one. Whoever is one gets the roles in addition: an invitation takes nothing away. */
export async function joinOrganisation(
  sql: Sql,
  organisationId: string,
  personId: string,
  roles: readonly MemberRole[],
  createdBy: string | null,
): Promise<void> {
  await sql.execute(
    `INSERT INTO membership (organisation_id, person_id, roles, created_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT (organisation_id, person_id) DO UPDATE SET ended_at = NULL, created_by = excluded.created_by, origin = 'hand',
       roles = CASE WHEN membership.ended_at IS NULL THEN ARRAY(SELECT unnest(membership.roles) UNION SELECT unnest(excluded.roles) ORDER BY 1)
         ELSE excluded.roles END`,
    [organisationId, personId, roles, createdBy],
  );
}

/** Gives the first administrator what nobody manages: the organisation just made, and those that the command line has added before. */
export async function joinUnmanagedOrganisations(sql: Sql, personId: string, roles: readonly MemberRole[]): Promise<void> {
  await sql.execute(
    `INSERT INTO membership (organisation_id, person_id, roles) SELECT organisation_id, $1, $2 FROM organisation o
     WHERE NOT EXISTS (SELECT FROM membership m WHERE m.organisation_id = o.organisation_id AND m.ended_at IS NULL)`,
    [personId, roles],
  );
}
