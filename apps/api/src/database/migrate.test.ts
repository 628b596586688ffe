import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';

import { connectDataSource, MIGRATIONS_TABLE } from './data-source.ts';
import { openEmbeddedPostgis, type EmbeddedPostgis } from './embedded-postgis.ts';
import { asLogin } from './in-organisation.ts';
import { migrate, pendingMigrations, waitUntilMigrated } from './migrate.ts';
import { recordedName, toTypeOrmMigration } from './migrations/migration.ts';
import { migrations } from './migrations/migrations.ts';
import { openDatabase } from './open-database.ts';
import { TEST_SECRET_KEY } from './testing/test-secret-key.ts';
import { embeddedIn } from './testing/embedded-test-database.ts';
import { describeOnEachDatabase } from './testing/test-database.ts';

/** Read and written by the owner's functions alone, such as the one that says who acts. */
const FOR_FUNCTIONS_ONLY = ['job_secret', 'role_capability'];
/** People belong to several organisations, and a secret must be found before anybody knows whose it is. All other tables are of records. */
const KEYED_BY_PERSON_OR_SECRET = ['api_token', 'one_time_link', 'job_secret'];

describe('the list of migrations', () => {
  it('is in the order of its numbers and names none twice', () => {
    const numbers = migrations.map((migration) => migration.number);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(new Set(migrations.map(recordedName)).size).toBe(migrations.length);
  });
});

describeOnEachDatabase('a migrated database', (open) => {
  it('has nothing left to do', async () => {
    const database = await open();
    expect(await database.pendingMigrations()).toEqual([]);
    expect(await database.migrate()).toEqual([]);
  });

  it('keeps every table behind row-level security, and none in the hands of a limited role', async () => {
    const database = await open();
    const tables = await database.asOwner((sql) =>
      sql.query<{ name: string; secured: boolean; policies: number; owner: string }>(
        `SELECT c.relname AS name, c.relrowsecurity AS secured, pg_get_userbyid(c.relowner) AS owner,
           (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
         FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
           AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') AND c.relname <> $1 ORDER BY 1`,
        [MIGRATIONS_TABLE],
      ),
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) {
      expect(table).toMatchObject({ secured: true });
      expect(table.owner).not.toMatch(/^elektron_(app|service|identity|test_login)$/);
    }
    // Without a policy nobody but the owner's functions reads or writes a table, and that must be meant.
    expect(tables.filter((table) => table.policies === 0).map((table) => table.name)).toEqual(FOR_FUNCTIONS_ONLY);
  });

  it('leads every primary, unique and foreign key between tables of records with the organisation', async () => {
    const database = await open();
    const offenders = await database.asOwner((sql) =>
      sql.query(
        `SELECT c.relname, k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id'
         WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> ALL ($1) AND k.conkey[1] <> a.attnum
           AND (k.contype IN ('p', 'u') OR k.contype = 'f' AND k.confrelid <> 'organisation'::regclass
             AND EXISTS (SELECT FROM pg_attribute f WHERE f.attrelid = k.confrelid AND f.attname = 'organisation_id'))`,
        [['organisation', ...KEYED_BY_PERSON_OR_SECRET]],
      ),
    );
    expect(offenders).toEqual([]);
  });
});

describe('a new data directory', () => {
  let dataDirectory: string;
  let embedded: EmbeddedPostgis;

  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'elektron-data-'));
    embedded = await openEmbeddedPostgis(dataDirectory);
  });

  afterAll(async () => {
    await embedded.close();
    await rm(dataDirectory, { recursive: true });
  });

  it('is migrated by the process that runs it, while one that joins waits', async () => {
    const dataSource = await connectDataSource({ socketFolder: embedded.folder }, 2);
    expect(await pendingMigrations(dataSource)).toEqual(migrations.map(recordedName));
    await expect(waitUntilMigrated(dataSource, 0)).rejects.toThrow(/another version/);

    const joined = await openDatabase(embeddedIn(dataDirectory));
    const waiting = joined.migrate();
    expect(await migrate(dataSource, dataSource)).toEqual(migrations.map(recordedName));
    expect(await waiting).toEqual([]);
    await joined.close();
    await dataSource.destroy();
  });

  it('keeps nothing of a migration that fails, and hears which step it was', async () => {
    const dataSource = await connectDataSource({ socketFolder: embedded.folder }, 2);
    const Failing = toTypeOrmMigration({ number: 42, name: 'trees', steps: ['CREATE TABLE tree (a integer)', 'SELECT 1; SELECT 1 / 0'] });
    const runner: QueryRunner = dataSource.createQueryRunner();
    await runner.startTransaction();
    await expect(new Failing().up(runner)).rejects.toThrow('Migration 0042-trees failed at step 2 of 2: division by zero');
    await runner.rollbackTransaction();
    await runner.release();
    const tree = await asLogin(dataSource, (sql) => sql.query(`SELECT to_regclass('tree') AS tree`));
    expect(tree).toEqual([{ tree: null }]);
    await dataSource.destroy();
  });
});

const serverUrl = process.env['TEST_DATABASE_URL'];

(serverUrl ? describe : describe.skip)('an owner with few rights on a server', () => {
  const name = `elektron_test_${process.pid}_owner`;
  const url = new URL(serverUrl ?? 'postgres://none');

  async function asAdministrator(statements: readonly string[], database?: string): Promise<void> {
    const address = new URL(url);
    if (database) address.pathname = `/${database}`;
    const admin = new pg.Client({ connectionString: address.href });
    await admin.connect();
    for (const statement of statements) await admin.query(statement);
    await admin.end();
  }

  async function migrateAsOwner(): Promise<string[]> {
    const owner = new URL(url);
    owner.username = name;
    owner.password = 'owner';
    owner.pathname = `/${name}`;
    const database = await openDatabase({
      dataDirectory: '',
      databaseUrl: owner.href,
      databaseOwnerUrl: undefined,
      secretKey: TEST_SECRET_KEY,
    });
    return database.migrate().finally(() => database.close());
  }

  beforeAll(() => asAdministrator([`CREATE ROLE ${name} LOGIN PASSWORD 'owner'`, `CREATE DATABASE ${name} OWNER ${name}`]));
  afterAll(() => asAdministrator([`DROP DATABASE ${name}`, `DROP ROLE ${name}`]));

  it('is told what an administrator has to do, and can do the rest', async () => {
    await expect(migrateAsOwner()).rejects.toThrow(/0000-roles.*CREATE EXTENSION postgis/s);
    await asAdministrator(['CREATE EXTENSION postgis'], name);
    // Other databases of the same server have made the roles; the owner may not hand them out.
    await expect(migrateAsOwner()).rejects.toThrow(/GRANT elektron_app TO elektron_test_/);
    await asAdministrator([`GRANT elektron_app, elektron_service, elektron_identity, elektron_public TO ${name}`], name);
    expect(await migrateAsOwner()).toEqual([]);
  });
});
