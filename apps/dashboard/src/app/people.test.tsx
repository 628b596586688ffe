import './testing/web-platform.ts';
import { useQuery } from '@apollo/client/react';
import { PROBLEM_MESSAGES, type ProblemCode } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { PeoplePage } from '../features/people/people-page.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { VIEWER } from '../graphql/viewer.ts';
import { TestServer, viewerWith, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const MEMBER = {
  __typename: 'Member',
  personId: 'p1',
  email: 'eleni@example.org',
  displayName: 'Ελένη',
  roles: ['manager'],
  hasSecondFactor: false,
  joinedAt: '2026-01-01T10:00:00Z',
};

function refused(code: ProblemCode, field?: string) {
  return [
    {
      __typename: 'UserError',
      code,
      path: field === undefined ? ['input'] : ['input', field],
      message: { __typename: 'Text', ...PROBLEM_MESSAGES[code] },
    },
  ];
}

function serverWith(answers: Readonly<Record<string, Answer>> = {}): TestServer {
  return new TestServer({
    Viewer: () => ({ viewer: viewerWith() }),
    Organisation: () => 'INTERNAL',
    Members: () => ({ members: [MEMBER] }),
    Invitations: () => ({ invitations: [] }),
    OrganisationSessions: () => ({ organisationSessions: [] }),
    ...answers,
  });
}

function Known({ children }: { readonly children: ReactNode }) {
  return useQuery(VIEWER).data === undefined ? null : children;
}

const payload = (path: string | null) => ({
  inviteMember: {
    __typename: 'InvitationPayload',
    invitation: { __typename: 'Invitation', email: 'neos@example.org', path },
    userErrors: [],
  },
});

async function invite(server: TestServer): Promise<void> {
  renderWith(
    <Known>
      <PeoplePage />
    </Known>,
    { server },
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Invite a colleague' }));
  await userEvent.keyboard('neos@example.org');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Analyst' }));
  await userEvent.click(screen.getByRole('button', { name: 'Make the invitation' }));
}

describe('an invitation', () => {
  it('is a link to hand over, whole and once, where no mail is sent', async () => {
    const server = serverWith({ InviteMember: () => payload('/app/link#l_secret') });
    await invite(server);
    const shown = await screen.findByRole('group', { name: 'The invitation for neos@example.org' });
    expect(within(shown).getByText('http://localhost/app/link#l_secret')).toBeTruthy();
    expect(server.asked.find(({ operation }) => operation === 'InviteMember')?.variables).toEqual({
      input: { email: 'neos@example.org', roles: ['analyst'] },
    });
  });

  it('says that it is on its way where mail is sent', async () => {
    await invite(serverWith({ InviteMember: () => payload(null) }));
    await screen.findByText('The invitation was sent to neos@example.org.');
  });

  it('says at the field what is wrong with an address, in words', async () => {
    await invite(
      serverWith({
        InviteMember: () => ({
          inviteMember: { __typename: 'InvitationPayload', invitation: null, userErrors: refused('INPUT_INVALID', 'email') },
        }),
      }),
    );
    await screen.findByText('This is no e-mail address that can be used here.');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('E-mail address')));
  });

  it('is not sent without a role', async () => {
    const server = serverWith();
    renderWith(
      <Known>
        <PeoplePage />
      </Known>,
      { server },
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Invite a colleague' }));
    await userEvent.keyboard('neos@example.org{Enter}');
    await screen.findByText('Choose at least one role.');
    expect(server.count('InviteMember')).toBe(0);
  });
});

describe('roles', () => {
  it('warn whoever is about to shut themselves out, and say why the last manager stays', async () => {
    const server = serverWith({
      ChangeRoles: () => ({ changeRoles: { __typename: 'MembersPayload', members: null, userErrors: refused('MEMBER_LAST_MANAGER') } }),
    });
    renderWith(
      <Known>
        <PeoplePage />
      </Known>,
      { server },
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Roles: Ελένη' }));
    const dialog = await screen.findByRole('dialog', { name: 'Roles of Ελένη' });
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Analyst' }));
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Manager' }));
    expect(within(dialog).getByRole('alert').textContent).toContain('this page closes for you');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save the roles' }));
    await within(dialog).findByText(PROBLEM_MESSAGES.MEMBER_LAST_MANAGER.en);
  });
});

describe('settings', () => {
  const SETTINGS = {
    __typename: 'OrganisationSettings',
    standingAccess: false,
    secondFactorRequired: false,
    defaultLanguage: 'el',
    uploadRetentionDays: 7,
    auditRetentionDays: null,
  };

  it('warn before a second factor is asked of everybody by somebody who has none, and refuse days out of range', async () => {
    const server = serverWith({ OrganisationSettings: () => ({ organisationSettings: SETTINGS }) });
    renderWith(
      <Known>
        <SettingsPage />
      </Known>,
      { server },
    );
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Everybody signs in with a one-time code' }));
    expect(screen.getByText(/You have none yourself/)).toBeTruthy();
    const days = screen.getByLabelText('Days that the audit trail is kept');
    await userEvent.type(days, '89');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Write at least 90, or leave it empty.');
    expect(server.count('ChangeOrganisationSettings')).toBe(0);
    // Only police records lie in others' territory.
    expect(screen.queryByRole('checkbox', { name: /Road authorities/ })).toBeNull();
  });
});
