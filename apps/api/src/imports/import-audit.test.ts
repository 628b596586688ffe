import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { Database } from '../database/database.ts';
import { describeOnEachDatabase } from '../database/testing/test-database.ts';
import { collisionsText, manyCollisions } from './testing/stats19-text.ts';
import { ImportsFixture } from './testing/imports-fixture.ts';

const FILE = 'collisions.csv';
const NEVER_ABORTED = new AbortController().signal;

describeOnEachDatabase('the audit trail of imports', (open) => {
  let database: Database;
  let fixture: ImportsFixture;
  let context: ActingContext;
  let files = 0;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await open();
    fixture = await ImportsFixture.make(database);
    context = fixture.context;
  });
  afterAll(() => fixture.remove());

  /** A queued import of lines that nobody has imported before. */
  async function start(): Promise<number> {
    files += 1;
    const lines = manyCollisions(3).map((line) => ({ ...line, index: `${line.index}-${files}` }));
    const uploadId = await fixture.upload(FILE, collisionsText(lines));
    return (await fixture.imports.start(context, uploadId)).batchId;
  }

  async function eventsOf(batchId: number): Promise<object[]> {
    return database.asOwner((sql) =>
      sql.query(
        `SELECT action, actor_kind AS by, details FROM audit_event WHERE organisation_id = $1 AND subject_kind = 'import' AND subject_id = $2
         ORDER BY occurred_at`,
        [context.organisationId, String(batchId)],
      ),
    );
  }
  const actionsOf = async (batchId: number): Promise<string[]> =>
    (await eventsOf(batchId)).map((event) => (event as { action: string }).action);
  const run = (batchId: number, signal = NEVER_ABORTED): Promise<string> => fixture.pipeline.run(context, batchId, signal);

  it('says that one was started, committed by its job, and undone', async () => {
    const batchId = await start();
    // The job acts with a secret of its own, and for whoever has started it.
    const job = await database.lendToJob(context, ['records.read', 'records.import']);
    expect(await fixture.pipeline.run(job, batchId, NEVER_ABORTED)).toBe('committed');
    await fixture.actions.undo(context, batchId);
    expect(await eventsOf(batchId)).toEqual([
      { action: 'import.started', by: 'installation', details: { formatId: 'stats19', files: 1 } },
      { action: 'import.committed', by: 'job', details: { dataVersion: 1 } },
      { action: 'import.undone', by: 'installation', details: { dataVersion: 2 } },
    ]);
  });

  it('says that one brought nothing new', async () => {
    const uploads = [
      await fixture.upload(FILE, collisionsText(manyCollisions(3))),
      await fixture.upload(FILE, collisionsText(manyCollisions(3))),
    ];
    const batches: number[] = [];
    for (const uploadId of uploads) {
      const { batchId } = await fixture.imports.start(context, uploadId);
      expect(await run(batchId)).toBe('committed');
      batches.push(batchId);
    }
    expect((await eventsOf(batches[1]!)).at(-1)).toEqual({ action: 'import.committed', by: 'installation', details: {} });
  });

  it('says that one was cancelled, before it ran or while it ran, once', async () => {
    const queued = await start();
    await fixture.actions.cancel(context, queued);
    expect(await actionsOf(queued)).toEqual(['import.started', 'import.cancelled']);

    const running = await start();
    await fixture.batches.claim(context, running);
    await fixture.actions.cancel(context, running);
    await fixture.batches.move(context, running, ['running'], 'queued');
    await database.asOwner((sql) =>
      sql.execute('UPDATE import_batch SET cancel_requested = true WHERE organisation_id = $1 AND batch_id = $2', [
        context.organisationId,
        running,
      ]),
    );
    expect(await run(running)).toBe('cancelled');
    expect(await actionsOf(running)).toEqual(['import.started', 'import.cancelled']);
  });

  it('says that an interrupted one was resumed or discarded, and not that its process was killed', async () => {
    const batchId = await start();
    const ended = AbortSignal.abort();
    expect(await run(batchId, ended)).toBe('interrupted');
    expect(await actionsOf(batchId)).toEqual(['import.started']);
    await fixture.actions.resume(context, batchId);
    expect(await run(batchId, ended)).toBe('interrupted');
    await fixture.actions.discard(context, batchId);
    expect(await actionsOf(batchId)).toEqual(['import.started', 'import.resumed', 'import.discarded']);
  });

  it('says nothing of what was refused, and nothing is done that it cannot say', async () => {
    const batchId = await start();
    await expect(fixture.actions.undo(context, batchId)).rejects.toMatchObject({ code: 'BATCH_NOT_UNDOABLE' });
    await expect(fixture.actions.resume(context, batchId)).rejects.toMatchObject({ code: 'BATCH_NOT_RESUMABLE' });
    expect(await actionsOf(batchId)).toEqual(['import.started']);
    await database.asOwner((sql) => sql.execute('REVOKE INSERT ON audit_event FROM elektron_app'));
    try {
      const before = await fixture.version();
      await expect(fixture.actions.cancel(context, batchId)).rejects.toMatchObject({ code: '42501' });
      expect(await run(batchId)).toBe('failed');
      expect(await fixture.version()).toBe(before);
    } finally {
      await database.asOwner((sql) => sql.execute('GRANT INSERT ON audit_event TO elektron_app'));
    }
  });
});
