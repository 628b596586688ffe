import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { describeOnEachDatabase } from '../database/testing/test-database.ts';
import { listBatchNotices } from './import-batch-notices.ts';
import type { ImportBatch } from './import-batch.ts';
import { collisionsText, manyCollisions, vehiclesText } from './testing/stats19-text.ts';
import { ImportsFixture } from './testing/imports-fixture.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);

/** One line that is taken with a remark, one that is refused, one whose accident is not there: each tells something of somebody. */
const LINES = manyCollisions(3);
const TEXTS = {
  'c.csv': collisionsText([LINES[0]!, { ...LINES[1]!, speedLimit: 'SECRET-1' }, { ...LINES[2]!, index: 'BAD', date: 'SECRET-2' }]),
  'v.csv': vehiclesText([
    [LINES[0]!.index, '1'],
    ['SECRET-3', '7'],
  ]),
};
const SECRETS = ['SECRET-1', 'SECRET-2', 'SECRET-3'];

describeOnEachDatabase('the files and raw values of an import', (open) => {
  let database: Database;
  let fixture: ImportsFixture;

  beforeAll(async () => {
    database = await open();
  });

  afterEach(() => fixture.remove());

  async function keepFor(days: number): Promise<void> {
    fixture = await ImportsFixture.make(database);
    await database.asOwner((sql) =>
      sql.execute('UPDATE organisation SET upload_retention_days = $2 WHERE organisation_id = $1', [fixture.context.organisationId, days]),
    );
  }

  const get = (batch: ImportBatch): Promise<ImportBatch> => fixture.imports.get(fixture.context, batch.batchId);
  const countFolders = async (): Promise<number> => (await fixture.uploads.list(fixture.context)).length;

  /** All that the database holds of remarks and held lines. */
  async function dumpIssues(): Promise<string> {
    return database.inOrganisation(fixture.context, async (sql) =>
      JSON.stringify([await sql.query('SELECT * FROM row_issue'), await sql.query('SELECT * FROM held_line')]),
    );
  }

  async function expectForgotten(batch: ImportBatch): Promise<void> {
    const dump = await dumpIssues();
    for (const secret of SECRETS) expect(dump).not.toContain(secret);
    expect(await countFolders()).toBe(0);
    expect((await get(batch)).detailsDeletedAt).not.toBeNull();
  }

  it('are kept for as long as the organisation has decided, and then deleted together; what and how many there were stays', async () => {
    await keepFor(30);
    const { batch } = await fixture.importTexts(TEXTS);
    expect(batch.counts).toMatchObject({ lines: 5, added: 3, rejected: 1, held: 1, warnings: 2 });
    const before = await fixture.issues.list(fixture.context, batch.batchId, null, 0, 50);
    const groupsBefore = await fixture.issues.listGroups(fixture.context, batch.batchId);
    expect(before).toHaveLength(4);
    expect(await dumpIssues()).toContain('SECRET-3');
    await fixture.retention.tidy(fixture.context, inDays(29.9));
    expect(await countFolders()).toBe(1);
    expect((await get(batch)).detailsDeletedAt).toBeNull();
    await fixture.retention.tidy(fixture.context, inDays(30.1));
    await expectForgotten(batch);
    const forget = (issue: object, name: string): object => ({ ...issue, [name]: null });
    const after = await fixture.issues.list(fixture.context, batch.batchId, null, 0, 50);
    expect(after).toEqual(before.map((issue) => forget(issue, 'value')));
    expect(await fixture.issues.listGroups(fixture.context, batch.batchId)).toEqual(
      groupsBefore.map((group) => forget(group, 'exampleValue')),
    );
    expect((await get(batch)).counts).toEqual(batch.counts);
    expect(listBatchNotices(await get(batch)).map(({ code }) => code)).toEqual(['IMPORT_DETAILS_DELETED']);
    // The records are as they were, and can still be taken back.
    await fixture.actions.undo(fixture.context, batch.batchId);
    expect(await get(batch)).toMatchObject({ status: 'undone' });
  });

  it('are gone with the commit where nothing is kept', async () => {
    await keepFor(0);
    const { batch } = await fixture.importTexts(TEXTS);
    expect(batch).toMatchObject({ status: 'committed', counts: { added: 3, rejected: 1, held: 1 } });
    await expectForgotten(batch);
  });

  it('are gone with an import that brought nothing new, too', async () => {
    await keepFor(0);
    await fixture.importTexts(TEXTS);
    const { batch } = await fixture.importTexts(TEXTS);
    expect(batch).toMatchObject({ status: 'committed', committedVersion: null });
    await expectForgotten(batch);
  });

  it('of a failed import: the files at once, the remarks that say why with the others', async () => {
    await keepFor(7);
    const broken = `${TEXTS['c.csv']}"never closed`;
    const { batch } = await fixture.importTexts({ 'c.csv': broken });
    expect(batch).toMatchObject({ status: 'failed', detailsDeletedAt: null });
    expect(await countFolders()).toBe(0);
    await fixture.retention.tidy(fixture.context, inDays(7.1));
    await expectForgotten(batch);
  });

  it('that nobody has started are deleted after a day, whatever is kept of others', async () => {
    await keepFor(365);
    await fixture.upload('c.csv', TEXTS['c.csv']);
    await fixture.retention.tidy(fixture.context, inDays(0.9));
    expect(await countFolders()).toBe(1);
    await fixture.retention.tidy(fixture.context, inDays(1.1));
    expect(await countFolders()).toBe(0);
  });

  it('of an interrupted import stay as long as it may be resumed; one that nobody went on with is given up', async () => {
    await keepFor(0);
    const path = await fixture.writeFile('c.csv', collisionsText(manyCollisions(2_500)));
    const stop = new AbortController();
    const { batch } = await fixture.import([path], stop.signal, () => stop.abort());
    expect(batch.status).toBe('interrupted');
    expect(await fixture.retention.tidy(fixture.context, inDays(0.9))).toEqual([]);
    expect(await countFolders()).toBe(1);
    expect(await fixture.retention.tidy(fixture.context, inDays(1.1))).toEqual([batch.batchId]);
    expect(await get(batch)).toMatchObject({ status: 'discarded' });
    expect(await fixture.countRows(batch.batchId)).toBe(0);
    expect(await countFolders()).toBe(0);
  });

  it('are all deleted when a person must be forgotten, and imports that wait for somebody are given up', async () => {
    await keepFor(365);
    const { batch } = await fixture.importTexts(TEXTS);
    const counts = await fixture.importTexts({ 'again.csv': TEXTS['c.csv'] });
    const uploadId = await fixture.upload('later.csv', TEXTS['c.csv']);
    const waiting = await fixture.review(TEXTS);
    await fixture.retention.deleteAll(fixture.context, 'accidents');
    expect(await get(waiting)).toMatchObject({ status: 'discarded' });
    expect(await fixture.countRows(waiting.batchId)).toBe(0);
    for (const each of [batch, counts.batch]) expect((await get(each)).detailsDeletedAt).not.toBeNull();
    expect((await fixture.uploads.list(fixture.context)).map((upload) => upload.uploadId)).toEqual([uploadId]);
  });

  it('are swept by whoever comes next when a process was killed in between', async () => {
    await keepFor(0);
    const { batch } = await fixture.importTexts(TEXTS);
    // As after a kill between the files and the values: the batch does not say that it is done.
    await database.asOwner((sql) =>
      sql.execute(`UPDATE row_issue SET value = 'SECRET-1' WHERE organisation_id = $1 AND issue_no = 1`, [fixture.context.organisationId]),
    );
    await database.asOwner((sql) =>
      sql.execute('UPDATE import_batch SET details_deleted_at = NULL WHERE organisation_id = $1', [fixture.context.organisationId]),
    );
    await fixture.recovery.recover(fixture.context, true);
    await expectForgotten(batch);
  });

  describe('in the database', () => {
    it('can be forgotten and not be changed', async () => {
      await keepFor(7);
      await fixture.importTexts(TEXTS);
      const write = (assignment: string): Promise<number> =>
        database.inOrganisation(fixture.context, (sql) => sql.execute(`UPDATE row_issue SET ${assignment}`));
      const refused = { code: '42501' };
      await expect(write(`value = 'other'`)).rejects.toMatchObject(refused);
      await expect(write(`value = NULL, draft = '{}'`)).rejects.toMatchObject(refused);
      await expect(write(`value = NULL`)).rejects.toMatchObject(refused);
      await expect(write(`level = 'held'`)).rejects.toMatchObject(refused);
      expect(await write('value = NULL, draft = NULL')).toBe(4);
    });
  });
});
