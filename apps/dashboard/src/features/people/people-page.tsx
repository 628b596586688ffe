import { Page, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actingMembership, useViewer } from '../../graphql/viewer.ts';
import { InvitePanel } from './invite-panel.tsx';
import { MembersSection } from './members-section.tsx';
import { MemberSessions } from './member-sessions.tsx';
import { PendingInvitations } from './pending-invitations.tsx';

/** A manager's people: who is here, who is invited, who is signed in. */
export function PeoplePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const viewer = useViewer();
  const [inviting, setInviting] = useState(false);
  if (viewer === null) return null;
  return (
    <Page
      title={t('people.title')}
      lead={t('people.lead', { organisation: actingMembership(viewer)?.organisation.name[language] ?? '' })}
      actions={!inviting && <Button onClick={() => setInviting(true)}>{t('people.invite.open')}</Button>}
    >
      {inviting && <InvitePanel onClose={() => setInviting(false)} />}
      <MembersSection viewer={viewer} />
      <PendingInvitations />
      <MemberSessions />
    </Page>
  );
}
