import { useQuery } from '@apollo/client/react';
import { accountStateOf } from '@elektron/domain';
import { EmptyState, QueryState, ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { useBatchStatusText } from './batch-status-text.ts';
import { FileName } from './file-name.tsx';
import { IMPORT_BATCHES, pollMillisecondsOf, type BatchSummary } from './imports-queries.ts';
import { useKeptFresh } from './use-kept-fresh.ts';
import styles from './imports.module.css';

/** Every import so far, the newest first. */
export function BatchesList({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(IMPORT_BATCHES, { fetchPolicy: 'cache-and-network' });
  useKeptFresh(result, pollMillisecondsOf(result.data?.importBatches.map((batch) => batch.status) ?? []));
  // Asking again is not "loading": the list stays as it is until the next one arrives.
  const status = { ...toStatus(result, language), loading: result.data === undefined && result.loading };
  return (
    <section aria-labelledby="history-title" className={styles['section']}>
      <h2 id="history-title">{t('imports.history')}</h2>
      <QueryState
        status={mapStatus(status, (data) => data.importBatches)}
        isEmpty={(batches) => batches.length === 0}
        empty={<EmptyState title={t('imports.noneTitle')}>{t('imports.noneText')}</EmptyState>}
      >
        {(batches) => (
          <ScrollBox framed label={t('imports.history')}>
            <table className={`${styles['table']} ${styles['cards']}`}>
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
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const statusText = useBatchStatusText();
  const { data } = useOrganisation();
  const { counts } = batch;
  // Only what is part of the records is "new" or "changed" in them.
  const isKept = accountStateOf(batch.status) === 'kept';
  return (
    <tr>
      <th scope="row">
        <UnstyledButton className={styles['open']} onClick={() => onOpen(batch.id)} data-batch={batch.id}>
          {t('imports.one')} {batch.id} · {batch.formatLabels[language]}
        </UnstyledButton>
        <span className={styles['names']}>
          <FileName name={batch.files.map((file) => file.name).join(', ')} />
        </span>
      </th>
      <td className={styles['nowrap']} data-label={t('imports.when')}>
        {formats.dateTime(batch.createdAt, data?.organisation.timeZone)}
      </td>
      <td data-label={t('imports.state')}>
        <span className={styles['status']} data-status={batch.status}>
          {statusText(batch.status)}
        </span>
      </td>
      <td className={styles['number']} data-label={t('imports.lines')}>
        {formats.count(counts.lines)}
      </td>
      <td className={styles['number']} data-label={t('imports.added')}>
        {isKept ? formats.count(counts.added) : '–'}
      </td>
      <td className={styles['number']} data-label={t('imports.changed')}>
        {isKept ? formats.count(counts.changed) : '–'}
      </td>
      <td className={styles['number']} data-label={t('imports.notTaken')}>
        {formats.count(counts.held + counts.rejected)}
      </td>
    </tr>
  );
}
