import { useQuery } from '@apollo/client/react';
import { EmptyState, Facts, QueryState, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { NETWORK_TOTALS, type NetworkTotals } from './network-queries.ts';
import styles from './network.module.css';

const SEVERITIES = ['fatal', 'serious', 'slight', 'injury', 'damageOnly', 'unknown'] as const;

/** How much the network holds, each accident counted once. */
export function NetworkTotalsSection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(NETWORK_TOTALS, { fetchPolicy: 'cache-and-network' });
  return (
    <QueryState
      status={mapStatus(toStatus(result, language), (data) => data.networkTotals)}
      isEmpty={(totals) => totals.records === 0}
      empty={<EmptyState title={t('network.totals.noneTitle')}>{t('network.totals.noneText')}</EmptyState>}
    >
      {(totals) => <Totals totals={totals} />}
    </QueryState>
  );
}

function Totals({ totals }: { readonly totals: NetworkTotals }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <div className={styles['totals']}>
      <Section card title={t('network.totals.title')}>
        <Facts
          facts={[
            [t('network.totals.accidents'), <strong key="accidents">{formats.count(totals.accidents)}</strong>],
            ...(totals.period == null ? [] : [[t('network.totals.period'), formats.period(totals.period)] as const]),
            [t('network.totals.organisations'), formats.count(totals.organisations)],
            [t('network.totals.duplicates'), formats.count(totals.duplicates)],
            [t('network.totals.notComparable'), formats.count(totals.notComparable)],
          ]}
        />
        <p className={styles['method']}>{totals.method[language]}</p>
      </Section>
      <Section title={t('network.totals.byYear')}>
        <RecordTable
          caption={t('network.totals.byYear')}
          rows={totals.byYear}
          rowKey={(row) => String(row.year)}
          columns={[
            { head: t('network.totals.year'), kind: 'name', cell: (row) => row.year },
            ...SEVERITIES.map((severity) => ({
              head: t(`network.totals.${severity}`),
              kind: 'number' as const,
              cell: (row: NetworkTotals['byYear'][number]) => formats.count(row[severity]),
            })),
          ]}
        />
      </Section>
    </div>
  );
}
