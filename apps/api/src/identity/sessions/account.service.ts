import { Problem, type Capability } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext, Actor } from '../../common/acting-context.ts';
import { AuditTrail } from '../../common/audit-trail.ts';
import { refused } from '../../common/refused.ts';
import { isUuid } from '../../common/uuid.ts';
import { isSharedAccount } from '../people/demo-people.ts';
import { PersonRepository } from '../people/person.repository.ts';
import { parseProfile } from '../people/profile.ts';
import { SecondFactorService } from './second-factor.service.ts';
import { SessionRepository, type SessionRow } from './session.repository.ts';
import type { SessionObject, ViewerObject } from './viewer.objects.ts';

/** What a person sees of their own account, and of where they are signed in. */
@Injectable()
export class AccountService {
  readonly #people: PersonRepository;
  readonly #sessions: SessionRepository;
  readonly #factors: SecondFactorService;
  readonly #audit: AuditTrail;

  constructor(people: PersonRepository, sessions: SessionRepository, factors: SecondFactorService, audit: AuditTrail) {
    this.#people = people;
    this.#sessions = sessions;
    this.#factors = factors;
    this.#audit = audit;
  }

  /** Who a session's secret belongs to, for a page that has just got it. @throws Problem NOT_SIGNED_IN */
  async describeSecret(secret: string): Promise<ViewerObject> {
    const actor = await this.#sessions.findActor(secret);
    if (actor === null) throw new Problem('NOT_SIGNED_IN');
    return this.describe(actor);
  }

  async describe(actor: Actor): Promise<ViewerObject> {
    const memberships = await this.#people.listMemberships(actor.personId);
    const person = await this.#people.find(actor.personId);
    const { inForce, recoveryCodesLeft } = await this.#factors.describe(actor.personId);
    return {
      personId: actor.personId,
      email: actor.email,
      displayName: actor.displayName,
      language: actor.language,
      organisationId: actor.organisationId,
      memberships: memberships.map(({ organisationId, slug, kind, name, roles }) => ({
        organisation: { id: organisationId, slug, kind, name },
        roles,
      })),
      capabilities: [...actor.capabilities] satisfies Capability[],
      steward: actor.steward,
      demo: actor.demo,
      hasPassword: person !== null && person.passwordHash !== null,
      hasSecondFactor: inForce,
      recoveryCodesLeft,
      secondFactorMissing: actor.secondFactorMissing,
    };
  }

  /** @throws Problem FORBIDDEN for an account that everybody shares, INPUT_INVALID, NOT_SIGNED_IN where the session has ended meanwhile */
  async changeProfile(actor: Actor, draft: { readonly displayName: string; readonly language: string }): Promise<ViewerObject> {
    if (isSharedAccount(actor)) throw new Problem('FORBIDDEN');
    await this.#people.changeProfile(actor, parseProfile(draft));
    return this.describeSecret(actor.secret);
  }

  /** Own sessions, the latest seen first. */
  async listSessions(actor: Actor): Promise<SessionObject[]> {
    const sessions = await this.#sessions.list({ organisationId: '', secret: actor.secret }, { personId: actor.personId });
    return sessions.map((session) => toSession(session, actor));
  }

  /** For a manager: whoever is signed in for the organisation. */
  async listSessionsOfOrganisation(context: ActingContext, actor: Actor): Promise<SessionObject[]> {
    return (await this.#sessions.list(context, 'organisation')).map((session) => toSession(session, actor));
  }

  /** Ends a session: one's own, or as a manager one that acts for the organisation. @throws Problem INPUT_INVALID where there is none */
  async revokeSession(actor: Actor, sessionId: string): Promise<void> {
    const context = { organisationId: actor.organisationId ?? '', secret: actor.secret };
    const personId = isUuid(sessionId) ? await this.#sessions.revoke(context, sessionId) : null;
    if (personId === null) throw refused('sessionId', sessionId);
    const entry = { action: 'session.revoked', subjectKind: 'person', subjectId: personId } as const;
    await this.#audit.recordForInstallation(entry, actor.personId, actor.organisationId);
  }
}

function toSession(
  { sessionId, personId, secondFactor, userAgent, address, createdAt, lastSeenAt }: SessionRow,
  actor: Actor,
): SessionObject {
  return { id: sessionId, personId, current: sessionId === actor.sessionId, secondFactor, userAgent, address, createdAt, lastSeenAt };
}
