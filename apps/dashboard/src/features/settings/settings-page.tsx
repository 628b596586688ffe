import { useQuery } from '@apollo/client/react';
import { Page, QueryState, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { actingMembership, useViewer } from '../../graphql/viewer.ts';
import { SettingsForm } from './settings-form.tsx';
import { ORGANISATION_SETTINGS } from './settings-queries.ts';

/** What an organisation decides for everybody who works for it. */
export function SettingsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const viewer = useViewer();
  const result = useQuery(ORGANISATION_SETTINGS, { fetchPolicy: 'cache-and-network' });
  if (viewer === null) return null;
  return (
    <Page
      title={t('settings.title')}
      lead={t('settings.lead', { organisation: actingMembership(viewer)?.organisation.name[language] ?? '' })}
    >
      <QueryState status={mapStatus(toStatus(result, language), (data) => data.organisationSettings)}>
        {(settings) => (
          <SettingsForm
            key={JSON.stringify(settings)}
            settings={settings}
            isPolice={actingMembership(viewer)?.organisation.kind === 'police'}
            hasSecondFactor={viewer.hasSecondFactor}
          />
        )}
      </QueryState>
    </Page>
  );
}
