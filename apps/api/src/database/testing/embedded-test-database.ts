import { spawn } from 'node:child_process';
import { once as happens } from 'node:events';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { findLiveSocket } from '../data-directory-claim.ts';
import type { Database } from '../database.ts';
import { openDatabase } from '../open-database.ts';
import { cacheFolder, once } from '../package-cache.ts';
import { copyDataDirectory } from '../prepared-data-directory.ts';
import { emptyTables } from './empty-tables.ts';
import { TEST_SECRET_KEY } from './test-secret-key.ts';
import { migrationsFingerprint } from './migrations-fingerprint.ts';

/** One embedded database for all test files of a Jest worker: opening one takes seconds, emptying it milliseconds. */
export async function openEmbeddedTestDatabase(): Promise<Database> {
  const dataDirectory = join(tmpdir(), `elektron-test-${process.pid}`);
  if (!(await findLiveSocket(dataDirectory))) {
    await rm(dataDirectory, { recursive: true, force: true });
    await copyDataDirectory(await ensureMigratedImage(), join(dataDirectory, 'pgdata'));
    await startProcess(dataDirectory);
  }
  const database = await openDatabase(embeddedIn(dataDirectory));
  await emptyTables(database);
  return database;
}

/** A data directory of its own with a migrated database, for tests that open, kill and reopen it themselves. */
export async function makeTestDataDirectory(): Promise<string> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'elektron-data-'));
  await copyDataDirectory(await ensureMigratedImage(), join(dataDirectory, 'pgdata'));
  return dataDirectory;
}

export function embeddedIn(dataDirectory: string): Parameters<typeof openDatabase>[0] {
  return { dataDirectory, databaseUrl: undefined, databaseOwnerUrl: undefined, secretKey: TEST_SECRET_KEY };
}

/** A database with all migrations, made once per state of the migrations. */
async function ensureMigratedImage(): Promise<string> {
  const prefix = 'pgdata-migrated-';
  const name = `${prefix}${migrationsFingerprint()}`;
  return once(join(cacheFolder(), name), async (draft) => {
    const outdated = (await readdir(cacheFolder())).filter((entry) => entry.startsWith(prefix) && !entry.startsWith(name));
    for (const entry of outdated) await rm(join(cacheFolder(), entry), { recursive: true, force: true });
    const dataDirectory = await mkdtemp(join(cacheFolder(), 'migrating-'));
    const database = await openDatabase(embeddedIn(dataDirectory));
    try {
      await database.migrate();
      await database.close();
      await rename(join(dataDirectory, 'pgdata'), draft);
    } finally {
      await database.close();
      await rm(dataDirectory, { recursive: true, force: true });
    }
  });
}

async function startProcess(dataDirectory: string): Promise<void> {
  const file = fileURLToPath(new URL('./embedded-test-process.ts', import.meta.url));
  const child = spawn(process.execPath, [file, dataDirectory], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ended = happens(child, 'exit').then(() => {
    throw new Error('The embedded database for tests did not start.');
  });
  await Promise.race([happens(child.stdout, 'data'), ended]);
  ended.catch(() => undefined);
  child.stdout.destroy();
  // It lives on for the next test file of this process, and must not keep the process from ending.
  (child.stdin as unknown as { unref(): void }).unref();
  child.unref();
}
