import './testing/web-platform.ts';
import { useQuery } from '@apollo/client/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import type { ListedSpot, SpotCase } from '../features/black-spots/black-spots-queries.ts';
import { Responsible } from '../features/black-spots/responsible.tsx';
import { isOf, listResponsible } from '../features/black-spots/whose-cases.ts';
import { VIEWER } from '../graphql/viewer.ts';
import { TestServer, viewerWith, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const keeperOf = (personId: string, name: string) => ({ __typename: 'BlackSpotKeeper', personId, name });
const spotWith = (more: Partial<SpotCase>): SpotCase =>
  ({
    id: 's1',
    responsibleId: null,
    responsibleName: null,
    responsibleStanding: null,
    needsResponsible: true,
    events: [{}, {}],
    ...more,
  }) as unknown as SpotCase;
const GONE = { responsibleId: 'p9', responsibleName: 'Νίκος', responsibleStanding: 'gone' };

function Known({ children }: { readonly children: ReactNode }) {
  return useQuery(VIEWER).data === undefined ? null : children;
}

function show(spot: SpotCase, answers: Readonly<Record<string, Answer>> = {}, viewer = viewerWith()): TestServer {
  const server = new TestServer({
    Viewer: () => ({ viewer }),
    BlackSpotKeepers: () => ({ blackSpotKeepers: [keeperOf('p1', 'Ελένη'), keeperOf('p2', 'Μαρία')] }),
    SetBlackSpotResponsible: () => ({
      setBlackSpotResponsible: { __typename: 'BlackSpotPayload', blackSpot: { __typename: 'BlackSpot', id: 's1' }, userErrors: [] },
    }),
    ...answers,
  });
  renderWith(
    <Known>
      <Responsible spot={spot} />
    </Known>,
    { server },
  );
  return server;
}

const saidOf = (server: TestServer) => server.asked.find(({ operation }) => operation === 'SetBlackSpotResponsible')?.variables;

describe('who looks after a case', () => {
  it('is appointed from those who can be, with a note and what its author has seen', async () => {
    const server = show(spotWith({}));
    await userEvent.click(await screen.findByRole('button', { name: 'Appoint …' }));
    await userEvent.selectOptions(await screen.findByLabelText('Who is responsible from now on'), 'Μαρία');
    expect(screen.queryByRole('option', { name: 'Nobody' })).toBeNull();
    await userEvent.type(screen.getByLabelText('Note'), 'Knows it');
    await userEvent.click(screen.getByRole('button', { name: 'Appoint' }));
    await waitFor(() => expect(saidOf(server)).toEqual({ input: { blackSpotId: 's1', personId: 'p2', note: 'Knows it', eventsSeen: 2 } }));
    await waitFor(() => expect(screen.queryByLabelText('Note')).toBeNull());
  });

  it('may be nobody any more, and the names are asked only where somebody opens the list', async () => {
    const server = show(
      spotWith({ responsibleId: 'p2', responsibleName: 'Μαρία', responsibleStanding: 'active', needsResponsible: false }),
    );
    await screen.findByText('Μαρία');
    expect(server.count('BlackSpotKeepers')).toBe(0);
    expect(screen.queryByText(/It needs somebody/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Appoint …' }));
    const choice = await screen.findByLabelText('Who is responsible from now on');
    expect(screen.queryByRole('option', { name: 'Μαρία' })).toBeNull();
    await userEvent.selectOptions(choice, 'Nobody');
    await userEvent.click(screen.getByRole('button', { name: 'Appoint' }));
    await waitFor(() => expect(saidOf(server)).toMatchObject({ input: { personId: null } }));
  });

  it('takes it on by one button, and gives it up by the same', async () => {
    const server = show(spotWith({}));
    await userEvent.click(await screen.findByRole('button', { name: 'Take the case on' }));
    await waitFor(() => expect(saidOf(server)).toEqual({ input: { blackSpotId: 's1', personId: 'p1', eventsSeen: 2 } }));
    cleanup();
    const own = show(spotWith({ responsibleId: 'p1', responsibleName: 'Ελένη', responsibleStanding: 'active' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Give the case up' }));
    await waitFor(() => expect(saidOf(own)).toEqual({ input: { blackSpotId: 's1', personId: null, eventsSeen: 2 } }));
  });

  it('shows who is gone, and that the case needs somebody, also to whoever only reads', async () => {
    show(spotWith(GONE), {}, viewerWith({}, ['records.read']));
    await screen.findByText('No longer here');
    await screen.findByText(/It needs somebody\./);
    expect(screen.queryByRole('button')).toBeNull();
    cleanup();
    show(spotWith({ ...GONE, responsibleName: null, needsResponsible: false }));
    await screen.findByText('a former member');
    expect(screen.queryByText(/It needs somebody\./)).toBeNull();
  });
});

describe('the list of the register', () => {
  const spots = [
    spotWith({ id: 'a' }),
    spotWith({ id: 'b', ...GONE }),
    spotWith({ id: 'c', responsibleId: 'p1', responsibleName: 'Ελένη', responsibleStanding: 'active' }),
    spotWith({ id: 'd', responsibleId: 'p2', responsibleName: 'Μαρία', responsibleStanding: 'active' }),
  ] as unknown as readonly ListedSpot[];

  it('is that of everybody, one’s own, what nobody looks after who could, or one person’s', () => {
    const shown = (whose: Parameters<typeof isOf>[0], viewerId: string | null = 'p1') =>
      spots.filter((spot) => isOf(whose, spot, viewerId)).map(({ id }) => id);
    expect(shown('everybody')).toEqual(['a', 'b', 'c', 'd']);
    expect(shown('mine')).toEqual(['c']);
    expect(shown('mine', null)).toEqual([]);
    expect(shown('nobody')).toEqual(['a', 'b']);
    expect(shown('of p9')).toEqual(['b']);
    expect(listResponsible(spots, 'p1')).toEqual([
      { personId: 'p2', name: 'Μαρία' },
      { personId: 'p9', name: 'Νίκος' },
    ]);
  });
});
