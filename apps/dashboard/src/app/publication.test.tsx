import './testing/web-platform.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Capability } from '@elektron/domain';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DraftSteps } from '../features/publication/draft-steps.tsx';
import { NewReleasePage } from '../features/publication/new-release-page.tsx';
import { PreviewAreas } from '../features/publication/preview-areas.tsx';
import { PublicationPage } from '../features/publication/publication-page.tsx';
import type { Draft, Preview } from '../features/publication/publication-queries.ts';
import { ReleaseAudit } from '../features/publication/release-audit.tsx';
import { TestServer, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

// A field that grows with its text asks for the fonts; jsdom has none.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });

afterEach(cleanup);

const text = (en: string) => ({ __typename: 'Text' as const, el: en, en });

const RESULT: NonNullable<Draft['result']> = {
  releaseId: 'town-1',
  digest: 'abc',
  auditPassed: true,
  sentence: text('The audit passed.'),
  failures: [],
  remarks: [{ code: 'accidents-left-out', message: text('3 accidents are not counted.') }],
  utility: [
    {
      period: '2014-2018',
      accidents: 400,
      severe: 60,
      accidentsShown: 0.912,
      severeShown: null,
      severeShownAsSuch: 0.5,
      medianAreaKm2: 0.74,
      rankCorrelation: 0.81,
      shown: 100,
      hiddenSmall: 40,
      hiddenBeside: 7,
    },
  ],
  geographies: [],
  periods: [],
  tables: [],
};

const draft = (change: Partial<Draft> = {}): Draft => ({
  id: 'd1',
  status: 'proposed',
  statusLabels: text('Waits for a second person'),
  blocks: [{ from: 2014, to: 2018 }],
  threshold: 5,
  licence: 'CC-BY-4.0',
  attribution: 'Town',
  includesBlackSpots: true,
  includesInterventions: true,
  includesBarriers: true,
  illustrative: false,
  progress: 1,
  cancelRequested: false,
  personName: 'Anna',
  madeAt: '2026-01-05T10:00:00Z',
  isOwnProposal: false,
  events: [],
  problem: null,
  result: RESULT,
  ...change,
});

const TERMS = {
  __typename: 'ReleaseTerms',
  years: [2014, 2015, 2016, 2017, 2018],
  proposedBlocks: [{ __typename: 'ReleaseBlock', from: 2014, to: 2018 }],
  earlierBlocks: [],
  attribution: text('Town'),
  needsDeclaration: true,
  openMonths: 0,
  otherPublishers: 0,
};

const PUBLISHER: Capability[] = ['records.read', 'releases.publish'];
type Answers = ConstructorParameters<typeof TestServer>[0];
const serverFor = (capabilities: Capability[], answers: Answers = {}): TestServer =>
  new TestServer({ Viewer: () => ({ viewer: viewerWith({}, capabilities) }), ...answers });
const steps = (change: Partial<Draft>, capabilities: Capability[], server = serverFor(capabilities)) =>
  renderWith(<DraftSteps draft={draft(change)} />, { server });

describe('what can be done with a draft', () => {
  it('is to publish for a second person, and not for whoever has proposed it', async () => {
    steps({}, PUBLISHER);
    expect(await screen.findByRole('button', { name: 'Publish' })).toBeTruthy();
    cleanup();
    steps({ isOwnProposal: true }, PUBLISHER);
    expect(await screen.findByText(/Another member with the role “Publisher” has to publish it/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
  });

  it('is to object for the data protection officer, and nothing for others', async () => {
    steps({}, ['releases.veto']);
    expect(await screen.findByRole('button', { name: 'Reject' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
    cleanup();
    steps({ status: 'published' }, ['releases.veto']);
    expect(await screen.findByRole('button', { name: 'Withdraw at once' })).toBeTruthy();
    cleanup();
    steps({ isOwnProposal: true }, ['records.read', 'analyses.run', 'releases.publish']);
    await screen.findByRole('button', { name: 'Reject' });
    cleanup();
    const reader = serverFor(['records.read']);
    steps({}, ['records.read'], reader);
    await waitFor(() => expect(reader.asked.map(({ operation }) => operation)).toContain('Viewer'));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is said once more before it is public, with what was looked at', async () => {
    const payload = {
      __typename: 'ReleasePayload',
      release: { __typename: 'ReleaseDraft', id: 'd1', status: 'published' },
      userErrors: [],
    };
    const server = serverFor(PUBLISHER, { PublishRelease: () => ({ publishRelease: payload }) });
    steps({}, PUBLISHER, server);
    await userEvent.click(await screen.findByRole('button', { name: 'Publish' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/whoever has seen it knows it/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Publish' }));
    expect(server.asked.map(({ variables }) => variables)).toContainEqual({ input: { id: 'd1', digest: 'abc' } });
  });
});

describe('a draft of which nothing came', () => {
  it('is computed again by whoever publishes, where there is nothing that could be looked at', async () => {
    const nothing = { status: 'failed', result: null } as const;
    const again = { __typename: 'ReleasePayload', release: { __typename: 'ReleaseDraft', id: 'd2', status: 'computing' }, userErrors: [] };
    const server = serverFor(PUBLISHER, { RepeatReleaseDraft: () => ({ repeatReleaseDraft: again }) });
    steps(nothing, PUBLISHER, server);
    await userEvent.click(await screen.findByRole('button', { name: 'Compute it again' }));
    expect(server.asked.map(({ variables }) => variables)).toContainEqual({ input: { id: 'd1' } });
    cleanup();
    const looker = serverFor(PUBLISHER);
    // A draft whose audit has failed would fail again.
    steps({ status: 'failed' }, PUBLISHER, looker);
    await waitFor(() => expect(looker.asked.map(({ operation }) => operation)).toContain('Viewer'));
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('a new draft', () => {
  it('begins with the usual, tells a single publisher why that is not enough, and says what is refused', async () => {
    const refused = {
      __typename: 'ReleasePayload',
      release: null,
      userErrors: [
        { __typename: 'UserError', path: ['input'], code: 'RELEASE_NOT_DECLARED_FINAL', message: text('Say that nothing is to come.') },
      ],
    };
    const server = serverFor(PUBLISHER, { ReleaseTerms: () => ({ releaseTerms: TERMS }), DraftRelease: () => ({ draftRelease: refused }) });
    renderWith(<NewReleasePage />, { server, at: '/app/publication/new' });
    expect(await screen.findByText(/You are the only member with the role “Publisher”/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Compute the draft' }));
    expect(await screen.findByText('Say that nothing is to come.')).toBeTruthy();
    expect(server.asked.find(({ operation }) => operation === 'DraftRelease')?.variables).toEqual({
      input: {
        blocks: [{ from: 2014, to: 2018 }],
        threshold: 5,
        licence: 'CC-BY-4.0',
        attribution: 'Town',
        declaredFinal: false,
        includesBlackSpots: true,
        includesInterventions: true,
        includesBarriers: true,
      },
    });
  });
});

describe('a reason', () => {
  it('is asked for before anything is withdrawn', async () => {
    const server = serverFor(PUBLISHER);
    steps({ status: 'published' }, PUBLISHER, server);
    await userEvent.click(await screen.findByRole('button', { name: 'Withdraw at once' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Withdraw at once' }));
    expect(await within(dialog).findByText('Say why.')).toBeTruthy();
    expect(server.asked.map(({ operation }) => operation)).not.toContain('WithdrawRelease');
  });
});

describe('what is looked at', () => {
  it('are shares, and what is not known is said to be so', () => {
    renderWith(<ReleaseAudit result={RESULT} />, { server: new TestServer({}) });
    expect(screen.getByText('The audit passed.')).toBeTruthy();
    expect(screen.getByText('3 accidents are not counted.')).toBeTruthy();
    expect(screen.getByText('91%')).toBeTruthy();
    expect(screen.getByText('not known')).toBeTruthy();
    expect(screen.getByText('40 + 7')).toBeTruthy();
    cleanup();
    const [utility] = RESULT.utility;
    const repeated = { ...RESULT, utility: [{ ...utility!, shown: 0, hiddenSmall: 0, hiddenBeside: 0 }] };
    renderWith(<ReleaseAudit result={repeated} />, { server: new TestServer({}) });
    expect(screen.queryByText('0 + 0')).toBeNull();
    expect(screen.getByText('as it was published before')).toBeTruthy();
  });

  it('is every area with its numbers, the most first, and why one is hidden', () => {
    const area = (id: string, count: number | null, hiddenBecause: string | null): Preview['areas'][number] => ({
      id,
      names: null,
      areaKm2: 0.7,
      outline: '{}',
      numbers: [{ count, hiddenBecause }],
    });
    const preview: Preview = {
      values: [text('All accidents')],
      areas: [area('a', null, 'small'), area('b', 12, null), area('c', null, 'beside'), area('d', 30, null)],
      sites: [],
      barriers: 0,
      bounds: [0, 0, 1, 1],
    };
    renderWith(<PreviewAreas preview={preview} />, { server: new TestServer({}) });
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map((row) => row.getAttribute('data-row'))).toEqual(['d', 'b', 'a', 'c']);
    expect(rows.map((row) => within(row).getAllByRole('cell').at(-1)?.textContent)).toEqual([
      '30',
      '12',
      'Hidden: small',
      'Hidden beside small ones',
    ]);
  });

  it('is nothing at first, with what a release is', async () => {
    const server = serverFor(PUBLISHER, { ReleaseDrafts: () => ({ releaseDrafts: [] }) });
    renderWith(<PublicationPage />, { server, at: '/app/publication' });
    expect(await screen.findByText('Nothing published yet')).toBeTruthy();
    expect(await screen.findByRole('link', { name: 'New draft' })).toBeTruthy();
  });
});
