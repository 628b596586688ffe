import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

import { InstallationError } from '../common/installation-error.ts';
import { findLiveSocket, type SocketAddress } from './data-directory-claim.ts';
import { FOR_OTHERS } from './private-files.ts';

export interface EmbeddedOptions {
  /** Folder that holds everything of an installation; the database's files are in its `pgdata`. */
  readonly dataDirectory: string;
  /** A client that does nothing for so long inside a transaction loses it, because everybody else waits. */
  readonly idleInTransactionMs: number;
}

/** What the thread says to the one that started it. */
export type EmbeddedMessage =
  | { readonly kind: 'open'; readonly folder: string }
  | { readonly kind: 'taken'; readonly address: SocketAddress }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'closed' };

/** An embedded PostGIS that answers on a Unix socket. */
export interface EmbeddedPostgis {
  /** Folder of the socket: the `host` of an ordinary PostgreSQL client (port 5432, user and database `postgres`, no password). */
  readonly folder: string;
  /** Which process runs it. */
  readonly pid: number;
  /** Whether this process runs it; otherwise it is joined, and closing it leaves it running. */
  readonly ours: boolean;
  /** Ends its connections, writes everything to disk, and gives the data directory free. */
  close(): Promise<void>;
}

const IDLE_IN_TRANSACTION_MS = 30_000;

/**
 * Opens the embedded database of a data directory in a thread of its own, or joins the process that has it open.
 * @param onLost called when the database of this process ends without having been closed
 * @throws InstallationError when the data directory holds something that is not a database
 */
export async function openEmbeddedPostgis(
  dataDirectory: string,
  onLost: (error: Error) => void = throwLater,
  idleInTransactionMs: number = IDLE_IN_TRANSACTION_MS,
): Promise<EmbeddedPostgis> {
  const live = await findLiveSocket(dataDirectory);
  if (live) return joined(live);

  // The engine leaves the rights of some of its files to the process, which can set them outside of threads only.
  process.umask(FOR_OTHERS);
  const options: EmbeddedOptions = { dataDirectory, idleInTransactionMs };
  // The worker is a file of its own: TypeScript when run from source, JavaScript when built.
  const file = new URL(`./embedded-postgis.worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(file, { workerData: options, name: 'embedded-postgis' });
  const [message] = (await once(worker, 'message')) as [EmbeddedMessage];
  if (message.kind === 'taken') return joined(message.address);
  if (message.kind === 'refused') {
    await worker.terminate();
    // An error that crosses threads loses its class.
    throw new InstallationError(message.reason);
  }
  if (message.kind === 'closed') throw new Error('The embedded database closed while it was opening.');

  let closing: Promise<void> | undefined;
  let failure: unknown;
  worker.on('error', (error: unknown) => {
    failure = error;
  });
  worker.once('exit', () => {
    if (!closing) onLost(new Error('The embedded database ended unexpectedly.', { cause: failure }));
  });
  return {
    folder: message.folder,
    pid: process.pid,
    ours: true,
    close: () => (closing ??= closeWorker(worker)),
  };
}

function joined(address: SocketAddress): EmbeddedPostgis {
  return { folder: address.folder, pid: address.pid, ours: false, close: () => Promise.resolve() };
}

async function closeWorker(worker: Worker): Promise<void> {
  worker.postMessage('close');
  await once(worker, 'message');
  await worker.terminate();
}

function throwLater(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}
