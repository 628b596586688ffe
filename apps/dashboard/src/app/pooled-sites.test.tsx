import './testing/web-platform.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PoolNote } from '../features/hotspots/pool-note.tsx';
import { PooledFunction } from '../features/hotspots/pooled-function.tsx';
import { ReceivedGrants } from '../features/sharing/received-grants.tsx';
import { SharePanel } from '../features/sharing/share-panel.tsx';
import { HERE, TestServer, THERE, viewerWith, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

// A field that grows with its text waits for fonts, which there are none of here.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });

const RUN = '00000000-0000-4000-8000-00000000000c';
const text = (words: string) => ({ __typename: 'Text', el: words, en: words });
const entryOf = (id: string, name: string) => ({ __typename: 'OrganisationEntry', id, slug: name, kind: 'municipality', name: text(name) });

const GRANT = {
  __typename: 'ReceivedGrant',
  id: 'g',
  owner: entryOf(THERE, 'Volos'),
  kind: 'site-counts',
  municipalities: null,
  validUntil: '2030-01-01',
  purpose: 'A common function',
  attribution: text(''),
  speedUnit: 'km/h',
  standing: false,
};

const OWN = {
  __typename: 'Organisation',
  id: HERE,
  slug: 'larissa',
  name: text('Larissa'),
  timeZone: 'Europe/Athens',
  speedUnit: 'km/h',
  attribution: text(''),
  basemapUrl: null,
  basemapAttribution: null,
  softwareVersion: '1',
};

function serverWith(answers: Readonly<Record<string, Answer>> = {}): TestServer {
  return new TestServer({
    Viewer: () => ({ viewer: viewerWith({}, ['records.read', 'sharing.manage']) }),
    Organisation: () => ({ organisation: OWN }),
    ShareChoices: () => ({ organisations: [entryOf(HERE, 'Larissa'), entryOf(THERE, 'Volos')], municipalities: [] }),
    OpenableRuns: () => ({
      openableRuns: [{ __typename: 'OpenableRun', runId: RUN, createdAt: '2026-03-05T10:00:00Z', years: 5, sites: 312, accidents: 821 }],
    }),
    SharingGrants: () => ({ sharingGrants: [] }),
    Share: () => ({ share: { __typename: 'SharingGrantPayload', grant: { __typename: 'SharingGrant', id: 'g' }, userErrors: [] } }),
    ReceivedGrants: () => ({ receivedGrants: [GRANT] }),
    ...answers,
  });
}

async function chooseNumbersOfSites(): Promise<void> {
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'With whom' }), THERE);
  await userEvent.click(screen.getByRole('radio', { name: 'Numbers of the network’s sites' }));
}

describe('the form that opens numbers of sites', () => {
  it('says of which ranking, how much leaves and what, and sends it', async () => {
    const server = serverWith();
    renderWith(<SharePanel ownId={HERE} onClose={() => undefined} />, { server, at: '/app/sharing' });
    await chooseNumbersOfSites();
    const run = await screen.findByRole('combobox', { name: 'Of which ranking' });
    await userEvent.type(screen.getByRole('textbox', { name: 'Purpose' }), 'A common function');
    await userEvent.click(screen.getByRole('button', { name: 'Share' }));
    await screen.findByText('Choose a ranking.');
    expect(server.asked.map(({ operation }) => operation)).not.toContain('Share');
    expect(within(run).getByRole('option', { name: /312 sites with traffic, 821 accidents in 5.0 years/ })).toBeTruthy();
    expect(document.body.textContent).toContain('No name or number, no place, no date, no severity, no record.');
    await userEvent.selectOptions(run, RUN);
    await userEvent.click(screen.getByRole('button', { name: 'Share' }));
    await waitFor(() => expect(server.asked.map(({ operation }) => operation)).toContain('Share'));
    const { variables } = server.asked.find(({ operation }) => operation === 'Share')!;
    expect(variables).toMatchObject({ input: { kind: 'site-counts', runId: RUN, recipientId: THERE } });
  });

  it('says what it takes where there is no ranking', async () => {
    renderWith(<SharePanel ownId={HERE} onClose={() => undefined} />, {
      server: serverWith({ OpenableRuns: () => ({ openableRuns: [] }) }),
    });
    await chooseNumbersOfSites();
    expect(await screen.findByText(/There is no ranking to open/)).toBeTruthy();
  });
});

describe('what others have opened', () => {
  it('is used in the own rankings, and leads to no page of theirs', async () => {
    renderWith(<ReceivedGrants organisation="Larissa" />, { server: serverWith() });
    const link = await screen.findByRole('link', { name: 'Use in a ranking: Volos, Numbers of the network’s sites' });
    expect(link.getAttribute('href')).toMatch(/^\/app\/hotspots/);
    expect(link.getAttribute('href')).not.toContain('of=');
  });

  it.each<[string, readonly object[], string]>([
    ['by one, however often', [GRANT, { ...GRANT, id: 'h' }], '1 organisation has opened sites: Volos.'],
    ['by two', [GRANT, { ...GRANT, id: 'h', owner: entryOf(RUN, 'Trikala') }], '2 organisations have opened sites: Volos, Trikala.'],
    ['as something else', [{ ...GRANT, kind: 'records' }], 'Nobody has opened sites to your organisation yet.'],
  ])('is counted beside the choice: %s', async (_, receivedGrants, words) => {
    renderWith(<PoolNote />, { server: serverWith({ ReceivedGrants: () => ({ receivedGrants }) }) });
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('is named in the result with its level, and what the own sites say alone', async () => {
    const organisations = [{ key: THERE, sites: 80, accidents: 240, factor: 1.234, lower: 0.9, upper: 1.7 }];
    const fit = { ownSites: 15, ownAccidents: 21, organisations, exponentsPValue: 0.4, alone: 'SITES_TOO_FEW' };
    renderWith(<PooledFunction fit={fit} pool={{ organisations: [{ key: THERE, name: text('Volos') }], ranks: null }} />, {
      server: serverWith(),
    });
    const rows = await screen.findAllByRole('row');
    expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
      ['Organisation', 'Sites', 'Accidents', 'Multiple', 'Interval'],
      ['Our own', '15', '21', '1', '–'],
      ['Volos', '80', '240', '1.23', '0.90 to 1.70'],
    ]);
    expect(document.body.textContent).toContain('p = 0.40');
    expect(document.body.textContent).toContain('Our own sites alone have no function.');
  });
});
