import { useQuery } from '@apollo/client/react';
import { SITE_TABLE_KIND_LABELS, SITE_TABLE_KINDS } from '@elektron/domain';
import { ConfirmDialog, EmptyState, Page, QueryState, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { toName } from '../../filter/filter-input.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { SITE_TABLES, type SiteTableAnswer } from '../../graphql/site-tables.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { AddSiteTableForm } from './add-site-table-form.tsx';
import { RETIRE_SITE_TABLE } from './site-tables-queries.ts';

/** Tables of sites that an organisation has brought: which there are, and where new ones come in. */
export function SiteTablesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(SITE_TABLES, { fetchPolicy: 'cache-and-network' });
  return (
    <Page title={t('siteTables.pageTitle')} lead={t('siteTables.pageLead')}>
      <Section title={t('siteTables.add')} lead={t('siteTables.addLead')} card>
        <AddSiteTableForm onAdded={() => void result.refetch().catch(() => undefined)} />
      </Section>
      <Section title={t('siteTables.list')}>
        <QueryState
          status={mapStatus(toStatus(result, language), (data) => data.siteTables)}
          isEmpty={(tables) => tables.length === 0}
          empty={<EmptyState title={t('siteTables.noneTitle')}>{t('siteTables.noneText')}</EmptyState>}
        >
          {(tables) => <Tables tables={tables} />}
        </QueryState>
      </Section>
    </Page>
  );
}

function Tables({ tables }: { readonly tables: readonly SiteTableAnswer[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const [asked, setAsked] = useState<SiteTableAnswer | null>(null);
  const kindLabel = ({ kind }: SiteTableAnswer): string => {
    const known = SITE_TABLE_KINDS.find((each) => toName(each) === kind);
    return known === undefined ? kind : SITE_TABLE_KIND_LABELS[known][language];
  };
  return (
    <>
      <RecordTable
        caption={t('siteTables.pageTitle')}
        rows={tables}
        rowKey={({ siteTableId }) => String(siteTableId)}
        columns={[
          { head: t('siteTables.name'), kind: 'name', cell: ({ name }) => name },
          { head: t('siteTables.kind'), cell: kindLabel },
          { head: t('siteTables.sites'), kind: 'number', cell: ({ siteCount }) => formats.count(siteCount) },
          { head: t('siteTables.leftOutHead'), kind: 'number', cell: ({ leftOut }) => formats.count(leftOut) },
          {
            head: t('siteTables.accidents'),
            cell: ({ firstYear, lastYear }) => (firstYear == null ? t('siteTables.onRecord') : `${firstYear}–${lastYear}`),
          },
          {
            head: t('siteTables.file'),
            kind: 'wide',
            cell: ({ fileName, source }) => (source === '' ? fileName : `${fileName} (${source})`),
          },
          { head: t('siteTables.added'), kind: 'short', cell: ({ createdAt }) => formats.date(createdAt) },
          {
            head: t('siteTables.state'),
            kind: 'actions',
            cell: (table) =>
              table.retiredAt == null ? (
                <>
                  <Anchor component={Link} to={`/app/hotspots?sites=${table.siteTableId}`} inherit>
                    {t('siteTables.rank')}
                  </Anchor>{' '}
                  <Button size="xs" variant="default" onClick={() => setAsked(table)}>
                    {t('siteTables.retire')}
                  </Button>
                </>
              ) : (
                t('siteTables.retired', { date: formats.date(table.retiredAt) })
              ),
          },
        ]}
      />
      {asked !== null && <RetireTable table={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function RetireTable({ table, onClose }: { readonly table: SiteTableAnswer; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { run, loading, refusal } = useCommand(RETIRE_SITE_TABLE, 'retireSiteTable', { refetch: [SITE_TABLES] });
  const retire = async (): Promise<void> => {
    if ((await run({ siteTableId: table.siteTableId })) !== null) onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={t('siteTables.retireTitle', { name: table.name })}
      confirm={t('siteTables.retire')}
      keep={t('siteTables.keep')}
      loading={loading}
      refused={refusal?.message ?? null}
      onConfirm={() => void retire()}
      onClose={onClose}
    >
      {t('siteTables.retireText')}
    </ConfirmDialog>
  );
}
