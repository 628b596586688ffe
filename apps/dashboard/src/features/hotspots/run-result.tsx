import { canBeAssessed } from '@elektron/domain';
import { EmptyState, Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../graphql/session.tsx';
import { HotspotTable, type HotspotTableProps } from './hotspot-table.tsx';
import type { HotspotMethodAnswer } from './hotspots-queries.ts';
import { RunExport } from './run-export.tsx';
import { RunFacts } from './run-facts.tsx';
import { readProportions } from './proportions.ts';
import { countsThemselves, readScreening } from './screening.ts';
import { ScreeningGroups } from './screening-groups.tsx';
import { SharesTable } from './shares-table.tsx';
import { SitesTable } from './sites-table.tsx';
import { StreetPieces } from './street-pieces.tsx';
import { readStreets } from './streets.ts';
import { StretchPlaces } from './stretch-places.tsx';
import { readStretches } from './stretches.ts';
import styles from './hotspots.module.css';

export interface RunResultProps extends HotspotTableProps {
  readonly method: HotspotMethodAnswer | undefined;
  readonly currentVersion: number | undefined;
  readonly onOpen: (runId: string | null) => void;
  readonly onCompare: (runIds: readonly string[]) => void;
}

/** Beside the map: what to beware of, the list, and how it was computed. The sentence stands above both. */
export function RunResult({ run, method, currentVersion, lit, onLight, onPick, onOpen, onCompare }: RunResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const mayRun = useMay('analyses.run');
  return (
    <div className={styles['result']}>
      <div className={styles['resultHead']}>
        <h2>
          {t('hotspots.resultTitle')} · {run.methodLabels[language]}
        </h2>
        <Button size="xs" variant="default" onClick={() => onOpen(null)}>
          {t(mayRun ? 'hotspots.new' : 'hotspots.all')}
        </Button>
      </div>
      <Standing run={run} currentVersion={currentVersion} onCompare={onCompare} />
      <Warnings run={run} />
      <RunExport key={run.id} run={run} />
      <ToAssessment run={run} />
      <Places run={run} lit={lit} onLight={onLight} onPick={onPick} />
      <RunFacts run={run} method={method} currentVersion={currentVersion} onOpen={onOpen} />
    </div>
  );
}

/** A ranking of the organisation's own roads is what a network is assessed from. */
function ToAssessment({ run }: Pick<RunResultProps, 'run'>) {
  const { t } = useTranslation();
  if (run.screening == null || !canBeAssessed(run)) return null;
  return (
    <div>
      <Button component={Link} size="xs" variant="default" to={{ pathname: '/app/hotspots/assessment', search: `?run=${run.id}` }}>
        {t('assessment.open')}
      </Button>
    </div>
  );
}

/** What was found, beside the map: sites of the network, or hotspots. */
function Places({ run, ...shown }: HotspotTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const screening = readScreening(run.screening);
  if (screening !== null) {
    return (
      <>
        <SitesTable screening={screening} {...shown} />
        <Notice kind="note" title={t('screening.changes')}>
          <ul className={styles['warnings']}>
            {screening.changes.map(({ code, message }) => (
              <li key={code}>{message[language]}</li>
            ))}
          </ul>
        </Notice>
        <ScreeningGroups screening={screening} />
      </>
    );
  }
  const proportions = readProportions(run.proportions);
  if (proportions !== null) return <SharesTable proportions={proportions} {...shown} />;
  const stretches = readStretches(run.stretches);
  if (stretches !== null) return <StretchPlaces run={run} stretches={stretches} {...shown} />;
  const streets = readStreets(run.streets);
  return (
    <>
      {run.hotspots.length === 0 ? (
        <EmptyState title={t('hotspots.emptyTitle')}>{t('hotspots.emptyText')}</EmptyState>
      ) : (
        <HotspotTable run={run} {...shown} />
      )}
      {streets !== null && <StreetPieces streets={streets} hotspots={run.hotspots.length} />}
    </>
  );
}

/** How the result stands today: whether it repeats another, and whether the records have changed since. */
function Standing({ run, currentVersion, onCompare }: Pick<RunResultProps, 'run' | 'currentVersion' | 'onCompare'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const screening = readScreening(run.screening);
  // What a table counts itself no later record changes.
  const rests = screening === null || !countsThemselves(screening);
  const changed = rests && currentVersion !== undefined && currentVersion !== run.dataVersion;
  return (
    <>
      {run.repeatsExactly != null && (
        <Notice kind={run.repeatsExactly ? 'note' : 'warning'}>
          <p>{t(run.repeatsExactly ? 'hotspots.sameResult' : 'hotspots.otherResult')}</p>
          {!run.repeatsExactly && run.repeatsRunId != null && <SinceFirst runIds={[run.repeatsRunId, run.id]} onCompare={onCompare} />}
        </Notice>
      )}
      {changed && (
        <Notice kind="warning">
          {t('hotspots.recordsChanged', { then: formats.count(run.dataVersion), now: formats.count(currentVersion) })}
        </Notice>
      )}
    </>
  );
}

/** A repetition that has come out otherwise is put beside what it repeats. */
function SinceFirst({ runIds, onCompare }: Pick<RunResultProps, 'onCompare'> & { readonly runIds: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <Button size="xs" variant="default" mt={8} onClick={() => onCompare(runIds)}>
      {t('comparison.withRepeated')}
    </Button>
  );
}

/** So many warnings are read before the list; the others are one click away. */
const WARNINGS_AT_ONCE = 2;

function Warnings({ run }: Pick<RunResultProps, 'run'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (run.warnings.length === 0) return null;
  const rest = run.warnings.slice(WARNINGS_AT_ONCE);
  const list = (warnings: typeof run.warnings) => (
    <ul className={styles['warnings']}>
      {warnings.map((warning) => (
        <li key={warning.code}>{warning.message[language]}</li>
      ))}
    </ul>
  );
  return (
    <Notice kind="warning" title={t('hotspots.beware')}>
      {list(run.warnings.slice(0, WARNINGS_AT_ONCE))}
      {rest.length > 0 && (
        <details className={styles['moreWarnings']}>
          <summary>{t('hotspots.moreWarnings', { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </Notice>
  );
}
