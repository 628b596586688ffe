import type { Language, Text } from '@elektron/domain';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';

import type { Environment } from './env.ts';
import { ENVIRONMENT } from './environment.module.ts';

export interface Mail {
  readonly to: string;
  readonly language: Language;
  readonly subject: Text;
  readonly text: Text;
}

/** A mail server that does not answer must not keep a request waiting for its minutes. */
const PATIENCE_MS = 10_000;

/** Sends short letters where SMTP_URL names a server, and says when there is none. */
@Injectable()
export class Mailer {
  readonly #transport: Transporter | null;
  readonly #from: string;
  readonly #logger = new Logger('Mailer');

  constructor(@Inject(ENVIRONMENT) { smtpUrl, mailFrom }: Environment) {
    const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
    this.#transport = smtpUrl === undefined ? null : createTransport({ url: smtpUrl, ...patience });
    this.#from = mailFrom ?? 'elektron@localhost';
  }

  get configured(): boolean {
    return this.#transport !== null;
  }

  /** The letter as a file of a mail program (RFC 5322), for whoever sends it by other means. */
  async toMessage(mail: Mail): Promise<Uint8Array> {
    const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    const { message } = await writer.sendMail(this.#toMessage(mail));
    return message as Buffer;
  }

  /** @returns whether the mail server took it; why it did not is in the log, without whom it was for */
  async send(mail: Mail): Promise<boolean> {
    if (this.#transport === null) return false;
    try {
      await this.#transport.sendMail(this.#toMessage(mail));
      return true;
    } catch (error) {
      this.#logger.error(error);
      return false;
    }
  }

  #toMessage({ to, language, subject, text }: Mail): SendMailOptions {
    // The address as one, whatever stands in it: a text would be read as a list of addresses.
    const recipient = { name: '', address: to };
    return { from: this.#from, to: recipient, subject: subject[language], text: text[language] };
  }
}
