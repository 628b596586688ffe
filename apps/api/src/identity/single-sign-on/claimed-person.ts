import type { Language, MemberRole } from '@elektron/domain';

import type { ClaimedMembership, OidcSettings } from '../../common/oidc-settings.ts';
import { parseEmail } from '../people/parse-email.ts';

/** What a provider says about somebody: names of claims and their values. */
export type Claims = Readonly<Record<string, unknown>>;

/** Somebody as another sign-in knows them. */
export interface ClaimedPerson {
  readonly issuer: string;
  readonly subject: string;
  /** Null where the provider names none that can be one. */
  readonly email: string | null;
  /** `unknown` where the provider says nothing about it: then the address names somebody, and proves nothing. */
  readonly emailVerified: boolean | 'unknown';
  readonly displayName: string;
  readonly language: Language;
  /** The provider has asked for a second factor. */
  readonly secondFactor: boolean;
  /** Null where memberships are not the provider's business. */
  readonly memberships: readonly ClaimedMembership[] | null;
}

/** RFC 8176; and what OpenID's older policy extension calls the same. */
const MULTI_FACTOR: readonly unknown[] = ['mfa', 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'];
const LONGEST_NAME = 200;

/**
 * @param idToken claims of the ID token, whose signature has been checked
 * @param userInfo what the provider says elsewhere of the same person; the ID token has the first word
 */
export function readClaimedPerson(idToken: Claims, userInfo: Claims, { rolesClaim, roleMap }: OidcSettings): ClaimedPerson {
  const claims = { ...userInfo, ...idToken };
  const email = readEmail(claims['email']);
  return {
    issuer: String(idToken['iss']),
    subject: String(idToken['sub']),
    email,
    emailVerified: readVerified(idToken, userInfo),
    displayName: readName([claims['name'], claims['preferred_username'], email]),
    language: typeof claims['locale'] === 'string' && claims['locale'].toLowerCase().startsWith('en') ? 'en' : 'el',
    secondFactor: [claims['amr'], claims['acr']].flat().some((value) => MULTI_FACTOR.includes(value)),
    memberships: rolesClaim === undefined ? null : mapRoles(readTexts(findClaim(claims, rolesClaim)), roleMap),
  };
}

function readEmail(value: unknown): string | null {
  try {
    return typeof value === 'string' ? parseEmail(value) : null;
  } catch {
    return null;
  }
}

/** Said of the address that counts, and not of another one that was named beside it. */
function readVerified(idToken: Claims, userInfo: Claims): boolean | 'unknown' {
  const isSame = idToken['email'] === undefined || idToken['email'] === userInfo['email'];
  const value = idToken['email_verified'] ?? (isSame ? userInfo['email_verified'] : undefined);
  // Some providers write the word.
  if (value === true || value === 'true') return true;
  return value === undefined ? 'unknown' : false;
}

function readName(candidates: readonly unknown[]): string {
  const names = candidates.filter((value) => typeof value === 'string').map((text) => text.replaceAll(/\p{Cc}/gu, ' ').trim());
  return (names.find((name) => name !== '') ?? '–').slice(0, LONGEST_NAME);
}

/** By its name, which may hold dots (`https://example.gr/roles`); or else step by step (`realm_access.roles`). */
function findClaim(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>((value, step) => (isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined), claims);
}

function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readTexts(value: unknown): string[] {
  return [value].flat().filter((each) => typeof each === 'string');
}

/** Each organisation once, with the roles of all values together. */
function mapRoles(values: readonly string[], roleMap: OidcSettings['roleMap']): ClaimedMembership[] {
  const roles = new Map<string, Set<MemberRole>>();
  for (const { organisation, roles: given } of values.flatMap((value) => roleMap.get(value) ?? [])) {
    roles.set(organisation, new Set([...(roles.get(organisation) ?? []), ...given]));
  }
  return [...roles].map(([organisation, given]) => ({ organisation, roles: [...given].sort() }));
}
