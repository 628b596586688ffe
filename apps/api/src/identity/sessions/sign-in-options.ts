import { Inject, Injectable } from '@nestjs/common';

import type { Environment } from '../../common/env.ts';
import { ENVIRONMENT } from '../../common/environment.module.ts';
import { DemoOrganisations } from '../people/demo-organisations.ts';
import { Letters } from '../people/letters.ts';
import { PASSWORD_MINIMUM } from '../people/passwords.ts';
import type { SignInOptionsObject } from './viewer.objects.ts';

/** What a sign-in page has to offer. */
@Injectable()
export class SignInOptions {
  readonly #demo: DemoOrganisations;
  readonly #letters: Letters;
  readonly #singleSignOnLabel: string | null;

  constructor(demo: DemoOrganisations, letters: Letters, @Inject(ENVIRONMENT) { oidc }: Environment) {
    this.#demo = demo;
    this.#letters = letters;
    this.#singleSignOnLabel = oidc?.label ?? null;
  }

  get(): SignInOptionsObject {
    return {
      demoOrganisations: this.#demo.list(),
      demoAccounts: this.#demo.listAccounts(),
      passwordMinimum: PASSWORD_MINIMUM,
      resetByMail: this.#letters.canBeSent,
      singleSignOnLabel: this.#singleSignOnLabel,
    };
  }
}
