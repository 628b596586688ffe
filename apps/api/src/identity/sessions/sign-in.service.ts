import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../common/acting-context.ts';
import { AuditTrail, type AuditEntry } from '../../common/audit-trail.ts';
import { isUuid } from '../../common/uuid.ts';
import { isPassword } from '../people/passwords.ts';
import { PersonRepository, type Credentials } from '../people/person.repository.ts';
import { SecondFactorService } from './second-factor.service.ts';
import { SessionRepository, type Client } from './session.repository.ts';
import { SignInAttemptRepository } from './sign-in-attempt.repository.ts';

export interface SignInDraft {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or a recovery code; where the account has a second factor. */
  readonly code: string | null;
}

/** Signed in, with the secret for the browser's cookie; or the password was right and the code is still to come. */
export type SignInOutcome = { readonly secret: string } | { readonly secret: null; readonly codeNeeded: true };

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Signs people in and out. */
@Injectable()
export class SignInService {
  readonly #people: PersonRepository;
  readonly #attempts: SignInAttemptRepository;
  readonly #sessions: SessionRepository;
  readonly #factors: SecondFactorService;
  readonly #audit: AuditTrail;

  constructor(
    people: PersonRepository,
    attempts: SignInAttemptRepository,
    sessions: SessionRepository,
    factors: SecondFactorService,
    audit: AuditTrail,
  ) {
    this.#people = people;
    this.#attempts = attempts;
    this.#sessions = sessions;
    this.#factors = factors;
    this.#audit = audit;
  }

  /**
   * Every way to fail looks alike, and takes alike long: nobody learns here who has an account.
   * @throws Problem SIGN_IN_FAILED, ACCOUNT_LOCKED, SECOND_FACTOR_WRONG
   */
  async signIn({ email, password, code }: SignInDraft, client: Client): Promise<SignInOutcome> {
    const locksNow = await this.#attempts.begin(email);
    const person = await this.#people.findByEmail(email);
    const isRight = await isPassword(person?.passwordHash ?? null, password);
    if (person === null || !isRight || person.disabled) return this.#fail(person, locksNow, 'SIGN_IN_FAILED');
    if (person.totpSecret !== null) {
      // The password was right: a person who now takes up the phone has not failed.
      if (code === null || code.trim() === '') return this.#waitForCode(email);
      if (!(await this.#factors.isCode(person, code))) return this.#fail(person, locksNow, 'SECOND_FACTOR_WRONG');
    }
    await this.#attempts.forget(email);
    return { secret: await this.openSession(person, person.totpSecret !== null, client, 'password') };
  }

  /** For somebody whom another sign-in vouches for as well. @returns the session's secret */
  async openSession(
    { personId }: Pick<Credentials, 'personId'>,
    secondFactor: boolean,
    client: Client,
    how: 'password' | 'single-sign-on',
  ): Promise<string> {
    const organisationId = await this.#sessions.findLastOrganisation(personId);
    const secret = await this.#sessions.open(personId, organisationId, secondFactor, client);
    await this.#record({ action: 'session.signed-in', details: { how, secondFactor } }, personId, organisationId);
    return secret;
  }

  async signOut(actor: Actor): Promise<void> {
    if (actor.sessionId === null) return;
    await this.#sessions.revoke({ organisationId: '', secret: actor.secret }, actor.sessionId);
    await this.#record({ action: 'session.signed-out' }, actor.personId, actor.organisationId);
  }

  /**
   * Acts for another organisation of the person's.
   * @returns the session's new secret
   * @throws Problem ORGANISATION_NOT_FOUND, also where it exists and the person is no member
   */
  async switchOrganisation(actor: Actor, organisationId: string): Promise<string> {
    const secret = isUuid(organisationId) ? await this.#sessions.switchOrganisation(actor.secret, organisationId) : null;
    if (secret === null) throw new Problem('ORGANISATION_NOT_FOUND');
    await this.#record({ action: 'session.switched' }, actor.personId, organisationId);
    return secret;
  }

  async #waitForCode(email: string): Promise<SignInOutcome> {
    await this.#attempts.takeBack(email);
    return { secret: null, codeNeeded: true };
  }

  async #fail(person: Credentials | null, locksNow: boolean, code: 'SIGN_IN_FAILED' | 'SECOND_FACTOR_WRONG'): Promise<never> {
    // Asked for nobody too, so that both take alike long.
    const organisationId = await this.#sessions.findLastOrganisation(person?.personId ?? NOBODY);
    const action = locksNow ? 'session.locked' : 'session.sign-in-failed';
    await this.#record({ action, details: { known: person !== null } }, person?.personId ?? null, organisationId);
    throw new Problem(code);
  }

  #record(entry: AuditEntry, personId: string | null, organisationId: string | null): Promise<void> {
    return this.#audit.recordForInstallation(entry, personId, organisationId);
  }
}
