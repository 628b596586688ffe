import { useQuery } from '@apollo/client/react';
import { EmptyState, Page, QueryState, Section, useLanguage } from '@elektron/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { AcceptedReports } from './accepted-reports.tsx';
import { CITIZEN_REPORTS, type CitizenReport } from './citizen-reports-queries.ts';
import { DeskSection } from './desk-form.tsx';
import { ReportCard } from './report-card.tsx';
import { ReportsMap } from './reports-map.tsx';
import styles from './citizen-reports.module.css';

/** What citizens report: those that wait for a decision, and those that were accepted. No accident is among them. */
export function ReportsPage() {
  const { t } = useTranslation();
  const mayDecide = useMay('releases.publish');
  return (
    <Page title={t('citizenReports.title')} lead={t('citizenReports.lead')}>
      {mayDecide && <Moderation />}
      <AcceptedReports />
      {mayDecide && <DeskSection />}
    </Page>
  );
}

function Moderation() {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(CITIZEN_REPORTS, { fetchPolicy: 'cache-and-network' });
  return (
    <Section title={t('citizenReports.all')} lead={t('citizenReports.allLead')}>
      <QueryState
        status={mapStatus(toStatus(result, language), (data) => data.citizenReports)}
        isEmpty={(reports) => reports.length === 0}
        empty={<EmptyState title={t('citizenReports.none')}>{t('citizenReports.noneText')}</EmptyState>}
      >
        {(reports) => <Reports reports={reports} />}
      </QueryState>
    </Section>
  );
}

function Reports({ reports }: { readonly reports: readonly CitizenReport[] }) {
  const { t } = useTranslation();
  const [lit, setLit] = useState<CitizenReport | null>(null);
  const waiting = reports.filter(({ state }) => state === 'received').length;
  return (
    <div className={styles['stack']}>
      <p role="status">{t('citizenReports.waiting', { count: waiting })}</p>
      <ReportsMap places={reports} lit={lit} />
      <ul className={styles['list']} aria-label={t('citizenReports.all')}>
        {reports.map((report) => (
          <ReportCard key={report.id} report={report} onLight={setLit} />
        ))}
      </ul>
    </div>
  );
}
