import { isProblem, Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { AuditTrail } from '../../common/audit-trail.ts';
import type { Client } from '../sessions/session.repository.ts';
import { SignInService } from '../sessions/sign-in.service.ts';
import type { ClaimedPerson } from './claimed-person.ts';
import { ClaimedMembershipRepository } from './claimed-membership.repository.ts';
import { PersonIdentityRepository, type LinkedPerson, type LinkRules } from './person-identity.repository.ts';

/** Lets people in whom another sign-in vouches for. */
@Injectable()
export class SingleSignOnService {
  readonly #identities: PersonIdentityRepository;
  readonly #memberships: ClaimedMembershipRepository;
  readonly #signIn: SignInService;
  readonly #audit: AuditTrail;

  constructor(identities: PersonIdentityRepository, memberships: ClaimedMembershipRepository, signIn: SignInService, audit: AuditTrail) {
    this.#identities = identities;
    this.#memberships = memberships;
    this.#signIn = signIn;
    this.#audit = audit;
  }

  /**
   * @returns the session's secret
   * @throws Problem SINGLE_SIGN_ON_EMAIL_UNVERIFIED, SINGLE_SIGN_ON_ACCOUNT_EXISTS, SINGLE_SIGN_ON_REFUSED, SINGLE_SIGN_ON_FAILED
   */
  async enter(claimed: ClaimedPerson, rules: LinkRules, client: Client): Promise<string> {
    const person = (await this.#identities.find(claimed)) ?? (await this.#meet(claimed, rules));
    if (person.disabled) throw await this.#refused(new Problem('SINGLE_SIGN_ON_REFUSED'), person.personId);
    if (claimed.memberships !== null) await this.#memberships.replace(person.personId, claimed.memberships);
    return this.#signIn.openSession(person, claimed.secondFactor, client, 'single-sign-on');
  }

  /** Somebody comes for the first time. */
  async #meet(claimed: ClaimedPerson, rules: LinkRules): Promise<LinkedPerson> {
    const { email, emailVerified } = claimed;
    if (email === null || emailVerified === false) throw await this.#refused(new Problem('SINGLE_SIGN_ON_EMAIL_UNVERIFIED'), null);
    try {
      return { personId: await this.#identities.takeIn({ ...claimed, email }, rules), disabled: false };
    } catch (error) {
      if (!isProblem(error)) throw error;
      // Two windows at once: the other one has just brought them in.
      const person = await this.#identities.find(claimed);
      if (person === null) throw await this.#refused(error, null);
      return person;
    }
  }

  async #refused(problem: Problem, personId: string | null): Promise<Problem> {
    const details = { how: 'single-sign-on', reason: problem.code };
    await this.#audit.recordForInstallation({ action: 'session.sign-in-failed', details }, personId);
    return problem;
  }
}
