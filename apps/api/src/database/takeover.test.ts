import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { claimDataDirectory, findLiveSocket, releaseDataDirectory } from './data-directory-claim.ts';
import { holdDataDirectory } from './hold-data-directory.ts';
import { listenPrivately } from './private-socket.ts';
import { finishTakeover, holdsDatabase, makeTakeoverDraft, takeOver } from './takeover.ts';

describe('a restored installation that takes the place of another', () => {
  let dataDirectory: string;

  beforeEach(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'elektron-takeover-'));
    await makeInstallation(dataDirectory, 'old');
    await mkdir(join(dataDirectory, 'uploads'));
    await writeFile(join(dataDirectory, 'uploads', 'file'), 'old');
  });

  afterEach(() => rm(dataDirectory, { recursive: true, force: true }));

  async function makeInstallation(folder: string, name: string): Promise<void> {
    await mkdir(join(folder, 'pgdata', 'base'), { recursive: true });
    for (const file of ['secret.key', 'pgdata/PG_VERSION', 'pgdata/base/1']) await writeFile(join(folder, file), name);
  }

  async function expectInstallation(name: string): Promise<void> {
    expect((await readdir(dataDirectory)).sort()).toEqual(['pgdata', 'secret.key', 'uploads']);
    for (const file of ['secret.key', 'pgdata/PG_VERSION', 'pgdata/base/1']) {
      expect(await readFile(join(dataDirectory, file), 'utf8')).toBe(name);
    }
    expect(await readFile(join(dataDirectory, 'uploads', 'file'), 'utf8')).toBe('old');
  }

  it('is there whole, and the other one gone', async () => {
    const draft = await makeTakeoverDraft(dataDirectory);
    expect((await stat(draft)).mode & 0o777).toBe(0o700);
    await makeInstallation(draft, 'new');
    await takeOver(dataDirectory, draft);
    await expectInstallation('new');
  });

  it('takes an empty place too', async () => {
    for (const name of ['pgdata', 'secret.key']) await rm(join(dataDirectory, name), { recursive: true });
    expect(await holdsDatabase(dataDirectory)).toBe(false);
    const draft = await makeTakeoverDraft(dataDirectory);
    await makeInstallation(draft, 'new');
    await takeOver(dataDirectory, draft);
    await expectInstallation('new');
    expect(await holdsDatabase(dataDirectory)).toBe(true);
  });

  it('leaves the other one where its process was killed before it was whole', async () => {
    await makeInstallation(await makeTakeoverDraft(dataDirectory), 'half');
    await finishTakeover(dataDirectory);
    await expectInstallation('old');
  });

  // What a kill leaves behind between any two steps of the move.
  const inPlace = (name: string): string => join(dataDirectory, name);
  const ready = (name: string): string => join(dataDirectory, 'restore.ready', name);
  const STEPS: (() => Promise<unknown>)[] = [
    () => rename(inPlace('secret.key'), ready('replaced.secret.key')),
    () => rename(ready('secret.key'), inPlace('secret.key')),
    () => rename(inPlace('pgdata'), ready('replaced.pgdata')),
    () => rename(ready('pgdata'), inPlace('pgdata')),
    () => rm(ready('replaced.secret.key')),
  ];
  it.each([0, 1, 2, 3, 4, 5])('is finished by whoever comes next when its process was killed after %i steps of the move', async (steps) => {
    const draft = await makeTakeoverDraft(dataDirectory);
    await makeInstallation(draft, 'new');
    await rename(draft, join(dataDirectory, 'restore.ready'));
    for (const step of STEPS.slice(0, steps)) await step();
    expect(await holdsDatabase(dataDirectory)).toBe(true);
    await finishTakeover(dataDirectory);
    await expectInstallation('new');
    await finishTakeover(dataDirectory);
    await expectInstallation('new');
  });

  it('happens while nobody else can open the data directory', async () => {
    const letGo = await holdDataDirectory(dataDirectory);
    expect(await findLiveSocket(dataDirectory)).toMatchObject({ pid: process.pid });
    await expect(holdDataDirectory(dataDirectory)).rejects.toMatchObject({ code: 'RESTORE_IN_USE' });
    await letGo();
    expect(await findLiveSocket(dataDirectory)).toBeUndefined();
    const server = await listenPrivately(() => undefined);
    expect(await claimDataDirectory(dataDirectory, server.folder)).toBeUndefined();
    await expect(holdDataDirectory(dataDirectory)).rejects.toMatchObject({ code: 'RESTORE_IN_USE' });
    await releaseDataDirectory(dataDirectory);
    await server.close();
  });
});
