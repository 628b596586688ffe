import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { signInForTest, type SignedIn } from '../identity/testing/sign-in-for-test.ts';
import { TestInstallation, type TestBrowser } from './testing/test-installation.ts';
import { LinksService } from '../identity/people/links.service.ts';
import { hashPassword } from '../identity/people/passwords.ts';
import { PersonRepository } from '../identity/people/person.repository.ts';

const PASSWORD = 'four unrelated words';
const OTHER_PASSWORD = 'five other unrelated words';

interface OpenLink {
  readonly purpose: string;
  readonly email: string | null;
  readonly organisationName: { readonly el: string } | null;
  readonly hasAccount: boolean;
  readonly forViewer: boolean;
}

let addresses = 0;
const newAddress = (): string => `person.${++addresses}@links.example`;

describeOnEachDatabase('a link that opens once', (open) => {
  let database: Database;
  let server: TestInstallation;
  let organisationId: string;
  let manager: SignedIn;
  let passwordHash: string;

  beforeAll(async () => {
    database = await open();
    server = await TestInstallation.start(database);
    passwordHash = await hashPassword(PASSWORD);
  });

  afterAll(() => server.close());

  let organisations = 0;
  beforeEach(async () => {
    ({ organisationId } = await createTestOrganisation(database, `links-${++organisations}`));
    manager = await signInForTest(database, organisationId, { roles: ['manager'] });
  });

  async function invite(email: string, roles: readonly string[] = ['analyst']): Promise<string> {
    const { invitation, refused } = await server
      .browserOf(manager)
      .mutate<{ invitation: { path: string } | null }>('inviteMember', 'InviteInput', { email, roles }, 'invitation { email path }');
    expect(refused).toEqual([]);
    return secretOf(invitation?.path ?? '');
  }

  function secretOf(path: string): string {
    // Browsers send what stands before the # to servers, and put it into referrers.
    expect(path).toMatch(/^\/app\/link#l_[\w-]{43}$/);
    return path.split('#')[1] ?? '';
  }

  async function look(secret: string, browser = server.browser()): Promise<OpenLink | string> {
    const { data, errors } = await browser.ask<{ lookAtLink: OpenLink }>(
      'mutation ($secret: String!) { lookAtLink(secret: $secret) { purpose email organisationName { el } hasAccount forViewer } }',
      { secret },
    );
    return errors[0] ?? data.lookAtLink;
  }

  function accept(
    secret: string,
    answer: object,
    browser: TestBrowser = server.browser(),
  ): Promise<{ readonly email: string | null; readonly refused: readonly string[] }> {
    return browser.mutate('acceptLink', 'AcceptLinkInput', { secret, password: PASSWORD, displayName: 'Μαρία', ...answer }, 'email');
  }

  async function age(interval: string): Promise<void> {
    await database.asOwner((sql) =>
      sql.execute(
        `UPDATE one_time_link SET expires_at = expires_at - interval '${interval}', created_at = created_at - interval '${interval}'`,
      ),
    );
  }

  const reset = async (email: string): Promise<string> => secretOf(await server.app.get(LinksService).makeResetLink(email));

  describe('for somebody new', () => {
    it('makes an account with a password of theirs, and signs nobody in', async () => {
      const email = newAddress();
      const secret = await invite(email.toUpperCase(), ['analyst', 'uploader']);
      expect(await look(secret)).toEqual({
        purpose: 'invitation',
        email,
        organisationName: { el: 'Δοκιμή' },
        hasAccount: false,
        forViewer: false,
      });
      const browser = server.browser();
      expect(await accept(secret, {}, browser)).toEqual({ email, refused: [], userErrors: [] });
      expect(browser.cookies.size).toBe(0);
      const { viewer } = await server.browser().signIn(email, PASSWORD);
      expect(viewer).toMatchObject({ email, organisationId });
      expect(viewer?.capabilities).toContain('records.import');
      expect(viewer?.capabilities).not.toContain('people.manage');
    });

    it('keeps to the rules on passwords and names, and stays open meanwhile', async () => {
      const email = newAddress();
      const secret = await invite(email);
      const refusals: readonly (readonly [object, string])[] = [
        [{ password: 'short' }, 'PASSWORD_TOO_SHORT'],
        [{ password: 'password1234' }, 'PASSWORD_TOO_COMMON'],
        [{ password: email }, 'PASSWORD_TOO_COMMON'],
        [{ password: 'x'.repeat(100_000) }, 'INPUT_INVALID'],
        [{ displayName: ' ' }, 'INPUT_INVALID'],
        [{ displayName: 'x'.repeat(201) }, 'INPUT_INVALID'],
        [{ displayName: 'Maria\nBcc: all@links.example' }, 'INPUT_INVALID'],
        [{ displayName: null }, 'INPUT_INVALID'],
      ];
      for (const [answer, code] of refusals) expect((await accept(secret, answer)).refused).toEqual([code]);
      expect((await accept(secret, {})).refused).toEqual([]);
    });

    it('takes neither another address nor an organisation from whoever opens it', async () => {
      const email = newAddress();
      const secret = await invite(email);
      const organisation = { slug: 'mine', nameEl: 'Δικός μου', nameEn: 'Mine' };
      expect(await accept(secret, { email: 'somebody.else@links.example', organisation })).toMatchObject({ email, refused: [] });
      expect(await database.asOwner((sql) => sql.query(`SELECT FROM organisation WHERE slug = 'mine'`))).toEqual([]);
      expect(await server.browser().signIn(email, PASSWORD)).toMatchObject({ viewer: { organisationId } });
    });
  });

  describe('for somebody who has an account', () => {
    it('asks for the password that they have', async () => {
      const { organisationId: elsewhere } = await createTestOrganisation(database, `elsewhere-${organisations}`);
      const known = await signInForTest(database, elsewhere, { passwordHash });
      const secret = await invite(known.email);
      expect(await look(secret)).toMatchObject({ hasAccount: true });
      expect((await accept(secret, { password: OTHER_PASSWORD })).refused).toEqual(['SIGN_IN_FAILED']);
      // The name and the password stay theirs.
      expect((await accept(secret, { displayName: 'Somebody else' })).refused).toEqual([]);
      const [person] = await database.asOwner((sql) =>
        sql.query<{ name: string }>('SELECT display_name AS name FROM person WHERE email = $1', [known.email]),
      );
      expect(person?.name).toBe('Test');
      const browser = server.browser();
      await browser.signIn(known.email, PASSWORD);
      expect((await browser.viewer())?.memberships).toHaveLength(2);
    });

    it('lets nobody guess it: failures count as at the door', async () => {
      const known = await signInForTest(database, null, { passwordHash });
      const secret = await invite(known.email);
      for (let guess = 1; guess <= 5; guess++)
        expect((await accept(secret, { password: `wrong password ${guess}` })).refused).toEqual(['SIGN_IN_FAILED']);
      expect((await accept(secret, {})).refused).toEqual(['ACCOUNT_LOCKED']);
      expect((await server.browser().signIn(known.email, PASSWORD)).refused).toEqual(['ACCOUNT_LOCKED']);
    });

    it('opens for nobody who is disabled', async () => {
      const known = await signInForTest(database, null, { passwordHash });
      await new PersonRepository(database).setDisabled(known.personId, true);
      expect((await accept(await invite(known.email), {})).refused).toEqual(['SIGN_IN_FAILED']);
    });

    it('asks whoever is signed in as them for nothing, and nobody else', async () => {
      const known = await signInForTest(database, null);
      const secret = await invite(known.email);
      const stranger = await signInForTest(database, null);
      expect(await look(secret, server.browserOf(stranger))).toMatchObject({ hasAccount: true, forViewer: false });
      expect((await accept(secret, { password: '' }, server.browserOf(stranger))).refused).toEqual(['SIGN_IN_FAILED']);
      expect(await look(secret, server.browserOf(known))).toMatchObject({ hasAccount: true, forViewer: true });
      expect((await accept(secret, { password: '' }, server.browserOf(known))).refused).toEqual([]);
      expect((await server.browserOf(known).viewer())?.memberships).toHaveLength(1);
    });

    it('adds to the roles that a member has, and takes none away', async () => {
      await accept(await invite(manager.email, ['uploader']), { password: '' }, server.browserOf(manager));
      expect((await server.browserOf(manager).viewer())?.memberships[0]?.roles).toEqual(['manager', 'uploader']);
    });
  });

  describe('for a new password', () => {
    it('replaces it, ends all sessions and other links, and forgets the failures before', async () => {
      const known = await signInForTest(database, organisationId, { passwordHash });
      for (let failure = 1; failure <= 6; failure++) await server.browser().signIn(known.email, 'wrong password');
      const secret = await reset(known.email);
      expect(await look(secret)).toMatchObject({ purpose: 'reset', email: known.email, organisationName: null, hasAccount: false });
      expect((await accept(secret, { password: 'short' })).refused).toEqual(['PASSWORD_TOO_SHORT']);
      expect(await accept(secret, { password: OTHER_PASSWORD })).toMatchObject({ email: known.email, refused: [] });
      expect(await server.browserOf(known).viewer()).toBeNull();
      expect((await server.browser().signIn(known.email, PASSWORD)).refused).toEqual(['SIGN_IN_FAILED']);
      expect((await server.browser().signIn(known.email, OTHER_PASSWORD)).refused).toEqual([]);
    });

    it('ends when the password is changed otherwise', async () => {
      const known = await signInForTest(database, organisationId, { passwordHash });
      const secret = await reset(known.email);
      const change = { currentPassword: PASSWORD, newPassword: OTHER_PASSWORD };
      expect((await server.browserOf(known).mutate('changePassword', 'ChangePasswordInput', change)).refused).toEqual([]);
      expect(await look(secret)).toBe('LINK_INVALID');
    });

    it('lets nobody in who is disabled, and makes none for somebody who is not there', async () => {
      const known = await signInForTest(database, organisationId, { passwordHash });
      const secret = await reset(known.email);
      await new PersonRepository(database).setDisabled(known.personId, true);
      await accept(secret, { password: OTHER_PASSWORD });
      expect((await server.browser().signIn(known.email, OTHER_PASSWORD)).refused).toEqual(['SIGN_IN_FAILED']);
      await expect(reset('nobody@links.example')).rejects.toThrow('PERSON_NOT_FOUND');
    });
  });

  describe('for the first administrator', () => {
    async function setUpLink(): Promise<string | null> {
      const path = await server.app.get(LinksService).makeSetupLink();
      return path === null ? null : secretOf(path);
    }

    const organisation = { slug: 'volos', nameEl: 'Δήμος Βόλου', nameEn: 'Municipality of Volos' };

    beforeEach(async () => {
      await database.asOwner((sql) => sql.execute('TRUNCATE person, one_time_link, organisation CASCADE'));
    });

    it('makes a steward who manages the organisation just made, and those that nobody manages', async () => {
      await createTestOrganisation(database, 'made-before');
      const secret = (await setUpLink()) ?? '';
      expect(await look(secret)).toEqual({ purpose: 'setup', email: null, organisationName: null, hasAccount: false, forViewer: false });
      const email = newAddress();
      for (const wrong of [
        { email: 'nonsense' },
        { email: null },
        { email, organisation: { ...organisation, slug: 'Βόλος' } },
        { email, organisation: { ...organisation, srid: 4326 } },
        { email, organisation: { ...organisation, timeZone: 'Europe/Volos' } },
        { email, organisation: { ...organisation, nameEl: 'a\nb' } },
      ]) {
        expect((await accept(secret, wrong)).refused).toEqual(['INPUT_INVALID']);
      }
      // A short name that is taken costs neither the link nor half an account.
      expect((await accept(secret, { email, organisation: { ...organisation, slug: 'made-before' } })).refused).toEqual(['INPUT_INVALID']);
      expect(await accept(secret, { email, organisation })).toMatchObject({ email, refused: [] });
      const browser = server.browser();
      await browser.signIn(email, PASSWORD);
      const viewer = await browser.viewer();
      expect(viewer).toMatchObject({ steward: true });
      expect(viewer?.memberships.map(({ organisation: { slug } }) => slug)).toEqual(['made-before', 'volos']);
      for (const { roles } of viewer?.memberships ?? []) expect(roles).toEqual(['uploader', 'analyst', 'publisher', 'manager']);
    });

    it('is made where nobody is there, and does not open any more when somebody is', async () => {
      const secret = (await setUpLink()) ?? '';
      await signInForTest(database, null);
      expect(await setUpLink()).toBeNull();
      // One that waited in a log.
      expect((await accept(secret, { email: newAddress(), organisation })).refused).toEqual(['LINK_INVALID']);
    });

    it('is made although people of a demonstration are in the database', async () => {
      const { personId } = await signInForTest(database, null);
      await database.asOwner((sql) => sql.execute('UPDATE person SET demo = true WHERE person_id = $1', [personId]));
      expect(await setUpLink()).not.toBeNull();
    });

    it('makes one administrator out of twenty who open it at once', async () => {
      const secret = (await setUpLink()) ?? '';
      const all = await Promise.all(Array.from({ length: 20 }, () => accept(secret, { email: newAddress(), organisation })));
      expect(all.filter(({ refused }) => refused.length === 0)).toHaveLength(1);
      expect(all.filter(({ refused }) => refused[0] === 'LINK_INVALID')).toHaveLength(19);
      expect(await database.asOwner((sql) => sql.query('SELECT FROM person'))).toHaveLength(1);
    });
  });

  it('opens once, also for twenty at once', async () => {
    const email = newAddress();
    const secret = await invite(email);
    const all = await Promise.all(Array.from({ length: 20 }, (_, index) => accept(secret, { displayName: `Μαρία ${index}` })));
    expect(all.filter(({ refused }) => refused.length === 0)).toHaveLength(1);
    // Who looks up the address after the first one is through is asked as at a sign-in, and of many at once the later ones are told to wait.
    const refusals = all.flatMap(({ refused }) => refused);
    expect(refusals).toHaveLength(19);
    expect(refusals.filter((code) => code !== 'LINK_INVALID' && code !== 'ACCOUNT_LOCKED')).toEqual([]);
    expect(await look(secret)).toBe('LINK_INVALID');
    expect((await accept(secret, {})).refused).toEqual(['LINK_INVALID']);
    const known = await signInForTest(database, organisationId, { passwordHash });
    const resetting = await reset(known.email);
    const passwords = Array.from({ length: 20 }, (_, index) => `${OTHER_PASSWORD} ${index}`);
    const resets = await Promise.all(passwords.map((password) => accept(resetting, { password })));
    const won = resets.findIndex(({ refused }) => refused.length === 0);
    expect(resets.filter(({ refused }) => refused[0] === 'LINK_INVALID')).toHaveLength(19);
    expect((await server.browser().signIn(known.email, passwords[won] ?? '')).refused).toEqual([]);
  });

  it('makes one account where two invitations of one address are opened at once', async () => {
    const email = newAddress();
    const first = await invite(email);
    const { organisationId: elsewhere } = await createTestOrganisation(database, `second-${organisations}`);
    manager = await signInForTest(database, elsewhere, { roles: ['manager'] });
    const second = await invite(email);
    const [one, two] = await Promise.all([accept(first, {}), accept(second, { password: OTHER_PASSWORD })]);
    const refused = [...one.refused, ...two.refused];
    expect(refused).toEqual(['SIGN_IN_FAILED']);
    // The other one stays open, and asks for the password of then.
    const [left, password] = one.refused.length > 0 ? [first, OTHER_PASSWORD] : [second, PASSWORD];
    expect((await accept(left, { password })).refused).toEqual([]);
  });

  it('has an end: a week, a day, an hour', async () => {
    const invitation = await invite(newAddress());
    await age('6 days 23 hours');
    expect(await look(invitation)).toMatchObject({ purpose: 'invitation' });
    await age('1 hour');
    expect(await look(invitation)).toBe('LINK_INVALID');
    expect((await accept(invitation, {})).refused).toEqual(['LINK_INVALID']);
    const known = await signInForTest(database, organisationId, { passwordHash });
    const resetting = await reset(known.email);
    await age('59 minutes');
    expect(await look(resetting)).toMatchObject({ purpose: 'reset' });
    await age('1 minute');
    expect(await look(resetting)).toBe('LINK_INVALID');
  });

  it('ends when a newer one is made for the same ends, and with twenty at once all but one', async () => {
    const email = newAddress();
    const older = await invite(email);
    const newer = await invite(email);
    const another = await invite(newAddress());
    expect(await look(older)).toBe('LINK_INVALID');
    expect(await look(newer)).toMatchObject({ email });
    expect(await look(another)).toMatchObject({ purpose: 'invitation' });
    const invitations = await Promise.all(Array.from({ length: 20 }, () => invite(email)));
    const open = await Promise.all(invitations.map(async (secret) => (await look(secret)) !== 'LINK_INVALID'));
    expect(open.filter(Boolean)).toHaveLength(1);
    const known = await signInForTest(database, organisationId, { passwordHash });
    const resets = await Promise.all(Array.from({ length: 20 }, () => reset(known.email)));
    const alive = await Promise.all(resets.map(async (secret) => (await look(secret)) !== 'LINK_INVALID'));
    expect(alive.filter(Boolean)).toHaveLength(1);
  });

  it('is no secret of another kind, nor anything else', async () => {
    for (const secret of ['', 'l_', 'x', manager.secret, `l_${'A'.repeat(43)}`, `l_${'A'.repeat(100_000)}`, "l_' OR true --"]) {
      expect(await look(secret)).toBe('LINK_INVALID');
      expect((await accept(secret, {})).refused).toEqual(['LINK_INVALID']);
    }
  });

  it('can be revoked, by a manager of the organisation, and is listed until then without its secret', async () => {
    const email = newAddress();
    const secret = await invite(email);
    const { data } = await server
      .browserOf(manager)
      .ask<{ invitations: { id: string; email: string; roles: string[] }[] }>('{ invitations { id email roles createdAt expiresAt } }');
    expect(data.invitations).toMatchObject([{ email, roles: ['analyst'] }]);
    expect(JSON.stringify(data)).not.toContain(secret.slice(2));
    const revoke = (who: SignedIn, invitationId: string) =>
      server.browserOf(who).mutate('revokeInvitation', 'InvitationInput', { invitationId });
    const { organisationId: elsewhere } = await createTestOrganisation(database, `foreign-${organisations}`);
    const foreign = await signInForTest(database, elsewhere, { roles: ['manager'] });
    const [invitation] = data.invitations;
    expect((await revoke(foreign, invitation?.id ?? '')).refused).toEqual(['LINK_INVALID']);
    expect((await revoke(manager, 'x')).refused).toEqual(['LINK_INVALID']);
    expect(await look(secret)).toMatchObject({ email });
    expect((await revoke(manager, invitation?.id ?? '')).refused).toEqual([]);
    expect(await look(secret)).toBe('LINK_INVALID');
    expect((await revoke(manager, invitation?.id ?? '')).refused).toEqual(['LINK_INVALID']);
  });

  it('ends with the rights of the manager who made it', async () => {
    const second = await signInForTest(database, organisationId, { roles: ['manager'] });
    const secret = await invite(newAddress());
    const { refused } = await server
      .browserOf(second)
      .mutate('changeRoles', 'ChangeRolesInput', { personId: manager.personId, roles: ['analyst'] }, 'members { personId }');
    expect(refused).toEqual([]);
    expect(await look(secret)).toBe('LINK_INVALID');
  });

  it('is made for addresses and roles that there are', async () => {
    const inviting = (email: string, roles: readonly string[]) =>
      server
        .browserOf(manager)
        .mutate('inviteMember', 'InviteInput', { email, roles }, 'invitation { path }')
        .then(({ refused }) => refused);
    for (const email of ['', 'nobody', 'a@b.gr\r\nBcc: c@d.gr', 'a@b.gr,c@d.gr', 'μ@b.gr'])
      expect(await inviting(email, ['analyst'])).toEqual(['INPUT_INVALID']);
    for (const roles of [[], ['steward'], ['analyst', 'root'], ['analyst', 'analyst', '']])
      expect(await inviting(newAddress(), roles)).toEqual(['INPUT_INVALID']);
    const analyst = await signInForTest(database, organisationId, { roles: ['analyst'] });
    const forbidden = await server
      .browserOf(analyst)
      .ask('mutation { inviteMember(input: { email: "a@b.gr", roles: ["manager"] }) { invitation { path } } }');
    expect(forbidden.errors).toEqual(['FORBIDDEN']);
  });

  it('is stored as its hash, and what it was used for is written down', async () => {
    const email = newAddress();
    const secret = await invite(email);
    const rows = await database.asOwner((sql) => sql.query<{ text: string }>('SELECT l::text AS text FROM one_time_link l'));
    expect(rows.map(({ text }) => text).join()).not.toContain(secret.slice(2));
    await accept(secret, {});
    const events = await database.asOwner((sql) =>
      sql.query<{ action: string; text: string }>(
        'SELECT action, e::text AS text FROM audit_event e WHERE organisation_id = $1 ORDER BY occurred_at',
        [organisationId],
      ),
    );
    expect(events.map(({ action }) => action)).toEqual(['person.invited', 'person.joined']);
    expect(events.map(({ text }) => text).join()).not.toContain(email);
  });
});
