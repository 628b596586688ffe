import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { Mailer } from '../common/mailer.ts';
import { readEnvironment } from '../common/env.ts';
import type { Database } from '../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { FakeMailServer } from './testing/fake-mail-server.ts';
import { signInForTest, type SignedIn } from '../identity/testing/sign-in-for-test.ts';
import { findFreePort, TestInstallation } from './testing/test-installation.ts';
import { OrganisationsDirectory } from '../identity/organisations/organisations-directory.ts';
import { LinksService } from '../identity/people/links.service.ts';
import { hashPassword } from '../identity/people/passwords.ts';
import { PersonRepository } from '../identity/people/person.repository.ts';

const PASSWORD = 'four unrelated words';
const PUBLIC_URL = 'https://roads.example.gr';

describeOnEachDatabase('letters', (open) => {
  let database: Database;
  let server: TestInstallation;
  let mail: FakeMailServer;
  let organisationId: string;
  let manager: SignedIn;
  let passwordHash: string;

  beforeAll(async () => {
    database = await open();
    mail = await FakeMailServer.start();
    server = await TestInstallation.start(database, { SMTP_URL: mail.url, MAIL_FROM: 'Elektron <elektron@roads.example.gr>', PUBLIC_URL });
    ({ organisationId } = await createTestOrganisation(database));
    manager = await signInForTest(database, organisationId, { roles: ['manager'], email: 'manager@letters.example' });
    passwordHash = await hashPassword(PASSWORD);
  });

  afterAll(async () => {
    await server.close();
    await mail.stop();
  });

  beforeEach(() => {
    mail.received.length = 0;
    mail.refusal = null;
  });

  /** Behind TLS, as the public address says. */
  function browserOf({ secret }: SignedIn) {
    return server.browser({ cookie: `__Host-elektron_session=${secret}` });
  }

  function invite(
    email: string,
  ): Promise<{ readonly invitation: { readonly path: string | null } | null; readonly refused: readonly string[] }> {
    return browserOf(manager).mutate('inviteMember', 'InviteInput', { email, roles: ['analyst'] }, 'invitation { email path }');
  }

  function secretIn(text: string): string {
    return /https:\/\/roads\.example\.gr\/app\/link#(l_[\w-]{43})\s/.exec(text)?.[1] ?? 'none';
  }

  function askForReset(email: string) {
    return server
      .browser()
      .ask<{ requestPasswordReset: object }>(
        'mutation ($email: String!) { requestPasswordReset(email: $email) { done userErrors { code } } }',
        { email },
      );
  }

  /** All letters that an action leads to: requests are answered before their letters are sent. */
  async function lettersOf(action: () => Promise<unknown>): Promise<typeof mail.received> {
    await action();
    await server.app.get(LinksService, { strict: false }).settle();
    return [...mail.received];
  }

  it('carry the invitation of a first manager, and once more where a steward renews it', async () => {
    const steward = await signInForTest(database, null, { steward: true });
    const draft = { slug: 'volos', nameEl: 'Δήμος Βόλου', nameEn: 'Municipality of Volos', managerEmail: 'first@letters.example' };
    const made = await browserOf(steward).mutate(
      'createOrganisation',
      'CreateOrganisationWithManagerInput',
      draft,
      'invitation { email path }',
    );
    const asked = await browserOf(steward).ask<{ awaitedManagers: { organisation: { id: string } }[] }>(
      '{ awaitedManagers { organisation { id } } }',
    );
    const organisation = { organisationId: asked.data.awaitedManagers[0]?.organisation.id };
    const renewed = await browserOf(steward).mutate(
      'renewManagerInvitation',
      'RenewManagerInvitationInput',
      organisation,
      'invitation { email path }',
    );
    for (const reply of [made, renewed])
      expect(reply).toMatchObject({ invitation: { email: 'first@letters.example', path: null }, refused: [] });
    const letters = await mail.wait(2);
    expect(letters.map(({ to }) => to)).toEqual([['first@letters.example'], ['first@letters.example']]);
    const accept = (text = '') => {
      const answer = { secret: secretIn(text), password: PASSWORD, displayName: 'Μαρία' };
      return server.browser().mutate('acceptLink', 'AcceptLinkInput', answer, 'email');
    };
    expect((await accept(letters[0]?.text)).refused).toEqual(['LINK_INVALID']);
    expect((await accept(letters[1]?.text)).refused).toEqual([]);
  });

  it('carry an invitation to whom it is for, and nobody is shown the link', async () => {
    const { invitation, refused } = await invite('Maria@Letters.example');
    expect({ invitation, refused }).toEqual({ invitation: { email: 'maria@letters.example', path: null }, refused: [] });
    const [letter] = await mail.wait(1);
    expect(letter).toMatchObject({ from: 'elektron@roads.example.gr', to: ['maria@letters.example'] });
    // In the language of whoever invites.
    expect(letter?.header('Subject')).toBe('Invitation to Elektron: Test');
    expect(letter?.header('To')).toBe('maria@letters.example');
    expect(letter?.text).toContain('within seven days');
    const answer = { secret: secretIn(letter?.text ?? ''), password: PASSWORD, displayName: 'Μαρία' };
    expect((await server.browser().mutate('acceptLink', 'AcceptLinkInput', answer, 'email')).refused).toEqual([]);
  });

  it('are written in Greek as well', async () => {
    await database.asOwner((sql) => sql.execute(`UPDATE person SET language = 'el' WHERE person_id = $1`, [manager.personId]));
    await invite('nikos@letters.example');
    await database.asOwner((sql) => sql.execute(`UPDATE person SET language = 'en' WHERE person_id = $1`, [manager.personId]));
    const [letter] = await mail.wait(1);
    expect(letter?.header('Subject')).toBe('Πρόσκληση στο Elektron: Δοκιμή');
    expect(letter?.text).toContain('Σας προσκαλούν στον οργανισμό «Δοκιμή»');
  });

  it('hold no line that somebody has put into a name', async () => {
    // As no name can be given (see organisations.test.ts), but an older version or an operator may have stored it.
    await database.asOwner((sql) =>
      sql.execute(`UPDATE organisation SET name_en = $1 WHERE organisation_id = $2`, [
        'Volos\r\nBcc: all@letters.example\r\n\r\nTake this',
        organisationId,
      ]),
    );
    server.app.get(OrganisationsDirectory).forget();
    await invite('eleni@letters.example');
    await database.asOwner((sql) => sql.execute(`UPDATE organisation SET name_en = 'Test' WHERE organisation_id = $1`, [organisationId]));
    server.app.get(OrganisationsDirectory).forget();
    const [letter] = await mail.wait(1);
    expect(letter?.to).toEqual(['eleni@letters.example']);
    expect(letter?.header('Bcc')).toBeUndefined();
    expect(letter?.header('Subject')).toContain('Bcc');
  });

  it('that are refused leave the link with whoever invites', async () => {
    mail.refusal = '550 no such mailbox';
    const { invitation, refused } = await invite('gone@letters.example');
    expect(refused).toEqual([]);
    expect(invitation?.path).toMatch(/^\/app\/link#l_/);
  });

  it('are not waited for where the mail server is away', async () => {
    const away = `smtp://127.0.0.1:${await findFreePort()}`;
    const mailer = new Mailer(readEnvironment({ SMTP_URL: away, MAIL_FROM: 'a@b.gr', PUBLIC_URL }));
    const text = { el: 'α', en: 'a' };
    expect(await mailer.send({ to: 'c@d.gr', language: 'en', subject: text, text })).toBe(false);
  });

  describe('for a new password', () => {
    it('go to whom the account belongs, and nobody learns from the answer whether there is one', async () => {
      const known = await signInForTest(database, organisationId, { passwordHash, email: 'known@letters.example' });
      const { data: page } = await server.browser().ask<{ signInOptions: object }>('{ signInOptions { resetByMail } }');
      expect(page.signInOptions).toEqual({ resetByMail: true });
      const disabled = await signInForTest(database, organisationId, { passwordHash, email: 'disabled@letters.example' });
      await new PersonRepository(database).setDisabled(disabled.personId, true);
      // Who signs in elsewhere gets no password by mail.
      await signInForTest(database, organisationId, { email: 'elsewhere@letters.example' });
      const answers: object[] = [];
      const letters = await lettersOf(async () => {
        for (const email of [
          'KNOWN@letters.example',
          'unknown@letters.example',
          'disabled@letters.example',
          'elsewhere@letters.example',
          'nonsense',
          '',
          'x'.repeat(100_000),
        ]) {
          const { status, data, errors } = await askForReset(email);
          answers.push({ status, data, errors });
        }
      });
      for (const answer of answers)
        expect(answer).toEqual({ status: 200, data: { requestPasswordReset: { done: true, userErrors: [] } }, errors: [] });
      expect(letters.map(({ to }) => to)).toEqual([['known@letters.example']]);
      const [letter] = letters;
      expect(letter?.header('Subject')).toBe('Elektron: a new password');
      const answer = { secret: secretIn(letter?.text ?? ''), password: 'five other unrelated words' };
      expect((await server.browser().mutate('acceptLink', 'AcceptLinkInput', answer, 'email')).refused).toEqual([]);
      expect((await server.browser().signIn(known.email, 'five other unrelated words')).refused).toEqual([]);
    });

    it('fill nobody’s mailbox and end nobody’s link, however often they are asked for', async () => {
      await signInForTest(database, organisationId, { passwordHash, email: 'patient@letters.example' });
      const letters = await lettersOf(() => Promise.all(Array.from({ length: 20 }, () => askForReset('patient@letters.example'))));
      expect(letters).toHaveLength(1);
      const secret = secretIn(letters[0]?.text ?? '');
      const look = 'mutation ($secret: String!) { lookAtLink(secret: $secret) { email } }';
      expect((await server.browser().ask(look, { secret })).errors).toEqual([]);
      await database.asOwner((sql) => sql.execute(`UPDATE one_time_link SET created_at = created_at - interval '5 minutes'`));
      mail.received.length = 0;
      const later = await lettersOf(() => askForReset('patient@letters.example'));
      expect(later).toHaveLength(1);
      expect((await server.browser().ask(look, { secret })).errors).toEqual(['LINK_INVALID']);
    });

    it('go to the address that is stored, and to none that merely looks like it', async () => {
      await signInForTest(database, organisationId, { passwordHash, email: 'mike@letters.example' });
      const letters = await lettersOf(async () => {
        for (const email of [
          'mi\u212ae@letters.example',
          'mіke@letters.example',
          'mike@letters.example@evil.example',
          'mike@letters.example,evil@evil.example',
        ])
          await askForReset(email);
      });
      expect(letters).toEqual([]);
    });

    it('say nothing in the log about whom they were for', async () => {
      await signInForTest(database, organisationId, { passwordHash, email: 'logged@letters.example' });
      await lettersOf(() => askForReset('logged@letters.example'));
      const events = await database.asOwner((sql) =>
        sql.query<{ text: string; subjectId: string }>(
          `SELECT e::text AS text, subject_id AS "subjectId" FROM audit_event e WHERE action = 'person.password-reset-requested'`,
        ),
      );
      expect(events.length).toBeGreaterThan(0);
      expect(events.map(({ text }) => text).join()).not.toContain('@letters.example');
    });
  });
});
