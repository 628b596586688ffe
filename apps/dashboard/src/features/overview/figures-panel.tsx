import { ACCIDENT_MEASURE_TEXTS, type AccidentMeasure, type Period, type Severity } from '@elektron/domain';
import { SeverityMark, StatTile, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { useOrganisation } from '../../graphql/workspace.ts';
import type { AccidentFacets } from './overview-queries.ts';
import styles from './overview.module.css';

type Figure = 'accidents' | 'killed' | 'seriouslyInjured' | 'slightlyInjured';

/** Killed, serious and slight stand apart: Greek "serious" counts are too unreliable to be added to deaths. */
const FIGURES: readonly { readonly figure: Figure; readonly measure: AccidentMeasure; readonly severity: Severity | null }[] = [
  { figure: 'accidents', measure: 'accidents', severity: null },
  { figure: 'killed', measure: 'killed', severity: 'fatal' },
  { figure: 'seriouslyInjured', measure: 'seriously-injured', severity: 'serious' },
  { figure: 'slightlyInjured', measure: 'slightly-injured', severity: 'slight' },
];

/** A percentage of fewer would be noise that looks like a finding. */
const FEWEST_FOR_PERCENT = 20;

export function FiguresPanel({ facets, period }: { readonly facets: AccidentFacets; readonly period: Period | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useOrganisation();
  const dataPeriod = facets.dataPeriod;
  const covered = period ?? dataPeriod ?? null;
  const before = facets.figuresBefore ?? null;
  return (
    <>
      <dl className={styles['figures']}>
        {FIGURES.map(({ figure, measure, severity }) => {
          const { labels, definition } = ACCIDENT_MEASURE_TEXTS[measure];
          const change = before === null ? undefined : describeChange(facets.figures[figure], before.figures[figure], formats, t);
          return (
            <StatTile
              key={figure}
              label={labels[language]}
              value={formats.count(facets.figures[figure])}
              mark={severity === null ? undefined : <SeverityMark severity={severity} size={13} />}
              help={
                <>
                  <p>{definition[language]}</p>
                  <p>
                    {t('overview.figureSource', {
                      source: data?.organisation.attribution[language] ?? '',
                      period: covered === null ? '–' : formats.period(covered),
                      accidents: formats.count(facets.figures.accidents),
                      version: formats.count(facets.dataVersion),
                    })}
                  </p>
                </>
              }
              {...(change === undefined ? {} : { change })}
            />
          );
        })}
      </dl>
      {before !== null && <p className={styles['compared']}>{t('overview.compared', { period: formats.period(before.period) })}</p>}
    </>
  );
}

/** "+38 (+6 %) from 631"; a percentage never without what it is a percentage of. */
function describeChange(
  now: number,
  before: number,
  formats: ReturnType<typeof useFormats>,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  const difference = now - before;
  const values = { difference: formats.signed(difference), before: formats.count(before) };
  if (before < FEWEST_FOR_PERCENT) return t('overview.change', values);
  const ratio = difference / before;
  return t('overview.changePercent', { ...values, percent: `${ratio > 0 ? '+' : ''}${formats.percent(ratio, 1)}` });
}
