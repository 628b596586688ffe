import { Problem } from '@elektron/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';

import type { Environment } from '../../common/env.ts';
import { ENVIRONMENT } from '../../common/environment.module.ts';
import { Database } from '../../database/database.ts';
import { readCookie, writeCookie } from '../access/cookies.ts';
import type { PendingSignIn } from './oidc-provider.ts';

const NAME = 'elektron_sign_in';
/** Long enough to look for a phone. */
const LIFETIME_SECONDS = 10 * 60;

const sealedState = z.strictObject({
  pending: z.strictObject({ state: z.string(), nonce: z.string(), codeVerifier: z.string() }),
  to: z.string(),
  until: z.number(),
});

/** A sign-in that is under way elsewhere. */
export interface BegunSignIn {
  readonly pending: PendingSignIn;
  /** Path of the page that somebody wants to see afterwards. */
  readonly to: string;
}

/** What a sign-in elsewhere must bring back, kept by the browser in which it began: sealed, so that the browser cannot read or make it. */
@Injectable()
export class SignInState {
  readonly #database: Database;
  readonly #environment: Environment;

  constructor(database: Database, @Inject(ENVIRONMENT) environment: Environment) {
    this.#database = database;
    this.#environment = environment;
  }

  keep(request: Request, begun: BegunSignIn): void {
    const plain = JSON.stringify({ ...begun, until: Date.now() + LIFETIME_SECONDS * 1000 });
    const sealed = this.#database.keys.seal('sign-in-state', Buffer.from(plain));
    writeCookie(request, this.#environment, NAME, sealed.toString('base64url'), LIFETIME_SECONDS);
  }

  /** Once: whether it fits or not, it is gone. @throws Problem SINGLE_SIGN_ON_FAILED where there is none that counts */
  take(request: Request): BegunSignIn {
    const begun = this.#open(readCookie(request, this.#environment, NAME));
    writeCookie(request, this.#environment, NAME, null);
    if (begun === null) throw new Problem('SINGLE_SIGN_ON_FAILED');
    return begun;
  }

  #open(cookie: string | undefined): BegunSignIn | null {
    try {
      const plain = this.#database.keys.unseal('sign-in-state', Buffer.from(cookie ?? '', 'base64url'));
      const { until, ...begun } = sealedState.parse(JSON.parse(plain.toString()));
      return until > Date.now() ? begun : null;
    } catch {
      return null;
    }
  }
}
