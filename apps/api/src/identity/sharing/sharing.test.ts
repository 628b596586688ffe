import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { MemberRole, OrganisationKind } from '@elektron/domain';

import type { ActingContext } from '../../common/acting-context.ts';
import type { Database } from '../../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../../database/testing/test-database.ts';
import { OrganisationRepository } from '../organisations/organisation.repository.ts';
import { signInForTest, type SignedIn } from '../testing/sign-in-for-test.ts';
import type { GrantDraft } from './sharing-grant.ts';
import { OpenedSitesRepository } from './opened-sites.repository.ts';
import { SharingGrantRepository } from './sharing-grant.repository.ts';
import { SharingService } from './sharing.service.ts';

/** The day so many days from now, in UTC: a test that needs the exact day in Athens would not need this. */
function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}

describeOnEachDatabase('sharing', (open) => {
  let database: Database;
  let sharing: SharingService;
  let owner: ActingContext;
  let recipient: ActingContext;
  let manager: SignedIn;

  beforeAll(async () => {
    database = await open();
    sharing = new SharingService(
      new SharingGrantRepository(database),
      new OrganisationRepository(database),
      new OpenedSitesRepository(database),
    );
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO municipality SELECT k, 'Συνθετικός ' || k, 'Synthetic ' || k, ST_Multi(ST_MakeEnvelope(k, 0, k + 1, 1, 4326)) FROM generate_series(1, 3) k`,
      ),
    );
  });

  beforeEach(async () => {
    owner = await organisation('police');
    recipient = await organisation('municipality');
    manager = await signInForTest(database, owner.organisationId, { roles: ['manager'] });
  });

  async function organisation(kind: OrganisationKind): Promise<ActingContext> {
    const context = await createTestOrganisation(database, `${kind}-${randomUUID()}`);
    await database.asOwner((sql) =>
      sql.execute('UPDATE organisation SET kind = $2 WHERE organisation_id = $1', [context.organisationId, kind]),
    );
    return context;
  }

  const draft = (change: Partial<GrantDraft> = {}): GrantDraft => ({
    recipientId: recipient.organisationId,
    kind: 'records',
    validFrom: day(2),
    validUntil: day(30),
    purpose: 'Black spots',
    ...change,
  });

  function events(context: ActingContext): Promise<object[]> {
    return database.asOwner((sql) =>
      sql.query(
        `SELECT person_id, action, subject_kind, subject_id, details FROM audit_event WHERE organisation_id = $1 ORDER BY occurred_at`,
        [context.organisationId],
      ),
    );
  }

  it('tells the recipient how the owner names its sources and writes speeds, for as long as it holds', async () => {
    await database.asOwner((sql) =>
      sql.execute(
        `UPDATE organisation SET attribution_el = 'Τροχαία Α', attribution_en = 'Police A', speed_unit = 2 WHERE organisation_id = $1`,
        [owner.organisationId],
      ),
    );
    const reader = await signInForTest(database, recipient.organisationId, { roles: ['publisher'] });
    expect(await sharing.listReceived(reader.context)).toEqual([]);
    const { id } = await sharing.share(manager.context, draft());
    await database.asOwner((sql) => sql.execute(`UPDATE sharing_grant SET valid_from = valid_from - 5 WHERE grant_id = $1`, [id]));
    expect(await sharing.listReceived(reader.context)).toMatchObject([
      { owner: { id: owner.organisationId }, attribution: { el: 'Τροχαία Α', en: 'Police A' }, speedUnit: 'mph' },
    ]);
    await sharing.revoke(manager.context, id);
    expect(await sharing.listReceived(reader.context)).toEqual([]);
  });

  it('is given, listed, revoked once, and written down each time', async () => {
    const given = await sharing.share(manager.context, draft({ municipalityIds: [2, 1] }));
    expect(given).toMatchObject({
      recipient: { id: recipient.organisationId, kind: 'municipality', name: { el: 'Δοκιμή', en: 'Test' } },
      municipalities: [
        { id: 1, name: { el: 'Συνθετικός 1', en: 'Synthetic 1' } },
        { id: 2, name: { el: 'Συνθετικός 2', en: 'Synthetic 2' } },
      ],
      validFrom: day(2),
      validUntil: day(30),
      purpose: 'Black spots',
      revokedAt: null,
      // It begins later, wherever the owner is.
      live: false,
    });
    const everywhere = await sharing.share(manager.context, draft({ kind: 'evaluations', validFrom: day(2) }));
    expect(await sharing.list(manager.context)).toEqual([everywhere, given]);
    const revoked = await sharing.revoke(manager.context, given.id);
    expect(revoked.revokedAt).toBeInstanceOf(Date);
    expect(await sharing.revoke(manager.context, given.id)).toEqual(revoked);
    expect(await sharing.list(manager.context)).toEqual([everywhere, revoked]);
    const grant = (id: string): object => ({ person_id: manager.personId, subject_kind: 'sharing-grant', subject_id: id });
    const details = { recipientId: recipient.organisationId, municipalityIds: null, validFrom: day(2), validUntil: day(30) };
    expect(await events(owner)).toEqual([
      { ...grant(given.id), action: 'sharing.granted', details: { ...details, kind: 'records', municipalityIds: '1, 2' } },
      { ...grant(everywhere.id), action: 'sharing.granted', details: { ...details, kind: 'evaluations' } },
      { ...grant(given.id), action: 'sharing.revoked', details: {} },
    ]);
  });

  it('is with another organisation of the network', async () => {
    await expect(sharing.share(manager.context, draft({ recipientId: owner.organisationId }))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { field: 'recipientId' },
    });
    await expect(sharing.share(manager.context, draft({ recipientId: randomUUID() }))).rejects.toMatchObject({
      code: 'ORGANISATION_NOT_FOUND',
    });
    expect(await sharing.list(manager.context)).toEqual([]);
  });

  it('is decided by those who manage it, and by nobody of another organisation', async () => {
    const { id } = await sharing.share(manager.context, draft());
    const as = async (context: ActingContext, ...roles: MemberRole[]): Promise<ActingContext> =>
      (await signInForTest(database, context.organisationId, { roles })).context;
    const analyst = await as(owner, 'analyst', 'uploader', 'publisher');
    await expect(sharing.share(analyst, draft())).rejects.toThrow(/row-level security/);
    const foreign = await as(recipient, 'manager');
    for (const context of [analyst, foreign]) {
      await expect(sharing.revoke(context, id)).rejects.toMatchObject({ code: 'SHARING_GRANT_NOT_FOUND' });
      expect(await sharing.list(context)).toEqual([]);
    }
    // Saying whose records are meant does not make one theirs.
    await expect(sharing.share({ ...foreign, organisationId: owner.organisationId }, draft())).rejects.toThrow(/row-level security/);
    await expect(sharing.revoke(manager.context, 'nothing')).rejects.toMatchObject({ code: 'SHARING_GRANT_NOT_FOUND' });
    await expect(sharing.revoke(manager.context, randomUUID())).rejects.toMatchObject({ code: 'SHARING_GRANT_NOT_FOUND' });
    expect((await sharing.list(manager.context)).map(({ revokedAt }) => revokedAt)).toEqual([null]);
  });

  it('is seen by whom it is for while it holds, standing access included', async () => {
    const reader = (await signInForTest(database, recipient.organisationId, { roles: ['publisher'] })).context;
    const officer = (await signInForTest(database, recipient.organisationId, { roles: ['data-protection-officer'] })).context;
    const { id } = await sharing.share(manager.context, draft({ kind: 'aggregates' }));
    expect(await sharing.listReceived(reader)).toEqual([]);
    // As time would.
    await database.asOwner((sql) => sql.execute(`UPDATE sharing_grant SET valid_from = valid_from - 5 WHERE grant_id = $1`, [id]));
    const granted = {
      id,
      owner: { id: owner.organisationId },
      kind: 'aggregates',
      municipalities: null,
      validUntil: day(30),
      purpose: 'Black spots',
      standing: false,
    };
    expect(await sharing.listReceived(reader)).toMatchObject([granted]);
    await database.asOwner(async (sql) => {
      await sql.execute('UPDATE organisation SET standing_access = true WHERE organisation_id = $1', [owner.organisationId]);
      await sql.execute('INSERT INTO organisation_municipality VALUES ($1, 3), ($1, 1)', [recipient.organisationId]);
    });
    const standing = {
      id: owner.organisationId,
      kind: 'records',
      municipalities: [{ id: 1 }, { id: 3 }],
      validUntil: null,
      purpose: null,
      standing: true,
    };
    expect(await sharing.listReceived(reader)).toMatchObject([granted, standing]);
    expect(await sharing.listReceived(officer)).toEqual([]);
    expect(await sharing.listReceived(manager.context)).toEqual([]);
    await database.asOwner((sql) =>
      sql.execute(`UPDATE organisation SET kind = 'research' WHERE organisation_id = $1`, [recipient.organisationId]),
    );
    await sharing.revoke(manager.context, id);
    expect(await sharing.listReceived(reader)).toEqual([]);
  });

  it('holds by the clock of the owner, whatever the session says the time is', async () => {
    // Where it is always tomorrow already, and where it is still yesterday: 26 hours apart, so the days differ at any hour.
    await database.asOwner((sql) =>
      sql.execute(`UPDATE organisation SET time_zone = 'Pacific/Kiritimati' WHERE organisation_id = $1`, [owner.organisationId]),
    );
    const today = await new SharingGrantRepository(database).readToday(manager.context);
    await sharing.share(manager.context, draft({ validFrom: today, validUntil: day(9) }));
    const reader = await signInForTest(database, recipient.organisationId);
    const opened = await database.inOrganisation({ ...reader.context, organisationId: owner.organisationId }, async (sql) => {
      const found: unknown[] = [];
      for (const zone of ['UTC', 'Pacific/Kiritimati', 'Etc/GMT+12']) {
        await sql.execute(`SET LOCAL TimeZone = '${zone}'`);
        found.push(...(await sql.query(`SELECT opened_kinds('{records}') AS kinds`)));
      }
      return found;
    });
    expect(opened).toEqual(Array(3).fill({ kinds: ['records'] }));
  });

  it('for more than five years, or for longer after it was revoked, is refused by the database too', async () => {
    const { id } = await sharing.share(manager.context, draft());
    const insert = (until: string): Promise<number> =>
      database.inOrganisation(manager.context, (sql) =>
        sql.execute(
          `INSERT INTO sharing_grant (organisation_id, grant_id, recipient_organisation_id, kind, valid_from, valid_until, purpose)
           VALUES ($1, gen_random_uuid(), $2, 'records', '2026-01-01', $3, 'x')`,
          [owner.organisationId, recipient.organisationId, until],
        ),
      );
    await expect(insert('2031-01-02')).rejects.toThrow(/violates check constraint/);
    expect(await insert('2031-01-01')).toBe(1);
    await sharing.revoke(manager.context, id);
    const revive = `UPDATE sharing_grant SET revoked_at = NULL WHERE grant_id = '${id}'`;
    await expect(database.inOrganisation(manager.context, (sql) => sql.execute(revive))).rejects.toThrow(/revoked once/);
    const extend = `UPDATE sharing_grant SET valid_until = valid_until + 1 WHERE grant_id = '${id}'`;
    await expect(database.inOrganisation(manager.context, (sql) => sql.execute(extend))).rejects.toThrow(/permission denied/);
  });
});
