import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { LinkRepository } from '../identity/people/link.repository.ts';
import { signInForTest, type SignedIn } from '../identity/testing/sign-in-for-test.ts';
import { TestInstallation } from './testing/test-installation.ts';

const PASSWORD = 'four unrelated words';

describeOnEachDatabase('organisations of the network', (open) => {
  let database: Database;
  let server: TestInstallation;
  let organisationId: string;
  let steward: SignedIn;

  beforeAll(async () => {
    database = await open();
    server = await TestInstallation.start(database);
    ({ organisationId } = await createTestOrganisation(database, 'present'));
    // A steward alone belongs to no organisation.
    steward = await signInForTest(database, null, { steward: true });
  });

  afterAll(() => server.close());

  const DRAFT = { slug: 'volos', nameEl: 'Δήμος Βόλου', nameEn: 'Municipality of Volos', managerEmail: 'manager@volos.example' };

  function create(
    who: SignedIn,
    draft: object = {},
  ): Promise<{ readonly invitation: { readonly email: string; readonly path: string } | null; readonly refused: readonly string[] }> {
    return server
      .browserOf(who)
      .mutate('createOrganisation', 'CreateOrganisationWithManagerInput', { ...DRAFT, ...draft }, 'invitation { email path }');
  }

  it('are made by a steward, who invites somebody to manage them and sees nothing of them', async () => {
    const { invitation, refused } = await create(steward);
    expect(refused).toEqual([]);
    expect(invitation).toMatchObject({ email: 'manager@volos.example' });
    const answer = { secret: invitation?.path.split('#')[1], password: PASSWORD, displayName: 'Μαρία' };
    expect((await server.browser().mutate('acceptLink', 'AcceptLinkInput', answer, 'email')).refused).toEqual([]);
    const manager = server.browser();
    expect((await manager.signIn('manager@volos.example', PASSWORD)).viewer?.capabilities).toContain('people.manage');
    const { data } = await manager.ask<{ organisation: object }>('{ organisation { slug kind name { el en } timeZone srid speedUnit } }');
    expect(data.organisation).toEqual({
      slug: 'volos',
      kind: 'municipality',
      name: { el: 'Δήμος Βόλου', en: 'Municipality of Volos' },
      timeZone: 'Europe/Athens',
      srid: 2100,
      speedUnit: 'km/h',
    });
    const looking = server.browserOf(steward);
    for (const question of [
      '{ members { email } }',
      '{ dataVersions { accidents } }',
      '{ organisation { slug } }',
      '{ organisationSettings { defaultLanguage } }',
    ]) {
      expect((await looking.ask(question)).data).toBeNull();
    }
    const [volos] = await database.asOwner((sql) =>
      sql.query<{ id: string }>(`SELECT organisation_id AS id FROM organisation WHERE slug = 'volos'`),
    );
    const written = await database.asOwner((sql) =>
      sql.query<{ action: string; personId: string }>(
        `SELECT action, person_id AS "personId" FROM audit_event WHERE organisation_id = $1 ORDER BY occurred_at LIMIT 2`,
        [volos?.id],
      ),
    );
    expect(written).toEqual([
      { action: 'organisation.created', personId: steward.personId },
      { action: 'person.invited', personId: steward.personId },
    ]);
  });

  describe('that wait for their first manager', () => {
    interface Awaited {
      readonly organisation: { readonly id: string; readonly slug: string };
      readonly email: string;
      readonly expiresAt: string;
      readonly live: boolean;
    }

    const awaited = async (who: SignedIn): Promise<readonly Awaited[]> =>
      (
        await server
          .browserOf(who)
          .ask<{ awaitedManagers: Awaited[] }>('{ awaitedManagers { organisation { id slug } email expiresAt live } }')
      ).data.awaitedManagers;

    const awaitedOf = async (slug: string): Promise<Awaited | undefined> =>
      (await awaited(steward)).find(({ organisation }) => organisation.slug === slug);

    /** Makes an organisation with whom to invite. @returns its id and the link's secret */
    async function found(slug: string): Promise<{ readonly id: string; readonly email: string; readonly secret: string }> {
      const email = `first@${slug}.example`;
      const { invitation } = await create(steward, { slug, managerEmail: email });
      const organisation = (await awaitedOf(slug))?.organisation;
      return { id: organisation?.id ?? 'none', email, secret: secretOf(invitation) };
    }

    const secretOf = (invitation: { readonly path: string } | null): string => invitation?.path.split('#')[1] ?? 'none';

    function renew(
      who: SignedIn,
      id: string,
    ): Promise<{ readonly invitation: { readonly email: string; readonly path: string } | null; readonly refused: readonly string[] }> {
      return server
        .browserOf(who)
        .mutate('renewManagerInvitation', 'RenewManagerInvitationInput', { organisationId: id }, 'invitation { email path }');
    }

    async function accept(secret: string): Promise<readonly string[]> {
      const answer = { secret, password: PASSWORD, displayName: 'Μαρία' };
      return (await server.browser().mutate('acceptLink', 'AcceptLinkInput', answer, 'email')).refused;
    }

    const letLinksExpire = (): Promise<unknown> =>
      database.asOwner((sql) => sql.execute(`UPDATE one_time_link SET expires_at = now() - interval '1 day'`));

    it('are known to a steward with the address that a steward has written, and their invitation can be made anew', async () => {
      const { id, email, secret } = await found('larisa');
      expect(await awaitedOf('larisa')).toMatchObject({ organisation: { id }, email, live: true });
      await letLinksExpire();
      const expired = await awaitedOf('larisa');
      expect(expired).toMatchObject({ email, live: false });
      expect(Date.parse(expired?.expiresAt ?? '')).toBeLessThan(Date.now());
      expect(await accept(secret)).toEqual(['LINK_INVALID']);
      const other = await signInForTest(database, null, { steward: true });
      const { invitation, refused } = await renew(other, id.toUpperCase());
      expect({ refused, email: invitation?.email }).toEqual({ refused: [], email });
      const again = await renew(steward, id);
      // The one before opens no more, though its week is not over.
      expect(await accept(secretOf(invitation))).toEqual(['LINK_INVALID']);
      expect(await accept(secretOf(again.invitation))).toEqual([]);
      const manager = server.browser();
      const { viewer } = await manager.signIn(email, PASSWORD);
      expect(viewer).toMatchObject({ organisationId: id });
      expect(viewer?.capabilities).toContain('people.manage');
      const events = await database.asOwner((sql) =>
        sql.query<{ action: string; personId: string; details: Record<string, unknown>; text: string }>(
          `SELECT action, person_id AS "personId", details, e::text AS text FROM audit_event e WHERE organisation_id = $1 ORDER BY occurred_at`,
          [id],
        ),
      );
      expect(events.slice(1, 4)).toMatchObject([
        { action: 'person.invited', personId: steward.personId, details: { roles: 'manager' } },
        { action: 'person.invited', personId: other.personId, details: { roles: 'manager', again: true } },
        { action: 'person.invited', personId: steward.personId, details: { roles: 'manager', again: true } },
      ]);
      expect(new Set(events.slice(1, 4).map(({ details }) => details['addressHash'])).size).toBe(1);
      expect(events.map(({ text }) => text).join()).not.toContain(email);
    });

    it('wait no more once somebody manages them, or has managed them, whatever became of that', async () => {
      const { id } = await found('trikala');
      await signInForTest(database, id, { roles: ['manager'] });
      for (const change of [
        'UPDATE membership SET ended_at = NULL WHERE organisation_id = $1',
        'UPDATE membership SET ended_at = now() WHERE organisation_id = $1',
        'UPDATE person SET disabled_at = now() WHERE person_id IN (SELECT person_id FROM membership WHERE organisation_id = $1)',
      ]) {
        await database.asOwner((sql) => sql.execute(change, [id]));
        expect(await awaitedOf('trikala')).toBeUndefined();
        expect((await renew(steward, id)).refused).toEqual(['INVITATION_NOT_FOUND']);
      }
    });

    it('still wait while somebody is there who does not manage', async () => {
      const { id, email } = await found('karditsa');
      await signInForTest(database, id, { roles: ['analyst'] });
      expect(await renew(steward, id)).toMatchObject({ invitation: { email }, refused: [] });
    });

    it('have nothing to renew where the invitation is a member’s, the operator’s, or of other roles', async () => {
      const links = new LinkRepository(database);
      const { organisationId: left } = await createTestOrganisation(database, 'left');
      const member = await signInForTest(database, left, { roles: ['analyst'], steward: true });
      const colleague = await signInForTest(database, null);
      const link = { purpose: 'invitation', organisationId: left, email: 'inside@left.example' } as const;
      for (const more of [
        { roles: ['manager' as const], createdBy: member.personId },
        { roles: ['manager' as const], createdBy: colleague.personId },
        { roles: ['manager' as const], createdBy: null },
        { roles: ['analyst' as const], createdBy: steward.personId },
      ]) {
        await links.add({ ...link, ...more });
        expect(await awaitedOf('left')).toBeUndefined();
        expect((await renew(steward, left)).refused).toEqual(['INVITATION_NOT_FOUND']);
      }
      const revoked = await found('revoked');
      await database.asOwner((sql) => sql.execute('UPDATE one_time_link SET revoked_at = now() WHERE organisation_id = $1', [revoked.id]));
      expect((await renew(steward, revoked.id)).refused).toEqual(['INVITATION_NOT_FOUND']);
    });

    it('are renewed by a steward and nobody else, and an organisation that there is not is answered alike', async () => {
      const { id } = await found('grevena');
      const manager = await signInForTest(database, organisationId, { roles: ['manager', 'analyst', 'uploader', 'publisher'] });
      await expect(renew(manager, id)).rejects.toThrow('FORBIDDEN');
      await expect(renew({ ...manager, secret: 's_x' }, id)).rejects.toThrow('NOT_SIGNED_IN');
      expect((await server.browserOf(manager).ask('{ awaitedManagers { email } }')).errors).toEqual(['FORBIDDEN']);
      for (const organisation of [organisationId, '00000000-0000-0000-0000-000000000000', 'x', ''])
        expect((await renew(steward, organisation)).refused).toEqual(['INVITATION_NOT_FOUND']);
    });

    it('open one door out of ten that are made at once', async () => {
      const { id } = await found('kozani');
      const all = await Promise.all(Array.from({ length: 10 }, () => renew(steward, id)));
      const outcomes = [];
      for (const { invitation } of all) outcomes.push((await accept(secretOf(invitation))).join());
      expect(outcomes.filter((refused) => refused === '')).toHaveLength(1);
      expect(outcomes.filter((refused) => refused === 'LINK_INVALID')).toHaveLength(9);
    });

    it('are managed by whoever goes through the link while it is renewed, and nobody else is invited then', async () => {
      for (let round = 0; round < 5; round++) {
        const { id, secret } = await found(`race-${round}`);
        const [refused, renewed] = await Promise.all([accept(secret), renew(steward, id)]);
        // Either the former link had been gone through, or it opened no more.
        expect([refused, renewed.refused]).toContainEqual(refused.length === 0 ? ['INVITATION_NOT_FOUND'] : ['LINK_INVALID']);
        expect(await accept(secretOf(renewed.invitation))).toEqual(refused.length === 0 ? ['LINK_INVALID'] : []);
      }
    });
  });

  it('are made by nobody else', async () => {
    const manager = await signInForTest(database, organisationId, { roles: ['manager', 'analyst', 'uploader', 'publisher'] });
    await expect(create(manager, { slug: 'forbidden' })).rejects.toThrow('FORBIDDEN');
    await expect(create({ ...manager, secret: 's_x' }, { slug: 'forbidden' })).rejects.toThrow('NOT_SIGNED_IN');
  });

  it('are made whole or not at all', async () => {
    const wrong = [
      { slug: 'present' },
      { slug: 'Βόλος' },
      { slug: '' },
      { slug: 'x'.repeat(64) },
      { nameEl: ' ' },
      { nameEn: 'x'.repeat(201) },
      { nameEn: 'Volos\r\nBcc: all@volos.example' },
      { kind: 'ministry' },
      { timeZone: 'Europe/Volos' },
      { srid: 4326 },
      { srid: 0 },
      { speedUnit: 'knots' },
      { managerEmail: 'nobody' },
      { managerEmail: 'a@b.gr\nBcc: c@d.gr' },
    ];
    const slugs = async (): Promise<readonly string[]> =>
      (await database.asOwner((sql) => sql.query<{ slug: string }>('SELECT slug FROM organisation ORDER BY slug'))).map(({ slug }) => slug);
    const before = await slugs();
    for (const draft of wrong)
      expect({ draft, refused: (await create(steward, { slug: 'wrong', ...draft })).refused }).toEqual({
        draft,
        refused: ['INPUT_INVALID'],
      });
    expect(await slugs()).toEqual(before);
  });

  it('are listed for whoever is signed in, without what they hold', async () => {
    const analyst = await signInForTest(database, organisationId, { roles: ['analyst'] });
    for (const who of [steward, analyst]) {
      const { data } = await server
        .browserOf(who)
        .ask<{ organisations: { slug: string }[] }>('{ organisations { id slug kind name { el en } } }');
      expect(data.organisations.map(({ slug }) => slug)).toContain('present');
    }
    expect((await server.browser().ask('{ organisations { slug } }')).errors).toEqual(['NOT_SIGNED_IN']);
  });

  it('decide about themselves, by their managers, within limits', async () => {
    const manager = await signInForTest(database, organisationId, { roles: ['manager'] });
    const analyst = await signInForTest(database, organisationId, { roles: ['analyst'] });
    const settings = {
      defaultLanguage: 'en',
      standingAccess: true,
      secondFactorRequired: false,
      uploadRetentionDays: 0,
      auditRetentionDays: 90,
    };
    const change = (who: SignedIn, input: object) =>
      server
        .browserOf(who)
        .mutate(
          'changeOrganisationSettings',
          'OrganisationSettingsInput',
          { ...settings, ...input },
          'settings { defaultLanguage standingAccess auditRetentionDays }',
        );
    await expect(change(analyst, {})).rejects.toThrow('FORBIDDEN');
    for (const wrong of [
      { defaultLanguage: 'de' },
      { uploadRetentionDays: -1 },
      { uploadRetentionDays: 366 },
      { auditRetentionDays: 89 },
    ]) {
      expect((await change(manager, wrong)).refused).toEqual(['INPUT_INVALID']);
    }
    expect(await change(manager, {})).toMatchObject({
      refused: [],
      settings: { defaultLanguage: 'en', standingAccess: true, auditRetentionDays: 90 },
    });
    const [written] = await database.asOwner((sql) =>
      sql.query(`SELECT person_id AS "personId", fields FROM audit_event WHERE action = 'organisation.changed'`),
    );
    expect(written).toEqual({
      personId: manager.personId,
      fields: ['defaultLanguage', 'standingAccess', 'uploadRetentionDays', 'auditRetentionDays'],
    });
    // Another's settings are out of reach for SQL in the manager's name too.
    const { organisationId: foreign } = await createTestOrganisation(database, 'foreign');
    const reached = await database.inOrganisation({ organisationId: foreign, secret: manager.secret }, (sql) =>
      sql.execute('UPDATE organisation SET standing_access = true WHERE organisation_id = $1', [foreign]),
    );
    expect(reached).toBe(0);
  });
});
