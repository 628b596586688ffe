import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import type { Environment } from '../common/env.ts';
import { ENVIRONMENT } from '../common/environment.module.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { SOFTWARE_VERSION } from '../common/software-version.ts';
import { OrganisationObject } from './organisation.object.ts';

@Resolver(() => OrganisationObject)
export class OrganisationResolver {
  readonly #directory: OrganisationDirectory;
  readonly #environment: Environment;

  constructor(directory: OrganisationDirectory, @Inject(ENVIRONMENT) environment: Environment) {
    this.#directory = directory;
    this.#environment = environment;
  }

  /** For whom this installation acts, and in which conventions. */
  @Query(() => OrganisationObject)
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
}
