import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { InstallationError } from '../common/installation-error.ts';
import { openEmbeddedPostgis } from './embedded-postgis.ts';
import { connectTo } from './testing/raw-client.ts';

let parent: string;
let dataDirectory: string;
let pgdata: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'elektron-prepare-'));
  dataDirectory = join(parent, 'deep', 'data');
  pgdata = join(dataDirectory, 'pgdata');
});

afterEach(() => rm(parent, { recursive: true, force: true }));

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

/** Everything in a folder that somebody else may read or write. */
async function openToOthers(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (((await stat(path)).mode & 0o077) !== 0) found.push(path);
  }
  return found;
}

async function writeSomething(): Promise<void> {
  const embedded = await openEmbeddedPostgis(dataDirectory);
  const client = await connectTo(embedded.folder);
  await client.query('CREATE TABLE IF NOT EXISTS private AS SELECT g FROM generate_series(1, 20000) g');
  await client.end();
  await embedded.close();
}

describe('the files of an embedded database', () => {
  it('are for its user alone from the start', async () => {
    await writeSomething();
    expect(await modeOf(dataDirectory)).toBe(0o700);
    expect(await modeOf(pgdata)).toBe(0o700);
    expect((await readdir(pgdata, { recursive: true })).length).toBeGreaterThan(500);
    expect(await openToOthers(dataDirectory)).toEqual([]);
  });

  it('become so when an older version has made them, as far as they are its own', async () => {
    await writeSomething();
    const outside = join(parent, 'outside.txt');
    await writeFile(outside, 'not ours');
    await chmod(outside, 0o644);
    await symlink(outside, join(pgdata, 'link'));
    const upload = join(dataDirectory, 'uploads', 'organisation', 'upload');
    await mkdir(upload, { recursive: true });
    await writeFile(join(upload, '0-collisions.csv'), 'casualties');
    await chmod(join(upload, '0-collisions.csv'), 0o644);
    for (const path of [dataDirectory, pgdata, join(pgdata, 'base'), upload]) await chmod(path, 0o755);
    for (const path of ['PG_VERSION', 'postgresql.conf']) await chmod(join(pgdata, path), 0o644);
    await writeSomething();
    await rm(join(pgdata, 'link'));
    expect(await modeOf(dataDirectory)).toBe(0o700);
    expect(await openToOthers(dataDirectory)).toEqual([]);
    expect(await modeOf(outside)).toBe(0o644);
  });

  it('leave a folder open that was there for other things', async () => {
    await mkdir(dataDirectory, { recursive: true });
    await chmod(dataDirectory, 0o755);
    await writeFile(join(dataDirectory, 'letters.txt'), '');
    await writeSomething();
    expect(await modeOf(dataDirectory)).toBe(0o755);
    expect(await modeOf(pgdata)).toBe(0o700);
    expect(await openToOthers(pgdata)).toEqual([]);
  });
});

describe('a folder that is not a database', () => {
  it('is refused and not written over', async () => {
    await writeSomething();
    await rm(join(pgdata, 'PG_VERSION'));
    const before = (await readdir(pgdata, { recursive: true })).sort();
    const configuration = await readFile(join(pgdata, 'postgresql.conf'));
    for (let attempt = 0; attempt < 2; attempt++) {
      const opening = openEmbeddedPostgis(dataDirectory);
      await expect(opening).rejects.toThrow(InstallationError);
      await expect(opening).rejects.toThrow(/pgdata is not empty.*PG_VERSION.*Nothing was changed/s);
    }
    expect((await readdir(pgdata, { recursive: true })).sort()).toEqual(before);
    expect(await readFile(join(pgdata, 'postgresql.conf'))).toEqual(configuration);
    // Nothing of the attempt is left, and the folder may be taken by the next process.
    expect(await readdir(dataDirectory)).toEqual(['pgdata']);
  });

  it('is used when it is empty', async () => {
    await mkdir(pgdata, { recursive: true });
    await writeSomething();
    expect(await readdir(pgdata)).toContain('PG_VERSION');
  });
});

it('what processes left behind that were killed while they made a database is taken away', async () => {
  const drafts = ['pgdata.1.new', `pgdata.${process.pid}.new`, 'pgdata.999999999.new'];
  for (const draft of drafts) {
    await mkdir(join(dataDirectory, draft, 'base'), { recursive: true });
    await writeFile(join(dataDirectory, draft, 'base', '1'), 'half');
  }
  for (const kept of ['pgdata.old', 'pgdata.12.new.txt', 'xpgdata.12.new']) await mkdir(join(dataDirectory, kept));
  await writeSomething();
  expect((await readdir(dataDirectory)).sort()).toEqual(['pgdata', 'pgdata.12.new.txt', 'pgdata.old', 'xpgdata.12.new']);
  // Also when the database is there already.
  await mkdir(join(dataDirectory, 'pgdata.7.new'));
  await writeSomething();
  expect(await readdir(dataDirectory)).not.toContain('pgdata.7.new');
});
