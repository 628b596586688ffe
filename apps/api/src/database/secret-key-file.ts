import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Environment } from '../common/env.ts';

/** Name of the file in the data directory. */
export const SECRET_KEY_FILE = 'secret.key';
const KEY_BYTES = 48;

/** The secret key of an installation: the environment's, or the embedded database's own. Undefined for a server without one. */
export async function findSecretKey(
  environment: Pick<Environment, 'databaseUrl' | 'dataDirectory' | 'secretKey'>,
): Promise<string | undefined> {
  if (environment.secretKey !== undefined || environment.databaseUrl !== undefined) return environment.secretKey;
  return ensureSecretKey(environment.dataDirectory);
}

/**
 * The secret key of an installation with the embedded database: made at the first start, kept beside the data, readable by their owner alone.
 * @returns the same key for whoever asks, however many ask at once
 */
export async function ensureSecretKey(dataDirectory: string): Promise<string> {
  const path = join(dataDirectory, SECRET_KEY_FILE);
  const known = await readKey(path);
  if (known !== null) return known;
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${randomBytes(KEY_BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  // A link appears whole or not at all, and fails where another process was faster: then its key is the one.
  await link(draft, path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return (await readKey(path)) ?? ensureSecretKey(dataDirectory);
}

async function readKey(path: string): Promise<string | null> {
  try {
    const key = (await readFile(path, 'utf8')).trim();
    return key === '' ? null : key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
