import { randomUUID } from 'node:crypto';
import { MEMBER_ROLES, type MemberRole } from '@elektron/domain';

import type { ActingContext } from '../../common/acting-context.ts';
import type { Database } from '../../database/database.ts';
import { insertPerson, joinOrganisation } from '../people/person.repository.ts';
import { SessionRepository } from '../sessions/session.repository.ts';

/** Somebody with a session. */
export interface SignedIn {
  readonly personId: string;
  readonly email: string;
  readonly secret: string;
  /** For the header `cookie` of a request. */
  readonly cookie: string;
  readonly context: ActingContext;
}

export interface TestPerson {
  readonly roles?: readonly MemberRole[];
  readonly steward?: boolean;
  readonly passwordHash?: string | null;
  readonly secondFactor?: boolean;
  /** By default one that nobody else has. */
  readonly email?: string;
}

/** Everything but the officer, who is nobody's colleague. */
const WORKING_ROLES = MEMBER_ROLES.filter((role) => role !== 'data-protection-officer');

/** Adds a person to an organisation and signs them in, without a page and a password. @param organisationId null for a member of none */
export async function signInForTest(database: Database, organisationId: string | null, person: TestPerson = {}): Promise<SignedIn> {
  const { roles = WORKING_ROLES, steward = false, passwordHash = null, secondFactor = false } = person;
  const personId = randomUUID();
  const email = person.email ?? `${personId}@test.example`;
  await database.asIdentity(async (sql) => {
    await insertPerson(sql, { personId, email, displayName: 'Test', language: 'en', passwordHash, steward });
    if (organisationId !== null && roles.length > 0) await joinOrganisation(sql, organisationId, personId, roles, null);
  });
  const client = { address: '127.0.0.1', userAgent: 'test' };
  const secret = await new SessionRepository(database).open(personId, organisationId, secondFactor, client);
  return { personId, email, secret, cookie: `elektron_session=${secret}`, context: { organisationId: organisationId ?? '', secret } };
}
