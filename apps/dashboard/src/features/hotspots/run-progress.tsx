import { useMutation } from '@apollo/client/react';
import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../graphql/session.tsx';
import { CANCEL_HOTSPOT_RUN, isUnderWay, type Run } from './hotspots-queries.ts';
import { useRunStatusText } from './run-status-text.ts';
import styles from './hotspots.module.css';

/** A run that has no result: under way, or ended without one. */
export function RunProgress({ run, onAgain }: { readonly run: Run; readonly onAgain: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const statusText = useRunStatusText();
  const mayRun = useMay('analyses.run');
  const [cancel, { loading }] = useMutation(CANCEL_HOTSPOT_RUN);
  if (!isUnderWay(run.status)) {
    return (
      <Notice kind={run.status === 'failed' ? 'danger' : 'warning'} title={statusText(run.status)} announce>
        {run.problem != null && <p>{run.problem.message[language]}</p>}
        <Button size="sm" variant="default" mt={8} onClick={onAgain}>
          {t(mayRun ? 'hotspots.new' : 'hotspots.all')}
        </Button>
      </Notice>
    );
  }
  return (
    <section className={styles['progress']} aria-label={t('hotspots.progress')}>
      <p role="status">
        {statusText(run.status)} · {formats.percent(run.progress)}
      </p>
      <Progress value={100 * run.progress} aria-label={t('hotspots.progress')} />
      <p className={styles['soft']}>{t('hotspots.progressText')}</p>
      {mayRun && (
        <Button
          size="sm"
          variant="default"
          loading={loading}
          onClick={() => void cancel({ variables: { input: { runId: run.id } } }).catch(() => undefined)}
        >
          {t('hotspots.cancel')}
        </Button>
      )}
    </section>
  );
}
