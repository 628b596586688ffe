import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Provider, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';

/** What the provider knows about somebody: claims besides `sub`. */
export type ProviderAccount = Readonly<Record<string, unknown>>;

export interface ProviderSettings {
  readonly port: number;
  readonly redirectUri: string;
  /** By default a new one; the same one makes a provider that comes back as itself. */
  readonly key?: KeyObject;
  /** Whether the ID token holds the claims, or the place where the provider tells more does. */
  readonly claimsInIdToken?: boolean;
}

export const CLIENT = { id: 'elektron', secret: 'a secret between the two' } as const;

/** A real OpenID Connect provider on this machine, at which whoever comes is signed in already. */
export class TestIdentityProvider {
  readonly issuer: string;
  readonly key: KeyObject;
  readonly accounts = new Map<string, ProviderAccount>();
  /** Who sits at the browser, and how they have signed in. */
  person: { readonly subject: string; readonly amr?: readonly string[]; readonly acr?: string } = { subject: 'nobody' };
  readonly #server: Server;

  private constructor(issuer: string, key: KeyObject, server: Server) {
    this.issuer = issuer;
    this.key = key;
    this.#server = server;
  }

  static async start(settings: ProviderSettings): Promise<TestIdentityProvider> {
    const issuer = `http://127.0.0.1:${settings.port}`;
    const key = settings.key ?? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const server = createServer();
    const identities = new TestIdentityProvider(issuer, key, server);
    const provider = new Provider(issuer, configurationOf(identities, settings));
    const answer = provider.callback();
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (request.url?.startsWith('/interaction/') === true) void identities.#signIn(provider, request, response);
      else void answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(settings.port, '127.0.0.1', resolve));
    return identities;
  }

  /** Somebody new at the provider, who sits down at the browser. */
  add(account: ProviderAccount, how: { readonly amr?: readonly string[]; readonly acr?: string } = {}): string {
    const subject = randomBytes(8).toString('hex');
    this.accounts.set(subject, account);
    this.person = { subject, ...how };
    return subject;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { subject, amr = [], acr } = this.person;
    const login = { accountId: subject, amr: [...amr], remember: false, ...(acr === undefined ? {} : { acr }) };
    await provider.interactionFinished(request, response, { login });
  }
}

function configurationOf(identities: TestIdentityProvider, { redirectUri, claimsInIdToken = true }: ProviderSettings): Configuration {
  return {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    jwks: { keys: [{ ...identities.key.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['cookies of a test'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    conformIdTokenClaims: !claimsInIdToken,
    acrValues: ['mfa', 'low'],
    claims: {
      openid: ['sub', 'amr', 'acr'],
      profile: ['name', 'preferred_username', 'locale', 'groups', 'realm_access'],
      email: ['email', 'email_verified'],
      acr: null,
      amr: null,
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...identities.accounts.get(subject) }),
    }),
    loadExistingGrant: agree,
  };
}

/** Nobody is asked whether the product may know who they are. */
async function agree({ oidc }: KoaContextWithOIDC) {
  const accountId = oidc.session?.accountId;
  const clientId = oidc.client?.clientId;
  const grant = new oidc.provider.Grant({
    ...(accountId === undefined ? {} : { accountId }),
    ...(clientId === undefined ? {} : { clientId }),
  });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
}
