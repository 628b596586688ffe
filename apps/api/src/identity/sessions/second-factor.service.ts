import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../common/acting-context.ts';
import { isSharedAccount } from '../people/demo-people.ts';
import type { Credentials } from '../people/person.repository.ts';
import { hashRecoveryCode, makeRecoveryCodes, OneTimeCodes, type SecondFactorDraft } from './one-time-codes.ts';
import { SecondFactorRepository } from './second-factor.repository.ts';
import { inPerson, SignInAttemptRepository } from './sign-in-attempt.repository.ts';

/** One-time codes of an authenticator app, and ten codes on paper for the day when it is lost. */
@Injectable()
export class SecondFactorService {
  readonly #factors: SecondFactorRepository;
  readonly #codes: OneTimeCodes;
  readonly #attempts: SignInAttemptRepository;

  constructor(factors: SecondFactorRepository, codes: OneTimeCodes, attempts: SignInAttemptRepository) {
    this.#factors = factors;
    this.#codes = codes;
    this.#attempts = attempts;
  }

  /** Begins to set it up. @throws Problem INPUT_INVALID where one is in force, FORBIDDEN for an account that everybody shares */
  async begin(actor: Actor): Promise<SecondFactorDraft> {
    if (isSharedAccount(actor)) throw new Problem('FORBIDDEN');
    const { draft, sealed } = this.#codes.draft(actor.personId, actor.email);
    if (!(await this.#factors.begin(actor.personId, sealed))) throw new Problem('INPUT_INVALID', { field: 'secondFactor', value: '✓' });
    return draft;
  }

  /**
   * Puts it in force by a first code. The session has shown it, and goes on under a new secret; all others end, for they have not.
   * @returns the recovery codes, shown this once, and the session's new secret
   * @throws Problem SECOND_FACTOR_WRONG
   */
  async confirm(actor: Actor, code: string): Promise<{ readonly recoveryCodes: string[]; readonly secret: string }> {
    const { secret: sealed, confirmed } = await this.#factors.find(actor.personId);
    const step = sealed === null || confirmed ? null : this.#codes.findStep(actor.personId, sealed, code);
    if (sealed === null || step === null) throw new Problem('SECOND_FACTOR_WRONG');
    const recoveryCodes = makeRecoveryCodes();
    const secret = await this.#factors.confirm(actor, { sealed, step, codeHashes: recoveryCodes.map(hashRecoveryCode) });
    if (secret === null) throw new Problem('SECOND_FACTOR_WRONG');
    return { recoveryCodes, secret };
  }

  /**
   * Shows it in a session that was opened without: by another sign-in, which did not ask for it.
   * @returns the session's new secret
   * @throws Problem SECOND_FACTOR_WRONG, ACCOUNT_LOCKED, NOT_SIGNED_IN where the session has ended meanwhile
   */
  async show(actor: Actor, code: string): Promise<string> {
    await this.#requireCode(actor, code);
    const secret = await this.#factors.showInSession(actor);
    if (secret === null) throw new Problem('NOT_SIGNED_IN');
    return secret;
  }

  /** From now on no session has shown one. @throws Problem SECOND_FACTOR_WRONG, ACCOUNT_LOCKED */
  async remove(actor: Actor, code: string): Promise<void> {
    await this.#requireCode(actor, code);
    await this.#factors.remove(actor);
  }

  /** What a person's account page says about it. */
  async describe(personId: string): Promise<{ readonly inForce: boolean; readonly recoveryCodesLeft: number }> {
    const { confirmed, recoveryCodes } = await this.#factors.find(personId);
    return { inForce: confirmed, recoveryCodesLeft: recoveryCodes };
  }

  /** Whether a code, from the app or from paper, is right and unused. From then on it is used. */
  async isCode({ personId, totpSecret }: Pick<Credentials, 'personId' | 'totpSecret'>, code: string): Promise<boolean> {
    const step = totpSecret === null ? null : this.#codes.findStep(personId, totpSecret, code);
    if (step !== null) return this.#factors.useStep(personId, step);
    return this.#factors.useRecoveryCode(personId, hashRecoveryCode(code));
  }

  /** In a session that somebody may have taken over codes are guessed as at the door, and counted apart from there. */
  async #requireCode({ personId }: Actor, code: string): Promise<void> {
    const { secret, confirmed } = await this.#factors.find(personId);
    const isRight = async (): Promise<boolean> => confirmed && (await this.isCode({ personId, totpSecret: secret }, code));
    if (!(await this.#attempts.attempt(inPerson(personId), isRight))) throw new Problem('SECOND_FACTOR_WRONG');
  }
}
