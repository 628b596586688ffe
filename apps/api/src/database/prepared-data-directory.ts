import { constants } from 'node:fs';
import { access, cp, mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { InstallationError } from '../common/installation-error.ts';
import { atomically, cacheFolder, exists, isNotAllowed, once, packageVersion } from './package-cache.ts';
import { openPgliteEngine } from './pglite-engine.ts';
import { makePrivate, PRIVATE_FOLDER } from './private-files.ts';
import { queryBytes } from './wire-protocol.ts';

/**
 * A new database with PostGIS takes some nine seconds to make, a copy of one a twentieth of a second. So one is made once per
 * installed version of the packages, kept beside them, and copied. Whoever calls this must have claimed the data directory.
 * @throws InstallationError for a folder that holds something else than a database
 */
export async function prepareDataDirectory(pgdata: string): Promise<void> {
  await removeDrafts(pgdata);
  if (await exists(join(pgdata, 'PG_VERSION'))) return makePrivate(pgdata);
  await refuseOtherContent(pgdata);
  const image = await ensureImage().catch((error: unknown) => {
    if (isNotAllowed(error)) return undefined;
    throw error;
  });
  await atomically(pgdata, async (draft) => {
    // First of all, so that nothing in it can be read by others at any time.
    await mkdir(draft, { mode: PRIVATE_FOLDER });
    await (image ? copyDataDirectory(image, draft) : makeDatabase(draft));
    await makePrivate(draft);
  });
}

/** A new database in its place would hide what is left of an old one, and write over it. */
async function refuseOtherContent(pgdata: string): Promise<void> {
  const content = await readdir(pgdata).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  if (content.length === 0) return;
  throw new InstallationError(
    `The folder ${pgdata} is not empty, and not a whole database either: it holds no PG_VERSION. Nothing was changed.\n` +
      'Put back a whole copy of it, or move it elsewhere to begin with an empty database.',
  );
}

/** What processes have left behind that were killed while they made the database. */
async function removeDrafts(pgdata: string): Promise<void> {
  const name = basename(pgdata);
  const siblings = await readdir(dirname(pgdata)).catch(() => []);
  const drafts = siblings.filter((entry) => entry.startsWith(`${name}.`) && /^\.\d+\.new$/.test(entry.slice(name.length)));
  for (const draft of drafts) await rm(join(dirname(pgdata), draft), { recursive: true, force: true });
}

/** @returns the folder of the prepared database, made now if this is the first time */
export async function ensureImage(): Promise<string> {
  const image = join(cacheFolder(), `pgdata-${await packageVersion('pglite')}-${await packageVersion('pglite-postgis')}`);
  await once(image, makeDatabase);
  // Another user may have made it at a first start.
  await access(join(image, 'PG_VERSION'), constants.R_OK);
  return image;
}

export async function copyDataDirectory(from: string, to: string): Promise<void> {
  // Copies share their blocks where the file system can do that.
  await cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

async function makeDatabase(folder: string): Promise<void> {
  const engine = await openPgliteEngine(folder);
  engine.run(queryBytes('CREATE EXTENSION IF NOT EXISTS postgis'));
  await engine.close();
}
