import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';
import { toAddress } from '../people/parse-email.ts';

/** So many failures are somebody's bad memory; from then on each costs time. */
const FREE_FAILURES = 5;
const FIRST_LOCK_SECONDS = 30;
/** Longer would let anybody keep anybody out. */
const LONGEST_LOCK_SECONDS = 15 * 60;
/** After a quiet day everything is forgotten. */
const FORGOTTEN_AFTER = '1 day';

const SECONDS_PER_MINUTE = 60;

/** Counts failed sign-ins by address, whether there is such a person or not, and makes whoever guesses wait, longer each time. */
@Injectable()
export class SignInAttemptRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Counts an attempt as failed before it is looked at, so that a hundred at once are no more than one after the other. Who succeeds is
   * forgotten.
   * @returns whether the address is locked from now on, should this attempt fail
   * @throws Problem ACCOUNT_LOCKED
   */
  async begin(email: string): Promise<boolean> {
    const key = this.#keyOf(email);
    return this.#database.asIdentity(async (sql) => {
      await sql.execute(`DELETE FROM sign_in_attempt WHERE last_at < now() - interval '${FORGOTTEN_AFTER}'`);
      const [row] = await sql.query<{ failures: number }>(
        `INSERT INTO sign_in_attempt AS a (address_key, failures) VALUES ($1, 1)
         ON CONFLICT (address_key) DO UPDATE SET failures = a.failures + 1, last_at = now()
           WHERE a.locked_until IS NULL OR a.locked_until <= now() RETURNING failures`,
        [key],
      );
      if (row === undefined) throw await this.#locked(sql, key);
      const seconds = lockSeconds(row.failures);
      if (seconds === 0) return false;
      await sql.execute('UPDATE sign_in_attempt SET locked_until = now() + make_interval(secs => $2) WHERE address_key = $1', [
        key,
        seconds,
      ]);
      return true;
    });
  }

  /**
   * Lets somebody try a secret of an account.
   * @param key an address; or what else the failures are counted by
   * @returns whether it was the right one
   * @throws Problem ACCOUNT_LOCKED
   */
  async attempt(key: string, isRight: () => Promise<boolean>): Promise<boolean> {
    await this.begin(key);
    const right = await isRight();
    if (right) await this.takeBack(key);
    return right;
  }

  async forget(email: string): Promise<void> {
    await this.#database.asIdentity((sql) => sql.execute('DELETE FROM sign_in_attempt WHERE address_key = $1', [this.#keyOf(email)]));
  }

  /** An attempt that was half right does not count; the failures before it do. */
  async takeBack(email: string): Promise<void> {
    await this.#database.asIdentity((sql) =>
      sql.execute('UPDATE sign_in_attempt SET failures = greatest(0, failures - 1), locked_until = NULL WHERE address_key = $1', [
        this.#keyOf(email),
      ]),
    );
  }

  async #locked(sql: Sql, key: Buffer): Promise<Problem> {
    const [row] = await sql.query<{ seconds: number }>(
      'SELECT extract(epoch FROM locked_until - now())::float8 AS seconds FROM sign_in_attempt WHERE address_key = $1',
      [key],
    );
    return new Problem('ACCOUNT_LOCKED', { minutes: Math.max(1, Math.ceil((row?.seconds ?? 0) / SECONDS_PER_MINUTE)) });
  }

  #keyOf(email: string): Buffer {
    return this.#database.keys.authenticate('audit-values', toAddress(email));
  }
}

/** The key of what is tried in somebody's session: failures at the door, which anybody can make, must not keep its owner from anything. */
export function inPerson(personId: string): string {
  return `in person ${personId}`;
}

/** Nothing for the first failures, then double each time. */
export function lockSeconds(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_LOCK_SECONDS * 2 ** (failures - FREE_FAILURES), LONGEST_LOCK_SECONDS);
}
