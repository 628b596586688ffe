import { isProblem, type ProblemCode } from '@elektron/domain';
import { Controller, Get, Inject, Logger, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';

import { Allow } from '../../common/allow.ts';
import type { Environment } from '../../common/env.ts';
import { ENVIRONMENT } from '../../common/environment.module.ts';
import { isDatabaseUnavailable } from '../../common/unavailable.ts';
import { clientOf, writeSessionCookie } from '../access/session-cookie.ts';
import { OidcProvider } from './oidc-provider.ts';
import { pathInside } from './path-inside.ts';
import { SignInState } from './sign-in-state.ts';
import { SingleSignOnService } from './single-sign-on.service.ts';

/** The page says what the code means, in the reader's language. */
const SIGN_IN_PAGE = '/app/sign-in?problem=';

/** To another sign-in and back. A browser comes here by itself, so every answer leads to a page, also when something fails. */
@Controller('api/sign-in/oidc')
@Allow('everyone')
export class SingleSignOnController {
  readonly #provider: OidcProvider;
  readonly #state: SignInState;
  readonly #singleSignOn: SingleSignOnService;
  readonly #environment: Environment;
  readonly #logger = new Logger('SingleSignOn');

  constructor(
    provider: OidcProvider,
    state: SignInState,
    singleSignOn: SingleSignOnService,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.#provider = provider;
    this.#state = state;
    this.#singleSignOn = singleSignOn;
    this.#environment = environment;
  }

  /** @param to path of the page to go to afterwards */
  @Get()
  async start(@Req() request: Request, @Res() response: Response, @Query('to') to: unknown): Promise<void> {
    await this.#lead(response, async () => {
      const { address, pending } = await this.#provider.begin();
      this.#state.keep(request, { pending, to: pathInside(to) });
      return address;
    });
  }

  @Get('callback')
  async comeBack(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#lead(response, async () => {
      const { pending, to } = this.#state.take(request);
      const claimed = await this.#provider.finish(queryOf(request), pending);
      const secret = await this.#singleSignOn.enter(claimed, this.#provider, clientOf(request));
      writeSessionCookie(request, this.#environment, secret);
      return to;
    });
  }

  /** Addresses here carry secrets of a moment: they are kept by nobody and told to nobody. */
  async #lead(response: Response, find: () => Promise<string>): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.redirect(303, await find().catch((error: unknown) => SIGN_IN_PAGE + this.#explain(error)));
  }

  #explain(error: unknown): ProblemCode {
    if (isProblem(error)) return error.code;
    this.#logger.error(error);
    return isDatabaseUnavailable(error) ? 'DATABASE_UNAVAILABLE' : 'INTERNAL';
  }
}

function queryOf({ originalUrl }: Request): string {
  const at = originalUrl.indexOf('?');
  return at < 0 ? '' : originalUrl.slice(at);
}
