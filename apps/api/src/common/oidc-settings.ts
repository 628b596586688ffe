import { MEMBER_ROLES, type MemberRole } from '@elektron/domain';
import { z } from 'zod';

/** A membership that a value of the roles' claim stands for. */
export interface ClaimedMembership {
  /** Short name of the organisation. */
  readonly organisation: string;
  readonly roles: readonly MemberRole[];
}

/** Another sign-in that vouches for people: an OpenID Connect provider. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button on the sign-in page says after "sign in with". */
  readonly label: string;
  /** What is asked for, parted by spaces. */
  readonly scopes: string;
  /** Name of the claim with groups or roles (`groups`), or the way to it (`realm_access.roles`). Without it memberships are nobody's but people's. */
  readonly rolesClaim: string | undefined;
  /** What a value of that claim stands for; values without an entry stand for nothing. */
  readonly roleMap: ReadonlyMap<string, readonly ClaimedMembership[]>;
  /** Whether an address that the provider has verified opens an account that has a password of its own. */
  readonly trustEmail: boolean;
  /** Whether a provider on this very machine may be spoken to without TLS. */
  readonly allowHttp: boolean;
}

const DEFAULT_SCOPES = 'openid profile email';
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;
const ROLE_MAP_FORM = 'must be JSON such as {"road-safety": {"organisation": "volos", "roles": ["analyst"]}}';

const claimedMembership = z.strictObject({
  organisation: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  roles: z.array(z.enum(MEMBER_ROLES)).min(1),
});
const roleMap = z.record(z.string(), z.union([claimedMembership, z.array(claimedMembership)]));

const flag = z.enum(['true', 'false', '1', '0'], 'must be true or false').transform((text) => text === 'true' || text === '1');

/** The variables, each checked by itself. */
export const OIDC_VARIABLES = {
  /** Address of the provider, as its metadata name it: https://login.example.gr/realms/city */
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be an address such as https://login.example.gr' }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().max(60, 'must have at most 60 characters').optional(),
  OIDC_SCOPES: z
    .string()
    .refine((text) => text.split(/\s+/).includes('openid'), 'must contain openid')
    .optional(),
  OIDC_ROLES_CLAIM: z.string().optional(),
  OIDC_ROLE_MAP: z
    .string()
    .transform((text, context) => {
      const parsed = roleMap.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: `${ROLE_MAP_FORM}; roles: ${MEMBER_ROLES.join(', ')}` });
      return z.NEVER;
    })
    .optional(),
  OIDC_TRUST_EMAIL: flag.optional(),
  /** For trying out with a provider on this very machine: what is said to it can be read on this machine only. */
  OIDC_ALLOW_HTTP_ON_LOOPBACK: flag.optional(),
};

type OidcValues = z.output<z.ZodObject<typeof OIDC_VARIABLES>>;

/** @returns what is wrong between the variables, a line each */
export function findOidcMistakes(values: OidcValues, publicUrl: string | undefined): string[] {
  const given = Object.keys(OIDC_VARIABLES).filter((name) => values[name as keyof OidcValues] !== undefined);
  const { OIDC_ISSUER: issuer } = values;
  if (issuer === undefined) return given.map((name) => `${name} needs OIDC_ISSUER`);
  return [
    ...(['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const)
      .filter((name) => values[name] === undefined)
      .map((name) => `OIDC_ISSUER needs ${name}`),
    ...(publicUrl === undefined ? ['OIDC_ISSUER needs PUBLIC_URL, the address to which the provider sends people back'] : []),
    ...(isReachedSafely(issuer, values.OIDC_ALLOW_HTTP_ON_LOOPBACK === true) ? [] : ['OIDC_ISSUER must begin with https://']),
    ...((values.OIDC_ROLES_CLAIM === undefined) === (values.OIDC_ROLE_MAP === undefined)
      ? []
      : ['OIDC_ROLES_CLAIM and OIDC_ROLE_MAP need each other']),
  ];
}

/** @param values without a mistake @returns undefined where there is no provider */
export function toOidcSettings(values: OidcValues): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return {
    issuer,
    clientId,
    clientSecret,
    label: values.OIDC_LABEL ?? new URL(issuer).host,
    scopes: values.OIDC_SCOPES ?? DEFAULT_SCOPES,
    rolesClaim: values.OIDC_ROLES_CLAIM,
    roleMap: new Map(Object.entries(values.OIDC_ROLE_MAP ?? {}).map(([value, memberships]) => [value, [memberships].flat()])),
    trustEmail: values.OIDC_TRUST_EMAIL === true,
    allowHttp: values.OIDC_ALLOW_HTTP_ON_LOOPBACK === true,
  };
}

/** Whoever can change what is said to a provider is anybody they like: TLS, or a line that leaves this machine nowhere. */
function isReachedSafely(issuer: string, allowHttp: boolean): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || (allowHttp && LOOPBACK.test(hostname));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
