import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Request } from 'express';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { CountAttempts } from '../../common/count-attempts.ts';
import { done, withUserErrors } from '../../common/user-errors.ts';
import { LinkAcceptance } from './link-acceptance.ts';
import { LinksService } from './links.service.ts';
import { MembersService } from './members.service.ts';
import {
  AcceptLinkInput,
  AcceptLinkPayload,
  ChangeRolesInput,
  DonePayload,
  InvitationInput,
  InvitationPayload,
  InviteInput,
  MemberInput,
  MemberObject,
  MembersPayload,
  OpenLinkObject,
  PendingInvitationObject,
} from './people.objects.ts';

@Resolver()
export class PeopleResolver {
  readonly #members: MembersService;
  readonly #links: LinksService;
  readonly #acceptance: LinkAcceptance;

  constructor(members: MembersService, links: LinksService, acceptance: LinkAcceptance) {
    this.#members = members;
    this.#links = links;
    this.#acceptance = acceptance;
  }

  @Query(() => [MemberObject])
  @Allow('people.manage')
  members(@Acting() context: ActingContext): Promise<MemberObject[]> {
    return this.#members.list(context);
  }

  @Query(() => [PendingInvitationObject])
  @Allow('people.manage')
  async invitations(@Acting() context: ActingContext): Promise<PendingInvitationObject[]> {
    return (await this.#members.listInvitations(context)).map(({ linkId, ...invitation }) => ({ id: linkId, ...invitation }));
  }

  @Mutation(() => InvitationPayload)
  @Allow('people.manage')
  inviteMember(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Args('input') { email, roles }: InviteInput,
  ): Promise<InvitationPayload> {
    return withUserErrors('invitation', () => this.#members.invite(context, actor, email, roles));
  }

  @Mutation(() => DonePayload)
  @Allow('people.manage')
  revokeInvitation(@Acting() context: ActingContext, @Args('input') { invitationId }: InvitationInput): Promise<DonePayload> {
    return withUserErrors('done', () => done(this.#members.revokeInvitation(context, invitationId)));
  }

  @Mutation(() => MembersPayload)
  @Allow('people.manage')
  changeRoles(@Acting() context: ActingContext, @Args('input') { personId, roles }: ChangeRolesInput): Promise<MembersPayload> {
    return withUserErrors('members', async () => {
      await this.#members.changeRoles(context, personId, roles);
      return this.#members.list(context);
    });
  }

  @Mutation(() => MembersPayload)
  @Allow('people.manage')
  endMembership(@Acting() context: ActingContext, @Args('input') { personId }: MemberInput): Promise<MembersPayload> {
    return withUserErrors('members', async () => {
      await this.#members.endMembership(context, personId);
      return this.#members.list(context);
    });
  }

  /** What a link is for, before it is used. A mutation, so that the secret stands in no address. */
  @Mutation(() => OpenLinkObject)
  @Allow('everyone')
  @CountAttempts()
  lookAtLink(@Context('req') { actor }: Request, @Args('secret') secret: string): Promise<OpenLinkObject> {
    return this.#acceptance.look(secret, actor);
  }

  @Mutation(() => AcceptLinkPayload)
  @Allow('everyone')
  @CountAttempts()
  acceptLink(@Context('req') { actor }: Request, @Args('input') { secret, ...answer }: AcceptLinkInput): Promise<AcceptLinkPayload> {
    return withUserErrors('email', () => this.#acceptance.accept(secret, answer, actor));
  }

  /** Answers the same whether there is such a person or not. */
  @Mutation(() => DonePayload)
  @Allow('everyone')
  @CountAttempts()
  requestPasswordReset(@Args('email') email: string): DonePayload {
    this.#links.requestReset(email);
    return { done: true, userErrors: [] };
  }
}
