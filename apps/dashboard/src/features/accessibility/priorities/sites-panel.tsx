import { HowComputed, Notice, QueryState, Section, useFormats, type QueryStatus } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { LinkCaveats } from './link-explanation.tsx';
import { PriorityMatrix } from './priority-matrix.tsx';
import { RunNeeded, StartRun } from './run-needed.tsx';
import type { Priorities } from './sites-queries.ts';
import { SitesTable, type SitesTableProps } from './sites-table.tsx';
import { useLinkQuestion } from './use-link-question.ts';
import styles from './priorities.module.css';

export interface SitesPanelProps extends Pick<SitesTableProps, 'lit' | 'onLight'> {
  readonly status: QueryStatus<Priorities>;
  /** A run was started: ask again. */
  readonly onStarted: () => void;
}

/** Two axes of the sites of the network, and never one number of both. */
export function SitesPanel({ status, lit, onLight, onStarted }: SitesPanelProps) {
  return (
    <QueryState status={status}>
      {(answer) => (
        <div className={styles['panel']}>
          <RunNeeded reason={answer.reason} run={answer.run} onStarted={onStarted} />
          {answer.cells != null && <Matrix answer={answer} onStarted={onStarted} />}
          <LinkCaveats />
          {answer.cells != null && (
            <>
              <SitesTable answer={answer} lit={lit} onLight={onLight} />
              <How answer={answer} />
            </>
          )}
        </div>
      )}
    </QueryState>
  );
}

function Matrix({ answer, onStarted }: { readonly answer: Priorities; readonly onStarted: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { choice, choose } = useLinkQuestion();
  const { onNoSite, withoutPlace, run, highPercent } = answer;
  return (
    <Section
      title={t('priorities.matrix.title')}
      lead={t('priorities.matrix.lead', { level: formats.percent(answer.level ?? 0), high: formats.percent(highPercent / 100) })}
    >
      <PriorityMatrix cells={answer.cells ?? []} chosen={choice.cell} onChoose={(cell) => choose({ cell })} />
      {(onNoSite ?? 0) + (withoutPlace ?? 0) > 0 && (
        <p className={styles['soft']}>
          {t('priorities.matrix.onNoSite', { onNoSite: formats.count(onNoSite ?? 0), withoutPlace: formats.count(withoutPlace ?? 0) })}
        </p>
      )}
      {run?.current === false && (
        <Notice kind="warning">
          <p>{t('priorities.run.outdated', { version: formats.count(run.dataVersion) })}</p>
          <StartRun again onStarted={onStarted} />
        </Notice>
      )}
    </Section>
  );
}

function How({ answer }: { readonly answer: Priorities }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { search } = useLocation();
  const { run, junctionMeters, partMeters } = answer;
  return (
    <HowComputed
      title={t('priorities.how.title')}
      facts={[
        [t('priorities.how.excess'), t('priorities.how.excessText')],
        [t('priorities.how.belongs'), t('priorities.how.belongsText', { meters: formats.count(partMeters) })],
        [t('priorities.how.site'), t('priorities.how.siteText', { meters: formats.count(junctionMeters ?? 0) })],
        [t('priorities.how.deficit'), t('priorities.how.deficitText')],
        [
          t('priorities.how.run'),
          run == null ? (
            '–'
          ) : (
            <Link key="run" to={{ pathname: '/app/hotspots', search: withRun(search, run.id) }}>
              {formats.dateTime(run.createdAt, undefined)}
            </Link>
          ),
        ],
        [
          t('priorities.how.versions'),
          t('priorities.how.versionsText', {
            accidents: formats.count(run?.dataVersion ?? 0),
            accessibility: formats.count(answer.accessibilityVersion),
          }),
        ],
      ]}
    />
  );
}

function withRun(search: string, id: string): string {
  const parameters = new URLSearchParams(search);
  parameters.set('run', id);
  return parameters.toString();
}
