import { capabilitiesOf, type Text } from '@elektron/domain';
import { Inject, Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import type { Environment } from '../../common/env.ts';
import { ENVIRONMENT } from '../../common/environment.module.ts';
import { Mailer, type Mail } from '../../common/mailer.ts';
import { MemberLetters, type Addressee, type MemberLetter } from '../../common/member-letters.ts';
import { PersonRepository } from './person.repository.ts';

/** Letters to members, by the mail server that sends invitations. */
@Injectable()
export class MemberMail extends MemberLetters {
  readonly #people: PersonRepository;
  readonly #mailer: Mailer;
  readonly #publicUrl: string;

  constructor(people: PersonRepository, mailer: Mailer, @Inject(ENVIRONMENT) environment: Environment) {
    super();
    this.#people = people;
    this.#mailer = mailer;
    this.#publicUrl = environment.publicUrl ?? '';
  }

  override get canBeSent(): boolean {
    return this.#mailer.configured;
  }

  override async listAddressees({ organisationId }: ActingContext): Promise<readonly Addressee[]> {
    const members = await this.#people.listAddresses(organisationId);
    return members.map(({ roles, ...person }) => ({ ...person, capabilities: capabilitiesOf(roles) }));
  }

  override compose({ email, language }: Addressee, { subject, text, path }: MemberLetter): Mail {
    const url = this.#publicUrl + path;
    const withUrl = (template: Text): Text => ({ el: template.el.replaceAll('{{url}}', url), en: template.en.replaceAll('{{url}}', url) });
    return { to: email, language, subject, text: withUrl(text) };
  }

  override send(mail: Mail): Promise<boolean> {
    return this.#mailer.send(mail);
  }

  override toMessage(mail: Mail): Promise<Uint8Array> {
    return this.#mailer.toMessage(mail);
  }
}
