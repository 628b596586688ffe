import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { DemoAccounts } from '../identity/people/demo-accounts.ts';
import { DEMO_ACCOUNTS } from '../identity/people/demo-people.ts';
import { hashPassword } from '../identity/people/passwords.ts';
import { PersonRepository } from '../identity/people/person.repository.ts';
import { signInForTest, type SignedIn } from '../identity/testing/sign-in-for-test.ts';
import { TestInstallation } from './testing/test-installation.ts';
import { lockSeconds } from '../identity/sessions/sign-in-attempt.repository.ts';

const PASSWORD = 'four unrelated words';

describe('the wait after failures', () => {
  it('begins after the fifth, doubles, and has an end', () => {
    expect([1, 4, 5, 6, 7, 8, 9, 10, 11, 50].map(lockSeconds)).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });
});

describeOnEachDatabase('signing in', (open) => {
  let database: Database;
  let server: TestInstallation;
  let organisationId: string;
  let passwordHash: string;

  beforeAll(async () => {
    database = await open();
    server = await TestInstallation.start(database);
    ({ organisationId } = await createTestOrganisation(database));
    passwordHash = await hashPassword(PASSWORD);
  });

  afterAll(() => server.close());

  function addPerson(): Promise<SignedIn> {
    return signInForTest(database, organisationId, { passwordHash });
  }

  async function failuresOf(): Promise<{ readonly failures: number; readonly locked: boolean }[]> {
    return database.asOwner((sql) => sql.query(`SELECT failures, coalesce(locked_until > now(), false) AS locked FROM sign_in_attempt`));
  }

  /** As if so much time had passed since the last failures. */
  async function letPass(interval: string): Promise<void> {
    await database.asOwner((sql) =>
      sql.execute(
        `UPDATE sign_in_attempt SET last_at = last_at - interval '${interval}', locked_until = locked_until - interval '${interval}'`,
      ),
    );
  }

  async function trail(
    action: string,
  ): Promise<{ readonly personId: string | null; readonly details: Readonly<Record<string, unknown>> }[]> {
    return database.asOwner((sql) =>
      sql.query(`SELECT person_id AS "personId", details FROM audit_event WHERE action = $1 ORDER BY occurred_at`, [action]),
    );
  }

  it('opens a session for the right password, and writes it down', async () => {
    const { email, personId } = await addPerson();
    const browser = server.browser();
    expect(await browser.viewer()).toBeNull();
    const { viewer, refused, codeNeeded } = await browser.signIn(email.toUpperCase(), PASSWORD);
    expect({ refused, codeNeeded }).toEqual({ refused: [], codeNeeded: false });
    expect(viewer).toMatchObject({ personId, email, organisationId });
    expect(await browser.viewer()).toMatchObject({ personId, hasPassword: true });
    expect(await trail('session.signed-in')).toContainEqual({ personId, details: { how: 'password', secondFactor: false } });
    await browser.ask('mutation { signOut { done } }');
    expect(await browser.viewer()).toBeNull();
    expect(browser.cookies.size).toBe(0);
  });

  it('answers the same to a wrong password, an unknown address, an account without a password and one that is disabled', async () => {
    const wrong = await addPerson();
    const withoutPassword = await signInForTest(database, organisationId);
    const disabled = await addPerson();
    await new PersonRepository(database).setDisabled(disabled.personId, true);
    const tries: readonly (readonly [string, string])[] = [
      [wrong.email, 'another password'],
      ['nobody@test.example', PASSWORD],
      [withoutPassword.email, PASSWORD],
      [disabled.email, PASSWORD],
      // What is no address at all.
      ['no address', PASSWORD],
      ['', ''],
      [`${'a'.repeat(50_000)}@test.example`, PASSWORD],
    ];
    const answers = [];
    for (const [email, password] of tries) {
      const browser = server.browser();
      const { status, data } = await browser.ask(
        'mutation ($input: SignInInput!) { signIn(input: $input) { codeNeeded viewer { email } userErrors { code path details message { el en } } } }',
        { input: { email, password } },
      );
      answers.push({ status, data, cookies: browser.written.length });
    }
    expect(answers[0]).toMatchObject({
      status: 200,
      cookies: 0,
      data: { signIn: { viewer: null, userErrors: [{ code: 'SIGN_IN_FAILED' }] } },
    });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('writes failures down in the trail of whose organisation it is, without the address', async () => {
    const { email, personId } = await addPerson();
    await server.browser().signIn(email, 'wrong password');
    const events = await database.asOwner((sql) =>
      sql.query<{ text: string }>(
        `SELECT e::text AS text FROM audit_event e WHERE action = 'session.sign-in-failed' AND organisation_id = $1 AND person_id = $2`,
        [organisationId, personId],
      ),
    );
    expect(events).toHaveLength(1);
    expect(events[0]?.text).not.toContain(email);
  });

  it('keeps whoever guesses waiting, longer each time, whether there is such a person or not', async () => {
    const { email } = await addPerson();
    for (const address of [email, 'nobody.either@test.example']) {
      await database.asOwner((sql) => sql.execute('DELETE FROM sign_in_attempt'));
      const browser = server.browser();
      for (let failure = 1; failure <= 5; failure++)
        expect((await browser.signIn(address, 'wrong password')).refused).toEqual(['SIGN_IN_FAILED']);
      // The right password does not help now, and nobody learns that it was.
      expect((await browser.signIn(address, PASSWORD)).refused).toEqual(['ACCOUNT_LOCKED']);
      await letPass('31 seconds');
      expect((await browser.signIn(address, 'wrong password')).refused).toEqual(['SIGN_IN_FAILED']);
      await letPass('31 seconds');
      expect((await browser.signIn(address, PASSWORD)).refused).toEqual(['ACCOUNT_LOCKED']);
      await letPass('30 seconds');
      expect(await failuresOf()).toEqual([{ failures: 6, locked: false }]);
    }
    expect((await trail('session.locked')).length).toBeGreaterThanOrEqual(4);
  });

  it('says for how long, and forgets the failures of whoever gets in', async () => {
    const { email } = await addPerson();
    await database.asOwner((sql) => sql.execute('DELETE FROM sign_in_attempt'));
    const browser = server.browser();
    for (let failure = 1; failure <= 8; failure++) {
      await browser.signIn(email, 'wrong password');
      await letPass('5 minutes');
    }
    await browser.signIn(email, 'wrong password');
    const { data } = await browser.ask<{ signIn: { userErrors: { details: { minutes: number } }[] } }>(
      `mutation { signIn(input: { email: "${email}", password: "x" }) { userErrors { code details } } }`,
    );
    expect(data.signIn.userErrors[0]).toEqual({ code: 'ACCOUNT_LOCKED', details: { minutes: 8 } });
    await letPass('10 minutes');
    expect((await browser.signIn(email, PASSWORD)).refused).toEqual([]);
    expect(await failuresOf()).toEqual([]);
  });

  it('forgets everything after a quiet day', async () => {
    await database.asOwner((sql) => sql.execute('DELETE FROM sign_in_attempt'));
    for (let failure = 1; failure <= 3; failure++) await server.browser().signIn('a@test.example', 'wrong password');
    await letPass('25 hours');
    await server.browser().signIn('b@test.example', 'wrong password');
    expect(await failuresOf()).toEqual([{ failures: 1, locked: false }]);
  });

  it('lets no more than five of fifty guesses at once be looked at', async () => {
    const { email } = await addPerson();
    await database.asOwner((sql) => sql.execute('DELETE FROM sign_in_attempt'));
    const guesses = Array.from({ length: 50 }, (_, guess) => server.browser().signIn(email, `wrong password ${guess}`));
    const refusals = (await Promise.all(guesses)).flatMap(({ refused }) => refused);
    expect(refusals.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(5);
    expect(refusals.filter((code) => code === 'ACCOUNT_LOCKED')).toHaveLength(45);
    expect(await failuresOf()).toEqual([{ failures: 5, locked: true }]);
  });

  it('does not lock one address because of another', async () => {
    const { email } = await addPerson();
    for (let failure = 1; failure <= 6; failure++) await server.browser().signIn(`x.${email}`, 'wrong password');
    expect((await server.browser().signIn(email, PASSWORD)).refused).toEqual([]);
  });

  it('ends the session that the same browser had, whosesoever it was', async () => {
    const [first, second] = [await addPerson(), await addPerson()];
    const browser = server.browser();
    await browser.signIn(first.email, PASSWORD);
    const former = browser.cookies.get('elektron_session') ?? '';
    await browser.signIn(second.email, PASSWORD);
    const present = browser.cookies.get('elektron_session') ?? '';
    expect(present).not.toBe(former);
    expect(await server.browserOf({ secret: former }).viewer()).toBeNull();
    expect(await browser.viewer()).toMatchObject({ personId: second.personId });
  });

  it('takes no secret that a browser brings along for its own', async () => {
    const { email } = await addPerson();
    const chosen = `s_${'A'.repeat(43)}`;
    const browser = server.browserOf({ secret: chosen });
    await browser.signIn(email, PASSWORD);
    expect(browser.cookies.get('elektron_session')).toMatch(/^s_[\w-]{43}$/);
    expect(browser.cookies.get('elektron_session')).not.toBe(chosen);
    expect(await server.browserOf({ secret: chosen }).viewer()).toBeNull();
  });

  it('stores of secrets nothing but hashes', async () => {
    const { email, secret } = await addPerson();
    await server.browser().signIn(email, PASSWORD);
    const tables = await database.asOwner((sql) =>
      sql.query<{ text: string }>(
        'SELECT s::text AS text FROM session s UNION ALL SELECT p::text FROM person p UNION ALL SELECT a::text FROM sign_in_attempt a',
      ),
    );
    const everything = tables.map(({ text }) => text).join('\n');
    expect(everything).not.toContain(secret.slice(2));
    expect(everything).not.toContain(PASSWORD);
  });

  it('is kept by no cache', async () => {
    const { email } = await addPerson();
    const browser = server.browser();
    for (const query of [
      '{ viewer { email } }',
      `mutation { signIn(input: { email: "${email}", password: "${PASSWORD}" }) { viewer { email } } }`,
    ]) {
      expect((await browser.ask(query)).headers.get('cache-control')).toContain('no-store');
    }
  });

  describe('with an account of the demonstration', () => {
    const [account] = DEMO_ACCOUNTS;
    const { email = '', password = '' } = account ?? {};

    afterAll(() => new PersonRepository(database).allowDemo(false));

    /** The rows of a demonstration, however they came into the database. */
    async function addDemoPeople(): Promise<void> {
      const people = server.app.get(PersonRepository, { strict: false });
      const demo = new DemoAccounts(people, { demo: true } as never);
      await demo.ensure([{ organisationId, slug: 'demo' }]);
    }

    it('is possible in a demonstration', async () => {
      await new PersonRepository(database).allowDemo(true);
      await addDemoPeople();
      const browser = server.browser();
      expect((await browser.signIn(email, password)).viewer).toMatchObject({ email });
      expect(await browser.viewer()).not.toBeNull();
    });

    it('is refused elsewhere even where its rows and its sessions are in the database', async () => {
      await new PersonRepository(database).allowDemo(true);
      await addDemoPeople();
      const browser = server.browser();
      await browser.signIn(email, password);
      await database.asOwner((sql) => sql.execute('UPDATE installation SET demo = false'));
      expect(await database.asOwner((sql) => sql.query('SELECT FROM person WHERE demo'))).toHaveLength(
        DEMO_ACCOUNTS.filter(({ organisation }) => organisation === 'demo' || organisation === null).length,
      );
      // The session that was open acts for nobody, and no other is opened.
      expect(await browser.viewer()).toBeNull();
      expect((await browser.ask('{ organisation { slug } }')).errors).toEqual(['NOT_SIGNED_IN']);
      const again = server.browser();
      expect(await again.signIn(email, password)).toMatchObject({ viewer: null, refused: ['SIGN_IN_FAILED'] });
      expect(again.cookies.size).toBe(0);
    });

    it('ends with the demonstration, and with it everybody who came in through it', async () => {
      await new PersonRepository(database).allowDemo(true);
      await addDemoPeople();
      // Whoever is invited into a demonstration belongs to it.
      const guest = await addPerson();
      expect((await server.browser().signIn(guest.email, PASSWORD)).refused).toEqual([]);
      await new PersonRepository(database).allowDemo(false);
      expect(await database.asOwner((sql) => sql.query('SELECT FROM person WHERE demo OR email = $1', [guest.email]))).toEqual([]);
      expect(await server.browserOf(guest).viewer()).toBeNull();
    });

    it('changes neither its password nor its second factor, which are everybody’s', async () => {
      await new PersonRepository(database).allowDemo(true);
      await addDemoPeople();
      const browser = server.browser();
      await browser.signIn(email, password);
      const change = { currentPassword: password, newPassword: 'four unrelated words' };
      expect((await browser.mutate('changePassword', 'ChangePasswordInput', change)).refused).toEqual(['FORBIDDEN']);
      const { data } = await browser.ask<{ beginSecondFactor: object }>(
        'mutation { beginSecondFactor { draft { secret } userErrors { code } } }',
      );
      expect(data.beginSecondFactor).toEqual({ draft: null, userErrors: [{ code: 'FORBIDDEN' }] });
    });

    it('stands on the sign-in page of a demonstration only', async () => {
      const { data } = await server
        .browser()
        .ask<{ signInOptions: object }>('{ signInOptions { demoAccounts { email } resetByMail singleSignOnLabel passwordMinimum } }');
      expect(data.signInOptions).toEqual({ demoAccounts: [], resetByMail: false, singleSignOnLabel: null, passwordMinimum: 12 });
    });
  });
});
