import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { ActingContext } from '../../common/acting-context.ts';
import type { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../../database/testing/test-database.ts';
import { signInForTest, type SignedIn } from '../testing/sign-in-for-test.ts';
import { TrailFixture } from './testing/trail-fixture.ts';

const REFUSED = { code: '42501' };
const BY_TRIGGER = { code: '23000', message: expect.stringContaining('only added to') };
const INSERT = `INSERT INTO audit_event (organisation_id, event_id, occurred_at, actor_kind, person_id, credential_id, action, written_mac)
  VALUES ($1, $2, '2020-01-01Z', 'installation', $3, $4, 'personal.read', decode(repeat('00', 32), 'hex'))`;

describeOnEachDatabase('the audit trail', (open) => {
  let database: Database;
  let trail: TrailFixture;
  let athens: ActingContext;
  let patras: ActingContext;
  let clerk: SignedIn;
  let officer: SignedIn;

  beforeAll(async () => {
    database = await open();
    trail = await TrailFixture.make(database);
    athens = await createTestOrganisation(database, 'athens');
    patras = await createTestOrganisation(database, 'patras');
    clerk = await signInForTest(database, athens.organisationId, { roles: ['uploader'] });
    officer = await signInForTest(database, athens.organisationId, { roles: ['data-protection-officer'] });
    await trail.write(clerk.context, 3);
    await trail.write(patras, 2);
    await trail.seal();
  });
  afterAll(() => trail.remove());

  const asClerk = <T>(work: (sql: Sql) => Promise<T>): Promise<T> => database.inOrganisation(clerk.context, work);
  const asInstallationInSql = <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
    database.inOrganisation(database.actAsInstallation(athens.organisationId), work);

  async function find(eventId: string): Promise<object | undefined> {
    const [row] = await database.asOwner((sql) =>
      sql.query(
        `SELECT organisation_id AS organisation, actor_kind AS kind, person_id AS person, credential_id AS credential,
           occurred_at > now() - interval '1 minute' AS "isNow" FROM audit_event WHERE event_id = $1`,
        [eventId],
      ),
    );
    return row;
  }

  it('says who it was and when by itself, whatever a writer claims', async () => {
    const eventId = randomUUID();
    await asClerk((sql) => sql.execute(INSERT, [athens.organisationId, eventId, officer.personId, randomUUID()]));
    const [session] = await database.asOwner((sql) =>
      sql.query<{ id: string }>('SELECT session_id AS id FROM session WHERE person_id = $1', [clerk.personId]),
    );
    expect(await find(eventId)).toEqual({
      organisation: athens.organisationId,
      kind: 'session',
      person: clerk.personId,
      credential: session?.id,
      isNow: true,
    });
    // What the software has not written is told from what it has, though it is in the table.
    expect((await trail.verify(athens.organisationId)).findings).toEqual([{ kind: 'event-forged', eventId }]);
    await trail.tamper('DELETE FROM audit_event WHERE event_id = $1', [eventId]);
    await trail.tamper('DELETE FROM audit_unsealed WHERE event_id = $1', [eventId]);
  });

  it('takes nothing for another organisation, nor from nobody', async () => {
    await expect(asClerk((sql) => sql.execute(INSERT, [patras.organisationId, randomUUID(), null, null]))).rejects.toMatchObject(REFUSED);
    const stranger = { organisationId: athens.organisationId, secret: `s_${'x'.repeat(43)}` };
    const byNobody = database.inOrganisation(stranger, (sql) => sql.execute(INSERT, [athens.organisationId, randomUUID(), null, null]));
    await expect(byNobody).rejects.toMatchObject(REFUSED);
  });

  it('writes down whose records were meant, in the trail of whoever meant them', async () => {
    await trail.events.record({ organisationId: patras.organisationId.toUpperCase(), secret: clerk.secret }, { action: 'personal.read' });
    const [row] = await database.asOwner((sql) =>
      sql.query('SELECT organisation_id AS organisation, records_of AS "recordsOf" FROM audit_event WHERE records_of IS NOT NULL'),
    );
    expect(row).toEqual({ organisation: athens.organisationId, recordsOf: patras.organisationId });
    expect(await trail.findingKinds(athens.organisationId)).toEqual([]);
  });

  it('stores what it can hold of a text, and its mark holds for that', async () => {
    await trail.events.record(athens, {
      action: 'personal.read',
      subjectId: 'half \ud83d and \0',
      details: { reason: '\udc00\0é', x: 1e21, y: -0 },
    });
    await trail.seal();
    expect(await trail.findingKinds(athens.organisationId)).toEqual([]);
  });

  it('stands in for values with hashes, which are equal where the values are and tell nothing without the key', () => {
    const hash = trail.events.hashValue('clerk@volos.example');
    expect(trail.events.hashValue('clerk@volos.example')).toBe(hash);
    expect(trail.events.hashValue('clerk@volos.exampl')).not.toBe(hash);
    const unkeyed = ['base64url', 'hex'].map((form) =>
      createHash('sha256')
        .update('clerk@volos.example')
        .digest(form as 'hex'),
    );
    expect(unkeyed).not.toContain(hash);
  });

  it('names somebody on whose behalf the installation acts, and nobody can change whom', async () => {
    await trail.events.recordForInstallation({ action: 'session.signed-in' }, clerk.personId, athens.organisationId);
    const touched = await trail.tamper(
      `UPDATE audit_event SET person_id = $2 WHERE organisation_id = $1 AND event_id IN (SELECT event_id FROM audit_unsealed)`,
      [athens.organisationId, officer.personId],
    );
    expect(touched).toBe(1);
    expect(await trail.findingKinds(athens.organisationId)).toEqual(['event-forged']);
    await trail.tamper('UPDATE audit_event SET person_id = $1 WHERE event_id IN (SELECT event_id FROM audit_unsealed)', [clerk.personId]);
    await trail.seal();
    expect(await trail.findingKinds(athens.organisationId)).toEqual([]);
  });

  describe('cannot be changed', () => {
    const CHANGES = [
      `UPDATE audit_event SET action = 'x'`,
      'DELETE FROM audit_event',
      'TRUNCATE audit_event',
      'UPDATE audit_seal SET mac = mac',
      'DELETE FROM audit_seal',
      'TRUNCATE audit_seal',
      'UPDATE audit_checkpoint SET removed = 1',
      'DELETE FROM audit_checkpoint',
      'TRUNCATE audit_checkpoint',
    ];

    it.each(CHANGES)('by the application, nor by the installation: %s', async (change) => {
      await expect(asClerk((sql) => sql.execute(change))).rejects.toMatchObject(REFUSED);
      await expect(asInstallationInSql((sql) => sql.execute(change))).rejects.toMatchObject(REFUSED);
      await expect(database.asIdentity((sql) => sql.execute(change))).rejects.toMatchObject(REFUSED);
    });

    // Of checkpoints there are none yet, and a trigger for each row is asked nothing.
    it.each(CHANGES.filter((change) => !/(UPDATE|FROM) audit_checkpoint/.test(change)))(
      'by the owner of the tables: %s',
      async (change) => {
        await expect(database.asOwner((sql) => sql.execute(change))).rejects.toMatchObject(BY_TRIGGER);
      },
    );

    it('by an owner who knows the secret of the installation, without a checkpoint', async () => {
      const { secret } = database.actAsInstallation(athens.organisationId);
      const removal = database.asOwner(async (sql) => {
        await sql.query(`SELECT set_config('app.secret', $1, true)`, [secret]);
        await sql.execute('DELETE FROM audit_event');
      });
      await expect(removal).rejects.toMatchObject(BY_TRIGGER);
    });

    it('by the function that prunes, unless the installation calls it', async () => {
      const call = `SELECT prune_audit(ROW($1, 1, decode(repeat('00', 32), 'hex'), 1, now(), now(), now(), decode(repeat('00', 32), 'hex'))::audit_checkpoint)`;
      await expect(asClerk((sql) => sql.query(call, [athens.organisationId]))).rejects.toMatchObject(REFUSED);
      await expect(database.asOwner((sql) => sql.query(call, [athens.organisationId]))).rejects.toMatchObject(REFUSED);
      // And the installation itself only where the events are old enough, and those that it names.
      await expect(database.asIdentity((sql) => sql.query(call, [athens.organisationId]))).rejects.toMatchObject({ code: '23000' });
    });
  });

  it('lets nobody but the installation seal', async () => {
    const seal = `INSERT INTO audit_seal VALUES ($1, 1000, gen_random_uuid(), decode(repeat('00', 32), 'hex'), now())`;
    await expect(asClerk((sql) => sql.execute(seal, [athens.organisationId]))).rejects.toMatchObject(REFUSED);
    await expect(asInstallationInSql((sql) => sql.execute(seal, [athens.organisationId]))).rejects.toMatchObject(REFUSED);
    for (const queue of ['INSERT INTO audit_unsealed VALUES ($1, now(), $1)', 'DELETE FROM audit_unsealed WHERE organisation_id = $1']) {
      await expect(asClerk((sql) => sql.execute(queue, [athens.organisationId]))).rejects.toMatchObject(REFUSED);
    }
  });

  it('shows an organisation its own trail, and only to whoever may read it', async () => {
    const count = async (context: ActingContext): Promise<unknown> =>
      database.inOrganisation(context, async (sql) => {
        const found = [];
        for (const table of ['audit_event', 'audit_seal']) {
          found.push(
            (await sql.query<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE organisation_id = $1`, [athens.organisationId]))[0]
              ?.n,
          );
        }
        return found;
      });
    expect(await count(clerk.context)).toEqual([0, 0]);
    expect(await count(patras)).toEqual([0, 0]);
    const [events, seals] = (await count(officer.context)) as number[];
    expect(events).toBeGreaterThan(3);
    expect(seals).toBeGreaterThan(2);
    const all = await database.inOrganisation(officer.context, (sql) =>
      sql.query('SELECT DISTINCT organisation_id AS id FROM audit_event'),
    );
    expect(all).toEqual([{ id: athens.organisationId }]);
  });
});
