import { randomUUID } from 'node:crypto';
import { LANGUAGES, MEMBER_ROLES, Problem, type Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../common/acting-context.ts';
import { AuditTrail } from '../../common/audit-trail.ts';
import { isSecret } from '../../common/secrets.ts';
import type { Sql } from '../../database/sql.ts';
import { parseOrganisation, type OrganisationDraft } from '../organisations/organisation-draft.ts';
import { insertOrganisation } from '../organisations/organisation.repository.ts';
import { SignInAttemptRepository } from '../sessions/sign-in-attempt.repository.ts';
import { LinkRepository, type LinkPurpose, type LinkRow } from './link.repository.ts';
import { parseEmail } from './parse-email.ts';
import { hashPassword, isPassword, requireGoodPassword } from './passwords.ts';
import { parseDisplayName } from './profile.ts';
import {
  insertPerson,
  isAnybodyThere,
  joinOrganisation,
  joinUnmanagedOrganisations,
  PersonRepository,
  replacePassword,
  type Credentials,
  type NewPerson,
} from './person.repository.ts';

/** What whoever opens a link fills in. */
export interface LinkAnswer {
  readonly password: string;
  /** Of somebody new. */
  readonly displayName?: string | null | undefined;
  readonly language?: string | null | undefined;
  /** Of the administrator, whose link knows no address. */
  readonly email?: string | null | undefined;
  /** The administrator's first organisation, where there is none yet. */
  readonly organisation?: OrganisationDraft | null | undefined;
}

/** What a page about a link says before it is used. */
export interface OpenLink {
  readonly purpose: LinkPurpose;
  readonly email: string | null;
  readonly organisationName: Text | null;
  /** Somebody with that address has an account already, and only has to show their password. */
  readonly hasAccount: boolean;
  /** Whoever asks is signed in as the one who is meant: not even the password is asked for. */
  readonly forViewer: boolean;
}

/** Of the first administrator, who may give them away later. Not the officer, who must be somebody else. */
const ADMINISTRATOR_ROLES = MEMBER_ROLES.filter((role) => role !== 'data-protection-officer');

/** What happens behind a link that opens once. */
@Injectable()
export class LinkAcceptance {
  readonly #links: LinkRepository;
  readonly #people: PersonRepository;
  readonly #attempts: SignInAttemptRepository;
  readonly #audit: AuditTrail;

  constructor(links: LinkRepository, people: PersonRepository, attempts: SignInAttemptRepository, audit: AuditTrail) {
    this.#links = links;
    this.#people = people;
    this.#attempts = attempts;
    this.#audit = audit;
  }

  /** @param actor whoever is signed in in the same browser @throws Problem LINK_INVALID */
  async look(secret: string, actor: Actor | undefined): Promise<OpenLink> {
    const { purpose, email, organisationName } = await this.#get(secret);
    const account = purpose === 'invitation' ? await this.#people.findByEmail(email ?? '') : null;
    return { purpose, email, organisationName, hasAccount: account !== null, forViewer: account !== null && isThere(account, actor) };
  }

  /**
   * Goes through a link. Whoever has another factor shows it when they sign in: going through a link signs nobody in.
   * @param actor whoever is signed in in the same browser
   * @returns their address, to sign in with
   * @throws Problem LINK_INVALID, SIGN_IN_FAILED (a wrong password of an account that was there before), ACCOUNT_LOCKED, and what is wrong
   *   with the answer
   */
  async accept(secret: string, answer: LinkAnswer, actor?: Actor): Promise<string> {
    const link = await this.#get(secret);
    const email = link.email ?? parseEmail(answer.email ?? '');
    if (!(await this.#goThrough(secret, link, email, answer, actor))) throw new Problem('LINK_INVALID');
    return email;
  }

  async #get(secret: string): Promise<LinkRow> {
    const link = isSecret('link', secret) ? await this.#links.find(secret) : null;
    if (link === null) throw new Problem('LINK_INVALID');
    return link;
  }

  async #goThrough(secret: string, link: LinkRow, email: string, answer: LinkAnswer, actor?: Actor): Promise<boolean> {
    if (link.purpose === 'reset') return this.#resetPassword(secret, link, email, answer);
    if (link.purpose === 'setup') return this.#setUp(secret, link, email, answer);
    const account = await this.#people.findByEmail(email);
    if (account === null) return this.#joinAnew(secret, link, email, answer);
    if (!isThere(account, actor)) await this.#requirePassword(account, answer.password);
    return this.#links.use(secret, link, (sql) => join(sql, link, account.personId));
  }

  /** @throws Problem SIGN_IN_FAILED, ACCOUNT_LOCKED */
  async #requirePassword({ email, personId, passwordHash, disabled }: Credentials, password: string): Promise<void> {
    if (await this.#attempts.attempt(email, async () => (await isPassword(passwordHash, password)) && !disabled)) return;
    await this.#audit.recordForInstallation({ action: 'session.sign-in-failed', details: { known: true } }, personId);
    throw new Problem('SIGN_IN_FAILED');
  }

  async #joinAnew(secret: string, link: LinkRow, email: string, answer: LinkAnswer): Promise<boolean> {
    const person = await parsePerson(email, answer);
    return this.#links.use(secret, link, async (sql) => {
      // Somebody went through another invitation of the same address meanwhile: this one stays, and asks for the password of then.
      if (!(await insertPerson(sql, person))) throw new Problem('SIGN_IN_FAILED');
      return join(sql, link, person.personId);
    });
  }

  /** The first administrator is the network's steward, and manages what nobody manages yet. */
  async #setUp(secret: string, link: LinkRow, email: string, answer: LinkAnswer): Promise<boolean> {
    const person = await parsePerson(email, answer);
    const organisation = answer.organisation ? parseOrganisation(answer.organisation) : null;
    return this.#links.use(secret, link, async (sql) => {
      // The link may have waited in a log since a time when nobody was there.
      if (await isAnybodyThere(sql)) throw new Problem('LINK_INVALID');
      if (!(await insertPerson(sql, { ...person, steward: true }))) throw new Problem('INPUT_INVALID', { field: 'email', value: email });
      if (organisation !== null && !(await insertOrganisation(sql, organisation))) {
        throw new Problem('INPUT_INVALID', { field: 'slug', value: organisation.slug });
      }
      await joinUnmanagedOrganisations(sql, person.personId, ADMINISTRATOR_ROLES);
      return person.personId;
    });
  }

  /** Ends all sessions: whoever forgot a password may also have lost it to somebody. */
  async #resetPassword(secret: string, link: LinkRow, email: string, { password }: LinkAnswer): Promise<boolean> {
    const { personId } = link;
    if (personId === null) return false;
    requireGoodPassword(password, [email]);
    const passwordHash = await hashPassword(password);
    const changed = await this.#links.use(secret, link, async (sql) => {
      await replacePassword(sql, personId, passwordHash);
      return personId;
    });
    // Who came here through their mailbox need not wait because of somebody's guesses.
    if (changed) await this.#attempts.forget(email);
    return changed;
  }
}

/** Whether an account's own person is signed in, and has shown all they have to show. */
function isThere({ personId, disabled }: Credentials, actor: Actor | undefined): boolean {
  return actor?.kind === 'session' && actor.personId === personId && !actor.secondFactorMissing && !disabled;
}

async function join(sql: Sql, { organisationId, roles, createdBy }: LinkRow, personId: string): Promise<string> {
  await joinOrganisation(sql, organisationId ?? '', personId, roles ?? [], createdBy);
  return personId;
}

/** @throws Problem INPUT_INVALID, PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON */
async function parsePerson(email: string, answer: LinkAnswer): Promise<NewPerson> {
  const displayName = parseDisplayName(answer.displayName ?? '');
  requireGoodPassword(answer.password, [email, displayName]);
  const language = LANGUAGES.find((each) => each === answer.language) ?? 'el';
  return { personId: randomUUID(), email, displayName, language, passwordHash: await hashPassword(answer.password) };
}
