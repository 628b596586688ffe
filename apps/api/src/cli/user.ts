import { parseArgs } from 'node:util';

import { Mailer } from '../common/mailer.ts';
import type { Database } from '../database/database.ts';
import { AuditEventRepository } from '../identity/audit/audit-event.repository.ts';
import { OrganisationRepository } from '../identity/organisations/organisation.repository.ts';
import { OrganisationsDirectory } from '../identity/organisations/organisations-directory.ts';
import { Letters } from '../identity/people/letters.ts';
import { LinkRepository } from '../identity/people/link.repository.ts';
import { LinksService } from '../identity/people/links.service.ts';
import { parseRoles } from '../identity/people/members.service.ts';
import { PersonRepository } from '../identity/people/person.repository.ts';
import { SecondFactorRepository } from '../identity/sessions/second-factor.repository.ts';
import { SessionRepository } from '../identity/sessions/session.repository.ts';
import { openInstallation } from '../open-installation.ts';
import { UsageError, type Command, type ExitCode, type Session } from './command.ts';
import { describePerson, DONE, endedSessions, LINK_NOTES, nobodyHas, NOBODY_THERE, SETUP_REFUSED, UNCHANGED } from './user-texts.ts';

/** What an action works with. */
interface Given {
  readonly session: Session;
  readonly database: Database;
  readonly links: LinksService;
  readonly json: boolean;
  readonly roles: readonly string[];
}

/** What is done to the account of an address. */
type AccountAction = (given: Given, account: { readonly personId: string; readonly email: string }) => Promise<void>;

const ACCOUNT_ACTIONS = new Map<string, AccountAction>([
  ['link', printResetLink],
  ['disable', (given, { personId }) => setDisabled(given, personId, true)],
  ['enable', (given, { personId }) => setDisabled(given, personId, false)],
  ['end-sessions', endSessions],
  ['remove-second-factor', removeSecondFactor],
]);

export const user: Command = {
  name: 'user',
  usage: 'list [--json] | setup | invite EMAIL [--role ROLE]… | link|disable|enable|end-sessions|remove-second-factor EMAIL',
  summary: {
    el: 'Διαχειρίζεται λογαριασμούς: ποιοι υπάρχουν, σύνδεσμοι (πρώτος διαχειριστής, πρόσκληση, νέος κωδικός), απενεργοποίηση',
    en: 'Looks after accounts: who there is, links (first administrator, invitation, new password), disabling',
  },
  ofOrganisation: true,
  async run(session, args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false }, role: { type: 'string', multiple: true } },
      allowPositionals: true,
    });
    const [name = '', email, ...rest] = positionals;
    const takesAddress = name === 'invite' || ACCOUNT_ACTIONS.has(name);
    if ((!takesAddress && !['list', 'setup'].includes(name)) || takesAddress !== (email !== undefined) || rest.length > 0)
      throw new UsageError('EMAIL');
    // Not session.open(): whoever looks after accounts need not name an organisation that exists.
    const database = await openInstallation(session.environment, { whenOpenElsewhere: 'join' });
    try {
      const given = { session, database, links: linksOf(session, database), json: values.json, roles: values.role ?? ['manager'] };
      return await act(given, name, email ?? '');
    } finally {
      await database.close();
    }
  },
};

async function act(given: Given, name: string, email: string): Promise<ExitCode> {
  if (name === 'list') return list(given);
  if (name === 'setup') return setUp(given);
  if (name === 'invite') return invite(given, email);
  const account = await new PersonRepository(given.database).findByEmail(email);
  if (account === null) {
    given.session.say(nobodyHas(email));
    return 1;
  }
  await ACCOUNT_ACTIONS.get(name)?.(given, account);
  return 0;
}

async function list({ session, database, json }: Given): Promise<ExitCode> {
  const people = await new PersonRepository(database).list();
  if (json) session.print(JSON.stringify(people));
  else if (people.length === 0) session.say(NOBODY_THERE);
  else for (const person of people) session.print(describePerson(person, session.language));
  return 0;
}

async function setUp({ session, links }: Given): Promise<ExitCode> {
  const path = session.environment.demo ? null : await links.makeSetupLink();
  if (path === null) {
    session.say(SETUP_REFUSED[session.environment.demo ? 'demo' : 'somebody']);
    return 1;
  }
  printLink(session, path, 'setup');
  return 0;
}

/** @throws Problem INPUT_INVALID; OrganisationMissing */
async function invite({ session, database, links, roles }: Given, email: string): Promise<ExitCode> {
  const directory = new OrganisationsDirectory(new OrganisationRepository(database), database);
  const context = await directory.getInstallationContext(session.environment);
  printLink(session, await links.inviteAsOperator(context, email, parseRoles(roles)), 'invitation');
  return 0;
}

async function printResetLink({ session, links }: Given, { email }: { readonly email: string }): Promise<void> {
  printLink(session, await links.makeResetLink(email), 'reset');
}

async function setDisabled({ session, database }: Given, personId: string, disabled: boolean): Promise<void> {
  const changed = await new PersonRepository(database).setDisabled(personId, disabled);
  session.say(changed ? DONE[disabled ? 'disable' : 'enable'] : UNCHANGED);
}

async function endSessions({ session, database }: Given, { personId }: { readonly personId: string }): Promise<void> {
  session.say(endedSessions(await new SessionRepository(database).revokeAll(personId)));
}

async function removeSecondFactor({ session, database }: Given, { personId }: { readonly personId: string }): Promise<void> {
  await new SecondFactorRepository(database).removeAsOperator(personId);
  session.say(DONE['remove-second-factor']);
}

/** The link alone on standard output, so that a program can hand it on. */
function printLink(session: Session, path: string, kind: keyof typeof LINK_NOTES): void {
  const { publicUrl, port } = session.environment;
  session.print((publicUrl ?? `http://localhost:${port}`) + path);
  session.say(LINK_NOTES[kind]);
}

function linksOf({ environment }: Session, database: Database): LinksService {
  const letters = new Letters(new Mailer(environment), environment);
  return new LinksService(new LinkRepository(database), new PersonRepository(database), letters, new AuditEventRepository(database));
}
