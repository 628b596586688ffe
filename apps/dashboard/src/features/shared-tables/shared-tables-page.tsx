import { skipToken, useQuery } from '@apollo/client/react';
import { EmptyState, Notice, Page, QueryState, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useOwner } from '../../graphql/received-grants.ts';
import { useSession } from '../../graphql/session.tsx';
import { readRows, type TableRow } from './read-rows.ts';
import { SHARED_AGGREGATES, type SharedTable } from './shared-tables-queries.ts';
import styles from './shared-tables.module.css';

/** The fixed tables of an organisation that has opened them. */
export function SharedTablesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { recordsOf } = useSession();
  const owner = useOwner();
  const result = useQuery(SHARED_AGGREGATES, recordsOf === null ? skipToken : { variables: { ownerId: recordsOf } });
  return (
    <Page title={t('sharedTables.title')} lead={t('sharedTables.lead', { organisation: owner?.name[language] ?? '' })}>
      <QueryState
        status={mapStatus(toStatus(result, language), (data) => data.sharedAggregates)}
        isEmpty={({ tables }) => tables.length === 0}
        empty={<EmptyState title={t('sharedTables.noneTitle')}>{t('sharedTables.noneText')}</EmptyState>}
      >
        {({ tables, period, note }) => (
          <div className={styles['tables']}>
            <Notice kind="note" title={period == null ? undefined : formats.period(period)}>
              {note[language]}
            </Notice>
            {tables.map((table) => (
              <TableSection key={table.id} table={table} />
            ))}
          </div>
        )}
      </QueryState>
    </Page>
  );
}

function TableSection({ table }: { readonly table: SharedTable }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <Section title={table.title[language]}>
      <RecordTable
        caption={table.title[language]}
        rows={readRows(table.rows)}
        rowKey={(row) => row.label.en}
        columns={[
          { head: t('sharedTables.row'), kind: 'name', cell: (row) => row.label[language] },
          ...table.columns.map((column, index) => ({
            head: column[language],
            kind: 'number' as const,
            cell: (row: TableRow) => {
              const count = row.counts[index] ?? null;
              return count === null ? <NotShown /> : formats.count(count);
            },
          })),
        ]}
      />
    </Section>
  );
}

/** Never an empty cell, which would read as zero. */
function NotShown() {
  const { t } = useTranslation();
  return (
    <>
      <span aria-hidden="true">…</span>
      <span className="el-hidden">{t('sharedTables.notShown')}</span>
    </>
  );
}
