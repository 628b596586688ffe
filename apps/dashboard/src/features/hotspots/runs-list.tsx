import { useQuery } from '@apollo/client/react';
import type { Language } from '@elektron/domain';
import { EmptyState, QueryState, useFormats, useLanguage, type Formats } from '@elektron/ui';
import { Button, Checkbox, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useStoredFilterWords } from '../../filter/use-stored-filter-words.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { describeParameterValue } from '../../graphql/parameters.ts';
import { COMPARED_RUNS } from './comparison.ts';
import { HOTSPOT_METHODS, HOTSPOT_RUNS, type HotspotMethodAnswer, type RunSummary } from './hotspots-queries.ts';
import { SITE_TABLES, type SiteTableAnswer } from '../../graphql/site-tables.ts';
import { useRunStatusText } from './run-status-text.ts';
import styles from './hotspots.module.css';

export interface RunsListProps {
  readonly onOpen: (runId: string) => void;
  readonly onCompare: (runIds: readonly string[]) => void;
}

/** Earlier analyses; each can be opened as it was, and some put beside each other. */
export function RunsList({ onOpen, onCompare }: RunsListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(HOTSPOT_RUNS, { fetchPolicy: 'cache-and-network' });
  const methods = useQuery(HOTSPOT_METHODS).data?.hotspotMethods;
  const tables = useQuery(SITE_TABLES).data?.siteTables;
  return (
    <section aria-labelledby="runs-title" className={styles['runs']}>
      <div className={styles['resultHead']}>
        <h2 id="runs-title">{t('hotspots.earlier')}</h2>
        <Button component={Link} size="xs" variant="default" to="/app/hotspots/assessment">
          {t('assessment.open')}
        </Button>
      </div>
      <QueryState
        status={mapStatus(toStatus(result, language), (data) => data.hotspotRuns)}
        isEmpty={(runs) => runs.length === 0}
        empty={<EmptyState title={t('hotspots.noneTitle')}>{t('hotspots.noneText')}</EmptyState>}
      >
        {(runs) => <Runs runs={runs} methods={methods} tables={tables} onOpen={onOpen} onCompare={onCompare} />}
      </QueryState>
    </section>
  );
}

interface RunsProps extends RunsListProps {
  readonly runs: readonly RunSummary[];
  readonly methods: readonly HotspotMethodAnswer[] | undefined;
  readonly tables: readonly SiteTableAnswer[] | undefined;
}

function Runs({ runs, methods, tables, onOpen, onCompare }: RunsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useOrganisation();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const finished = runs.filter(({ status }) => status === 'finished');
  const canCompare = finished.length >= COMPARED_RUNS.minimum;
  const choose = (id: string, isChosen: boolean): void => setChosen(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <div className={styles['chooseRuns']}>
      {canCompare && (
        <div className={styles['go']} role="group" aria-label={t('comparison.choose')}>
          <Button size="xs" variant="default" disabled={chosen.length < COMPARED_RUNS.minimum} onClick={() => onCompare(chosen)}>
            {t('comparison.compare')}
          </Button>
          <span className={styles['soft']} role="status">
            {chosen.length === 0
              ? t('comparison.chooseText')
              : t('comparison.chosen', { count: chosen.length, formatted: formats.count(chosen.length) })}
          </span>
        </div>
      )}
      <ol className={styles['runList']}>
        {runs.map((run) => (
          <li key={run.id} className={canCompare ? styles['runChoice'] : undefined}>
            {canCompare && (
              <Checkbox
                size="sm"
                aria-label={t('comparison.pickRun', {
                  run: `${run.methodLabels[language]}, ${formats.dateTime(run.createdAt, data?.organisation.timeZone)}`,
                })}
                checked={chosen.includes(run.id)}
                disabled={run.status !== 'finished' || (chosen.length >= COMPARED_RUNS.maximum && !chosen.includes(run.id))}
                onChange={(event) => choose(run.id, event.currentTarget.checked)}
              />
            )}
            <RunRow
              run={run}
              method={methods?.find((method) => method.id === run.methodId)}
              table={tables?.find(({ siteTableId }) => siteTableId === sitesOf(run))}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface RunRowProps {
  readonly run: RunSummary;
  readonly method: HotspotMethodAnswer | undefined;
  /** Whose sites it ranks. */
  readonly table: SiteTableAnswer | undefined;
  readonly onOpen: (runId: string) => void;
}

function RunRow({ run, method, table, onOpen }: RunRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const statusText = useRunStatusText();
  const { data } = useOrganisation();
  const asked = useStoredFilterWords(run.filter, data?.organisation.speedUnit ?? 'km/h');
  const found =
    run.status === 'finished' && run.hotspotCount != null
      ? t('hotspots.found', { count: run.hotspotCount, formatted: formats.count(run.hotspotCount) })
      : statusText(run.status);
  return (
    <UnstyledButton className={styles['runRow']} onClick={() => onOpen(run.id)} data-run={run.id}>
      <span className={styles['runName']}>
        {run.methodLabels[language]}
        <span className={styles['runFound']}>{found}</span>
      </span>
      {method !== undefined && <span className={styles['soft']}>{describeParameters(run, method, language, formats)}</span>}
      {table !== undefined && <span className={styles['soft']}>{table.name}</span>}
      {/* What a table counts itself no filter narrows. */}
      {table?.firstYear == null && <span className={styles['soft']}>{asked}</span>}
      <span className={styles['soft']}>
        {formats.dateTime(run.createdAt, data?.organisation.timeZone)}
        {run.repeatsRunId != null && ` · ${t('hotspots.repetition')}`}
      </span>
    </UnstyledButton>
  );
}

/** What was set, in the order of the form; what was left to the method is left out. */
function describeParameters(run: RunSummary, method: HotspotMethodAnswer, language: Language, formats: Formats): string {
  const values = (run.parameters ?? {}) as Readonly<Record<string, unknown>>;
  return method.parameters
    .filter(({ name, refersTo }) => values[name] != null && refersTo == null)
    .map((parameter) => `${parameter.labels[language]} ${describeParameterValue(parameter, values[parameter.name], language, formats)}`)
    .join(' · ');
}

/** The number of the table whose sites a run ranks. */
function sitesOf({ parameters }: RunSummary): unknown {
  return ((parameters ?? {}) as Readonly<Record<string, unknown>>)['sites'];
}
