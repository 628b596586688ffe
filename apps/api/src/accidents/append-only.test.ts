import { beforeAll, expect, it } from '@jest/globals';

import { commitBatch, insertBatch, insertRecords, undoBatch } from './testing/insert-records.ts';
import type { Database } from '../database/database.ts';
import type { OrganisationContext } from '../database/in-organisation.ts';
import type { Sql } from '../database/sql.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';

/** How PostgreSQL refuses a right, a policy or a rule. */
const REFUSED = { code: expect.stringMatching(/^(42501|23000)$/) };

describeOnEachDatabase('what has been committed', (open) => {
  let database: Database;
  let context: OrganisationContext;

  const run = (work: (sql: Sql) => Promise<unknown>): Promise<unknown> => database.inOrganisation(context, work);
  const execute = (text: string): Promise<unknown> => run((sql) => sql.execute(text));
  const addAccident = (batchId: number, id: string): Promise<void> =>
    insertRecords(database, context, 'accident_version', batchId, [{ accident_id: `00000000-0000-4000-8000-0000000000${id}` }]);
  const addIssue = (batchId: number, number: number): Promise<unknown> =>
    run((sql) =>
      sql.execute(
        `INSERT INTO row_issue (organisation_id, batch_id, issue_no, file_name, row_number, code, level, value)
         VALUES ($1, $2, $3, 'a.csv', 1, 'X', 'warning', '')`,
        [context.organisationId, batchId, number],
      ),
    );

  beforeAll(async () => {
    database = await open();
    context = await createTestOrganisation(database);
    for (const batchId of [1, 2]) await insertBatch(database, context, batchId);
    await addAccident(1, '01');
    await addIssue(1, 1);
    await commitBatch(database, context, 1);
  });

  it('gets no rows more and loses none, whereas an open batch does', async () => {
    await expect(addAccident(1, '02')).rejects.toMatchObject(REFUSED);
    await expect(addIssue(1, 2)).rejects.toMatchObject(REFUSED);
    expect(await execute('DELETE FROM accident_version WHERE batch_id = 1')).toBe(0);
    expect(await execute('DELETE FROM row_issue WHERE batch_id = 1')).toBe(0);
    await addAccident(2, '02');
    await addIssue(2, 1);
    expect(await execute('DELETE FROM accident_version WHERE batch_id = 2')).toBe(1);
    expect(await execute('DELETE FROM row_issue WHERE batch_id = 2')).toBe(1);
  });

  it('has rows in it that nobody can change, also in an open batch', async () => {
    for (const batchId of [1, 2]) {
      await expect(execute(`UPDATE accident_version SET severity = 1 WHERE batch_id = ${batchId}`)).rejects.toMatchObject(REFUSED);
      await expect(execute(`UPDATE row_issue SET level = 'held' WHERE batch_id = ${batchId}`)).rejects.toMatchObject(REFUSED);
    }
  });

  it.each(['kind', 'format_id', 'mapping_version', 'files', 'created_at', 'batch_id', 'organisation_id'])(
    'cannot be said to be something else: %s of a batch',
    async (column) => {
      await expect(execute(`UPDATE import_batch SET ${column} = ${column}`)).rejects.toMatchObject(REFUSED);
    },
  );

  it('was committed at one version for good, and is undone at one', async () => {
    for (const version of ['NULL', '2', '0']) {
      const recommit = `UPDATE import_batch SET committed_version = ${version} WHERE batch_id = 1`;
      await expect(execute(recommit)).rejects.toMatchObject(REFUSED);
      await expect(database.asOwner((sql) => sql.execute(recommit))).rejects.toMatchObject(REFUSED);
    }
    await insertBatch(database, context, 3);
    await commitBatch(database, context, 3);
    await undoBatch(database, context, 3);
    for (const version of ['NULL', '9']) {
      const reundo = `UPDATE import_batch SET undone_version = ${version} WHERE batch_id = 3`;
      await expect(execute(reundo)).rejects.toMatchObject(REFUSED);
    }
    // What else happens to a batch still can.
    expect(await execute(`UPDATE import_batch SET position = '{"swept": true}', heartbeat_at = now()`)).toBe(3);
  });

  it('is not made up: a batch begins without a version', async () => {
    const born = `INSERT INTO import_batch
      (organisation_id, batch_id, kind, format_id, mapping_version, status, files, counts, position, committed_version)
      SELECT organisation_id, 9, kind, format_id, 1, 'committed', '[]', '{}', '{}', 1 FROM import_batch WHERE batch_id = 1`;
    await expect(execute(born)).rejects.toMatchObject(REFUSED);
  });

  it('has a version that only grows', async () => {
    for (const version of ['version - 1', 'version', '1']) {
      await expect(execute(`UPDATE data_version SET version = ${version}`)).rejects.toMatchObject(REFUSED);
    }
    await expect(execute(`UPDATE data_version SET kind = 'roads'`)).rejects.toMatchObject(REFUSED);
    await expect(execute('DELETE FROM data_version')).rejects.toMatchObject(REFUSED);
  });
});
