import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import { InstallationError } from '../common/installation-error.ts';
import { claimDataDirectory, HEARTBEAT_MS, releaseDataDirectory, renewClaim } from './data-directory-claim.ts';
import type { EmbeddedMessage, EmbeddedOptions } from './embedded-postgis.ts';
import { openPgliteEngine, type PgliteEngine } from './pglite-engine.ts';
import { prepareDataDirectory } from './prepared-data-directory.ts';
import { makeDataDirectoryPrivate, PRIVATE_FOLDER } from './private-files.ts';
import { listenPrivately } from './private-socket.ts';
import { ProtocolFront } from './protocol-front.ts';
import { finishTakeover } from './takeover.ts';

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

async function open(): Promise<void> {
  const { folder, close: stopListening } = await listenPrivately((socket) => front.accept(socket));

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
    await finishTakeover(dataDirectory);
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
