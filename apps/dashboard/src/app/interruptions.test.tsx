import './testing/web-platform.ts';
import { useQuery } from '@apollo/client/react';
import type { ProblemCode } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SESSIONS } from '../features/account/account-queries.ts';
import { VIEWER, type Viewer } from '../graphql/viewer.ts';
import { Interruptions } from './interruptions.tsx';
import { TestServer, THERE, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

/** A page that asks something, below what may interrupt it. */
function Page() {
  const viewer = useQuery(VIEWER).data?.viewer;
  return viewer == null ? null : <Asking viewer={viewer} />;
}

function Asking({ viewer }: { readonly viewer: Viewer }) {
  const { data } = useQuery(SESSIONS);
  return (
    <>
      <input aria-label="Typed" defaultValue="" />
      <p>{`${viewer.organisationId === THERE ? 'there' : 'here'}: ${data === undefined ? 'nothing' : 'sessions'}`}</p>
      <Interruptions viewer={viewer} />
    </>
  );
}

/** Refuses the first question with a problem, and answers after that. */
function refusingOnce(code: ProblemCode, now: () => Viewer = () => viewerWith()) {
  let refuses = true;
  return {
    server: new TestServer({
      Viewer: () => ({ viewer: now() }),
      Sessions: () => {
        if (!refuses) return { sessions: [] };
        refuses = false;
        return code;
      },
      SignIn: () => ({ signIn: { __typename: 'SignInPayload', codeNeeded: false, viewer: viewerWith(), userErrors: [] } }),
      SwitchOrganisation: () => ({ switchOrganisation: { __typename: 'ViewerPayload', viewer: viewerWith(), userErrors: [] } }),
    }),
  };
}

describe('what holds up a page', () => {
  it('is a session that has ended: whoever signs in again goes on with what they have typed', async () => {
    const { server } = refusingOnce('NOT_SIGNED_IN');
    renderWith(<Page />, { server });
    await userEvent.type(await screen.findByLabelText('Typed'), 'half a sentence');
    await screen.findByRole('dialog', { name: 'You are no longer signed in' });
    const password = screen.getByLabelText('Password');
    await userEvent.type(password, 'four words{Enter}');
    await screen.findByText('here: sessions');
    expect(screen.getByLabelText<HTMLInputElement>('Typed').value).toBe('half a sentence');
    expect(server.asked.find(({ operation }) => operation === 'SignIn')?.variables).toMatchObject({
      input: { email: 'eleni@example.org' },
    });
  });

  it('is another organisation chosen in another window: the page can follow', async () => {
    let organisationId = viewerWith().organisationId;
    const { server } = refusingOnce('ORGANISATION_SWITCHED', () => viewerWith({ organisationId }));
    renderWith(<Page />, { server });
    await screen.findByText(/This page still shows Here/);
    organisationId = THERE;
    await userEvent.click(screen.getByText('Go on with the other one'));
    await screen.findByText('there: sessions');
    // It asked without claiming to act for either.
    const asked = server.asked.filter(({ operation }) => operation === 'Viewer').at(-1);
    expect(asked?.headers).not.toHaveProperty('X-Elektron-Acting');
  });

  it('or goes back to the organisation that it shows', async () => {
    const { server } = refusingOnce('ORGANISATION_SWITCHED');
    renderWith(<Page />, { server });
    await userEvent.click(await screen.findByRole('button', { name: 'Back to Here' }));
    await screen.findByText('here: sessions');
    expect(server.count('SwitchOrganisation')).toBe(1);
  });

  it('is a limit: it says how long, and the page can try again', async () => {
    const { server } = refusingOnce('RATE_LIMITED');
    renderWith(<Page />, { server, language: 'el' });
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Δοκιμάστε ξανά σε'));
    await userEvent.click(screen.getByRole('button', { name: 'Δοκιμάστε ξανά' }));
    await screen.findByText('here: sessions');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
