import type { Capability, Language, Text } from '@elektron/domain';

import type { ActingContext } from './acting-context.ts';
import type { Mail } from './mailer.ts';

/** A member of an organisation, as far as a letter needs to know them. */
export interface Addressee {
  readonly email: string;
  readonly language: Language;
  readonly capabilities: readonly Capability[];
}

/** What a letter says; `{{url}}` in its text becomes the address of a page. */
export interface MemberLetter {
  readonly subject: Text;
  readonly text: Text;
  /** Of the page. */
  readonly path: string;
}

/** Every room may write to the members of an organisation, as the installation; the room `identity` knows them. */
export abstract class MemberLetters {
  /** Whether there is a mail server. */
  abstract get canBeSent(): boolean;
  /** Members who could sign in; nobody of a demonstration. */
  abstract listAddressees(installation: ActingContext): Promise<readonly Addressee[]>;
  /** The letter in both languages, with the whole address of the page where the installation knows its own. */
  abstract compose(addressee: Addressee, letter: MemberLetter): Mail;
  /** @returns whether a mail server took it */
  abstract send(mail: Mail): Promise<boolean>;
  /** The letter as a file of a mail program, for whoever sends it by other means. */
  abstract toMessage(mail: Mail): Promise<Uint8Array>;
}
