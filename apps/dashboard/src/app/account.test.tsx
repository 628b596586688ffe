import './testing/web-platform.ts';
import { useQuery } from '@apollo/client/react';
import { PROBLEM_MESSAGES } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AccountPage } from '../features/account/account-page.tsx';
import { VIEWER, type Viewer } from '../graphql/viewer.ts';
import { TestServer, viewerWith, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

/** Beside the page what every other part of the workspace shows of the person. */
function Page() {
  const viewer = useQuery(VIEWER).data?.viewer;
  if (viewer == null) return null;
  return (
    <>
      <p>{`${viewer.displayName} reads ${viewer.language}`}</p>
      <AccountPage />
    </>
  );
}

const OPTIONS = {
  __typename: 'SignInOptions',
  demoAccounts: [],
  demoOrganisations: [],
  passwordMinimum: 12,
  resetByMail: false,
  singleSignOnLabel: null,
};

const session = (number: number) => ({
  __typename: 'Session',
  id: String(number),
  current: number === 0,
  secondFactor: false,
  userAgent: `device ${number}`,
  address: '127.0.0.1',
  createdAt: '2026-01-01T10:00:00Z',
  lastSeenAt: '2026-01-01T10:00:00Z',
});

function open(answers: Readonly<Record<string, Answer>> = {}, viewer: Partial<Viewer> = {}, language: 'el' | 'en' = 'en'): TestServer {
  const server = new TestServer({
    Viewer: () => ({ viewer: viewerWith(viewer, []) }),
    SignInOptions: () => ({ signInOptions: OPTIONS }),
    Sessions: () => ({ sessions: [session(0)] }),
    ChangeProfile: ({ input }) => ({
      changeProfile: { __typename: 'ViewerPayload', viewer: viewerWith(input as Partial<Viewer>, []), userErrors: [] },
    }),
    ...answers,
  });
  renderWith(<Page />, { server, language, at: '/app/account' });
  return server;
}

async function rename(name: string): Promise<void> {
  const field = await screen.findByLabelText('Name');
  await userEvent.clear(field);
  if (name !== '') await userEvent.type(field, name);
  await userEvent.click(within(profile()).getByRole('button', { name: 'Save' }));
}

const profile = (): HTMLElement => screen.getByRole('region', { name: 'Profile' });

describe('the profile', () => {
  it('is changed by the person, and the whole workspace says so', async () => {
    const server = open();
    await screen.findByText('Ελένη reads el');
    await userEvent.selectOptions(screen.getByLabelText('Letters in'), 'English');
    await rename('Ελένη Νέα');
    await screen.findByText('Ελένη Νέα reads en');
    expect(within(profile()).getByRole('status').textContent).toBe('Saved.');
    expect(server.asked.find(({ operation }) => operation === 'ChangeProfile')?.variables).toEqual({
      input: { displayName: 'Ελένη Νέα', language: 'en' },
    });
    // What is typed afterwards is not saved yet.
    await userEvent.type(screen.getByLabelText('Name'), '!');
    expect(within(profile()).getByRole('status').textContent).toBe('');
  });

  it('is not sent without a name', async () => {
    const server = open();
    await rename('');
    await screen.findByText('Write your name.');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')));
    expect(server.count('ChangeProfile')).toBe(0);
  });

  it('says at the field which names are refused, and elsewhere what else went wrong', async () => {
    let path = ['input', 'displayName'];
    const userErrors = () => [
      { __typename: 'UserError', code: 'INPUT_INVALID', path, message: { __typename: 'Text', ...PROBLEM_MESSAGES.INPUT_INVALID } },
    ];
    open({ ChangeProfile: () => ({ changeProfile: { __typename: 'ViewerPayload', viewer: null, userErrors: userErrors() } }) });
    await rename('odd');
    await screen.findByText('At most 200 characters, in one line.');
    expect(screen.queryByRole('alert')).toBeNull();
    path = ['input'];
    await rename('odd again');
    await screen.findByRole('alert');
    expect(screen.queryByText('At most 200 characters, in one line.')).toBeNull();
    await screen.findByText('Ελένη reads el');
  });

  it('of an account that everybody shares is only shown', async () => {
    const account = {
      __typename: 'DemoAccount',
      email: 'eleni@example.org',
      password: 'x',
      displayName: 'Ελένη',
      description: { __typename: 'Text', el: 'α', en: 'a' },
      organisation: 'here',
    };
    open({ SignInOptions: () => ({ signInOptions: { ...OPTIONS, demoAccounts: [account] } }) }, { demo: true });
    await screen.findByText(/This is an account of the demonstration/);
    expect(within(profile()).getByText('Ελένη')).toBeTruthy();
    expect(screen.queryByLabelText('Name')).toBeNull();
  });
});

it('of somebody who signs in elsewhere asks for no password, which they do not have', async () => {
  open({}, { hasPassword: false });
  await screen.findByText(/Your password is kept and changed there/);
  expect(screen.queryByLabelText('Present password')).toBeNull();
});

describe('where one is signed in', () => {
  it('is shown by the twenty devices that were used last, and in whole when asked', async () => {
    open({ Sessions: () => ({ sessions: Array.from({ length: 45 }, (_, number) => session(number)) }) });
    const table = await screen.findByRole('table', { name: 'Where you are signed in' });
    const devices = (): (string | null)[] =>
      within(table)
        .getAllByRole('rowheader')
        .map((head) => head.textContent);
    expect(devices()).toEqual(Array.from({ length: 20 }, (_, number) => `device ${number}`));
    await userEvent.click(screen.getByRole('button', { name: 'Show all (45)' }));
    expect(within(screen.getByRole('table', { name: 'Where you are signed in' })).getAllByRole('rowheader')).toHaveLength(45);
  });
});

it('tells the time on the clocks of the organisation, as its audit trail does', async () => {
  const organisation = {
    __typename: 'Organisation',
    id: 'o',
    slug: 'volos',
    name: { __typename: 'Text', el: 'Δήμος Βόλου', en: 'Volos' },
    timeZone: 'Asia/Tokyo',
    speedUnit: 'km/h',
    attribution: { __typename: 'Text', el: '', en: '' },
    basemapUrl: null,
    basemapAttribution: null,
    softwareVersion: '1',
  };
  open({ Organisation: () => ({ organisation }) });
  const table = await screen.findByRole('table', { name: 'Where you are signed in' });
  expect(await within(table).findAllByText('01/01/2026 19:00')).toHaveLength(2);
});
