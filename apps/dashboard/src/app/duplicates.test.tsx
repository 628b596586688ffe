import './testing/web-platform.ts';
import { PROBLEM_MESSAGES } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DuplicatesPage } from '../features/duplicates/duplicates-page.tsx';
import { RepairProposals } from '../features/imports/repairs/repair-proposals.tsx';
import type { Batch } from '../features/imports/imports-queries.ts';
import { TestServer, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const text = (el: string, en = el) => ({ __typename: 'Text', el, en });

function sideOf(id: string, latitude: number, severity = 'SLIGHT') {
  return {
    __typename: 'DuplicateSide',
    batchId: id === 'a' ? '1' : '2',
    unitCount: 2,
    casualtyCount: 1,
    formatLabels: text('Αρχείο τροχαίας', 'Police file'),
    accident: {
      __typename: 'Accident',
      id,
      severity,
      year: 2024,
      month: 5,
      day: 4,
      hour: 8,
      minute: 15,
      roadName: null,
      place: { __typename: 'Place', longitude: 23.7, latitude },
    },
  };
}

const PAIR = {
  __typename: 'DuplicateCandidate',
  id: 'a.b',
  score: 86,
  status: 'open',
  secondaryId: null,
  decidedByName: null,
  decidedAt: null,
  parts: [
    {
      __typename: 'DuplicateScorePart',
      part: 'distance',
      label: text('Απόσταση', 'Distance'),
      points: 26,
      most: 40,
      measured: text('55 μ.', '55 m'),
    },
    { __typename: 'DuplicateScorePart', part: 'units', label: text('Πλήθος οχημάτων', 'Vehicles'), points: 15, most: 15, measured: null },
  ],
  one: sideOf('a', 38),
  other: sideOf('b', 38.0005, 'SERIOUS'),
};

function pageOf(pairs: readonly unknown[]): Record<string, unknown> {
  return {
    duplicateCandidates: {
      __typename: 'DuplicateCandidateConnection',
      totalCount: pairs.length,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      edges: pairs.map((node) => ({ __typename: 'DuplicateCandidateEdge', node })),
    },
  };
}

const DONE = { __typename: 'DuplicatePayload', done: true, userErrors: [] };

function open(answers: Readonly<Record<string, Answer>> = {}, language: 'el' | 'en' = 'el'): TestServer {
  const server = new TestServer({ DuplicateCandidates: () => pageOf([PAIR]), ...answers });
  renderWith(<DuplicatesPage />, { server, language, at: '/app/duplicates' });
  return server;
}

describe('pairs of records that may be of one accident', () => {
  it('stand side by side, with their distance and why they may be one', async () => {
    open();
    const pair = await screen.findByRole('article', { name: '86 από 100 βαθμούς' });
    const compared = within(pair).getByRole('table', { name: /Οι δύο εγγραφές/ });
    const severities = within(compared).getByRole('row', { name: /Βαρύτητα/ });
    expect(severities.textContent).toBe('ΒαρύτηταΕλαφρύΣοβαρό');
    expect(severities.hasAttribute('data-differs')).toBe(true);
    expect(within(compared).getByRole('row', { name: /Πότε/ }).hasAttribute('data-differs')).toBe(false);
    expect(within(pair).getByRole('img', { name: 'Η δεύτερη θέση απέχει 56 μέτρα από την πρώτη.' })).toBeTruthy();
    const why = within(pair).getByRole('table', { name: 'Γιατί ίσως είναι ένα' });
    expect(within(why).getByRole('row', { name: /Απόσταση/ }).textContent).toBe('Απόσταση55 μ.26 από 40');
  });

  it.each([
    ['The same: count the first', 'b'],
    ['The same: count the second', 'a'],
  ])('are decided with the keyboard alone: %s', async (name, secondaryId) => {
    let decided = false;
    const server = open(
      {
        DuplicateCandidates: () => pageOf(decided ? [] : [PAIR]),
        MarkSameAccident: () => {
          decided = true;
          return { markSameAccident: DONE };
        },
      },
      'en',
    );
    const button = await screen.findByRole('button', { name });
    while (document.activeElement !== button) await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('There is nothing to look at')).toBeTruthy();
    expect(server.asked.find(({ operation }) => operation === 'MarkSameAccident')?.variables).toEqual({
      input: { id: 'a.b', secondaryId },
    });
  });

  it('stay, and say why, where the decision is refused', async () => {
    const message = { __typename: 'Text', ...PROBLEM_MESSAGES.DUPLICATE_DECIDED };
    const userErrors = [{ __typename: 'UserError', code: 'DUPLICATE_DECIDED', path: ['input'], message }];
    const server = open({ MarkDifferentAccidents: () => ({ markDifferentAccidents: { ...DONE, done: null, userErrors } }) }, 'en');
    await userEvent.click(await screen.findByRole('button', { name: 'Different accidents' }));
    expect(await screen.findByText(PROBLEM_MESSAGES.DUPLICATE_DECIDED.en)).toBeTruthy();
    expect(server.count('DuplicateCandidates')).toBe(1);
  });

  it('that were decided say by whom and which record is left out, and the decision can be undone', async () => {
    const decided = { ...PAIR, status: 'same', secondaryId: 'b', decidedByName: 'Μαρία Κ.', decidedAt: '2026-01-02T10:00:00Z' };
    const server = open(
      {
        DuplicateCandidates: ({ status }: Readonly<Record<string, unknown>>) => pageOf(status === 'same' ? [decided] : []),
        UndoDuplicateDecision: () => ({ undoDuplicateDecision: DONE }),
      },
      'en',
    );
    await userEvent.click(await screen.findByRole('radio', { name: 'The same accident' }));
    const pair = await screen.findByRole('article');
    expect(pair.textContent).toContain('Second record (does not count)');
    expect(pair.textContent).toContain('Decided by Μαρία Κ..'.slice(0, -1));
    await userEvent.click(within(pair).getByRole('button', { name: 'Undo the decision' }));
    await waitFor(() => expect(server.count('UndoDuplicateDecision')).toBe(1));
  });
});

