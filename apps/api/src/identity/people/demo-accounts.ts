import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';

import type { Environment } from '../../common/env.ts';
import { ENVIRONMENT } from '../../common/environment.module.ts';
import type { Organisation } from '../../common/organisation.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-people.ts';
import { hashPassword } from './passwords.ts';
import { PersonRepository } from './person.repository.ts';

type OfDemo = Pick<Organisation, 'organisationId' | 'slug'>;

/** Brings the demonstration's accounts into the database of a demonstration. The database lets them act nowhere else. */
@Injectable()
export class DemoAccounts {
  readonly #people: PersonRepository;
  readonly #isDemo: boolean;

  constructor(people: PersonRepository, @Inject(ENVIRONMENT) environment: Environment) {
    this.#people = people;
    this.#isDemo = environment.demo;
  }

  /** Those of the organisations, and of whoever belongs to none. */
  async ensure(organisations: readonly OfDemo[]): Promise<void> {
    if (!this.#isDemo) return;
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    for (const { email, displayName, organisation, roles, steward } of DEMO_ACCOUNTS) {
      const home = organisations.find(({ slug }) => slug === organisation)?.organisationId ?? null;
      if (home === null && organisation !== null) continue;
      const person = { personId: randomUUID(), email, displayName, language: 'el', passwordHash, steward } as const;
      await this.#people.ensureDemoPerson(person, home, roles);
    }
  }
}
