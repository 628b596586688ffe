import { mkdtemp } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { removeSocketFolder, SOCKET_NAME } from './data-directory-claim.ts';

/** The operating system's limit on the path of a socket, less a little; macOS allows 104 bytes, Linux 108. */
const MAX_SOCKET_PATH_BYTES = 100;

/** A socket in a folder of its own, which only this user can enter. */
export interface PrivateSocket {
  readonly folder: string;
  /** Lets nobody in any more, and removes it. */
  readonly close: () => Promise<void>;
}

/** Listens where PostgreSQL clients look for a server. */
export async function listenPrivately(accept: (socket: Socket) => void): Promise<PrivateSocket> {
  const server = createServer(accept);
  const folder = await mkdtemp(join(tmpdir(), 'elektron-'));
  const path = join(folder, SOCKET_NAME);
  if (Buffer.byteLength(path) > MAX_SOCKET_PATH_BYTES) {
    await removeSocketFolder(folder);
    throw new Error(`The path of the temporary folder is too long for a socket: ${folder}. Set TMPDIR to a shorter one, such as /tmp.`);
  }
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  return {
    folder,
    close: async () => {
      server.close();
      await removeSocketFolder(folder);
    },
  };
}
