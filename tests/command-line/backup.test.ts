import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { RunningServer } from '../faults/running-server.ts';
import { collisionTable } from '../stats19-table.ts';
import { elektronHere, elektronProcess, type Outcome } from './run-elektron.ts';

/** Each command opens the database anew, which takes its time on a busy machine. */
const PATIENCE_MS = 240_000;
const PASSPHRASE = 'four words of no relation';

describe('elektron backup and restore', () => {
  let folder: string;
  let file: string;
  const directory = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-cli-'));
    file = directory('volos.backup');
    await writeFile(directory('collisions.csv'), [...collisionTable(1_500)].join(''));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const variablesOf = (data: string, environment: Readonly<Record<string, string>>) => {
    const settings = { DATA_DIR: directory(data), DEMO: 'false', ORGANISATION: 'volos', BACKUP_PASSPHRASE: PASSPHRASE, LANG: 'C' };
    return { ...settings, ...environment };
  };
  /** The built program. */
  const built = (data: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
    elektronProcess(args, variablesOf(data, environment));
  const elektron = (data: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
    elektronHere(args, variablesOf(data, environment));

  it('has nothing to back up before there is an installation, and makes none', async () => {
    expect(await elektron('one', ['backup', file])).toMatchObject({ code: 1, err: expect.stringContaining('no installation here yet') });
    await expect(access(directory('one'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it(
    'writes an installation into a file, also while its server runs',
    async () => {
      const names = ['--name-el', 'Βόλος', '--name-en', 'Volos', '--srid', '27700', '--time-zone', 'Europe/London', '--speed-unit', 'mph'];
      expect(await elektron('one', ['organisation', 'volos', ...names])).toMatchObject({ code: 0, err: '' });
      expect(await elektron('one', ['import', directory('collisions.csv')])).toMatchObject({ code: 0 });
      const server = await RunningServer.start({ DATA_DIR: directory('one'), DEMO: 'false', ORGANISATION: 'volos' });
      try {
        expect(await built('one', ['backup', file])).toMatchObject({
          code: 0,
          err: '',
          out: expect.stringMatching(/volos\.backup: [\d,]+ rows/),
        });
        const busy = await elektron('one', ['restore', file, '--replace']);
        expect(busy).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Stop all of its servers first') });
      } finally {
        expect(await server.end('SIGTERM')).toBe(0);
      }
      expect(await elektron('one', ['backup', file])).toMatchObject({ code: 1, err: expect.stringContaining('exists already') });
    },
    PATIENCE_MS,
  );

  it('asks for a passphrase that is worth it, and never takes it as an argument', async () => {
    const other = directory('other.backup');
    expect(await elektron('one', ['backup', other], { BACKUP_PASSPHRASE: 'short' })).toMatchObject({
      code: 1,
      err: expect.stringContaining('12'),
    });
    // Nobody sits at its terminal.
    const unasked = await built('one', ['backup', other], { BACKUP_PASSPHRASE: '' });
    expect(unasked).toMatchObject({ code: 1, err: expect.stringContaining('BACKUP_PASSPHRASE') });
    expect(await elektron('one', ['backup', other, '--passphrase', PASSPHRASE])).toMatchObject({ code: 2 });
    await expect(access(other)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('looks into a backup without restoring it, in the language of the terminal', async () => {
    const checked = await elektron('two', ['restore', file, '--verify-only']);
    expect(checked).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/The backup is whole\.[^]*accident_version {2}1,500\n/) });
    const key = (await readFile(join(directory('one'), 'secret.key'), 'utf8')).trim();
    expect(await elektron('two', ['restore', file, '--show-secret-key'])).toEqual({ code: 0, out: `${key}\n`, err: '' });
    const wrong = await elektron('two', ['restore', file], { BACKUP_PASSPHRASE: 'another passphrase', LANG: 'el_GR.UTF-8' });
    expect(wrong).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Η φράση δεν είναι εκείνη') });
    expect(await elektron('two', ['restore', directory('collisions.csv')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not a backup'),
    });
    expect(await elektron('two', ['restore', directory('absent')])).toMatchObject({ code: 1, err: expect.stringContaining('missing') });
    await expect(access(directory('two'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it(
    'restores it elsewhere, once, with its key and its audit trail',
    async () => {
      expect(await elektron('two', ['restore', file], { DEMO: 'true' })).toMatchObject({
        code: 1,
        err: expect.stringContaining('DEMO=false'),
      });
      expect(await built('two', ['restore', file])).toMatchObject({
        code: 0,
        err: '',
        out: expect.stringContaining('compared each of them'),
      });
      const [one, two] = [await elektron('one', ['batches', '--json']), await elektron('two', ['batches', '--json'])];
      expect(JSON.parse(two.out)).toEqual(JSON.parse(one.out));
      expect(JSON.parse(two.out)).toMatchObject([{ batchId: 1, status: 'committed', counts: { added: 1_500 } }]);
      expect(await elektron('two', ['audit', 'verify'])).toMatchObject({ code: 0 });
      expect(await elektron('two', ['restore', file])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('--replace') });
      expect(await elektron('two', ['restore', file, '--replace'])).toMatchObject({ code: 0 });
      expect(await elektron('two', ['audit', 'verify'])).toMatchObject({ code: 0 });
    },
    PATIENCE_MS,
  );
});
