import './testing/web-platform.ts';
import { useQuery } from '@apollo/client/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { useLeaveGuard } from '../features/evaluations/leave-guard.tsx';
import { UnsavedEntries } from '../forms/unsaved-entries.tsx';
import { VIEWER, type Viewer } from '../graphql/viewer.ts';
import { AccountMenu } from './account-menu.tsx';
import { OrganisationMenu } from './organisation-menu.tsx';
import { TestServer, THERE, viewerWith, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

/** The bar at the top above a form, as in the workspace. */
function Page() {
  const viewer = useQuery(VIEWER).data?.viewer;
  if (viewer === undefined) return null;
  if (viewer === null) return <p>nobody</p>;
  return (
    <UnsavedEntries>
      <AccountMenu viewer={viewer} />
      <OrganisationMenu viewer={viewer} />
      <Form viewer={viewer} />
    </UnsavedEntries>
  );
}

function Form({ viewer }: { readonly viewer: Viewer }) {
  const [typed, setTyped] = useState('');
  const { dialog } = useLeaveGuard(typed !== '');
  return (
    <>
      {dialog}
      <input aria-label="Name" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      <p>{viewer.organisationId === THERE ? 'there' : 'here'}</p>
    </>
  );
}

function open(answers: Readonly<Record<string, Answer>> = {}): TestServer {
  const server = new TestServer({
    Viewer: () => ({ viewer: viewerWith() }),
    ReceivedGrants: () => ({ receivedGrants: [] }),
    SignOut: () => ({ signOut: { __typename: 'DonePayload', done: true } }),
    SwitchOrganisation: () => ({
      switchOrganisation: { __typename: 'ViewerPayload', viewer: viewerWith({ organisationId: THERE }), userErrors: [] },
    }),
    ...answers,
  });
  renderWith(<Page />, { server, at: '/app/evaluations?new=true' });
  return server;
}

async function signOut(): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: 'Account: Ελένη' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
}

async function switchOrganisation(): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: /Switch organisation$/ }));
  await userEvent.click(await screen.findByRole('menuitemradio', { name: /There/ }));
}

const type = async (): Promise<void> => userEvent.type(await screen.findByLabelText('Name'), 'Zebra crossing');
const typed = (): string => screen.getByLabelText<HTMLInputElement>('Name').value;
const answer = async (button: string): Promise<void> =>
  userEvent.click(within(await screen.findByRole('dialog', { name: 'Leave without saving?' })).getByText(button, { selector: 'button *' }));

const STEPS = [
  ['SignOut', signOut, 'nobody'],
  ['SwitchOrganisation', switchOrganisation, 'there'],
] as const;

describe.each(STEPS)('%s', (operation, step, afterwards) => {
  it('asks before the entries of a form are lost, and does nothing where they are to stay', async () => {
    const server = open();
    await type();
    await step();
    await answer('Stay here');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(typed()).toBe('Zebra crossing');
    expect(server.count(operation)).toBe(0);
    // And asks again the next time.
    await step();
    await answer('Leave without saving');
    await screen.findByText(afterwards);
    expect(server.count(operation)).toBe(1);
  });

  it('asks nothing where nothing would be lost', async () => {
    const server = open();
    await screen.findByLabelText('Name');
    await step();
    await screen.findByText(afterwards);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(server.count(operation)).toBe(1);
  });

  it('keeps the entries, and what holds them, where it does not succeed', async () => {
    const server = open({ [operation]: () => 'DATABASE_UNAVAILABLE' });
    await type();
    await step();
    await answer('Leave without saving');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('The database does not answer'));
    expect(typed()).toBe('Zebra crossing');
    await userEvent.keyboard('{Escape}');
    await step();
    await answer('Stay here');
    expect(server.count(operation)).toBe(1);
  });
});

describe('in Greek', () => {
  it('asks in Greek', async () => {
    const server = new TestServer({ Viewer: () => ({ viewer: viewerWith() }), ReceivedGrants: () => ({ receivedGrants: [] }) });
    renderWith(<Page />, { server, language: 'el', at: '/app/evaluations?new=true&lang=el' });
    await type();
    await userEvent.click(await screen.findByRole('button', { name: 'Λογαριασμός: Ελένη' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Αποσύνδεση' }));
    const dialog = await screen.findByRole('dialog', { name: 'Έξοδος χωρίς αποθήκευση;' });
    expect(dialog.textContent).toContain('Παραμονή');
  });
});
