import { Caller } from './caller.ts';

export const PASSWORD = 'four unrelated words here';

export interface SecondOrganisation {
  readonly id: string;
  readonly demoId: string;
  /** Manages it, and analyses for the demonstration's organisation as well. */
  readonly person: Caller;
  readonly email: string;
}

const CREATE = `mutation ($input: CreateOrganisationWithManagerInput!) {
  createOrganisation(input: $input) { invitation { path } userErrors { code } } }`;
const ACCEPT = 'mutation ($input: AcceptLinkInput!) { acceptLink(input: $input) { email userErrors { code } } }';
const INVITE = 'mutation ($input: InviteInput!) { inviteMember(input: $input) { invitation { path } userErrors { code } } }';
const SHARE = 'mutation ($input: ShareInput!) { share(input: $input) { grant { id } userErrors { code } } }';

/** The path of a link ends with its secret. */
export function secretOf(path: string): string {
  return path.slice(path.indexOf('#') + 1);
}

/** A second organisation beside the demonstration's, somebody who belongs to both, and all that the one has opened to the other. */
export async function makeSecondOrganisation(url: string): Promise<SecondOrganisation> {
  const [steward, manager] = await Promise.all([Caller.of(url, 'steward'), Caller.of(url, 'all')]);
  const email = 'theodora@example.org';
  const created = await steward.ask<{ createOrganisation: { invitation: { path: string } } }>(CREATE, {
    input: { slug: 'second', nameEl: 'Δήμος Δοκιμής', nameEn: 'Municipality of Testing', managerEmail: email },
  });
  const person = new Caller(url);
  const accept = async (path: string, rest: object = {}): Promise<void> => {
    await person.ask(ACCEPT, { input: { secret: secretOf(path), password: PASSWORD, ...rest } });
  };
  await accept(created.createOrganisation.invitation.path, { displayName: 'Θεοδώρα Δοκιμαστή', language: 'el' });
  const invited = await manager.ask<{ inviteMember: { invitation: { path: string } } }>(INVITE, { input: { email, roles: ['analyst'] } });
  await accept(invited.inviteMember.invitation.path);
  await person.signIn(email, PASSWORD);
  const { organisations, organisation } = await manager.ask<{
    organisations: { id: string; slug: string }[];
    organisation: { timeZone: string };
  }>('{ organisations { id slug } organisation { timeZone } }');
  const id = organisations.find(({ slug }) => slug === 'second')?.id ?? '';
  const demoId = organisations.find(({ slug }) => slug !== 'second')?.id ?? '';
  const { today, later } = daysFrom(new Date(), organisation.timeZone);
  for (const kind of ['records', 'aggregates', 'evaluations']) {
    await manager.ask(SHARE, { input: { recipientId: id, kind, validFrom: today, validUntil: later, purpose: 'A study of both' } });
  }
  return { id, demoId, person, email };
}

const DAY_MILLISECONDS = 86_400_000;

/** "Today" is that of where the owner is; a day early would be refused, a day late is open tomorrow only. */
function daysFrom(now: Date, timeZone: string): { readonly today: string; readonly later: string } {
  const { format } = new Intl.DateTimeFormat('sv-SE', { timeZone });
  return { today: format(now), later: format(new Date(now.getTime() + 30 * DAY_MILLISECONDS)) };
}
