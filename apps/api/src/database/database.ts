import type { DataSource } from 'typeorm';

import { poolOf } from './data-source.ts';
import type { Capability } from '@elektron/domain';

import type { AuditEntry } from '../common/audit-trail.ts';
import type { KeyRing } from '../common/key-ring.ts';
import { insertAuditEvent, INSTALLATION_CHAIN } from './audit-event.ts';
import { asIdentity, asLogin, asPublic, asService, inOrganisation, type OrganisationContext } from './in-organisation.ts';
import { installationSecretOf, registerInstallation } from './installation.ts';
import { findExcessiveRight, type ExcessiveRight } from './excessive-right.ts';
import { endJobSecret, issueJobSecret } from './job-secrets.ts';
import { migrate, pendingMigrations, waitUntilMigrated, whileNobodyElseMigrates } from './migrate.ts';
import { serviceStatements, type JobQueueConnection } from './service-statements.ts';
import type { Sql } from './sql.ts';

/** What a database is made of; `openDatabase` puts it together. */
export interface DatabaseParts {
  readonly profile: 'embedded' | 'server';
  /** Another process runs the embedded database, and looks after it. */
  readonly joined: boolean;
  /** What the installation's own secrets are derived from. */
  readonly keys: KeyRing;
  /** Connected as the application's login. */
  readonly dataSource: DataSource;
  /** Connects as the owner of the tables; the same data source where there is one login only. */
  connectOwner(): Promise<DataSource>;
  /** Ends what runs under the connections. */
  shutDown(): Promise<void>;
}

/** The only way to the database: short transactions, each as the role that its purpose needs. */
export class Database {
  readonly profile: 'embedded' | 'server';
  /** Another process runs the embedded database, and looks after it. */
  readonly joined: boolean;
  readonly keys: KeyRing;
  readonly #parts: DatabaseParts;
  #owner: Promise<DataSource> | undefined;
  #closing: Promise<void> | undefined;

  constructor(parts: DatabaseParts) {
    this.profile = parts.profile;
    this.joined = parts.joined;
    this.keys = parts.keys;
    this.#parts = parts;
  }

