import './testing/web-platform.ts';
import { PROBLEM_MESSAGES } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NetworkPage } from '../features/network/network-page.tsx';
import { HERE, TestServer, viewerWith, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const VOLOS = {
  __typename: 'OrganisationEntry',
  id: HERE,
  slug: 'volos',
  kind: 'municipality',
  name: { __typename: 'Text', el: 'Δήμος Βόλου', en: 'Volos' },
};
const TOTALS = {
  __typename: 'NetworkTotals',
  organisations: 0,
  records: 0,
  accidents: 0,
  duplicates: 0,
  notComparable: 0,
  byYear: [],
  period: null,
};
const METHOD = { __typename: 'Text', el: 'μέθοδος', en: 'method' };
const AWAITED = {
  __typename: 'AwaitedManager',
  organisation: VOLOS,
  email: 'first@volos.example',
  expiresAt: '2026-01-08T10:00:00Z',
  live: false,
};

const text = (en: string) => ({ __typename: 'Text', el: en, en });
const interval = (lower: number, upper: number) => ({ __typename: 'Interval', lower, upper });
const study = { organisation: { el: 'Βόλος', en: 'Volos' }, factor: 0.75, lower: 0.6, upper: 0.94, outcome: 'injury', points: 105 };
const EVIDENCE = {
  __typename: 'KindEvidence',
  entry: {
    __typename: 'EvidenceEntry',
    ...{ kind: 'zone-30', kindLabels: text('30 km/h zone'), studies: 2, withheld: 4, undecided: 3, factor: 0.82 },
    ...{ confidenceInterval: interval(0.7, 0.96), predictionInterval: null },
  },
  studies: [
    { ...study, id: 'a/1', published: null },
    { ...study, id: 'a/2', points: null, published: { citation: 'A report', publishedYear: 2004, url: 'https://example.org/report' } },
  ],
};

function open(answers: Readonly<Record<string, Answer>> = {}, language: 'el' | 'en' = 'en'): TestServer {
  const server = new TestServer({
    Viewer: () => ({ viewer: viewerWith({ steward: true }, ['organisations.manage']) }),
    NetworkOrganisations: () => ({ organisations: [VOLOS] }),
    NetworkTotals: () => ({ networkTotals: { ...TOTALS, method: METHOD } }),
    AwaitedManagers: () => ({ awaitedManagers: [AWAITED] }),
    NetworkEvidence: () => ({ networkEvidence: [EVIDENCE] }),
    RenewManagerInvitation: () => ({
      renewManagerInvitation: {
        __typename: 'InvitationPayload',
        invitation: { __typename: 'Invitation', email: 'first@volos.example', path: '/app/link#l_new' },
        userErrors: [],
      },
    }),
    ...answers,
  });
  renderWith(<NetworkPage />, { server, language, at: '/app/network' });
  return server;
}

async function renew(): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: 'Renew the invitation: Volos' }));
  const dialog = await screen.findByRole('dialog', { name: 'Renew the invitation to Volos?' });
  expect(dialog.textContent).toContain('first@volos.example');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Renew the invitation' }));
}

describe('the evidence of the network', () => {
  it('stands by kind with what is kept, and study by study with source and quality', async () => {
    open();
    const kinds = await screen.findByRole('table', { name: 'What is known, by kind of intervention' });
    const row = within(kinds).getByRole('row', { name: /30 km\/h zone/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['0.82', '0.70 – 0.96', '–', '2', '4', '3']);
    const studies = screen.getByRole('table', { name: 'Contributed evaluations and published factors' });
    expect(within(studies).getByRole('row', { name: /^Volos/ }).textContent).toMatch(/Injury accidents0\.750\.60 – 0\.94105$/);
    expect(within(studies).getByRole('link', { name: 'A report' }).getAttribute('href')).toBe('https://example.org/report');
    expect(within(studies).getByText(/\(2004\) · entered by Volos/)).toBeTruthy();
  });

  it('says what will stand there while nothing does', async () => {
    open({ NetworkEvidence: () => ({ networkEvidence: [] }) });
    expect(await screen.findByText('No evidence yet')).toBeTruthy();
  });
});

describe('an organisation that waits for its first manager', () => {
  it('says whom the steward has invited and that the link has expired, and gives a new link once', async () => {
    const server = open();
    const table = await screen.findByRole('table', { name: 'Organisations without a manager yet' });
    const row = within(table).getByRole('row', { name: /Volos/ });
    expect(row.textContent).toMatch(/first@volos\.example.*08\/01\/2026.*expired/);
    await renew();
    const shown = await screen.findByRole('group', { name: 'The invitation for first@volos.example' });
    expect(within(shown).getByText('http://localhost/app/link#l_new')).toBeTruthy();
    expect(server.asked.find(({ operation }) => operation === 'RenewManagerInvitation')?.variables).toEqual({
      input: { organisationId: HERE },
    });
    // What is shown of the former link is asked for again.
    await waitFor(() => expect(server.count('AwaitedManagers')).toBe(2));
  });

  it('keeps the dialog, and says why, where there is nothing to renew any more', async () => {
    const message = { __typename: 'Text', ...PROBLEM_MESSAGES.INVITATION_NOT_FOUND };
    const userErrors = [{ __typename: 'UserError', code: 'INVITATION_NOT_FOUND', path: ['input'], message }];
    open({ RenewManagerInvitation: () => ({ renewManagerInvitation: { __typename: 'InvitationPayload', invitation: null, userErrors } }) });
    await renew();
    await within(await screen.findByRole('dialog')).findByText(PROBLEM_MESSAGES.INVITATION_NOT_FOUND.en);
    expect(screen.queryByRole('group', { name: /The invitation for/ })).toBeNull();
  });

  it('is not spoken of where there is none', async () => {
    const server = open({ AwaitedManagers: () => ({ awaitedManagers: [] }) });
    await screen.findByText('Volos');
    await waitFor(() => expect(server.count('AwaitedManagers')).toBe(1));
    expect(screen.queryByText('Organisations without a manager yet')).toBeNull();
  });

  it('while its link opens is called by no other word', async () => {
    open({ AwaitedManagers: () => ({ awaitedManagers: [{ ...AWAITED, live: true }] }) }, 'el');
    const table = await screen.findByRole('table', { name: 'Οργανισμοί που δεν έχουν ακόμη διαχειριστή' });
    expect(within(table).queryByText('έληξε')).toBeNull();
    expect(within(table).getByRole('button', { name: 'Ανανέωση πρόσκλησης: Δήμος Βόλου' })).toBeTruthy();
  });
});
