import type { Sql } from '../../../apps/api/src/database/sql.ts';
import { ORGANISATIONS, type OrganisationName } from '../world/organisations.ts';

/** The roles that the application's login may become, and the login itself. */
export const ATTACKING_ROLES = ['app', 'identity', 'service', 'public', 'login'] as const;
export type AttackingRole = (typeof ATTACKING_ROLES)[number];

const ROLE_NAMES: Readonly<Record<Exclude<AttackingRole, 'login'>, string>> = {
  app: 'elektron_app',
  identity: 'elektron_identity',
  service: 'elektron_service',
  public: 'elektron_public',
};

/** Whose records a transaction says it means; `none` leaves it to the database, which then takes the acting organisation's. */
export type Meant = OrganisationName | 'none';

export interface Position {
  readonly role: AttackingRole;
  readonly secret: string | null;
  readonly meant: Meant;
}

/** What became of a statement. */
export type Attempt<Found> = { readonly refused: string; readonly message: string } | { readonly refused: null; readonly found: Found };

interface DatabaseError {
  readonly code?: string;
  readonly message: string;
}

/** PostgreSQL's code for a right that is missing, a policy included. */
export const NO_RIGHT = '42501';

/** Savepoints of one name would pile up. */
const UNDO = 'ROLLBACK TO SAVEPOINT attempt; RELEASE SAVEPOINT attempt';

/** Somebody who can send any SQL over a connection of the application. Whatever they do is undone. */
export class Attacker {
  readonly #sql: Sql;
  /** Whether the connection is the application's own; otherwise its owner plays the roles, and could leave them. */
  readonly isApplication: boolean;

  /** @param sql inside a transaction that will be rolled back */
  constructor(sql: Sql, isApplication: boolean) {
    this.#sql = sql;
    this.isApplication = isApplication;
  }

  /** The roles that can be tried over this connection; the owner's own name is none of an attacker's. */
  get roles(): readonly AttackingRole[] {
    return this.isApplication ? ATTACKING_ROLES : ATTACKING_ROLES.filter((role) => role !== 'login');
  }

  /** Takes a position: a role, a secret, an organisation that is meant. */
  async at<T>({ role, secret, meant }: Position, work: () => Promise<T>): Promise<T> {
    const become = role === 'login' ? '' : `SET LOCAL ROLE ${ROLE_NAMES[role]};`;
    const organisation = meant === 'none' ? '' : ORGANISATIONS[meant].id;
    await this.#sql.execute(
      `SAVEPOINT position; ${become} SELECT set_config('app.secret', ${quote(secret ?? '')}, true), set_config('app.organisation_id', '${organisation}', true)`,
    );
    try {
      return await work();
    } finally {
      await this.#sql.execute('ROLLBACK TO SAVEPOINT position; RELEASE SAVEPOINT position');
    }
  }

  /** Tries statements and takes them back. @returns how many rows they touched */
  async touch(text: string): Promise<Attempt<number>> {
    return this.#attempt(() => this.#sql.execute(`SAVEPOINT attempt; ${text}; ${UNDO}`));
  }

  /** Tries statements that stay until the position is left. */
  async keep(text: string): Promise<Attempt<number>> {
    return this.#attempt(() => this.#sql.execute(`SAVEPOINT attempt; ${text}; RELEASE SAVEPOINT attempt`));
  }

  /** Tries a question. */
  async ask<Row extends object>(text: string): Promise<Attempt<Row[]>> {
    await this.#sql.execute('SAVEPOINT attempt');
    return this.#attempt(async () => {
      const rows = await this.#sql.query<Row>(text);
      await this.#sql.execute(UNDO);
      return rows;
    });
  }

  async #attempt<Found>(work: () => Promise<Found>): Promise<Attempt<Found>> {
    try {
      return { refused: null, found: await work() };
    } catch (error) {
      const { code = '', message } = error as DatabaseError;
      // Of a statement that cannot even be read nothing was begun; that is the test's mistake.
      if (code === '42601') throw error;
      await this.#sql.execute(UNDO);
      return { refused: code, message };
    }
  }
}

/** A text as SQL writes it. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A statement that adds a row given as JSON; only some of its columns where the right is for some only. */
export function insertStatement(
  table: string,
  row: Readonly<Record<string, unknown>>,
  columns: readonly string[] = Object.keys(row),
): string {
  const names = columns.join(', ');
  return `INSERT INTO ${table} (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::${table}, ${quote(JSON.stringify(row))})`;
}

/** Rows that a refused or a fruitless attempt has touched: none. */
export function touched(attempt: Attempt<number>): number {
  return attempt.refused === null ? attempt.found : 0;
}
