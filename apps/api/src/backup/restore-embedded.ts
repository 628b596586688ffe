import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@elektron/domain';

import { findLiveSocket } from '../database/data-directory-claim.ts';
import type { Database } from '../database/database.ts';
import { holdDataDirectory } from '../database/hold-data-directory.ts';
import { openDatabase } from '../database/open-database.ts';
import { PRIVATE_FILE } from '../database/private-files.ts';
import { SECRET_KEY_FILE } from '../database/secret-key-file.ts';
import { finishTakeover, holdsDatabase, makeTakeoverDraft, takeOver } from '../database/takeover.ts';
import { RestoredFiles } from './kept-files.ts';
import { loadInstallation, type RestoreEnvironment, type RestorePorts, type RestoreRequest } from './restore-request.ts';
import { readOccupancy } from './restore.repository.ts';

/**
 * Makes a second installation inside the data directory, whole and closed, which then takes the place of the first in one step. A process that
 * is killed before leaves the first, one that is killed after it the second.
 * @throws Problem RESTORE_IN_USE, RESTORE_NOT_EMPTY, RESTORE_UNFAITHFUL
 */
export async function restoreEmbedded(environment: RestoreEnvironment, request: RestoreRequest, ports: RestorePorts): Promise<void> {
  const { dataDirectory } = environment;
  if (!request.replace) await refuseOccupied(environment);
  const letGo = await holdDataDirectory(dataDirectory);
  try {
    await finishTakeover(dataDirectory);
    const draft = await makeTakeoverDraft(dataDirectory);
    const files = new RestoredFiles(environment);
    try {
      await makeInstallation(draft, request, ports, files);
      await takeOver(dataDirectory, draft);
    } catch (error) {
      await files.undo();
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
    await files.putHeads();
  } finally {
    await letGo();
  }
}

async function makeInstallation(folder: string, request: RestoreRequest, ports: RestorePorts, files: RestoredFiles): Promise<void> {
  const { secretKey } = request.backup.contents;
  await writeFile(join(folder, SECRET_KEY_FILE), `${secretKey}\n`, { mode: PRIVATE_FILE });
  await withDatabase({ dataDirectory: folder, databaseUrl: undefined, databaseOwnerUrl: undefined, secretKey }, async (database) => {
    // Nobody else is there, so nobody waits for the one long transaction.
    await database.asOwner((sql) => loadInstallation(sql, request, (file) => files.add(file)));
    await ports.migrate(database);
    await files.moveHeads(join(folder, 'heads'), (heads) => ports.seal(database, heads));
  });
}

/** Where there is a database at all, looks into it. */
async function refuseOccupied(environment: RestoreEnvironment): Promise<void> {
  const { dataDirectory } = environment;
  if (!(await holdsDatabase(dataDirectory))) return;
  if ((await findLiveSocket(dataDirectory)) !== undefined) throw new Problem('RESTORE_IN_USE');
  await withDatabase(environment, async (database) => {
    if ((await database.asOwner(readOccupancy)) !== 'empty') throw new Problem('RESTORE_NOT_EMPTY');
  });
}

async function withDatabase(environment: Parameters<typeof openDatabase>[0], work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase(environment, { whenOpenElsewhere: 'refuse' });
  try {
    await work(database);
  } finally {
    await database.close();
  }
}
