import {
  CAPABILITIES,
  capabilitiesOf,
  MEMBER_ROLES,
  STEWARD_CAPABILITIES,
  TOKEN_CAPABILITIES,
  type Capability,
  type MemberRole,
} from '@elektron/domain';

import { secretNamed } from './secrets.ts';

/** What stands behind a secret: what the asker may then expect. */
export interface Asker {
  readonly name: string;
  /** Null for whoever shows none. */
  readonly secret: string | null;
  /** `nobody` for a secret that is missing, wrong, expired or revoked. */
  readonly kind: 'session' | 'token' | 'job' | 'nobody';
  /** Of the test world; null for nobody. */
  readonly person: string | null;
  /** Whether they act for the own organisation; otherwise for none. */
  readonly actsForOwn: boolean;
  readonly capabilities: readonly Capability[];
  readonly secondFactorMissing: boolean;
}

/** A session, token or job as it is stored. */
export interface Credential {
  readonly name: string;
  readonly kind: 'session' | 'token' | 'job';
  readonly secret: string;
  readonly person: string;
  readonly secondFactor: boolean;
  /** Of a token or a job. */
  readonly capabilities: readonly Capability[];
  readonly state: 'live' | 'expired' | 'idle' | 'revoked';
}

type Draft = Partial<Credential> & Pick<Credential, 'name' | 'kind' | 'person'>;

function credential(draft: Draft): Credential {
  return { secondFactor: true, capabilities: [], state: 'live', secret: secretNamed(draft.kind, draft.name), ...draft };
}

const session = (person: string): Credential => credential({ name: person, kind: 'session', person });

/** What an import's job is lent. */
const JOB_CAPABILITIES = ['records.read', 'records.import'] as const;

/** Secrets that open something. */
const LIVE: readonly Credential[] = [
  ...MEMBER_ROLES.map(session),
  ...['steward', 'outsider', 'former', 'everything'].map(session),
  credential({ name: 'no second factor', kind: 'session', person: 'everything', secondFactor: false }),
  ...TOKEN_CAPABILITIES.map((capability) =>
    credential({
      name: `token ${capability}`,
      kind: 'token',
      person: 'everything',
      capabilities: [...new Set(['records.read', capability] as const)],
    }),
  ),
  // What a token may do is never more than what its person may do.
  credential({ name: 'token of a publisher', kind: 'token', person: 'publisher', capabilities: TOKEN_CAPABILITIES }),
  credential({ name: 'job', kind: 'job', person: 'everything', capabilities: JOB_CAPABILITIES }),
  // Nor does a job do more than whoever has started it may do by now.
  credential({ name: 'job of a publisher', kind: 'job', person: 'publisher', capabilities: JOB_CAPABILITIES }),
];

/** Secrets that opened something once, or would if their person were another. */
const DEAD: readonly Credential[] = [
  credential({ name: 'expired session', kind: 'session', person: 'everything', state: 'expired' }),
  credential({ name: 'idle session', kind: 'session', person: 'everything', state: 'idle' }),
  credential({ name: 'revoked session', kind: 'session', person: 'everything', state: 'revoked' }),
  credential({ name: 'disabled', kind: 'session', person: 'disabled' }),
  credential({ name: 'demo', kind: 'session', person: 'demo' }),
  credential({ name: 'expired token', kind: 'token', person: 'everything', capabilities: TOKEN_CAPABILITIES, state: 'expired' }),
  credential({ name: 'revoked token', kind: 'token', person: 'everything', capabilities: TOKEN_CAPABILITIES, state: 'revoked' }),
  credential({ name: 'token of a former member', kind: 'token', person: 'former', capabilities: TOKEN_CAPABILITIES }),
  credential({ name: 'token of a disabled person', kind: 'token', person: 'disabled', capabilities: TOKEN_CAPABILITIES }),
  credential({ name: 'expired job', kind: 'job', person: 'everything', capabilities: JOB_CAPABILITIES, state: 'expired' }),
  credential({ name: 'job of a former member', kind: 'job', person: 'former', capabilities: JOB_CAPABILITIES }),
  credential({ name: 'job of a disabled person', kind: 'job', person: 'disabled', capabilities: JOB_CAPABILITIES }),
];

/** Of whom nothing is asked: to be looked at, by their person and by who manages people, and ended by others. */
const LOOKED_AT: readonly Credential[] = [
  credential({ name: 'colleague', kind: 'session', person: 'colleague' }),
  ...['colleague', 'uploader', 'analyst'].map((person) =>
    credential({ name: `token that ${person} looks at`, kind: 'token', person, capabilities: ['records.read'] }),
  ),
];

/** Everything that is stored in the own organisation. */
export const CREDENTIALS: readonly Credential[] = [...LIVE, ...DEAD, ...LOOKED_AT];

/** What the roles and stewardship of each person come to. */
const CAPABILITIES_OF_PERSON: Readonly<Record<string, readonly Capability[]>> = {
  ...Object.fromEntries(MEMBER_ROLES.map((role: MemberRole) => [role, capabilitiesOf([role])])),
  everything: capabilitiesOf(MEMBER_ROLES),
  steward: STEWARD_CAPABILITIES,
};

/** Members of none, or of none any more. */
const WITHOUT_ORGANISATION = ['steward', 'outsider', 'former'];

function toAsker({ name, kind, secret, person, secondFactor, capabilities }: Credential): Asker {
  const own = CAPABILITIES_OF_PERSON[person] ?? [];
  return {
    name,
    secret,
    kind,
    person,
    actsForOwn: !WITHOUT_ORGANISATION.includes(person),
    capabilities: !secondFactor
      ? []
      : kind === 'session'
        ? own
        : CAPABILITIES.filter((each) => own.includes(each) && capabilities.includes(each)),
    secondFactorMissing: !secondFactor,
  };
}

function toNobody({ name, secret }: Pick<Credential, 'name'> & { readonly secret: string | null }): Asker {
  return { name, secret, kind: 'nobody', person: null, actsForOwn: false, capabilities: [], secondFactorMissing: false };
}

/** THE askers: every role, and every way to be nobody. */
export const ASKERS: readonly Asker[] = [
  ...LIVE.map(toAsker),
  ...DEAD.map(toNobody),
  toNobody({ name: 'signed out', secret: null }),
  toNobody({ name: 'wrong session', secret: secretNamed('session', 'never stored') }),
  toNobody({ name: 'wrong token', secret: secretNamed('token', 'never stored') }),
];

export function askerNamed(name: string): Asker {
  const asker = ASKERS.find((each) => each.name === name);
  if (asker === undefined) throw new Error(`There is no asker called ${name}.`);
  return asker;
}
