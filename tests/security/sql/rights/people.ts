import type { Asker } from '../../world/askers.ts';
import { isNobodys, personNamed } from '../../world/people.ts';
import { ALL, inPerson, may, NOBODY, ownFor, type TableRights } from './right.ts';

/** Of whom an asker's secret is. */
export const personIdOf = ({ person }: Asker): string => {
  return personNamed(person ?? 'everything', isNobodys(person ?? '') ? null : 'own').id;
};

const WITH_TOKENS = ['everything', 'uploader', 'analyst', 'publisher'];

/** Of the people of the test world only these have tokens that they see in person. */
function hasTokens(asker: Asker): boolean {
  return inPerson(asker) && asker.person !== null && WITH_TOKENS.includes(asker.person);
}

export const PEOPLE_RIGHTS: Readonly<Record<string, TableRights>> = {
  person: {
    app: {
      select: ['person_id', 'email', 'display_name', 'language', 'totp_confirmed_at', 'steward', 'demo', 'disabled_at', 'created_at'],
    },
    identity: ALL,
    owner: 'person_id',
    // Oneself, and a manager the members too. People who never belonged to an organisation are nobody's rows.
    sees: ({ person }) => (person === null || isNobodys(person) ? [] : ['own']),
  },
  recovery_code: { identity: { select: 'all', insert: 'all', delete: true }, owner: 'person_id', sees: NOBODY },
  person_identity: { identity: { select: 'all', insert: 'all', delete: true }, owner: 'person_id', sees: NOBODY },
  sign_in_attempt: { identity: ALL, owner: null, sees: NOBODY },
  membership: {
    app: { select: 'all', update: ['roles', 'ended_at', 'origin'] },
    identity: { select: 'all', insert: 'all', update: 'all' },
    owner: 'organisation_id',
    sees: ownFor('people.manage'),
    update: { allowed: may('people.manage'), set: 'roles = roles' },
  },
  session: {
    app: {
      select: [
        'session_id',
        'person_id',
        'acting_organisation_id',
        'second_factor',
        'created_at',
        'last_seen_at',
        'idle_until',
        'expires_at',
        'revoked_at',
        'user_agent',
        'address',
      ],
      update: ['revoked_at'],
    },
    identity: ALL,
    owner: 'session_id',
    sees: (asker, meant) => (inPerson(asker) && !isNobodys(asker.person ?? '') ? ['own'] : ownFor('people.manage')(asker, meant)),
    update: { allowed: inPerson, set: 'revoked_at = now()', where: 'revoked_at IS NULL' },
  },
  api_token: {
    app: {
      select: [
        'token_id',
        'organisation_id',
        'person_id',
        'name',
        'capabilities',
        'created_at',
        'expires_at',
        'last_used_at',
        'revoked_at',
      ],
      insert: 'all',
      update: ['revoked_at'],
    },
    identity: { select: 'all', update: 'all' },
    owner: 'organisation_id',
    sees: (asker, meant) => (hasTokens(asker) || asker.kind === 'token' ? ['own'] : ownFor('people.manage')(asker, meant)),
    // Everybody may lend what they may do themselves.
    insert: {
      allowed: (asker) => inPerson(asker) && asker.actsForOwn && may('records.read')(asker),
      row: (asker) => ({ person_id: personIdOf(asker), capabilities: ['records.read'] }),
    },
    update: {
      allowed: (asker) => hasTokens(asker) || asker.kind === 'token' || may('people.manage')(asker),
      set: 'revoked_at = now()',
      where: 'revoked_at IS NULL',
    },
  },
  one_time_link: {
    app: {
      select: [
        'link_id',
        'purpose',
        'organisation_id',
        'email',
        'roles',
        'created_by',
        'created_at',
        'expires_at',
        'used_at',
        'revoked_at',
      ],
      update: ['revoked_at'],
    },
    identity: ALL,
    owner: 'link_id',
    sees: ownFor('people.manage'),
    update: { allowed: may('people.manage'), set: 'revoked_at = now()', where: 'revoked_at IS NULL' },
  },
  job_secret: { owner: 'organisation_id', sees: NOBODY },
  role_capability: { owner: null, sees: NOBODY },
  installation: { identity: { select: ['only_row', 'demo'], update: ['demo'] }, owner: null, sees: NOBODY },
  rate_limit: { identity: ALL, owner: null, sees: NOBODY },
};
