import { randomUUID } from 'node:crypto';
import { MEMBER_ROLE_LABELS, type MemberRole, type Text } from '@elektron/domain';
import { Inject, Injectable } from '@nestjs/common';

import type { Environment } from '../../common/env.ts';
import { ENVIRONMENT } from '../../common/environment.module.ts';
import { hashPassword } from './passwords.ts';
import { PersonRepository } from './person.repository.ts';

/** An account that the sign-in page shows with its password. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly description: Text;
  readonly roles: readonly MemberRole[];
  readonly steward: boolean;
}

/** No secret: it stands on the sign-in page. */
const PASSWORD = 'demonstration only';

function account(name: string, displayName: string, roles: readonly MemberRole[], steward = false): DemoAccount {
  const labels = roles.map((role) => MEMBER_ROLE_LABELS[role]);
  const description = steward
    ? { el: 'Συντονισμός του δικτύου, χωρίς εγγραφές', en: 'Steward of the network, without records' }
    : { el: labels.map(({ el }) => el).join(', '), en: labels.map(({ en }) => en).join(', ') };
  return { email: `${name}@demo.example`, password: PASSWORD, displayName, description, roles, steward };
}

/** THE accounts of the demonstration: one that may do nearly everything, and one a role to see what it may not. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  account('all', 'Άννα Δημοπούλου', ['uploader', 'analyst', 'publisher', 'manager']),
  account('uploader', 'Νίκος Καταχωρητής', ['uploader']),
  account('analyst', 'Ελένη Αναλυτή', ['analyst']),
  account('manager', 'Μαρία Διαχειρίστρια', ['manager']),
  account('officer', 'Γιώργος Υπεύθυνος', ['data-protection-officer']),
  account('steward', 'Σοφία Συντονίστρια', [], true),
];

/** Everybody signs in with them, so nobody may change how. */
export function isSharedAccount({ demo, email }: { readonly demo: boolean; readonly email: string }): boolean {
  return demo && DEMO_ACCOUNTS.some((shared) => shared.email === email);
}

/** Brings the demonstration's accounts into the database of a demonstration. The database lets them act nowhere else. */
@Injectable()
export class DemoAccounts {
  readonly #people: PersonRepository;
  readonly #isDemo: boolean;

  constructor(people: PersonRepository, @Inject(ENVIRONMENT) environment: Environment) {
    this.#people = people;
    this.#isDemo = environment.demo;
  }

  /** To be shown on the sign-in page; none outside of a demonstration. */
  list(): readonly DemoAccount[] {
    return this.#isDemo ? DEMO_ACCOUNTS : [];
  }

  async ensure(organisationId: string): Promise<void> {
    if (!this.#isDemo) return;
    const passwordHash = await hashPassword(PASSWORD);
    for (const { email, displayName, roles, steward } of DEMO_ACCOUNTS) {
      const person = { personId: randomUUID(), email, displayName, language: 'el', passwordHash, steward } as const;
      await this.#people.ensureDemoPerson(person, organisationId, roles);
    }
  }
}
