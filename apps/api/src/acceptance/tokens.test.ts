import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CAPABILITIES, TOKEN_CAPABILITIES } from '@elektron/domain';

import { hashSecret, makeSecret } from '../common/secrets.ts';
import type { Database } from '../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { signInForTest, type SignedIn } from '../identity/testing/sign-in-for-test.ts';
import { TestInstallation } from './testing/test-installation.ts';
import { PersonRepository } from '../identity/people/person.repository.ts';

const READ = '{ dataVersions { accidents } }';

interface TokenReply {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly capabilities: readonly string[];
  readonly lastUsedAt: string | null;
}

describeOnEachDatabase('a token of a machine', (open) => {
  let database: Database;
  let server: TestInstallation;
  let organisationId: string;
  let maker: SignedIn;
  let manager: SignedIn;

  beforeAll(async () => {
    database = await open();
    server = await TestInstallation.start(database);
  });

  afterAll(() => server.close());

  let organisations = 0;
  beforeEach(async () => {
    ({ organisationId } = await createTestOrganisation(database, `tokens-${++organisations}`));
    maker = await signInForTest(database, organisationId, { roles: ['analyst', 'uploader'] });
    manager = await signInForTest(database, organisationId, { roles: ['manager'] });
  });

  function create(who: SignedIn, draft: object = {}): Promise<{ readonly token: string; readonly refused: readonly string[] }> {
    const input = { name: 'counts', capabilities: ['records.read'], days: 30, ...draft };
    return server.browserOf(who).mutate('createApiToken', 'CreateApiTokenInput', input, 'token');
  }

  async function list(who: SignedIn): Promise<readonly TokenReply[]> {
    const { data } = await server
      .browserOf(who)
      .ask<{ apiTokens: TokenReply[] }>('{ apiTokens { id personId name capabilities createdAt expiresAt lastUsedAt } }');
    return data.apiTokens;
  }

  function revoke(who: SignedIn, tokenId: string): Promise<{ readonly refused: readonly string[] }> {
    return server.browserOf(who).mutate('revokeApiToken', 'ApiTokenInput', { tokenId });
  }

  async function errorsOf(token: string, question = READ): Promise<readonly string[]> {
    return (await server.machine(token).ask(question)).errors;
  }

  it('is shown once, and stored as its hash', async () => {
    const { token } = await create(maker);
    expect(token).toMatch(/^t_[\w-]{43}$/);
    expect(JSON.stringify(await list(maker))).not.toContain(token.slice(2));
    const rows = await database.asOwner((sql) =>
      sql.query<{ text: string }>(`SELECT t::text AS text FROM api_token t UNION ALL SELECT e::text FROM audit_event e`),
    );
    expect(rows.map(({ text }) => text).join()).not.toContain(token.slice(2));
  });

  it('may do what it was made for, and nothing else that its maker may', async () => {
    const { token } = await create(maker, { capabilities: ['records.read'] });
    expect(await errorsOf(token)).toEqual([]);
    expect((await server.machine(token).viewer())?.capabilities).toEqual(['records.read']);
    for (const mutation of [
      'startImport(input: { uploadId: "x" }) { batch { id } }',
      'undoImport(input: { batchId: "1" }) { batch { id } }',
    ]) {
      expect(await errorsOf(token, `mutation { ${mutation} }`)).toEqual(['FORBIDDEN']);
    }
    expect(await errorsOf(token, '{ members { email } }')).toEqual(['FORBIDDEN']);
    const [row] = await database.inOrganisation({ organisationId, secret: token }, (sql) =>
      sql.query(
        `SELECT acting_for('records.read') IS NOT NULL AS reads, acting_for('records.import') IS NOT NULL AS imports, acting_in_person() AS person`,
      ),
    );
    expect(row).toEqual({ reads: true, imports: false, person: null });
  });

  it('is made for some of what its maker may, by somebody who is there in person, for a year at most', async () => {
    for (const capability of CAPABILITIES.filter((each) => !TOKEN_CAPABILITIES.includes(each))) {
      expect((await create(manager, { capabilities: [capability] })).refused).toEqual(['INPUT_INVALID']);
    }
    expect((await create(manager, { capabilities: ['records.read', 'records.import'] })).refused).toEqual(['FORBIDDEN']);
    for (const wrong of [
      { capabilities: [] },
      { capabilities: ['x'] },
      { name: ' ' },
      { name: 'x'.repeat(101) },
      { days: 0 },
      { days: -1 },
      { days: 367 },
      { days: 2_147_483_647 },
    ]) {
      expect((await create(maker, wrong)).refused).toEqual(['INPUT_INVALID']);
    }
    expect((await create(maker, { days: 366, capabilities: [...TOKEN_CAPABILITIES] })).refused).toEqual([]);
  });

  it('makes no token, and touches neither its maker’s account nor their sessions', async () => {
    const { token } = await create(maker, { capabilities: [...TOKEN_CAPABILITIES] });
    const { token: another } = await create(maker);
    const machine = server.machine(token);
    const input = { name: 'endless', capabilities: ['records.read'], days: 366 };
    expect((await machine.mutate('createApiToken', 'CreateApiTokenInput', input, 'token')).refused).toEqual(['FORBIDDEN']);
    const [session] = await database.asOwner((sql) =>
      sql.query<{ id: string }>('SELECT session_id AS id FROM session WHERE person_id = $1', [maker.personId]),
    );
    const forbidden = [
      '{ sessions { id } }',
      `mutation { revokeSession(input: { sessionId: "${session?.id}" }) { done } }`,
      'mutation { changePassword(input: { currentPassword: "x", newPassword: "y" }) { done } }',
      'mutation { beginSecondFactor { draft { secret } } }',
      'mutation { confirmSecondFactor(code: "000000") { recoveryCodes } }',
      'mutation { removeSecondFactor(code: "000000") { done } }',
      'mutation { showSecondFactor(code: "000000") { viewer { email } } }',
      `mutation { switchOrganisation(input: { organisationId: "${organisationId}" }) { viewer { email } } }`,
    ];
    for (const question of forbidden)
      expect({ question, errors: (await machine.ask(question)).errors }).toEqual({ question, errors: ['FORBIDDEN'] });
    // Nor by SQL that somebody smuggles into one of its requests.
    const reached = await database.inOrganisation({ organisationId, secret: token }, async (sql) => ({
      sessions: await sql.execute('UPDATE session SET revoked_at = now()'),
      tokens: (await sql.query('SELECT FROM api_token')).length,
    }));
    expect(reached).toEqual({ sessions: 0, tokens: 1 });
    const making = database.inOrganisation({ organisationId, secret: token }, (sql) =>
      sql.execute(
        `INSERT INTO api_token (token_id, organisation_id, person_id, name, token_hash, capabilities, expires_at)
         VALUES (gen_random_uuid(), $1, $2, 'x', $3, '{records.read}', now() + interval '1 day')`,
        [organisationId, maker.personId, hashSecret(makeSecret('token'))],
      ),
    );
    await expect(making).rejects.toThrow(/row-level security/);
    expect(await server.browserOf(maker).viewer()).not.toBeNull();
    expect(await errorsOf(another)).toEqual([]);
    // It signs out nobody but itself, which it is not.
    await machine.ask('mutation { signOut { done } }');
    expect(await errorsOf(token)).toEqual([]);
  });

  it('opens no link in its maker’s name', async () => {
    const { token } = await create(maker);
    const { organisationId: elsewhere } = await createTestOrganisation(database, `invites-${organisations}`);
    const host = await signInForTest(database, elsewhere, { roles: ['manager'] });
    const { invitation } = await server
      .browserOf(host)
      .mutate<{ invitation: { path: string } }>(
        'inviteMember',
        'InviteInput',
        { email: maker.email, roles: ['analyst'] },
        'invitation { path }',
      );
    const input = { secret: invitation.path.split('#')[1], password: '' };
    expect((await server.machine(token).mutate('acceptLink', 'AcceptLinkInput', input, 'email')).refused).toEqual(['SIGN_IN_FAILED']);
  });

  describe('opens nothing any more', () => {
    it('when its time is over', async () => {
      const { token } = await create(maker, { days: 1 });
      await database.asOwner((sql) =>
        sql.execute(`UPDATE api_token SET created_at = now() - interval '1 day', expires_at = now() WHERE person_id = $1`, [
          maker.personId,
        ]),
      );
      expect(await errorsOf(token)).toEqual(['NOT_SIGNED_IN']);
      expect(await list(maker)).toEqual([]);
    });

    it('when it is revoked, by its maker or by a manager, and by nobody else', async () => {
      const colleague = await signInForTest(database, organisationId, { roles: ['analyst'] });
      for (const ender of [maker, manager]) {
        const { token } = await create(maker);
        const [entry] = await list(ender);
        expect(entry).toMatchObject({ personId: maker.personId, name: 'counts' });
        expect(await list(colleague)).toEqual([]);
        expect((await revoke(colleague, entry?.id ?? '')).refused).toEqual(['INPUT_INVALID']);
        expect(await errorsOf(token)).toEqual([]);
        expect((await revoke(ender, entry?.id ?? '')).refused).toEqual([]);
        expect(await errorsOf(token)).toEqual(['NOT_SIGNED_IN']);
        expect((await revoke(ender, entry?.id ?? '')).refused).toEqual(['INPUT_INVALID']);
      }
      expect((await revoke(maker, 'x')).refused).toEqual(['INPUT_INVALID']);
    });

    it('when it ends itself, which is written down, and no other token', async () => {
      const { token } = await create(maker);
      await create(maker, { name: 'another' });
      const machine = server.machine(token);
      const idOf = async (name: string): Promise<string> => (await list(maker)).find((each) => each.name === name)?.id ?? '';
      const end = (tokenId: string) => machine.mutate('revokeApiToken', 'ApiTokenInput', { tokenId });
      expect((await end(await idOf('another'))).refused).toEqual(['INPUT_INVALID']);
      const tokenId = await idOf('counts');
      expect((await end(tokenId)).refused).toEqual([]);
      expect(await errorsOf(token)).toEqual(['NOT_SIGNED_IN']);
      const [event] = await database.asOwner((sql) =>
        sql.query(
          `SELECT actor_kind AS "actorKind", person_id AS "personId", subject_id AS "subjectId" FROM audit_event
          WHERE organisation_id = $1 AND action = 'token.revoked'`,
          [organisationId],
        ),
      );
      expect(event).toEqual({ actorKind: 'token', personId: maker.personId, subjectId: tokenId });
    });

    it('when its maker’s membership has ended', async () => {
      const { token } = await create(maker);
      await database.asOwner((sql) => sql.execute('UPDATE membership SET ended_at = now() WHERE person_id = $1', [maker.personId]));
      expect(await errorsOf(token)).toEqual(['NOT_SIGNED_IN']);
    });

    it('when its maker is disabled', async () => {
      const { token } = await create(maker);
      await new PersonRepository(database).setDisabled(maker.personId, true);
      expect(await errorsOf(token)).toEqual(['NOT_SIGNED_IN']);
    });
  });

  it('may do less when its maker may', async () => {
    const { token } = await create(maker, { capabilities: ['records.read', 'records.import'] });
    const upload = 'mutation { startImport(input: { uploadId: "x" }) { batch { id } userErrors { code } } }';
    expect(await errorsOf(token, upload)).toEqual([]);
    await server
      .browserOf(manager)
      .mutate('changeRoles', 'ChangeRolesInput', { personId: maker.personId, roles: ['analyst'] }, 'members { personId }');
    expect(await errorsOf(token, upload)).toEqual(['FORBIDDEN']);
    expect(await errorsOf(token)).toEqual([]);
    await server
      .browserOf(manager)
      .mutate('changeRoles', 'ChangeRolesInput', { personId: maker.personId, roles: ['data-protection-officer'] }, 'members { personId }');
    expect(await errorsOf(token)).toEqual(['FORBIDDEN']);
  });

  it('acts for the organisation that it was made for, whatever its maker acts for meanwhile', async () => {
    const { token } = await create(maker);
    const { organisationId: other } = await createTestOrganisation(database, `other-${organisations}`);
    await database.asOwner((sql) =>
      sql.execute(`INSERT INTO membership (organisation_id, person_id, roles) VALUES ($1, $2, '{analyst}')`, [other, maker.personId]),
    );
    await server.browserOf(maker).mutate('switchOrganisation', 'SwitchOrganisationInput', { organisationId: other }, 'viewer { email }');
    expect(await server.machine(token).viewer()).toMatchObject({ organisationId });
  });

  it('says when it was used last', async () => {
    const { token } = await create(maker);
    expect((await list(maker))[0]?.lastUsedAt).toBeNull();
    await errorsOf(token);
    const [used] = await list(maker);
    expect(Date.now() - Date.parse(used?.lastUsedAt ?? '')).toBeLessThan(60_000);
    // Written down once a minute, not with every request.
    await errorsOf(token);
    expect((await list(maker))[0]?.lastUsedAt).toBe(used?.lastUsedAt);
    await database.asOwner((sql) => sql.execute(`UPDATE api_token SET last_used_at = now() - interval '2 minutes'`));
    await errorsOf(token);
    expect(Date.parse((await list(maker))[0]?.lastUsedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(used?.lastUsedAt ?? ''));
  });

  it('is written down when it is made and when it ends', async () => {
    await create(maker, { days: 7 });
    const [entry] = await list(maker);
    await revoke(manager, entry?.id ?? '');
    const events = await database.asOwner((sql) =>
      sql.query(
        `SELECT action, person_id AS "personId", subject_id AS "subjectId", details FROM audit_event WHERE organisation_id = $1 ORDER BY occurred_at`,
        [organisationId],
      ),
    );
    expect(events).toEqual([
      { action: 'token.created', personId: maker.personId, subjectId: entry?.id, details: { capabilities: 'records.read', days: 7 } },
      { action: 'token.revoked', personId: manager.personId, subjectId: entry?.id, details: {} },
    ]);
  });

  it('is used as the manual shows', async () => {
    const manual = await readFile(new URL('../../../../docs/sign-in.md', import.meta.url), 'utf8');
    const [, header = '', body = ''] = /--header '(Authorization: Bearer )t_…'[^]*?--data '([^']+)'/.exec(manual) ?? [];
    const { token } = await create(maker);
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { authorization: header.replace('Authorization: ', '') + token, 'content-type': 'application/json' },
      body,
    });
    expect(await response.json()).toMatchObject({ data: { accidentFacets: { allAccidents: 0 } } });
  });

  it('is none of another kind, nor anything else', async () => {
    for (const token of ['', 'x', maker.secret, `t_${'A'.repeat(43)}`, `t_${'A'.repeat(5_000)}`, "t_' OR true --"]) {
      expect(await errorsOf(token)).toEqual(['NOT_SIGNED_IN']);
    }
  });
});
