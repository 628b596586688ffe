import { copyFile, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { describeOnEachDatabase } from '../database/testing/test-database.ts';
import { collisionsText, manyCollisions } from './testing/stats19-text.ts';
import { ImportsFixture } from './testing/imports-fixture.ts';

const DAMAGED = { status: 'failed', problem: { code: 'UPLOAD_DAMAGED' } };

describeOnEachDatabase('an upload on disk', (open) => {
  let database: Database;
  let fixture: ImportsFixture;

  beforeAll(async () => {
    database = await open();
  });

  afterEach(() => fixture.remove());

  const folderOf = (uploadId: string): string => dirname(fixture.uploads.locate(fixture.context, uploadId, 'any').path);

  async function storedFile(uploadId: string): Promise<string> {
    const [name = ''] = (await readdir(folderOf(uploadId))).filter((entry) => entry !== 'upload.json');
    return join(folderOf(uploadId), name);
  }

  async function runImport(uploadId: string): Promise<unknown> {
    const { batchId } = await fixture.imports.start(fixture.context, uploadId);
    await fixture.pipeline.run(fixture.context, batchId, new AbortController().signal);
    return fixture.imports.get(fixture.context, batchId);
  }

  it('holds nothing that can be read without the key, neither in the file nor in what describes it', async () => {
    fixture = await ImportsFixture.make(database);
    const text = collisionsText(manyCollisions(50));
    const uploadId = await fixture.upload('Τμήμα Τροχαίας Βόλου.csv', text);
    const names = await readdir(folderOf(uploadId));
    expect(names).toHaveLength(2);
    for (const name of names) {
      const path = join(folderOf(uploadId), name);
      const bytes = await readFile(path);
      for (const plain of ['accident_index', 'Τροχαίας', 'stats19', text.slice(-200)]) expect(bytes.includes(plain)).toBe(false);
      expect((await stat(path)).mode & 0o077).toBe(0);
    }
    expect(await runImport(uploadId)).toMatchObject({ status: 'committed', counts: { added: 50 } });
  });

  it('leaves no line of itself with the batch, which is kept when the files are gone', async () => {
    fixture = await ImportsFixture.make(database);
    const { batch } = await fixture.importTexts({ 'a.csv': collisionsText([{ ...manyCollisions(1)[0]!, index: '201901SECRET1' }]) });
    expect(batch.counts.added).toBe(1);
    expect(JSON.stringify(batch.files)).not.toContain('SECRET1');
  });

  it('is refused when a file was replaced by that of another upload, of the same content or not', async () => {
    fixture = await ImportsFixture.make(database);
    const one = await fixture.upload('a.csv', collisionsText(manyCollisions(5)));
    const other = await fixture.upload('a.csv', collisionsText(manyCollisions(5)));
    await copyFile(await storedFile(other), await storedFile(one));
    expect(await runImport(one)).toMatchObject(DAMAGED);
    expect(await fixture.version()).toBe(0);
  });

  it('is refused when its files were changed, cut or put there unsealed', async () => {
    fixture = await ImportsFixture.make(database);
    const text = collisionsText(manyCollisions(3_000));
    const harm: ((bytes: Buffer) => Buffer)[] = [
      (bytes) => bytes.subarray(0, -1),
      (bytes) => bytes.subarray(0, 40 + 65_552),
      (bytes) => Buffer.concat([bytes.subarray(0, -100), Buffer.alloc(100)]),
      () => Buffer.from(text),
    ];
    for (const change of harm) {
      const uploadId = await fixture.upload('a.csv', text);
      const path = await storedFile(uploadId);
      await writeFile(path, change(await readFile(path)));
      expect(await runImport(uploadId)).toMatchObject({ ...DAMAGED, committedVersion: null });
    }
    expect(await fixture.version()).toBe(0);
  });

  it('cannot be said to be something else: its description is of this upload and no other', async () => {
    fixture = await ImportsFixture.make(database);
    const one = await fixture.upload('a.csv', collisionsText(manyCollisions(1)));
    const other = await fixture.upload('b.csv', collisionsText(manyCollisions(2)));
    await copyFile(join(folderOf(other), 'upload.json'), join(folderOf(one), 'upload.json'));
    await expect(fixture.imports.start(fixture.context, one)).rejects.toMatchObject({ code: 'UPLOAD_DAMAGED' });
    // Nor is it another organisation's.
    const stranger = await ImportsFixture.make(database);
    await stranger.upload('c.csv', collisionsText(manyCollisions(1)));
    await rename(folderOf(other), dirname(stranger.uploads.locate(stranger.context, other, 'any').path));
    await expect(stranger.imports.start(stranger.context, other)).rejects.toMatchObject({ code: 'UPLOAD_DAMAGED' });
    await stranger.remove();
  });
});
