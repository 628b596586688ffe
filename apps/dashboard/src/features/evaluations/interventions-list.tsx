import { useQuery } from '@apollo/client/react';
import { ACCIDENT_TABLE_KINDS } from '@elektron/domain';
import { EmptyState, QueryState, useFormats, useLanguage } from '@elektron/ui';
import { Button, NativeSelect } from '@mantine/core';
import { parseAsBoolean, parseAsString, useQueryStates } from 'nuqs';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FileMenu } from '../../exports/file-menu.tsx';
import { toStatus } from '../../graphql/query-status.ts';
import { useMay, useSession } from '../../graphql/session.tsx';
import { describeCost, describeGeometry } from './describe-intervention.ts';
import { EvaluationsOf } from './evaluations-of.tsx';
import { INTERVENTIONS, type EvaluationSummary, type Intervention } from './evaluations-queries.ts';
import { IllustrativeBadge } from './illustrative-badge.tsx';
import styles from './evaluations.module.css';

export interface InterventionsListProps {
  readonly onRun: (runId: string) => void;
  readonly onEvaluate: (interventionId: string) => void;
  readonly onNew: () => void;
  readonly onTable: () => void;
  /** Stands above the interventions: what they say together. */
  readonly summary?: ReactNode;
}

/** Every intervention with what has been found about it. */
export function InterventionsList({ onRun, onEvaluate, onNew, onTable, summary }: InterventionsListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(INTERVENTIONS, { fetchPolicy: 'cache-and-network' });
  const mayRun = useMay('analyses.run');
  const [, setView] = useQueryStates({ record: parseAsString, import: parseAsBoolean }, { history: 'push' });
  const [kind, setKind] = useState('');
  const add = mayRun && (
    <>
      <Button onClick={onNew}>{t('evaluations.new')}</Button>
      <Button variant="default" onClick={() => void setView({ import: true })}>
        {t('register.import.open')}
      </Button>
      <Button variant="default" onClick={onTable}>
        {t('studyTable.open')}
      </Button>
    </>
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
          <ListTools interventions={data.interventions} kind={kind} onKind={setKind} add={add} />
          {summary}
          {data.interventions
            .filter((each) => kind === '' || each.kind === kind)
            .map((intervention) => (
              <InterventionCard
                key={intervention.id}
                intervention={intervention}
                runs={data.evaluationRuns.filter((run) => run.interventionId === intervention.id)}
                onRun={onRun}
                onEvaluate={onEvaluate}
                onRecord={(record) => void setView({ record })}
              />
            ))}
        </div>
      )}
    </QueryState>
  );
}

interface ListToolsProps {
  readonly interventions: readonly Intervention[];
  /** Empty for every kind. */
  readonly kind: string;
  readonly onKind: (kind: string) => void;
  readonly add: ReactNode;
}

/** What is shown, and the whole of it as a file. */
function ListTools({ interventions, kind, onKind, add }: ListToolsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { recordsOf } = useSession();
  const kinds = new Map(interventions.map((each) => [each.kind, each.kindLabels[language]]));
  const search = new URLSearchParams({ lang: language, ...(kind === '' ? {} : { kind }) });
  return (
    <div className={styles['choices']}>
      {add}
      <NativeSelect
        aria-label={t('evaluations.kind')}
        value={kind}
        onChange={(event) => onKind(event.currentTarget.value)}
        data={[{ value: '', label: t('register.everyKind') }, ...Array.from(kinds, ([value, label]) => ({ value, label }))]}
      />
      {recordsOf === null && (
        <FileMenu kinds={ACCIDENT_TABLE_KINDS} pathOf={(file) => `/api/export/interventions.${file}?${search.toString()}`} />
      )}
    </div>
  );
}

interface InterventionCardProps extends Pick<InterventionsListProps, 'onRun' | 'onEvaluate'> {
  readonly intervention: Intervention;
  readonly runs: readonly EvaluationSummary[];
  readonly onRecord: (interventionId: string) => void;
}

function InterventionCard({ intervention, runs, onRun, onEvaluate, onRecord }: InterventionCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const mayRun = useMay('analyses.run');
  const cost = describeCost(intervention.cost ?? null, t, formats);
  return (
    <article className={styles['card']} data-illustrative={intervention.illustrative || undefined}>
      <header className={styles['cardHead']}>
        <h2>{intervention.name[language]}</h2>
        {intervention.illustrative && <IllustrativeBadge />}
      </header>
      <p className={styles['soft']}>
        {[
          intervention.kindLabels[language],
          describeGeometry(intervention, t, formats),
          t('evaluations.worksFrom', { period: formats.period(intervention.worksPeriod) }),
          ...(cost === null ? [] : [cost]),
          t(runs.length > 0 ? 'register.isEvaluated' : 'register.notEvaluated'),
        ].join(' · ')}
      </p>
      {intervention.note[language] !== '' && <p>{intervention.note[language]}</p>}
      <EvaluationsOf runs={runs} onRun={onRun} />
      <div className={styles['choices']}>
        {mayRun && (
          <Button variant="default" size="sm" onClick={() => onEvaluate(intervention.id)}>
            {t('evaluations.evaluate')}
          </Button>
        )}
        <Button
          variant="default"
          size="sm"
          aria-label={t('register.openNamed', { name: intervention.name[language] })}
          onClick={() => onRecord(intervention.id)}
        >
          {t('register.open')}
        </Button>
      </div>
    </article>
  );
}
