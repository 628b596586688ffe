import { useQuery } from '@apollo/client/react';
import { EmptyState, QueryState, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { ACCEPTED_CITIZEN_REPORTS, type AcceptedReport } from '../../graphql/accepted-reports.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { categoryInWords, kindInWords } from './report-words.ts';
import { ReportsMap } from './reports-map.tsx';
import styles from './citizen-reports.module.css';

/** As many as one looks through; all can be asked for. */
const FIRST = 20;
/** Some ten metres. */
const DIGITS = 4;

/** What analysts see of the reports that were accepted: what, where, in which month. */
export function AcceptedReports() {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(ACCEPTED_CITIZEN_REPORTS, { fetchPolicy: 'cache-and-network' });
  return (
    <Section title={t('citizenReports.accepted')} lead={t('citizenReports.notCounted')}>
      <QueryState
        status={mapStatus(toStatus(result, language), (data) => data.acceptedCitizenReports)}
        isEmpty={(reports) => reports.length === 0}
        empty={<EmptyState title={t('citizenReports.noneAccepted')}>{t('citizenReports.noneAcceptedText')}</EmptyState>}
      >
        {(reports) => (
          <div className={styles['stack']}>
            <ReportsMap places={reports} />
            <AcceptedTable reports={reports} />
          </div>
        )}
      </QueryState>
    </Section>
  );
}

function AcceptedTable({ reports }: { readonly reports: readonly AcceptedReport[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <RecordTable
      caption={t('citizenReports.accepted')}
      rows={reports}
      rowKey={({ id }) => id}
      first={FIRST}
      columns={[
        { head: t('citizenReports.what'), kind: 'name', cell: ({ category }) => categoryInWords(category, language) },
        { head: t('citizenReports.kind'), cell: ({ kind }) => kindInWords(kind, language) },
        { head: t('citizenReports.month'), kind: 'short', cell: ({ month }) => month.split('-').reverse().join('/') },
        {
          head: t('citizenReports.place'),
          kind: 'number',
          cell: ({ latitude, longitude }) => `${formats.decimal(latitude, DIGITS)} / ${formats.decimal(longitude, DIGITS)}`,
        },
      ]}
    />
  );
}
