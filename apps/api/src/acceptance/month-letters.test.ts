import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';

import type { ActingContext } from '../common/acting-context.ts';
import type { Database } from '../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { signInForTest, type SignedIn } from '../identity/testing/sign-in-for-test.ts';
import { LateMonthsService } from '../months/late-months.service.ts';
import { MonthReminderWatch } from '../months/month-reminder-watch.ts';
import { MonthRemindersService } from '../months/month-reminders.service.ts';
import { FakeMailServer } from './testing/fake-mail-server.ts';
import { TestInstallation } from './testing/test-installation.ts';

const PUBLIC_URL = 'https://roads.example.gr';
/** The unit is expected from May; its months are due ten days after their end. */
const JUNE_10 = new Date('2020-06-10T12:00:00Z');
const JUNE_11 = new Date('2020-06-11T12:00:00Z');
const JULY_11 = new Date('2020-07-11T12:00:00Z');

interface Late {
  readonly month: string;
  readonly stage: string;
  readonly nextStep: string;
  readonly mayAct: boolean;
  readonly remindedAt: string | null;
}

describeOnEachDatabase('letters about late months', (open) => {
  let database: Database;
  let server: TestInstallation;
  let mail: FakeMailServer;
  let installation: ActingContext;
  let manager: SignedIn;
  let uploader: SignedIn;
  let publisher: SignedIn;
  let unitId: string;

  beforeAll(async () => {
    database = await open();
    mail = await FakeMailServer.start();
    server = await TestInstallation.start(database, { SMTP_URL: mail.url, MAIL_FROM: 'Elektron <elektron@roads.example.gr>', PUBLIC_URL });
  });
  afterAll(async () => {
    await server.close();
    await mail.stop();
  });

  /** A new organisation for each law: what was sent once is not sent again. */
  beforeEach(async () => {
    mail.received.length = 0;
    mail.refusal = null;
    const { organisationId } = await createTestOrganisation(database, `months-${randomUUID()}`);
    installation = database.actAsInstallation(organisationId);
    [manager, uploader, publisher] = await Promise.all(
      (['manager', 'uploader', 'publisher'] as const).map((role) =>
        signInForTest(database, organisationId, { roles: [role], email: `${role}-${organisationId}@months.example` }),
      ) as [Promise<SignedIn>, Promise<SignedIn>, Promise<SignedIn>],
    );
    await setPerson(uploader, `language = 'el'`);
    unitId = randomUUID();
    await database.inOrganisation(installation, (sql) =>
      sql.execute(
        `INSERT INTO recording_unit (organisation_id, unit_id, unit_no, name_el, name_en, rule_kind, rule_column, rule_values, first_month, due_days)
         VALUES ($1, $2, 1, 'Α΄ Τμήμα', 'Station A', 'every', '', '{}', '2020-05-01', 10)`,
        [organisationId, unitId],
      ),
    );
  });

  const setPerson = (person: SignedIn, set: string): Promise<unknown> =>
    database.asOwner((sql) => sql.execute(`UPDATE person SET ${set} WHERE person_id = $1`, [person.personId]));

  const send = (now: Date) => server.app.get(MonthRemindersService, { strict: false }).send(installation, now);

  const recipients = (): string[] => mail.received.map(({ to }) => to.map((address) => address.split('-')[0]).join()).sort();

  function browserOf({ secret }: SignedIn) {
    return server.browser({ cookie: `__Host-elektron_session=${secret}` });
  }

  async function late(person: SignedIn): Promise<readonly Late[]> {
    const { data, errors } = await browserOf(person).ask<{ lateMonths: readonly Late[] }>(
      '{ lateMonths { month stage nextStep mayAct remindedAt } }',
    );
    expect(errors).toEqual([]);
    return data.lateMonths;
  }

  async function take(step: string): Promise<void> {
    const { data } = await browserOf(uploader).ask<{ monthBoard: { months: readonly { fingerprint: string }[] } }>(
      '{ monthBoard(firstMonth: "2020-05", lastMonth: "2020-05") { months { fingerprint } } }',
    );
    const input = { unitId, month: '2020-05', step, fingerprint: data.monthBoard.months[0]!.fingerprint };
    expect((await browserOf(uploader).mutate('takeReportingStep', 'TakeReportingStepInput', input)).refused).toEqual([]);
  }

  it('are for those who may act, from the day after the due day on, in their language, with no number of a record', async () => {
    expect(await send(JUNE_10)).toMatchObject({ late: 0, letters: 0 });
    expect(await send(JUNE_11)).toEqual({ switchedOff: false, late: 1, reminded: 1, notReminded: 0, letters: 1, failedLetters: 0 });
    expect(recipients()).toEqual(['uploader']);
    const [letter] = mail.received;
    expect(letter!.header('Subject')).toMatch(/^Elektron: 1 μήνας περιμένει, /);
    expect(letter!.text).toContain('- Α΄ Τμήμα, Μάιος 2020: δεν έχει παραληφθεί (προθεσμία 10/06/2020)');
    expect(letter!.text).toContain(`\n${PUBLIC_URL}/app/months`);
    // Nobody's name or address, and no count of accidents or casualties, which the text of this month has none of but its dates.
    expect(letter!.text.replaceAll(/\d\d\/\d\d\/\d{4}|Μάιος 2020|α΄/gi, '')).not.toMatch(/\d|@|Test/);
  });

  it('are sent once for a month of a unit and the step that it waits for', async () => {
    await send(JUNE_11);
    expect(await send(JUNE_11)).toMatchObject({ late: 1, reminded: 0, letters: 0 });
    await take('received');
    await take('checked');
    expect(await send(JUNE_11)).toMatchObject({ late: 1, reminded: 1, letters: 1 });
    expect(recipients()).toEqual(['publisher', 'uploader']);
    expect(mail.received[1]!.text).toContain('Station A, May 2020: checked, waits to be signed off (due 10/06/2020)');
    // June is another month, and both are not named again in one letter.
    expect(await send(JULY_11)).toMatchObject({ late: 2, reminded: 1, letters: 1 });
    expect(mail.received[2]!.text).toContain('Ιούνιος 2020');
    expect(mail.received[2]!.text).not.toContain('Μάιος 2020');
  });

  it('are sent once however many processes send them at the same time', async () => {
    const runs = await Promise.all([send(JUNE_11), send(JUNE_11), send(JUNE_11)]);
    expect(runs.map(({ letters }) => letters).sort()).toEqual([0, 0, 1]);
    expect(mail.received).toHaveLength(1);
  });

  it('that a mail server does not take are written again the next time', async () => {
    mail.refusal = '550 no';
    expect(await send(JUNE_11)).toMatchObject({ reminded: 0, notReminded: 1, letters: 0, failedLetters: 1 });
    mail.refusal = null;
    expect(await send(JUNE_11)).toMatchObject({ reminded: 1, letters: 1 });
  });

  it('go to nobody who could not sign in', async () => {
    await setPerson(uploader, 'disabled_at = now()');
    expect(await send(JUNE_11)).toMatchObject({ late: 1, reminded: 0, notReminded: 1, letters: 0 });
    await setPerson(uploader, 'disabled_at = NULL, demo = true');
    expect(await send(JUNE_11)).toMatchObject({ letters: 0 });
    expect(mail.received).toEqual([]);
  });

  it('are stopped by whoever manages the organisation, for that organisation', async () => {
    const settings = {
      defaultLanguage: 'el',
      standingAccess: false,
      secondFactorRequired: false,
      uploadRetentionDays: 7,
      monthLetters: false,
    };
    const changed = await browserOf(manager).mutate<{ settings: { monthLetters: boolean } }>(
      'changeOrganisationSettings',
      'OrganisationSettingsInput',
      settings,
      'settings { monthLetters }',
    );
    expect(changed).toMatchObject({ settings: { monthLetters: false }, refused: [] });
    expect(await send(JUNE_11)).toMatchObject({ switchedOff: true, letters: 0 });
    expect(mail.received).toEqual([]);
  });

  it('leave no trace of whom they were for, and their number in the trail', async () => {
    await send(JUNE_11);
    const [event] = await database.asOwner((sql) =>
      sql.query<{ text: string; details: object }>(
        `SELECT e::text AS text, details FROM audit_event e WHERE action = 'month.reminded' AND organisation_id = $1`,
        [installation.organisationId],
      ),
    );
    expect(event!.details).toEqual({ months: 1, letters: 1 });
    expect(event!.text).not.toContain('@');
  });

  it('are seen to once a day by the server', async () => {
    const watch = new MonthReminderWatch(server.app.get(MonthRemindersService, { strict: false }), {
      get: () => Promise.resolve({ timeZone: 'Europe/Athens', slug: 'x' }),
    } as never);
    const look = (now: string) => watch.look(() => Promise.resolve([installation]), new Date(now));
    // In Athens it is the 10th until 21:00 UTC.
    await look('2020-06-10T20:59:00Z');
    expect(mail.received).toHaveLength(0);
    await look('2020-06-10T21:01:00Z');
    expect(recipients()).toEqual(['uploader']);
    await take('received');
    await look('2020-06-11T12:00:00Z');
    expect(mail.received).toHaveLength(1);
    await look('2020-06-11T21:01:00Z');
    expect(mail.received).toHaveLength(2);
  });

  it('have their page: whoever may act sees what waits for them, and when members were written to', async () => {
    await send(JUNE_11);
    const [may, june] = await late(uploader);
    expect(may).toMatchObject({ month: '2020-05', stage: 'expected', nextStep: 'received', mayAct: true, remindedAt: expect.any(String) });
    expect(june).toMatchObject({ month: '2020-06', mayAct: true, remindedAt: null });
    expect((await late(publisher)).every(({ mayAct }) => !mayAct)).toBe(true);
    await take('received');
    await take('checked');
    expect((await late(publisher))[0]).toMatchObject({ month: '2020-05', stage: 'checked', nextStep: 'signed-off', mayAct: true });
    expect((await late(uploader))[0]).toMatchObject({ mayAct: false, remindedAt: null });
  });

  it('are written down by the installation alone', async () => {
    const claim = (as: ActingContext) =>
      database.inOrganisation(as, (sql) =>
        sql.execute(
          `INSERT INTO month_reminder (organisation_id, unit_id, month, stage, claimed_at) VALUES ($1, $2, '2020-05-01', 'expected', now())`,
          [as.organisationId, unitId],
        ),
      );
    await expect(claim(uploader.context)).rejects.toMatchObject({ code: '42501' });
    await claim(installation);
    // Another process is writing it.
    expect(await send(JUNE_11)).toMatchObject({ late: 1, letters: 0, notReminded: 0 });
  });

  it('are of no month that is finished, or that no unit is expected to hand in', async () => {
    const service = server.app.get(LateMonthsService, { strict: false });
    for (const step of ['received', 'checked']) await take(step);
    const { data } = await browserOf(publisher).ask<{ monthBoard: { months: readonly { fingerprint: string }[] } }>(
      '{ monthBoard(firstMonth: "2020-05", lastMonth: "2020-05") { months { fingerprint } } }',
    );
    const input = { unitId, month: '2020-05', fingerprint: data.monthBoard.months[0]!.fingerprint };
    await browserOf(publisher).mutate('signOffMonth', 'SignOffMonthInput', input);
    expect(await service.list(installation, JUNE_11)).toEqual([]);
    await database.inOrganisation(installation, (sql) =>
      sql.execute(`UPDATE recording_unit SET last_month = '2020-05-01' WHERE unit_id = $1`, [unitId]),
    );
    expect(await service.list(installation, JULY_11)).toEqual([]);
  });
});
