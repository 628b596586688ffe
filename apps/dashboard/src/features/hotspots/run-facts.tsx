import { useMutation } from '@apollo/client/react';
import { HowComputed, Notice, useFormats, useLanguage, type Formats } from '@elektron/ui';
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStoredFilterWords } from '../../filter/use-stored-filter-words.ts';
import { describeParameterValue } from '../../graphql/parameters.ts';
import { describeError } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { useOrganisation } from '../../graphql/workspace.ts';
import { AboutMethod } from './about-method.tsx';
import { HOTSPOT_RUNS, REPEAT_HOTSPOT_RUN, type HotspotMethodAnswer, type Run } from './hotspots-queries.ts';
import { readProportions } from './proportions.ts';
import { readScreening, type Screening } from './screening.ts';
import styles from './hotspots.module.css';

export interface RunFactsProps {
  readonly run: Run;
  readonly method: HotspotMethodAnswer | undefined;
  readonly currentVersion: number | undefined;
  readonly onOpen: (runId: string | null) => void;
}

/** How a run was computed, and the same again. */
export function RunFacts({ run, method, currentVersion, onOpen }: RunFactsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const mayRun = useMay('analyses.run');
  const { data } = useOrganisation();
  const asked = useStoredFilterWords(run.filter, data?.organisation.speedUnit ?? 'km/h');
  const used = (run.parametersUsed ?? {}) as Record<string, unknown>;
  const siteTable = describeTable(readScreening(run.screening) ?? readProportions(run.proportions));
  const parameters = Object.entries((run.parameters ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
    const declared = method?.parameters.find((parameter) => parameter.name === name);
    if (declared?.refersTo === 'site-table') return [[declared.labels[language], siteTable ?? t('siteTables.ownRoads')] as const];
    const own = used[name] ?? value;
    const condition = declared?.onlyWith;
    // What the other values do not ask for was not read.
    if (condition != null && !condition.values.some((asked) => asked === used[condition.parameter])) return [];
    const words = describeParameterValue(declared, own, language, formats);
    return [[declared?.labels[language] ?? name, own === value ? words : t('hotspots.chosen', { value: words })] as const];
  });
  return (
    <HowComputed
      title={t('hotspots.how')}
      facts={[
        [t('hotspots.method'), run.methodLabels[language]],
        ...parameters,
        [t('filter.title'), asked],
        [t('hotspots.n'), run.accidents == null ? '–' : formats.count(run.accidents)],
        [
          t('period.title'),
          run.period == null
            ? '–'
            : `${formats.period(run.period)} (${t('hotspots.years', { years: formats.decimal(run.years ?? 0, 2) })})`,
        ],
        [t('hotspots.seed'), formats.count(run.seed)],
        [t('hotspots.dataVersion'), formats.count(run.dataVersion)],
        ...versionsOf(run, t, formats),
        [t('hotspots.softwareVersion'), run.softwareVersion],
        [t('hotspots.computedAt'), formats.dateTime(run.finishedAt ?? run.createdAt, data?.organisation.timeZone)],
        [t('hotspots.digest'), <code key="digest">{run.resultDigest ?? '–'}</code>],
      ]}
    >
      {method !== undefined && <AboutMethod method={method} />}
      {mayRun && <Repeat run={run} currentVersion={currentVersion} onOpen={onOpen} />}
    </HowComputed>
  );
}

/** The table whose sites were ranked, with whoever published it. */
function describeTable(ranking: Pick<Screening, 'siteTable'> | null): string | null {
  if (ranking?.siteTable === undefined) return null;
  const { name, source } = ranking.siteTable;
  return source === '' ? name : `${name} (${source})`;
}

/** Of a method that reads roads, which it saw. */
function versionsOf({ roadsVersion, trafficVersion }: Run, t: TFunction, formats: Formats): readonly (readonly [string, string])[] {
  if (roadsVersion == null || trafficVersion == null) return [];
  return [
    [t('screening.roadsVersion'), formats.count(roadsVersion)],
    [t('screening.trafficVersion'), formats.count(trafficVersion)],
  ];
}

function Repeat({ run, currentVersion, onOpen }: Omit<RunFactsProps, 'method'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const [refused, setRefused] = useState<string | null>(null);
  const [repeat, { loading }] = useMutation(REPEAT_HOTSPOT_RUN, { refetchQueries: [HOTSPOT_RUNS] });
  const again = async (dataVersion: 'recorded' | 'current'): Promise<void> => {
    setRefused(null);
    try {
      const { data } = await repeat({ variables: { input: { runId: run.id, dataVersion } } });
      const payload = data?.repeatHotspotRun;
      if (payload?.run != null) onOpen(payload.run.id);
      else setRefused(payload?.userErrors.map((error) => error.message[language]).join(' ') ?? '');
    } catch (error) {
      setRefused(describeError(error, language));
    }
  };
  return (
    <>
      {refused !== null && (
        <Notice kind="danger" title={t('hotspots.refused')} announce>
          {refused}
        </Notice>
      )}
      <div className={styles['go']}>
        <Button size="xs" variant="default" loading={loading} onClick={() => void again('recorded')}>
          {t('hotspots.repeatRecorded', { version: formats.count(run.dataVersion) })}
        </Button>
        {currentVersion !== undefined && currentVersion !== run.dataVersion && (
          <Button size="xs" variant="default" loading={loading} onClick={() => void again('current')}>
            {t('hotspots.repeatCurrent', { version: formats.count(currentVersion) })}
          </Button>
        )}
      </div>
    </>
  );
}
