import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { RunningServer } from '../faults/running-server.ts';
import { collisionTable } from '../stats19-table.ts';

const ELEKTRON = fileURLToPath(new URL('../../apps/api/dist/cli.js', import.meta.url));
/** Each command opens the database anew, which takes its time on a busy machine. */
const PATIENCE_MS = 240_000;

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

describe('elektron', () => {
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-cli-'));
    file = join(folder, 'collisions.csv');
    await writeFile(file, [...collisionTable(1_500)].join(''));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  function elektron(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [ELEKTRON, ...args], {
      env: { PATH, HOME, DATA_DIR: join(folder, 'data'), LANG: 'C', ...environment },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
  }

  it('explains itself in the language of the terminal, and says 2 when it does not understand', async () => {
    expect(await elektron(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage'), err: '' });
    expect(await elektron(['help'], { LANG: 'el_GR.UTF-8' })).toMatchObject({ code: 0, out: expect.stringContaining('Χρήση') });
    expect(await elektron([])).toMatchObject({ code: 2, out: '' });
    expect(await elektron(['frobnicate'])).toMatchObject({ code: 2, out: '' });
    expect(await elektron(['import'])).toMatchObject({ code: 2, err: expect.stringContaining('elektron import FILE') });
    expect(await elektron(['import', '--nonsense', file])).toMatchObject({ code: 2 });
  });

  it('refuses settings that cannot be, naming them', async () => {
    const { code, err } = await elektron(['batches'], { PORT: 'eighty' });
    expect(code).toBe(1);
    expect(err).toMatch(/PORT must be a port number/);
    expect(err).not.toMatch(/ at /);
  });

  it(
    'imports into an empty data directory, with nobody else there',
    async () => {
      const { code, out, err } = await elektron(['import', '--json', file]);
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
        const again = await elektron(['import', file], { LANG: 'el_GR.UTF-8' });
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
});
