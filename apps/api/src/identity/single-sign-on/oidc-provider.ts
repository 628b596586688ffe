import { Problem } from '@elektron/domain';
import { Inject, Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';

import type { Environment } from '../../common/env.ts';
import { ENVIRONMENT } from '../../common/environment.module.ts';
import type { OidcSettings } from '../../common/oidc-settings.ts';
import { readClaimedPerson, type ClaimedPerson, type Claims } from './claimed-person.ts';

/** Where the provider sends people back to. */
export const CALLBACK_PATH = '/api/sign-in/oidc/callback';

/** What must be known when somebody comes back, and nobody else may know. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

const PATIENCE_SECONDS = 10;
/** Addresses and keys of a provider change seldom, and are looked up again after this. */
const METADATA_KEPT_MS = 60 * 60 * 1000;
/** OpenID Connect Core, 2: a subject has 255 characters at most. */
const LONGEST_SUBJECT = 255;

/** Codes of openid-client that mean: the provider did not answer, or not as a provider. */
const NO_ANSWER: readonly unknown[] = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_RESPONSE_IS_NOT_CONFORM'];
/** What fetch says when it reaches nobody, whatever the reason. */
const NOBODY_THERE = 'fetch failed';

/**
 * The other sign-in, by OpenID Connect: authorization code flow with PKCE, state and nonce. The ID token's signature is checked although it
 * comes straight from the provider.
 */
@Injectable()
export class OidcProvider {
  readonly #settings: OidcSettings | undefined;
  readonly #redirectUri: string;
  readonly #logger = new Logger('OidcProvider');
  #known: { readonly configuration: Promise<oidc.Configuration>; readonly until: number } | undefined;

  constructor(@Inject(ENVIRONMENT) { oidc: settings, publicUrl = '' }: Environment) {
    this.#settings = settings;
    this.#redirectUri = publicUrl + CALLBACK_PATH;
  }

  /** Whether an address that it has verified opens an account with a password of its own. */
  get trustsEmail(): boolean {
    return this.#settings?.trustEmail === true;
  }

  /** @returns the address of the provider's page @throws Problem SINGLE_SIGN_ON_UNAVAILABLE */
  async begin(): Promise<{ readonly address: string; readonly pending: PendingSignIn }> {
    const { scopes } = this.#require();
    const configuration = await this.#discovered();
    const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), codeVerifier: oidc.randomPKCECodeVerifier() };
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: scopes,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(pending.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, pending };
  }

  /**
   * @param query of the address to which the provider has sent somebody back
   * @throws Problem SINGLE_SIGN_ON_FAILED, SINGLE_SIGN_ON_UNAVAILABLE
   */
  async finish(query: string, { state, nonce, codeVerifier }: PendingSignIn): Promise<ClaimedPerson> {
    const settings = this.#require();
    const configuration = await this.#discovered();
    const address = new URL(this.#redirectUri);
    address.search = query;
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true };
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, address, checks);
      const idToken: Claims = tokens.claims() ?? {};
      const subject = String(idToken['sub']);
      if (idToken['iss'] !== settings.issuer || subject.length > LONGEST_SUBJECT) throw new Problem('SINGLE_SIGN_ON_FAILED');
      return readClaimedPerson(idToken, await askMore(configuration, tokens.access_token, subject), settings);
    } catch (error) {
      throw this.#explain(error);
    }
  }

  /** @throws Problem SINGLE_SIGN_ON_UNAVAILABLE */
  #require(): OidcSettings {
    if (this.#settings === undefined) throw new Problem('SINGLE_SIGN_ON_UNAVAILABLE');
    return this.#settings;
  }

  /** What the provider says of itself; a failure is forgotten, so that the next one who comes tries again. */
  async #discovered(): Promise<oidc.Configuration> {
    if (this.#known === undefined || this.#known.until < Date.now()) {
      this.#known = { configuration: discover(this.#require()), until: Date.now() + METADATA_KEPT_MS };
    }
    try {
      return await this.#known.configuration;
    } catch (error) {
      this.#known = undefined;
      this.#logger.error(error);
      throw new Problem('SINGLE_SIGN_ON_UNAVAILABLE');
    }
  }

  #explain(error: unknown): unknown {
    if (error instanceof Problem) return error;
    this.#logger.warn(error);
    return new Problem(isNoAnswer(error) ? 'SINGLE_SIGN_ON_UNAVAILABLE' : 'SINGLE_SIGN_ON_FAILED');
  }
}

async function discover({ issuer, clientId, clientSecret, allowHttp }: OidcSettings): Promise<oidc.Configuration> {
  // Marked as deprecated so that it is noticed: the environment lets it be asked for on this very machine only.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const execute = [oidc.enableNonRepudiationChecks, ...(allowHttp ? [oidc.allowInsecureRequests] : [])];
  const configuration = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: PATIENCE_SECONDS });
  // A provider of many customers at one address would vouch for all of them, and let each choose its people's addresses.
  if (configuration.serverMetadata().issuer !== issuer) {
    throw new Error(`OIDC_ISSUER is ${issuer}, but the provider calls itself ${configuration.serverMetadata().issuer}`);
  }
  return configuration;
}

/** What the provider tells about the same person beside the ID token, where it has a place for that. */
async function askMore(configuration: oidc.Configuration, accessToken: string, subject: string): Promise<Claims> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
  return { ...(await oidc.fetchUserInfo(configuration, accessToken, subject)) };
}

function isNoAnswer(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, cause } = error as { readonly code?: unknown; readonly message?: unknown; readonly cause?: unknown };
  return NO_ANSWER.includes(code) || message === NOBODY_THERE || isNoAnswer(cause);
}
