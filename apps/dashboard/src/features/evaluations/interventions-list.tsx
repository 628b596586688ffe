import { useQuery } from '@apollo/client/react';
import { EmptyState, QueryState, useFormats, useLanguage } from '@elektron/ui';
import { Button, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { useOrganisation } from '../../graphql/workspace.ts';
import { INTERVENTIONS, type EvaluationSummary, type Intervention } from './evaluations-queries.ts';
import { IllustrativeBadge } from './illustrative-badge.tsx';
import styles from './evaluations.module.css';

export interface InterventionsListProps {
  readonly onRun: (runId: string) => void;
  readonly onEvaluate: (interventionId: string) => void;
  readonly onNew: () => void;
  readonly onTable: () => void;
}

/** Every intervention with what has been found about it. */
export function InterventionsList({ onRun, onEvaluate, onNew, onTable }: InterventionsListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(INTERVENTIONS, { fetchPolicy: 'cache-and-network' });
  const mayRun = useMay('analyses.run');
  const add = mayRun && (
    <div className={styles['actions']}>
      <Button onClick={onNew}>{t('evaluations.new')}</Button>
      <Button variant="default" onClick={onTable}>
        {t('studyTable.open')}
      </Button>
    </div>
  );
  return (
    <QueryState
      status={toStatus(result, language)}
      isEmpty={(data) => data.interventions.length === 0}
      empty={
        <EmptyState title={t('evaluations.noneTitle')} action={add}>
          {t('evaluations.noneText')}
        </EmptyState>
      }
    >
      {(data) => (
        <div className={styles['list']}>
          {add}
          {data.interventions.map((intervention) => (
            <InterventionCard
              key={intervention.id}
              intervention={intervention}
              runs={data.evaluationRuns.filter((run) => run.interventionId === intervention.id)}
              onRun={onRun}
              onEvaluate={onEvaluate}
            />
          ))}
        </div>
      )}
    </QueryState>
  );
}

interface InterventionCardProps extends Pick<InterventionsListProps, 'onRun' | 'onEvaluate'> {
  readonly intervention: Intervention;
  readonly runs: readonly EvaluationSummary[];
}

function InterventionCard({ intervention, runs, onRun, onEvaluate }: InterventionCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const mayRun = useMay('analyses.run');
  const { data } = useOrganisation();
  return (
    <article className={styles['card']} data-illustrative={intervention.illustrative || undefined}>
      <header className={styles['cardHead']}>
        <h2>{intervention.name[language]}</h2>
        {intervention.illustrative && <IllustrativeBadge />}
      </header>
      <p className={styles['soft']}>
        {[
          intervention.kindLabels[language],
          t('evaluations.sites', { count: intervention.sites.length, formatted: formats.count(intervention.sites.length) }),
          t('evaluations.worksFrom', { period: formats.period(intervention.worksPeriod) }),
        ].join(' · ')}
      </p>
      {intervention.note[language] !== '' && <p>{intervention.note[language]}</p>}
      {runs.length > 0 && (
        <ul className={styles['runs']} aria-label={t('evaluations.earlier')}>
          {runs.map((run) => (
            <li key={run.id}>
              <UnstyledButton className={styles['run']} onClick={() => onRun(run.id)} data-run={run.id}>
                <span>{run.sentence[language]}</span>
                <span className={styles['soft']}>{formats.dateTime(run.createdAt, data?.organisation.timeZone)}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      {mayRun && (
        <div>
          <Button variant="default" size="sm" onClick={() => onEvaluate(intervention.id)}>
            {t('evaluations.evaluate')}
          </Button>
        </div>
      )}
    </article>
  );
}
