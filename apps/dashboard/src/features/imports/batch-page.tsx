import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { BackIcon, EmptyState, Notice, Page, QueryState, useFormats, useLanguage } from '@elektron/ui';
import { Button, Progress } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { forgetRecords } from '../../graphql/forget-records.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { useOrganisation } from '../../graphql/workspace.ts';
import { BatchActions } from './batch-actions.tsx';
import { BatchAccount } from './batch-account.tsx';
import { useBatchStatusText } from './batch-status-text.ts';
import { BatchIssues } from './batch-issues.tsx';
import { DuplicatesLink } from './duplicates-link.tsx';
import { PlacesLink } from './places-link.tsx';
import { FileName } from './file-name.tsx';
import { HeldLines } from './held/held-lines.tsx';
import { awaitsSearch, CANCEL_IMPORT, IMPORT_BATCH, isUnderWay, pollMillisecondsOf, type Batch } from './imports-queries.ts';
import { pageOfRecords } from './page-of-records.ts';
import { RepairProposals } from './repairs/repair-proposals.tsx';
import { useKeptFresh } from './use-kept-fresh.ts';
import styles from './imports.module.css';

export interface BatchPageProps {
  readonly batchId: string;
  readonly onBack: () => void;
  readonly onOpen: (batchId: string) => void;
}

/** One import: under way, or what became of every line. */
export function BatchPage({ batchId, onBack, onOpen }: BatchPageProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const status = useBatch(batchId);
  const batch = status.data ?? null;
  return (
    <Page
      title={batch === null ? t('imports.title') : `${t('imports.one')} ${batch.id} · ${batch.formatLabels[language]}`}
      actions={
        <Button variant="default" size="sm" leftSection={<BackIcon />} onClick={onBack}>
          {t('imports.all')}
        </Button>
      }
    >
      <QueryState
        status={status}
        isEmpty={(data) => data === null}
        empty={<EmptyState title={t('imports.goneTitle')}>{t('imports.goneText')}</EmptyState>}
      >
        {(data) => data !== null && <Contents batch={data} onChanged={status.retry} onOpen={onOpen} />}
      </QueryState>
    </Page>
  );
}

/** The search for duplicates takes seconds, and waits for the next start where it has failed. */
const SEARCH_POLL_MILLISECONDS = 5_000;

/** A batch, asked for again while it moves; when it has changed the records, everything that depends on them is asked for again. */
function useBatch(batchId: string) {
  const language = useLanguage();
  const client = useApolloClient();
  // What is remarked quotes lines of the file, and those tell of persons.
  const mayImport = useMay('records.import');
  const result = useQuery(IMPORT_BATCH, { variables: { id: batchId, withIssues: mayImport }, fetchPolicy: 'cache-and-network' });
  const batch = result.data?.importBatch;
  useKeptFresh(
    result,
    batch == null ? null : (pollMillisecondsOf([batch.status]) ?? (awaitsSearch(batch) ? SEARCH_POLL_MILLISECONDS : null)),
  );
  const version = `${result.data?.importBatch?.committedVersion ?? ''} ${result.data?.importBatch?.undoneVersion ?? ''}`;
  const former = useRef<string | null>(null);
  useEffect(() => {
    if (result.data === undefined) return;
    if (former.current !== null && former.current !== version) forgetRecords(client);
    former.current = version;
  }, [client, result.data, version]);
  // Polling is not "loading": the numbers stay as they are until the next ones arrive.
  return mapStatus(
    { ...toStatus(result, language), loading: result.data === undefined && result.loading },
    (data) => data.importBatch ?? null,
  );
}

interface ContentsProps {
  readonly batch: Batch;
  readonly onChanged: () => void;
  readonly onOpen: (batchId: string) => void;
}

