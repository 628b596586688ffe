import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';

const ROOT = resolve(import.meta.dirname, '../..');

/** A database of its own on the test server, with the two logins that docs/operations.md has an administrator make. */
export class ServerDatabase {
  readonly name: string;
  readonly #serverUrl: string;
  readonly #logins: { readonly owner: string; readonly login: string };

  /** @param serverUrl TEST_DATABASE_URL, a superuser's login */
  constructor(serverUrl: string, purpose: string) {
    this.#serverUrl = serverUrl;
    this.name = `elektron_test_${process.pid}_${purpose}`;
    this.#logins = { owner: `${this.name}_owner`, login: `${this.name}_login` };
  }

  /** For processes of the product. */
  get url(): string {
    return this.#urlOf(this.name, this.#logins.login);
  }

  /** For what changes the schema. */
  get ownerUrl(): string {
    return this.#urlOf(this.name, this.#logins.owner);
  }

  async create(): Promise<void> {
    await this.asAdministrator('postgres', [`CREATE DATABASE ${this.name}`]);
    await this.asAdministrator(this.name, this.#administratorStatements());
  }

  async drop(): Promise<void> {
    const roles = Object.values(this.#logins).map((role) => `DROP ROLE ${role}`);
    await this.asAdministrator('postgres', [`DROP DATABASE ${this.name} WITH (FORCE)`, ...roles]);
  }

  async asAdministrator(database: string, statements: readonly string[]): Promise<void> {
    const admin = new pg.Client({ connectionString: this.#urlOf(database) });
    await admin.connect();
    try {
      for (const statement of statements) await admin.query(statement);
    } finally {
      await admin.end();
    }
  }

  #urlOf(database: string, login?: string): string {
    const url = new URL(this.#serverUrl);
    url.pathname = `/${database}`;
    if (login !== undefined) [url.username, url.password] = [login, 'secret'];
    return url.href;
  }

  /** As psql would read the file; the two limited roles are the server's, and other databases may have made them already. */
  #administratorStatements(): string[] {
    return readFileSync(join(ROOT, 'docker/postgis/logins.sql'), 'utf8')
      .replaceAll(/^--.*$/gm, '')
      .replaceAll(/:'\w+'/g, `'secret'`)
      .replaceAll(':"DBNAME"', this.name)
      .replaceAll('elektron_owner', this.#logins.owner)
      .replaceAll('elektron_login', this.#logins.login)
      .replaceAll(/CREATE ROLE \w+ NOLOGIN/g, (statement) => `DO $$ BEGIN ${statement}; EXCEPTION WHEN duplicate_object THEN END $$`)
      .split(/;\n/)
      .filter((statement) => statement.trim() !== '');
  }
}
