import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { joinOrganisation, PersonRepository } from '../identity/people/person.repository.ts';
import { signInForTest, type SignedIn } from '../identity/testing/sign-in-for-test.ts';
import { TestInstallation, type TestBrowser } from './testing/test-installation.ts';

interface ChangeReply {
  readonly viewer: { readonly displayName: string; readonly language: string } | null;
  readonly refused: readonly string[];
}

describeOnEachDatabase('name and language of a person', (open) => {
  let database: Database;
  let server: TestInstallation;
  let home: string;
  let other: string;
  let former: string;

  beforeAll(async () => {
    database = await open();
    server = await TestInstallation.start(database);
    ({ organisationId: home } = await createTestOrganisation(database, 'home'));
    ({ organisationId: other } = await createTestOrganisation(database, 'other'));
    ({ organisationId: former } = await createTestOrganisation(database, 'former'));
  });

  afterAll(() => server.close());

  function change(browser: TestBrowser, input: object): Promise<ChangeReply> {
    return browser.mutate(
      'changeProfile',
      'ChangeProfileInput',
      { displayName: 'Test', language: 'en', ...input },
      'viewer { displayName language }',
    );
  }

  function written(personId: string): Promise<{ organisationId: string | null; fields: readonly string[]; text: string }[]> {
    return database.asOwner((sql) =>
      sql.query(
        `SELECT organisation_id AS "organisationId", fields, e::text AS text FROM audit_event e
         WHERE action = 'person.profile-changed' AND person_id = $1 ORDER BY occurred_at, organisation_id`,
        [personId],
      ),
    );
  }

  async function member(): Promise<SignedIn> {
    return signInForTest(database, home, { roles: ['analyst'] });
  }

  it('are changed by the person, at once and for everybody who sees them, and by nobody else', async () => {
    const person = await member();
    const colleague = await member();
    const manager = await signInForTest(database, home, { roles: ['manager'] });
    const reply = await change(server.browserOf(person), { displayName: '  Μαρία Παππά ', language: 'el' });
    expect(reply).toEqual({ refused: [], userErrors: [], viewer: { displayName: 'Μαρία Παππά', language: 'el' } });
    const { data } = await server
      .browserOf(manager)
      .ask<{ members: { personId: string; displayName: string }[] }>('{ members { personId displayName } }');
    const nameOf = ({ personId }: SignedIn): string | undefined => data.members.find((each) => each.personId === personId)?.displayName;
    expect([nameOf(person), nameOf(colleague)]).toEqual(['Μαρία Παππά', 'Test']);
    // The session goes on as it was.
    expect(await server.browserOf(person).viewer()).toMatchObject({ personId: person.personId, organisationId: home });
  });

  it('are refused where they could not be read, and nothing changes then', async () => {
    const person = await member();
    const browser = server.browserOf(person);
    const wrong = [
      { displayName: '' },
      { displayName: ' \t ' },
      { displayName: 'x'.repeat(201) },
      { displayName: 'Maria\r\nBcc: all@test.example' },
      { language: 'de' },
      { language: '' },
      { language: 'EL' },
    ];
    for (const input of wrong) {
      expect({ input, ...(await change(browser, { displayName: 'Other', language: 'el', ...input })) }).toMatchObject({
        input,
        viewer: null,
        refused: ['INPUT_INVALID'],
      });
    }
    const [row] = await database.asOwner((sql) =>
      sql.query('SELECT display_name AS "displayName", language FROM person WHERE person_id = $1', [person.personId]),
    );
    expect(row).toEqual({ displayName: 'Test', language: 'en' });
    expect(await written(person.personId)).toEqual([]);
    expect((await change(browser, { displayName: 'x'.repeat(200) })).refused).toEqual([]);
  });

  it('are written down wherever the person is known by name, as names of fields and nothing else', async () => {
    const person = await member();
    await database.asIdentity(async (sql) => {
      await joinOrganisation(sql, other, person.personId, ['analyst'], null);
      await joinOrganisation(sql, former, person.personId, ['analyst'], null);
      await sql.execute('UPDATE membership SET ended_at = now() WHERE organisation_id = $1', [former]);
    });
    const browser = server.browserOf(person);
    await change(browser, { displayName: 'Ελένη Νέα', language: 'en' });
    const events = await written(person.personId);
    expect(events.map(({ organisationId }) => organisationId).sort()).toEqual([home, other, former].sort());
    for (const { fields, text } of events) {
      expect(fields).toEqual(['displayName']);
      expect(text).not.toMatch(/Ελένη|Test/);
    }
    await change(browser, { displayName: 'Ελένη Νέα', language: 'el' });
    expect((await written(person.personId)).slice(3).map(({ fields }) => fields)).toEqual([['language'], ['language'], ['language']]);
    // What stays as it is was no change.
    await change(browser, { displayName: 'Ελένη Νέα', language: 'el' });
    expect(await written(person.personId)).toHaveLength(6);
  });

  it('are also those of somebody who belongs to no organisation, written in the trail of the installation', async () => {
    const steward = await signInForTest(database, null, { steward: true });
    expect((await change(server.browserOf(steward), { displayName: 'Σοφία' })).refused).toEqual([]);
    expect(await written(steward.personId)).toMatchObject([{ fields: ['displayName'] }]);
  });

  it('are out of reach for machines, other sites and whoever is not signed in', async () => {
    const person = await member();
    const input = { name: 'a', capabilities: ['records.read'], days: 1 };
    const { token } = await server.browserOf(person).mutate<{ token: string }>('createApiToken', 'CreateApiTokenInput', input, 'token');
    await expect(change(server.machine(token), { displayName: 'Machine' })).rejects.toThrow('FORBIDDEN');
    await expect(change(server.browser(), { displayName: 'Nobody' })).rejects.toThrow('NOT_SIGNED_IN');
    await expect(change(server.browserOf(person, { origin: 'https://elsewhere.example' }), { displayName: 'Elsewhere' })).rejects.toThrow();
    expect(await written(person.personId)).toEqual([]);
  });

  it('stay as they are of an account that everybody shares', async () => {
    await new PersonRepository(database).allowDemo(true);
    const shared = await signInForTest(database, home, { email: 'analyst@demo.example', roles: ['analyst'] });
    expect(await change(server.browserOf(shared), { displayName: 'Mine now' })).toMatchObject({ viewer: null, refused: ['FORBIDDEN'] });
    // Whoever has come into the demonstration has an account of their own.
    const guest = await signInForTest(database, home, { roles: ['analyst'] });
    expect((await change(server.browserOf(guest), { displayName: 'Guest' })).refused).toEqual([]);
  });
});
