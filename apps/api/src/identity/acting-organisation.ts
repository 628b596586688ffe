import { Inject, Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { Environment } from '../common/env.ts';
import { ENVIRONMENT } from '../common/environment.module.ts';
import { OrganisationDirectory, type Organisation } from '../common/organisation.ts';
import { OrganisationRepository } from './organisation.repository.ts';

/** The configured organisation does not exist; the message says what there is and what to do. */
export class OrganisationMissing extends Error {
  override readonly name = 'OrganisationMissing';
}

/** Until there is sign-in, one configured organisation is acted for by everybody who reaches the port. */
@Injectable()
export class ActingOrganisation extends OrganisationDirectory {
  readonly #organisations: OrganisationRepository;
  readonly #slug: string;
  #acting: Promise<Organisation> | undefined;

  constructor(organisations: OrganisationRepository, @Inject(ENVIRONMENT) environment: Environment) {
    super();
    this.#organisations = organisations;
    this.#slug = environment.organisation;
  }

  /** @throws OrganisationMissing */
  async getContext(): Promise<ActingContext> {
    const { organisationId } = await this.#get();
    return { organisationId };
  }

  override async get(context: ActingContext): Promise<Organisation> {
    const acting = await this.#get();
    if (acting.organisationId === context.organisationId) return acting;
    const other = await this.#organisations.find(context.organisationId);
    if (other === null) throw new OrganisationMissing(`There is no organisation ${context.organisationId}.`);
    return other;
  }

  #get(): Promise<Organisation> {
    // An organisation does not change while the process runs; one that is missing may appear.
    return (this.#acting ??= this.#find().catch((error: unknown) => {
      this.#acting = undefined;
      throw error;
    }));
  }

  async #find(): Promise<Organisation> {
    const found = await this.#organisations.findBySlug(this.#slug);
    if (found !== null) return found;
    const known = await this.#organisations.listSlugs();
    throw new OrganisationMissing(`There is no organisation “${this.#slug}” (ORGANISATION). There are: ${known.join(', ') || 'none'}.`);
  }
}
