import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../common/acting-context.ts';
import { isSharedAccount } from '../people/demo-people.ts';
import { hashPassword, isPassword, requireGoodPassword } from '../people/passwords.ts';
import { PersonRepository } from '../people/person.repository.ts';
import { inPerson, SignInAttemptRepository } from './sign-in-attempt.repository.ts';

/** A person changes their own password. */
@Injectable()
export class PasswordChange {
  readonly #people: PersonRepository;
  readonly #attempts: SignInAttemptRepository;

  constructor(people: PersonRepository, attempts: SignInAttemptRepository) {
    this.#people = people;
    this.#attempts = attempts;
  }

  /**
   * All other sessions end.
   * @throws Problem SIGN_IN_FAILED for a wrong present password, ACCOUNT_LOCKED, FORBIDDEN for an account that everybody shares,
   *   PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON, INPUT_INVALID
   */
  async change(actor: Actor, current: string, next: string): Promise<void> {
    if (isSharedAccount(actor)) throw new Problem('FORBIDDEN');
    const person = await this.#people.find(actor.personId);
    const isRight = (): Promise<boolean> => isPassword(person?.passwordHash ?? null, current);
    if (!(await this.#attempts.attempt(inPerson(actor.personId), isRight))) throw new Problem('SIGN_IN_FAILED');
    requireGoodPassword(next, [actor.email, actor.displayName]);
    await this.#people.changePassword(actor, await hashPassword(next));
  }
}
