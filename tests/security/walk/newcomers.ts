import { randomUUID } from 'node:crypto';
import type { MemberRole } from '@elektron/domain';
import { Secret, TOTP } from 'otpauth';

import { hashPassword } from '../../../apps/api/src/identity/people/passwords.ts';
import { insertPerson, joinOrganisation } from '../../../apps/api/src/identity/people/person.repository.ts';
import { ORGANISATIONS } from '../world/organisations.ts';
import type { HttpWorld } from './http-world.ts';
import { sendQuery } from './send.ts';

/** Somebody who came after the walk had begun, to whom things are done that nobody else could bear twice. */
export interface Newcomer {
  readonly personId: string;
  readonly email: string;
  readonly secret: string;
}

export const PASSWORD = 'gate lantern orbit 71';

export const newAddress = (): string => `${randomUUID()}@test.example`;

/** An organisation that waits for its first manager, once a steward has added it. */
export function newOrganisation() {
  return { nameEl: 'Νέος', nameEn: 'New', slug: `new-${randomUUID()}`, kind: 'municipality', managerEmail: newAddress() };
}

/** @param password whether they have one; it takes a while to make */
export async function welcome(
  world: HttpWorld,
  { roles = ['analyst'], password = false }: { readonly roles?: readonly MemberRole[]; readonly password?: boolean } = {},
): Promise<Newcomer> {
  const personId = randomUUID();
  const email = `${personId}@test.example`;
  const passwordHash = password ? await hashPassword(PASSWORD) : null;
  await world.database.asIdentity(async (sql) => {
    await insertPerson(sql, { personId, email, displayName: 'Newcomer', language: 'en', passwordHash });
    await joinOrganisation(sql, ORGANISATIONS.own.id, personId, roles, null);
  });
  return { personId, email, secret: await world.openSession(personId) };
}

const STEP_MS = 30_000;

/** What an authenticator app shows, now or after so many steps of its clock: a code counts once. */
export function codeOf(secret: string, stepsAhead = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + stepsAhead * STEP_MS });
}

/** Begins to set up a second factor. @returns its secret */
export async function beginFactor(world: HttpWorld, { secret }: Newcomer): Promise<string> {
  const { body } = await sendQuery(world, { secret, query: 'mutation { beginSecondFactor { draft { secret } } }', variables: {} });
  return (JSON.parse(body) as { data: { beginSecondFactor: { draft: { secret: string } } } }).data.beginSecondFactor.draft.secret;
}

/** Sets up a second factor; the session in which it was done has another secret then. @returns the factor's secret */
export async function addFactor(world: HttpWorld, newcomer: Newcomer): Promise<string> {
  const factor = await beginFactor(world, newcomer);
  const query = 'mutation ($code: String!) { confirmSecondFactor(code: $code) { recoveryCodes userErrors { code } } }';
  const { body } = await sendQuery(world, { secret: newcomer.secret, query, variables: { code: codeOf(factor) } });
  if (!body.includes('"userErrors":[]')) throw new Error(`The second factor was not added: ${body}`);
  return factor;
}
