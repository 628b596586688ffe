import { hashSecret } from '../../../../apps/api/src/common/secrets.ts';
import { CREDENTIALS } from '../askers.ts';
import { bytesNamed, type Row } from '../make-row.ts';
import { idIn, NOBODYS_ID_PREFIX, NOBODYS_MARK, type TestOrganisation } from '../organisations.ts';
import { emailOf, isNobodys, PEOPLE, personNamed, type TestPerson } from '../people.ts';
import { dayFromNow, FUTURE, PAST } from '../times.ts';
import type { Shape } from './shape.ts';

function peopleOf({ name }: TestOrganisation): TestPerson[] {
  return PEOPLE.filter(({ organisation }) => organisation === name);
}

function rowOfPerson(person: TestPerson): Row {
  return {
    person_id: person.id,
    email: emailOf(person),
    language: 'en',
    password_hash: null,
    steward: person.steward ?? false,
    demo: person.demo ?? false,
    disabled_at: person.disabled ? PAST : null,
  };
}

const NEXT_MONTH = `${dayFromNow(30)}T00:00:00Z`;

const hashOf = (secret: string): string => `\\x${hashSecret(secret).toString('hex')}`;

/** Of one kind, in the own organisation. */
function credentialsOf(
  kind: 'session' | 'token' | 'job',
  organisation: TestOrganisation,
  toRow: (each: (typeof CREDENTIALS)[number]) => Row,
): Row[] {
  if (organisation.name !== 'own') return [toRow({ ...STRANGER, kind })];
  return CREDENTIALS.filter((each) => each.kind === kind).map(toRow);
}

/** A secret of the only person whom another organisation has; nobody shows it. */
const STRANGER = {
  name: 'stranger',
  secret: '',
  person: 'resident',
  secondFactor: true,
  capabilities: ['records.read'],
  state: 'live',
} as const;

export function whose(person: string, organisation: TestOrganisation): TestPerson {
  const isMember = PEOPLE.some((each) => each.name === person && each.organisation === organisation.name);
  return personNamed(person, isMember ? organisation.name : null);
}

function rowOfSession(organisation: TestOrganisation): (each: (typeof CREDENTIALS)[number]) => Row {
  return ({ person, secret, secondFactor, state }) => ({
    ...(isNobodys(person) ? sessionOfNobodys(person) : {}),
    person_id: whose(person, organisation).id,
    token_hash: secret === '' ? bytesNamed(organisation.mark) : hashOf(secret),
    acting_organisation_id: organisation.id,
    second_factor: secondFactor,
    last_seen_at: new Date().toISOString(),
    idle_until: state === 'idle' ? PAST : FUTURE,
    expires_at: state === 'expired' ? PAST : FUTURE,
    revoked_at: state === 'revoked' ? PAST : null,
  });
}

/** It says that it acts for an organisation, of which its person is no member. */
function sessionOfNobodys(person: string): Row {
  return { session_id: idIn({ idPrefix: NOBODYS_ID_PREFIX }, `session of ${person}`), user_agent: NOBODYS_MARK, address: NOBODYS_MARK };
}

function rowOfToken(organisation: TestOrganisation): (each: (typeof CREDENTIALS)[number]) => Row {
  return ({ name, person, secret, capabilities, state }) => ({
    person_id: whose(person, organisation).id,
    name: `${organisation.mark} ${name}`,
    token_hash: secret === '' ? bytesNamed(organisation.mark) : hashOf(secret),
    capabilities,
    created_at: state === 'expired' ? PAST : new Date().toISOString(),
    expires_at: state === 'expired' ? '2020-02-01T00:00:00Z' : NEXT_MONTH,
    last_used_at: new Date().toISOString(),
    revoked_at: state === 'revoked' ? PAST : null,
  });
}

function rowOfJob(organisation: TestOrganisation): (each: (typeof CREDENTIALS)[number]) => Row {
  return ({ person, secret, capabilities, state }) => ({
    person_id: whose(person, organisation).id,
    secret_hash: secret === '' ? bytesNamed(organisation.mark) : hashOf(secret),
    capabilities,
    expires_at: state === 'expired' ? PAST : FUTURE,
  });
}

function linksOf(organisation: TestOrganisation): Row[] {
  const invitation = { purpose: 'invitation', organisation_id: organisation.id, person_id: null, roles: ['analyst'], expires_at: FUTURE };
  const reset = {
    purpose: 'reset',
    organisation_id: null,
    person_id: idIn(organisation, 'person'),
    roles: null,
    email: null,
    expires_at: FUTURE,
  };
  return [{ ...invitation, email: `${organisation.mark}@test.example` }, reset, { ...invitation, revoked_at: PAST }];
}

export const PEOPLE_SHAPES: Readonly<Record<string, Shape>> = {
  person: (organisation) => peopleOf(organisation).map(rowOfPerson),
  membership: (organisation) =>
    peopleOf(organisation).map(({ id, roles, former }) => ({ person_id: id, roles, origin: 'hand', ended_at: former ? PAST : null })),
  session: (organisation) => credentialsOf('session', organisation, rowOfSession(organisation)),
  api_token: (organisation) => credentialsOf('token', organisation, rowOfToken(organisation)),
  job_secret: (organisation) => credentialsOf('job', organisation, rowOfJob(organisation)),
  one_time_link: (organisation) => linksOf(organisation),
  audit_event: (organisation) => [{ action: 'import.started', actor_kind: 'installation', person_id: idIn(organisation, 'person') }],
};
