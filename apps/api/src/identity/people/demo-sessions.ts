import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { SessionRepository } from '../sessions/session.repository.ts';
import { isSharedAccount } from './demo-people.ts';
import { PersonRepository } from './person.repository.ts';

/** Where the session of a demonstration's person is from: this process. */
const HERE = { userAgent: 'demonstration', address: '' };

/** Lets people of the demonstration do what only a person may do, each in a session of their own that ends with it. */
@Injectable()
export class DemoSessions {
  readonly #people: PersonRepository;
  readonly #sessions: SessionRepository;

  constructor(people: PersonRepository, sessions: SessionRepository) {
    this.#people = people;
    this.#sessions = sessions;
  }

  /** @param email of an account that the sign-in page shows; nobody else is acted for */
  async act(email: string, organisationId: string, work: (context: ActingContext, personId: string) => Promise<unknown>): Promise<void> {
    const person = await this.#people.findByEmail(email);
    if (person === null || !isSharedAccount({ ...person, email })) throw new Error(`${email} is nobody of the demonstration.`);
    const secret = await this.#sessions.open(person.personId, organisationId, false, HERE);
    const context = { organisationId, secret };
    try {
      await work(context, person.personId);
    } finally {
      const actor = await this.#sessions.findActor(secret);
      if (actor?.sessionId != null) await this.#sessions.revoke(context, actor.sessionId);
    }
  }
}
