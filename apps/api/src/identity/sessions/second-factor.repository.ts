import { Injectable } from '@nestjs/common';

import { hashSecret, makeSecret } from '../../common/secrets.ts';
import { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';
import { revokeSessions, type InSession } from '../people/person.repository.ts';

/** A secret that is being set up or in force. */
export interface StoredSecondFactor {
  /** Sealed with the installation's key. */
  readonly secret: Buffer | null;
  readonly confirmed: boolean;
  readonly recoveryCodes: number;
}

/** One that a first code has shown to work. */
export interface Confirmation {
  /** The secret whose code it was: another window may have begun with another one since. */
  readonly sealed: Buffer;
  /** Of the code, which counts no second time. */
  readonly step: number;
  readonly codeHashes: readonly Buffer[];
}

/** One-time codes: sealed secrets, used steps, recovery codes (as hashes). */
@Injectable()
export class SecondFactorRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(personId: string): Promise<StoredSecondFactor> {
    const [row] = await this.#database.asIdentity((sql) =>
      sql.query<StoredSecondFactor>(
        `SELECT totp_secret AS secret, totp_confirmed_at IS NOT NULL AS confirmed,
           (SELECT count(*) FROM recovery_code r WHERE r.person_id = p.person_id)::integer AS "recoveryCodes"
         FROM person p WHERE person_id = $1`,
        [personId],
      ),
    );
    return row ?? { secret: null, confirmed: false, recoveryCodes: 0 };
  }

  /** Begins to set one up; one that is in force stays. @returns whether it was begun */
  async begin(personId: string, sealed: Buffer): Promise<boolean> {
    const changed = await this.#database.asIdentity((sql) =>
      sql.execute('UPDATE person SET totp_secret = $2, totp_last_step = NULL WHERE person_id = $1 AND totp_confirmed_at IS NULL', [
        personId,
        sealed,
      ]),
    );
    return changed === 1;
  }

  /** Puts it in force, with new recovery codes. @returns the session's new secret; null where there is nothing to confirm */
  async confirm(person: InSession, { sealed, step, codeHashes }: Confirmation): Promise<string | null> {
    const { personId, sessionId, organisationId } = person;
    return this.#database.asIdentity(async (sql) => {
      const changed = await sql.execute(
        `UPDATE person SET totp_confirmed_at = now(), totp_last_step = $2
         WHERE person_id = $1 AND totp_secret = $3 AND totp_confirmed_at IS NULL`,
        [personId, step, sealed],
      );
      if (changed === 0) return null;
      await sql.execute('DELETE FROM recovery_code WHERE person_id = $1', [personId]);
      await sql.execute('INSERT INTO recovery_code (person_id, code_hash) SELECT $1, unnest($2::bytea[])', [personId, codeHashes]);
      await revokeSessions(sql, personId, sessionId);
      await this.#database.recordForInstallation(sql, { action: 'person.second-factor-added' }, personId, organisationId);
      return raiseSession(sql, sessionId);
    });
  }

  /** @returns the session's new secret; null where it has ended */
  showInSession({ personId, sessionId, organisationId }: InSession): Promise<string | null> {
    return this.#database.asIdentity(async (sql) => {
      await this.#database.recordForInstallation(sql, { action: 'session.second-factor-shown' }, personId, organisationId);
      return raiseSession(sql, sessionId);
    });
  }

  async remove({ personId, organisationId }: Pick<InSession, 'personId' | 'organisationId'>): Promise<void> {
    await this.#database.asIdentity(async (sql) => {
      await removeSecondFactor(sql, personId);
      await this.#database.recordForInstallation(sql, { action: 'person.second-factor-removed' }, personId, organisationId);
    });
  }

  /** By whoever looks after the machine, for somebody who has lost phone and paper: where that person is signed in ends too. */
  async removeAsOperator(personId: string): Promise<void> {
    const entry = {
      action: 'person.second-factor-removed',
      subjectKind: 'person',
      subjectId: personId,
      details: { by: 'operator' },
    } as const;
    await this.#database.asIdentity(async (sql) => {
      await removeSecondFactor(sql, personId);
      await revokeSessions(sql, personId);
      await this.#database.recordForInstallation(sql, entry, null, null);
    });
  }

  /** A step of the clock counts once. @returns false where it, or a later one, was used */
  async useStep(personId: string, step: number): Promise<boolean> {
    const changed = await this.#database.asIdentity((sql) =>
      sql.execute('UPDATE person SET totp_last_step = $2 WHERE person_id = $1 AND coalesce(totp_last_step, -1) < $2', [personId, step]),
    );
    return changed === 1;
  }

  /** @returns whether there was such a code; there is none any more */
  async useRecoveryCode(personId: string, codeHash: Buffer): Promise<boolean> {
    const used = await this.#database.asIdentity((sql) =>
      sql.execute('DELETE FROM recovery_code WHERE person_id = $1 AND code_hash = $2', [personId, codeHash]),
    );
    return used === 1;
  }
}

/** With the rights that a session has its secret changes: what somebody may have got hold of before does not rise with it. */
async function raiseSession(sql: Sql, sessionId: string | null): Promise<string | null> {
  const secret = makeSecret('session');
  const raised = await sql.execute(
    'UPDATE session SET second_factor = true, token_hash = $2 WHERE session_id = $1 AND revoked_at IS NULL',
    [sessionId, hashSecret(secret)],
  );
  return raised === 1 ? secret : null;
}

/** What was shown in a session before counts no more. */
export async function removeSecondFactor(sql: Sql, personId: string): Promise<void> {
  await sql.execute('UPDATE person SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL WHERE person_id = $1', [
    personId,
  ]);
  await sql.execute('DELETE FROM recovery_code WHERE person_id = $1', [personId]);
  await sql.execute('UPDATE session SET second_factor = false WHERE person_id = $1', [personId]);
}
