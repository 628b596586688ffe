import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
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
