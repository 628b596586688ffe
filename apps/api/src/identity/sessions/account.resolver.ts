import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Request } from 'express';

import { ActingPerson, type Actor } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { CountAttempts } from '../../common/count-attempts.ts';
import type { Environment } from '../../common/env.ts';
import { ENVIRONMENT } from '../../common/environment.module.ts';
import { done, withUserErrors } from '../../common/user-errors.ts';
import { writeSessionCookie } from '../access/session-cookie.ts';
import { DonePayload } from '../people/people.objects.ts';
import { AccountService } from './account.service.ts';
import { PasswordChange } from './password-change.ts';
import { SecondFactorService } from './second-factor.service.ts';
import {
  ChangePasswordInput,
  ChangeProfileInput,
  RecoveryCodesPayload,
  SecondFactorDraftPayload,
  ViewerPayload,
} from './viewer.objects.ts';

/** A person's own name and language, password and second factor. */
@Resolver()
@Allow('in-person')
export class AccountResolver {
  readonly #passwords: PasswordChange;
  readonly #factors: SecondFactorService;
  readonly #account: AccountService;
  readonly #environment: Environment;

  constructor(
    passwords: PasswordChange,
    factors: SecondFactorService,
    account: AccountService,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.#passwords = passwords;
    this.#factors = factors;
    this.#account = account;
    this.#environment = environment;
  }

  @Mutation(() => ViewerPayload)
  changeProfile(@ActingPerson() actor: Actor, @Args('input') input: ChangeProfileInput): Promise<ViewerPayload> {
    return withUserErrors('viewer', () => this.#account.changeProfile(actor, input));
  }

  @Mutation(() => DonePayload)
  @CountAttempts()
  changePassword(@ActingPerson() actor: Actor, @Args('input') { currentPassword, newPassword }: ChangePasswordInput): Promise<DonePayload> {
    return withUserErrors('done', () => done(this.#passwords.change(actor, currentPassword, newPassword)));
  }

  @Mutation(() => SecondFactorDraftPayload)
  beginSecondFactor(@ActingPerson() actor: Actor): Promise<SecondFactorDraftPayload> {
    return withUserErrors('draft', () => this.#factors.begin(actor));
  }

  @Mutation(() => RecoveryCodesPayload)
  @CountAttempts()
  confirmSecondFactor(
    @Context('req') request: Request,
    @ActingPerson() actor: Actor,
    @Args('code') code: string,
  ): Promise<RecoveryCodesPayload> {
    return withUserErrors('recoveryCodes', async () => {
      const { recoveryCodes, secret } = await this.#factors.confirm(actor, code);
      writeSessionCookie(request, this.#environment, secret);
      return recoveryCodes;
    });
  }

  /** For whoever has a second factor that was not asked for at the door: single sign-on does not know it. */
  @Mutation(() => ViewerPayload)
  @CountAttempts()
  showSecondFactor(@Context('req') request: Request, @ActingPerson() actor: Actor, @Args('code') code: string): Promise<ViewerPayload> {
    return withUserErrors('viewer', async () => {
      const secret = await this.#factors.show(actor, code);
      writeSessionCookie(request, this.#environment, secret);
      return this.#account.describeSecret(secret);
    });
  }

  @Mutation(() => DonePayload)
  @CountAttempts()
  removeSecondFactor(@ActingPerson() actor: Actor, @Args('code') code: string): Promise<DonePayload> {
    return withUserErrors('done', () => done(this.#factors.remove(actor, code)));
  }
}
