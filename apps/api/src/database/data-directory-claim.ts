import { readFile, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { oneAtATime } from './one-at-a-time.ts';

/** Where the process that has a data directory open can be reached. */
export interface SocketAddress {
  /** Folder of mode 0700 with the socket; what a PostgreSQL client takes as its host. */
  readonly folder: string;
  readonly pid: number;
  readonly host: string;
}

/** PostgreSQL clients look for this name in the folder that they are given as host. */
export const SOCKET_NAME = '.s.PGSQL.5432';

const CLAIM_FILE = 'socket.json';
const CLAIMING_FOLDER = 'socket.claiming';
/** Whoever has a data directory open says so at this pace. */
export const HEARTBEAT_MS = 10_000;
/** A sign of life from another machine or container, whose socket cannot be tried from here, counts for so long. */
const FOREIGN_CLAIM_MS = 3 * HEARTBEAT_MS;
/** Claiming takes milliseconds; a process that was killed in the middle of it must not block the next one for ever. */
const ABANDONED_CLAIMING_MS = 10_000;

/** The process that has the data directory open, if one answers. */
export async function findLiveSocket(dataDirectory: string): Promise<SocketAddress | undefined> {
  const claim = await readClaim(dataDirectory);
  if (!claim) return undefined;
  if (await answers(claim)) return claim;
  const age = Date.now() - (await lastSignOfLife(dataDirectory));
  if (claim.host !== hostname() && age < FOREIGN_CLAIM_MS) {
    throw new Error(`The data directory ${dataDirectory} is open on another machine or container (${claim.host}, process ${claim.pid}).`);
  }
  return undefined;
}

/**
 * Makes this process the one that has the data directory open. Its socket must listen already: a live socket is the lock.
 * @returns the process that was there before, or nothing when the claim is ours
 */
export async function claimDataDirectory(dataDirectory: string, folder: string): Promise<SocketAddress | undefined> {
  return oneAtATime(join(dataDirectory, CLAIMING_FOLDER), ABANDONED_CLAIMING_MS, async () => {
    const holder = await findLiveSocket(dataDirectory);
    if (holder) return holder;
    const left = await readClaim(dataDirectory);
    if (left && left.host === hostname()) await removeSocketFolder(left.folder);
    const own: SocketAddress = { folder, pid: process.pid, host: hostname() };
    const draft = join(dataDirectory, `${CLAIM_FILE}.new`);
    await writeFile(draft, `${JSON.stringify(own)}\n`);
    await rename(draft, join(dataDirectory, CLAIM_FILE));
    return undefined;
  });
}

/** Says that the data directory is still open here. */
export async function renewClaim(dataDirectory: string): Promise<void> {
  const now = new Date();
  await utimes(join(dataDirectory, CLAIM_FILE), now, now);
}

export async function releaseDataDirectory(dataDirectory: string): Promise<void> {
  await rm(join(dataDirectory, CLAIM_FILE), { force: true });
}

/** Takes away what a socket leaves behind; a folder with anything else in it stays. */
export async function removeSocketFolder(folder: string): Promise<void> {
  await rm(join(folder, SOCKET_NAME), { force: true });
  await rmdir(folder).catch(() => undefined);
}

async function readClaim(dataDirectory: string): Promise<SocketAddress | undefined> {
  try {
    const claim = JSON.parse(await readFile(join(dataDirectory, CLAIM_FILE), 'utf8')) as Partial<SocketAddress>;
    const { folder, pid, host } = claim;
    return folder && pid && host ? { folder, pid, host } : undefined;
  } catch {
    // No file, or one that was cut off: nobody who lives wrote it.
    return undefined;
  }
}

async function lastSignOfLife(dataDirectory: string): Promise<number> {
  return (await stat(join(dataDirectory, CLAIM_FILE))).mtimeMs;
}

function answers(address: SocketAddress): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(join(address.folder, SOCKET_NAME));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(false);
      else if (error.code === 'EAGAIN') resolve(true);
      else reject(new Error(`The data directory is open in process ${address.pid}, whose socket cannot be used: ${error.message}`));
    });
  });
}
