import { randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';

import type { ActingContext } from '../../common/acting-context.ts';
import { INSTALLATION_CHAIN } from '../../database/audit-event.ts';
import type { Database } from '../../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../../database/testing/test-database.ts';
import { TrailFixture } from './testing/trail-fixture.ts';

/** All that has to do with time but for the timeouts of the sealer: the database's client waits for answers as ever. */
const REAL_TIME = [
  'Date',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
] as const;

describeOnEachDatabase('sealing', (open, profile) => {
  let database: Database;
  let trail: TrailFixture;
  let organisations: ActingContext[];

  beforeAll(async () => {
    database = await open();
    trail = await TrailFixture.make(database);
    organisations = [];
    for (const slug of ['athens', 'patras', 'volos']) organisations.push(await createTestOrganisation(database, slug));
  });
  afterAll(() => trail.remove());

  it('happens within five seconds, and once more when the process ends', async () => {
    const [athens] = organisations as [ActingContext];
    const unsealed = async (): Promise<number> => (await trail.verify(athens.organisationId)).unsealed;
    // The sealer's clock moves when it is told to: how long a busy machine takes to seal is no matter.
    jest.useFakeTimers({ doNotFake: [...REAL_TIME] });
    const sealer = trail.makeSealer();
    try {
      await trail.write(athens, 1);
      sealer.watch();
      while ((await unsealed()) > 0) await sleep(1);
      // In its pause, or about to begin it.
      await trail.write(athens, 1);
      let passed = 0;
      for (; (await unsealed()) > 0; passed += 100) await jest.advanceTimersByTimeAsync(100);
      expect(passed).toBeGreaterThan(0);
      expect(passed).toBeLessThan(5_000);
      await trail.write(athens, 1);
    } finally {
      jest.useRealTimers();
      await sealer.beforeApplicationShutdown();
    }
    expect(await trail.verify(athens.organisationId)).toMatchObject({ unsealed: 0, sealed: 3, findings: [] });
  });

  it('keeps the chains of organisations apart, and the installation’s from all of them', async () => {
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(organisations.map((context, index) => trail.write(context, index + 1)));
      await trail.events.recordForInstallation({ action: 'session.sign-in-failed' }, null);
      await trail.seal();
    }
    const chains = [...organisations.map(({ organisationId }) => organisationId), INSTALLATION_CHAIN];
    const reports = await Promise.all(chains.map((chain) => trail.verify(chain)));
    expect(reports.map(({ sealed, lastSealNo, findings }) => ({ sealed, lastSealNo, findings }))).toEqual(
      [3 + 5, 10, 15, 5].map((events) => ({ sealed: events, lastSealNo: events, findings: [] })),
    );
    // A seal of one does not hold in the chain of another.
    const [athens, patras] = chains as [string, string];
    await trail.tamper(
      `UPDATE audit_seal a SET mac = b.mac FROM audit_seal b WHERE a.organisation_id = $1 AND b.organisation_id = $2 AND a.seal_no = 3 AND b.seal_no = 3`,
      [athens, patras],
    );
    expect(await trail.findingKinds(athens)).toContain('seal-forged');
    expect(await trail.findingKinds(patras)).toEqual([]);
  });

  it('is done by one at a time, however many try', async () => {
    const volos = await createTestOrganisation(database, `volos-${randomBytes(3).toString('hex')}`);
    const others = Array.from({ length: 4 }, () => trail.makeSealer());
    const writing = Array.from({ length: 6 }, () => trail.write(volos, 40));
    const sealing = others.map(async (sealer) => {
      for (let turn = 0; turn < 8; turn += 1) await sealer.sealAll();
    });
    await Promise.all([...writing, ...sealing]);
    await trail.seal();
    expect(await trail.verify(volos.organisationId)).toMatchObject({ sealed: 240, lastSealNo: 240, unsealed: 0, findings: [] });
  });

  it('goes on where more waits than fits into one transaction', async () => {
    const kilkis = await createTestOrganisation(database, 'kilkis');
    await database.inOrganisation(kilkis, async (sql) => {
      for (let n = 0; n < 1_100; n += 1) await database.record(sql, kilkis, { action: 'analysis.run', details: { n } });
    });
    await trail.seal();
    expect(await trail.verify(kilkis.organisationId)).toMatchObject({ sealed: 1_100, lastSealNo: 1_100, unsealed: 0, findings: [] });
    // In the order in which it happened.
    const [mixed] = await database.asOwner((sql) =>
      sql.query(
        `SELECT count(*) AS n FROM (SELECT e.occurred_at < lag(e.occurred_at) OVER (ORDER BY s.seal_no) AS earlier
           FROM audit_seal s JOIN audit_event e USING (organisation_id, event_id) WHERE s.organisation_id = $1) o WHERE earlier`,
        [kilkis.organisationId],
      ),
    );
    expect(mixed).toEqual({ n: 0 });
  });

  it('goes past events that are gone, however many', async () => {
    const serres = await createTestOrganisation(database, 'serres');
    await database.inOrganisation(serres, async (sql) => {
      for (let n = 0; n < 520; n += 1) await database.record(sql, serres, { action: 'analysis.run', details: { n } });
    });
    await trail.tamper('DELETE FROM audit_event WHERE organisation_id = $1', [serres.organisationId]);
    await trail.write(serres, 3);
    await trail.seal();
    const { sealed, unsealed, findings } = await trail.verify(serres.organisationId);
    expect([sealed, unsealed, new Set(findings.map(({ kind }) => kind))]).toEqual([3, 0, new Set(['unsealed-event-missing'])]);
  });

  it('finds events again that nobody remembers to seal', async () => {
    const drama = await createTestOrganisation(database, 'drama');
    await trail.write(drama, 2);
    await trail.tamper('DELETE FROM audit_unsealed WHERE organisation_id = $1', [drama.organisationId]);
    await trail.seal();
    expect(await trail.verify(drama.organisationId)).toMatchObject({ sealed: 0, unsealed: 2 });
    // What every process does when it starts.
    const sealer = trail.makeSealer();
    sealer.watch();
    await sealer.beforeApplicationShutdown();
    expect(await trail.verify(drama.organisationId)).toMatchObject({ sealed: 2, unsealed: 0, findings: [] });
  });

  if (profile === 'server') {
    it('makes no writer wait, and leaves a chain to whoever is at it', async () => {
      const xanthi = await createTestOrganisation(database, 'xanthi');
      await trail.write(xanthi, 1);
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      const sealing = database.asIdentity(async (sql) => {
        await sql.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [7_335_115, xanthi.organisationId]);
        await sql.execute(`INSERT INTO audit_seal VALUES ($1, 1, gen_random_uuid(), decode(repeat('00', 32), 'hex'), now())`, [
          xanthi.organisationId,
        ]);
        await released;
        throw new Error('as if it had been killed');
      });
      await trail.write(xanthi, 2);
      expect(await trail.seals.sealNext(xanthi.organisationId)).toBeNull();
      release();
      await expect(sealing).rejects.toThrow('killed');
      expect(await trail.seals.sealNext(xanthi.organisationId)).toEqual({ sealed: 3, next: null });
    });
  }

  it('keeps the heads to the user that runs the installation', async () => {
    const heads = join(trail.folder, 'heads');
    expect((await stat(heads)).mode & 0o777).toBe(0o700);
    const files = await readdir(heads);
    expect(files.length).toBeGreaterThan(3);
    // Nothing of the writing is left.
    expect(files.filter((name) => !name.endsWith('.json'))).toEqual([]);
    for (const name of files) expect((await stat(join(heads, name))).mode & 0o777).toBe(0o600);
  });

  it('never moves a head back, whoever comes last', async () => {
    const larisa = await createTestOrganisation(database, 'larisa');
    const chain = larisa.organisationId;
    await trail.heads.begin(chain);
    const head = (sealNo: number) => ({ sealNo, mac: Buffer.alloc(32, sealNo), sealedAt: '' });
    await Promise.all([3, 9, 1, 7, 9, 2].map((sealNo) => trail.heads.advance(chain, head(sealNo))));
    expect(await trail.heads.read(chain)).toEqual(head(9));
    await trail.heads.begin(chain);
    expect(await trail.heads.read(chain)).toEqual(head(9));
  });
});
