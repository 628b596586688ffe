import { useQuery } from '@apollo/client/react';
import { AREA_KIND_LABELS, AREA_KINDS } from '@elektron/domain';
import { ConfirmDialog, EmptyState, Page, QueryState, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toName } from '../../filter/filter-input.ts';
import { AREA_COLLECTIONS, type AreaCollection } from '../../graphql/area-collections.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { AddAreasForm } from './add-areas-form.tsx';
import { RETIRE_AREAS } from './areas-queries.ts';
import { MunicipalityAreas } from './municipality-areas.tsx';

/** The areas and points of interest of an organisation: which there are, and where new ones come in. */
export function AreasPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(AREA_COLLECTIONS, { fetchPolicy: 'cache-and-network' });
  return (
    <Page title={t('areas.pageTitle')} lead={t('areas.pageLead')}>
      <Section title={t('areas.list')}>
        <QueryState
          status={mapStatus(toStatus(result, language), (data) => data.areaCollections)}
          isEmpty={(collections) => collections.length === 0}
          empty={<EmptyState title={t('areas.noneTitle')}>{t('areas.noneText')}</EmptyState>}
        >
          {(collections) => <CollectionsTable collections={collections} />}
        </QueryState>
      </Section>
      <MunicipalityAreas />
      <Section title={t('areas.add')} lead={t('areas.addLead')} card>
        <AddAreasForm onAdded={() => void result.refetch().catch(() => undefined)} />
      </Section>
    </Page>
  );
}

function CollectionsTable({ collections }: { readonly collections: readonly AreaCollection[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const [asked, setAsked] = useState<AreaCollection | null>(null);
  const kindOf = ({ kind }: AreaCollection): string => {
    const known = AREA_KINDS.find((each) => toName(each) === kind);
    return known === undefined ? kind : AREA_KIND_LABELS[known][language];
  };
  return (
    <>
      <RecordTable
        caption={t('areas.list')}
        rows={collections}
        rowKey={({ collectionId }) => String(collectionId)}
        columns={[
          { head: t('areas.which'), kind: 'name', cell: ({ name }) => name[language] },
          { head: t('areas.kind'), cell: kindOf },
          { head: t('areas.items'), kind: 'number', cell: ({ itemCount }) => formats.count(itemCount) },
          {
            head: t('areas.file'),
            kind: 'wide',
            cell: ({ kind, fileName }) =>
              kind === 'MUNICIPALITY' && fileName === 'municipalities' ? t('areas.fromInstallation') : fileName,
          },
          {
            head: t('areas.licence'),
            kind: 'wide',
            cell: ({ licence, attribution }) => (attribution === '' ? licence : `${attribution}, ${licence}`),
          },
          { head: t('areas.added'), kind: 'short', cell: ({ createdAt }) => formats.date(createdAt) },
          {
            head: t('areas.state'),
            cell: ({ retiredAt }) => (retiredAt == null ? t('areas.inUse') : t('areas.retired', { date: formats.date(retiredAt) })),
          },
          {
            head: t('areas.retire'),
            kind: 'actions',
            cell: (collection) =>
              collection.retiredAt == null && (
                <Button size="xs" variant="default" onClick={() => setAsked(collection)}>
                  {t('areas.retire')}
                </Button>
              ),
          },
        ]}
      />
      {asked !== null && <RetireAreas collection={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function RetireAreas({ collection, onClose }: { readonly collection: AreaCollection; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { run, loading, refusal } = useCommand(RETIRE_AREAS, 'retireAreas', { refetch: [AREA_COLLECTIONS] });
  const retire = async (): Promise<void> => {
    if ((await run({ collectionId: collection.collectionId })) !== null) onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={t('areas.retireTitle', { name: collection.name[language] })}
      confirm={t('areas.retire')}
      keep={t('areas.keep')}
      loading={loading}
      refused={refusal?.message ?? null}
      onConfirm={() => void retire()}
      onClose={onClose}
    >
      {t('areas.retireText')}
    </ConfirmDialog>
  );
}
