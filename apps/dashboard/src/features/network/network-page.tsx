import { useQuery } from '@apollo/client/react';
import { ORGANISATION_KIND_LABELS, ORGANISATION_KINDS, type Language } from '@elektron/domain';
import { Page, QueryState, RecordTable, Section, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { AddOrganisation } from './add-organisation.tsx';
import { AwaitedManagers } from './awaited-managers.tsx';
import { NetworkEvidenceSection } from './network-evidence.tsx';
import { NETWORK_ORGANISATIONS } from './network-queries.ts';
import { NetworkTotalsSection } from './network-totals.tsx';

/** The steward's: organisations and totals, no record. */
export function NetworkPage() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t('network.title')}
      lead={t('network.lead')}
      actions={!adding && <Button onClick={() => setAdding(true)}>{t('network.create.open')}</Button>}
    >
      {adding && <AddOrganisation onClose={() => setAdding(false)} />}
      <Organisations />
      <AwaitedManagers />
      <NetworkTotalsSection />
      <NetworkEvidenceSection />
    </Page>
  );
}

function Organisations() {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(NETWORK_ORGANISATIONS, { fetchPolicy: 'cache-and-network' });
  return (
    <Section title={t('network.organisations')}>
      <QueryState status={mapStatus(toStatus(result, language), (data) => data.organisations)}>
        {(organisations) => (
          <RecordTable
            caption={t('network.organisations')}
            rows={organisations}
            rowKey={(organisation) => organisation.id}
            columns={[
              { head: t('network.name'), kind: 'name', cell: (organisation) => organisation.name[language] },
              { head: t('network.kind'), cell: (organisation) => nameKind(organisation.kind, language) },
              { head: t('network.slug'), cell: (organisation) => <code>{organisation.slug}</code> },
            ]}
          />
        )}
      </QueryState>
    </Section>
  );
}

function nameKind(kind: string, language: Language): string {
  const known = ORGANISATION_KINDS.find((each) => each === kind);
  return known === undefined ? kind : ORGANISATION_KIND_LABELS[known][language];
}
