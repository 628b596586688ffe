import { useQuery } from '@apollo/client/react';
import { EmptyState, QueryState, ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { useBatchStatusText } from './batch-status-text.ts';
import { IMPORT_BATCHES, type BatchSummary } from './imports-queries.ts';
import styles from './imports.module.css';

/** Every import so far, the newest first. */
export function BatchesList({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(IMPORT_BATCHES, { fetchPolicy: 'cache-and-network' });
  return (
    <section aria-labelledby="history-title" className={styles['section']}>
      <h2 id="history-title">{t('imports.history')}</h2>
      <QueryState
        status={mapStatus(toStatus(result, language), (data) => data.importBatches)}
        isEmpty={(batches) => batches.length === 0}
        empty={<EmptyState title={t('imports.noneTitle')}>{t('imports.noneText')}</EmptyState>}
      >
        {(batches) => (
          <ScrollBox framed label={t('imports.history')}>
            <table className={styles['table']}>
              <caption className="el-hidden">{t('imports.history')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('imports.what')}</th>
                  <th scope="col">{t('imports.when')}</th>
                  <th scope="col">{t('imports.state')}</th>
                  <th scope="col" className={styles['number']}>
                    {t('imports.lines')}
                  </th>
                  <th scope="col" className={styles['number']}>
                    {t('imports.added')}
                  </th>
                  <th scope="col" className={styles['number']}>
                    {t('imports.changed')}
                  </th>
                  <th scope="col" className={styles['number']}>
                    {t('imports.notTaken')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {batches.map((batch) => (
                  <BatchRow key={batch.id} batch={batch} onOpen={onOpen} />
                ))}
              </tbody>
            </table>
          </ScrollBox>
        )}
      </QueryState>
    </section>
  );
}

function BatchRow({ batch, onOpen }: { readonly batch: BatchSummary; readonly onOpen: (id: string) => void }) {
  const language = useLanguage();
  const formats = useFormats();
  const statusText = useBatchStatusText();
  const { data } = useOrganisation();
  const { counts } = batch;
  return (
    <tr>
      <th scope="row">
        <UnstyledButton className={styles['open']} onClick={() => onOpen(batch.id)} data-batch={batch.id}>
          {batch.formatLabels[language]}
        </UnstyledButton>
        <span className={styles['names']}>{batch.files.map((file) => file.name).join(', ')}</span>
      </th>
      <td className={styles['nowrap']}>{formats.dateTime(batch.createdAt, data?.organisation.timeZone)}</td>
      <td>
        <span className={styles['status']} data-status={batch.status}>
          {statusText(batch.status)}
        </span>
      </td>
      <td className={styles['number']}>{formats.count(counts.lines)}</td>
      <td className={styles['number']}>{formats.count(counts.added)}</td>
      <td className={styles['number']}>{formats.count(counts.changed)}</td>
      <td className={styles['number']}>{formats.count(counts.held + counts.rejected)}</td>
    </tr>
  );
}
