import { MEMBER_ROLES, type MemberRole } from '@elektron/domain';

import { idIn, NOBODYS_ID_PREFIX, ORGANISATION_NAMES, ORGANISATIONS, type OrganisationName } from './organisations.ts';

/** Somebody of the test world. */
export interface TestPerson {
  readonly name: string;
  readonly id: string;
  /** Null for members of none. */
  readonly organisation: OrganisationName | null;
  readonly roles: readonly MemberRole[];
  readonly steward?: boolean;
  readonly demo?: boolean;
  readonly disabled?: boolean;
  /** Whether the membership has ended. */
  readonly former?: boolean;
}

type Draft = Omit<TestPerson, 'id' | 'organisation'>;

const OWN_PEOPLE: readonly Draft[] = [
  ...MEMBER_ROLES.map((role) => ({ name: role, roles: [role] })),
  { name: 'everything', roles: MEMBER_ROLES },
  { name: 'former', roles: MEMBER_ROLES, former: true },
  { name: 'disabled', roles: MEMBER_ROLES, disabled: true },
  { name: 'demo', roles: MEMBER_ROLES, demo: true },
  // Of whom nothing is asked: others change their roles, end their membership and their sessions.
  { name: 'colleague', roles: ['analyst'] },
];

const NOBODYS_PEOPLE: readonly Draft[] = [
  { name: 'steward', roles: [], steward: true },
  { name: 'outsider', roles: [] },
];

const RESIDENT: Draft = { name: 'resident', roles: MEMBER_ROLES };

function inOrganisation(organisation: OrganisationName, drafts: readonly Draft[]): TestPerson[] {
  return drafts.map((draft, index) => ({ ...draft, organisation, id: idIn(ORGANISATIONS[organisation], 'person', index + 1) }));
}

/** THE people of the test world: one a role in the own organisation, those who have lost something, and one of each other organisation. */
export const PEOPLE: readonly TestPerson[] = [
  ...inOrganisation('own', OWN_PEOPLE),
  ...NOBODYS_PEOPLE.map((draft, index) => ({
    ...draft,
    organisation: null,
    id: idIn({ idPrefix: NOBODYS_ID_PREFIX }, 'person', index + 1),
  })),
  ...ORGANISATION_NAMES.filter((name) => name !== 'own').flatMap((name) => inOrganisation(name, [RESIDENT])),
];

export function personNamed(name: string, organisation: OrganisationName | null = 'own'): TestPerson {
  const person = PEOPLE.find((each) => each.name === name && each.organisation === organisation);
  if (person === undefined) throw new Error(`Nobody in the test world is called ${name}.`);
  return person;
}

/** Whether somebody never belonged to an organisation. */
export function isNobodys(name: string): boolean {
  return NOBODYS_PEOPLE.some((person) => person.name === name);
}

export function emailOf({ id }: TestPerson): string {
  return `${id}@test.example`;
}
