import { useQuery } from '@apollo/client/react';
import { Notice, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { EVALUATION_STANDING } from './design-queries.ts';
import styles from './evaluations.module.css';

/** Whether a frozen plan was kept, how often somebody had looked before, and why the recommended method is the one to read: what a reader must know before any number. */
export function PlanStanding({ runId }: { readonly runId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useQuery(EVALUATION_STANDING, { variables: { id: runId } }).data?.evaluationRun;
  if (run == null) return null;
  const { planStanding: standing, recommendedBecause: because, earlierLooks: looks } = run;
  return (
    <>
      {standing != null && (
        <Notice kind={standing.kept ? 'note' : 'warning'} title={t('design.standingTitle')}>
          {standing.sentence[language]}
        </Notice>
      )}
      {looks.isWarning ? (
        <Notice kind="warning" title={t('design.looksTitle')}>
          {looks.sentence[language]}
        </Notice>
      ) : (
        <p className={styles['soft']}>{looks.sentence[language]}</p>
      )}
      {because.length > 0 && (
        <p className={styles['soft']}>
          <strong>{t('design.because')}:</strong> {because.map((reason) => reason[language]).join(' ')}
        </p>
      )}
    </>
  );
}
