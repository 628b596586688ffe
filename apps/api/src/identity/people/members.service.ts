import { MEMBER_ROLES, Problem, type MemberRole } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext, Actor } from '../../common/acting-context.ts';
import { AuditTrail } from '../../common/audit-trail.ts';
import { isUuid } from '../../common/uuid.ts';
import { OrganisationDirectory } from '../../common/organisation.ts';
import type { InvitationRow } from './link.repository.ts';
import { LinksService, type Invitation } from './links.service.ts';
import { parseEmail } from './parse-email.ts';
import { MembershipRepository, type Member } from './membership.repository.ts';

/** A manager's people: who is here, with which roles; invitations. */
@Injectable()
export class MembersService {
  readonly #members: MembershipRepository;
  readonly #links: LinksService;
  readonly #directory: OrganisationDirectory;
  readonly #audit: AuditTrail;

  constructor(members: MembershipRepository, links: LinksService, directory: OrganisationDirectory, audit: AuditTrail) {
    this.#members = members;
    this.#links = links;
    this.#directory = directory;
    this.#audit = audit;
  }

  list(context: ActingContext): Promise<Member[]> {
    return this.#members.list(context);
  }

  listInvitations(context: ActingContext): Promise<InvitationRow[]> {
    return this.#links.listInvitations(context);
  }

  /** @throws Problem INPUT_INVALID, FORBIDDEN for another organisation than one's own */
  async invite(context: ActingContext, actor: Actor, email: string, roles: readonly string[]): Promise<Invitation> {
    // Links are made by the installation, past the policies of the database.
    if (context.organisationId !== actor.organisationId) throw new Problem('FORBIDDEN');
    const invited = { email: parseEmail(email), roles: parseRoles(roles) };
    const { name } = await this.#directory.get(context);
    // Before there is a link that a letter could carry away.
    await this.#audit.record(context, this.#links.describeInvitation(invited.email, invited.roles));
    return this.#links.invite(context, actor, name, invited);
  }

  /** @throws Problem LINK_INVALID */
  async revokeInvitation(context: ActingContext, linkId: string): Promise<void> {
    if (!isUuid(linkId) || !(await this.#links.revokeInvitation(context, linkId))) throw new Problem('LINK_INVALID');
  }

  /** @throws Problem PERSON_NOT_FOUND, MEMBER_LAST_MANAGER, INPUT_INVALID */
  async changeRoles(context: ActingContext, personId: string, roles: readonly string[]): Promise<void> {
    await this.#change(context, personId, parseRoles(roles));
  }

  /** What they were signed in for here opens nothing from now on. @throws Problem PERSON_NOT_FOUND, MEMBER_LAST_MANAGER */
  async endMembership(context: ActingContext, personId: string): Promise<void> {
    await this.#change(context, personId, null);
  }

  async #change(context: ActingContext, personId: string, roles: readonly MemberRole[] | null): Promise<void> {
    const outcome = isUuid(personId) ? await this.#members.change(context, personId, roles) : 'not-found';
    if (outcome === 'not-found') throw new Problem('PERSON_NOT_FOUND');
    if (outcome === 'last-manager') throw new Problem('MEMBER_LAST_MANAGER');
  }
}

/** @throws Problem INPUT_INVALID */
export function parseRoles(roles: readonly string[]): MemberRole[] {
  const known = MEMBER_ROLES.filter((role) => roles.includes(role));
  if (known.length === 0 || known.length !== new Set(roles).size) {
    throw new Problem('INPUT_INVALID', { field: 'roles', value: roles.join(', ').slice(0, 100) || '–' });
  }
  return known;
}
