import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { hashPassword } from '../identity/people/passwords.ts';
import { joinOrganisation, PersonRepository } from '../identity/people/person.repository.ts';
import { signInForTest, type SignedIn } from '../identity/testing/sign-in-for-test.ts';
import { CLIENT, TestIdentityProvider } from './testing/identity-provider.ts';
import { findFreePort, TestInstallation, type TestBrowser } from './testing/test-installation.ts';

const START = '/api/sign-in/oidc';
const CALLBACK = '/api/sign-in/oidc/callback';
const PASSWORD = 'four unrelated words';

// The provider tells whoever runs it that it is one for trying out.
jest.spyOn(console, 'warn').mockReturnValue();
jest.spyOn(console, 'info').mockReturnValue();

const ROLE_MAP = JSON.stringify({
  analysts: { organisation: 'volos', roles: ['analyst'] },
  heads: [
    { organisation: 'volos', roles: ['manager'] },
    { organisation: 'larisa', roles: ['manager', 'analyst'] },
  ],
  elsewhere: { organisation: 'not-yet', roles: ['analyst'] },
});

let people = 0;
const newAddress = (): string => `person.${++people}@sso.example`;

describeOnEachDatabase('single sign-on', (open) => {
  let database: Database;
  let server: TestInstallation;
  let trusting: TestInstallation;
  let provider: TestIdentityProvider;
  let volos: string;
  let larisa: string;
  let strict: string;

  beforeAll(async () => {
    database = await open();
    const port = await findFreePort();
    const providerPort = await findFreePort();
    const redirectUri = `http://127.0.0.1:${port}${CALLBACK}`;
    provider = await TestIdentityProvider.start({ port: providerPort, redirectUri });
    server = await start(port, { OIDC_ROLES_CLAIM: 'groups', OIDC_ROLE_MAP: ROLE_MAP, OIDC_LABEL: 'Δήμος' });
    trusting = server;
    ({ organisationId: volos } = await createTestOrganisation(database, 'volos'));
    ({ organisationId: larisa } = await createTestOrganisation(database, 'larisa'));
    ({ organisationId: strict } = await createTestOrganisation(database, 'strict'));
    await database.asOwner((sql) =>
      sql.execute('UPDATE organisation SET second_factor_required = true WHERE organisation_id = $1', [strict]),
    );
  });

  afterAll(async () => {
    await server.close();
    await provider.stop();
  });

  function start(port: number, variables: Readonly<Record<string, string>> = {}): Promise<TestInstallation> {
    return TestInstallation.start(
      database,
      {
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: CLIENT.id,
        OIDC_CLIENT_SECRET: CLIENT.secret,
        OIDC_ALLOW_HTTP_ON_LOOPBACK: 'true',
        ...variables,
      },
      port,
    );
  }

  /** Goes to the provider and signs in there. @returns the address to which the provider sends the browser back */
  async function goThere(browser: TestBrowser, from = START): Promise<string> {
    let address = from;
    for (let hop = 0; hop < 10; hop++) {
      const response = await browser.open(address);
      const location = response.headers.get('location');
      if (location === null) throw new Error(`${address}: ${response.status} ${await response.text()}`);
      address = new URL(location, new URL(address, provider.issuer)).href;
      if (address.includes(CALLBACK) || new URL(address).pathname.startsWith('/app')) return address;
    }
    throw new Error('The provider sends the browser in circles.');
  }

  /** @returns where it leads in the end: a page of ours */
  async function enter(browser: TestBrowser, callback: string): Promise<string> {
    const response = await browser.open(callback);
    expect(response.status).toBe(303);
    return response.headers.get('location') ?? '';
  }

  async function signIn(browser = server.browser()): Promise<{ readonly browser: TestBrowser; readonly page: string }> {
    return { browser, page: await enter(browser, await goThere(browser)) };
  }

  async function expectRefused(code: string): Promise<void> {
    const { browser, page } = await signIn();
    expect(page).toBe(`/app/sign-in?problem=${code}`);
    expect(browser.cookies.has('elektron_session')).toBe(false);
    expect(await browser.viewer()).toBeNull();
  }

  async function personOf(
    email: string,
  ): Promise<
    { readonly personId: string; readonly hasPassword: boolean; readonly hasSecondFactor: boolean; readonly identities: number } | undefined
  > {
    const [row] = await database.asOwner((sql) =>
      sql.query<{ personId: string; hasPassword: boolean; hasSecondFactor: boolean; identities: number }>(
        `SELECT person_id AS "personId", password_hash IS NOT NULL AS "hasPassword", totp_confirmed_at IS NOT NULL AS "hasSecondFactor",
           (SELECT count(*) FROM person_identity i WHERE i.person_id = p.person_id) AS identities FROM person p WHERE email = $1`,
        [email],
      ),
    );
    return row;
  }

  async function trail(personId: string): Promise<readonly { readonly action: string; readonly details: object }[]> {
    return database.asOwner((sql) =>
      sql.query(`SELECT action, details FROM audit_event WHERE person_id = $1 ORDER BY occurred_at`, [personId]),
    );
  }

  it('is offered on the sign-in page under the name that it has', async () => {
    const { data } = await server.browser().ask<{ signInOptions: object }>('{ signInOptions { singleSignOnLabel } }');
    expect(data.signInOptions).toEqual({ singleSignOnLabel: 'Δήμος' });
  });

  it('asks the provider for a code, bound to this browser by three secrets', async () => {
    const browser = server.browser();
    const response = await browser.open(START);
    expect(response.status).toBe(303);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const address = new URL(response.headers.get('location') ?? '');
    expect(address.origin + address.pathname).toBe(`${provider.issuer}/auth`);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: CLIENT.id,
      response_type: 'code',
      redirect_uri: `${server.url}${CALLBACK}`,
      scope: 'openid profile email',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(browser.written).toEqual([expect.stringMatching(/^elektron_sign_in=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/)]);
    // What the browser keeps says nothing to whoever reads it.
    const kept = Buffer.from(browser.cookies.get('elektron_sign_in') ?? '', 'base64url').toString('latin1');
    for (const name of ['state', 'nonce']) expect(kept).not.toContain(address.searchParams.get(name));
  });

  describe('of somebody new', () => {
    it('makes an account without a password, known by issuer and subject', async () => {
      const email = newAddress();
      const subject = provider.add({ email: email.toUpperCase(), email_verified: true, name: 'Ελένη Νέα', locale: 'en-GB' });
      const { browser, page } = await signIn();
      expect(page).toBe('/app');
      expect(await browser.viewer()).toMatchObject({
        email,
        organisationId: null,
        memberships: [],
        secondFactorMissing: false,
        hasPassword: false,
      });
      // The secrets of the way there are gone.
      expect([...browser.cookies.keys()].filter((name) => name.startsWith('elektron'))).toEqual(['elektron_session']);
      const person = await personOf(email);
      expect(person).toMatchObject({ hasPassword: false, identities: 1 });
      const rows = await database.asOwner((sql) =>
        sql.query(
          'SELECT issuer, subject, display_name AS name, language FROM person_identity JOIN person USING (person_id) WHERE email = $1',
          [email],
        ),
      );
      expect(rows).toEqual([{ issuer: provider.issuer, subject, name: 'Ελένη Νέα', language: 'en' }]);
      expect(await trail(person?.personId ?? '')).toEqual([
        { action: 'person.linked', details: { account: 'new' } },
        { action: 'session.signed-in', details: { how: 'single-sign-on', secondFactor: false } },
      ]);
      // There is no password, and none can be made up.
      for (const password of ['', PASSWORD]) expect((await server.browser().signIn(email, password)).refused).toEqual(['SIGN_IN_FAILED']);
      expect(
        (await browser.mutate('changePassword', 'ChangePasswordInput', { currentPassword: '', newPassword: PASSWORD })).refused,
      ).toEqual(['SIGN_IN_FAILED']);
    });

    it('finds them again by the subject, whatever has become of their address', async () => {
      const email = newAddress();
      const subject = provider.add({ email, email_verified: true, name: 'Α' });
      const { browser } = await signIn();
      const before = await browser.viewer();
      provider.accounts.set(subject, { email: newAddress(), email_verified: false, name: 'Β' });
      expect(await (await signIn()).browser.viewer()).toMatchObject({ personId: before?.personId, email });
    });

    it('leads to the page that they wanted, and to none of elsewhere', async () => {
      provider.add({ email: newAddress(), email_verified: true });
      const wanted: readonly (readonly [string, string])[] = [
        ['/app/hotspots?method=dbscan#map', '/app/hotspots?method=dbscan#map'],
        ['//evil.example/app', '/app'],
        ['https://evil.example/app', '/app'],
        ['/\\evil.example', '/app'],
        ['/api/uploads', '/app'],
        ['javascript:alert(1)', '/app'],
      ];
      for (const [to, page] of wanted) {
        const browser = server.browser();
        expect(await enter(browser, await goThere(browser, `${START}?${new URLSearchParams({ to }).toString()}`))).toBe(page);
      }
    });

    it('makes one account where twenty windows come back at once', async () => {
      const email = newAddress();
      provider.add({ email, email_verified: true });
      const browsers = Array.from({ length: 20 }, () => server.browser());
      const callbacks: string[] = [];
      for (const browser of browsers) callbacks.push(await goThere(browser));
      const pages = await Promise.all(browsers.map((browser, index) => enter(browser, callbacks[index] ?? '')));
      expect(new Set(pages)).toEqual(new Set(['/app']));
      expect(await personOf(email)).toMatchObject({ identities: 1 });
    });

    it('is refused where the provider does not vouch for an address', async () => {
      for (const account of [
        { email: newAddress(), email_verified: false },
        { email: newAddress(), email_verified: 'false' },
        { name: 'Nobody' },
        { email: 'no address', email_verified: true },
        { email: 'a@b.gr\nBcc: c@d.gr', email_verified: true },
      ]) {
        provider.add(account);
        await expectRefused('SINGLE_SIGN_ON_EMAIL_UNVERIFIED');
      }
    });

    it('is possible where the provider says nothing about it, for an address that nobody has', async () => {
      const email = newAddress();
      provider.add({ email });
      expect((await signIn()).page).toBe('/app');
      const taken = await signInForTest(database, volos, { email: newAddress() });
      provider.add({ email: taken.email });
      await expectRefused('SINGLE_SIGN_ON_ACCOUNT_EXISTS');
    });

    it('ends the session that the browser had', async () => {
      const former = await signInForTest(database, volos);
      provider.add({ email: newAddress(), email_verified: true });
      const { browser } = await signIn(server.browserOf(former));
      expect(await browser.viewer()).not.toMatchObject({ personId: former.personId });
      expect(await server.browserOf(former).viewer()).toBeNull();
    });
  });

  describe('of somebody whose address has an account', () => {
    async function account(about: { readonly password?: boolean; readonly secondFactor?: boolean } = {}): Promise<SignedIn> {
      const passwordHash = about.password === true ? await hashPassword(PASSWORD) : null;
      const person = await signInForTest(database, volos, { email: newAddress(), passwordHash, roles: ['analyst'] });
      if (about.secondFactor === true) {
        await database.asOwner((sql) =>
          sql.execute(`UPDATE person SET totp_secret = 'x', totp_confirmed_at = now() WHERE person_id = $1`, [person.personId]),
        );
      }
      return person;
    }

    it('is the same person where nobody signs in to it otherwise, and ends what was open', async () => {
      const known = await account();
      const input = { name: 'a', capabilities: ['records.read'], days: 30 };
      const { token } = await server.browserOf(known).mutate<{ token: string }>('createApiToken', 'CreateApiTokenInput', input, 'token');
      provider.add({ email: known.email, email_verified: true });
      const { browser, page } = await signIn();
      expect(page).toBe('/app');
      expect(await browser.viewer()).toMatchObject({ personId: known.personId, organisationId: volos });
      // Whoever made the account need not have been the one whom the provider vouches for.
      expect(await server.browserOf(known).viewer()).toBeNull();
      expect((await server.machine(token).ask('{ dataVersions { accidents } }')).errors).toEqual(['NOT_SIGNED_IN']);
      expect(await trail(known.personId)).toContainEqual({ action: 'person.linked', details: { account: 'existing' } });
    });

    it('is refused where it has a password or a second factor of its own', async () => {
      for (const own of [{ password: true }, { secondFactor: true }]) {
        const known = await account(own);
        provider.add({ email: known.email, email_verified: true });
        await expectRefused('SINGLE_SIGN_ON_ACCOUNT_EXISTS');
        expect(await personOf(known.email)).toMatchObject({ identities: 0 });
        expect(await server.browserOf(known).viewer()).not.toBeNull();
      }
    });

    it('is refused where the provider has not verified the address', async () => {
      const known = await account();
      provider.add({ email: known.email, email_verified: false });
      await expectRefused('SINGLE_SIGN_ON_EMAIL_UNVERIFIED');
    });

    it('is refused where the provider knows its person by another name', async () => {
      const known = await account();
      provider.add({ email: known.email, email_verified: true });
      await signIn();
      provider.add({ email: known.email, email_verified: true });
      await expectRefused('SINGLE_SIGN_ON_ACCOUNT_EXISTS');
    });

    it('is refused where it is disabled', async () => {
      const known = await account();
      await new PersonRepository(database).setDisabled(known.personId, true);
      provider.add({ email: known.email, email_verified: true });
      await expectRefused('SINGLE_SIGN_ON_REFUSED');
    });

    it('is refused where it belongs to a demonstration', async () => {
      const known = await account();
      await database.asOwner((sql) => sql.execute('UPDATE person SET demo = true WHERE person_id = $1', [known.personId]));
      provider.add({ email: known.email, email_verified: true });
      await expectRefused('SINGLE_SIGN_ON_ACCOUNT_EXISTS');
    });

    describe('and an installation that trusts the provider with addresses', () => {
      beforeAll(async () => {
        await server.close();
        trusting = await start(Number(new URL(server.url).port), { OIDC_TRUST_EMAIL: 'true' });
      });

      afterAll(async () => {
        await trusting.close();
        server = await start(Number(new URL(server.url).port), { OIDC_ROLES_CLAIM: 'groups', OIDC_ROLE_MAP: ROLE_MAP });
      });

      it('is the same person, who from then on signs in there alone', async () => {
        const known = await account({ password: true, secondFactor: true });
        provider.add({ email: known.email, email_verified: true });
        const { browser, page } = await signIn(trusting.browser());
        expect(page).toBe('/app');
        expect(await browser.viewer()).toMatchObject({ personId: known.personId, secondFactorMissing: false });
        expect(await personOf(known.email)).toMatchObject({ hasPassword: false, hasSecondFactor: false, identities: 1 });
        expect(await trusting.browserOf(known).viewer()).toBeNull();
        expect((await trusting.browser().signIn(known.email, PASSWORD)).refused).toEqual(['SIGN_IN_FAILED']);
      });

      it('is refused all the same without a verified address, and for a second person of the provider', async () => {
        const known = await account({ password: true });
        provider.add({ email: known.email });
        await expectRefused('SINGLE_SIGN_ON_ACCOUNT_EXISTS');
        provider.add({ email: known.email, email_verified: true });
        expect((await signIn(trusting.browser())).page).toBe('/app');
        provider.add({ email: known.email, email_verified: true });
        await expectRefused('SINGLE_SIGN_ON_ACCOUNT_EXISTS');
      });

      it('leaves memberships alone where no claim is said to give them', async () => {
        const known = await account({ password: true });
        provider.add({ email: known.email, email_verified: true, groups: ['heads'] });
        const { browser } = await signIn(trusting.browser());
        expect((await browser.viewer())?.memberships).toEqual([{ organisation: { slug: 'volos' }, roles: ['analyst'] }]);
      });
    });
  });

  it('is refused to somebody who is disabled, whose sessions have ended too', async () => {
    const email = newAddress();
    provider.add({ email, email_verified: true });
    const { browser } = await signIn();
    const { personId = '' } = (await personOf(email)) ?? {};
    await new PersonRepository(database).setDisabled(personId, true);
    expect(await browser.viewer()).toBeNull();
    await expectRefused('SINGLE_SIGN_ON_REFUSED');
    expect(await trail(personId)).toContainEqual({
      action: 'session.sign-in-failed',
      details: { how: 'single-sign-on', reason: 'SINGLE_SIGN_ON_REFUSED' },
    });
    await new PersonRepository(database).setDisabled(personId, false);
    expect((await signIn()).page).toBe('/app');
  });

  describe('gives memberships by what the provider claims', () => {
    let email: string;
    let subject: string;

    beforeEach(() => {
      email = newAddress();
      subject = provider.add({ email, email_verified: true, groups: [] });
    });

    async function withGroups(
      groups: unknown,
    ): Promise<{ readonly browser: TestBrowser; readonly memberships: Readonly<Record<string, readonly string[]>> }> {
      provider.accounts.set(subject, { email, email_verified: true, groups });
      const { browser } = await signIn();
      const { memberships = [] } = (await browser.viewer()) ?? {};
      return { browser, memberships: Object.fromEntries(memberships.map(({ organisation, roles }) => [organisation.slug, roles])) };
    }

    it('adds them, changes them, and takes them away', async () => {
      expect((await withGroups(['analysts', 'unknown', 'elsewhere'])).memberships).toEqual({ volos: ['analyst'] });
      expect((await withGroups(['analysts', 'heads'])).memberships).toEqual({
        larisa: ['analyst', 'manager'],
        volos: ['analyst', 'manager'],
      });
      expect((await withGroups('heads')).memberships).toEqual({ larisa: ['analyst', 'manager'], volos: ['manager'] });
      expect((await withGroups(['analysts'])).memberships).toEqual({ volos: ['analyst'] });
      expect((await withGroups([])).memberships).toEqual({});
      expect((await withGroups(['analysts'])).memberships).toEqual({ volos: ['analyst'] });
      // Whatever else stands there gives nothing.
      for (const nonsense of [undefined, null, 7, { analysts: true }, [['analysts']], [{ name: 'analysts' }]]) {
        expect((await withGroups(nonsense)).memberships).toEqual({});
      }
      const { personId = '' } = (await personOf(email)) ?? {};
      const written = await database.asOwner((sql) =>
        sql.query<{ action: string; organisationId: string }>(
          `SELECT action, organisation_id AS "organisationId" FROM audit_event WHERE subject_id = $1 ORDER BY occurred_at LIMIT 4`,
          [personId],
        ),
      );
      expect(written).toEqual([
        { action: 'person.roles-changed', organisationId: volos },
        { action: 'person.roles-changed', organisationId: volos },
        { action: 'person.roles-changed', organisationId: larisa },
        { action: 'person.roles-changed', organisationId: volos },
      ]);
    });

    it('which end at once, with the tokens that rest on them', async () => {
      const { browser } = await withGroups(['analysts']);
      const input = { name: 'a', capabilities: ['records.read'], days: 30 };
      const { token } = await browser.mutate<{ token: string }>('createApiToken', 'CreateApiTokenInput', input, 'token');
      expect((await server.machine(token).ask('{ dataVersions { accidents } }')).errors).toEqual([]);
      await withGroups([]);
      expect((await browser.viewer())?.capabilities).toEqual([]);
      await withGroups(['analysts']);
      expect((await server.machine(token).ask('{ dataVersions { accidents } }')).errors).toEqual(['NOT_SIGNED_IN']);
    });

    it('and leaves those alone that people have decided about', async () => {
      await withGroups(['analysts']);
      const { personId = '' } = (await personOf(email)) ?? {};
      const manager = await signInForTest(database, volos, { roles: ['manager'] });
      // Made by hand beside.
      await database.asIdentity((sql) => joinOrganisation(sql, larisa, personId, ['publisher'], null));
      expect((await withGroups([])).memberships).toEqual({ larisa: ['publisher'] });
      expect((await withGroups(['heads'])).memberships).toEqual({ larisa: ['publisher'], volos: ['manager'] });
      // Changed by hand: from then on it is the organisation's.
      await server.browserOf(manager).mutate('changeRoles', 'ChangeRolesInput', { personId, roles: ['uploader'] }, 'members { personId }');
      expect((await withGroups(['heads'])).memberships).toEqual({ larisa: ['publisher'], volos: ['uploader'] });
      expect((await withGroups([])).memberships).toEqual({ larisa: ['publisher'], volos: ['uploader'] });
      // Ended by hand: what the provider claims does not bring it back, and an invitation does.
      await server.browserOf(manager).mutate('endMembership', 'MemberInput', { personId }, 'members { personId }');
      const { browser, memberships } = await withGroups(['heads', 'analysts']);
      expect(memberships).toEqual({ larisa: ['publisher'] });
      const { invitation } = await server
        .browserOf(manager)
        .mutate<{ invitation: { path: string } }>('inviteMember', 'InviteInput', { email, roles: ['analyst'] }, 'invitation { path }');
      const answer = { secret: invitation.path.split('#')[1], password: '' };
      // Who has no password goes through an invitation signed in.
      expect((await server.browser().mutate('acceptLink', 'AcceptLinkInput', answer, 'email')).refused).toEqual(['SIGN_IN_FAILED']);
      expect((await browser.mutate('acceptLink', 'AcceptLinkInput', answer, 'email')).refused).toEqual([]);
      expect((await withGroups([])).memberships).toEqual({ larisa: ['publisher'], volos: ['analyst'] });
    });
  });

  describe('and a second factor', () => {
    async function enterAs(how: {
      readonly amr?: readonly string[];
      readonly acr?: string;
    }): Promise<{ readonly personId: string; readonly missing: boolean | undefined }> {
      const email = newAddress();
      const person = await signInForTest(database, strict, { email, roles: ['analyst'] });
      provider.add({ email, email_verified: true }, how);
      const { browser } = await signIn();
      return { personId: person.personId, missing: (await browser.viewer())?.secondFactorMissing };
    }

    it('counts where the provider has asked for it', async () => {
      expect(await enterAs({ amr: ['pwd', 'mfa'] })).toMatchObject({ missing: false });
      expect(await enterAs({ acr: 'mfa' })).toMatchObject({ missing: false });
    });

    it('does not count where it has not', async () => {
      for (const how of [{}, { amr: ['pwd'] }, { amr: ['mfa-soon', 'xmfa'] }, { acr: 'low' }])
        expect(await enterAs(how)).toMatchObject({ missing: true });
    });
  });

  describe('comes back to this browser only, once, and in time', () => {
    let browser: TestBrowser;
    let callback: URL;

    beforeEach(async () => {
      provider.add({ email: newAddress(), email_verified: true });
      browser = server.browser();
      callback = new URL(await goThere(browser));
    });

    const FAILED = '/app/sign-in?problem=SINGLE_SIGN_ON_FAILED';

    async function expectFailed(page: Promise<string>, who = browser): Promise<void> {
      expect(await page).toBe(FAILED);
      expect(who.cookies.has('elektron_session')).toBe(false);
      // What was kept for it is gone either way.
      expect(who.cookies.has('elektron_sign_in')).toBe(false);
    }

    it('with the state that it left with', async () => {
      callback.searchParams.set('state', 'A'.repeat(43));
      await expectFailed(enter(browser, callback.href));
      callback.searchParams.delete('state');
      await expectFailed(enter(browser, callback.href));
    });

    it('and not to another browser, which did not begin it', async () => {
      const stranger = server.browser();
      await expectFailed(enter(stranger, callback.href), stranger);
      const other = server.browser();
      await goThere(other);
      await expectFailed(enter(other, callback.href), other);
    });

    it('with a code that counts once, also for whoever has kept the cookie', async () => {
      const kept = browser.cookies.get('elektron_sign_in') ?? '';
      expect(await enter(browser, callback.href)).toBe('/app');
      const replaying = server.browser();
      replaying.cookies.set('elektron_sign_in', kept);
      await expectFailed(enter(replaying, callback.href), replaying);
      const without = server.browser();
      await expectFailed(enter(without, callback.href), without);
    });

    it('with a code that the provider has given out, for us', async () => {
      callback.searchParams.set('code', 'A'.repeat(43));
      await expectFailed(enter(browser, callback.href));
    });

    /** What a sealed cookie holds, changed by somebody who has the installation's key: by the test. */
    function reseal(change: (begun: { pending: Record<string, string>; until: number }) => void): void {
      const sealed = Buffer.from(browser.cookies.get('elektron_sign_in') ?? '', 'base64url');
      const begun = JSON.parse(database.keys.unseal('sign-in-state', sealed).toString()) as {
        pending: Record<string, string>;
        until: number;
      };
      change(begun);
      browser.cookies.set(
        'elektron_sign_in',
        database.keys.seal('sign-in-state', Buffer.from(JSON.stringify(begun))).toString('base64url'),
      );
    }

    it('with an ID token that was made for this visit', async () => {
      reseal(({ pending }) => (pending['nonce'] = 'A'.repeat(43)));
      await expectFailed(enter(browser, callback.href));
    });

    it('with the proof that it began here', async () => {
      reseal(({ pending }) => (pending['codeVerifier'] = 'A'.repeat(43)));
      await expectFailed(enter(browser, callback.href));
    });

    it('within ten minutes', async () => {
      reseal((begun) => (begun.until = Date.now() - 1));
      await expectFailed(enter(browser, callback.href));
    });

    it('with a cookie that nobody has changed', async () => {
      const kept = browser.cookies.get('elektron_sign_in') ?? '';
      for (const forged of [
        '',
        'x',
        kept.slice(0, -2),
        `${kept.startsWith('A') ? 'B' : 'A'}${kept.slice(1)}`,
        Buffer.from('{"until":9e99}').toString('base64url'),
      ]) {
        browser.cookies.set('elektron_sign_in', forged);
        await expectFailed(enter(browser, callback.href));
      }
    });

    it('from the provider that it was sent to', async () => {
      expect(callback.searchParams.get('iss')).toBe(provider.issuer);
      callback.searchParams.set('iss', 'https://login.evil.example');
      await expectFailed(enter(browser, callback.href));
    });

    it('and not from another provider, whose code is none here', async () => {
      const other = await TestIdentityProvider.start({ port: await findFreePort(), redirectUri: `${server.url}${CALLBACK}` });
      try {
        other.add({ email: newAddress(), email_verified: true });
        // The attacker sends the browser to a provider of their own, with the state that this one left with.
        const away = new URL(`${other.issuer}/auth`);
        const begun = await browser.open(START);
        away.search = new URL(begun.headers.get('location') ?? '').search;
        const back = await goThere(browser, away.href);
        await expectFailed(enter(browser, back));
        const unsigned = new URL(await goThere(browser));
        unsigned.searchParams.set('code', new URL(back).searchParams.get('code') ?? '');
        await expectFailed(enter(browser, unsigned.href));
      } finally {
        await other.stop();
      }
    });

    it('and says so where somebody has changed their mind', async () => {
      callback.searchParams.delete('code');
      callback.searchParams.set('error', 'access_denied');
      callback.searchParams.set('error_description', '<script>alert(1)</script>');
      await expectFailed(enter(browser, callback.href));
    });

    it('and asks for nothing that is not in the address once', async () => {
      for (const query of ['', '?', '?code=a&code=b', '?code[]=a', `?code=${'a'.repeat(10_000)}`, '?state=%00&code=%E0%A4']) {
        await goThere(browser);
        await expectFailed(enter(browser, CALLBACK + query));
      }
    });
  });

  describe('leads to a page also when the provider', () => {
    const UNAVAILABLE = '/app/sign-in?problem=SINGLE_SIGN_ON_UNAVAILABLE';

    it('does not answer: before, meanwhile, and again when it is back', async () => {
      provider.add({ email: newAddress(), email_verified: true });
      const port = await findFreePort();
      const own = await TestIdentityProvider.start({ port: await findFreePort(), redirectUri: `http://127.0.0.1:${port}${CALLBACK}` });
      own.add({ email: newAddress(), email_verified: true });
      const settings = { port: Number(new URL(own.issuer).port), redirectUri: `http://127.0.0.1:${port}${CALLBACK}`, key: own.key };
      await own.stop();
      const installation = await start(port, { OIDC_ISSUER: own.issuer });
      try {
        expect(await enter(installation.browser(), START)).toBe(UNAVAILABLE);
        const back = await TestIdentityProvider.start(settings);
        for (const [subject, account] of own.accounts) back.accounts.set(subject, account);
        back.person = own.person;
        // Nothing has to be started anew.
        const browser = installation.browser();
        expect(await enter(browser, await goThere(browser, new URL(START, installation.url).href))).toBe('/app');
        const waiting = installation.browser();
        const callback = await goThere(waiting, new URL(START, installation.url).href);
        await back.stop();
        expect(await enter(waiting, callback)).toBe(UNAVAILABLE);
        expect(await waiting.viewer()).toBeNull();
        // And who has a password is not concerned.
        const { email } = await signInForTest(database, volos, { passwordHash: await hashPassword(PASSWORD) });
        expect((await installation.browser().signIn(email, PASSWORD)).refused).toEqual([]);
      } finally {
        await installation.close();
      }
    });

    it('has another key than it published', async () => {
      const port = await findFreePort();
      const settings = { port: await findFreePort(), redirectUri: `http://127.0.0.1:${port}${CALLBACK}` };
      const own = await TestIdentityProvider.start(settings);
      own.add({ email: newAddress(), email_verified: true });
      const installation = await start(port, { OIDC_ISSUER: own.issuer });
      try {
        const first = installation.browser();
        expect(await enter(first, await goThere(first, new URL(START, installation.url).href))).toBe('/app');
        await own.stop();
        const impostor = await TestIdentityProvider.start(settings);
        impostor.accounts.set(own.person.subject, own.accounts.get(own.person.subject) ?? {});
        impostor.person = own.person;
        const browser = installation.browser();
        expect(await enter(browser, await goThere(browser, new URL(START, installation.url).href))).toBe(
          '/app/sign-in?problem=SINGLE_SIGN_ON_FAILED',
        );
        await impostor.stop();
      } finally {
        await installation.close();
      }
    });

    it('calls itself by another name, or is none', async () => {
      const port = await findFreePort();
      // The same provider under another name; our own server, which has no such pages.
      for (const issuer of [provider.issuer.replace('127.0.0.1', 'localhost'), `${provider.issuer}/`, `http://127.0.0.1:${port}`]) {
        const installation = await start(port, { OIDC_ISSUER: issuer });
        try {
          expect(await enter(installation.browser(), START)).toBe(UNAVAILABLE);
        } finally {
          await installation.close();
        }
      }
    });

    it('is not set up at all', async () => {
      const installation = await TestInstallation.start(database);
      try {
        expect(await enter(installation.browser(), START)).toBe(UNAVAILABLE);
        expect(await enter(installation.browser(), `${CALLBACK}?code=a&state=b`)).toBe('/app/sign-in?problem=SINGLE_SIGN_ON_FAILED');
      } finally {
        await installation.close();
      }
    });
  });

  it('takes what the provider tells beside the ID token, in steps where it is nested, and sets cookies for TLS behind TLS', async () => {
    const port = await findFreePort();
    const redirectUri = `http://127.0.0.1:${port}${CALLBACK}`;
    const own = await TestIdentityProvider.start({ port: await findFreePort(), redirectUri, claimsInIdToken: false });
    const installation = await start(port, { OIDC_ISSUER: own.issuer, OIDC_ROLES_CLAIM: 'realm_access.roles', OIDC_ROLE_MAP: ROLE_MAP });
    try {
      const email = newAddress();
      own.add({ email, email_verified: true, name: 'Ν', realm_access: { roles: ['analysts'] } });
      const browser = installation.browser();
      expect(await enter(browser, await goThere(browser, new URL(START, installation.url).href))).toBe('/app');
      expect(await browser.viewer()).toMatchObject({ email, memberships: [{ organisation: { slug: 'volos' }, roles: ['analyst'] }] });
    } finally {
      await installation.close();
      await own.stop();
    }
    const secure = await start(port, { PUBLIC_URL: 'https://roads.example.gr', ALLOWED_HOSTS: 'roads.example.gr' });
    try {
      const browser = secure.browser();
      const response = await browser.open(START);
      expect(response.headers.get('location')).toContain(encodeURIComponent(`https://roads.example.gr${CALLBACK}`));
      expect(browser.written).toEqual([
        expect.stringMatching(/^__Host-elektron_sign_in=[\w-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
      ]);
    } finally {
      await secure.close();
    }
  });
});
