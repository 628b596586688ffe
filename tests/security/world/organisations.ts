import { createHash } from 'node:crypto';

/**
 * THE organisations of the world in which access is tried. Everybody who asks acts for `own` (or for nobody); what the others have opened to
 * it differs.
 */
export const ORGANISATION_NAMES = ['own', 'foreign', 'shared', 'territorial', 'studied', 'counted'] as const;
export type OrganisationName = (typeof ORGANISATION_NAMES)[number];

export interface TestOrganisation {
  readonly name: OrganisationName;
  readonly id: string;
  /** In every text that is the organisation's own business. Where it is read, something of the organisation is read. */
  readonly mark: string;
  /** What all ids of its rows begin with. */
  readonly idPrefix: string;
}

const DIGITS: Readonly<Record<OrganisationName, string>> = {
  own: 'a',
  foreign: 'b',
  shared: 'c',
  territorial: 'd',
  studied: 'e',
  counted: 'f',
};

/** Of people who belong to no organisation. */
export const NOBODYS_ID_PREFIX = '99999999';
export const NOBODYS_MARK = 'marknobodyzq';

export const ORGANISATIONS: Readonly<Record<OrganisationName, TestOrganisation>> = {
  own: organisation('own'),
  foreign: organisation('foreign'),
  shared: organisation('shared'),
  territorial: organisation('territorial'),
  studied: organisation('studied'),
  counted: organisation('counted'),
};

function organisation(name: OrganisationName): TestOrganisation {
  const idPrefix = DIGITS[name].repeat(8);
  // Letters only, so that it stays one word in every format.
  return { name, idPrefix, id: `${idPrefix}-0000-4000-8000-000000000000`, mark: `mark${name}zq` };
}

/** An id that belongs to an organisation: the same for the same words. @param kind table or column, or any word */
export function idIn({ idPrefix }: Pick<TestOrganisation, 'idPrefix'>, kind: string, number = 1): string {
  const digits = createHash('sha256').update(kind).digest('hex').slice(0, 4);
  return `${idPrefix}-${digits}-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Ids that nothing has. */
export const UNKNOWN_ID = '77777777-7777-4777-8777-777777777777';
export const UNKNOWN_BATCH = 9_999_999;
