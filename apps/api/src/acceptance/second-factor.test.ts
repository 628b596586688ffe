import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';

import type { Database } from '../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { hashPassword } from '../identity/people/passwords.ts';
import { SessionRepository } from '../identity/sessions/session.repository.ts';
import { signInForTest, type SignedIn, type TestPerson } from '../identity/testing/sign-in-for-test.ts';
import { TestInstallation, type TestBrowser } from './testing/test-installation.ts';

const PASSWORD = 'four unrelated words';
const STEP_MS = 30_000;

interface Enrolled {
  readonly person: SignedIn;
  readonly browser: TestBrowser;
  readonly recoveryCodes: readonly string[];
  /** The code of an app, so many steps from now. */
  code(steps?: number): string;
}

describeOnEachDatabase('a second factor', (open) => {
  let database: Database;
  let server: TestInstallation;
  let organisationId: string;
  let strict: string;
  let passwordHash: string;

  beforeAll(async () => {
    // The clock of the codes stands still in the middle of a step: a code that is made here is of the same step when it is looked at.
    const middle = (Math.floor(Date.now() / STEP_MS) + 0.5) * STEP_MS;
    jest.spyOn(Date, 'now').mockReturnValue(middle);
    database = await open();
    server = await TestInstallation.start(database);
    ({ organisationId } = await createTestOrganisation(database, 'lenient'));
    ({ organisationId: strict } = await createTestOrganisation(database, 'strict'));
    await database.asOwner((sql) =>
      sql.execute('UPDATE organisation SET second_factor_required = true WHERE organisation_id = $1', [strict]),
    );
    passwordHash = await hashPassword(PASSWORD);
  });

  afterAll(async () => {
    jest.restoreAllMocks();
    await server.close();
  });

  async function begin(
    browser: TestBrowser,
  ): Promise<{ readonly draft: { readonly secret: string; readonly uri: string } | null; readonly refused: string[] }> {
    const { data } = await browser.ask<{ beginSecondFactor: { draft: never; userErrors: { code: string }[] } }>(
      'mutation { beginSecondFactor { draft { secret uri } userErrors { code } } }',
    );
    return { draft: data.beginSecondFactor.draft, refused: data.beginSecondFactor.userErrors.map(({ code }) => code) };
  }

  async function withCode<Payload>(
    browser: TestBrowser,
    mutation: string,
    code: string,
    fields: string,
  ): Promise<Payload & { readonly refused: string[] }> {
    const { data, errors } = await browser.ask<Record<string, Payload & { userErrors: { code: string }[] }>>(
      `mutation ($code: String!) { ${mutation}(code: $code) { ${fields} userErrors { code } } }`,
      { code },
    );
    expect(errors).toEqual([]);
    const payload = data[mutation] as Payload & { userErrors: { code: string }[] };
    return { ...payload, refused: payload.userErrors.map((error) => error.code) };
  }

  const confirm = (browser: TestBrowser, code: string) =>
    withCode<{ recoveryCodes: string[] | null }>(browser, 'confirmSecondFactor', code, 'recoveryCodes');
  const remove = (browser: TestBrowser, code: string) => withCode<object>(browser, 'removeSecondFactor', code, 'done');
  const show = (browser: TestBrowser, code: string) =>
    withCode<{ viewer: { secondFactorMissing: boolean } | null }>(browser, 'showSecondFactor', code, 'viewer { secondFactorMissing }');

  function appOf(secret: string): (steps?: number) => string {
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    return (steps = 0) => totp.generate({ timestamp: Date.now() + steps * STEP_MS });
  }

  /** Somebody with an app. The code that was shown to confirm it is of the step before, so that the present one is still to be used. */
  async function enrol(where = organisationId, about: TestPerson = {}): Promise<Enrolled> {
    const person = await signInForTest(database, where, { passwordHash, ...about });
    const browser = server.browserOf(person);
    const { draft } = await begin(browser);
    const code = appOf(draft?.secret ?? '');
    const { recoveryCodes, refused } = await confirm(browser, code(-1));
    expect(refused).toEqual([]);
    return { person, browser, recoveryCodes: recoveryCodes ?? [], code };
  }

  it('is asked for once it is in force, and the password alone opens nothing', async () => {
    const { person, code } = await enrol();
    const browser = server.browser();
    expect(await browser.signIn(person.email, PASSWORD)).toMatchObject({ codeNeeded: true, viewer: null, refused: [] });
    expect(await browser.signIn(person.email, PASSWORD, '  ')).toMatchObject({ codeNeeded: true, viewer: null });
    expect(browser.cookies.size).toBe(0);
    expect(await browser.signIn(person.email, PASSWORD, '000000')).toMatchObject({ viewer: null, refused: ['SECOND_FACTOR_WRONG'] });
    // A wrong password with a right code says nothing about the code, and does not use it up.
    expect(await browser.signIn(person.email, 'wrong password', code())).toMatchObject({
      viewer: null,
      codeNeeded: false,
      refused: ['SIGN_IN_FAILED'],
    });
    expect((await browser.signIn(person.email, PASSWORD, code())).viewer).toMatchObject({ secondFactorMissing: false });
    const sessions = await browser.ask<{ sessions: { current: boolean; secondFactor: boolean }[] }>(
      '{ sessions { current secondFactor } }',
    );
    expect(sessions.data.sessions.find(({ current }) => current)?.secondFactor).toBe(true);
  });

  it('is set up by a picture that any app reads, and its secret lies sealed', async () => {
    const person = await signInForTest(database, organisationId);
    const browser = server.browserOf(person);
    const { draft } = await begin(browser);
    const uri = new URL(draft?.uri ?? '');
    expect(uri.href).toMatch(/^otpauth:\/\/totp\/Elektron:/);
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({
      issuer: 'Elektron',
      secret: draft?.secret,
      digits: '6',
      period: '30',
      algorithm: 'SHA1',
    });
    const [row] = await database.asOwner((sql) =>
      sql.query<{ sealed: Buffer }>('SELECT totp_secret AS sealed FROM person WHERE person_id = $1', [person.personId]),
    );
    const secret = Buffer.from(Secret.fromBase32(draft?.secret ?? '').bytes);
    expect(secret).toHaveLength(20);
    expect(row?.sealed.includes(secret)).toBe(false);
    // Sealed for this person: moved to another row it opens for nobody.
    expect(database.keys.unseal('second-factor', row?.sealed ?? Buffer.alloc(0), person.personId)).toEqual(secret);
    expect(() => database.keys.unseal('second-factor', row?.sealed ?? Buffer.alloc(0), 'somebody else')).toThrow();
    // Not in force yet.
    expect(await browser.viewer()).toMatchObject({ hasSecondFactor: false });
  });

  it('comes into force by a right code only, of the secret that was shown last', async () => {
    const person = await signInForTest(database, organisationId);
    const browser = server.browserOf(person);
    expect((await confirm(browser, '000000')).refused).toEqual(['SECOND_FACTOR_WRONG']);
    const first = appOf((await begin(browser)).draft?.secret ?? '');
    const second = appOf((await begin(browser)).draft?.secret ?? '');
    for (const wrong of ['', 'abc', '000000', first(), second(-2), second(2)])
      expect((await confirm(browser, wrong)).refused).toEqual(['SECOND_FACTOR_WRONG']);
    expect((await confirm(browser, second())).refused).toEqual([]);
    expect(await browser.viewer()).toMatchObject({ hasSecondFactor: true, recoveryCodesLeft: 10 });
    // It is in force: nobody who finds the session open puts another in its place.
    expect(await begin(browser)).toEqual({ draft: null, refused: ['INPUT_INVALID'] });
    expect((await confirm(browser, second(1))).refused).toEqual(['SECOND_FACTOR_WRONG']);
  });

  it('ends all other sessions, and gives this one another secret', async () => {
    const { person, browser } = await enrol();
    expect(await server.browserOf(person).viewer()).toBeNull();
    expect(await browser.viewer()).toMatchObject({ personId: person.personId, hasSecondFactor: true });
    const other = await signInForTest(database, organisationId);
    const here = server.browserOf(other);
    const elsewhere = await database.asIdentity(async (sql) => {
      const [row] = await sql.query<{ id: string }>('SELECT gen_random_uuid() AS id');
      await sql.execute(
        `INSERT INTO session (session_id, token_hash, person_id, idle_until, expires_at)
         SELECT $1, sha256(convert_to('s_${'B'.repeat(43)}', 'UTF8')), $2, now() + interval '1 hour', now() + interval '1 hour'`,
        [row?.id, other.personId],
      );
      return server.browserOf({ secret: `s_${'B'.repeat(43)}` });
    });
    expect(await elsewhere.viewer()).not.toBeNull();
    await confirm(here, appOf((await begin(here)).draft?.secret ?? '')());
    expect(await elsewhere.viewer()).toBeNull();
  });

  describe('as a code', () => {
    it('counts once, also in a later sign-in, and also the one that put it into force', async () => {
      const { person, code } = await enrol();
      expect((await server.browser().signIn(person.email, PASSWORD, code(-1))).refused).toEqual(['SECOND_FACTOR_WRONG']);
      const now = code();
      expect((await server.browser().signIn(person.email, PASSWORD, now)).refused).toEqual([]);
      expect((await server.browser().signIn(person.email, PASSWORD, now)).refused).toEqual(['SECOND_FACTOR_WRONG']);
      // The next one counts, and after it none of before.
      expect((await server.browser().signIn(person.email, PASSWORD, code(1))).refused).toEqual([]);
      expect((await server.browser().signIn(person.email, PASSWORD, now)).refused).toEqual(['SECOND_FACTOR_WRONG']);
    });

    it('opens one session for twenty who show it at once', async () => {
      const { person, code } = await enrol();
      // So many at once would lock the address before the first has been looked at.
      await database.asOwner((sql) =>
        sql.execute(
          `CREATE FUNCTION unlock() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.failures := 0; NEW.locked_until := NULL; RETURN NEW; END'`,
        ),
      );
      await database.asOwner((sql) =>
        sql.execute('CREATE TRIGGER unlock BEFORE INSERT OR UPDATE ON sign_in_attempt FOR EACH ROW EXECUTE FUNCTION unlock()'),
      );
      try {
        const now = code();
        const all = await Promise.all(Array.from({ length: 20 }, () => server.browser().signIn(person.email, PASSWORD, now)));
        expect(all.filter(({ viewer }) => viewer !== null)).toHaveLength(1);
        expect(all.filter(({ refused }) => refused[0] === 'SECOND_FACTOR_WRONG')).toHaveLength(19);
      } finally {
        await database.asOwner((sql) => sql.execute('DROP FUNCTION unlock() CASCADE'));
      }
    });

    it('is guessed no more often than a password', async () => {
      const { person, code } = await enrol();
      const browser = server.browser();
      for (let guess = 1; guess <= 5; guess++) {
        // Showing the password alone in between takes nothing back of what was guessed.
        await browser.signIn(person.email, PASSWORD);
        expect((await browser.signIn(person.email, PASSWORD, '000000')).refused).toEqual(['SECOND_FACTOR_WRONG']);
      }
      expect((await browser.signIn(person.email, PASSWORD)).refused).toEqual(['ACCOUNT_LOCKED']);
      expect((await browser.signIn(person.email, PASSWORD, code())).refused).toEqual(['ACCOUNT_LOCKED']);
    });

    it('is guessed no more often in a session that somebody has found open', async () => {
      const { browser, code } = await enrol();
      for (let guess = 1; guess <= 5; guess++) expect((await remove(browser, '000000')).refused).toEqual(['SECOND_FACTOR_WRONG']);
      expect((await remove(browser, code())).refused).toEqual(['ACCOUNT_LOCKED']);
      expect((await show(browser, code())).refused).toEqual(['ACCOUNT_LOCKED']);
      expect(await browser.viewer()).toMatchObject({ hasSecondFactor: true });
    });
  });

  it('is replaced by a code on paper, each of them once', async () => {
    const { person, recoveryCodes, browser } = await enrol();
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = recoveryCodes;
    expect((await server.browser().signIn(person.email, PASSWORD, first.toLowerCase().replaceAll('-', ' '))).refused).toEqual([]);
    expect((await server.browser().signIn(person.email, PASSWORD, first)).refused).toEqual(['SECOND_FACTOR_WRONG']);
    expect(await browser.viewer()).toMatchObject({ recoveryCodesLeft: 9 });
    const both = await Promise.all([1, 2].map(() => server.browser().signIn(person.email, PASSWORD, second)));
    expect(both.map(({ viewer }) => viewer !== null).sort()).toEqual([false, true]);
    // Those of somebody else open nothing.
    const stranger = await enrol();
    expect((await server.browser().signIn(person.email, PASSWORD, stranger.recoveryCodes[0] ?? '')).refused).toEqual([
      'SECOND_FACTOR_WRONG',
    ]);
    const stored = await database.asOwner((sql) => sql.query<{ text: string }>('SELECT r::text AS text FROM recovery_code r'));
    for (const code of recoveryCodes) expect(stored.map(({ text }) => text).join()).not.toContain(code.replaceAll('-', ''));
  });

  it('can be removed with a code, or with one on paper, and with it the paper is worth nothing', async () => {
    const { person, browser, code } = await enrol();
    expect((await remove(browser, '000000')).refused).toEqual(['SECOND_FACTOR_WRONG']);
    expect((await remove(browser, code())).refused).toEqual([]);
    expect(await browser.viewer()).toMatchObject({ hasSecondFactor: false, recoveryCodesLeft: 0 });
    expect(await server.browser().signIn(person.email, PASSWORD)).toMatchObject({ codeNeeded: false, refused: [] });
    const other = await enrol();
    expect((await remove(other.browser, other.recoveryCodes[3] ?? '')).refused).toEqual([]);
    // Where there is none, none is removed.
    expect((await remove(other.browser, other.recoveryCodes[4] ?? '')).refused).toEqual(['SECOND_FACTOR_WRONG']);
    const written = await database.asOwner((sql) =>
      sql.query<{ action: string }>(
        `SELECT action FROM audit_event WHERE person_id = $1 AND organisation_id = $2 AND action LIKE 'person.second%' ORDER BY occurred_at`,
        [person.personId, organisationId],
      ),
    );
    expect(written.map(({ action }) => action)).toEqual(['person.second-factor-added', 'person.second-factor-removed']);
  });

  describe('where the organisation asks for it', () => {
    const ALLOWED_WITHOUT = ['viewer', 'sessions', 'organisation'];

    it('allows nothing to whoever has none, at the door and in the database', async () => {
      const person = await signInForTest(database, strict, { roles: ['manager', 'analyst', 'uploader'], passwordHash });
      const browser = server.browser();
      expect((await browser.signIn(person.email, PASSWORD)).viewer).toMatchObject({ secondFactorMissing: true, capabilities: [] });
      const questions = [
        '{ members { email } }',
        '{ dataVersions { accidents } }',
        '{ importBatches { id } }',
        '{ apiTokens { id } }',
        '{ auditEvents { totalCount } }',
      ];
      for (const question of questions)
        expect({ question, errors: (await browser.ask(question)).errors }).toEqual({ question, errors: ['SECOND_FACTOR_MISSING'] });
      for (const field of ALLOWED_WITHOUT) expect((await browser.ask(`{ ${field} { __typename } }`)).errors).toEqual([]);
      const secret = browser.cookies.get('elektron_session') ?? '';
      const [row] = await database.inOrganisation({ organisationId: strict, secret }, (sql) =>
        sql.query<{ may: string | null; members: number }>(
          `SELECT acting_for('records.read') AS may, (SELECT count(*) FROM membership) AS members`,
        ),
      );
      expect(row).toEqual({ may: null, members: 0 });
    });

    it('allows everything again once it is set up, in this session', async () => {
      const { browser } = await enrol(strict, { roles: ['manager'] });
      expect(await browser.viewer()).toMatchObject({ secondFactorMissing: false });
      expect((await browser.ask('{ members { email } }')).errors).toEqual([]);
    });

    it('allows nothing any more when it is removed, in any session', async () => {
      const { person, browser, code } = await enrol(strict, { roles: ['manager'] });
      const elsewhere = server.browser();
      await elsewhere.signIn(person.email, PASSWORD, code());
      expect((await elsewhere.ask('{ members { email } }')).errors).toEqual([]);
      expect((await remove(browser, code(1))).refused).toEqual([]);
      for (const one of [browser, elsewhere]) {
        expect(await one.viewer()).toMatchObject({ secondFactorMissing: true, capabilities: [] });
        expect((await one.ask('{ members { email } }')).errors).toEqual(['SECOND_FACTOR_MISSING']);
      }
    });

    it('takes effect at the next request of everybody who is signed in', async () => {
      const { organisationId: changing } = await createTestOrganisation(database, 'changing');
      const manager = await signInForTest(database, changing, { roles: ['manager'] });
      const browser = server.browserOf(manager);
      const settings = { defaultLanguage: 'el', standingAccess: false, secondFactorRequired: true, uploadRetentionDays: 7 };
      const changed = await browser.mutate(
        'changeOrganisationSettings',
        'OrganisationSettingsInput',
        settings,
        'settings { secondFactorRequired }',
      );
      expect(changed).toMatchObject({ refused: [], settings: { secondFactorRequired: true } });
      expect((await browser.ask('{ organisationSettings { secondFactorRequired } }')).errors).toEqual(['SECOND_FACTOR_MISSING']);
    });
  });

  it('is shown in every session of whoever has one, also where another sign-in did not ask for it', async () => {
    const { person, code } = await enrol(organisationId, { roles: ['manager'] });
    // As single sign-on opens it, where the provider says nothing of a second factor.
    const { secret } = await openSession(person);
    const browser = server.browserOf({ secret });
    expect(await browser.viewer()).toMatchObject({ secondFactorMissing: true, capabilities: [] });
    expect((await browser.ask('{ members { email } }')).errors).toEqual(['SECOND_FACTOR_MISSING']);
    expect((await show(browser, '000000')).refused).toEqual(['SECOND_FACTOR_WRONG']);
    expect(await show(browser, code())).toMatchObject({ refused: [], viewer: { secondFactorMissing: false } });
    expect((await browser.ask('{ members { email } }')).errors).toEqual([]);
    // What somebody may have got hold of before does not rise with it.
    expect(await server.browserOf({ secret }).viewer()).toBeNull();
    expect((await show(browser, code())).refused).toEqual(['SECOND_FACTOR_WRONG']);
  });

  async function openSession({ personId }: SignedIn): Promise<{ readonly secret: string }> {
    const secret = await new SessionRepository(database).open(personId, organisationId, false, { address: '', userAgent: '' });
    return { secret };
  }
});