describe('what can be put right in an import', () => {
  const batch = {
    id: '7',
    status: 'ready',
    repairProposals: [
      {
        code: 'DATUM_25831_23031',
        message: text('Να διαβαστούν ως ED50', 'Read them as ED50'),
        lines: 9_908,
        exampleBefore: '1 / 2',
        exampleAfter: '3 / 4',
        accepted: false,
      },
    ],
  } as unknown as Batch;

  it('is accepted as a whole, with the number of lines and an example in sight', async () => {
    const server = new TestServer({
      AcceptRepairs: () => ({
        acceptRepairs: { __typename: 'ImportPayload', batch: { __typename: 'ImportBatch', id: '7', status: 'queued' }, userErrors: [] },
      }),
    });
    let changed = 0;
    renderWith(<RepairProposals batch={batch} onChanged={() => (changed += 1)} />, { server, language: 'el', at: '/app/imports' });
    const button = await screen.findByRole('button', { name: 'Νέα ανάγνωση με αυτές τις διορθώσεις' });
    expect(button.hasAttribute('disabled')).toBe(true);
    expect(screen.getByText(/9\.908 γραμμές.*1 \/ 2 → 3 \/ 4/)).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Να διαβαστούν ως ED50' }));
    await userEvent.click(button);
    await waitFor(() => expect(changed).toBe(1));
    expect(server.asked.find(({ operation }) => operation === 'AcceptRepairs')?.variables).toEqual({
      input: { batchId: '7', codes: ['DATUM_25831_23031'] },
    });
  });

  it('cannot be changed once the import is committed', async () => {
    const committed = { ...batch, status: 'committed' } as Batch;
    renderWith(<RepairProposals batch={committed} onChanged={() => undefined} />, {
      server: new TestServer({}),
      language: 'en',
      at: '/app/imports',
    });
    expect((await screen.findByRole<HTMLInputElement>('checkbox')).disabled).toBe(true);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
