import { setTimeout } from 'node:timers/promises';
import { Problem } from '@elektron/domain';

import { keepOthersFromMigrating } from '../database/migrate.ts';
import { openDatabase } from '../database/open-database.ts';
import { inOwnerTransaction } from '../database/owner-transaction.ts';
import type { Sql } from '../database/sql.ts';
import { RestoredFiles } from './kept-files.ts';
import { loadInstallation, type RestoreEnvironment, type RestorePorts, type RestoreRequest } from './restore-request.ts';
import { isInUse, readOccupancy, refuseToWait } from './restore.repository.ts';

/** PostgreSQL's code for a lock that somebody else would not give up. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Restores in one transaction, so that a server either holds the backup in the end or what it held before.
 * @throws Problem RESTORE_FOREIGN_DATABASE, RESTORE_IN_USE, RESTORE_NOT_EMPTY, RESTORE_UNFAITHFUL
 */
export async function restoreOnServer(environment: RestoreEnvironment, request: RestoreRequest, ports: RestorePorts): Promise<void> {
  const files = new RestoredFiles(environment);
  try {
    await inOwnerTransaction(environment, async (sql) => {
      await refuseToWait(sql);
      await keepOthersFromMigrating(sql);
      await requireFree(sql, request);
      await loadInstallation(sql, request, (file) => files.add(file));
    });
  } catch (error) {
    await files.undo();
    throw (error as { readonly code?: unknown }).code === LOCK_NOT_AVAILABLE ? new Problem('RESTORE_IN_USE') : error;
  }
  await files.putHeads();
  const database = await openDatabase(environment);
  try {
    await ports.migrate(database);
    await ports.seal(database, environment.auditHeadDirectory);
  } finally {
    await database.close();
  }
}

async function requireFree(sql: Sql, { replace }: RestoreRequest): Promise<void> {
  const occupancy = await readOccupancy(sql);
  if (typeof occupancy === 'object') throw new Problem('RESTORE_FOREIGN_DATABASE', { table: occupancy.foreignTable });
  if (await staysInUse(sql)) throw new Problem('RESTORE_IN_USE');
  if (occupancy === 'occupied' && !replace) throw new Problem('RESTORE_NOT_EMPTY');
}

/** How often, and how far apart (ms), it is looked whether a process that has just ended has given up its connections. */
const LOOKS = 30;
const PAUSE = 100;

async function staysInUse(sql: Sql): Promise<boolean> {
  for (let look = 1; look < LOOKS; look += 1) {
    if (!(await isInUse(sql))) return false;
    await setTimeout(PAUSE);
  }
  return isInUse(sql);
}
