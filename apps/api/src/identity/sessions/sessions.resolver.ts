import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Request } from 'express';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { CountAttempts } from '../../common/count-attempts.ts';
import type { Environment } from '../../common/env.ts';
import { ENVIRONMENT } from '../../common/environment.module.ts';
import { FORGET_EVERYTHING } from '../../common/security-headers.ts';
import { done, withUserErrors } from '../../common/user-errors.ts';
import { clientOf, writeSessionCookie } from '../access/session-cookie.ts';
import { DonePayload } from '../people/people.objects.ts';
import { AccountService } from './account.service.ts';
import { SignInOptions } from './sign-in-options.ts';
import { SignInService } from './sign-in.service.ts';
import {
  SessionInput,
  SessionObject,
  SignInInput,
  SignInOptionsObject,
  SignInPayload,
  SwitchOrganisationInput,
  ViewerObject,
  ViewerPayload,
} from './viewer.objects.ts';

@Resolver()
export class SessionsResolver {
  readonly #signIn: SignInService;
  readonly #account: AccountService;
  readonly #options: SignInOptions;
  readonly #environment: Environment;

  constructor(signIn: SignInService, account: AccountService, options: SignInOptions, @Inject(ENVIRONMENT) environment: Environment) {
    this.#signIn = signIn;
    this.#account = account;
    this.#options = options;
    this.#environment = environment;
  }

  /** Null for whoever is not signed in. */
  @Query(() => ViewerObject, { nullable: true })
  @Allow('everyone')
  async viewer(@Context('req') { actor }: Request): Promise<ViewerObject | null> {
    return actor === undefined ? null : this.#account.describe(actor);
  }

  @Query(() => SignInOptionsObject)
  @Allow('everyone')
  signInOptions(): SignInOptionsObject {
    return this.#options.get();
  }

  @Mutation(() => SignInPayload)
  @Allow('everyone')
  @CountAttempts()
  async signIn(@Context('req') request: Request, @Args('input') { email, password, code }: SignInInput): Promise<SignInPayload> {
    const { outcome, userErrors } = await withUserErrors('outcome', () =>
      this.#signIn.signIn({ email, password, code: code ?? null }, clientOf(request)),
    );
    if (outcome === null || outcome.secret === null) return { viewer: null, codeNeeded: outcome !== null, userErrors };
    writeSessionCookie(request, this.#environment, outcome.secret);
    return { viewer: await this.#account.describeSecret(outcome.secret), codeNeeded: false, userErrors };
  }

  @Mutation(() => DonePayload)
  @Allow('everyone')
  async signOut(@Context('req') request: Request): Promise<DonePayload> {
    if (request.actor !== undefined) await this.#signIn.signOut(request.actor);
    writeSessionCookie(request, this.#environment, null);
    request.res?.setHeader(FORGET_EVERYTHING.name, FORGET_EVERYTHING.value);
    return { done: true, userErrors: [] };
  }

  @Mutation(() => ViewerPayload)
  @Allow('in-person')
  switchOrganisation(
    @Context('req') request: Request,
    @ActingPerson() actor: Actor,
    @Args('input') { organisationId }: SwitchOrganisationInput,
  ): Promise<ViewerPayload> {
    return withUserErrors('viewer', async () => {
      const secret = await this.#signIn.switchOrganisation(actor, organisationId);
      writeSessionCookie(request, this.#environment, secret);
      return this.#account.describeSecret(secret);
    });
  }

  @Query(() => [SessionObject])
  @Allow('in-person')
  sessions(@ActingPerson() actor: Actor): Promise<SessionObject[]> {
    return this.#account.listSessions(actor);
  }

  @Query(() => [SessionObject])
  @Allow('people.manage')
  organisationSessions(@Acting() context: ActingContext, @ActingPerson() actor: Actor): Promise<SessionObject[]> {
    return this.#account.listSessionsOfOrganisation(context, actor);
  }

  @Mutation(() => DonePayload)
  @Allow('in-person')
  revokeSession(@ActingPerson() actor: Actor, @Args('input') { sessionId }: SessionInput): Promise<DonePayload> {
    return withUserErrors('done', () => done(this.#account.revokeSession(actor, sessionId)));
  }
}
