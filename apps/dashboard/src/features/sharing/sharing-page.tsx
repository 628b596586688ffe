import { Page, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actingMembership, useViewer } from '../../graphql/viewer.ts';
import { GivenGrants } from './given-grants.tsx';
import { ReceivedGrants } from './received-grants.tsx';
import { SharePanel } from './share-panel.tsx';

/** What is opened to others, and what others have opened. */
export function SharingPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const viewer = useViewer();
  const [sharing, setSharing] = useState(false);
  if (viewer === null) return null;
  const organisation = actingMembership(viewer)?.organisation.name[language] ?? '';
  return (
    <Page
      title={t('sharing.title')}
      lead={t('sharing.lead', { organisation })}
      actions={!sharing && <Button onClick={() => setSharing(true)}>{t('sharing.form.open')}</Button>}
    >
      {sharing && <SharePanel ownId={viewer.organisationId ?? ''} onClose={() => setSharing(false)} />}
      <GivenGrants organisation={organisation} />
      <ReceivedGrants organisation={organisation} />
    </Page>
  );
}
