import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { programEnvironment } from '../program-environment.ts';
import { collisionTable } from '../stats19-table.ts';
import { ServerDatabase } from './server-database.ts';

/** `npm run test:kills` ends a hundred on each database. */
const KILLS = Number(process.env['KILLS'] ?? 1);
const SEED = Number(process.env['KILLS_SEED'] ?? 1);
const LINES = 4_000;
const TABLE = [...collisionTable(LINES)].join('');
const PATIENCE_MS = 120_000;

const ELEKTRON = resolve(import.meta.dirname, '../../apps/api/dist/cli.js');
const serverUrl = process.env['TEST_DATABASE_URL'];
const PROFILES = serverUrl ? (['embedded', 'server'] as const) : (['embedded'] as const);

interface Account {
  readonly outcome: string;
  readonly lines: number;
  readonly new: number;
  readonly unchanged: number;
}

/** From 0 to 1, spread evenly whatever the number of kills (multiples of the golden section); the first of seed 1 is in the middle. */
const momentOf = (kill: number): number => (SEED * 0.882 + kill * 0.618034) % 1;

describe.each(PROFILES)('an import on the %s database whose process is killed at any moment', (profile) => {
  const server = profile === 'server' ? new ServerDatabase(serverUrl ?? '', 'kills') : null;
  let folder: string;
  let environment: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-kills-'));
    environment = {
      DATA_DIR: join(folder, 'data'),
      DEMO: 'false',
      LANG: 'C',
      ...(server === null ? {} : { DATABASE_URL: server.url, SECRET_KEY: 'nothing that anybody would guess: 7f3a9c51' }),
    };
    await server?.create();
    const owner = server === null ? {} : { DATABASE_OWNER_URL: server.ownerUrl };
    await toEnd(start(['migrate'], owner));
    const town = ['organisation', 'village', '--name-el', 'Χωριό', '--name-en', 'Village', '--srid', '27700'];
    expect((await toEnd(start(town, owner))).code).toBe(0);
  }, PATIENCE_MS);

  afterAll(async () => {
    await server?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  function start(args: readonly string[], more: Readonly<Record<string, string>> = {}): ChildProcess {
    return spawn(process.execPath, [ELEKTRON, ...args], { env: { ...programEnvironment(), ...environment, ...more } });
  }

  async function toEnd(child: ChildProcess): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
    let out = '';
    let err = '';
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out, err };
  }

  const startImport = (file: string): ChildProcess => start(['import', file, '--organisation', 'village', '--json']);

  async function importWhole(file: string): Promise<Account> {
    const { code, out, err } = await toEnd(startImport(file));
    if (code !== 0) throw new Error(`${code}: ${err}`);
    return JSON.parse(out.trim().split('\n').at(-1) ?? '') as Account;
  }

  /** Accidents of their own, so that nothing need be taken back. */
  async function writeTable(number: number): Promise<string> {
    const file = join(folder, `collisions-${number}.csv`);
    await writeFile(file, TABLE.replaceAll('\nZ', `\nK${number}-`));
    return file;
  }

  it(
    `is in whole or not at all, and comes to its end when it is run again (${KILLS} times, seed ${SEED})`,
    async () => {
      const began = performance.now();
      expect(await importWhole(await writeTable(0))).toMatchObject({ outcome: 'committed', lines: LINES, new: LINES });
      let whole = performance.now() - began;
      const seen = { killed: 0, committed: 0 };
      // On until one has come in time: how long an import takes depends on what else the machine does.
      for (let kill = 1; kill <= KILLS || seen.killed === 0; kill++) {
        const file = await writeTable(kill);
        const started = performance.now();
        const child = startImport(file);
        const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
        await Promise.race([ended, sleep(whole * (0.25 + 0.8 * momentOf(kill)))]);
        child.kill('SIGKILL');
        const [, signal] = await ended;
        if (signal === 'SIGKILL') seen.killed += 1;
        else whole = Math.min(whole, performance.now() - started);
        const account = await importWhole(file);
        expect(account).toMatchObject({ outcome: 'committed', lines: LINES });
        // What was visible after the kill is found unchanged: all of it, or nothing.
        expect([0, LINES]).toContain(account.unchanged);
        expect(account.new + account.unchanged).toBe(LINES);
        if (account.unchanged === LINES) seen.committed += 1;
      }
      if (KILLS > 10) process.stdout.write(`${profile}: ${JSON.stringify({ kills: KILLS, ...seen })}\n`);
    },
    PATIENCE_MS * (1 + KILLS / 4),
  );
});
