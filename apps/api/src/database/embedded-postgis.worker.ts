import { mkdir, mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import { InstallationError } from '../common/installation-error.ts';
import {
  claimDataDirectory,
  HEARTBEAT_MS,
  releaseDataDirectory,
  removeSocketFolder,
  renewClaim,
  SOCKET_NAME,
} from './data-directory-claim.ts';
import type { EmbeddedMessage, EmbeddedOptions } from './embedded-postgis.ts';
import { openPgliteEngine, type PgliteEngine } from './pglite-engine.ts';
import { prepareDataDirectory } from './prepared-data-directory.ts';
import { makeDataDirectoryPrivate, PRIVATE_FOLDER } from './private-files.ts';
import { ProtocolFront } from './protocol-front.ts';

/** The operating system's limit on the path of a socket, less a little; macOS allows 104 bytes, Linux 108. */
const MAX_SOCKET_PATH_BYTES = 100;

const { dataDirectory, idleInTransactionMs } = workerData as EmbeddedOptions;
const pgdata = join(dataDirectory, 'pgdata');

let engine: PgliteEngine | undefined;

const front = new ProtocolFront({
  idleInTransactionMs,
  async openEngine() {
    // One that died is let go first: each takes hundreds of megabytes.
    engine = undefined;
    engine = await openPgliteEngine(pgdata);
    return { engine, greeting: engine.greeting };
  },
  onEngineLost(error) {
    throw error;
  },
});

function report(message: EmbeddedMessage): void {
  parentPort?.postMessage(message);
}

async function listen(server: Server): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'elektron-'));
  const path = join(folder, SOCKET_NAME);
  if (Buffer.byteLength(path) > MAX_SOCKET_PATH_BYTES) {
    await removeSocketFolder(folder);
    throw new Error(`The path of the temporary folder is too long for a socket: ${folder}. Set TMPDIR to a shorter one, such as /tmp.`);
  }
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  return folder;
}

async function open(): Promise<void> {
  const server = createServer((socket) => front.accept(socket));
  const folder = await listen(server);
  const stopListening = async (): Promise<void> => {
    server.close();
    await removeSocketFolder(folder);
  };

  await mkdir(dataDirectory, { recursive: true, mode: PRIVATE_FOLDER });
  const holder = await claimDataDirectory(dataDirectory, folder);
  if (holder) {
    await stopListening();
    report({ kind: 'taken', address: holder });
    return;
  }
  const heartbeat = setInterval(() => void renewClaim(dataDirectory).catch(() => undefined), HEARTBEAT_MS);
  parentPort?.once('message', () => void close());

  async function close(): Promise<void> {
    clearInterval(heartbeat);
    await front.close();
    await engine?.close();
    await releaseDataDirectory(dataDirectory);
    await stopListening();
    report({ kind: 'closed' });
  }

  try {
    await makeDataDirectoryPrivate(dataDirectory);
    await prepareDataDirectory(pgdata);
    await front.open();
  } catch (error) {
    clearInterval(heartbeat);
    await releaseDataDirectory(dataDirectory);
    await stopListening();
    if (!(error instanceof InstallationError)) throw error;
    report({ kind: 'refused', reason: error.message });
    return;
  }
  report({ kind: 'open', folder });
}

await open();
