import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import type { Environment } from '../../common/env.ts';
import { ENVIRONMENT } from '../../common/environment.module.ts';
import { OrganisationDirectory } from '../../common/organisation.ts';
import { SOFTWARE_VERSION } from '../../common/software-version.ts';
import { withUserErrors } from '../../common/user-errors.ts';
import { InvitationPayload } from '../people/people.objects.ts';
import {
  AwaitedManagerObject,
  CreateOrganisationWithManagerInput,
  OrganisationEntryObject,
  OrganisationObject,
  OrganisationSettingsInput,
  OrganisationSettingsObject,
  OrganisationSettingsPayload,
  RenewManagerInvitationInput,
} from './organisation.object.ts';
import { OrganisationsService, toEntry } from './organisations.service.ts';

@Resolver(() => OrganisationObject)
export class OrganisationResolver {
  readonly #directory: OrganisationDirectory;
  readonly #organisations: OrganisationsService;
  readonly #environment: Environment;

  constructor(directory: OrganisationDirectory, organisations: OrganisationsService, @Inject(ENVIRONMENT) environment: Environment) {
    this.#directory = directory;
    this.#organisations = organisations;
    this.#environment = environment;
  }

  /** For whom the person acts, and in which conventions. */
  @Query(() => OrganisationObject)
  @Allow('signed-in')
  async organisation(@Acting() context: ActingContext): Promise<OrganisationObject> {
    const { organisationId, ...organisation } = await this.#directory.get(context);
    return {
      id: organisationId,
      ...organisation,
      basemapUrl: this.#environment.basemapUrl ?? null,
      basemapAttribution: this.#environment.basemapAttribution ?? null,
      softwareVersion: SOFTWARE_VERSION,
    };
  }

  /** Who is in the network: to share with, to look after. */
  @Query(() => [OrganisationEntryObject])
  @Allow('signed-in')
  async organisations(): Promise<OrganisationEntryObject[]> {
    return (await this.#organisations.list()).map(toEntry);
  }

  @Query(() => OrganisationSettingsObject)
  @Allow('people.manage')
  organisationSettings(@Acting() context: ActingContext): Promise<OrganisationSettingsObject> {
    return this.#organisations.getSettings(context);
  }

  @Mutation(() => OrganisationSettingsPayload)
  @Allow('people.manage')
  changeOrganisationSettings(
    @Acting() context: ActingContext,
    @Args('input') input: OrganisationSettingsInput,
  ): Promise<OrganisationSettingsPayload> {
    return withUserErrors('settings', () => this.#organisations.changeSettings(context, input));
  }

  /** Adds an organisation to the network, and invites who will manage it. */
  @Mutation(() => InvitationPayload)
  @Allow('organisations.manage')
  createOrganisation(@ActingPerson() actor: Actor, @Args('input') input: CreateOrganisationWithManagerInput): Promise<InvitationPayload> {
    return withUserErrors('invitation', () => this.#organisations.create(actor, input, input.managerEmail));
  }

  @Query(() => [AwaitedManagerObject])
  @Allow('organisations.manage')
  awaitedManagers(): Promise<AwaitedManagerObject[]> {
    return this.#organisations.listAwaitedManagers();
  }

  /** A new link to the same address, while nobody has managed the organisation yet; the former link opens no more. */
  @Mutation(() => InvitationPayload)
  @Allow('organisations.manage')
  renewManagerInvitation(
    @ActingPerson() actor: Actor,
    @Args('input') { organisationId }: RenewManagerInvitationInput,
  ): Promise<InvitationPayload> {
    return withUserErrors('invitation', () => this.#organisations.renewManagerInvitation(actor, organisationId));
  }
}
