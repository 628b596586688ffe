import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { INSTALLATION_CHAIN } from '../../database/audit-event.ts';
import type { Database } from '../../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../../database/testing/test-database.ts';
import { TrailFixture } from './testing/trail-fixture.ts';

describeOnEachDatabase('retention', (open, profile) => {
  let database: Database;
  let trail: TrailFixture;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await open();
    trail = await TrailFixture.make(database);
  });
  afterAll(() => trail.remove());

  /** An organisation with so many events of long ago, and some of today. */
  async function make(old: number, young: number, daysAgo = 100): Promise<ActingContext & { readonly chain: string }> {
    const context = await createTestOrganisation(database, `o-${randomUUID()}`);
    if (old > 0) {
      await trail.write(context, old);
      await trail.age(context.organisationId, daysAgo);
      await trail.seal();
    }
    await trail.write(context, young);
    await trail.seal();
    return { ...context, chain: context.organisationId };
  }

  async function countRows(chain: string): Promise<{ events: number; seals: number; checkpoints: number }> {
    const [row] = await database.asOwner((sql) =>
      sql.query<{ events: number; seals: number; checkpoints: number }>(
        `SELECT (SELECT count(*) FROM audit_event WHERE organisation_id = $1) AS events,
           (SELECT count(*) FROM audit_seal WHERE organisation_id = $1) AS seals,
           (SELECT count(*) FROM audit_checkpoint WHERE organisation_id = $1) AS checkpoints`,
        [chain],
      ),
    );
    return row!;
  }

  it('removes what is older than it must be kept, and the chain goes on from a checkpoint', async () => {
    const { chain } = await make(7, 3);
    await trail.keepFor(chain, 99);
    expect(await trail.pruning.prune(chain)).toEqual({ removed: 7, broken: false });
    // That it was done is an event itself.
    expect(await countRows(chain)).toEqual({ events: 4, seals: 3, checkpoints: 1 });
    await trail.seal();
    expect(await trail.verify(chain)).toMatchObject({ findings: [], sealed: 4, lastSealNo: 11, checkpoints: 1, unsealed: 0 });
    const [event] = await database.asOwner((sql) =>
      sql.query<{ details: object; kind: string }>(
        `SELECT details, actor_kind AS kind FROM audit_event WHERE organisation_id = $1 AND action = 'audit.pruned'`,
        [chain],
      ),
    );
    expect(event).toMatchObject({ kind: 'installation', details: { removed: 7, sealNo: 7 } });
    // Nothing more to do.
    expect(await trail.pruning.prune(chain)).toEqual({ removed: 0, broken: false });
    expect(await countRows(chain)).toEqual({ events: 4, seals: 4, checkpoints: 1 });
  });

  it('removes nothing where it may not', async () => {
    const { chain } = await make(4, 1);
    expect(await trail.pruning.prune(chain)).toEqual({ removed: 0, broken: false });
    await trail.keepFor(chain, 101);
    expect(await trail.pruning.prune(chain)).toEqual({ removed: 0, broken: false });
    await expect(trail.keepFor(chain, 89)).rejects.toMatchObject({ code: '23514' });
    expect(await countRows(chain)).toEqual({ events: 5, seals: 5, checkpoints: 0 });
  });

  it('goes on over many checkpoints, and until nothing is left', async () => {
    const context = await make(3, 0);
    const { chain } = context;
    await trail.keepFor(chain, 90);
    for (let round = 1; round <= 3; round += 1) {
      expect((await trail.pruning.prune(chain)).removed).toBe(round === 1 ? 3 : 1);
      // The event of the pruning grows old in its turn.
      await trail.age(chain, 95);
      await trail.seal();
      expect(await trail.verify(chain)).toMatchObject({ findings: [], checkpoints: round, sealed: 1 });
    }
    await trail.write(context, 2);
    await trail.seal();
    expect(await trail.verify(chain)).toMatchObject({ findings: [], sealed: 3, lastSealNo: 8 });
  });

  it('does it in short transactions, one checkpoint each', async () => {
    const context = await createTestOrganisation(database, `o-${randomUUID()}`);
    const chain = context.organisationId;
    await database.inOrganisation(context, async (sql) => {
      for (let n = 0; n < 1_200; n += 1) await database.record(sql, context, { action: 'analysis.run', details: { n } });
    });
    await trail.age(chain, 200);
    await trail.seal();
    await trail.keepFor(chain, 90);
    expect(await trail.pruning.prune(chain)).toEqual({ removed: 1_200, broken: false });
    await trail.seal();
    expect(await trail.verify(chain)).toMatchObject({ findings: [], checkpoints: 3, sealed: 3 });
  });

  it('vouches for nothing that does not hold', async () => {
    const { chain } = await make(6, 2);
    await trail.keepFor(chain, 90);
    const third = '(SELECT event_id FROM audit_seal WHERE organisation_id = $1 AND seal_no = 3)';
    await trail.tamper(`UPDATE audit_event SET subject_id = 'X' WHERE organisation_id = $1 AND event_id = ${third}`, [chain]);
    expect(await trail.pruning.prune(chain)).toEqual({ removed: 2, broken: true });
    expect(await trail.findingKinds(chain)).toEqual(['event-altered']);
    expect(await trail.pruning.prune(chain)).toEqual({ removed: 0, broken: true });
  });

  it('is found out where a checkpoint is altered, taken away or moved back', async () => {
    const context = await make(3, 0);
    const { chain } = context;
    await trail.keepFor(chain, 90);
    for (let round = 0; round < 2; round += 1) {
      await trail.pruning.prune(chain);
      await trail.age(chain, 95);
      await trail.seal();
    }
    await trail.write(context, 2);
    await trail.seal();
    expect(await trail.findingKinds(chain)).toEqual([]);
    const columns = [
      ['removed', 'removed - 1'],
      ['first_at', `first_at - interval '1 day'`],
      ['last_at', `last_at + interval '1 microsecond'`],
      ['pruned_at', 'now()'],
      ['mac', 'sha256(mac)'],
    ] as const;
    for (const [column, value] of columns) {
      await trail.tamper(`CREATE TABLE former_checkpoint AS SELECT * FROM audit_checkpoint`);
      await trail.tamper(`UPDATE audit_checkpoint SET ${column} = ${value} WHERE organisation_id = $1 AND seal_no = 3`, [chain]);
      expect(await trail.findingKinds(chain)).toContain('checkpoint-forged');
      await trail.tamper(
        'DELETE FROM audit_checkpoint; INSERT INTO audit_checkpoint SELECT * FROM former_checkpoint; DROP TABLE former_checkpoint',
      );
    }
    await trail.tamper(`CREATE TABLE former_checkpoint AS SELECT * FROM audit_checkpoint`);
    await trail.tamper('DELETE FROM audit_checkpoint WHERE organisation_id = $1 AND seal_no = 3', [chain]);
    expect(await trail.findingKinds(chain)).toEqual(['checkpoint-missing']);
    await trail.tamper('DELETE FROM audit_checkpoint WHERE organisation_id = $1', [chain]);
    expect(await trail.findingKinds(chain)).toEqual(['seals-missing']);
    await trail.tamper('INSERT INTO audit_checkpoint SELECT * FROM former_checkpoint WHERE organisation_id = $1', [chain]);
    expect(await trail.findingKinds(chain)).toEqual([]);
    await trail.tamper('DROP TABLE former_checkpoint');
  });

  it('keeps the installation’s own chain as long as the organisation that keeps longest', async () => {
    const kept = async (): Promise<unknown> =>
      database.asIdentity(
        async (sql) => (await sql.query<{ days: number }>('SELECT audit_kept_days($1) AS days', [INSTALLATION_CHAIN]))[0]?.days,
      );
    await database.asOwner((sql) => sql.execute('UPDATE organisation SET audit_retention_days = 90'));
    const [{ chain }] = [await make(0, 0)];
    expect(await kept()).toBeNull();
    await trail.keepFor(chain, 400);
    expect(await kept()).toBe(400);
    await trail.events.recordForInstallation({ action: 'session.locked' }, null);
    await trail.age(INSTALLATION_CHAIN, 401);
    await trail.seal();
    expect(await trail.pruning.prune(INSTALLATION_CHAIN)).toEqual({ removed: 1, broken: false });
  });

  it('is done once a day by the process that seals', async () => {
    const { chain } = await make(2, 1);
    await trail.keepFor(chain, 90);
    const sealer = trail.makeSealer();
    sealer.watch();
    await sealer.beforeApplicationShutdown();
    expect(await trail.verify(chain)).toMatchObject({ findings: [], checkpoints: 1, sealed: 2, unsealed: 0 });
  });

  if (profile === 'server') {
    it('is done by one process at a time', async () => {
      const { chain } = await make(5, 1);
      await trail.keepFor(chain, 90);
      const results = await Promise.all(Array.from({ length: 5 }, () => trail.pruning.prune(chain)));
      expect(results.map(({ removed }) => removed).reduce((a, b) => a + b)).toBe(5);
      await trail.seal();
      expect(await trail.verify(chain)).toMatchObject({ findings: [], checkpoints: 1 });
    });
  }
});
