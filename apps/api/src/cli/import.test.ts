import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { ActingContext } from '../common/acting-context.ts';
import type { Database } from '../database/database.ts';
import { describeOnEachDatabase } from '../database/testing/test-database.ts';
import { BatchActionsService } from '../imports/batch-actions.service.ts';
import { LocalFilesImport } from '../imports/local-files-import.ts';
import { RemarksService } from '../imports/remarks.service.ts';
import { ImportsFixture } from '../imports/testing/imports-fixture.ts';
import { collisionsText, manyCollisions } from '../imports/testing/stats19-text.ts';
import type { Opened } from './command.ts';
import { importFiles } from './import.ts';
import { makeTestSession } from './testing/test-session.ts';

describeOnEachDatabase('an import from the command line', (open) => {
  let database: Database;
  let fixture: ImportsFixture;
  let file: string;

  beforeAll(async () => {
    database = await open();
    fixture = await ImportsFixture.make(database);
    const [first, second] = manyCollisions(2);
    file = await fixture.writeFile('c.csv', collisionsText([first!, { ...second!, date: '2099-01-01' }]));
  });
  afterAll(() => fixture.remove());

  async function run(...args: string[]): Promise<{ code: number; account: Record<string, unknown> }> {
    const parts = new Map<unknown, unknown>([
      [LocalFilesImport, fixture.local],
      [BatchActionsService, fixture.actions],
      [RemarksService, { listGroups: (context: ActingContext, batchId: number) => fixture.issues.listGroups(context, batchId) }],
    ]);
    const app = { get: (part: unknown) => parts.get(part) } as unknown as Opened['app'];
    const { session, printed } = makeTestSession({ app, context: fixture.context });
    const code = await importFiles.run(session, [...args, '--json']);
    return { code, account: JSON.parse(printed.join('\n')) as Record<string, unknown> };
  }

  it('that is a trial says what would become of every line, and leaves nothing behind', async () => {
    const { code, account } = await run(file, '--dry-run');
    expect(code).toBe(0);
    expect(account).toMatchObject({
      outcome: 'ready',
      lines: 2,
      new: 1,
      held: 1,
      rejected: 0,
      issues: [{ code: 'DATE_IN_FUTURE', count: 1 }],
    });
    const [batch] = await fixture.batches.list(fixture.context, 1, null);
    expect(batch).toMatchObject({ status: 'discarded', committedVersion: null });
    expect(await fixture.countRows(batch!.batchId)).toBe(0);
    expect(await fixture.version()).toBe(0);
    expect((await run(file)).account).toMatchObject({ outcome: 'committed', lines: 2, new: 1, held: 1 });
    expect((await run(file, '--dry-run')).account).toMatchObject({ outcome: 'ready', lines: 2, new: 0, unchanged: 1, held: 1 });
  });

  it('takes files only for what they were said to be', async () => {
    expect(await run(file, '--format', 'stats19', '--dry-run')).toMatchObject({ code: 0 });
    expect(await run(file, '--format', 'auto', '--dry-run')).toMatchObject({ code: 0 });
    await expect(run(file, '--format', 'barcelona')).rejects.toMatchObject({
      code: 'FORMAT_DIFFERENT',
      details: { expected: 'barcelona', found: 'stats19' },
    });
    await expect(run(file, '--format', 'nonsense')).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { field: 'format' } });
  });
});
