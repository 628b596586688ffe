import type { Language } from '@elektron/domain';
import { isLongEnough } from '../../forms/new-password-field.tsx';
import {
  EMPTY_ORGANISATION,
  organisationFaults,
  toOrganisationInput,
  type OrganisationDraft,
  type OrganisationFault,
} from '../../forms/organisation-draft.ts';
import type { LinkKind } from './link-kind.ts';

export interface LinkDraft {
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
  /** Whether the first administrator adds an organisation at once. */
  readonly withOrganisation: boolean;
  readonly organisation: OrganisationDraft;
}

export const EMPTY_LINK_DRAFT: LinkDraft = {
  displayName: '',
  email: '',
  password: '',
  withOrganisation: true,
  organisation: EMPTY_ORGANISATION,
};

export type LinkFault = 'displayName' | 'email' | 'password' | OrganisationFault;

/** What is missing for this kind of link, in the order of the form. */
export function linkFaults(draft: LinkDraft, kind: LinkKind, passwordMinimum: number | undefined): readonly LinkFault[] {
  const isNew = kind === 'setup' || kind === 'invitation';
  const passwordFits = kind === 'here' || (kind === 'known' ? draft.password !== '' : isLongEnough(draft.password, passwordMinimum));
  return [
    ...(isNew && draft.displayName.trim() === '' ? (['displayName'] as const) : []),
    ...(kind === 'setup' && !draft.email.includes('@') ? (['email'] as const) : []),
    ...(passwordFits ? [] : (['password'] as const)),
    ...(kind === 'setup' && draft.withOrganisation ? organisationFaults(draft.organisation) : []),
  ];
}

/** As the API takes it: nothing that this kind of link has not asked for. */
export function toAcceptInput(draft: LinkDraft, kind: LinkKind, secret: string, language: Language) {
  const isNew = kind === 'setup' || kind === 'invitation';
  return {
    secret,
    password: draft.password,
    ...(isNew ? { displayName: draft.displayName.trim(), language } : {}),
    ...(kind === 'setup' ? { email: draft.email.trim() } : {}),
    ...(kind === 'setup' && draft.withOrganisation ? { organisation: toOrganisationInput(draft.organisation) } : {}),
  };
}
