import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from '@jest/globals';

import { claimDataDirectory, findLiveSocket, releaseDataDirectory, SOCKET_NAME } from './data-directory-claim.ts';

const folders: string[] = [];
const servers: Server[] = [];

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'elektron-claim-'));
  folders.push(folder);
  return folder;
}

async function makeSocket(): Promise<string> {
  const folder = await makeFolder();
  const server = createServer((socket) => socket.destroy());
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(join(folder, SOCKET_NAME), resolve));
  return folder;
}

afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

describe('claiming a data directory', () => {
  it('gives it to exactly one of many who ask at once', async () => {
    const dataDirectory = await makeFolder();
    const sockets = await Promise.all(Array.from({ length: 12 }, makeSocket));
    const holders = await Promise.all(sockets.map((socket) => claimDataDirectory(dataDirectory, socket)));
    const winners = sockets.filter((_, index) => holders[index] === undefined);
    expect(winners).toHaveLength(1);
    expect(new Set(holders.map((holder) => holder?.folder))).toEqual(new Set([undefined, winners[0]]));
    expect(await findLiveSocket(dataDirectory)).toEqual({ folder: winners[0], pid: process.pid, host: hostname() });
  });

  it('takes over from a process that was killed, and clears what its socket left', async () => {
    const dataDirectory = await makeFolder();
    const dead = await makeFolder();
    // A killed process leaves the file of its socket, at which nobody listens.
    await writeFile(join(dead, SOCKET_NAME), '');
    await writeFile(join(dataDirectory, 'socket.json'), JSON.stringify({ folder: dead, pid: 1, host: hostname() }));
    expect(await findLiveSocket(dataDirectory)).toBeUndefined();
    expect(await claimDataDirectory(dataDirectory, await makeSocket())).toBeUndefined();
    await expect(readdir(dead)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('takes over from a process that was killed in the middle of claiming', async () => {
    const dataDirectory = await makeFolder();
    await mkdir(join(dataDirectory, 'socket.claiming'));
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(join(dataDirectory, 'socket.claiming'), longAgo, longAgo);
    expect(await claimDataDirectory(dataDirectory, await makeSocket())).toBeUndefined();
  });

  it('takes a file that was cut off for nothing', async () => {
    const dataDirectory = await makeFolder();
    await writeFile(join(dataDirectory, 'socket.json'), '{"folder":"/tm');
    expect(await findLiveSocket(dataDirectory)).toBeUndefined();
  });

  it('stays away from one that another machine has open, as long as that one shows life', async () => {
    const dataDirectory = await makeFolder();
    const claim = join(dataDirectory, 'socket.json');
    await writeFile(claim, JSON.stringify({ folder: '/tmp/elsewhere', pid: 7, host: `not-${hostname()}` }));
    await expect(findLiveSocket(dataDirectory)).rejects.toThrow(/another machine/);
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(claim, longAgo, longAgo);
    expect(await findLiveSocket(dataDirectory)).toBeUndefined();
  });

  it('is over when it is given back', async () => {
    const dataDirectory = await makeFolder();
    await claimDataDirectory(dataDirectory, await makeSocket());
    await releaseDataDirectory(dataDirectory);
    expect(await findLiveSocket(dataDirectory)).toBeUndefined();
  });
});
