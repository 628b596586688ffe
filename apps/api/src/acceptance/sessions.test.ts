import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { joinOrganisation, PersonRepository } from '../identity/people/person.repository.ts';
import { hashPassword } from '../identity/people/passwords.ts';
import { signInForTest, type SignedIn } from '../identity/testing/sign-in-for-test.ts';
import { TestInstallation, type TestBrowser } from './testing/test-installation.ts';

const PASSWORD = 'four unrelated words';

interface SessionReply {
  readonly id: string;
  readonly personId: string;
  readonly current: boolean;
  readonly userAgent: string;
  readonly address: string;
}

describeOnEachDatabase('a session', (open) => {
  let database: Database;
  let server: TestInstallation;
  let home: string;
  let other: string;
  let passwordHash: string;

  beforeAll(async () => {
    database = await open();
    server = await TestInstallation.start(database);
    ({ organisationId: home } = await createTestOrganisation(database, 'home'));
    ({ organisationId: other } = await createTestOrganisation(database, 'other'));
    passwordHash = await hashPassword(PASSWORD);
  });

  afterAll(() => server.close());

  async function setTimes(person: SignedIn, change: string): Promise<void> {
    const changed = await database.asOwner((sql) => sql.execute(`UPDATE session SET ${change} WHERE person_id = $1`, [person.personId]));
    expect(changed).toBeGreaterThan(0);
  }

  /** What nobody is told: neither at the door nor by the database. */
  async function expectNobody(person: Pick<SignedIn, 'secret'>): Promise<void> {
    const browser = server.browserOf(person);
    expect(await browser.viewer()).toBeNull();
    expect((await browser.ask('{ sessions { id } }')).errors).toEqual(['NOT_SIGNED_IN']);
    const [row] = await database.inOrganisation({ organisationId: home, secret: person.secret }, (sql) =>
      sql.query<{ organisationId: string | null }>('SELECT acting_organisation_id() AS "organisationId"'),
    );
    expect(row?.organisationId).toBeNull();
  }

  async function list(browser: TestBrowser): Promise<readonly SessionReply[]> {
    const { data } = await browser.ask<{ sessions: SessionReply[] }>('{ sessions { id personId current userAgent address } }');
    return data.sessions;
  }

  describe('ends', () => {
    it('when nothing was asked for two hours', async () => {
      const person = await signInForTest(database, home);
      await setTimes(person, `idle_until = now() + interval '1 second'`);
      expect(await server.browserOf(person).viewer()).not.toBeNull();
      await setTimes(person, `idle_until = now()`);
      await expectNobody(person);
    });

    it('after a working day, however busy it was', async () => {
      const person = await signInForTest(database, home);
      await setTimes(person, `expires_at = now()`);
      await expectNobody(person);
    });

    it('for good: being asked does not bring it back', async () => {
      const person = await signInForTest(database, home);
      await setTimes(person, `idle_until = now(), last_seen_at = now() - interval '1 hour'`);
      for (let asked = 0; asked < 3; asked++) await expectNobody(person);
    });

    it('when it is revoked, at the next request', async () => {
      const person = await signInForTest(database, home);
      const browser = server.browserOf(person);
      const [session] = await list(browser);
      expect(session).toMatchObject({ current: true, userAgent: 'test' });
      expect((await browser.mutate('revokeSession', 'SessionInput', { sessionId: session?.id })).refused).toEqual([]);
      await expectNobody(person);
    });

    it('with the person who is disabled, and does not come back when they are let in again', async () => {
      const person = await signInForTest(database, home);
      const people = new PersonRepository(database);
      await people.setDisabled(person.personId, true);
      await expectNobody(person);
      await people.setDisabled(person.personId, false);
      await expectNobody(person);
    });

    it('everywhere but here when the password is changed', async () => {
      const person = await signInForTest(database, home, { passwordHash });
      const browser = server.browser();
      await browser.signIn(person.email, PASSWORD);
      const change = { currentPassword: PASSWORD, newPassword: 'five other unrelated words' };
      expect((await browser.mutate('changePassword', 'ChangePasswordInput', { ...change, currentPassword: 'x' })).refused).toEqual([
        'SIGN_IN_FAILED',
      ]);
      expect((await browser.mutate('changePassword', 'ChangePasswordInput', { ...change, newPassword: 'short' })).refused).toEqual([
        'PASSWORD_TOO_SHORT',
      ]);
      expect(await server.browserOf(person).viewer()).not.toBeNull();
      expect((await browser.mutate('changePassword', 'ChangePasswordInput', change)).refused).toEqual([]);
      expect(await browser.viewer()).not.toBeNull();
      await expectNobody(person);
      expect((await server.browser().signIn(person.email, PASSWORD)).refused).toEqual(['SIGN_IN_FAILED']);
      expect((await server.browser().signIn(person.email, change.newPassword)).refused).toEqual([]);
    });
  });

  it('lives on while it is used, up to its end', async () => {
    const person = await signInForTest(database, home);
    await setTimes(
      person,
      `idle_until = now() + interval '1 minute', last_seen_at = now() - interval '119 minutes', expires_at = now() + interval '90 minutes'`,
    );
    await server.browserOf(person).viewer();
    const [row] = await database.asOwner((sql) =>
      sql.query<{ idle: number; seen: number }>(
        `SELECT extract(epoch FROM expires_at - idle_until)::float8 AS idle, extract(epoch FROM now() - last_seen_at)::float8 AS seen FROM session WHERE person_id = $1`,
        [person.personId],
      ),
    );
    expect(row?.idle).toBe(0);
    expect(row?.seen).toBeLessThan(10);
  });

  it('lets nobody guess the present password in a session that they have found open, nor does somebody outside keep its owner from changing it', async () => {
    const person = await signInForTest(database, home, { passwordHash });
    const browser = server.browserOf(person);
    // From outside, as anybody can.
    for (let failure = 1; failure <= 6; failure++) await server.browser().signIn(person.email, 'wrong password');
    const change = (currentPassword: string): Promise<{ readonly refused: readonly string[] }> =>
      browser.mutate('changePassword', 'ChangePasswordInput', { currentPassword, newPassword: 'five other unrelated words' });
    for (let failure = 1; failure <= 5; failure++) expect((await change('wrong password')).refused).toEqual(['SIGN_IN_FAILED']);
    expect((await change(PASSWORD)).refused).toEqual(['ACCOUNT_LOCKED']);
  });

  it('is shown to its person and to managers of the organisation it acts for, and to nobody else', async () => {
    const person = await signInForTest(database, home, { roles: ['analyst'] });
    const colleague = await signInForTest(database, home, { roles: ['analyst'] });
    const manager = await signInForTest(database, home, { roles: ['manager'] });
    const stranger = await signInForTest(database, other, { roles: ['manager'] });
    const [session] = await list(server.browserOf(person));
    const ofOrganisation = async (who: SignedIn): Promise<string[]> => {
      const { data } = await server
        .browserOf(who)
        .ask<{ organisationSessions: SessionReply[] }>('{ organisationSessions { id personId } }');
      return data.organisationSessions.map(({ personId }) => personId);
    };
    expect(await ofOrganisation(manager)).toContain(person.personId);
    expect(await ofOrganisation(stranger)).toEqual([stranger.personId]);
    for (const foreign of [colleague, stranger]) {
      const revoking = server.browserOf(foreign).mutate('revokeSession', 'SessionInput', { sessionId: session?.id });
      expect((await revoking).refused).toEqual(['INPUT_INVALID']);
    }
    for (const sessionId of ['', 'x', '00000000-0000-0000-0000-000000000000']) {
      expect((await server.browserOf(person).mutate('revokeSession', 'SessionInput', { sessionId })).refused).toEqual(['INPUT_INVALID']);
    }
    expect(await server.browserOf(person).viewer()).not.toBeNull();
    expect((await server.browserOf(manager).mutate('revokeSession', 'SessionInput', { sessionId: session?.id })).refused).toEqual([]);
    await expectNobody(person);
  });

  it('is in a list that has an end, the latest seen first', async () => {
    const { organisationId: busy } = await createTestOrganisation(database, 'busy');
    const person = await signInForTest(database, busy, { roles: ['manager'] });
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO session (session_id, token_hash, person_id, acting_organisation_id, last_seen_at, idle_until, expires_at, user_agent)
         SELECT gen_random_uuid(), sha256(convert_to($1 || k, 'UTF8')), $1::uuid, $2, now() - make_interval(mins => k), now() + interval '1 hour',
           now() + interval '1 hour', k::text FROM generate_series(1, 600) k`,
        [person.personId, busy],
      ),
    );
    const { data } = await server
      .browserOf(person)
      .ask<Record<string, SessionReply[]>>('{ sessions { current userAgent } organisationSessions { current userAgent } }');
    for (const sessions of Object.values(data)) {
      expect(sessions).toHaveLength(500);
      expect(sessions[0]).toMatchObject({ current: true });
      expect(sessions.slice(1).map(({ userAgent }) => Number(userAgent))).toEqual(Array.from({ length: 499 }, (_, index) => index + 1));
    }
  });

  describe('that switches the organisation', () => {
    async function memberOfBoth(): Promise<SignedIn> {
      const person = await signInForTest(database, home, { roles: ['manager'], passwordHash });
      await database.asIdentity((sql) => joinOrganisation(sql, other, person.personId, ['analyst'], null));
      return person;
    }

    function switchTo(browser: TestBrowser, organisationId: string): Promise<{ readonly refused: readonly string[] }> {
      return browser.mutate('switchOrganisation', 'SwitchOrganisationInput', { organisationId }, 'viewer { organisationId capabilities }');
    }

    it('goes on under another secret, with the rights that there are', async () => {
      const person = await memberOfBoth();
      const browser = server.browserOf(person);
      expect((await browser.viewer())?.capabilities).toContain('people.manage');
      expect(await switchTo(browser, other)).toMatchObject({ viewer: { organisationId: other } });
      expect((await browser.viewer())?.capabilities).not.toContain('people.manage');
      expect(await browser.viewer()).toMatchObject({ organisationId: other });
      expect((await browser.ask('{ members { email } }')).errors).toEqual(['FORBIDDEN']);
      // What somebody may have got hold of before.
      await expectNobody(person);
    });

    it('is refused where the person is no member, was one, or there is no such organisation', async () => {
      const person = await signInForTest(database, home);
      const { organisationId: left } = await createTestOrganisation(database, `left-${person.personId.slice(0, 8)}`);
      await database.asIdentity((sql) => joinOrganisation(sql, left, person.personId, ['analyst'], null));
      await database.asOwner((sql) => sql.execute('UPDATE membership SET ended_at = now() WHERE organisation_id = $1', [left]));
      const browser = server.browserOf(person);
      for (const organisationId of [other, left, '00000000-0000-0000-0000-000000000000', 'x', '']) {
        expect((await switchTo(browser, organisationId)).refused).toEqual(['ORGANISATION_NOT_FOUND']);
      }
      expect(await browser.viewer()).toMatchObject({ organisationId: home });
    });

    it('tells another window that it shows the wrong organisation', async () => {
      const person = await memberOfBoth();
      const browser = server.browserOf(person);
      const asIn = (organisationId: string) => browser.ask('{ organisation { slug } }', {}, { 'x-elektron-acting': organisationId });
      expect((await asIn(home)).data).toEqual({ organisation: { slug: 'home' } });
      await switchTo(browser, other);
      // The two windows share the cookie, so the one left open now asks in the name of the other organisation.
      const { status, errors } = await asIn(home);
      expect({ status, errors }).toEqual({ status: 409, errors: ['ORGANISATION_SWITCHED'] });
      expect((await asIn(other)).data).toEqual({ organisation: { slug: 'other' } });
    });

    it('does so once when two windows want it at once', async () => {
      const person = await memberOfBoth();
      const browsers = Array.from({ length: 5 }, () => server.browserOf(person));
      const switched = await Promise.all(
        browsers.map((browser) =>
          switchTo(browser, other).then(
            ({ refused }) => refused.length === 0,
            () => false,
          ),
        ),
      );
      const open = [];
      for (const browser of browsers) open.push((await browser.viewer()) !== null);
      expect(switched.filter(Boolean)).toHaveLength(1);
      // Whoever was told so is in, and the others' secret opens nothing.
      expect(open).toEqual(switched);
    });

    it('remembers it for the next time', async () => {
      const person = await memberOfBoth();
      const browser = server.browserOf(person);
      await switchTo(browser, other);
      await browser.viewer();
      await database.asOwner((sql) => sql.execute('UPDATE session SET last_seen_at = now() WHERE person_id = $1', [person.personId]));
      await browser.ask('mutation { signOut { done } }');
      expect((await server.browser().signIn(person.email, PASSWORD)).viewer).toMatchObject({ organisationId: other });
    });
  });

  describe('in a cookie', () => {
    async function signIn(
      variables: Readonly<Record<string, string>>,
      headers: Readonly<Record<string, string>> = {},
    ): Promise<TestBrowser> {
      const { email } = await signInForTest(database, home, { passwordHash });
      const own = await TestInstallation.start(database, variables);
      try {
        const browser = own.browser(headers);
        expect((await browser.signIn(email, PASSWORD)).refused).toEqual([]);
        expect(await browser.viewer()).toMatchObject({ email });
        return browser;
      } finally {
        await own.close();
      }
    }

    const VALUE = 's_[\\w-]{43}';
    const PLAIN = new RegExp(`^elektron_session=${VALUE}; Path=/; HttpOnly; SameSite=Lax$`);
    const SECURE = new RegExp(`^__Host-elektron_session=${VALUE}; Path=/; HttpOnly; Secure; SameSite=Lax$`);

    it('is read by no script and sent by no other site’s form', async () => {
      const { written } = await signIn({});
      expect(written).toEqual([expect.stringMatching(PLAIN)]);
    });

    it('travels over TLS only, and is set by this host only, where the public address is one of TLS', async () => {
      const { written } = await signIn({ PUBLIC_URL: 'https://roads.example.gr', ALLOWED_HOSTS: 'roads.example.gr' });
      expect(written).toEqual([expect.stringMatching(SECURE)]);
    });

    it('believes a proxy about TLS that it was told to trust, and nobody else', async () => {
      const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' };
      expect((await signIn({ TRUSTED_PROXIES: '1' }, forwarded)).written).toEqual([expect.stringMatching(SECURE)]);
      expect((await signIn({ TRUSTED_PROXIES: '0' }, forwarded)).written).toEqual([expect.stringMatching(PLAIN)]);
      expect((await signIn({ TRUSTED_PROXIES: '1' })).written).toEqual([expect.stringMatching(PLAIN)]);
      const seen = await database.asOwner((sql) =>
        sql.query<{ address: string }>(`SELECT address FROM session WHERE user_agent <> 'test' ORDER BY created_at DESC LIMIT 3`),
      );
      expect(seen.map(({ address }) => address)).toEqual(['127.0.0.1', '127.0.0.1', '203.0.113.7']);
    });

    it('is not looked for under the other name', async () => {
      const { secret } = await signInForTest(database, home);
      const secure = await TestInstallation.start(database, { PUBLIC_URL: 'https://roads.example.gr', ALLOWED_HOSTS: 'roads.example.gr' });
      try {
        // A page of a neighbour on the same domain can set a cookie without the prefix.
        expect(await secure.browserOf({ secret }).viewer()).toBeNull();
        expect(await secure.browser({ cookie: `__Host-elektron_session=${secret}` }).viewer()).not.toBeNull();
      } finally {
        await secure.close();
      }
      expect(await server.browser({ cookie: `__Host-elektron_session=${secret}` }).viewer()).toBeNull();
    });

    it('opens nothing where it is none of ours', async () => {
      const forged = ['', 'x', 's_', 't_x', 'i_x', `s_${'A'.repeat(43)}`, `s_${'A'.repeat(6_000)}`, "s_' OR true --", 's_%00', '%E0%A4%A'];
      for (const secret of forged) {
        const { status, data } = await server.browserOf({ secret }).ask<{ viewer: null }>('{ viewer { email } }');
        expect({ secret, status, data }).toEqual({ secret, status: 200, data: { viewer: null } });
      }
    });

    it('does not count beside a header that says who else it is', async () => {
      const person = await signInForTest(database, home);
      for (const authorization of ['Bearer t_nobody', 'Basic bWFyaWE6eA==', `Bearer ${person.secret}`, '']) {
        expect(await server.browserOf(person, { authorization }).viewer()).toBeNull();
      }
    });
  });
});
