import { mkdir } from 'node:fs/promises';
import { Problem } from '@elektron/domain';

import { claimDataDirectory, HEARTBEAT_MS, releaseDataDirectory, renewClaim } from './data-directory-claim.ts';
import { PRIVATE_FOLDER } from './private-files.ts';
import { listenPrivately } from './private-socket.ts';

/**
 * Keeps everybody else from opening a data directory.
 * @returns lets them again
 * @throws Problem RESTORE_IN_USE when somebody has it open
 */
export async function holdDataDirectory(dataDirectory: string): Promise<() => Promise<void>> {
  await mkdir(dataDirectory, { recursive: true, mode: PRIVATE_FOLDER });
  const socket = await listenPrivately((client) => client.destroy());
  const holder = await claimDataDirectory(dataDirectory, socket.folder).catch(async (error: unknown) => {
    await socket.close();
    throw error;
  });
  if (holder !== undefined) {
    await socket.close();
    throw new Problem('RESTORE_IN_USE');
  }
  const heartbeat = setInterval(() => void renewClaim(dataDirectory).catch(() => undefined), HEARTBEAT_MS);
  return async () => {
    clearInterval(heartbeat);
    await releaseDataDirectory(dataDirectory);
    await socket.close();
  };
}
