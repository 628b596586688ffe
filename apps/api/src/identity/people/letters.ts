import { fillText, type Language, type Text, type TextValue } from '@elektron/domain';
import { Inject, Injectable } from '@nestjs/common';

import type { Environment } from '../../common/env.ts';
import { ENVIRONMENT } from '../../common/environment.module.ts';
import { Mailer } from '../../common/mailer.ts';
import { LINK_MAILS } from './link-texts.ts';

/** Letters with a link in them. They need a mail server, and an address under which the link can be opened. */
@Injectable()
export class Letters {
  readonly #mailer: Mailer;
  readonly #publicUrl: string | undefined;

  constructor(mailer: Mailer, @Inject(ENVIRONMENT) environment: Environment) {
    this.#mailer = mailer;
    this.#publicUrl = environment.publicUrl;
  }

  get canBeSent(): boolean {
    return this.#mailer.configured && this.#publicUrl !== undefined;
  }

  /** @returns whether it is on its way; otherwise the link must reach the person otherwise */
  async send(
    kind: keyof typeof LINK_MAILS,
    to: string,
    language: Language,
    path: string,
    values: Readonly<Record<string, TextValue>> = {},
  ): Promise<boolean> {
    if (!this.canBeSent) return false;
    const all = { ...values, url: (this.#publicUrl ?? '') + path };
    const { subject, text } = LINK_MAILS[kind];
    return this.#mailer.send({ to, language, subject: inEach(subject, all), text: inEach(text, all) });
  }
}

function inEach(template: Text, values: Readonly<Record<string, TextValue>>): Text {
  return { el: fillText(template.el, values, 'el'), en: fillText(template.en, values, 'en') };
}
