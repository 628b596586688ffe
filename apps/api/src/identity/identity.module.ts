import { Global, Module } from '@nestjs/common';

import { OrganisationDirectory } from '../common/organisation.ts';
import { ActingOrganisation } from './acting-organisation.ts';
import { OrganisationRepository } from './organisation.repository.ts';
import { OrganisationResolver } from './organisation.resolver.ts';

@Global()
@Module({
  providers: [
    OrganisationRepository,
    ActingOrganisation,
    { provide: OrganisationDirectory, useExisting: ActingOrganisation },
    OrganisationResolver,
  ],
  exports: [ActingOrganisation, OrganisationDirectory, OrganisationRepository],
})
export class IdentityModule {}
