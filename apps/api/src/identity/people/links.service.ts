import { Problem, type MemberRole, type Text } from '@elektron/domain';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';

import type { ActingContext, Actor } from '../../common/acting-context.ts';
import { AuditTrail, type AuditEntry } from '../../common/audit-trail.ts';
import type { Organisation } from '../../common/organisation.ts';
import { Letters } from './letters.ts';
import { LinkRepository, type AwaitedManager, type InvitationRow, type NewLink } from './link.repository.ts';
import { parseEmail } from './parse-email.ts';
import { PersonRepository } from './person.repository.ts';

/** An invitation that was made, and the link that belongs to it: it is shown this once. */
export interface Invitation {
  readonly email: string;
  /** Path of the page behind the link; null where it was sent by mail. */
  readonly path: string | null;
}

/** How often somebody is sent a new link at most, however often it is asked for. */
const MINUTES_BETWEEN_RESETS = 5;

/** Makes links that open once: the administrator's first, invitations, new passwords. */
@Injectable()
export class LinksService implements OnModuleDestroy {
  readonly #links: LinkRepository;
  readonly #people: PersonRepository;
  readonly #letters: Letters;
  readonly #audit: AuditTrail;
  readonly #logger = new Logger('LinksService');
  /** Letters on their way, whose requests have been answered. */
  readonly #sending = new Set<Promise<void>>();

  constructor(links: LinkRepository, people: PersonRepository, letters: Letters, audit: AuditTrail) {
    this.#links = links;
    this.#people = people;
    this.#letters = letters;
    this.#audit = audit;
  }

  /** The path of a page for the first administrator; null where somebody can sign in already. */
  async makeSetupLink(): Promise<string | null> {
    if (await this.#people.isAnybodyThere()) return null;
    return pathOf(await this.#links.add({ purpose: 'setup' }));
  }

  /** For whoever looks after the machine. @returns the path of a page for a new password @throws Problem PERSON_NOT_FOUND */
  async makeResetLink(email: string): Promise<string> {
    const person = await this.#people.findByEmail(email);
    if (person === null) throw new Problem('PERSON_NOT_FOUND');
    await this.#recordReset(person.personId, 'operator');
    return pathOf(await this.#links.add({ purpose: 'reset', personId: person.personId }));
  }

  /** Sends a letter if there is such a person; whoever asks is told the same either way, and waits as long. */
  requestReset(email: string): void {
    const sending = this.#sendReset(email)
      .catch((error: unknown) => this.#logger.error(error))
      .finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
  }

  /** When no letter is on its way any more. */
  async settle(): Promise<void> {
    while (this.#sending.size > 0) await Promise.all(this.#sending);
  }

  /** A letter that was asked for is sent before the server ends. */
  onModuleDestroy(): Promise<void> {
    return this.settle();
  }

  /**
   * For whoever looks after the machine, where an organisation has nobody left to invite people.
   * @returns the path of the page, to be handed to the person
   * @throws Problem INPUT_INVALID
   */
  async inviteAsOperator({ organisationId }: ActingContext, email: string, roles: readonly MemberRole[]): Promise<string> {
    const link = { purpose: 'invitation', organisationId, email: parseEmail(email), roles: [...roles] } satisfies NewLink;
    const path = pathOf(await this.#links.add(link));
    await this.#audit.recordForInstallation(this.describeInvitation(link.email, roles, { by: 'operator' }), null, organisationId);
    return path;
  }

  /** What is written down of an invitation: whom it is for stands there as a hash. */
  describeInvitation(email: string, roles: readonly MemberRole[], more: AuditEntry['details'] = {}): AuditEntry {
    return { action: 'person.invited', details: { ...more, roles: roles.join(' '), addressHash: this.#audit.hashValue(email) } };
  }

  /** Organisations that nobody has managed yet, with whom a steward has invited to. */
  listAwaited(): Promise<AwaitedManager[]> {
    return this.#links.listAwaited();
  }

  /** To the address that a steward has written down before: nobody else's can be put in its place. @throws Problem INVITATION_NOT_FOUND */
  async renewAwaited(actor: Actor, { organisationId, name }: Pick<Organisation, 'organisationId' | 'name'>): Promise<Invitation> {
    const describe = (email: string): AuditEntry => this.describeInvitation(email, ['manager'], { again: true });
    const renewed = await this.#links.renewAwaited(organisationId, actor.personId, describe);
    if (renewed === null) throw new Problem('INVITATION_NOT_FOUND');
    return this.#hand(renewed, actor, name);
  }

  /** @throws Problem INPUT_INVALID */
  async invite(
    { organisationId }: ActingContext,
    actor: Actor,
    organisation: Text,
    { email, roles }: { readonly email: string; readonly roles: readonly MemberRole[] },
  ): Promise<Invitation> {
    const address = parseEmail(email);
    const link = { purpose: 'invitation', organisationId, email: address, roles: [...roles], createdBy: actor.personId } satisfies NewLink;
    return this.#hand({ email: address, secret: await this.#links.add(link) }, actor, organisation);
  }

  listInvitations(context: ActingContext): Promise<InvitationRow[]> {
    return this.#links.listInvitations(context);
  }

  /** @returns whether there was one to revoke */
  revokeInvitation(context: ActingContext, linkId: string): Promise<boolean> {
    return this.#links.revokeInvitation(context, linkId);
  }

  /** By letter, where letters can be sent; otherwise to whoever invites. */
  async #hand(
    { email, secret }: { readonly email: string; readonly secret: string },
    { language }: Pick<Actor, 'language'>,
    organisation: Text,
  ): Promise<Invitation> {
    const path = pathOf(secret);
    const sent = await this.#letters.send('invitation', email, language, path, { organisation });
    return { email, path: sent ? null : path };
  }

  async #sendReset(email: string): Promise<void> {
    const person = await this.#people.findByEmail(email);
    // Whoever signs in elsewhere gets no password by mail: it would outlast what that other sign-in knows of them.
    if (person === null || person.disabled || person.passwordHash === null || !this.#letters.canBeSent) return;
    const secret = await this.#links.addUnlessRecent({ purpose: 'reset', personId: person.personId }, MINUTES_BETWEEN_RESETS);
    if (secret === null) return;
    await this.#recordReset(person.personId, 'mail');
    await this.#letters.send('reset', person.email, person.language, pathOf(secret));
  }

  /** Who asked is not known, only for whom. */
  #recordReset(personId: string, by: 'operator' | 'mail'): Promise<void> {
    const entry = { action: 'person.password-reset-requested', subjectKind: 'person', subjectId: personId, details: { by } } as const;
    return this.#audit.recordForInstallation(entry, null);
  }
}

/** The page behind a link. The secret stands after the #, which browsers neither send to a server nor put into a referrer. */
function pathOf(secret: string): string {
  return `/app/link#${secret}`;
}