  /** One short transaction over the records of one organisation; see `in-organisation.ts`. */
  inOrganisation<T>(context: OrganisationContext, work: (sql: Sql) => Promise<T>): Promise<T> {
    return inOrganisation(this.#parts.dataSource, context, work);
  }

  /**
   * The installation itself acting for an organisation: recovery after a crash, the demo, the command line of whoever runs the machine.
   * Nothing that a request asks for may use it, since a request acts with its own secret; but for the room `network`, whose answers say nothing
   * of any record.
   */
  actAsInstallation(organisationId: string): OrganisationContext {
    return { organisationId, secret: installationSecretOf(this.keys) };
  }

  /**
   * Writes down what happens, in the transaction in which it happens: neither is there without the other.
   * @param sql inside a transaction of the context
   */
  record(sql: Sql, context: OrganisationContext, entry: AuditEntry): Promise<void> {
    return insertAuditEvent(sql, this.keys, entry, { recordsOf: context.organisationId });
  }

  /**
   * The same of what happens before or outside of any organisation, or in a person's own account.
   * @param sql inside a transaction of `asIdentity`
   * @param personId on whose behalf, where it is known
   * @param organisationId in whose trail; null for that of the installation
   */
  recordForInstallation(sql: Sql, entry: AuditEntry, personId: string | null, organisationId: string | null): Promise<void> {
    const chain = organisationId ?? INSTALLATION_CHAIN;
    return insertAuditEvent(sql, this.keys, entry, { organisationId: chain, recordsOf: chain, personId });
  }

  /** What a job needs to go on when whoever has started it is gone: some of what they may do, for a day at most. */
  lendToJob(context: OrganisationContext, capabilities: readonly Capability[]): Promise<OrganisationContext> {
    return this.inOrganisation(context, (sql) => issueJobSecret(sql, context, capabilities));
  }

  /** The job is over. */
  endJob(context: OrganisationContext): Promise<void> {
    return this.inOrganisation(context, endJobSecret);
  }

  /** One short transaction over people, sessions, links and the list of organisations: for signing in and for looking after them. */
  asIdentity<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return asIdentity(this.#parts.dataSource, installationSecretOf(this.keys), work);
  }

  /** Whether the database was set up with the key of this process. */
  async knowsInstallation(): Promise<boolean> {
    const [row] = await this.asIdentity((sql) => sql.query<{ known: boolean }>('SELECT is_installation() AS known'));
    return row?.known === true;
  }

  /** One short transaction on nobody's behalf: the job queue's tables. It sees no records. */
  asService<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return asService(this.#parts.dataSource, work);
  }

  /** The same for whoever has not signed in: it sees published releases and nothing else. */
  asPublic<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return asPublic(this.#parts.dataSource, work);
  }

  /** One short transaction as the owner of the tables, past row-level security: for administration, used sparsely. */
  async asOwner<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return asLogin(await this.#connectedOwner(), work);
  }

  /** The job queue makes its own statements and transactions; they run as the service role. */
  jobQueueConnection(): JobQueueConnection {
    return serviceStatements(this.#parts.dataSource);
  }

  /** The owner's, with which the job queue makes its tables. */
  async jobQueueOwnerConnection(): Promise<JobQueueConnection> {
    const pool = poolOf(await this.#connectedOwner());
    return { executeSql: (text, values) => pool.query(text, values) };
  }

  /**
   * Tells the planner what tables hold after much was written to them. A server does that by itself; the embedded database never does.
   * @param tables their names; each has a transaction of its own, so that nobody waits long
   */
  async analyze(tables: readonly string[]): Promise<void> {
    if (this.profile === 'server') return;
    for (const table of tables) {
      await this.asOwner(async (sql) => {
        const [row] = await sql.query<{ name: string }>('SELECT $1::regclass::text AS name', [table]);
        if (row) await sql.execute(`ANALYZE ${row.name}`);
      });
    }
  }

  /**
   * Brings the schema up to date, as its owner. Where another process runs the embedded database, that one does it: then this waits for it.
   * @param andThen what else belongs to a new version, done before anybody else may migrate
   * @returns the names of the migrations that ran
   */
  async migrate(andThen: () => Promise<void> = () => Promise.resolve()): Promise<string[]> {
    if (this.joined) {
      await waitUntilMigrated(this.#parts.dataSource);
      await andThen();
      return [];
    }
    const owner = await this.#connectedOwner();
    const work = async (): Promise<string[]> => {
      const executed = await migrate(owner, this.#parts.dataSource);
      await asLogin(owner, (sql) => registerInstallation(sql, this.keys));
      await andThen();
      return executed;
    };
    return this.profile === 'server' ? whileNobodyElseMigrates(owner, work) : work();
  }

  /** Names of the migrations that this software knows and the database has not seen. */
  pendingMigrations(): Promise<string[]> {
    return pendingMigrations(this.#parts.dataSource);
  }

  /**
   * What the application's login may do on a server that it should not: then mistakes in our SQL meet no second lock. The embedded database
   * has one login, and the rights of its files for a lock.
   */
  async findExcessiveRight(): Promise<ExcessiveRight | null> {
    return this.profile === 'embedded' ? null : findExcessiveRight(this.#parts.dataSource);
  }

  /** Ends all connections and, where this process runs it, the embedded database. May be called twice. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  #connectedOwner(): Promise<DataSource> {
    return (this.#owner ??= this.#parts.connectOwner());
  }

  async #close(): Promise<void> {
    const owner = await this.#owner?.catch(() => undefined);
    if (owner && owner !== this.#parts.dataSource) await owner.destroy();
    await this.#parts.dataSource.destroy();
    await this.#parts.shutDown();
  }
}
