import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import type { Environment } from '../../common/env.ts';
import { OrganisationDirectory, type Organisation } from '../../common/organisation.ts';
import { Database } from '../../database/database.ts';
import { OrganisationRepository } from './organisation.repository.ts';

/** The organisation that was named does not exist; the message says what there is and what to do. */
export class OrganisationMissing extends Error {
  override readonly name = 'OrganisationMissing';
}

/** Names and conventions change seldom, and are asked for in every request. */
const KEPT_MS = 10_000;

interface Kept {
  readonly organisation: Promise<Organisation>;
  readonly until: number;
}

/** Who an organisation is, for every room; and for which organisations the installation itself has work to do. */
@Injectable()
export class OrganisationsDirectory extends OrganisationDirectory {
  readonly #organisations: OrganisationRepository;
  readonly #database: Database;
  readonly #kept = new Map<string, Kept>();

  constructor(organisations: OrganisationRepository, database: Database) {
    super();
    this.#organisations = organisations;
    this.#database = database;
  }

  /** @throws OrganisationMissing also where there is one that the context may not see */
  override get(context: ActingContext): Promise<Organisation> {
    // By the secret too: what one may see must not be another's answer.
    const key = `${context.organisationId} ${context.secret}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.until > Date.now()) return kept.organisation;
    for (const [other, { until }] of this.#kept) if (until <= Date.now()) this.#kept.delete(other);
    const organisation = this.#find(context).catch((error: unknown) => {
      this.#kept.delete(key);
      throw error;
    });
    this.#kept.set(key, { organisation, until: Date.now() + KEPT_MS });
    return organisation;
  }

  /** All organisations of the network. */
  list(): Promise<Organisation[]> {
    return this.#organisations.list();
  }

  /** After a change of what an organisation is called or how it writes. */
  forget(): void {
    this.#kept.clear();
  }

  /** The installation acting for each of its organisations: for recovery, the demo, and looking after old files. */
  async listInstallationContexts(): Promise<ActingContext[]> {
    return (await this.#organisations.list()).map(({ organisationId }) => this.#database.actAsInstallation(organisationId));
  }

  /** The installation acting for the organisation that an operator named. @throws OrganisationMissing */
  async getInstallationContext({ organisation }: Pick<Environment, 'organisation'>): Promise<ActingContext> {
    const found = await this.#organisations.findBySlug(organisation);
    if (found !== null) return this.#database.actAsInstallation(found.organisationId);
    const known = await this.#organisations.listSlugs();
    throw new OrganisationMissing(`There is no organisation “${organisation}” (ORGANISATION). There are: ${known.join(', ') || 'none'}.`);
  }

  async #find(context: ActingContext): Promise<Organisation> {
    const found = await this.#organisations.find(context);
    if (found === null) throw new OrganisationMissing(`There is no organisation ${context.organisationId}.`);
    return found;
  }
}
