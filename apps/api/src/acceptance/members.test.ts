import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { capabilitiesOf, type MemberRole } from '@elektron/domain';

import type { Database } from '../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { signInForTest, type SignedIn } from '../identity/testing/sign-in-for-test.ts';
import { TestInstallation } from './testing/test-installation.ts';

interface MemberReply {
  readonly personId: string;
  readonly email: string;
  readonly roles: readonly string[];
}

describeOnEachDatabase('members of an organisation', (open) => {
  let database: Database;
  let server: TestInstallation;
  let organisationId: string;
  let manager: SignedIn;

  beforeAll(async () => {
    database = await open();
    server = await TestInstallation.start(database);
  });

  afterAll(() => server.close());

  let organisations = 0;
  beforeEach(async () => {
    ({ organisationId } = await createTestOrganisation(database, `members-${++organisations}`));
    manager = await signInForTest(database, organisationId, { roles: ['manager'] });
  });

  type Change = Promise<{ readonly members: readonly MemberReply[] | null; readonly refused: readonly string[] }>;

  function changeRoles(who: SignedIn, personId: string, roles: readonly string[]): Change {
    return server.browserOf(who).mutate('changeRoles', 'ChangeRolesInput', { personId, roles }, 'members { personId email roles }');
  }

  function end(who: SignedIn, personId: string): Change {
    return server.browserOf(who).mutate('endMembership', 'MemberInput', { personId }, 'members { personId email roles }');
  }

  async function members(who: SignedIn): Promise<readonly string[]> {
    const { data, errors } = await server
      .browserOf(who)
      .ask<{ members: MemberReply[] }>('{ members { personId email roles joinedAt hasSecondFactor } }');
    return errors.length > 0 ? errors : data.members.map(({ personId }) => personId).sort();
  }

  async function trail(): Promise<
    { readonly action: string; readonly personId: string; readonly subjectId: string; readonly actorKind: string }[]
  > {
    return database.asOwner((sql) =>
      sql.query(
        `SELECT action, person_id AS "personId", subject_id AS "subjectId", actor_kind AS "actorKind" FROM audit_event WHERE organisation_id = $1 ORDER BY occurred_at`,
        [organisationId],
      ),
    );
  }

  it('are shown to its managers, and to nobody else', async () => {
    const analyst = await signInForTest(database, organisationId, { roles: ['analyst'] });
    const { organisationId: elsewhere } = await createTestOrganisation(database, `elsewhere-${organisations}`);
    const foreign = await signInForTest(database, elsewhere, { roles: ['manager'] });
    expect(await members(manager)).toEqual([analyst.personId, manager.personId].sort());
    expect(await members(analyst)).toEqual(['FORBIDDEN']);
    expect(await members(foreign)).toEqual([foreign.personId]);
  });

  it('get other roles, which count at their next request', async () => {
    const analyst = await signInForTest(database, organisationId, { roles: ['analyst'] });
    const capabilities = async (): Promise<readonly string[]> =>
      [...((await server.browserOf(analyst).viewer())?.capabilities ?? [])].sort();
    expect(await capabilities()).toEqual([...capabilitiesOf(['analyst'])].sort());
    const roles: MemberRole[] = ['uploader', 'manager'];
    const { members: list, refused } = await changeRoles(manager, analyst.personId, roles);
    expect(refused).toEqual([]);
    expect(list?.find(({ personId }) => personId === analyst.personId)?.roles).toEqual(roles);
    expect(await capabilities()).toEqual([...capabilitiesOf(roles)].sort());
    expect(await trail()).toEqual([
      { action: 'person.roles-changed', personId: manager.personId, subjectId: analyst.personId, actorKind: 'session' },
    ]);
  });

  it('get no role that there is not, and not none', async () => {
    for (const roles of [[], ['steward'], ['root'], ['manager', 'x']]) {
      expect((await changeRoles(manager, manager.personId, roles)).refused).toEqual(['INPUT_INVALID']);
    }
  });

  it('of another organisation are not found', async () => {
    const { organisationId: elsewhere } = await createTestOrganisation(database, `elsewhere-${organisations}`);
    const foreign = await signInForTest(database, elsewhere, { roles: ['analyst'] });
    for (const personId of [foreign.personId, '00000000-0000-0000-0000-000000000000', 'x', '']) {
      expect((await changeRoles(manager, personId, ['analyst'])).refused).toEqual(['PERSON_NOT_FOUND']);
      expect((await end(manager, personId)).refused).toEqual(['PERSON_NOT_FOUND']);
    }
    expect((await server.browserOf(foreign).viewer())?.memberships[0]?.roles).toEqual(['analyst']);
    expect(await trail()).toEqual([]);
  });

  describe('whose membership ends', () => {
    it('may do nothing any more at the next request, at the door and in the database', async () => {
      const analyst = await signInForTest(database, organisationId, { roles: ['analyst', 'manager'] });
      expect((await server.browserOf(analyst).ask('{ dataVersions { accidents } }')).errors).toEqual([]);
      expect((await end(manager, analyst.personId)).refused).toEqual([]);
      const browser = server.browserOf(analyst);
      for (const question of ['{ dataVersions { accidents } }', '{ members { email } }', '{ organisation { slug } }']) {
        expect((await browser.ask(question)).data).toBeNull();
      }
      expect(await browser.viewer()).toMatchObject({ organisationId: null, capabilities: [], memberships: [] });
      const [row] = await database.inOrganisation(analyst.context, (sql) =>
        sql.query<{ acting: string | null; people: number }>(
          'SELECT acting_organisation_id() AS acting, (SELECT count(*) FROM membership) AS people',
        ),
      );
      expect(row).toEqual({ acting: null, people: 0 });
      expect(await members(manager)).toEqual([manager.personId]);
    });

    it('find their old tokens dead when they are invited back', async () => {
      const analyst = await signInForTest(database, organisationId, { roles: ['analyst'] });
      const input = { name: 'a', capabilities: ['records.read'], days: 30 };
      const { token } = await server.browserOf(analyst).mutate<{ token: string }>('createApiToken', 'CreateApiTokenInput', input, 'token');
      expect((await server.machine(token).ask('{ dataVersions { accidents } }')).errors).toEqual([]);
      await end(manager, analyst.personId);
      expect((await server.machine(token).ask('{ dataVersions { accidents } }')).errors).toEqual(['NOT_SIGNED_IN']);
      const invited = await server
        .browserOf(manager)
        .mutate<{ invitation: { path: string } }>(
          'inviteMember',
          'InviteInput',
          { email: analyst.email, roles: ['publisher'] },
          'invitation { path }',
        );
      const secret = invited.invitation.path.split('#')[1];
      expect((await server.browserOf(analyst).mutate('acceptLink', 'AcceptLinkInput', { secret, password: '' }, 'email')).refused).toEqual(
        [],
      );
      // As they are invited now, not as they were.
      expect((await server.browserOf(analyst).viewer())?.memberships[0]?.roles).toEqual(['publisher']);
      expect((await server.machine(token).ask('{ dataVersions { accidents } }')).errors).toEqual(['NOT_SIGNED_IN']);
    });

    it('may end it themselves, with all that rests on it', async () => {
      const other = await signInForTest(database, organisationId, { roles: ['manager', 'analyst'] });
      const input = { name: 'a', capabilities: ['records.read'], days: 30 };
      const { token } = await server.browserOf(other).mutate<{ token: string }>('createApiToken', 'CreateApiTokenInput', input, 'token');
      await server
        .browserOf(other)
        .mutate('inviteMember', 'InviteInput', { email: 'backdoor@members.example', roles: ['manager'] }, 'invitation { path }');
      expect((await end(other, other.personId)).refused).toEqual([]);
      const left = await database.asOwner((sql) =>
        sql.query(
          `SELECT FROM api_token WHERE organisation_id = $1 AND revoked_at IS NULL UNION ALL
           SELECT FROM one_time_link WHERE organisation_id = $1 AND revoked_at IS NULL`,
          [organisationId],
        ),
      );
      expect(left).toEqual([]);
      expect((await server.machine(token).ask('{ dataVersions { accidents } }')).errors).toEqual(['NOT_SIGNED_IN']);
      expect((await trail()).map(({ action }) => action)).toEqual(['token.created', 'person.invited', 'person.membership-ended']);
    });
  });

  describe('always include somebody who manages', () => {
    it('so the last one neither leaves nor gives the role up', async () => {
      await signInForTest(database, organisationId, { roles: ['analyst'] });
      expect((await changeRoles(manager, manager.personId, ['analyst'])).refused).toEqual(['MEMBER_LAST_MANAGER']);
      expect((await end(manager, manager.personId)).refused).toEqual(['MEMBER_LAST_MANAGER']);
      // One who has left does not count.
      const former = await signInForTest(database, organisationId, { roles: ['manager'] });
      await end(manager, former.personId);
      expect((await end(manager, manager.personId)).refused).toEqual(['MEMBER_LAST_MANAGER']);
      expect(await members(manager)).toContain(manager.personId);
    });

    it.each(['changeRoles', 'endMembership'] as const)('also when two take the role from each other at once (%s)', async (mutation) => {
      for (let round = 0; round < 5; round++) {
        const { organisationId: organisation } = await createTestOrganisation(
          database,
          `${mutation.toLowerCase()}-${organisations}-${round}`,
        );
        const [one, two] = [
          await signInForTest(database, organisation, { roles: ['manager'] }),
          await signInForTest(database, organisation, { roles: ['manager'] }),
        ];
        const act = (who: SignedIn, whom: SignedIn): Promise<readonly string[]> =>
          (mutation === 'changeRoles' ? changeRoles(who, whom.personId, ['analyst']) : end(who, whom.personId)).then(
            ({ refused }) => refused,
            // The other was quicker, before the door had looked.
            (error: unknown) => [String(error)],
          );
        const outcomes = await Promise.all([act(one, two), act(two, one)]);
        expect(outcomes.filter((refused) => refused.length === 0)).toHaveLength(1);
        const [row] = await database.asOwner((sql) =>
          sql.query<{ managers: number; written: number }>(
            `SELECT (SELECT count(*) FROM membership WHERE organisation_id = $1 AND ended_at IS NULL AND 'manager' = ANY (roles)) AS managers,
               (SELECT count(*) FROM audit_event WHERE organisation_id = $1) AS written`,
            [organisation],
          ),
        );
        // What did not happen is not written down either.
        expect(row).toEqual({ managers: 1, written: 1 });
      }
    });
  });
});
