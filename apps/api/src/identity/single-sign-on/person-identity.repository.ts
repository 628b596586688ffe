import { randomUUID } from 'node:crypto';
import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';
import { insertPerson, revokeSessions } from '../people/person.repository.ts';
import { removeSecondFactor } from '../sessions/second-factor.repository.ts';
import type { ClaimedPerson } from './claimed-person.ts';

/** Somebody whom another sign-in vouches for. */
export interface LinkedPerson {
  readonly personId: string;
  readonly disabled: boolean;
}

/** An account that has the address which somebody brings. */
interface Account extends LinkedPerson {
  readonly demo: boolean;
  /** A password or a second factor: somebody signs in with it here. */
  readonly hasOwn: boolean;
  /** The same provider knows its person by another name: whoever comes now is somebody else. */
  readonly hasIdentity: boolean;
}

export interface LinkRules {
  /** Whether the provider's word on an address opens an account that somebody signs in to here. */
  readonly trustsEmail: boolean;
}

/** People as another sign-in knows them: by issuer and subject, which never change hands as addresses do. */
@Injectable()
export class PersonIdentityRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find({ issuer, subject }: Pick<ClaimedPerson, 'issuer' | 'subject'>): Promise<LinkedPerson | null> {
    const [row] = await this.#database.asIdentity((sql) =>
      sql.query<LinkedPerson>(
        `SELECT person_id AS "personId", p.disabled_at IS NOT NULL OR (p.demo AND NOT i.demo) AS disabled
         FROM person_identity JOIN person p USING (person_id) CROSS JOIN installation i WHERE issuer = $1 AND subject = $2`,
        [issuer, subject],
      ),
    );
    return row ?? null;
  }

  /**
   * Takes somebody in who comes for the first time: as the account that has their address, where that is safe; else as somebody new, who has
   * no password here.
   * @throws Problem SINGLE_SIGN_ON_ACCOUNT_EXISTS, SINGLE_SIGN_ON_REFUSED; SINGLE_SIGN_ON_FAILED where somebody was quicker
   */
  async takeIn(claimed: ClaimedPerson & { readonly email: string }, rules: LinkRules): Promise<string> {
    return this.#database.asIdentity(async (sql) => {
      const account = await findAccount(sql, claimed);
      const personId = account === null ? randomUUID() : requireLinkable(account, claimed, rules);
      if (account !== null) await endOwnSignIn(sql, personId);
      else if (!(await insertPerson(sql, { ...claimed, personId, passwordHash: null }))) throw new Problem('SINGLE_SIGN_ON_FAILED');
      const linked = await sql.execute(
        'INSERT INTO person_identity (issuer, subject, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [claimed.issuer, claimed.subject, personId],
      );
      if (linked === 0) throw new Problem('SINGLE_SIGN_ON_FAILED');
      const details = { account: account === null ? 'new' : 'existing' };
      await this.#database.recordForInstallation(sql, { action: 'person.linked', details }, personId, null);
      return personId;
    });
  }
}

async function findAccount(sql: Sql, { email, issuer }: ClaimedPerson): Promise<Account | null> {
  const [account] = await sql.query<Account>(
    `SELECT person_id AS "personId", p.disabled_at IS NOT NULL AS disabled, p.demo,
       p.password_hash IS NOT NULL OR p.totp_confirmed_at IS NOT NULL AS "hasOwn",
       EXISTS (SELECT FROM person_identity k WHERE k.person_id = p.person_id AND k.issuer = $2) AS "hasIdentity"
     FROM person p WHERE email = $1 FOR NO KEY UPDATE`,
    [email, issuer],
  );
  return account ?? null;
}

/**
 * An address is no proof by itself: whoever can have a provider vouch for an address that is not theirs would have the account that goes
 * with it. So the provider must have verified it, and the account must be nobody's by other means, unless the installation trusts the provider.
 */
function requireLinkable(account: Account, { emailVerified }: ClaimedPerson, { trustsEmail }: LinkRules): string {
  if (account.disabled) throw new Problem('SINGLE_SIGN_ON_REFUSED');
  const isSafe = emailVerified === true && !account.demo && !account.hasIdentity && (trustsEmail || !account.hasOwn);
  if (!isSafe) throw new Problem('SINGLE_SIGN_ON_ACCOUNT_EXISTS');
  return account.personId;
}

/** Whoever made the account may not have been whom the provider vouches for: what they could come in with ends. */
async function endOwnSignIn(sql: Sql, personId: string): Promise<void> {
  await sql.execute('UPDATE person SET password_hash = NULL, password_changed_at = NULL WHERE person_id = $1', [personId]);
  await removeSecondFactor(sql, personId);
  await revokeSessions(sql, personId);
  await sql.execute('UPDATE api_token SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL', [personId]);
  await sql.execute('UPDATE one_time_link SET revoked_at = now() WHERE person_id = $1 AND used_at IS NULL AND revoked_at IS NULL', [
    personId,
  ]);
}
