import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { DEMO_ACCOUNT, isFinished, RunningServer } from '../faults/running-server.ts';
import { ServerDatabase } from '../faults/server-database.ts';
import { programEnvironment } from '../program-environment.ts';
import { collisionTable } from '../stats19-table.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DIST = join(ROOT, 'apps/api/dist');
const PATIENCE_MS = 240_000;
const LINES = 1_000;
const TABLE = [...collisionTable(LINES)].join('');

const ADMINISTRATOR = { email: 'administrator@village.example', password: 'four unrelated words' };

const serverUrl = process.env['TEST_DATABASE_URL'];

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

// What docs/operations.md tells an administrator and an operator to do, done by processes: nothing here has a right that they have not.
(serverUrl ? describe : describe.skip)('an installation on a database server', () => {
  const database = new ServerDatabase(serverUrl ?? 'postgres://none', 'installation');
  let folder: string;
  let environment: Record<string, string>;
  let worker: ChildProcess | undefined;
  let server: RunningServer | undefined;

  function start(entry: string, args: readonly string[] = [], variables: Readonly<Record<string, string>> = {}): ChildProcess {
    return spawn(process.execPath, [join(DIST, entry), ...args], {
      env: { ...programEnvironment(), LANG: 'C', ...environment, ...variables },
    });
  }

  async function elektron(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    const child = start('cli.js', args, variables);
    let out = '';
    let err = '';
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out, err };
  }

  async function startWorker(): Promise<void> {
    worker = start('work.js');
    worker.stderr?.on('data', (chunk: Buffer) => process.stderr.write(chunk));
    await once(worker.stdout!, 'data');
  }

  async function stopWorker(): Promise<void> {
    if (worker === undefined || worker.exitCode !== null) return;
    const exited = once(worker, 'exit');
    worker.kill('SIGTERM');
    await exited;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-installation-'));
    environment = {
      DATABASE_URL: database.url,
      UPLOAD_DIR: join(folder, 'uploads'),
      DATA_DIR: join(folder, 'data'),
      SECRET_KEY: 'nothing that anybody would guess: 7f3a9c51',
      DEMO: 'false',
    };
    await database.create();
  });

  afterAll(async () => {
    await server?.end('SIGTERM');
    await stopWorker();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it(
    'is refused before it is migrated, and says what to do',
    async () => {
      const { code, err } = await elektron(['batches']);
      expect(code).toBe(1);
      expect(err).toMatch(/migrate/);
      expect(err).not.toMatch(/\n +at /);
    },
    PATIENCE_MS,
  );

  it(
    'is migrated once, however many do it at the same time',
    async () => {
      const owner = { DATABASE_OWNER_URL: database.ownerUrl };
      const outcomes = await Promise.all(Array.from({ length: 3 }, () => elektron(['migrate'], owner)));
      expect(outcomes.map(({ code, err }) => (code === 0 ? 0 : err))).toEqual([0, 0, 0]);
      expect(outcomes.filter(({ out }) => out !== '')).toHaveLength(1);
      const added = await elektron(['organisation', 'village', '--name-el', 'Χωριό', '--name-en', 'Village', '--srid', '27700'], owner);
      expect(added).toMatchObject({ code: 0 });
    },
    PATIENCE_MS,
  );

  it(
    'is refused with another key than it was migrated with, or with none',
    async () => {
      const other = await elektron(['batches'], { SECRET_KEY: 'another key that nobody would guess: 00b1' });
      expect(other).toMatchObject({ code: 1, err: expect.stringContaining('another SECRET_KEY') });
      expect(await elektron(['batches'], { SECRET_KEY: '' })).toMatchObject({ code: 1, err: expect.stringContaining('SECRET_KEY') });
    },
    PATIENCE_MS,
  );

  it(
    'lets its first administrator in by the link that it prints, and has no account of a demonstration',
    async () => {
      server = await RunningServer.start({ ...environment, RUN_JOBS: 'false' }, null);
      const secret = /Open this link once[^]*\/app\/link#(l_[\w-]{43})/.exec(server.output.join(''))?.[1];
      const input = { secret, email: ADMINISTRATOR.email, password: ADMINISTRATOR.password, displayName: 'Administrator' };
      const accepted = await server.ask('mutation ($input: AcceptLinkInput!) { acceptLink(input: $input) { email userErrors { code } } }', {
        input,
      });
      expect(accepted).toEqual({ acceptLink: { email: ADMINISTRATOR.email, userErrors: [] } });
      await expect(server.signIn(DEMO_ACCOUNT)).rejects.toThrow('SIGN_IN_FAILED');
      await server.signIn(ADMINISTRATOR);
      expect(
        await server.ask('{ viewer { steward memberships { organisation { slug } } } signInOptions { demoAccounts { email } } }'),
      ).toEqual({
        viewer: { steward: true, memberships: [{ organisation: { slug: 'village' } }] },
        signInOptions: { demoAccounts: [] },
      });
      expect(await server.end('SIGTERM')).toBe(0);
    },
    PATIENCE_MS,
  );

  it(
    'imports at the command line, and through a server that leaves the work to a worker, also after a restart',
    async () => {
      const file = join(folder, 'collisions.csv');
      await writeFile(file, TABLE);
      expect(await elektron(['import', '--organisation', 'village', file])).toMatchObject({ code: 0 });
      for (const first of [LINES, 2 * LINES]) {
        server = await RunningServer.start({ ...environment, RUN_JOBS: 'false' }, ADMINISTRATOR);
        await startWorker();
        expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
        const id = await server.startImport('more.csv', [...collisionTable(first + LINES)].join(''));
        expect(await server.until(id, isFinished)).toMatchObject({ status: 'committed', counts: { added: LINES, unchanged: first } });
        expect(await server.end('SIGTERM')).toBe(0);
        await stopWorker();
        expect(worker?.exitCode).toBe(0);
      }
    },
    PATIENCE_MS,
  );
});
