import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { RunningServer } from '../faults/running-server.ts';
import { collisionTable } from '../stats19-table.ts';
import { elektronHere, elektronProcess, type Outcome } from './run-elektron.ts';

/** Each command opens the database anew, which takes its time on a busy machine. */
const PATIENCE_MS = 240_000;

describe('elektron', () => {
  let folder: string;
  let file: string;
  /** Of the installation with accounts, which two tests follow each other in. */
  let running: RunningServer | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-cli-'));
    file = join(folder, 'collisions.csv');
    await writeFile(file, [...collisionTable(1_500)].join(''));
  });

  afterAll(async () => {
    await running?.end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const variablesOf = (environment: Readonly<Record<string, string>>) => ({ DATA_DIR: join(folder, 'data'), LANG: 'C', ...environment });
  /** The built program. */
  const built = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
    elektronProcess(args, variablesOf(environment));
  const elektron = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
    elektronHere(args, variablesOf(environment));

  it('explains itself in the language of the terminal, and says 2 when it does not understand', async () => {
    expect(await built(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage'), err: '' });
    expect(await elektron(['help'], { LANG: 'el_GR.UTF-8' })).toMatchObject({ code: 0, out: expect.stringContaining('Χρήση') });
    expect(await elektron([])).toMatchObject({ code: 2, out: '' });
    expect(await built(['frobnicate'])).toMatchObject({ code: 2, out: '' });
    expect(await elektron(['import'])).toMatchObject({ code: 2, err: expect.stringContaining('elektron import FILE') });
    expect(await elektron(['import', '--nonsense', file])).toMatchObject({ code: 2 });
  });

  it('refuses settings that cannot be, naming them', async () => {
    const { code, err } = await built(['batches'], { PORT: 'eighty' });
    expect(code).toBe(1);
    expect(err).toMatch(/PORT must be a port number/);
    expect(err).not.toMatch(/ at /);
  });

  it(
    'imports into an empty data directory, with nobody else there',
    async () => {
      const { code, out, err } = await built(['import', '--json', file]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(JSON.parse(out)).toMatchObject({ outcome: 'committed', batchId: 1, counts: { lines: 1_500, added: 1_500 } });
    },
    PATIENCE_MS,
  );

  it(
    'works through the database of a running server, which sees it at once',
    async () => {
      const server = await RunningServer.start({ DATA_DIR: join(folder, 'data') });
      try {
        // The same file once more, in Greek.
        const again = await built(['import', file], { LANG: 'el_GR.UTF-8' });
        expect(again).toMatchObject({ code: 0, err: '', out: expect.stringContaining('1.500 ίδιες') });
        expect(await server.batch('2')).toMatchObject({ status: 'committed', committedVersion: null, counts: { unchanged: 1_500 } });
        expect(await elektron(['undo', '1'])).toMatchObject({ code: 0, out: expect.stringContaining('undone') });
        expect(await server.batch('1')).toMatchObject({ status: 'undone' });
        expect(await elektron(['undo', '1'])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('once') });
        expect(await elektron(['undo', 'one'])).toMatchObject({ code: 1 });
        expect(await elektron(['import', join(folder, 'absent.csv')])).toMatchObject({
          code: 1,
          err: expect.stringContaining('absent.csv'),
        });
        const { out } = await elektron(['batches', '--json']);
        expect(JSON.parse(out)).toMatchObject([
          { batchId: 2, status: 'committed' },
          { batchId: 1, status: 'undone' },
        ]);
        // A second server would lose its database with the first.
        const second = RunningServer.start({ DATA_DIR: join(folder, 'data') });
        await expect(second).rejects.toThrow(/in use by another Elektron process/);
      } finally {
        expect(await server.end('SIGTERM')).toBe(0);
      }
    },
    PATIENCE_MS,
  );

  it(
    'looks after accounts, from the first administrator on',
    async () => {
      const own = { DATA_DIR: join(folder, 'accounts'), DEMO: 'false', PORT: '4321' };
      const user = (...args: string[]): Promise<Outcome> => elektron(['user', ...args], own);
      expect(await built(['user', 'list'], own)).toMatchObject({ code: 0, out: '', err: 'There is nobody yet.\n' });
      const setup = await user('setup');
      expect(setup).toMatchObject({ code: 0, err: expect.stringContaining('within a day') });
      // The link alone, for a program that hands it on.
      expect(setup.out).toMatch(/^http:\/\/localhost:4321\/app\/link#l_[\w-]{43}\n$/);
      expect(await elektron(['organisation', 'volos', '--name-el', 'Βόλος', '--name-en', 'Volos'], own)).toMatchObject({ code: 0 });
      const server = await RunningServer.start({ ...own, PORT: '0' }, null);
      running = server;
      // A newer link ends the older: the server has printed one of its own.
      const printed = /\/app\/link#(l_[\w-]{43})/.exec(server.output.join(''))?.[1] ?? '';
      const administrator = { email: 'admin@volos.example', password: 'four unrelated words' };
      const accept = (secret: string, answer: object): Promise<{ acceptLink: { email: string | null; userErrors: { code: string }[] } }> =>
        server.ask('mutation ($input: AcceptLinkInput!) { acceptLink(input: $input) { email userErrors { code } } }', {
          input: { secret, displayName: 'Διαχειριστής', ...answer },
        });
      expect((await accept(secretIn(setup.out), administrator)).acceptLink.userErrors).toEqual([{ code: 'LINK_INVALID' }]);
      expect((await accept(printed, administrator)).acceptLink).toEqual({ email: administrator.email, userErrors: [] });
      await server.signIn(administrator);
      expect(await user('setup')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('people already') });
      expect(await user('list')).toMatchObject({
        code: 0,
        out: 'admin@volos.example  Διαχειριστής  (steward)  volos: uploader analyst publisher manager\n',
      });

      const invited = await user('invite', 'Maria@volos.example', '--role', 'analyst', '--organisation', 'volos');
      expect(invited).toMatchObject({ code: 0, err: expect.stringContaining('within seven days') });
      expect((await accept(secretIn(invited.out), { password: 'five other unrelated words' })).acceptLink.email).toBe(
        'maria@volos.example',
      );
      expect(await user('invite', 'x@volos.example', '--organisation', 'nowhere')).toMatchObject({
        code: 1,
        err: expect.stringContaining('volos'),
      });
      expect(await user('invite', 'x@volos.example', '--organisation', 'volos', '--role', 'root')).toMatchObject({ code: 1 });

      const viewer = (): Promise<{ viewer: { email: string } | null }> => server.ask('{ viewer { email } }');
      await server.signIn({ email: 'maria@volos.example', password: 'five other unrelated words' });
      expect(await user('end-sessions', 'maria@volos.example')).toMatchObject({ code: 0, err: '1 session has ended.\n' });
      expect((await viewer()).viewer).toBeNull();
      const link = await user('link', 'maria@volos.example');
      expect((await accept(secretIn(link.out), { password: 'six more unrelated words' })).acceptLink.userErrors).toEqual([]);
      await server.signIn({ email: 'maria@volos.example', password: 'six more unrelated words' });
      expect(await user('remove-second-factor', 'maria@volos.example')).toMatchObject({ code: 0 });
      expect(await user('disable', 'MARIA@volos.example')).toMatchObject({ code: 0, err: expect.stringContaining('disabled') });
      await expect(server.signIn({ email: 'maria@volos.example', password: 'six more unrelated words' })).rejects.toThrow('SIGN_IN_FAILED');
      expect(await user('disable', 'maria@volos.example')).toMatchObject({ code: 0, err: 'It was so already.\n' });
      expect(JSON.parse((await user('list', '--json')).out)).toMatchObject([
        { email: administrator.email },
        { email: 'maria@volos.example', disabled: true },
      ]);
      expect(await elektron(['user', 'enable', 'maria@volos.example'], { ...own, LANG: 'el_GR.UTF-8' })).toMatchObject({
        code: 0,
        err: 'Ο λογαριασμός είναι πάλι ενεργός.\n',
      });
      await server.signIn({ email: 'maria@volos.example', password: 'six more unrelated words' });

      expect(await user('link', 'nobody@volos.example')).toMatchObject({
        code: 1,
        out: '',
        err: 'Nobody has the address nobody@volos.example.\n',
      });
      expect(await user('link')).toMatchObject({ code: 2, err: expect.stringContaining('elektron user list') });
    },
    PATIENCE_MS,
  );

  it(
    'works for the organisation that it is told, or for that of the environment',
    async () => {
      const own = { DATA_DIR: join(folder, 'accounts'), DEMO: 'false' };
      expect(await elektron(['import', '--organisation', 'volos', '--json', file], own)).toMatchObject({ code: 0 });
      const batches = async (args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<unknown[]> =>
        JSON.parse((await elektron(['batches', '--json', ...args], { ...own, ...variables })).out) as unknown[];
      expect(await batches(['--organisation=volos'])).toHaveLength(1);
      expect(await batches([], { ORGANISATION: 'volos' })).toHaveLength(1);
      expect(await elektron(['batches'], own)).toMatchObject({ code: 1, err: expect.stringContaining('There is no organisation “demo”') });
      expect(await elektron(['batches', '--organisation', 'Βόλος'], own)).toMatchObject({
        code: 1,
        err: expect.stringContaining('ORGANISATION must be'),
      });
      expect(await running?.end('SIGTERM')).toBe(0);
    },
    PATIENCE_MS,
  );

  function secretIn(link: string): string {
    return link.trim().split('#')[1] ?? '';
  }
});
