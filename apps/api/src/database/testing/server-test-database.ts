import pg from 'pg';

import type { Database } from '../database.ts';
import { openDatabase } from '../open-database.ts';
import { migrationsFingerprint } from './migrations-fingerprint.ts';
import { TEST_SECRET_KEY } from './test-secret-key.ts';
import { handOverDatabase, loginUrls, makeLogins } from './server-logins.ts';

/** Any number, the same for every process that makes the template. */
const TEMPLATE_LOCK = 7_335_113;

let clones = 0;

/** A database on the test server that nobody has open yet. */
export interface ServerTestDatabase {
  readonly environment: Parameters<typeof openDatabase>[0];
  drop(): Promise<void>;
}

/**
 * A copy of a migrated template database on the test server. Its owner migrated it and the application's login uses it, as in a real
 * installation: no test runs with more rights than its users have.
 */
export async function makeServerTestDatabase(serverUrl: string): Promise<ServerTestDatabase> {
  const name = `elektron_test_${process.pid}_${++clones}`;
  await asAdministrator(serverUrl, async (admin) => {
    await copyTemplate(admin, serverUrl, name);
    await handOverDatabase(serverUrl, name);
  });
  return { environment: inDatabase(serverUrl, name), drop: () => drop(serverUrl, name) };
}

/** A database of the test server in which an administrator has made the logins, and nobody has migrated yet. */
export async function makeUnmigratedServerTestDatabase(serverUrl: string): Promise<ServerTestDatabase> {
  const name = `elektron_test_${process.pid}_${++clones}`;
  await asAdministrator(serverUrl, async (admin) => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name}`);
  });
  await makeLogins(serverUrl, name);
  return { environment: inDatabase(serverUrl, name), drop: () => drop(serverUrl, name) };
}

/** The same, opened; it is dropped when it is closed. */
export async function openServerTestDatabase(serverUrl: string): Promise<Database> {
  const { environment, drop: dropIt } = await makeServerTestDatabase(serverUrl);
  const database = await openDatabase(environment);
  const close = database.close.bind(database);
  let dropped: Promise<void> | undefined;
  database.close = () => (dropped ??= close().then(dropIt));
  return database;
}

function inDatabase(serverUrl: string, name: string): Parameters<typeof openDatabase>[0] {
  return { dataDirectory: '', secretKey: TEST_SECRET_KEY, ...loginUrls(serverUrl, name) };
}

/** Makes the template where there is none. Until it is copied nobody takes it away: tests of other migrations take it for a leftover. */
async function copyTemplate(admin: pg.Client, serverUrl: string, name: string): Promise<void> {
  const template = `elektron_template_${migrationsFingerprint()}`;
  await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const found = await admin.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount === 0) await makeTemplate(admin, serverUrl, template);
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

async function makeTemplate(admin: pg.Client, serverUrl: string, template: string): Promise<void> {
  await dropLeftovers(admin);
  const draft = `${template}_new`;
  await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${draft}`);
  await makeLogins(serverUrl, draft);
  const database = await openDatabase(inDatabase(serverUrl, draft));
  try {
    await database.migrate();
  } finally {
    await database.close();
  }
  await admin.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
}

/** Templates of other migrations, and copies whose test process has ended without dropping them. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string; pid: string | null }>(
    `SELECT datname AS name, substring(datname FROM '^elektron_test_(\\d+)_') AS pid
     FROM pg_database WHERE datname ~ '^elektron_(test|template)_'`,
  );
  for (const { name, pid } of rows) {
    // One that is in use after all refuses to be dropped.
    if (pid === null || !isRunning(Number(pid))) await admin.query(`DROP DATABASE IF EXISTS ${name}`).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function drop(serverUrl: string, name: string): Promise<void> {
  return asAdministrator(serverUrl, async (admin) => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}

async function asAdministrator<T>(serverUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
