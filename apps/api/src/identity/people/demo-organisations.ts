import type { Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { Organisation } from '../../common/organisation.ts';
import { OrganisationRepository } from '../organisations/organisation.repository.ts';
import { DEMO_ACCOUNTS, type DemoAccount } from './demo-people.ts';

/** How much of an organisation's demonstration is there while it is being loaded. */
export interface DemoProgress {
  readonly partsLoaded: number;
  readonly parts: number;
}

/** An organisation of the demonstration, as the sign-in page shows it. */
export interface DemoOrganisation {
  readonly slug: string;
  readonly name: Text;
  readonly about: Text;
  /** Null when nothing more is being loaded. */
  readonly progress: DemoProgress | null;
}

/** The organisations of this process's demonstration, and how far they are; there are none elsewhere. */
@Injectable()
export class DemoOrganisations {
  readonly #organisations: OrganisationRepository;
  readonly #shown = new Map<string, DemoOrganisation>();

  constructor(organisations: OrganisationRepository) {
    this.#organisations = organisations;
  }

  /** Adds an organisation that is not there yet, and shows it from now on. */
  async ensure(organisation: Organisation, about: Text): Promise<void> {
    await this.#organisations.ensure(organisation);
    const { slug, name } = organisation;
    this.#shown.set(slug, { slug, name, about, progress: null });
  }

  /** Says how far an organisation is. @param progress null when nothing more is being loaded */
  tell(slug: string, progress: DemoProgress | null): void {
    const shown = this.#shown.get(slug);
    if (shown !== undefined) this.#shown.set(slug, { ...shown, progress });
  }

  /** In the order in which they came. */
  list(): readonly DemoOrganisation[] {
    return [...this.#shown.values()];
  }

  /** Who can sign in to them. */
  listAccounts(): readonly DemoAccount[] {
    if (this.#shown.size === 0) return [];
    return DEMO_ACCOUNTS.filter(({ organisation }) => organisation === null || this.#shown.has(organisation));
  }
}