function Contents({ batch, onChanged, onOpen }: ContentsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const statusText = useBatchStatusText();
  const { search } = useLocation();
  const { data } = useOrganisation();
  const mayImport = useMay('records.import');
  const chosenLanguage = new URLSearchParams(search).get('lang');
  return (
    <div className={styles['batch']}>
      <section className={styles['box']} aria-label={t('imports.state')}>
        <p className={styles['headline']} role="status">
          <span className={styles['status']} data-status={batch.status}>
            {statusText(batch.status)}
          </span>
          {isUnderWay(batch.status) && formats.percent(batch.progress)}
          <span className={styles['soft']}>{formats.dateTime(batch.finishedAt ?? batch.createdAt, data?.organisation.timeZone)}</span>
        </p>
        {isUnderWay(batch.status) && <UnderWay batch={batch} onChanged={onChanged} />}
        {batch.problem != null && (
          <Notice kind={batch.status === 'failed' ? 'danger' : 'warning'} announce>
            {batch.problem.message[language]}
          </Notice>
        )}
        {batch.status === 'interrupted' && batch.problem == null && <Notice kind="warning">{t('imports.interruptedText')}</Notice>}
        {batch.status === 'ready' && <Notice kind="note">{t('imports.readyText')}</Notice>}
        <Relatives batch={batch} onOpen={onOpen} />
        <ul className={styles['files']}>
          {batch.files.map((file) => (
            <li key={file.name}>
              <strong>{file.tableLabels[language]}</strong> <FileName name={file.name} />{' '}
              <span className={styles['soft']}>{formats.bytes(file.size)}</span>
            </li>
          ))}
        </ul>
        <div className={styles['go']}>
          {batch.status === 'committed' && batch.committedVersion != null && (
            <Button
              component={Link}
              to={`${pageOfRecords(batch).path}${chosenLanguage === null ? '' : `?lang=${chosenLanguage}`}`}
              size="sm"
            >
              {t(pageOfRecords(batch).label)}
            </Button>
          )}
          {mayImport && <BatchActions batch={batch} onChanged={onChanged} />}
        </div>
      </section>
      {batch.notices.map((notice) => (
        <Notice key={notice.message.en} kind="note">
          {notice.message[language]}
        </Notice>
      ))}
      {mayImport && batch.repairProposals.length > 0 && (batch.status === 'ready' || batch.status === 'committed') && (
        <RepairProposals key={batch.repairProposals.map(({ accepted }) => accepted).join()} batch={batch} onChanged={onChanged} />
      )}
      <BatchAccount batch={batch} />
      {mayImport && awaitsSearch(batch) && <Notice kind="note">{t('duplicates.notSearched')}</Notice>}
      {mayImport && (batch.duplicatesFound ?? 0) > 0 && <DuplicatesLink found={batch.duplicatesFound ?? null} />}
      {mayImport && batch.status === 'committed' && batch.kind === 'accidents' && <PlacesLink />}
      {mayImport && (batch.status === 'ready' || batch.status === 'committed') && batch.counts.held + batch.counts.rejected > 0 && (
        <HeldLines batch={batch} onOpen={onOpen} />
      )}
      {mayImport ? <BatchIssues batch={batch} /> : <Notice kind="note">{t('imports.issuesNotYours')}</Notice>}
    </div>
  );
}

/** The import before it, and the one that goes on with its lines. */
function Relatives({ batch, onOpen }: Pick<ContentsProps, 'batch' | 'onOpen'>) {
  const { t } = useTranslation();
  const others = [
    { number: batch.corrects, text: 'imports.held.corrects' },
    { number: batch.continuedIn, text: 'imports.held.continuedIn' },
  ] as const;
  return others.map(({ number, text }) =>
    number == null ? null : (
      <p key={text} className={styles['soft']}>
        {t(text, { number })}{' '}
        <Button size="compact-xs" variant="default" onClick={() => onOpen(number)}>
          {t('imports.openOther', { number })}
        </Button>
      </p>
    ),
  );
}

function UnderWay({ batch, onChanged }: { readonly batch: Batch; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const mayImport = useMay('records.import');
  const [cancel, { loading }] = useMutation(CANCEL_IMPORT);
  const stop = (): void => {
    void cancel({ variables: { input: { batchId: batch.id } } })
      .catch(() => undefined)
      .finally(onChanged);
  };
  return (
    <>
      <Progress value={100 * batch.progress} aria-label={t('imports.progress')} />
      <p className={styles['soft']}>{t('imports.progressText')}</p>
      {mayImport && batch.canCancel && (
        <div>
          <Button size="sm" variant="default" loading={loading} onClick={stop}>
            {t('imports.cancel')}
          </Button>
        </div>
      )}
    </>
  );
}
